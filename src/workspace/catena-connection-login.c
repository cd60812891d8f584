/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-connection"

#include "config.h"

#include "catena-connection-private.h"

#include "catena-error-meaning.h"

/* Signing in, one after the other. */

static void start_next_login (CatenaConnection *self);

/* Whether trying again with the same credentials could only end the same way, and count against the user. */
static gboolean
is_definite_refusal (const GError *error)
{
  return g_error_matches (error, CATENA_ERROR, CATENA_ERROR_AUTH)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_SIGN_IN)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_REFUSED);
}

static gboolean
needs_passcode (CatenaConnection *self)
{
  return catena_credentials_get_mfa_user_id (self->credentials) != NULL && self->passcode == NULL;
}

static GError *
make_passcode_error (void)
{
  CatenaErrorDetails details = { .api = CATENA_API_IAM_CREATE_TOKEN, .service_code = CATENA_PROBLEM_PASSCODE };

  return catena_error_new (CATENA_ERROR_SIGN_IN, &details, "The user signs in with a passcode (MFA)");
}

static void
end_login (CatenaConnection *self,
           GTask            *task,
           CatenaToken      *token,
           const GError     *error)
{
  self->signing_in = FALSE;

  if (token != NULL)
    {
      g_task_return_pointer (task, catena_token_ref (token), (GDestroyNotify) catena_token_unref);
    }
  else if (is_definite_refusal (error))
    {
      /* Who asked for it is told the reason itself; whoever comes later is told that a person is needed. */
      catena_connection_refuse (self, error);
      g_task_return_error (task, g_error_copy (error));
    }
  else
    {
      g_task_return_error (task, g_error_copy (error));
    }

  start_next_login (self);
}

static void
on_token_created (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaConnection *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaToken) token = catena_iam_create_token_finish (CATENA_TRANSPORT (source), result, &error);

  end_login (self, task, token, error);
}

static void
on_credentials_for_login (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  CatenaConnection *self = CATENA_CONNECTION (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaCredentials) credentials = catena_connection_get_credentials_finish (self, result, &error);
  CatenaTokenScope scope = { .project_id = g_task_get_task_data (task) };

  if (credentials != NULL && needs_passcode (self))
    error = make_passcode_error ();
  if (error != NULL)
    {
      end_login (self, task, NULL, error);
      return;
    }

  catena_iam_create_token_async (self->transport, catena_account_get_iam_endpoint (self->account), credentials,
                                 self->passcode != NULL ? catena_secret_get_text (self->passcode) : NULL, &scope,
                                 self->cancellable, on_token_created, g_steal_pointer (&task));
}

/* One at a time: of several projects that need a token, only the first may find out that the password is wrong. */
static void
start_next_login (CatenaConnection *self)
{
  while (!self->signing_in && !g_queue_is_empty (&self->logins))
    {
      g_autoptr (GTask) task = g_queue_pop_head (&self->logins);

      if (g_task_return_error_if_cancelled (task))
        continue;
      if (self->refusal != NULL)
        {
          g_task_return_error (task, catena_connection_dup_sign_in_error (self));
          continue;
        }

      self->signing_in = TRUE;
      catena_connection_get_credentials_async (self, self->cancellable, on_credentials_for_login,
                                               g_steal_pointer (&task));
    }
}

/**
 * catena_connection_login_async:
 * @self: a connection
 * @project_id: (nullable): the project that the token is for, or %NULL for the account as a whole
 * @cancellable: (nullable): a cancellable; it ends the waiting, not a sign-in under way
 * @callback: called when the token is there
 * @user_data: data of @callback
 *
 * Signs in with the password (7.3), after those that came before.
 */
void
catena_connection_login_async (CatenaConnection    *self,
                               const char          *project_id,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_CONNECTION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_connection_login_async);
  g_task_set_task_data (task, g_strdup (project_id), g_free);

  g_queue_push_tail (&self->logins, task);
  start_next_login (self);
}

/**
 * catena_connection_login_finish:
 * @self: a connection
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with what IAM answered, or with %CATENA_ERROR_SIGN_IN without asking it when it has refused before, when there are no
 * credentials, or when a passcode is needed.
 *
 * Returns: (transfer full) (nullable): a token
 */
CatenaToken *
catena_connection_login_finish (CatenaConnection  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
