/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-hub"

#include "config.h"

#include "catena-hub-private.h"

/* The workspaces of the accounts: opened, kept over an edit, closed. */

/* The list holds what it returns. */
static CatenaWorkspace *
peek_workspace (CatenaHub *self,
                guint      position)
{
  CatenaWorkspace *workspace = g_list_model_get_item (G_LIST_MODEL (self->workspaces), position);

  if (workspace != NULL)
    g_object_unref (workspace);

  return workspace;
}

static guint
count_workspaces (CatenaHub *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->workspaces));
}

static CatenaWorkspace *
find_workspace (CatenaHub  *self,
                const char *account_id,
                const char *project_id)
{
  for (guint i = 0; i < count_workspaces (self); i++)
    {
      CatenaWorkspace *workspace = peek_workspace (self, i);
      CatenaAccount *account = catena_workspace_get_account (workspace);
      CatenaProject *project = catena_workspace_get_project (workspace);

      if (g_strcmp0 (catena_account_get_id (account), account_id) == 0
          && g_strcmp0 (catena_project_get_id (project), project_id) == 0)
        return workspace;
    }

  return NULL;
}

static void
close_workspace (CatenaHub *self,
                 guint      position)
{
  g_autoptr (CatenaWorkspace) workspace = g_list_model_get_item (G_LIST_MODEL (self->workspaces), position);

  catena_poller_remove_workspace (self->poller, workspace);
  catena_tracker_remove_workspace (self->tracker, workspace);
  catena_workspace_close (workspace);
  g_list_store_remove (self->workspaces, position);
}

/* Closes those of the account's workspaces that are not in `account`; null for all. */
static void
close_workspaces (CatenaHub     *self,
                  const char    *account_id,
                  CatenaAccount *account)
{
  for (guint i = count_workspaces (self); i > 0; i--)
    {
      CatenaWorkspace *workspace = peek_workspace (self, i - 1);
      const char *project_id = catena_project_get_id (catena_workspace_get_project (workspace));

      if (g_strcmp0 (catena_account_get_id (catena_workspace_get_account (workspace)), account_id) == 0
          && (account == NULL || !catena_project_find (catena_account_get_projects (account), project_id, NULL)))
        close_workspace (self, i - 1);
    }
}

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* What cannot be read is asked for; what is wrong with the database is a property of its own. */
  if (!catena_workspace_restore_finish (CATENA_WORKSPACE (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("The last known state of a project is lost: %s", error->message);
}

static void
open_project (CatenaHub        *self,
              CatenaConnection *connection,
              CatenaProject    *project)
{
  CatenaAccount *account = catena_connection_get_account (connection);
  CatenaWorkspace *known =
    find_workspace (self, catena_account_get_id (account), catena_project_get_id (project));
  g_autoptr (CatenaWorkspace) workspace = NULL;

  if (known != NULL)
    {
      catena_workspace_set_project (known, project);
      catena_workspace_account_changed (known);
      return;
    }

  workspace = catena_workspace_new (connection, project, self->database, self->tracker);
  catena_tracker_add_workspace (self->tracker, workspace);
  g_list_store_append (self->workspaces, workspace);
  catena_poller_add_workspace (self->poller, workspace);
  catena_workspace_restore_async (workspace, self->cancellable, on_restored, NULL);
}

static void
on_sign_in_required (CatenaConnection *connection,
                     const GError     *reason,
                     gpointer          user_data)
{
  g_signal_emit_by_name (user_data, "sign-in-required", catena_connection_get_account (connection), reason);
}

/**
 * catena_hub_open_account:
 * @self: a hub
 * @account: an account, new or edited
 * @credentials: (nullable): what it is signed in with from now on
 *
 * Opens a workspace for each of its projects. Those that are open already stay, with all they show.
 */
void
catena_hub_open_account (CatenaHub         *self,
                         CatenaAccount     *account,
                         CatenaCredentials *credentials)
{
  const char *id = catena_account_get_id (account);
  CatenaConnection *connection = catena_hub_get_connection (self, id);
  GListModel *projects = catena_account_get_projects (account);
  guint n_projects = g_list_model_get_n_items (projects);

  if (connection == NULL)
    {
      connection = catena_connection_new (account, self->keyring, self->log);
      g_signal_connect_object (connection, "sign-in-required", G_CALLBACK (on_sign_in_required), self, 0);
      g_hash_table_insert (self->connections, g_strdup (id), connection);
    }
  else
    {
      catena_connection_set_account (connection, account);
    }

  if (credentials != NULL)
    catena_connection_set_credentials (connection, credentials);
  close_workspaces (self, id, account);
  for (guint i = 0; i < n_projects; i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (projects, i);

      open_project (self, connection, project);
    }
  catena_hub_update_online (self);
}

/**
 * catena_hub_close_account:
 * @self: a hub
 * @account_id: an account
 *
 * Closes its workspaces and its connection.
 */
void
catena_hub_close_account (CatenaHub  *self,
                          const char *account_id)
{
  CatenaConnection *connection = catena_hub_get_connection (self, account_id);

  close_workspaces (self, account_id, NULL);
  if (connection != NULL)
    catena_connection_close (connection);
  g_hash_table_remove (self->connections, account_id);
  catena_hub_update_online (self);
}

/**
 * catena_hub_lookup_workspace:
 * @self: a hub
 * @account_id: (nullable): an account
 * @project_id: (nullable): a project of it
 *
 * Returns: (transfer none) (nullable): the workspace of both
 */
CatenaWorkspace *
catena_hub_lookup_workspace (CatenaHub  *self,
                             const char *account_id,
                             const char *project_id)
{
  g_return_val_if_fail (CATENA_IS_HUB (self), NULL);

  return find_workspace (self, account_id, project_id);
}

/**
 * catena_hub_get_connection:
 * @self: a hub
 * @account_id: an account
 *
 * Returns: (transfer none) (nullable): its connection
 */
CatenaConnection *
catena_hub_get_connection (CatenaHub  *self,
                           const char *account_id)
{
  g_return_val_if_fail (CATENA_IS_HUB (self), NULL);

  return g_hash_table_lookup (self->connections, account_id);
}
