/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-hub"

#include "config.h"

#include "catena-hub-private.h"

/* From the files of an earlier run to the end of this one. */

/* The database answers in the order of the questions: when the operations are there, so are the lists asked for before. */
static void
on_operations_loaded (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (catena_tracker_load_finish (CATENA_TRACKER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
open_accounts (CatenaHub *self)
{
  GListModel *accounts = G_LIST_MODEL (self->accounts);
  guint n_accounts = g_list_model_get_n_items (accounts);

  for (guint i = 0; i < n_accounts; i++)
    {
      g_autoptr (CatenaAccount) account = g_list_model_get_item (accounts, i);

      catena_hub_open_account (self, account, NULL);
    }
}

/**
 * catena_hub_load_async:
 * @self: a hub
 * @cancellable: (nullable): a cancellable
 * @callback: called when accounts, last known lists and operations are there
 * @user_data: data of @callback
 *
 * Opens what an earlier run left. The details of the services follow; nothing is asked over the network before something is
 * shown or an operation runs.
 */
void
catena_hub_load_async (CatenaHub           *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GError) error = NULL;
  GTask *task;

  g_return_if_fail (CATENA_IS_HUB (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_hub_load_async);

  /* Without accounts it goes on: "storage-problem" says why there are none. */
  if (!catena_account_store_load (self->accounts, &error))
    g_info ("Cannot read the accounts: %s", error->message);
  open_accounts (self);
  catena_tracker_load_async (self->tracker, cancellable, on_operations_loaded, task);
}

/**
 * catena_hub_load_finish:
 * @self: a hub
 * @result: what the callback got
 * @error: return location for an error
 *
 * What could not be read is told by "storage-problem"; only cancellation is an error.
 *
 * Returns: whether it was not cancelled
 */
gboolean
catena_hub_load_finish (CatenaHub     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_hub_shutdown:
 * @self: a hub
 *
 * Ends all calls and closes the database. Operations go on at the next start.
 */
void
catena_hub_shutdown (CatenaHub *self)
{
  GHashTableIter iter;
  gpointer connection;

  g_return_if_fail (CATENA_IS_HUB (self));

  if (self->closed)
    return;

  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  if (self->poller != NULL)
    catena_poller_close (self->poller);
  if (self->tracker != NULL)
    catena_tracker_close (self->tracker);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->workspaces)); i++)
    {
      g_autoptr (CatenaWorkspace) workspace = g_list_model_get_item (G_LIST_MODEL (self->workspaces), i);

      catena_workspace_close (workspace);
    }
  g_hash_table_iter_init (&iter, self->connections);
  while (g_hash_table_iter_next (&iter, NULL, &connection))
    catena_connection_close (connection);
  if (self->database != NULL)
    catena_database_close (self->database);
  if (self->tracker != NULL)
    catena_tracker_unlock (self->tracker);
}
