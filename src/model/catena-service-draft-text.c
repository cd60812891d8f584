/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-draft"

#include "config.h"

#include "catena-service-draft.h"

#include "catena-redact.h"

#include <glib/gi18n-lib.h>

static const CatenaChoice *
find_choice (const CatenaField *field,
             const char        *value)
{
  for (const CatenaChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    if (g_str_equal (choice->value, value))
      return choice;

  return NULL;
}

static char *
dup_choice_text (const CatenaField *field,
                 const char        *value)
{
  const CatenaChoice *choice = find_choice (field, value);

  return g_strdup (choice != NULL ? _(choice->label) : value);
}

static char *
dup_integer_text (const CatenaField *field,
                  gint64             value)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  switch ((guint) field->id)
    {
    case CATENA_FIELD_ORG_DISK_SIZE:
    case CATENA_FIELD_KAFKA_STORAGE:
      return g_strdup_printf (_("%s GB"), number);
    case CATENA_FIELD_PREFERRED_MAXBYTES:
      return g_strdup_printf (_("%s MB"), number);
    case CATENA_FIELD_BANDWIDTH_SIZE:
      return g_strdup_printf (_("%s Mbit/s"), number);
    case CATENA_FIELD_BATCH_TIMEOUT:
      return g_strdup_printf (_("%s s"), number);
    default:
      return field->choices != NULL ? dup_choice_text (field, number) : g_steal_pointer (&number);
    }
}

static char *
dup_organization_text (gpointer item)
{
  CatenaDraftOrganization *organization = item;
  const guint peers = catena_draft_organization_get_peers (organization);

  /* Translators: an organization and how many peers it has. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (%u peer)", "%s (%u peers)", peers),
                          catena_draft_organization_get_name (organization), peers);
}

static char *
dup_channel_text (gpointer item)
{
  return g_strdup (catena_draft_channel_get_name (item));
}

static char *
dup_edge_node_text (gpointer item)
{
  return g_strdup (catena_draft_edge_node_get_id (item));
}

static char *
dup_list_text (GListModel *model,
               char     *(*dup_item_text) (gpointer item))
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      g_ptr_array_add (texts, dup_item_text (item));
    }
  g_ptr_array_add (texts, NULL);

  /* Translators: between the parts of an enumeration. */
  return g_strjoinv (_(", "), (char **) texts->pdata);
}

static char *
dup_lists_text (CatenaServiceDraft *self,
                CatenaFieldId       list)
{
  if (list == CATENA_FIELD_ORGANIZATIONS)
    return dup_list_text (catena_service_draft_get_organizations (self), dup_organization_text);
  if (list == CATENA_FIELD_CHANNELS)
    return dup_list_text (catena_service_draft_get_channels (self), dup_channel_text);

  return dup_list_text (catena_service_draft_get_edge_nodes (self), dup_edge_node_text);
}

/**
 * catena_service_draft_dup_field_text:
 * @self: a draft
 * @field: a field, one of the lists included
 *
 * Returns: (transfer full): the value of @field for people: translated, with its unit, dots for a secret; ""
 *   when it is empty. Plain text, in part the person's own
 */
char *
catena_service_draft_dup_field_text (CatenaServiceDraft *self,
                                     CatenaFieldId       field)
{
  const CatenaField *row;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), NULL);
  g_return_val_if_fail ((guint) field < CATENA_FIELD_N_IDS, NULL);

  row = catena_field_get (field);
  switch (row->type)
    {
    case CATENA_FIELD_TYPE_STRING:
      return g_strdup (catena_service_draft_get_string (self, field));
    case CATENA_FIELD_TYPE_CHOICE:
      return dup_choice_text (row, catena_service_draft_get_string (self, field));
    case CATENA_FIELD_TYPE_INTEGER:
      return dup_integer_text (row, catena_service_draft_get_integer (self, field));
    case CATENA_FIELD_TYPE_BOOLEAN:
      return g_strdup (catena_service_draft_get_boolean (self, field) ? _("Yes") : _("No"));
    case CATENA_FIELD_TYPE_SECRET:
      return g_strdup (catena_service_draft_get_secret (self, field) != NULL ? CATENA_REDACTED : "");
    case CATENA_FIELD_TYPE_LIST:
    default:
      return dup_lists_text (self, field);
    }
}
