/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-auth.h"

struct _NetAuth
{
  GObject parent_instance;

  CatenaAuthorization *authorization;
  CatenaAuthorization *renewed;
  GError *error;
  guint n_asked;
  guint n_renewed;
  GPtrArray *refused;
};

static void net_auth_iface_init (CatenaAuthInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NetAuth, net_auth, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CATENA_TYPE_AUTH, net_auth_iface_init))

static void
hand_out (GTask               *task,
          CatenaAuthorization *authorization,
          const GError        *error)
{
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_pointer (task, catena_authorization_ref (authorization),
                           (GDestroyNotify) catena_authorization_unref);
}

static void
net_auth_authorize_async (CatenaAuth          *auth,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  NetAuth *self = NET_AUTH (auth);
  g_autoptr (GTask) task = g_task_new (auth, cancellable, callback, user_data);

  self->n_asked++;
  hand_out (task, self->authorization, self->renewed == NULL ? self->error : NULL);
}

static void
net_auth_renew_async (CatenaAuth          *auth,
                      CatenaAuthorization *refused,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  NetAuth *self = NET_AUTH (auth);
  g_autoptr (GTask) task = g_task_new (auth, cancellable, callback, user_data);

  self->n_renewed++;
  g_ptr_array_add (self->refused, catena_authorization_ref (refused));
  hand_out (task, self->renewed, self->error);
}

static CatenaAuthorization *
net_auth_finish (CatenaAuth    *auth,
                 GAsyncResult  *result,
                 GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
net_auth_iface_init (CatenaAuthInterface *iface)
{
  iface->authorize_async = net_auth_authorize_async;
  iface->authorize_finish = net_auth_finish;
  iface->renew_async = net_auth_renew_async;
  iface->renew_finish = net_auth_finish;
}

static void
net_auth_finalize (GObject *object)
{
  NetAuth *self = NET_AUTH (object);

  g_clear_pointer (&self->authorization, catena_authorization_unref);
  g_clear_pointer (&self->renewed, catena_authorization_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (net_auth_parent_class)->finalize (object);
}

static void
net_auth_class_init (NetAuthClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = net_auth_finalize;
}

static void
net_auth_init (NetAuth *self)
{
  self->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_authorization_unref);
}

static CatenaAuthorization *
new_token (const char *text)
{
  g_autoptr (CatenaSecret) token = catena_secret_new (text);

  return catena_authorization_new_token (token);
}

NetAuth *
net_auth_new_token (const char *token,
                    const char *renewed)
{
  NetAuth *self = g_object_new (NET_TYPE_AUTH, NULL);

  self->authorization = new_token (token);
  self->renewed = renewed != NULL ? new_token (renewed) : NULL;

  return self;
}

NetAuth *
net_auth_new_keys (const char *access_key,
                   const char *secret_key,
                   const char *session_token)
{
  NetAuth *self = g_object_new (NET_TYPE_AUTH, NULL);
  g_autoptr (CatenaSecret) secret = catena_secret_new (secret_key);
  g_autoptr (CatenaSecret) session = session_token != NULL ? catena_secret_new (session_token) : NULL;

  self->authorization = catena_authorization_new_keys (access_key, secret, session);

  return self;
}

/* Renewing fails with it; so does authorizing when there is nothing to renew to. */
void
net_auth_set_error (NetAuth      *self,
                    const GError *error)
{
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
}

guint
net_auth_count_asked (NetAuth *self)
{
  return self->n_asked;
}

guint
net_auth_count_renewed (NetAuth *self)
{
  return self->n_renewed;
}

/* Whether each renewal named this token as the refused one. */
gboolean
net_auth_was_refused (NetAuth    *self,
                      const char *token)
{
  for (guint i = 0; i < self->refused->len; i++)
    {
      CatenaSecret *refused = catena_authorization_get_token (g_ptr_array_index (self->refused, i));

      if (g_strcmp0 (catena_secret_get_text (refused), token) != 0)
        return FALSE;
    }

  return self->refused->len > 0;
}
