/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-hub"

#include "config.h"

#include "catena-error.h"
#include "catena-hub-private.h"
#include "catena-trial.h"

/* A person's sign-in: tried apart from everything that runs, taken over when it was good. */
typedef struct
{
  CatenaAccount *account;
  CatenaCredentials *credentials;
  char *passcode;
  CatenaTrial *trial;
} SignIn;

static void
free_sign_in (SignIn *sign_in)
{
  g_object_unref (sign_in->account);
  g_clear_pointer (&sign_in->credentials, catena_credentials_unref);
  if (sign_in->passcode != NULL)
    catena_wipe_string (sign_in->passcode);
  g_free (sign_in->passcode);
  g_clear_object (&sign_in->trial);
  g_free (sign_in);
}

static void
adopt_tokens (CatenaHub   *self,
              CatenaTrial *trial,
              const char  *account_id)
{
  GListModel *workspaces = G_LIST_MODEL (self->workspaces);
  guint n_workspaces = g_list_model_get_n_items (workspaces);

  for (guint i = 0; i < n_workspaces; i++)
    {
      g_autoptr (CatenaWorkspace) workspace = g_list_model_get_item (workspaces, i);
      const char *project_id = catena_project_get_id (catena_workspace_get_project (workspace));
      CatenaToken *token = catena_trial_get_token (trial, project_id);

      if (token != NULL
          && g_strcmp0 (catena_account_get_id (catena_workspace_get_account (workspace)), account_id) == 0)
        catena_session_adopt (catena_workspace_get_session (workspace), token);
    }
}

/* What is on the screen stays, and goes on: it is read again. */
static void
refresh_workspaces (CatenaHub  *self,
                    const char *account_id)
{
  GListModel *workspaces = G_LIST_MODEL (self->workspaces);
  guint n_workspaces = g_list_model_get_n_items (workspaces);

  for (guint i = 0; i < n_workspaces; i++)
    {
      g_autoptr (CatenaWorkspace) workspace = g_list_model_get_item (workspaces, i);

      if (g_strcmp0 (catena_account_get_id (catena_workspace_get_account (workspace)), account_id) == 0
          && (catena_workspace_get_shown (workspace) || catena_workspace_get_error (workspace) != NULL))
        catena_workspace_refresh (workspace);
    }
  catena_poller_hurry (self->poller);
}

static void
on_credentials_kept (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  CatenaHub *self = CATENA_HUB (source);
  g_autoptr (GTask) task = user_data;
  SignIn *sign_in = g_task_get_task_data (task);
  const char *account_id = catena_account_get_id (sign_in->account);
  CatenaConnection *connection = catena_hub_get_connection (self, account_id);
  GError *error = NULL;

  if (!catena_hub_keep_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* The tokens right after the credentials: a passcode cannot be used for another. */
  if (connection != NULL)
    catena_connection_set_credentials (connection, sign_in->credentials);
  adopt_tokens (self, sign_in->trial, account_id);
  refresh_workspaces (self, account_id);
  g_task_return_boolean (task, TRUE);
}

static void
on_tried (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaHub *self = g_task_get_source_object (task);
  SignIn *sign_in = g_task_get_task_data (task);
  GError *error = NULL;

  if (!catena_trial_run_finish (CATENA_TRIAL (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;

  catena_hub_keep_credentials (self, sign_in->account, sign_in->credentials, on_credentials_kept,
                               g_object_ref (task));
}

static void
try (GTask *task)
{
  CatenaHub *self = g_task_get_source_object (task);
  SignIn *sign_in = g_task_get_task_data (task);

  sign_in->trial = catena_trial_new (sign_in->account, sign_in->credentials, sign_in->passcode, self->log);
  catena_trial_run_async (sign_in->trial, g_task_get_cancellable (task), on_tried, g_object_ref (task));
}

static void
on_stored_credentials (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SignIn *sign_in = g_task_get_task_data (task);
  GError *error = NULL;

  sign_in->credentials = catena_connection_get_credentials_finish (CATENA_CONNECTION (source), result, &error);
  if (sign_in->credentials == NULL)
    g_task_return_error (task, error);
  else
    try (task);
}

/**
 * catena_hub_sign_in_async:
 * @self: a hub
 * @account: an account of it
 * @credentials: (nullable): what to sign in with; %NULL for those in the keyring
 * @passcode: (nullable): what the person's MFA device shows
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * A person signs in. One attempt, whatever its end; only what was good takes the place of what was there.
 */
void
catena_hub_sign_in_async (CatenaHub           *self,
                          CatenaAccount       *account,
                          CatenaCredentials   *credentials,
                          const char          *passcode,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  CatenaConnection *connection;
  SignIn *sign_in;

  g_return_if_fail (CATENA_IS_HUB (self));
  g_return_if_fail (CATENA_IS_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_hub_sign_in_async);
  sign_in = g_new0 (SignIn, 1);
  sign_in->account = g_object_ref (account);
  sign_in->passcode = g_strdup (passcode);
  g_task_set_task_data (task, sign_in, (GDestroyNotify) free_sign_in);

  connection = catena_hub_get_connection (self, catena_account_get_id (account));
  if (connection == NULL)
    {
      g_task_return_error (task, catena_error_new (CATENA_ERROR_INPUT, NULL, "The account is not there any more"));
      return;
    }

  if (credentials == NULL)
    {
      catena_connection_get_credentials_async (connection, cancellable, on_stored_credentials,
                                               g_steal_pointer (&task));
      return;
    }

  sign_in->credentials = catena_credentials_ref (credentials);
  try (task);
}

/**
 * catena_hub_sign_in_finish:
 * @self: a hub
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with what the service answered, and leaves everything as it was.
 *
 * Returns: whether the account is signed in
 */
gboolean
catena_hub_sign_in_finish (CatenaHub     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
