/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-connection"

#include "config.h"

#include "catena-connection-private.h"

#include "catena-error-meaning.h"

G_DEFINE_FINAL_TYPE (CatenaConnection, catena_connection, G_TYPE_OBJECT)

enum
{
  SIGN_IN_REQUIRED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
  CatenaErrorDetails details = { .api = CATENA_API_IAM_CREATE_TOKEN, .service_code = CATENA_PROBLEM_NO_CREDENTIALS };
  GError *reason =
    catena_error_new (CATENA_ERROR_SIGN_IN, &details, "The keyring holds no credentials of this account");

  catena_connection_refuse (self, reason);

  return reason;
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
