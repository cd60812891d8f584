/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-server.h"

#include "sim-control.h"
#include "sim-demo.h"
#include "sim-exchange.h"
#include "sim-util.h"

/* More than this is read and thrown away. */
#define BODY_MAX (16u * 1024 * 1024)
#define BODY_LENGTH "sim-body-length"

/* A running creation changes without anybody asking; the state file follows it this often. */
#define SAVE_SECONDS 1

struct _SimServer
{
  SimContext context;
  SoupServer *bcs;
  SoupServer *iam;
  SoupServer *control;
  guint save_source;
};

static void
on_got_chunk (SoupServerMessage *message,
              GBytes            *chunk,
              gpointer           data)
{
  gsize length =
    GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (message), BODY_LENGTH)) + g_bytes_get_size (chunk);

  g_object_set_data (G_OBJECT (message), BODY_LENGTH, GSIZE_TO_POINTER (length));
  if (length > BODY_MAX)
    soup_message_body_truncate (soup_server_message_get_request_body (message));
}

static void
on_request_started (SoupServer        *server,
                    SoupServerMessage *message,
                    gpointer           data)
{
  g_signal_connect (message, "got-chunk", G_CALLBACK (on_got_chunk), NULL);
}

static gboolean
is_too_large (SoupServerMessage *message)
{
  return GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (message), BODY_LENGTH)) > BODY_MAX;
}

static GBytes *
dup_body (SoupServerMessage *message)
{
  if (is_too_large (message))
    return g_bytes_new_static ("", 0);

  return soup_message_body_flatten (soup_server_message_get_request_body (message));
}

static SimCall *
make_call (SimServer         *self,
           CatenaApiCloud     cloud,
           SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  g_autoptr (GBytes) body = dup_body (message);
  SimCall *call = sim_call_new (self->context.store, cloud, soup_server_message_get_method (message),
                                g_uri_get_path (uri), g_uri_get_query (uri),
                                soup_server_message_get_request_headers (message), body);

  call->too_large = is_too_large (message);
  return call;
}

static void
on_bcs_request (SoupServer        *server,
                SoupServerMessage *message,
                const char        *path,
                GHashTable        *query,
                gpointer           data)
{
  SimServer *self = data;

  sim_exchange_run (&self->context, message, make_call (self, CATENA_API_CLOUD_BCS, message));
}

static void
on_iam_request (SoupServer        *server,
                SoupServerMessage *message,
                const char        *path,
                GHashTable        *query,
                gpointer           data)
{
  SimServer *self = data;

  sim_exchange_run (&self->context, message, make_call (self, CATENA_API_CLOUD_IAM, message));
}

static void
on_control_request (SoupServer        *server,
                    SoupServerMessage *message,
                    const char        *path,
                    GHashTable        *query,
                    gpointer           data)
{
  SimServer *self = data;
  g_autoptr (GBytes) body = dup_body (message);

  sim_control_answer (&self->context, message, body);
}

static gboolean
save_cb (gpointer data)
{
  SimServer *self = data;

  sim_store_advance (self->context.store);
  sim_context_save (&self->context);
  return G_SOURCE_CONTINUE;
}

static SoupServer *
start_listening (SimServer         *self,
                 guint              port,
                 GTlsCertificate   *certificate,
                 SoupServerCallback callback,
                 GError           **error)
{
  g_autoptr (SoupServer) server = soup_server_new ("raw-paths", TRUE, "server-header", "Web Server", NULL);
  SoupServerListenOptions options = SOUP_SERVER_LISTEN_IPV4_ONLY;

  if (certificate != NULL)
    {
      soup_server_set_tls_certificate (server, certificate);
      options |= SOUP_SERVER_LISTEN_HTTPS;
    }
  g_signal_connect (server, "request-started", G_CALLBACK (on_request_started), NULL);
  soup_server_add_handler (server, NULL, callback, self, NULL);
  if (!soup_server_listen_local (server, port, options, error))
    return NULL;

  return g_steal_pointer (&server);
}

/* Without the closing slash: paths are appended to it. */
static char *
dup_url (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  GUri *uri = uris->data;
  char *url = g_strdup_printf ("%s://127.0.0.1:%d", g_uri_get_scheme (uri), g_uri_get_port (uri));

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return url;
}

