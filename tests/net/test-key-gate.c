/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

#include "catena-time.h"

#include <libsoup/soup.h>
#include <string.h>

#define N_CALLS 10
#define HOUR 3600
/* What locks a key. */
#define MAX_IN_A_ROW 5

/* A gateway that takes one access key, and a date that is near its own. It does not look at signatures. */
typedef struct
{
  const char *access_key;
  gint64 ahead;
  guint n_refused;
  guint n_in_a_row;
  gboolean locked;
  /* How many requests to hold without an answer. */
  guint n_held;
} Gateway;

static char *
dup_date (gint64 offset)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (catena_time_now () / CATENA_NSEC_PER_SEC + offset);
  g_autofree char *text = soup_date_time_to_string (date, SOUP_DATE_HTTP);

  return g_strdup_printf ("Date: %s\r\n", text);
}

static gboolean
is_good (const Gateway    *gateway,
         const NetArrival *arrival)
{
  g_autofree char *access = g_strdup_printf ("Access=%s,", gateway->access_key);
  gint64 now = catena_time_now () / CATENA_NSEC_PER_SEC + gateway->ahead;
  gint64 signed_at;

  g_assert_true (catena_time_parse_sdk (net_arrival_get_header (arrival, "x-sdk-date"), &signed_at));

  return strstr (net_arrival_get_header (arrival, "authorization"), access) != NULL
         && ABS (signed_at / CATENA_NSEC_PER_SEC - now) < 15 * 60;
}

/* Each connection has a thread of its own. */
static gboolean
judge (Gateway          *gateway,
       const NetArrival *arrival)
{
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (!gateway->locked && is_good (gateway, arrival))
    {
      gateway->n_in_a_row = 0;
      return TRUE;
    }

  gateway->n_refused++;
  gateway->n_in_a_row++;
  gateway->locked = gateway->locked || gateway->n_in_a_row == MAX_IN_A_ROW;

  return FALSE;
}

static gboolean
check_keys (NetServer        *server,
            const NetArrival *arrival,
            guint             index,
            GIOStream        *stream,
            gpointer          user_data)
{
  Gateway *gateway = user_data;
  g_autofree char *date = dup_date (gateway->ahead);

  if (index < gateway->n_held)
    {
      net_wait_closed (stream);
      return FALSE;
    }
  if (judge (gateway, arrival))
    return net_reply (stream, 200, date, "{}");

  return net_reply (stream, 401, date,
                    "{\"error_code\":\"APIGW.0301\",\"error_msg\":\"verify aksk signature fail\"}");
}

/* Several calls through one transport. */
typedef struct
{
  NetServer *server;
  NetFixture *shared;
  NetFixture *calls[N_CALLS];
  guint n_calls;
} Crowd;

static void
set_up (Crowd   *crowd,
        Gateway *gateway)
{
  crowd->server = net_server_new (check_keys, gateway);
  crowd->shared = net_fixture_new ();
  crowd->n_calls = 0;
}

static NetFixture *
start_call (Crowd        *crowd,
            CatenaApiId   api,
            gpointer      auth,
            GCancellable *cancellable)
{
  g_autoptr (CatenaRequest) request = net_new_request (api, net_server_get_url (crowd->server));
  NetFixture *call = net_fixture_new ();

  g_set_object (&call->transport, crowd->shared->transport);
  crowd->calls[crowd->n_calls++] = call;
  net_fixture_start (call, request, auth, cancellable);

  return call;
}

static void
start_all (Crowd    *crowd,
           gpointer  auth)
{
  for (guint i = 0; i < N_CALLS; i++)
    start_call (crowd, CATENA_API_LIST_SERVICES, auth, NULL);
}

static void
wait_for_all (Crowd *crowd)
{
  for (guint i = 0; i < crowd->n_calls; i++)
    net_fixture_wait (crowd->calls[i]);
}

static void
tear_down (Crowd *crowd)
{
  for (guint i = 0; i < crowd->n_calls; i++)
    {
      g_clear_object (&crowd->calls[i]->transport);
      net_fixture_free (crowd->calls[i]);
    }
  net_fixture_free (crowd->shared);
  net_server_free (crowd->server);
}

