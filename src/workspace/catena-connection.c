/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-connection"

#include "config.h"

#include "catena-connection.h"

#include "catena-error-meaning.h"

struct _CatenaConnection
{
  GObject parent_instance;

  CatenaAccount *account;
  CatenaKeyring *keyring;
  CatenaTransport *transport;
  GCancellable *cancellable;

  CatenaCredentials *credentials;
  gboolean credentials_read;
  GPtrArray *readers; /* GTask: who waits for the credentials */
  CatenaSecret *passcode;
  guint generation;
  GError *refusal; /* (nullable): why a person is needed */

  GQueue logins; /* GTask: who waits to sign in */
  gboolean signing_in;
};

G_DEFINE_FINAL_TYPE (CatenaConnection, catena_connection, G_TYPE_OBJECT)

enum
{
  SIGN_IN_REQUIRED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start_next_login (CatenaConnection *self);

static GError *
make_sign_in_error (const GError *reason)
{
  CatenaErrorDetails details = { .api = CATENA_API_IAM_CREATE_TOKEN };
  const CatenaErrorDetails *known = catena_error_get_details (reason);

  if (known != NULL)
    details = *known;
  /* Of the call that it stops, nothing was sent. */
  details.sent = FALSE;

  return catena_error_new (CATENA_ERROR_SIGN_IN, &details, "A person has to sign in: %s", reason->message);
}

static GError *
new_own_error (const char *problem,
               const char *message)
{
  CatenaErrorDetails details = { .api = CATENA_API_IAM_CREATE_TOKEN, .service_code = problem };

  return catena_error_new (CATENA_ERROR_SIGN_IN, &details, "%s", message);
}

/* Whether trying again with the same credentials could only end the same way, and count against the user. */
static gboolean
is_definite_refusal (const GError *error)
{
  return g_error_matches (error, CATENA_ERROR, CATENA_ERROR_AUTH)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_SIGN_IN)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_REFUSED);
}

static void
finish_readers (CatenaConnection *self,
                const GError     *error)
{
  g_autoptr (GPtrArray) readers = g_steal_pointer (&self->readers);

  self->readers = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < readers->len; i++)
    {
      GTask *task = g_ptr_array_index (readers, i);

      if (self->credentials != NULL)
        g_task_return_pointer (task, catena_credentials_ref (self->credentials),
                               (GDestroyNotify) catena_credentials_unref);
      else
        g_task_return_error (task, g_error_copy (error));
    }
}

static GError *
find_no_credentials (CatenaConnection *self)
{
  g_autoptr (GError) reason =
    new_own_error (CATENA_PROBLEM_NO_CREDENTIALS, "The keyring holds no credentials of this account");

  catena_connection_refuse (self, reason);

  return g_steal_pointer (&reason);
}

static void
on_credentials_found (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (CatenaConnection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaSecret) secret = catena_keyring_lookup_finish (CATENA_KEYRING (source), result, &error);

  /* Others may have been set while the keyring was asked. */
  if (self->credentials == NULL && secret != NULL)
    self->credentials = catena_credentials_new_from_secret (secret, &error);
  if (self->credentials == NULL && error == NULL)
    {
      self->credentials_read = TRUE;
      error = find_no_credentials (self);
    }

  finish_readers (self, error);
}

