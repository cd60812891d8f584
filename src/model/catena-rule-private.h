/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-rule.h"

G_BEGIN_DECLS

/* The field of a rule that is asked of every field. */
#define CATENA_FIELD_ANY CATENA_FIELD_N_IDS

typedef struct _CatenaRule CatenaRule;

/**
 * CatenaRuleCase:
 * @draft: the draft that is checked
 * @context: what is known around it; never %NULL
 * @rule: the rule
 * @field: the field that it is about
 * @item: (nullable): the organization, channel or edge node, for rules about each of them
 *
 * What a check looks at.
 */
typedef struct
{
  CatenaServiceDraft *draft;
  const CatenaDraftContext *context;
  const CatenaRule *rule;
  CatenaFieldId field;
  GObject *item;
} CatenaRuleCase;

/**
 * CatenaRule:
 * @id: its id
 * @field: where the message belongs, or %CATENA_FIELD_ANY; the rule applies while the field does
 * @severity: whether "Next" waits
 * @each: whether it is asked for each item of the list @field, not for the draft
 * @check: returns whether there is something to say, and may set the message to a translated text of its own
 * @message: (nullable): what is said unless @check says it; not yet translated
 *
 * One row of the table of rules.
 */
struct _CatenaRule
{
  const char *id;
  CatenaFieldId field;
  CatenaSeverity severity;
  gboolean each;
  gboolean (*check) (const CatenaRuleCase  *rule_case,
                     char                 **message);
  const char *message;
};

const CatenaRule *catena_rule_table_get (gsize *n_rules);

G_END_DECLS
