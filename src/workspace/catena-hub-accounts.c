/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-hub"

#include "config.h"

#include "catena-error.h"
#include "catena-host.h"
#include "catena-hub-private.h"

/* Credentials on their way into the keyring. */
typedef struct
{
  CatenaAccount *account;
  CatenaCredentials *credentials;
} Keeping;

static Keeping *
make_keeping (CatenaAccount     *account,
              CatenaCredentials *credentials)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->account = g_object_ref (account);
  keeping->credentials = catena_credentials_ref (credentials);

  return keeping;
}

static void
free_keeping (Keeping *keeping)
{
  g_object_unref (keeping->account);
  catena_credentials_unref (keeping->credentials);
  g_free (keeping);
}

static gboolean
is_endpoint (const char *endpoint)
{
  g_autoptr (GUri) uri = endpoint != NULL ? g_uri_parse (endpoint, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0')
    return FALSE;
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return TRUE;

  return g_str_equal (g_uri_get_scheme (uri), "http") && catena_host_is_loopback (host);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *copy = g_strdup (text);

  return copy == NULL || *g_strstrip (copy) == '\0';
}

static GError *
new_input_error (const char *message)
{
  return catena_error_new (CATENA_ERROR_INPUT, NULL, "%s", message);
}

static GError *
check_projects (CatenaAccount *account)
{
  GListModel *projects = catena_account_get_projects (account);
  guint n_projects = g_list_model_get_n_items (projects);

  if (n_projects == 0)
    return new_input_error ("The account has no project");

  for (guint i = 0; i < n_projects; i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (projects, i);

      if (is_blank (catena_project_get_id (project)))
        return new_input_error ("A project has no id");
      if (!is_endpoint (catena_project_get_endpoint (project)))
        return new_input_error ("A project's endpoint is no https address");
    }

  return NULL;
}

static GError *
check_account (CatenaHub         *self,
               CatenaAccount     *account,
               CatenaCredentials *credentials)
{
  CatenaAccount *known = catena_hub_lookup_account (self, catena_account_get_id (account));
  CatenaConnection *connection = catena_hub_get_connection (self, catena_account_get_id (account));

  if (is_blank (catena_account_get_label (account)))
    return new_input_error ("The account has no label");
  if (!is_endpoint (catena_account_get_iam_endpoint (account))
      && (catena_account_get_credentials_kind (account) == CATENA_CREDENTIALS_PASSWORD
          || catena_account_get_iam_endpoint (account) != NULL))
    return new_input_error ("The account's IAM endpoint is no https address");
  if (credentials != NULL
      && catena_credentials_get_kind (credentials) != catena_account_get_credentials_kind (account))
    return new_input_error ("The account and its credentials are of different kinds");
  if (credentials == NULL && (known == NULL || connection == NULL))
    return new_input_error ("A new account needs credentials");

  return check_projects (account);
}

/* A project can be left out of an account once nothing goes on in it. */
static GError *
check_running (CatenaHub     *self,
               CatenaAccount *account)
{
  GListModel *workspaces = G_LIST_MODEL (self->workspaces);
  guint n_workspaces = g_list_model_get_n_items (workspaces);
  const char *id = catena_account_get_id (account);

  for (guint i = 0; i < n_workspaces; i++)
    {
      g_autoptr (CatenaWorkspace) workspace = g_list_model_get_item (workspaces, i);
      const char *project_id = catena_project_get_id (catena_workspace_get_project (workspace));
      gboolean stays = catena_project_find (catena_account_get_projects (account), project_id, NULL);

      if (!stays && g_strcmp0 (catena_account_get_id (catena_workspace_get_account (workspace)), id) == 0
          && catena_tracker_runs_in (self->tracker, id, project_id))
        return catena_error_new (CATENA_ERROR_CONFLICT, NULL, "An operation runs in a project that would go");
    }

  return NULL;
}

static void
on_credentials_stored (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (catena_keyring_store_finish (CATENA_KEYRING (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * catena_hub_keep_credentials:
 * @self: a hub
 * @account: an account
 * @credentials: what it is signed in with from now on
 * @callback: called when they are in the keyring
 * @user_data: data of @callback
 *
 * Puts them in the place of the old ones in the keyring. Nothing uses them yet. Tokens of another user stay until they are
 * replaced: they tell whose they are.
 */
void
catena_hub_keep_credentials (CatenaHub           *self,
                             CatenaAccount       *account,
                             CatenaCredentials   *credentials,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (CatenaSecret) secret = catena_credentials_to_secret (credentials);

  g_task_set_source_tag (task, catena_hub_keep_credentials);
  catena_keyring_store_async (self->keyring, catena_account_get_id (account), CATENA_KEYRING_CREDENTIALS, NULL, secret,
                              NULL, on_credentials_stored, task);
}

/**
 * catena_hub_keep_finish:
 * @self: a hub
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether they are kept
 */
gboolean
catena_hub_keep_finish (CatenaHub     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_credentials_kept (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  CatenaHub *self = CATENA_HUB (source);
  g_autoptr (GTask) task = user_data;
  Keeping *keeping = g_task_get_task_data (task);
  GError *error = NULL;

  if (!catena_hub_keep_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  catena_hub_open_account (self, keeping->account, keeping->credentials);
  catena_poller_hurry (self->poller);
  g_task_return_boolean (task, TRUE);
}

/**
 * catena_hub_save_account_async:
 * @self: a hub
 * @account: an account, new or edited
 * @credentials: (nullable): what it is signed in with; %NULL keeps those in the keyring
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is saved
 * @user_data: data of @callback
 *
 * Adds or replaces an account and opens its workspaces.
 */
void
catena_hub_save_account_async (CatenaHub           *self,
                               CatenaAccount       *account,
                               CatenaCredentials   *credentials,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Keeping *keeping;
  GError *error;

  g_return_if_fail (CATENA_IS_HUB (self));
  g_return_if_fail (CATENA_IS_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_hub_save_account_async);

  error = check_account (self, account, credentials);
  if (error == NULL)
    error = check_running (self, account);
  if (error == NULL)
    catena_account_store_save (self->accounts, account, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (credentials == NULL)
    {
      catena_hub_open_account (self, account, NULL);
      g_task_return_boolean (task, TRUE);
      return;
    }

  /* Its workspaces are opened when there is something to sign in with. */
  keeping = make_keeping (account, credentials);
  g_task_set_task_data (task, keeping, (GDestroyNotify) free_keeping);
  catena_hub_keep_credentials (self, account, credentials, on_credentials_kept, g_steal_pointer (&task));
}

/**
 * catena_hub_save_account_finish:
 * @self: a hub
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with %CATENA_ERROR_INPUT when something is missing or wrong, %CATENA_ERROR_CONFLICT when a project would go in which an
 * operation runs, and %CATENA_ERROR_STORAGE when it cannot be written.
 *
 * Returns: whether the account is saved
 */
gboolean
catena_hub_save_account_finish (CatenaHub     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_secrets_cleared (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (catena_keyring_clear_finish (CATENA_KEYRING (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * catena_hub_remove_account_async:
 * @self: a hub
 * @account: an account of it
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is gone
 * @user_data: data of @callback
 *
 * Removes an account with its secrets, its cached answers and its operations.
 */
void
catena_hub_remove_account_async (CatenaHub           *self,
                                 CatenaAccount       *account,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *id = NULL;
  GError *error = NULL;

  g_return_if_fail (CATENA_IS_HUB (self));
  g_return_if_fail (CATENA_IS_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_hub_remove_account_async);
  id = g_strdup (catena_account_get_id (account));

  if (catena_tracker_runs_in (self->tracker, id, NULL))
    {
      g_task_return_error (task, catena_error_new (CATENA_ERROR_CONFLICT, NULL, "An operation of the account runs"));
      return;
    }
  if (!catena_account_store_remove (self->accounts, id, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  catena_hub_close_account (self, id);
  catena_tracker_forget_account (self->tracker, id);
  catena_database_forget_account (self->database, id);
  catena_keyring_clear_async (self->keyring, id, cancellable, on_secrets_cleared, g_steal_pointer (&task));
}

/**
 * catena_hub_remove_account_finish:
 * @self: a hub
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with %CATENA_ERROR_CONFLICT while an operation runs and %CATENA_ERROR_STORAGE when the file cannot be written: the account
 * is then still there. With %CATENA_ERROR_KEYRING it is gone, but its secrets are not.
 *
 * Returns: whether all of it is gone
 */
gboolean
catena_hub_remove_account_finish (CatenaHub     *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_hub_lookup_account:
 * @self: a hub
 * @account_id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the account of that id
 */
CatenaAccount *
catena_hub_lookup_account (CatenaHub  *self,
                           const char *account_id)
{
  g_return_val_if_fail (CATENA_IS_HUB (self), NULL);

  return catena_account_store_lookup (self->accounts, account_id);
}

/**
 * catena_hub_import_ca:
 * @self: a hub
 * @account_id: the account that trusts them; it need not be saved yet
 * @pem: certificates as PEM
 * @error: return location for an error
 *
 * Copies certificates of the person's own authority. Fails with %CATENA_ERROR_INPUT or %CATENA_ERROR_STORAGE.
 *
 * Returns: (transfer full) (nullable): path of the copy, for "ca-file"
 */
char *
catena_hub_import_ca (CatenaHub   *self,
                      const char  *account_id,
                      GBytes      *pem,
                      GError     **error)
{
  g_return_val_if_fail (CATENA_IS_HUB (self), NULL);

  return catena_account_store_import_ca (self->accounts, account_id, pem, error);
}
