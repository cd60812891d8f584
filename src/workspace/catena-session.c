/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-session"

#include "config.h"

#include "catena-session.h"

#include "catena-error.h"
#include "catena-held-token.h"

/* Under which project the keyring keeps the token of the account as a whole. */
#define WHOLE_ACCOUNT "account"
/* After a renewal ahead of time that failed, the old token serves that long before the next try, in microseconds. */
#define RENEWAL_PAUSE (60 * G_USEC_PER_SEC)

/* A call that waits for an authorization. */
typedef struct
{
  CatenaSession *session;
  GTask *task;
  GSource *cancelled;
} Waiter;

struct _CatenaSession
{
  GObject parent_instance;

  CatenaConnection *connection;
  char *project_id;

  guint generation;
  CatenaHeldToken *token;
  CatenaAuthorization *authorization;
  gboolean keyring_read;
  gint64 no_renewal_before; /* monotonic */
  gboolean renewing; /* the token under way answers a refusal */
  gboolean unproven; /* the token answered a refusal, and nothing has been accepted with it yet */

  GPtrArray *waiters;
  gboolean fetching;
};

static void catena_session_auth_init (CatenaAuthInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaSession, catena_session, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CATENA_TYPE_AUTH, catena_session_auth_init))

static void ask_for_token (CatenaSession *self);

static void
free_waiter (gpointer data)
{
  Waiter *waiter = data;

  if (waiter->cancelled != NULL)
    g_source_destroy (waiter->cancelled);
  g_clear_pointer (&waiter->cancelled, g_source_unref);
  g_object_unref (waiter->task);
  g_free (waiter);
}

static gboolean
on_waiter_cancelled (GCancellable *cancellable,
                     gpointer      user_data)
{
  Waiter *waiter = user_data;
  CatenaSession *self = waiter->session;

  g_task_return_error_if_cancelled (waiter->task);
  g_ptr_array_remove_fast (self->waiters, waiter);

  return G_SOURCE_REMOVE;
}

static void
add_waiter (CatenaSession *self,
            GTask         *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->session = self;
  waiter->task = g_object_ref (task);
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (on_waiter_cancelled), waiter, NULL);
      g_source_attach (waiter->cancelled, g_main_context_get_thread_default ());
    }

  g_ptr_array_add (self->waiters, waiter);
}

static void
return_authorization (GTask               *task,
                      CatenaAuthorization *authorization)
{
  g_task_return_pointer (task, catena_authorization_ref (authorization),
                         (GDestroyNotify) catena_authorization_unref);
}

static void
finish_waiters (CatenaSession *self,
                const GError  *error)
{
  g_autoptr (GPtrArray) waiters = g_steal_pointer (&self->waiters);

  self->waiters = g_ptr_array_new_with_free_func (free_waiter);
  self->fetching = FALSE;

  for (guint i = 0; i < waiters->len; i++)
    {
      Waiter *waiter = g_ptr_array_index (waiters, i);

      if (self->authorization != NULL)
        return_authorization (waiter->task, self->authorization);
      else
        g_task_return_error (waiter->task, g_error_copy (error));
    }
}

static void
drop_token (CatenaSession *self)
{
  g_clear_pointer (&self->token, catena_held_token_free);
  g_clear_pointer (&self->authorization, catena_authorization_unref);
}

static void
take_token (CatenaSession   *self,
            CatenaHeldToken *token)
{
  drop_token (self);
  self->token = token;
  self->authorization = catena_authorization_new_token (token->secret);
  self->unproven = self->renewing;
  self->renewing = FALSE;
}

/* What belongs to earlier credentials counts no longer. */
static void
follow_generation (CatenaSession *self)
{
  guint generation = catena_connection_get_generation (self->connection);

  if (self->generation == generation)
    return;

  self->generation = generation;
  self->keyring_read = TRUE;
  self->renewing = FALSE;
  drop_token (self);
}

static const char *
get_keyring_project (CatenaSession *self)
{
  return self->project_id != NULL ? self->project_id : WHOLE_ACCOUNT;
}

static void
on_token_stored (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* The keyring itself tells the person when it does not work; a token that is not kept is fetched again. */
  if (!catena_keyring_store_finish (CATENA_KEYRING (source), result, &error))
    g_debug ("A token is not kept: %s", error->message);
}

