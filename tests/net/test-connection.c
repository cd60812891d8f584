/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"
#include "net-resolver.h"

#include <libsoup/soup.h>

/* A limit that is to pass soon, and one that is not to pass, in milliseconds. */
#define SOON 50
#define NEVER 60000

/* Writes what it is told to and closes, with a reset when told "reset". */
static gboolean
break_off (NetServer        *server,
           const NetArrival *arrival,
           guint             index,
           GIOStream        *stream,
           gpointer          user_data)
{
  const char *text = user_data;

  if (g_str_equal (text, "reset"))
    net_reset (stream);
  else
    net_write (stream, text, -1);

  return FALSE;
}

static void
assert_broken_off (const char      *text,
                   CatenaApiId      api,
                   CatenaErrorKind  kind,
                   guint            n_arrivals)
{
  g_autoptr (NetServer) server = net_server_new (break_off, (gpointer) text);
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  net_fixture_send_api (fixture, server, api);
  net_fixture_assert_error (fixture, kind, TRUE);
  g_assert_cmpuint (net_server_count (server), ==, n_arrivals);
}

/* What only reads is asked for four times, what changes something once. */
static void
test_broken_off (void)
{
  static const char *const texts[] = {
    "",
    "reset",
    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n{\"a\":\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      assert_broken_off (texts[i], CATENA_API_LIST_SERVICES, CATENA_ERROR_CONNECTION_LOST, 4);
      assert_broken_off (texts[i], CATENA_API_QUERY_METRICS, CATENA_ERROR_CONNECTION_LOST, 4);
      assert_broken_off (texts[i], CATENA_API_CREATE_SERVICE, CATENA_ERROR_CONNECTION_LOST, 1);
      assert_broken_off (texts[i], CATENA_API_MODIFY_SERVICE, CATENA_ERROR_CONNECTION_LOST, 1);
      assert_broken_off (texts[i], CATENA_API_DELETE_SERVICE, CATENA_ERROR_CONNECTION_LOST, 1);
      assert_broken_off (texts[i], CATENA_API_DOWNLOAD_SDK_CONFIG, CATENA_ERROR_CONNECTION_LOST, 1);
    }
}

/* libsoup does not tell half a header from none. */
static void
test_garbage (void)
{
  static const char *const texts[] = {
    "HTTP/1.1 2",
    "HTTP/1.1 200 OK\r\nContent-Le",
    "SSH-2.0-OpenSSH\r\n\r\n",
    "HTTP/1.1 banana\r\n\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_broken_off (texts[i], CATENA_API_LIST_SERVICES, CATENA_ERROR_PROTOCOL, 1);
      assert_broken_off (texts[i], CATENA_API_CREATE_SERVICE, CATENA_ERROR_PROTOCOL, 1);
    }
}

/* Before 3.6.5 libsoup does not tell missing chunks from the last one. */
static void
test_missing_chunks (void)
{
  const char *text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n";
  gboolean tells = soup_check_version (3, 6, 5);
  CatenaErrorKind kind = tells ? CATENA_ERROR_CONNECTION_LOST : CATENA_ERROR_PROTOCOL;

  assert_broken_off (text, CATENA_API_LIST_SERVICES, kind, tells ? 4 : 1);
  assert_broken_off (text, CATENA_API_CREATE_SERVICE, kind, 1);
}

/* The status of a refusal is a definite answer, even if the rest is lost. */
static void
test_refusal_cut (void)
{
  const char *text = "HTTP/1.1 403 No\r\nContent-Length: 100\r\n\r\n{\"error_code\":\"BC";

  assert_broken_off (text, CATENA_API_CREATE_SERVICE, CATENA_ERROR_FORBIDDEN, 1);
  assert_broken_off (text, CATENA_API_LIST_SERVICES, CATENA_ERROR_FORBIDDEN, 1);
}

static gboolean
close_on_change (NetServer        *server,
                 const NetArrival *arrival,
                 guint             index,
                 GIOStream        *stream,
                 gpointer          user_data)
{
  if (g_str_equal (arrival->method, "GET"))
    return net_reply (stream, 200, NULL, "{}");

  return FALSE;
}

/* libsoup would send a PUT again when a kept connection turns out to be closed. */
static void
test_kept_connection_closes (void)
{
  static const CatenaApiId apis[] = { CATENA_API_MODIFY_SERVICE, CATENA_API_DELETE_SERVICE,
                                      CATENA_API_CREATE_SERVICE };

  for (gsize i = 0; i < G_N_ELEMENTS (apis); i++)
    {
      g_autoptr (NetServer) server = net_server_new (close_on_change, NULL);
      g_autoptr (NetFixture) fixture = net_fixture_new ();

      net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
      g_assert_no_error (fixture->error);
      net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
      g_assert_no_error (fixture->error);
      /* The connection is kept, or the test says nothing. */
      g_assert_cmpuint (net_server_count_connections (server), ==, 1);

      net_fixture_send_api (fixture, server, apis[i]);
      net_fixture_assert_error (fixture, CATENA_ERROR_CONNECTION_LOST, TRUE);
      g_assert_cmpuint (net_server_count (server), ==, 3);
      g_assert_cmpuint (net_server_get_arrival (server, 2)->connection, ==, 1);
    }
}

static void
test_refused (void)
{
  g_autoptr (NetServer) server = net_server_new (close_on_change, NULL);
  g_autofree char *url = g_strdup (net_server_get_url (server));
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, url);

  g_clear_pointer (&server, net_server_free);
  net_fixture_send (fixture, request, NULL);
  net_fixture_assert_error (fixture, CATENA_ERROR_CONNECT, FALSE);
  g_assert_cmpuint (fixture->waits->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->log)), ==, 1);
}

