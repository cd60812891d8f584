/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-draft-choice"

#include "config.h"

#include "catena-draft-choice.h"

/* What a beginner never meets, and switches that are off: told in the review only where they were changed. */
static const CatenaFieldId special[] = {
  CATENA_FIELD_CLUSTER_TYPE,
  CATENA_FIELD_CREATE_NEW_CLUSTER,
  CATENA_FIELD_FABRIC_VERSION,
  CATENA_FIELD_BATCH_TIMEOUT,
  CATENA_FIELD_MAX_MESSAGE_COUNT,
  CATENA_FIELD_PREFERRED_MAXBYTES,
  CATENA_FIELD_TURBO_SHARE_TYPE,
  CATENA_FIELD_TURBO_TYPE,
  CATENA_FIELD_TURBO_AZ,
  CATENA_FIELD_TURBO_SPEC,
  CATENA_FIELD_TC3_NEED,
  CATENA_FIELD_RESTFUL_API,
};

/* What follows from another answer. */
static const CatenaFieldId implied[] = {
  CATENA_FIELD_BLOCKCHAIN_TYPE,
  CATENA_FIELD_IS_INVITEE,
};

static gboolean
contains (const CatenaFieldId *fields,
          gsize                n_fields,
          CatenaFieldId        field)
{
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i] == field)
      return TRUE;

  return FALSE;
}

static gboolean
has_text (CatenaServiceDraft *draft,
          CatenaFieldId       field,
          const char         *text)
{
  return g_str_equal (catena_service_draft_get_string (draft, field), text);
}

/**
 * catena_draft_dup_choice:
 * @draft: a draft
 * @field: a choice, an integer or a boolean
 *
 * Returns: (transfer full): its value as it stands in a #CatenaChoice
 */
char *
catena_draft_dup_choice (CatenaServiceDraft *draft,
                         CatenaFieldId       field)
{
  const CatenaField *row = catena_field_get (field);

  if (row->type == CATENA_FIELD_TYPE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, catena_service_draft_get_integer (draft, field));
  if (row->type == CATENA_FIELD_TYPE_BOOLEAN)
    return g_strdup (catena_service_draft_get_boolean (draft, field) ? "true" : "false");

  return g_strdup (catena_service_draft_get_string (draft, field));
}

/**
 * catena_draft_set_choice:
 * @draft: a draft
 * @field: a choice, an integer or a boolean
 * @value: its value as it stands in a #CatenaChoice
 */
void
catena_draft_set_choice (CatenaServiceDraft *draft,
                         CatenaFieldId       field,
                         const char         *value)
{
  const CatenaField *row = catena_field_get (field);

  if (row->type == CATENA_FIELD_TYPE_INTEGER)
    catena_service_draft_set_integer (draft, field, g_ascii_strtoll (value, NULL, 10));
  else if (row->type == CATENA_FIELD_TYPE_BOOLEAN)
    catena_service_draft_set_boolean (draft, field, g_str_equal (value, "true"));
  else
    catena_service_draft_set_string (draft, field, value);
}

/**
 * catena_draft_choice_fits:
 * @draft: a draft
 * @field: a field with choices
 * @value: one of them
 *
 * A choice that the rules would refuse as the draft stands is better not offered at all.
 *
 * Returns: whether to offer it
 */
gboolean
catena_draft_choice_fits (CatenaServiceDraft *draft,
                          CatenaFieldId       field,
                          const char         *value)
{
  gboolean old_fabric;

  if (field != CATENA_FIELD_CONSENSUS || has_text (draft, field, value) || g_str_equal (value, "SFLIC"))
    return TRUE;

  old_fabric = has_text (draft, CATENA_FIELD_FABRIC_VERSION, "1.4");

  return g_str_equal (value, "etcdraft") != old_fabric;
}

/**
 * catena_draft_find_choice:
 * @draft: a draft
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the choice that was made; %NULL for a field without choices, and for a
 *   foreign value
 */
const CatenaChoice *
catena_draft_find_choice (CatenaServiceDraft *draft,
                          CatenaFieldId       field)
{
  const CatenaChoice *choices = catena_field_get (field)->choices;
  g_autofree char *value = NULL;

  if (choices == NULL)
    return NULL;

  value = catena_draft_dup_choice (draft, field);
  for (; choices->value != NULL; choices++)
    if (g_str_equal (choices->value, value))
      return choices;

  return NULL;
}

/**
 * catena_draft_is_asked:
 * @draft: a draft
 * @field: a field, one of the lists included
 *
 * Of what applies, some has only one right answer: Raft has 3 orderers, a new blockchain Fabric 2.2.
 *
 * Returns: whether there is anything to answer
 */
gboolean
catena_draft_is_asked (CatenaServiceDraft *draft,
                       CatenaFieldId       field)
{
  if (!catena_service_draft_applies (draft, field) || contains (implied, G_N_ELEMENTS (implied), field))
    return FALSE;
  if (field == CATENA_FIELD_ORDERER_NODE_NUMBER)
    return !has_text (draft, CATENA_FIELD_CONSENSUS, "etcdraft");
  if (field == CATENA_FIELD_FABRIC_VERSION)
    return catena_service_draft_get_boolean (draft, CATENA_FIELD_IS_INVITEE);

  return TRUE;
}

/**
 * catena_draft_is_usual:
 * @draft: a draft
 * @field: a field that is no secret and no list
 *
 * Returns: whether it has the answer that a new draft has
 */
gboolean
catena_draft_is_usual (CatenaServiceDraft *draft,
                       CatenaFieldId       field)
{
  const CatenaField *row = catena_field_get (field);
  g_autofree char *value = catena_draft_dup_choice (draft, field);

  if (row->default_text != NULL)
    return g_str_equal (value, row->default_text);
  if (row->type == CATENA_FIELD_TYPE_BOOLEAN)
    return g_str_equal (value, "false");

  return g_str_equal (value, row->type == CATENA_FIELD_TYPE_INTEGER ? "0" : "");
}

/**
 * catena_draft_is_telling:
 * @draft: a draft
 * @field: a field, one of the lists included
 *
 * Returns: whether a summary should name @field: it applies, and is not one of those that have the value that
 *   everybody uses
 */
gboolean
catena_draft_is_telling (CatenaServiceDraft *draft,
                         CatenaFieldId       field)
{
  if (catena_field_get (field)->path == NULL || !catena_service_draft_applies (draft, field)
      || contains (implied, G_N_ELEMENTS (implied), field))
    return FALSE;

  return !contains (special, G_N_ELEMENTS (special), field) || !catena_draft_is_usual (draft, field);
}
