/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-workspace"

#include "config.h"

#include "catena-workspace-refresh.h"

#include "catena-json.h"
#include "catena-saved-draft-private.h"
#include "catena-time.h"

/* The drafts that wait in a project, in the list and in the database. */

static gboolean
find_draft (CatenaWorkspace *self,
            const char      *id,
            guint           *position)
{
  guint n_drafts = g_list_model_get_n_items (G_LIST_MODEL (self->drafts));

  for (guint i = 0; i < n_drafts; i++)
    {
      g_autoptr (CatenaSavedDraft) draft = g_list_model_get_item (G_LIST_MODEL (self->drafts), i);

      if (g_str_equal (catena_saved_draft_get_id (draft), id))
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

static CatenaStoredDraft *
make_row (CatenaWorkspace    *self,
          const char         *id,
          CatenaServiceDraft *draft)
{
  CatenaStoredDraft *row = catena_stored_draft_new ();
  g_autoptr (JsonNode) node = catena_service_draft_to_json (draft);
  const char *name = catena_service_draft_get_string (draft, CATENA_FIELD_NAME);

  row->id = g_strdup (id);
  row->account_id = g_strdup (catena_account_get_id (catena_workspace_get_account (self)));
  row->project_id = g_strdup (catena_project_get_id (self->project));
  row->time = catena_time_now ();
  row->name = name != NULL && *name != '\0' ? g_strdup (name) : NULL;
  row->draft = catena_json_to_text (node, FALSE);

  return row;
}

/* The one that is worked on is the first; only then does nothing move. */
static void
show_row (CatenaWorkspace   *self,
          CatenaStoredDraft *row)
{
  g_autoptr (CatenaSavedDraft) draft = NULL;
  guint position;

  if (!find_draft (self, row->id, &position))
    {
      draft = catena_saved_draft_new (row);
      g_list_store_insert (self->drafts, 0, draft);
      return;
    }

  draft = g_list_model_get_item (G_LIST_MODEL (self->drafts), position);
  catena_saved_draft_set_row (draft, row);
  if (position > 0)
    {
      g_list_store_remove (self->drafts, position);
      g_list_store_insert (self->drafts, 0, draft);
    }
}

static void
on_drafts_listed (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (CatenaWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = catena_database_list_drafts_finish (CATENA_DATABASE (source), result, &error);

  /* Why the database cannot be read is told by itself. */
  if (rows == NULL)
    {
      self->unrestored = TRUE;
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      const CatenaStoredDraft *row = g_ptr_array_index (rows, i);
      guint position;

      /* What was saved in the meantime is newer. */
      if (!find_draft (self, row->id, &position))
        {
          g_autoptr (CatenaSavedDraft) draft = catena_saved_draft_new (catena_stored_draft_copy (row));

          g_list_store_append (self->drafts, draft);
        }
    }
}

/**
 * catena_workspace_restore_drafts:
 * @self: a workspace
 *
 * Lists the drafts of earlier runs, when the database has answered.
 */
void
catena_workspace_restore_drafts (CatenaWorkspace *self)
{
  catena_database_list_drafts_async (self->database, catena_account_get_id (catena_workspace_get_account (self)),
                                     catena_project_get_id (self->project), self->cancellable, on_drafts_listed,
                                     g_object_ref (self));
}

/**
 * catena_workspace_get_drafts:
 * @self: a workspace
 *
 * Returns: (transfer none): the #CatenaSavedDraft that wait in the project, the one that was changed last first
 */
GListModel *
catena_workspace_get_drafts (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  return G_LIST_MODEL (self->drafts);
}

/**
 * catena_workspace_save_draft:
 * @self: a workspace
 * @id: a uuid that the caller made for the draft
 * @draft: what to save, without its secrets
 *
 * Saves a draft, in place of the one of that id if there is one. It is on the list at once and outlives the program when the
 * database's worker comes to it; if that cannot be, the hub's "storage-problem" says why.
 */
void
catena_workspace_save_draft (CatenaWorkspace    *self,
                             const char         *id,
                             CatenaServiceDraft *draft)
{
  CatenaStoredDraft *row;

  g_return_if_fail (CATENA_IS_WORKSPACE (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (draft));

  row = make_row (self, id, draft);
  catena_database_put_draft (self->database, row);
  show_row (self, row);
}

/**
 * catena_workspace_forget_draft:
 * @self: a workspace
 * @id: the id of a draft
 *
 * Gives a draft up. None of that id is no error.
 */
void
catena_workspace_forget_draft (CatenaWorkspace *self,
                               const char      *id)
{
  guint position;

  g_return_if_fail (CATENA_IS_WORKSPACE (self));
  g_return_if_fail (id != NULL);

  catena_database_remove_draft (self->database, id);
  if (find_draft (self, id, &position))
    g_list_store_remove (self->drafts, position);
}

/**
 * catena_workspace_keeps_drafts:
 * @self: a workspace
 *
 * Returns: whether drafts outlive the program, as far as is known; else the hub's "storage-problem" says why not
 */
gboolean
catena_workspace_keeps_drafts (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), FALSE);

  return catena_database_is_durable (self->database);
}
