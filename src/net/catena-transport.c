/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-transport"

#include "config.h"

#include "catena-transport.h"
#include "catena-transport-private.h"

#include "catena-call.h"
#include "catena-error.h"
#include "catena-json.h"
#include "catena-proxy-resolver.h"
#include "catena-trust.h"

#define MAX_CONNECTIONS 32
#define MAX_CONNECTIONS_PER_HOST 8
#define MAX_DOWNLOAD_SIZE (64 * 1024 * 1024)

struct _CatenaTransport
{
  GObject parent_instance;

  CatenaLink link;
  gboolean has_own_trust;
};

G_DEFINE_FINAL_TYPE (CatenaTransport, catena_transport, G_TYPE_OBJECT)

static SoupSession *
new_session (void)
{
  /* libsoup's own time limit stays off: it counts differently, and ours tell what they were waiting for. */
  SoupSession *session = soup_session_new_with_options ("user-agent", "catena/" CATENA_VERSION,
                                                        "timeout", 0,
                                                        "max-conns", MAX_CONNECTIONS,
                                                        "max-conns-per-host", MAX_CONNECTIONS_PER_HOST,
                                                        NULL);

  /* It would answer a 401 by itself. Cookies and a cache are not there unless added. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);

  return session;
}

static void
catena_transport_dispose (GObject *object)
{
  CatenaTransport *self = CATENA_TRANSPORT (object);

  if (self->link.session != NULL)
    soup_session_abort (self->link.session);
  g_clear_object (&self->link.session);
  g_clear_object (&self->link.log);
  g_clear_pointer (&self->link.account, g_free);
  g_clear_object (&self->link.back_off);
  g_clear_object (&self->link.gate);
  g_clear_pointer (&self->link.spoken, g_ptr_array_unref);

  G_OBJECT_CLASS (catena_transport_parent_class)->dispose (object);
}

static void
catena_transport_class_init (CatenaTransportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_transport_dispose;
}

static void
catena_transport_init (CatenaTransport *self)
{
  const CatenaAttemptLimits limits = {
    .connect = 10 * 1000,
    .attempt = 60 * 1000,
    .idle = 30 * 1000,
    .json_size = CATENA_JSON_MAX_SIZE,
    .download_size = MAX_DOWNLOAD_SIZE,
  };

  self->link.limits = limits;
  self->link.back_off = catena_back_off_new ();
  self->link.gate = catena_key_gate_new ();
  self->link.spoken = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_secret_unref);
  self->link.session = new_session ();
  catena_transport_set_proxy_resolver (self, g_proxy_resolver_get_default ());
}

/**
 * catena_transport_new:
 * @log: (nullable): where each attempt leaves its redacted record
 * @account: (nullable): the id of the account, for the records
 *
 * Makes the connection of one account. It belongs to the thread that makes it.
 *
 * Returns: (transfer full): a new transport
 */
CatenaTransport *
catena_transport_new (CatenaExchangeLog *log,
                      const char        *account)
{
  CatenaTransport *self = g_object_new (CATENA_TYPE_TRANSPORT, NULL);

  self->link.log = log != NULL ? g_object_ref (log) : NULL;
  self->link.account = g_strdup (account);

  return self;
}

/**
 * catena_transport_set_ca_file:
 * @self: a transport
 * @path: (nullable): a PEM file with certificate authorities; %NULL for the system's alone
 * @error: return location for an error; %CATENA_ERROR_INPUT when there is no certificate in the file
 *
 * Trusts the authorities in @path beside those of the system; on an error those of the system alone, whatever was
 * set before. The file is read now, later changes to it do not matter. Connections that stand are not affected.
 *
 * Returns: whether it is in effect
 */
gboolean
catena_transport_set_ca_file (CatenaTransport  *self,
                              const char       *path,
                              GError          **error)
{
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (CATENA_IS_TRANSPORT (self), FALSE);

  if (path != NULL)
    database = catena_trust_new (path, &cause);
  /* Reading the system's authorities takes time and memory: libsoup does it when a connection needs them. */
  if (database == NULL && self->has_own_trust)
    database = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  if (database != NULL)
    soup_session_set_tls_database (self->link.session, database);
  self->has_own_trust |= database != NULL;

  if (cause != NULL)
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_INPUT, NULL, "CA file: %s", cause->message));
      return FALSE;
    }

  return TRUE;
}

