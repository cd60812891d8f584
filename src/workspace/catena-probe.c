/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-probe"

#include "config.h"

#include "catena-probe.h"

#include "catena-fault.h"
#include "catena-host.h"
#include "catena-trust.h"

/* Longest time for a connection, in seconds. */
#define CONNECT_TIME 10
/* A signature is refused when the clocks differ by more, in seconds. */
#define MAX_SKEW (15 * 60)
#define HTTPS_PORT 443
#define HTTP_PORT 80

struct _CatenaProbe
{
  GObject parent_instance;

  char *endpoint;
  char *ca_file;
  CatenaRequest *greeting;
  GUri *uri;
  GSocketConnection *connection;
};

G_DEFINE_FINAL_TYPE (CatenaProbe, catena_probe, G_TYPE_OBJECT)

static const char *
get_host (CatenaProbe *self)
{
  return g_uri_get_host (self->uri);
}

static gboolean
is_loopback (CatenaProbe *self)
{
  return catena_host_is_loopback (get_host (self));
}

static CatenaErrorDetails
make_details (CatenaProbe *self)
{
  return (CatenaErrorDetails) { .api = catena_request_get_api (self->greeting), .host = get_host (self) };
}

static void
return_break (GTask                *task,
              GError               *cause,
              gboolean              resolving,
              GTlsCertificateFlags  tls_faults)
{
  CatenaProbe *self = g_task_get_source_object (task);
  CatenaErrorDetails details = make_details (self);
  const CatenaBreak end = { cause, CATENA_DEADLINE_NONE, resolving, tls_faults };

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, cause);
      return;
    }

  g_task_return_error (task, catena_fault_from_break (&end, &details));
  g_error_free (cause);
}

static GTask *
begin_step (CatenaProbe         *self,
            gpointer             source_tag,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  CatenaErrorDetails details = { .api = catena_request_get_api (self->greeting) };

  g_task_set_source_tag (task, source_tag);
  if (self->uri == NULL)
    {
      g_task_return_error (task, catena_error_new (CATENA_ERROR_INPUT, &details, "%s is no https address",
                                                   self->endpoint));
      g_clear_object (&task);
    }

  return task;
}

static void
on_resolved (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &error);

  if (error != NULL)
    {
      return_break (task, error, TRUE, 0);
      return;
    }

  g_resolver_free_addresses (addresses);
  g_task_return_boolean (task, TRUE);
}

static void
on_proxy_found (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaProbe *self = g_task_get_source_object (task);
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_auto (GStrv) proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, NULL);

  /* Where a proxy is used, it is the one that looks the name up. */
  if (proxies != NULL && proxies[0] != NULL && !g_str_equal (proxies[0], "direct://"))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_resolver_lookup_by_name_async (resolver, get_host (self), g_task_get_cancellable (task), on_resolved,
                                   g_object_ref (task));
}

static void
on_connected (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaProbe *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->connection = g_socket_client_connect_to_uri_finish (G_SOCKET_CLIENT (source), result, &error);
  if (self->connection == NULL)
    return_break (task, error, FALSE, 0);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_secured (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaProbe *self = g_task_get_source_object (task);
  GTlsConnection *tls = G_TLS_CONNECTION (source);
  GError *error = NULL;

  if (!g_tls_connection_handshake_finish (tls, result, &error))
    return_break (task, error, FALSE, g_tls_connection_get_peer_certificate_errors (tls));
  else
    g_task_return_boolean (task, TRUE);

  g_clear_object (&self->connection);
}

static void
on_greeted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaProbe *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaResponse) response = catena_transport_send_finish (CATENA_TRANSPORT (source), result, &error);
  const CatenaErrorDetails *answer = catena_error_get_details (error);
  CatenaErrorDetails details = make_details (self);

  if (response != NULL)
    {
      g_task_return_boolean (task, TRUE);
    }
  else if (answer == NULL || answer->http_status == 0)
    {
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else if (ABS (answer->clock_skew) > MAX_SKEW)
    {
      details.clock_skew = answer->clock_skew;
      g_task_return_error (task, catena_error_new (CATENA_ERROR_CLOCK, &details,
                                                   "The clock of %s is %" G_GINT64_FORMAT " seconds ahead of ours",
                                                   get_host (self), details.clock_skew));
    }
  else
    {
      /* It is not signed, so it is refused; what counts is that there is an answer, and when it was made. */
      g_task_return_boolean (task, TRUE);
    }
}

