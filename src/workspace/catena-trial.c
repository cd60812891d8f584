/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-trial"

#include "config.h"

#include "catena-trial.h"

#include "catena-bcs.h"
#include "catena-error.h"
#include "catena-session.h"

struct _CatenaTrial
{
  GObject parent_instance;

  CatenaAccount *account;
  CatenaCredentials *credentials;
  CatenaConnection *connection;
  gboolean has_passcode;
  GHashTable *tokens; /* project id → CatenaToken */
  guint position;
};

G_DEFINE_FINAL_TYPE (CatenaTrial, catena_trial, G_TYPE_OBJECT)

static void log_in_next (GTask *task);

static void
on_logged_in (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaTrial *self = g_task_get_source_object (task);
  g_autoptr (CatenaProject) project =
    g_list_model_get_item (catena_account_get_projects (self->account), self->position);
  GError *error = NULL;
  CatenaToken *token = catena_connection_login_finish (CATENA_CONNECTION (source), result, &error);

  if (token != NULL)
    g_hash_table_replace (self->tokens, g_strdup (catena_project_get_id (project)), token);

  /* The first one tells whether the person is who they say. A passcode may be good for one token only. */
  if (token == NULL && self->position == 0)
    {
      g_task_return_error (task, error);
      return;
    }
  if (token == NULL || !self->has_passcode)
    {
      g_clear_error (&error);
      g_task_return_boolean (task, TRUE);
      return;
    }

  self->position++;
  log_in_next (task);
}

static void
log_in_next (GTask *task)
{
  CatenaTrial *self = g_task_get_source_object (task);
  g_autoptr (CatenaProject) project =
    g_list_model_get_item (catena_account_get_projects (self->account), self->position);

  if (project == NULL)
    g_task_return_boolean (task, TRUE);
  else
    catena_connection_login_async (self->connection, catena_project_get_id (project), g_task_get_cancellable (task),
                                   on_logged_in, g_object_ref (task));
}

/* Whether an error of the first call says that the keys are not good. Whatever else it says, they were accepted. */
static gboolean
is_about_keys (const GError *error)
{
  const CatenaErrorDetails *details = catena_error_get_details (error);

  return g_error_matches (error, CATENA_ERROR, CATENA_ERROR_AUTH)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_CLOCK)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_SIGN_IN) || details == NULL
         || details->http_status == 0;
}

static void
on_services_listed (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) services = catena_bcs_list_services_finish (CATENA_BCS (source), result, NULL, &error);

  if (services == NULL && is_about_keys (error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_error (&error);
  g_task_return_boolean (task, TRUE);
}

static void
try_keys (GTask *task)
{
  CatenaTrial *self = g_task_get_source_object (task);
  g_autoptr (CatenaProject) project = g_list_model_get_item (catena_account_get_projects (self->account), 0);
  g_autoptr (CatenaSession) session = catena_session_new (self->connection, catena_project_get_id (project));
  g_autoptr (CatenaBcs) bcs =
    catena_bcs_new (catena_connection_get_transport (self->connection), CATENA_AUTH (session),
                    catena_project_get_endpoint (project), NULL, catena_project_get_id (project));

  catena_bcs_list_services_async (bcs, g_task_get_cancellable (task), on_services_listed, g_object_ref (task));
}

static void
catena_trial_finalize (GObject *object)
{
  CatenaTrial *self = CATENA_TRIAL (object);

  g_clear_object (&self->account);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->credentials, catena_credentials_unref);
  g_hash_table_unref (self->tokens);

  G_OBJECT_CLASS (catena_trial_parent_class)->finalize (object);
}

static void
catena_trial_class_init (CatenaTrialClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = catena_trial_finalize;
}

static void
catena_trial_init (CatenaTrial *self)
{
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) catena_token_unref);
}

/**
 * catena_trial_new:
 * @account: an account with a project at least
 * @credentials: what is tried
 * @passcode: (nullable): what the person's MFA device shows
 * @log: (nullable): where exchanges are recorded
 *
 * Returns: (transfer full): a trial
 */
CatenaTrial *
catena_trial_new (CatenaAccount     *account,
                  CatenaCredentials *credentials,
                  const char        *passcode,
                  CatenaExchangeLog *log)
{
  CatenaTrial *self;
  g_autoptr (CatenaKeyring) keyring = NULL;

  g_return_val_if_fail (CATENA_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (credentials != NULL, NULL);

  self = g_object_new (CATENA_TYPE_TRIAL, NULL);
  keyring = catena_keyring_new_in_memory ();
  self->account = g_object_ref (account);
  self->credentials = catena_credentials_ref (credentials);
  self->connection = catena_connection_new (account, keyring, log);
  self->has_passcode = passcode != NULL && *passcode != '\0';
  catena_connection_set_credentials (self->connection, credentials);
  catena_connection_set_passcode (self->connection, passcode);

  return self;
}

/**
 * catena_trial_run_async:
 * @self: a trial
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Signs in: once with a password, and once for each project with a passcode.
 */
void
catena_trial_run_async (CatenaTrial         *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CATENA_IS_TRIAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_trial_run_async);

  if (catena_credentials_get_kind (self->credentials) == CATENA_CREDENTIALS_KEYS)
    try_keys (task);
  else
    log_in_next (task);
}

/**
 * catena_trial_run_finish:
 * @self: a trial
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether what was tried is good
 */
gboolean
catena_trial_run_finish (CatenaTrial   *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_trial_get_token:
 * @self: a trial
 * @project_id: a project
 *
 * Returns: (transfer none) (nullable): the token that was fetched for it
 */
CatenaToken *
catena_trial_get_token (CatenaTrial *self,
                        const char  *project_id)
{
  g_return_val_if_fail (CATENA_IS_TRIAL (self), NULL);

  return g_hash_table_lookup (self->tokens, project_id);
}