/* One signature is refused, not ten: the sixth would find the key locked. */
static void
test_wrong_key (void)
{
  Gateway gateway = { "AK", 0 };
  g_autoptr (NetAuth) auth = net_auth_new_keys ("OTHER", "SK", NULL);
  Crowd crowd;

  set_up (&crowd, &gateway);
  start_all (&crowd, auth);
  wait_for_all (&crowd);
  for (guint i = 0; i < N_CALLS; i++)
    {
      /* Only the first was sent. */
      net_fixture_assert_error (crowd.calls[i], CATENA_ERROR_AUTH, i == 0);
      g_assert_cmpstr (net_fixture_get_details (crowd.calls[i])->service_code, ==, "APIGW.0301");
    }
  g_assert_cmpuint (gateway.n_refused, ==, 1);
  tear_down (&crowd);
}

static void
test_clock (void)
{
  Gateway gateway = { "AK", HOUR };
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
  Crowd crowd;

  set_up (&crowd, &gateway);
  start_all (&crowd, auth);
  wait_for_all (&crowd);
  for (guint i = 0; i < N_CALLS; i++)
    g_assert_no_error (crowd.calls[i]->error);
  g_assert_cmpuint (gateway.n_refused, ==, 1);
  g_assert_cmpuint (net_server_count (crowd.server), ==, N_CALLS + 1);
  tear_down (&crowd);
}

/* A changing call is not repeated, but the one after it has the right time. */
static void
test_clock_of_change (void)
{
  Gateway gateway = { "AK", -HOUR };
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
  Crowd crowd;

  set_up (&crowd, &gateway);
  start_call (&crowd, CATENA_API_CREATE_SERVICE, auth, NULL);
  start_call (&crowd, CATENA_API_MODIFY_SERVICE, auth, NULL);
  wait_for_all (&crowd);
  net_fixture_assert_error (crowd.calls[0], CATENA_ERROR_CLOCK, TRUE);
  g_assert_no_error (crowd.calls[1]->error);
  g_assert_cmpuint (net_server_count (crowd.server), ==, 2);
  tear_down (&crowd);
}

/* Keys that were accepted before, by a clock that was right: the computer slept since. */
static void
test_clock_later (void)
{
  Gateway gateway = { "AK", 0 };
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
  Crowd crowd;

  set_up (&crowd, &gateway);
  start_call (&crowd, CATENA_API_LIST_SERVICES, auth, NULL);
  wait_for_all (&crowd);
  gateway.ahead = HOUR;
  for (guint i = 1; i < N_CALLS; i++)
    start_call (&crowd, CATENA_API_LIST_SERVICES, auth, NULL);
  wait_for_all (&crowd);
  for (guint i = 0; i < N_CALLS; i++)
    g_assert_no_error (crowd.calls[i]->error);
  g_assert_cmpuint (gateway.n_refused, >, 0);
  g_assert_false (gateway.locked);
  tear_down (&crowd);
}

/* The same of keys that are not accepted any more. */
static void
test_revoked (void)
{
  Gateway gateway = { "AK", 0 };
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
  Crowd crowd;

  set_up (&crowd, &gateway);
  start_call (&crowd, CATENA_API_LIST_SERVICES, auth, NULL);
  wait_for_all (&crowd);
  g_assert_no_error (crowd.calls[0]->error);
  gateway.access_key = "NEW";
  for (guint i = 1; i < N_CALLS; i++)
    start_call (&crowd, CATENA_API_LIST_SERVICES, auth, NULL);
  wait_for_all (&crowd);
  for (guint i = 1; i < N_CALLS; i++)
    net_fixture_assert_error (crowd.calls[i], CATENA_ERROR_AUTH, net_fixture_get_details (crowd.calls[i])->sent);
  g_assert_cmpuint (gateway.n_refused, >, 0);
  g_assert_false (gateway.locked);
  tear_down (&crowd);
}

/* Other keys, as after they were edited, are other keys. Those with a token wait for nobody. */
static void
test_others (void)
{
  Gateway gateway = { "AK", 0 };
  g_autoptr (NetAuth) wrong = net_auth_new_keys ("OTHER", "SK", NULL);
  g_autoptr (NetAuth) right = net_auth_new_keys ("AK", "SK", NULL);
  Crowd crowd;

  set_up (&crowd, &gateway);
  start_call (&crowd, CATENA_API_LIST_SERVICES, wrong, NULL);
  start_call (&crowd, CATENA_API_LIST_SERVICES, right, NULL);
  start_call (&crowd, CATENA_API_LIST_SERVICES, wrong, NULL);
  start_call (&crowd, CATENA_API_LIST_SERVICES, right, NULL);
  wait_for_all (&crowd);
  net_fixture_assert_error (crowd.calls[0], CATENA_ERROR_AUTH, TRUE);
  g_assert_no_error (crowd.calls[1]->error);
  net_fixture_assert_error (crowd.calls[2], CATENA_ERROR_AUTH, FALSE);
  g_assert_no_error (crowd.calls[3]->error);
  g_assert_cmpuint (gateway.n_refused, ==, 1);
  tear_down (&crowd);
}