static gboolean
needs_passcode (CatenaConnection *self)
{
  return catena_credentials_get_mfa_user_id (self->credentials) != NULL && self->passcode == NULL;
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
    error = new_own_error (CATENA_PROBLEM_PASSCODE, "The user signs in with a passcode (MFA)");
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

static void
catena_connection_dispose (GObject *object)
{
  CatenaConnection *self = CATENA_CONNECTION (object);

  catena_connection_close (self);
  g_clear_object (&self->account);
  g_clear_object (&self->keyring);
  g_clear_object (&self->transport);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (catena_connection_parent_class)->dispose (object);
}

static void
catena_connection_finalize (GObject *object)
{
  CatenaConnection *self = CATENA_CONNECTION (object);

  g_clear_pointer (&self->credentials, catena_credentials_unref);
  g_clear_pointer (&self->passcode, catena_secret_unref);
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_clear_error (&self->refusal);

  G_OBJECT_CLASS (catena_connection_parent_class)->finalize (object);
}

static void
catena_connection_class_init (CatenaConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_connection_dispose;
  object_class->finalize = catena_connection_finalize;

  /**
   * CatenaConnection::sign-in-required:
   * @self: a connection
   * @reason: (type GError): why
   *
   * A person has to sign in. Comes once until catena_connection_set_credentials().
   */
  signals[SIGN_IN_REQUIRED] =
    g_signal_new ("sign-in-required", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
catena_connection_init (CatenaConnection *self)
{
  self->cancellable = g_cancellable_new ();
  self->readers = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->logins);
}

/**
 * catena_connection_new:
 * @account: an account
 * @keyring: where its secrets are
 * @log: (nullable): where exchanges are recorded
 *
 * Returns: (transfer full): a connection; nothing is sent yet
 */
CatenaConnection *
catena_connection_new (CatenaAccount     *account,
                       CatenaKeyring     *keyring,
                       CatenaExchangeLog *log)
{
  CatenaConnection *self;

  g_return_val_if_fail (CATENA_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (CATENA_IS_KEYRING (keyring), NULL);

  self = g_object_new (CATENA_TYPE_CONNECTION, NULL);
  self->keyring = g_object_ref (keyring);
  self->transport = catena_transport_new (log, catena_account_get_id (account));
  catena_connection_set_account (self, account);

  return self;
}

/**
 * catena_connection_close:
 * @self: a connection
 *
 * Ends a sign-in that is under way. Who waits for it gets %G_IO_ERROR_CANCELLED.
 */
void
catena_connection_close (CatenaConnection *self)
{
  g_return_if_fail (CATENA_IS_CONNECTION (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  while (!g_queue_is_empty (&self->logins))
    {
      g_autoptr (GTask) task = g_queue_pop_head (&self->logins);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The account was closed");
    }
}

/**
 * catena_connection_get_account:
 * @self: a connection
 *
 * Returns: (transfer none): its account
 */
CatenaAccount *
catena_connection_get_account (CatenaConnection *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION (self), NULL);

  return self->account;
}

/**
 * catena_connection_set_account:
 * @self: a connection
 * @account: the account, with the same id as before
 *
 * Takes over an account that was edited.
 */
void
catena_connection_set_account (CatenaConnection *self,
                               CatenaAccount    *account)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CATENA_IS_CONNECTION (self));
  g_return_if_fail (CATENA_IS_ACCOUNT (account));

  g_set_object (&self->account, account);
  /* Without the file the system's authorities count alone: then the certificate is refused, with the reason. */
  if (!catena_transport_set_ca_file (self->transport, catena_account_get_ca_file (account), &error))
    g_info ("Cannot use the certificates of an account: %s", error->message);
}

/**
 * catena_connection_get_transport:
 * @self: a connection
 *
 * Returns: (transfer none): what its calls are sent with
 */
CatenaTransport *
catena_connection_get_transport (CatenaConnection *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION (self), NULL);

  return self->transport;
}

/**
 * catena_connection_get_keyring:
 * @self: a connection
 *
 * Returns: (transfer none): where its secrets are
 */
CatenaKeyring *
catena_connection_get_keyring (CatenaConnection *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION (self), NULL);

  return self->keyring;
}

/**
 * catena_connection_get_generation:
 * @self: a connection
 *
 * Returns: a number that changes with the credentials; what was fetched under another one is no longer good
 */
guint
catena_connection_get_generation (CatenaConnection *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION (self), 0);

  return self->generation;
}

/**
 * catena_connection_set_credentials:
 * @self: a connection
 * @credentials: what to sign in with from now on
 *
 * A person has signed in. The keyring is not written.
 */