static void
store_token (CatenaSession *self)
{
  g_autoptr (CatenaSecret) item = catena_held_token_to_secret (self->token);
  CatenaAccount *account = catena_connection_get_account (self->connection);

  catena_keyring_store_async (catena_connection_get_keyring (self->connection), catena_account_get_id (account),
                              CATENA_KEYRING_TOKEN, get_keyring_project (self), item, NULL, on_token_stored, NULL);
}

static void
keep_token (CatenaSession *self,
            CatenaToken   *token)
{
  g_autofree char *owner = catena_connection_dup_owner (self->connection);

  take_token (self, catena_held_token_new (token, owner));
  store_token (self);
}

/* A renewal ahead of time may fail: the token is still good. */
static void
fail_fetch (CatenaSession *self,
            const GError  *error)
{
  g_autoptr (GError) sign_in_error = NULL;

  if (self->token != NULL && catena_held_token_is_alive (self->token))
    {
      self->no_renewal_before = g_get_monotonic_time () + RENEWAL_PAUSE;
      finish_waiters (self, NULL);
      return;
    }

  drop_token (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sign_in_error = catena_connection_dup_sign_in_error (self->connection);
  finish_waiters (self, sign_in_error != NULL ? sign_in_error : error);
}

static void
on_logged_in (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CatenaSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaToken) token = catena_connection_login_finish (CATENA_CONNECTION (source), result, &error);

  if (token == NULL)
    {
      fail_fetch (self, error);
      return;
    }

  follow_generation (self);
  keep_token (self, token);
  finish_waiters (self, NULL);
}

static void
on_token_found (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CatenaSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaSecret) item = catena_keyring_lookup_finish (CATENA_KEYRING (source), result, &error);
  g_autoptr (CatenaHeldToken) token = item != NULL ? catena_held_token_new_from_secret (item) : NULL;
  g_autofree char *owner = catena_connection_dup_owner (self->connection);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fail_fetch (self, error);
      return;
    }

  /* A renewal may have been asked for, or a person may have signed in, while the keyring was read. */
  if (!self->keyring_read && token != NULL && catena_held_token_is_fresh (token)
      && g_strcmp0 (token->owner, owner) == 0 && self->generation == catena_connection_get_generation (self->connection))
    {
      self->keyring_read = TRUE;
      take_token (self, g_steal_pointer (&token));
      finish_waiters (self, NULL);
      return;
    }

  self->keyring_read = TRUE;
  ask_for_token (self);
}

static void
ask_for_token (CatenaSession *self)
{
  CatenaAccount *account = catena_connection_get_account (self->connection);

  if (!self->keyring_read)
    catena_keyring_lookup_async (catena_connection_get_keyring (self->connection), catena_account_get_id (account),
                                 CATENA_KEYRING_TOKEN, get_keyring_project (self), NULL, on_token_found,
                                 g_object_ref (self));
  else
    catena_connection_login_async (self->connection, self->project_id, NULL, on_logged_in, g_object_ref (self));
}

static void
use_keys (CatenaSession     *self,
          CatenaCredentials *credentials)
{
  g_autoptr (GError) error = catena_connection_dup_sign_in_error (self->connection);

  drop_token (self);
  if (error == NULL)
    self->authorization = catena_authorization_new_keys (catena_credentials_get_access_key (credentials),
                                                         catena_credentials_get_secret_key (credentials),
                                                         catena_credentials_get_session_token (credentials));
  finish_waiters (self, error);
}

static void
on_credentials (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CatenaSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaCredentials) credentials =
    catena_connection_get_credentials_finish (CATENA_CONNECTION (source), result, &error);

  if (credentials == NULL)
    {
      fail_fetch (self, error);
      return;
    }

  follow_generation (self);
  if (catena_credentials_get_kind (credentials) == CATENA_CREDENTIALS_KEYS)
    use_keys (self, credentials);
  else
    ask_for_token (self);
}

static void
wait_for_authorization (CatenaSession *self,
                        GTask         *task)
{
  if (g_task_return_error_if_cancelled (task))
    return;

  add_waiter (self, task);
  if (self->fetching)
    return;

  self->fetching = TRUE;
  catena_connection_get_credentials_async (self->connection, NULL, on_credentials, g_object_ref (self));
}

static gboolean
is_usable (CatenaSession *self)
{
  if (self->authorization == NULL)
    return FALSE;
  /* Keys: good until the service has refused them, which then is known. */
  if (self->token == NULL)
    return !catena_connection_needs_person (self->connection);
  if (catena_held_token_is_fresh (self->token))
    return TRUE;

  return catena_held_token_is_alive (self->token) && g_get_monotonic_time () < self->no_renewal_before;
}