static gboolean
has_most_arrivals (gpointer user_data)
{
  return net_server_count (user_data) >= 3;
}

/* An answer that takes long holds up nobody for long. */
static void
test_patience (void)
{
  Gateway gateway = { "AK", .n_held = 1 };
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Crowd crowd;

  set_up (&crowd, &gateway);
  catena_transport_set_patience (crowd.shared->transport, 30);
  start_call (&crowd, CATENA_API_LIST_SERVICES, auth, cancellable);
  start_call (&crowd, CATENA_API_LIST_SERVICES, auth, NULL);
  start_call (&crowd, CATENA_API_LIST_SERVICES, auth, NULL);
  net_wait_until (has_most_arrivals, crowd.server);
  net_fixture_wait (crowd.calls[1]);
  net_fixture_wait (crowd.calls[2]);
  g_assert_no_error (crowd.calls[1]->error);
  g_assert_no_error (crowd.calls[2]->error);
  g_assert_false (crowd.calls[0]->done);
  g_cancellable_cancel (cancellable);
  wait_for_all (&crowd);
  tear_down (&crowd);
}

static gboolean
has_arrival (gpointer user_data)
{
  return net_server_count (user_data) > 0;
}

/* The one that tries is cancelled: the next one tries. One that waits is cancelled: it ends at once. */
static void
test_cancelled (void)
{
  Gateway gateway = { "AK", .n_held = 1 };
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) second = g_cancellable_new ();
  Crowd crowd;

  set_up (&crowd, &gateway);
  catena_transport_set_patience (crowd.shared->transport, 60000);
  start_call (&crowd, CATENA_API_LIST_SERVICES, auth, first);
  net_wait_until (has_arrival, crowd.server);
  start_call (&crowd, CATENA_API_LIST_SERVICES, auth, second);
  start_call (&crowd, CATENA_API_LIST_SERVICES, auth, NULL);
  start_call (&crowd, CATENA_API_LIST_SERVICES, auth, NULL);

  g_cancellable_cancel (second);
  net_fixture_wait (crowd.calls[1]);
  g_assert_error (crowd.calls[1]->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (crowd.calls[2]->done);

  g_cancellable_cancel (first);
  wait_for_all (&crowd);
  g_assert_error (crowd.calls[0]->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (crowd.calls[2]->error);
  g_assert_no_error (crowd.calls[3]->error);
  tear_down (&crowd);
}

/* What says nothing about the keys holds up nobody. */
static void
test_no_connection (void)
{
  Gateway gateway = { "AK", 0 };
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
  g_autoptr (NetServer) gone = net_server_new (check_keys, &gateway);
  g_autofree char *url = g_strdup (net_server_get_url (gone));
  NetFixture *fixtures[3];
  NetFixture *shared = net_fixture_new ();

  g_clear_pointer (&gone, net_server_free);
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, url);

      fixtures[i] = net_fixture_new ();
      g_set_object (&fixtures[i]->transport, shared->transport);
      net_fixture_start (fixtures[i], request, auth, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      net_fixture_wait (fixtures[i]);
      net_fixture_assert_error (fixtures[i], CATENA_ERROR_CONNECT, FALSE);
      g_clear_object (&fixtures[i]->transport);
      net_fixture_free (fixtures[i]);
    }
  net_fixture_free (shared);
}

void
net_add_key_gate_tests (void)
{
  g_test_add_func ("/net/key-gate/wrong-key", test_wrong_key);
  g_test_add_func ("/net/key-gate/clock", test_clock);
  g_test_add_func ("/net/key-gate/clock-of-change", test_clock_of_change);
  g_test_add_func ("/net/key-gate/clock-later", test_clock_later);
  g_test_add_func ("/net/key-gate/revoked", test_revoked);
  g_test_add_func ("/net/key-gate/others", test_others);
  g_test_add_func ("/net/key-gate/patience", test_patience);
  g_test_add_func ("/net/key-gate/cancelled", test_cancelled);
  g_test_add_func ("/net/key-gate/no-connection", test_no_connection);
}
