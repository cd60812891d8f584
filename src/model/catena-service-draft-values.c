/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-draft"

#include "config.h"

#include "catena-service-draft.h"

#include "catena-service-draft-private.h"
#include "catena-util.h"

static gboolean
field_has_type (CatenaFieldId   field,
                CatenaFieldType type)
{
  return (guint) field < CATENA_FIELD_N_SCALARS && catena_field_get (field)->type == type;
}

static gboolean
field_is_text (CatenaFieldId field)
{
  return field_has_type (field, CATENA_FIELD_TYPE_STRING) || field_has_type (field, CATENA_FIELD_TYPE_CHOICE);
}

/* From now on the field is what the person says. */
static void
mark_touched (CatenaServiceDraft *self,
              CatenaFieldId       field)
{
  catena_service_draft_get_value (self, field)->touched = TRUE;
  catena_service_draft_set_to_fill_in (self, field, FALSE);
}

static void
set_number (CatenaServiceDraft *self,
            CatenaFieldId       field,
            gint64              number)
{
  CatenaDraftValue *value = catena_service_draft_get_value (self, field);

  if (value->locked || value->number == number)
    return;

  value->number = number;
  mark_touched (self, field);
  catena_service_draft_finish_change (self, field);
}

/* The service spells its words in several ways ("sm2", "SM2"): a choice is kept in the choice's own spelling. */
const char *
catena_field_canonicalize (const CatenaField *field,
                           const char        *value)
{
  for (const CatenaChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    if (g_ascii_strcasecmp (choice->value, value) == 0)
      return choice->value;

  return value;
}

/**
 * catena_service_draft_get_string:
 * @self: a draft
 * @field: a string or a choice
 *
 * Returns: (transfer none): its value, never %NULL
 */
const char *
catena_service_draft_get_string (CatenaServiceDraft *self,
                                 CatenaFieldId       field)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), "");
  g_return_val_if_fail (field_is_text (field), "");

  return catena_service_draft_get_value (self, field)->text;
}

/**
 * catena_service_draft_set_string:
 * @self: a draft
 * @field: a string or a choice
 * @value: (nullable): its value; a choice in any mixture of upper and lower case
 *
 * Sets @field, and what follows it. Nothing happens when it is locked.
 */
void
catena_service_draft_set_string (CatenaServiceDraft *self,
                                 CatenaFieldId       field,
                                 const char         *value)
{
  CatenaDraftValue *slot;

  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (self));
  g_return_if_fail (field_is_text (field));

  slot = catena_service_draft_get_value (self, field);
  value = catena_field_canonicalize (catena_field_get (field), value != NULL ? value : "");
  if (slot->locked || !catena_set_str (&slot->text, value))
    return;

  mark_touched (self, field);
  catena_service_draft_finish_change (self, field);
}

/**
 * catena_service_draft_get_integer:
 * @self: a draft
 * @field: an integer
 *
 * Returns: its value; the unit is the field's
 */
gint64
catena_service_draft_get_integer (CatenaServiceDraft *self,
                                  CatenaFieldId       field)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), 0);
  g_return_val_if_fail (field_has_type (field, CATENA_FIELD_TYPE_INTEGER), 0);

  return catena_service_draft_get_value (self, field)->number;
}

/**
 * catena_service_draft_set_integer:
 * @self: a draft
 * @field: an integer
 * @value: its value; the unit is the field's
 *
 * Sets @field, and what follows it. Nothing happens when it is locked.
 */
void
catena_service_draft_set_integer (CatenaServiceDraft *self,
                                  CatenaFieldId       field,
                                  gint64              value)
{
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (self));
  g_return_if_fail (field_has_type (field, CATENA_FIELD_TYPE_INTEGER));

  set_number (self, field, value);
}

/**
 * catena_service_draft_get_boolean:
 * @self: a draft
 * @field: a boolean
 *
 * Returns: its value
 */
gboolean
catena_service_draft_get_boolean (CatenaServiceDraft *self,
                                  CatenaFieldId       field)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), FALSE);
  g_return_val_if_fail (field_has_type (field, CATENA_FIELD_TYPE_BOOLEAN), FALSE);

  return catena_service_draft_get_value (self, field)->number != 0;
}

/**
 * catena_service_draft_set_boolean:
 * @self: a draft
 * @field: a boolean
 * @value: its value
 *
 * Sets @field, and what follows it. Nothing happens when it is locked.
 */
void
catena_service_draft_set_boolean (CatenaServiceDraft *self,
                                  CatenaFieldId       field,
                                  gboolean            value)
{
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (self));
  g_return_if_fail (field_has_type (field, CATENA_FIELD_TYPE_BOOLEAN));

  set_number (self, field, value != FALSE);
}

/**
 * catena_service_draft_get_secret:
 * @self: a draft
 * @field: a secret
 *
 * Returns: (transfer none) (nullable): its value, %NULL while it is empty
 */
CatenaSecret *
catena_service_draft_get_secret (CatenaServiceDraft *self,
                                 CatenaFieldId       field)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), NULL);
  g_return_val_if_fail (field_has_type (field, CATENA_FIELD_TYPE_SECRET), NULL);

  return catena_service_draft_get_value (self, field)->secret;
}

/**
 * catena_service_draft_set_secret:
 * @self: a draft
 * @field: a secret
 * @value: (nullable): its value; %NULL or empty to forget it
 */
void
catena_service_draft_set_secret (CatenaServiceDraft *self,
                                 CatenaFieldId       field,
                                 CatenaSecret       *value)
{
  CatenaDraftValue *slot;

  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (self));
  g_return_if_fail (field_has_type (field, CATENA_FIELD_TYPE_SECRET));

  if (value != NULL && catena_secret_get_length (value) == 0)
    value = NULL;

  slot = catena_service_draft_get_value (self, field);
  if (catena_secret_equal (slot->secret, value))
    return;

  g_clear_pointer (&slot->secret, catena_secret_unref);
  if (value != NULL)
    slot->secret = catena_secret_ref (value);
  mark_touched (self, field);
  catena_service_draft_finish_change (self, field);
}

/**
 * catena_service_draft_clear_secrets:
 * @self: a draft
 *
 * Forgets every secret, for when they have been sent or the form is put away.
 */
void
catena_service_draft_clear_secrets (CatenaServiceDraft *self)
{
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (self));

  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    if (catena_field_get (i)->type == CATENA_FIELD_TYPE_SECRET)
      catena_service_draft_set_secret (self, i, NULL);
}

/* No template has them. */
void
catena_service_draft_mark_secrets (CatenaServiceDraft *self)
{
  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    if (catena_field_get (i)->type == CATENA_FIELD_TYPE_SECRET)
      catena_service_draft_set_to_fill_in (self, i, TRUE);
}