static GUri *
parse_endpoint (const char *endpoint)
{
  g_autoptr (GUri) uri = endpoint != NULL ? g_uri_parse (endpoint, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0')
    return NULL;
  if (!g_str_equal (g_uri_get_scheme (uri), "https")
      && !(g_str_equal (g_uri_get_scheme (uri), "http") && catena_host_is_loopback (host)))
    return NULL;

  return g_steal_pointer (&uri);
}

static void
catena_probe_finalize (GObject *object)
{
  CatenaProbe *self = CATENA_PROBE (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->greeting);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_free (self->endpoint);
  g_free (self->ca_file);

  G_OBJECT_CLASS (catena_probe_parent_class)->finalize (object);
}

static void
catena_probe_class_init (CatenaProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = catena_probe_finalize;
}

static void
catena_probe_init (CatenaProbe *self)
{
}

/**
 * catena_probe_new:
 * @endpoint: (nullable): what is reached
 * @ca_file: (nullable): the person's own certificate authorities
 * @greeting: what is asked, without authorization, to see the server's clock
 *
 * Returns: (transfer full): a probe
 */
CatenaProbe *
catena_probe_new (const char    *endpoint,
                  const char    *ca_file,
                  CatenaRequest *greeting)
{
  CatenaProbe *self;

  g_return_val_if_fail (CATENA_IS_REQUEST (greeting), NULL);

  self = g_object_new (CATENA_TYPE_PROBE, NULL);
  self->endpoint = g_strdup (endpoint != NULL ? endpoint : "");
  self->ca_file = g_strdup (ca_file);
  self->greeting = g_object_ref (greeting);
  self->uri = parse_endpoint (endpoint);

  return self;
}

/**
 * catena_probe_get_endpoint:
 * @self: a probe
 *
 * Returns: (transfer none): what it reaches
 */
const char *
catena_probe_get_endpoint (CatenaProbe *self)
{
  g_return_val_if_fail (CATENA_IS_PROBE (self), NULL);

  return self->endpoint;
}

/**
 * catena_probe_uses_tls:
 * @self: a probe
 *
 * Returns: whether there is a certificate to look at
 */
gboolean
catena_probe_uses_tls (CatenaProbe *self)
{
  g_return_val_if_fail (CATENA_IS_PROBE (self), FALSE);

  return self->uri != NULL && g_str_equal (g_uri_get_scheme (self->uri), "https");
}

/**
 * catena_probe_resolve_async:
 * @self: a probe
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Looks the host up.
 */
void
catena_probe_resolve_async (CatenaProbe         *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_PROBE (self));

  task = begin_step (self, catena_probe_resolve_async, cancellable, callback, user_data);
  if (task == NULL)
    return;

  if (is_loopback (self))
    {
      g_autoptr (GResolver) resolver = g_resolver_get_default ();

      g_resolver_lookup_by_name_async (resolver, get_host (self), cancellable, on_resolved, task);
      return;
    }

  g_proxy_resolver_lookup_async (g_proxy_resolver_get_default (), self->endpoint, cancellable, on_proxy_found, task);
}

/**
 * catena_probe_connect_async:
 * @self: a probe
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Connects, through the system's proxy unless it is this machine.
 */
void
catena_probe_connect_async (CatenaProbe         *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GSocketClient) client = NULL;
  GTask *task;

  g_return_if_fail (CATENA_IS_PROBE (self));

  task = begin_step (self, catena_probe_connect_async, cancellable, callback, user_data);
  if (task == NULL)
    return;

  client = g_socket_client_new ();
  g_socket_client_set_timeout (client, CONNECT_TIME);
  g_socket_client_set_enable_proxy (client, !is_loopback (self));
  g_socket_client_connect_to_uri_async (client, self->endpoint, catena_probe_uses_tls (self) ? HTTPS_PORT : HTTP_PORT,
                                        cancellable, on_connected, task);
}

/**
 * catena_probe_secure_async:
 * @self: a probe that is connected
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Looks at the server's certificate, by the same rules as every call.
 */
void
catena_probe_secure_async (CatenaProbe         *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GSocketConnectable) identity = NULL;
  g_autoptr (GIOStream) tls = NULL;
  GTask *task;
  GError *error = NULL;

  g_return_if_fail (CATENA_IS_PROBE (self));

  task = begin_step (self, catena_probe_secure_async, cancellable, callback, user_data);
  if (task == NULL)
    return;
  if (!catena_probe_uses_tls (self) || self->connection == NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  identity = g_network_address_new (get_host (self), HTTPS_PORT);
  tls = g_tls_client_connection_new (G_IO_STREAM (self->connection), identity, &error);
  if (tls != NULL && self->ca_file != NULL)
    database = catena_trust_new (self->ca_file, &error);
  if (error != NULL)
    {
      return_break (task, error, FALSE, 0);
      g_object_unref (task);
      return;
    }

  if (database != NULL)
    g_tls_connection_set_database (G_TLS_CONNECTION (tls), database);
  g_tls_connection_handshake_async (G_TLS_CONNECTION (tls), G_PRIORITY_DEFAULT, cancellable, on_secured, task);
}

/**
 * catena_probe_clock_async:
 * @self: a probe
 * @transport: what it asks with
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Asks without authorization, and compares the server's clock with ours. Fails with %CATENA_ERROR_CLOCK, the difference in its
 * details, when no signature could be right.
 */
void
catena_probe_clock_async (CatenaProbe         *self,
                          CatenaTransport     *transport,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_PROBE (self));
  g_return_if_fail (CATENA_IS_TRANSPORT (transport));

  task = begin_step (self, catena_probe_clock_async, cancellable, callback, user_data);
  if (task == NULL)
    return;

  g_clear_object (&self->connection);
  catena_transport_send_async (transport, self->greeting, NULL, cancellable, on_greeted, task);
}

/**
 * catena_probe_finish:
 * @self: a probe
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the step went well
 */
gboolean
catena_probe_finish (CatenaProbe   *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
