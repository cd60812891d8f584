/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

#include <libsoup/soup.h>

/* A server that would speak HTTP/2, as real gateways do. With libsoup 3.2 a time limit does not hold there, so it
 * must not come to that. */
typedef struct
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GMutex mutex;
  GCond ready;
  int port;
  guint n_requests;
  guint n_http2;
} Server;

static void
on_request (SoupServer        *soup_server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  Server *server = user_data;

  server->n_requests++;
  if (soup_server_message_get_http_version (message) == SOUP_HTTP_2_0)
    server->n_http2++;
  soup_server_message_set_status (message, 200, NULL);
  if (g_str_equal (soup_server_message_get_method (message), "GET"))
    soup_server_message_pause (message);
}

static int
listen_with_tls (SoupServer *soup_server)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;
  int port;

  g_assert_true (soup_server_listen_local (soup_server, 0,
                                           SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  g_assert_no_error (error);
  uris = soup_server_get_uris (soup_server);
  port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return port;
}

static gpointer
run (gpointer user_data)
{
  Server *server = user_data;
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", "server.pem", NULL);
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, NULL);
  g_autoptr (SoupServer) soup_server = NULL;

  g_main_context_push_thread_default (server->context);
  soup_server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (soup_server, NULL, on_request, server, NULL);
  g_mutex_lock (&server->mutex);
  server->port = listen_with_tls (soup_server);
  g_cond_signal (&server->ready);
  g_mutex_unlock (&server->mutex);

  g_main_loop_run (server->loop);
  soup_server_disconnect (soup_server);
  while (g_main_context_iteration (server->context, FALSE))
    ;
  g_main_context_pop_thread_default (server->context);

  return NULL;
}

static void
start_server (Server *server)
{
  server->context = g_main_context_new ();
  server->loop = g_main_loop_new (server->context, FALSE);
  g_mutex_init (&server->mutex);
  g_cond_init (&server->ready);
  server->thread = g_thread_new ("http2-server", run, server);
  g_mutex_lock (&server->mutex);
  while (server->port == 0)
    g_cond_wait (&server->ready, &server->mutex);
  g_mutex_unlock (&server->mutex);
}

static gboolean
on_quit (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_REMOVE;
}

/* What was counted is read only when the thread is gone. */
static void
stop_server (Server *server)
{
  g_main_context_invoke (server->context, on_quit, server->loop);
  g_thread_join (server->thread);
  g_main_loop_unref (server->loop);
  g_main_context_unref (server->context);
  g_mutex_clear (&server->mutex);
  g_cond_clear (&server->ready);
}

/* That the server is able to is shown with a session that is not ours. */
static void
assert_offers_http2 (const char *url)
{
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", "ca.pem", NULL);
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, NULL);
  g_autoptr (SoupSession) session = soup_session_new_with_options ("tls-database", database, NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("POST", url);
  g_autoptr (GBytes) bytes = soup_session_send_and_read (session, message, NULL, NULL);

  g_assert_nonnull (bytes);
  g_assert_cmpint (soup_message_get_http_version (message), ==, SOUP_HTTP_2_0);
}

static void
test_not_spoken (void)
{
  Server server = { 0 };
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", "ca.pem", NULL);
  g_autofree char *url = NULL;
  g_autoptr (CatenaRequest) change = NULL;
  g_autoptr (CatenaRequest) held = NULL;

  start_server (&server);
  url = g_strdup_printf ("https://127.0.0.1:%d", server.port);
  change = net_new_request (CATENA_API_CREATE_SERVICE, url);
  held = net_new_request (CATENA_API_LIST_SERVICES, url);
  assert_offers_http2 (url);

  g_assert_true (catena_transport_set_ca_file (fixture->transport, path, NULL));
  net_fixture_send (fixture, change, NULL);
  g_assert_no_error (fixture->error);
  net_fixture_set_limits (fixture, 60000, 100, 60000);
  net_fixture_send (fixture, held, NULL);
  net_fixture_assert_error (fixture, CATENA_ERROR_TIMEOUT, TRUE);

  stop_server (&server);
  g_assert_cmpuint (server.n_requests, ==, 3);
  g_assert_cmpuint (server.n_http2, ==, 1);
}

void
net_add_http2_tests (void)
{
  g_test_add_func ("/net/http2/not-spoken", test_not_spoken);
}
