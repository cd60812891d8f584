/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-saved-draft"

#include "config.h"

#include "catena-saved-draft.h"

#include "catena-json.h"
#include "catena-saved-draft-private.h"

#include <string.h>

struct _CatenaSavedDraft
{
  GObject parent_instance;

  CatenaStoredDraft *row;
};

G_DEFINE_FINAL_TYPE (CatenaSavedDraft, catena_saved_draft, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_ACCOUNT_ID,
  PROP_PROJECT_ID,
  PROP_NAME,
  PROP_TIME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
catena_saved_draft_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CatenaSavedDraft *self = CATENA_SAVED_DRAFT (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->row->id);
      break;
    case PROP_ACCOUNT_ID:
      g_value_set_string (value, self->row->account_id);
      break;
    case PROP_PROJECT_ID:
      g_value_set_string (value, self->row->project_id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->row->name);
      break;
    case PROP_TIME:
      g_value_set_int64 (value, self->row->time);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_saved_draft_finalize (GObject *object)
{
  CatenaSavedDraft *self = CATENA_SAVED_DRAFT (object);

  g_clear_pointer (&self->row, catena_stored_draft_free);

  G_OBJECT_CLASS (catena_saved_draft_parent_class)->finalize (object);
}

static void
catena_saved_draft_class_init (CatenaSavedDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_saved_draft_get_property;
  object_class->finalize = catena_saved_draft_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_ACCOUNT_ID] = g_param_spec_string ("account-id", NULL, NULL, NULL, flags);
  properties[PROP_PROJECT_ID] = g_param_spec_string ("project-id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_saved_draft_init (CatenaSavedDraft *self)
{
}

/**
 * catena_saved_draft_new:
 * @row: (transfer full): the row of the database
 *
 * Returns: (transfer full): the draft that is kept there
 */
CatenaSavedDraft *
catena_saved_draft_new (CatenaStoredDraft *row)
{
  CatenaSavedDraft *self;

  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (CATENA_TYPE_SAVED_DRAFT, NULL);
  self->row = row;

  return self;
}

/**
 * catena_saved_draft_set_row:
 * @self: a saved draft
 * @row: (transfer full): what it is now, with the same id
 */
void
catena_saved_draft_set_row (CatenaSavedDraft  *self,
                            CatenaStoredDraft *row)
{
  g_autoptr (CatenaStoredDraft) before = NULL;

  g_return_if_fail (CATENA_IS_SAVED_DRAFT (self));
  g_return_if_fail (row != NULL);

  before = g_steal_pointer (&self->row);
  self->row = row;
  if (g_strcmp0 (before->name, row->name) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  if (before->time != row->time)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME]);
}

/**
 * catena_saved_draft_get_id:
 * @self: a saved draft
 *
 * Returns: (transfer none): its uuid
 */
const char *
catena_saved_draft_get_id (CatenaSavedDraft *self)
{
  g_return_val_if_fail (CATENA_IS_SAVED_DRAFT (self), NULL);

  return self->row->id;
}

/**
 * catena_saved_draft_get_account_id:
 * @self: a saved draft
 *
 * Returns: (transfer none): the account for which it was begun
 */
const char *
catena_saved_draft_get_account_id (CatenaSavedDraft *self)
{
  g_return_val_if_fail (CATENA_IS_SAVED_DRAFT (self), NULL);

  return self->row->account_id;
}

/**
 * catena_saved_draft_get_project_id:
 * @self: a saved draft
 *
 * Returns: (transfer none): the project for which it was begun
 */
const char *
catena_saved_draft_get_project_id (CatenaSavedDraft *self)
{
  g_return_val_if_fail (CATENA_IS_SAVED_DRAFT (self), NULL);

  return self->row->project_id;
}

/**
 * catena_saved_draft_get_name:
 * @self: a saved draft
 *
 * Returns: (transfer none) (nullable): the name of the service; %NULL while it has none
 */
const char *
catena_saved_draft_get_name (CatenaSavedDraft *self)
{
  g_return_val_if_fail (CATENA_IS_SAVED_DRAFT (self), NULL);

  return self->row->name;
}

/**
 * catena_saved_draft_get_time:
 * @self: a saved draft
 *
 * Returns: when it was last changed, nanoseconds UTC
 */
gint64
catena_saved_draft_get_time (CatenaSavedDraft *self)
{
  g_return_val_if_fail (CATENA_IS_SAVED_DRAFT (self), 0);

  return self->row->time;
}

/**
 * catena_saved_draft_load:
 * @self: a saved draft
 * @error: return location for an error
 *
 * Makes a draft of what was saved. Its passwords have to be asked for again. Fails with %CATENA_ERROR_INPUT when what was
 * saved cannot be read; it stays where it is, until the person gives it up.
 *
 * Returns: (transfer full) (nullable): a draft to go on with
 */
CatenaServiceDraft *
catena_saved_draft_load (CatenaSavedDraft  *self,
                         GError           **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (CATENA_IS_SAVED_DRAFT (self), NULL);

  bytes = g_bytes_new_static (self->row->draft, strlen (self->row->draft));
  node = catena_json_parse (bytes, error);

  return node != NULL ? catena_service_draft_new_from_json (node, error) : NULL;
}