static gboolean
is_current (CatenaSession       *self,
            CatenaAuthorization *refused)
{
  CatenaSecret *token = catena_authorization_get_token (refused);

  if (self->authorization == refused)
    return TRUE;

  return self->token != NULL && token != NULL && catena_secret_equal (self->token->secret, token);
}

static void
catena_session_authorize_async (CatenaAuth          *auth,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  CatenaSession *self = CATENA_SESSION (auth);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, catena_session_authorize_async);

  follow_generation (self);
  if (is_usable (self))
    return_authorization (task, self->authorization);
  else
    wait_for_authorization (self, task);
}

static CatenaAuthorization *
catena_session_authorize_finish (CatenaAuth    *auth,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, auth), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
catena_session_renew_async (CatenaAuth          *auth,
                            CatenaAuthorization *refused,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  CatenaSession *self = CATENA_SESSION (auth);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, catena_session_renew_async);

  if (catena_authorization_get_token (refused) == NULL)
    {
      g_task_return_error (task, catena_error_new (CATENA_ERROR_AUTH, NULL, "Access keys cannot be renewed"));
      return;
    }

  follow_generation (self);
  /* Whoever comes with the same token after the first finds the next one, or its coming. */
  if (is_current (self, refused))
    {
      if (self->unproven)
        {
          g_task_return_error (task, catena_error_new (CATENA_ERROR_AUTH, NULL,
                                                       "The service refuses a token that has just been renewed"));
          return;
        }
      drop_token (self);
      self->keyring_read = TRUE;
      self->renewing = TRUE;
    }

  if (is_usable (self))
    return_authorization (task, self->authorization);
  else
    wait_for_authorization (self, task);
}

static void
catena_session_auth_init (CatenaAuthInterface *iface)
{
  iface->authorize_async = catena_session_authorize_async;
  iface->authorize_finish = catena_session_authorize_finish;
  iface->renew_async = catena_session_renew_async;
  iface->renew_finish = catena_session_authorize_finish;
}

static void
catena_session_dispose (GObject *object)
{
  CatenaSession *self = CATENA_SESSION (object);

  g_clear_object (&self->connection);

  G_OBJECT_CLASS (catena_session_parent_class)->dispose (object);
}

static void
catena_session_finalize (GObject *object)
{
  CatenaSession *self = CATENA_SESSION (object);

  drop_token (self);
  g_ptr_array_unref (self->waiters);
  g_free (self->project_id);

  G_OBJECT_CLASS (catena_session_parent_class)->finalize (object);
}

static void
catena_session_class_init (CatenaSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_session_dispose;
  object_class->finalize = catena_session_finalize;
}

static void
catena_session_init (CatenaSession *self)
{
  self->waiters = g_ptr_array_new_with_free_func (free_waiter);
}

/**
 * catena_session_new:
 * @connection: the account's connection
 * @project_id: (nullable): the project, or %NULL for the account as a whole
 *
 * Returns: (transfer full): a session; nothing is asked before the first call needs it
 */
CatenaSession *
catena_session_new (CatenaConnection *connection,
                    const char       *project_id)
{
  CatenaSession *self;

  g_return_val_if_fail (CATENA_IS_CONNECTION (connection), NULL);

  self = g_object_new (CATENA_TYPE_SESSION, NULL);
  self->connection = g_object_ref (connection);
  self->project_id = g_strdup (project_id);
  self->generation = catena_connection_get_generation (connection);

  return self;
}

/**
 * catena_session_prove:
 * @self: a session
 *
 * A call was accepted. A token that is refused although it has just been renewed is not renewed once more: it is for
 * another region, or the user may not use it there.
 */
void
catena_session_prove (CatenaSession *self)
{
  g_return_if_fail (CATENA_IS_SESSION (self));

  self->unproven = FALSE;
}

/**
 * catena_session_adopt:
 * @self: a session
 * @token: a token that was fetched for its project elsewhere
 *
 * Uses and keeps @token from now on, as after a person has signed in.
 */
void
catena_session_adopt (CatenaSession *self,
                      CatenaToken   *token)
{
  g_return_if_fail (CATENA_IS_SESSION (self));
  g_return_if_fail (token != NULL);

  follow_generation (self);
  keep_token (self, token);
}