static void
assert_not_resolved (gboolean silent)
{
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (GResolver) resolver = net_resolver_new (silent);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, "https://bcs.nowhere.example");

  g_resolver_set_default (resolver);
  net_fixture_set_limits (fixture, SOON, NEVER, NEVER);
  net_fixture_send (fixture, request, NULL);
  g_resolver_set_default (usual);

  net_fixture_assert_error (fixture, CATENA_ERROR_RESOLVE, FALSE);
  g_assert_cmpstr (net_fixture_get_details (fixture)->host, ==, "bcs.nowhere.example");
}

static void
test_name_not_found (void)
{
  assert_not_resolved (FALSE);
}

static void
test_name_server_silent (void)
{
  assert_not_resolved (TRUE);
}

/* The connection is accepted by the system, and nobody ever says a word of TLS. */
static void
test_connect_limit (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u", port);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_CREATE_SERVICE, url);

  g_assert_cmpuint (port, !=, 0);
  net_fixture_set_limits (fixture, SOON, NEVER, NEVER);
  net_fixture_send (fixture, request, NULL);
  net_fixture_assert_error (fixture, CATENA_ERROR_CONNECT, FALSE);
}

static gboolean
hold (NetServer        *server,
      const NetArrival *arrival,
      guint             index,
      GIOStream        *stream,
      gpointer          user_data)
{
  if (user_data != NULL)
    net_write (stream, user_data, -1);
  net_wait_closed (stream);

  return FALSE;
}

static void
assert_timed_out (const char  *text,
                  CatenaApiId  api,
                  guint        attempt,
                  guint        idle)
{
  g_autoptr (NetServer) server = net_server_new (hold, (gpointer) text);
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  net_fixture_set_limits (fixture, NEVER, attempt, idle);
  net_fixture_send_api (fixture, server, api);
  net_fixture_assert_error (fixture, CATENA_ERROR_TIMEOUT, TRUE);
  g_assert_cmpuint (net_server_count (server), ==, 1);
  g_assert_cmpuint (fixture->waits->len, ==, 0);
}

static void
test_attempt_limit (void)
{
  const char *half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":";

  assert_timed_out (NULL, CATENA_API_LIST_SERVICES, SOON, NEVER);
  assert_timed_out (NULL, CATENA_API_CREATE_SERVICE, SOON, NEVER);
  assert_timed_out (half, CATENA_API_LIST_SERVICES, SOON, NEVER);
  assert_timed_out (half, CATENA_API_CREATE_SERVICE, SOON, NEVER);
  assert_timed_out (NULL, CATENA_API_DOWNLOAD_CERTIFICATES, NEVER, SOON);
  assert_timed_out (half, CATENA_API_DOWNLOAD_SDK_CONFIG, NEVER, SOON);
}

/* One byte at a time, user_data of them, each well within the idle limit. */
static gboolean
drip (NetServer        *server,
      const NetArrival *arrival,
      guint             index,
      GIOStream        *stream,
      gpointer          user_data)
{
  guint n_bytes = GPOINTER_TO_UINT (user_data);
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Length: %u\r\n\r\n", n_bytes);

  if (!net_write (stream, head, -1))
    return FALSE;
  for (guint i = 0; i < n_bytes; i++)
    {
      g_usleep (G_USEC_PER_SEC / 100);
      if (!net_write (stream, " ", 1))
        return FALSE;
    }

  return TRUE;
}