static gboolean
fill_store (SimServer              *self,
            const SimServerOptions *options,
            GError                **error)
{
  SimStore *store = sim_store_new (options->dialect, options->speed);

  self->context.store = store;
  if (options->state_path != NULL && g_file_test (options->state_path, G_FILE_TEST_EXISTS))
    return sim_store_load (store, options->state_path, error);

  sim_demo_fill (store, options->n_services);
  return TRUE;
}

/**
 * sim_context_save:
 * @context: what the listeners share
 *
 * Writes the state file if there is one and something changed.
 */
void
sim_context_save (SimContext *context)
{
  g_autoptr (GError) error = NULL;

  if (context->state_path == NULL || !context->store->changed)
    return;
  if (!sim_store_save (context->store, context->state_path, &error))
    g_warning ("The state could not be saved: %s", error->message);
}

/**
 * sim_server_new:
 * @options: how it is to be
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the server; it listens
 */
SimServer *
sim_server_new (const SimServerOptions *options,
                GError                **error)
{
  g_autoptr (SimServer) self = g_new0 (SimServer, 1);

  self->context.faults = sim_faults_new ();
  self->context.holds = sim_holds_new ();
  self->context.arrivals = sim_arrivals_new ();
  self->context.state_path = g_strdup (options->state_path);
  self->context.quit = options->quit;
  self->context.quit_data = options->quit_data;
  if (!fill_store (self, options, error))
    return NULL;
  if (options->record_path != NULL)
    {
      self->context.record = sim_record_new (options->record_path, error);
      if (self->context.record == NULL)
        return NULL;
    }
  self->bcs = start_listening (self, options->port, options->certificate, on_bcs_request, error);
  self->iam =
    self->bcs != NULL ? start_listening (self, 0, options->certificate, on_iam_request, error) : NULL;
  self->control = self->iam != NULL ? start_listening (self, 0, NULL, on_control_request, error) : NULL;
  if (self->control == NULL)
    return NULL;

  sim_context_save (&self->context);
  if (options->state_path != NULL)
    self->save_source = g_timeout_add_seconds (SAVE_SECONDS, save_cb, self);

  return g_steal_pointer (&self);
}

/**
 * sim_server_free:
 * @self: the server
 *
 * Saves, stops listening, and drops what is under way.
 */
void
sim_server_free (SimServer *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->bcs != NULL)
    soup_server_disconnect (self->bcs);
  if (self->iam != NULL)
    soup_server_disconnect (self->iam);
  if (self->control != NULL)
    soup_server_disconnect (self->control);
  g_clear_pointer (&self->context.holds, sim_holds_free);
  g_clear_object (&self->bcs);
  g_clear_object (&self->iam);
  g_clear_object (&self->control);
  /* Connections that were cut free what they hold in the main loop. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (self->context.store != NULL)
    {
      sim_store_advance (self->context.store);
      sim_context_save (&self->context);
    }
  g_clear_pointer (&self->context.store, sim_store_free);
  g_clear_pointer (&self->context.faults, sim_faults_free);
  g_clear_pointer (&self->context.arrivals, sim_arrivals_free);
  g_clear_pointer (&self->context.record, sim_record_free);
  g_free (self->context.state_path);
  g_free (self);
}

/**
 * sim_server_dup_line:
 * @self: the server
 *
 * Returns: (transfer full): the line that says where everything is and who may sign in, see design.md
 */
char *
sim_server_dup_line (SimServer *self)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) node = sim_json_node (object);
  JsonArray *tenants = json_array_new ();
  g_autofree char *bcs = dup_url (self->bcs);
  g_autofree char *iam = dup_url (self->iam);
  g_autofree char *control = dup_url (self->control);

  json_object_set_string_member (object, "bcs", bcs);
  json_object_set_string_member (object, "iam", iam);
  json_object_set_null_member (object, "iserver");
  json_object_set_string_member (object, "control", control);
  for (guint i = 0; i < self->context.store->tenants->len; i++)
    json_array_add_object_element (tenants,
                                   sim_tenant_to_json (g_ptr_array_index (self->context.store->tenants, i),
                                                       FALSE));
  json_object_set_array_member (object, "tenants", tenants);

  return json_to_string (node, FALSE);
}