void
catena_connection_set_credentials (CatenaConnection  *self,
                                   CatenaCredentials *credentials)
{
  g_return_if_fail (CATENA_IS_CONNECTION (self));
  g_return_if_fail (credentials != NULL);

  catena_credentials_ref (credentials);
  g_clear_pointer (&self->credentials, catena_credentials_unref);
  self->credentials = credentials;
  self->credentials_read = TRUE;
  self->generation++;
  g_clear_error (&self->refusal);
}

/**
 * catena_connection_dup_owner:
 * @self: a connection
 *
 * Returns: (transfer full): who signs in with its credentials; empty while they have not been read
 */
char *
catena_connection_dup_owner (CatenaConnection *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION (self), NULL);

  if (self->credentials == NULL || catena_credentials_get_user_name (self->credentials) == NULL)
    return g_strdup ("");

  return g_strconcat (catena_credentials_get_account_name (self->credentials), "/",
                      catena_credentials_get_user_name (self->credentials), NULL);
}

/**
 * catena_connection_set_passcode:
 * @self: a connection
 * @passcode: (nullable): what the person's MFA device shows
 *
 * For a connection that signs in once: a passcode is good for half a minute.
 */
void
catena_connection_set_passcode (CatenaConnection *self,
                                const char       *passcode)
{
  g_return_if_fail (CATENA_IS_CONNECTION (self));

  g_clear_pointer (&self->passcode, catena_secret_unref);
  if (passcode != NULL && *passcode != '\0')
    self->passcode = catena_secret_new (passcode);
}

/**
 * catena_connection_refuse:
 * @self: a connection
 * @reason: why the service did not take the credentials
 *
 * Nothing signs in from now on, until a person has. Emits "sign-in-required" the first time.
 */
void
catena_connection_refuse (CatenaConnection *self,
                          const GError     *reason)
{
  g_return_if_fail (CATENA_IS_CONNECTION (self));
  g_return_if_fail (reason != NULL);

  if (self->refusal != NULL)
    return;

  self->refusal = g_error_copy (reason);
  g_signal_emit (self, signals[SIGN_IN_REQUIRED], 0, reason);
}

/**
 * catena_connection_needs_person:
 * @self: a connection
 *
 * Returns: whether nothing signs in until a person has
 */
gboolean
catena_connection_needs_person (CatenaConnection *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION (self), FALSE);

  return self->refusal != NULL;
}

/**
 * catena_connection_dup_sign_in_error:
 * @self: a connection
 *
 * Returns: (transfer full) (nullable): %CATENA_ERROR_SIGN_IN with the details of what led to it; %NULL while no person
 *   is needed
 */
GError *
catena_connection_dup_sign_in_error (CatenaConnection *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION (self), NULL);

  return self->refusal != NULL ? make_sign_in_error (self->refusal) : NULL;
}

/**
 * catena_connection_get_credentials_async:
 * @self: a connection
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are there
 * @user_data: data of @callback
 *
 * Hands out the credentials, from the keyring the first time.
 */
void
catena_connection_get_credentials_async (CatenaConnection    *self,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CATENA_IS_CONNECTION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_connection_get_credentials_async);

  if (self->credentials != NULL)
    {
      g_task_return_pointer (task, catena_credentials_ref (self->credentials),
                             (GDestroyNotify) catena_credentials_unref);
      return;
    }
  if (self->credentials_read)
    {
      g_task_return_error (task, find_no_credentials (self));
      return;
    }

  g_ptr_array_add (self->readers, g_steal_pointer (&task));
  if (self->readers->len == 1)
    catena_keyring_lookup_async (self->keyring, catena_account_get_id (self->account), CATENA_KEYRING_CREDENTIALS, NULL,
                                 self->cancellable, on_credentials_found, g_object_ref (self));
}

/**
 * catena_connection_get_credentials_finish:
 * @self: a connection
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with %CATENA_ERROR_SIGN_IN when there are none, with %CATENA_ERROR_KEYRING when they cannot be read.
 *
 * Returns: (transfer full) (nullable): the credentials
 */
CatenaCredentials *
catena_connection_get_credentials_finish (CatenaConnection  *self,
                                          GAsyncResult      *result,
                                          GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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
