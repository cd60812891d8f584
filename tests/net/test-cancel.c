/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"
#include "net-resolver.h"

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

static gboolean
reply_busy (NetServer        *server,
            const NetArrival *arrival,
            guint             index,
            GIOStream        *stream,
            gpointer          user_data)
{
  return net_reply (stream, 503, "Retry-After: 50\r\n", "");
}

static gboolean
has_arrival (gpointer user_data)
{
  return net_server_count (user_data) > 0;
}

static void
assert_cancelled (NetFixture *fixture)
{
  net_fixture_wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
cancel_in_answer (const char  *text,
                  CatenaApiId  api)
{
  g_autoptr (NetServer) server = net_server_new (hold, (gpointer) text);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CatenaRequest) request = net_new_request (api, net_server_get_url (server));
  g_autoptr (CatenaExchange) exchange = NULL;

  net_fixture_start (fixture, request, NULL, cancellable);
  net_wait_until (has_arrival, server);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  assert_cancelled (fixture);

  g_assert_cmpuint (net_server_count (server), ==, 1);
  exchange = g_list_model_get_item (G_LIST_MODEL (fixture->log), 0);
  g_assert_nonnull (catena_exchange_get_error (exchange));
}

static void
test_in_flight (void)
{
  cancel_in_answer (NULL, CATENA_API_LIST_SERVICES);
  cancel_in_answer (NULL, CATENA_API_CREATE_SERVICE);
  cancel_in_answer ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":", CATENA_API_CREATE_SERVICE);
  cancel_in_answer ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":", CATENA_API_DOWNLOAD_CERTIFICATES);
  cancel_in_answer ("HTTP/1.1 400 No\r\nContent-Length: 100\r\n\r\n{\"a\":", CATENA_API_CREATE_SERVICE);
}

static void
test_before (void)
{
  g_autoptr (NetServer) server = net_server_new (hold, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_token ("t", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_CREATE_SERVICE, net_server_get_url (server));

  g_cancellable_cancel (cancellable);
  net_fixture_start (fixture, request, NULL, cancellable);
  assert_cancelled (fixture);
  net_fixture_start (fixture, request, auth, cancellable);
  assert_cancelled (fixture);
  g_assert_cmpuint (net_server_count_connections (server), ==, 0);
}

static void
test_while_resolving (void)
{
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (GResolver) silent = net_resolver_new (TRUE);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, "https://bcs.nowhere.example");

  g_resolver_set_default (silent);
  net_fixture_start (fixture, request, NULL, cancellable);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  assert_cancelled (fixture);
  g_resolver_set_default (usual);
}

static gint64
wait_long (gint64   microseconds,
           gpointer user_data)
{
  GCancellable *cancellable = user_data;

  g_cancellable_cancel (cancellable);

  return microseconds;
}

/* Cancelled while it would wait for most of a minute: it ends at once. */
static void
test_in_back_off (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_busy, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));

  catena_transport_set_back_off_func (fixture->transport, wait_long, cancellable);
  net_fixture_start (fixture, request, NULL, cancellable);
  assert_cancelled (fixture);
  g_assert_cmpuint (net_server_count (server), ==, 1);
}

/* Who started the call lets go of the transport at once. The fixture's end proves that nothing is left of it. */
static void
test_dropped (void)
{
  g_autoptr (NetServer) server = net_server_new (hold, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  CatenaRequest *request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));
  CatenaTransport *transport = fixture->transport;

  g_object_add_weak_pointer (G_OBJECT (transport), (gpointer *) &transport);
  net_fixture_start (fixture, request, NULL, cancellable);
  g_object_unref (request);
  g_clear_object (&fixture->transport);
  net_wait_until (has_arrival, server);
  g_cancellable_cancel (cancellable);
  assert_cancelled (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (transport);
}

/* A cancellation from within a handler of the main loop, which ends the call then and there. */
static gboolean
on_cancel (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static void
test_from_a_source (void)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (NetServer) server = net_server_new (hold, NULL);
      g_autoptr (NetFixture) fixture = net_fixture_new ();
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_CREATE_SERVICE, net_server_get_url (server));

      net_fixture_start (fixture, request, NULL, cancellable);
      g_timeout_add (i % 4, on_cancel, cancellable);
      assert_cancelled (fixture);
    }
}

static gboolean
reply_at_once (NetServer        *server,
               const NetArrival *arrival,
               guint             index,
               GIOStream        *stream,
               gpointer          user_data)
{
  return net_reply (stream, 200, "", "{}");
}

/* After every number of turns of the main loop, until the answer is faster. */
static void
test_at_every_turn (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_at_once, NULL);
  gboolean answered = FALSE;

  for (guint n_turns = 1; !answered; n_turns++)
    {
      g_autoptr (NetFixture) fixture = net_fixture_new ();
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));

      net_fixture_start (fixture, request, NULL, cancellable);
      for (guint i = 0; i < n_turns && !fixture->done; i++)
        {
          /* The answer has come by the next turn. */
          g_usleep (2000);
          g_main_context_iteration (NULL, FALSE);
        }
      answered = fixture->done;
      g_cancellable_cancel (cancellable);
      net_fixture_wait (fixture);
      if (!answered && fixture->error != NULL)
        g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

void
net_add_cancel_tests (void)
{
  g_test_add_func ("/net/cancel/in-flight", test_in_flight);
  g_test_add_func ("/net/cancel/before", test_before);
  g_test_add_func ("/net/cancel/while-resolving", test_while_resolving);
  g_test_add_func ("/net/cancel/in-back-off", test_in_back_off);
  g_test_add_func ("/net/cancel/dropped", test_dropped);
  g_test_add_func ("/net/cancel/from-a-source", test_from_a_source);
  g_test_add_func ("/net/cancel/at-every-turn", test_at_every_turn);
}