/**
 * catena_transport_get_clock_offset:
 * @self: a transport
 *
 * Returns: the seconds that are added to our clock when signing, learnt from a refused signature; 0 for none
 */
gint64
catena_transport_get_clock_offset (CatenaTransport *self)
{
  g_return_val_if_fail (CATENA_IS_TRANSPORT (self), 0);

  return self->link.clock_offset;
}

/**
 * catena_transport_get_service_offset:
 * @self: a transport
 *
 * Returns: the seconds by which the clock of BCS is ahead of ours, as its last answer told; at most a century, 0 while it is
 *   not known. Learnt whatever the kind of credentials, and never used for signing.
 */
gint64
catena_transport_get_service_offset (CatenaTransport *self)
{
  g_return_val_if_fail (CATENA_IS_TRANSPORT (self), 0);

  return self->link.service_offset;
}

/**
 * catena_transport_send_async:
 * @self: a transport
 * @request: what is asked; not to be changed until the end
 * @auth: (nullable): where its authorization comes from; %NULL for calls that need none
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data for @callback
 *
 * Sends @request by all the rules: after the account's back-off; signed anew each time; repeated at most three
 * times when the connection is lost, or after 429, 502, 503 and 504, if its operation may be repeated; once more
 * after a 401 for a token that could be renewed. The bytes of @request's body are wiped when the call ends.
 */
void
catena_transport_send_async (CatenaTransport     *self,
                             CatenaRequest       *request,
                             CatenaAuth          *auth,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CATENA_IS_TRANSPORT (self));
  g_return_if_fail (CATENA_IS_REQUEST (request));
  g_return_if_fail (auth == NULL || CATENA_IS_AUTH (auth));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_transport_send_async);
  catena_call_run (task, &self->link, request, auth);
}

/**
 * catena_transport_send_finish:
 * @self: a transport
 * @result: what the callback got
 * @error: return location for an error of %CATENA_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer, whose status is 2xx
 */
CatenaResponse *
catena_transport_send_finish (CatenaTransport  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * catena_transport_get_limits:
 * @self: a transport
 * @limits: (out caller-allocates): what an attempt may take
 */
void
catena_transport_get_limits (CatenaTransport     *self,
                             CatenaAttemptLimits *limits)
{
  g_return_if_fail (CATENA_IS_TRANSPORT (self));

  *limits = self->link.limits;
}

/**
 * catena_transport_set_limits:
 * @self: a transport
 * @limits: what an attempt may take from now on
 */
void
catena_transport_set_limits (CatenaTransport           *self,
                             const CatenaAttemptLimits *limits)
{
  g_return_if_fail (CATENA_IS_TRANSPORT (self));

  self->link.limits = *limits;
}

/**
 * catena_transport_set_back_off_func:
 * @self: a transport
 * @func: (nullable): what is told each wait, and shortens it
 * @user_data: data for @func
 */
void
catena_transport_set_back_off_func (CatenaTransport   *self,
                                    CatenaBackOffFunc  func,
                                    gpointer           user_data)
{
  g_return_if_fail (CATENA_IS_TRANSPORT (self));

  catena_back_off_set_func (self->link.back_off, func, user_data);
}

/**
 * catena_transport_set_patience:
 * @self: a transport
 * @milliseconds: how long requests wait for the one that tries their keys
 */
void
catena_transport_set_patience (CatenaTransport *self,
                               guint            milliseconds)
{
  g_return_if_fail (CATENA_IS_TRANSPORT (self));

  catena_key_gate_set_patience (self->link.gate, milliseconds);
}

/**
 * catena_transport_set_proxy_resolver:
 * @self: a transport
 * @resolver: who says which proxy to use, in the place of the system
 *
 * This machine is reached directly in any case.
 */
void
catena_transport_set_proxy_resolver (CatenaTransport *self,
                                     GProxyResolver  *resolver)
{
  g_autoptr (GProxyResolver) own = NULL;

  g_return_if_fail (CATENA_IS_TRANSPORT (self));

  own = catena_proxy_resolver_new (resolver);
  soup_session_set_proxy_resolver (self->link.session, own);
}
