/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-limits.h"
#include "catena-service-draft.h"

G_BEGIN_DECLS

/**
 * CatenaDraftContext:
 * @quota: (nullable): quota for services (5.1.14)
 * @flavor: (nullable): limits (5.1.15)
 * @names_taken: (nullable) (element-type utf8): set of the project's service names
 * @clusters_used: (nullable) (element-type utf8 utf8): ids of the clusters that services run on, and their names
 *
 * What is known around a draft. What is not known is not checked: the review says so.
 */
typedef struct
{
  const CatenaQuota *quota;
  const CatenaFlavor *flavor;
  GHashTable *names_taken;
  GHashTable *clusters_used;
} CatenaDraftContext;

typedef enum
{
  CATENA_SEVERITY_WARNING,
  CATENA_SEVERITY_ERROR,
} CatenaSeverity;

/**
 * CatenaFinding:
 * @rule: id of the rule ("name-taken")
 * @field: where the message belongs
 * @severity: whether "Next" waits for it
 * @item: (nullable): the organization, channel or edge node that it is about
 * @message: for people, translated: what is wrong and what would be right
 */
typedef struct
{
  const char *rule;
  CatenaFieldId field;
  CatenaSeverity severity;
  GObject *item;
  char *message;
} CatenaFinding;

void               catena_finding_free        (CatenaFinding *finding);
GPtrArray         *catena_rules_check         (CatenaServiceDraft       *draft,
                                               const CatenaDraftContext *context);
gsize              catena_rules_get_ids       (const char * const **ids);
char              *catena_suggest_service_name (GHashTable *names_taken);

/* Hints that go with a field whatever the rules say of it. */
char              *catena_draft_dup_storage_total  (CatenaServiceDraft *draft);
char              *catena_draft_dup_quota_position (const CatenaQuota  *quota);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaFinding, catena_finding_free)

G_END_DECLS
