/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-service-draft.h"

G_BEGIN_DECLS

/* What tells a saved draft from any other JSON, and its generation: members may be added without a new one. */
#define CATENA_DRAFT_FORMAT "catena-draft"
#define CATENA_DRAFT_FORMAT_VERSION 1

/**
 * CatenaDraftValue:
 * @text: (not nullable): value of a string or a choice
 * @number: value of an integer or a boolean
 * @secret: (nullable): value of a secret
 * @touched: whether the person has set it, so that it no longer follows others
 * @locked: whether it can no longer be set
 *
 * The value of one field. For the files of the draft only: writing to it bypasses signals, locks and
 * followers.
 */
typedef struct
{
  char *text;
  gint64 number;
  CatenaSecret *secret;
  gboolean touched;
  gboolean locked;
} CatenaDraftValue;

CatenaDraftValue *catena_service_draft_get_value          (CatenaServiceDraft *self,
                                                           CatenaFieldId       field);
gboolean          catena_service_draft_get_lists_touched  (CatenaServiceDraft *self);
void              catena_service_draft_set_lists_touched  (CatenaServiceDraft *self,
                                                           gboolean            touched);
void              catena_service_draft_set_to_fill_in     (CatenaServiceDraft *self,
                                                           CatenaFieldId       field,
                                                           gboolean            to_fill_in);
void              catena_service_draft_mark_secrets       (CatenaServiceDraft *self);
void              catena_service_draft_finish_change      (CatenaServiceDraft *self,
                                                           CatenaFieldId       field);
void              catena_service_draft_finish_list_change (CatenaServiceDraft *self,
                                                           CatenaFieldId       list);
void              catena_service_draft_update_followers   (CatenaServiceDraft *self,
                                                           CatenaFieldId       source);
gboolean          catena_field_is_text                    (const CatenaField *field);
gint64            catena_field_parse_number               (const CatenaField *field,
                                                           const char        *text);
const char       *catena_field_canonicalize               (const CatenaField *field,
                                                           const char        *value);

G_END_DECLS