/* However slow, as long as something comes; JSON has a limit for all of it. */
static void
test_drip (void)
{
  g_autoptr (NetServer) server = net_server_new (drip, GUINT_TO_POINTER (60));
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  net_fixture_set_limits (fixture, NEVER, 1, 500);
  net_fixture_send_api (fixture, server, CATENA_API_DOWNLOAD_CERTIFICATES);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (g_bytes_get_size (catena_response_get_bytes (fixture->response)), ==, 60);

  net_fixture_set_limits (fixture, NEVER, 100, 500);
  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  net_fixture_assert_error (fixture, CATENA_ERROR_TIMEOUT, TRUE);
}

static gboolean
refuse_tunnel (NetServer        *server,
               const NetArrival *arrival,
               guint             index,
               GIOStream        *stream,
               gpointer          user_data)
{
  net_reply (stream, 407, NULL, "<html>");

  return FALSE;
}

/* A proxy is for what is far away. What it says is not the service's word. */
static void
test_proxy (void)
{
  g_autoptr (NetServer) server = net_server_new (close_on_change, NULL);
  g_autoptr (NetServer) proxy = net_server_new (refuse_tunnel, NULL);
  g_autoptr (GProxyResolver) resolver = g_simple_proxy_resolver_new (net_server_get_url (proxy), NULL);
  g_autofree char *local = g_strdup_printf ("http://localhost:%u", net_server_get_port (server));
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_token ("canary", NULL);
  g_autoptr (CatenaRequest) near = net_new_request (CATENA_API_LIST_SERVICES, local);
  g_autoptr (CatenaRequest) far = net_new_request (CATENA_API_CREATE_SERVICE, "https://bcs.nowhere.example");

  catena_transport_set_proxy_resolver (fixture->transport, resolver);
  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  g_assert_no_error (fixture->error);
  net_fixture_send (fixture, near, auth);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (net_server_count_connections (proxy), ==, 0);

  net_fixture_send (fixture, far, auth);
  net_fixture_assert_error (fixture, CATENA_ERROR_CONNECT, FALSE);
  g_assert_cmpuint (net_server_count (proxy), ==, 1);
  g_assert_cmpstr (net_server_get_arrival (proxy, 0)->method, ==, "CONNECT");
  g_assert_null (net_arrival_get_header (net_server_get_arrival (proxy, 0), "x-auth-token"));
}

/* More calls at once than there are connections: all of them end. */
static void
test_many (void)
{
  g_autoptr (NetServer) server = net_server_new (close_on_change, NULL);
  NetFixture *fixtures[40];
  NetFixture *shared = net_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));

      fixtures[i] = net_fixture_new ();
      g_set_object (&fixtures[i]->transport, shared->transport);
      net_fixture_start (fixtures[i], request, NULL, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      net_fixture_wait (fixtures[i]);
      g_assert_no_error (fixtures[i]->error);
      g_clear_object (&fixtures[i]->transport);
      net_fixture_free (fixtures[i]);
    }
  g_assert_cmpuint (net_server_count (server), ==, G_N_ELEMENTS (fixtures));
  g_assert_cmpuint (net_server_count_connections (server), <=, 8);
  net_fixture_free (shared);
}

void
net_add_connection_tests (void)
{
  g_test_add_func ("/net/connection/broken-off", test_broken_off);
  g_test_add_func ("/net/connection/garbage", test_garbage);
  g_test_add_func ("/net/connection/missing-chunks", test_missing_chunks);
  g_test_add_func ("/net/connection/refusal-cut", test_refusal_cut);
  g_test_add_func ("/net/connection/kept-connection-closes", test_kept_connection_closes);
  g_test_add_func ("/net/connection/refused", test_refused);
  g_test_add_func ("/net/connection/name-not-found", test_name_not_found);
  g_test_add_func ("/net/connection/name-server-silent", test_name_server_silent);
  g_test_add_func ("/net/connection/connect-limit", test_connect_limit);
  g_test_add_func ("/net/connection/attempt-limit", test_attempt_limit);
  g_test_add_func ("/net/connection/drip", test_drip);
  g_test_add_func ("/net/connection/proxy", test_proxy);
  g_test_add_func ("/net/connection/many", test_many);
}
