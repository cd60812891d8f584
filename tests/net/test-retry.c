/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

/* A bad answer the first n_bad times, a good one after that. */
typedef struct
{
  guint n_bad;
  guint status;
  const char *headers;
} Plan;

static gboolean
reply_by_plan (NetServer        *server,
               const NetArrival *arrival,
               guint             index,
               GIOStream        *stream,
               gpointer          user_data)
{
  const Plan *plan = user_data;

  if (index < plan->n_bad)
    return net_reply (stream, plan->status, plan->headers, "");

  return net_reply (stream, 200, NULL, "{}");
}

static double
get_wait (NetFixture *fixture,
          guint       index)
{
  g_assert_cmpuint (index, <, fixture->waits->len);

  return (double) g_array_index (fixture->waits, gint64, index) / G_USEC_PER_SEC;
}

static void
run_plan (NetFixture  *fixture,
          Plan        *plan,
          CatenaApiId  api,
          guint        n_arrivals)
{
  g_autoptr (NetServer) server = net_server_new (reply_by_plan, plan);

  g_array_set_size (fixture->waits, 0);
  net_fixture_send_api (fixture, server, api);
  g_assert_cmpuint (net_server_count (server), ==, n_arrivals);
}

static void
test_recovers (void)
{
  static const guint statuses[] = { 429, 502, 503, 504 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      Plan plan = { 2, statuses[i], NULL };
      g_autoptr (NetFixture) fixture = net_fixture_new ();

      run_plan (fixture, &plan, CATENA_API_LIST_SERVICES, 3);
      g_assert_no_error (fixture->error);
      run_plan (fixture, &plan, CATENA_API_QUERY_METRICS, 3);
      g_assert_no_error (fixture->error);
      run_plan (fixture, &plan, CATENA_API_DOWNLOAD_CERTIFICATES, 3);
      g_assert_no_error (fixture->error);
      /* Each attempt leaves its record. */
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->log)), ==, 9);
    }
}

/* 1, 2 and 4 seconds and a little more, then no more. */
static void
test_gives_up (void)
{
  Plan plan = { G_MAXUINT, 503, NULL };
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  run_plan (fixture, &plan, CATENA_API_LIST_SERVICES, 4);
  net_fixture_assert_error (fixture, CATENA_ERROR_SERVER, TRUE);
  g_assert_cmpuint (net_fixture_get_details (fixture)->http_status, ==, 503);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (get_wait (fixture, i), >=, 1 << i);
      g_assert_cmpfloat (get_wait (fixture, i), <=, 1.25 * (1 << i));
    }
}

static void
test_changes_go_once (void)
{
  static const guint statuses[] = { 429, 500, 502, 503, 504 };
  static const CatenaApiId apis[] = {
    CATENA_API_CREATE_SERVICE, CATENA_API_MODIFY_SERVICE, CATENA_API_DELETE_SERVICE, CATENA_API_DOWNLOAD_SDK_CONFIG,
    CATENA_API_IAM_CREATE_TOKEN,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (apis); k++)
        {
          Plan plan = { G_MAXUINT, statuses[i], "Retry-After: 0\r\n" };
          g_autoptr (NetFixture) fixture = net_fixture_new ();

          run_plan (fixture, &plan, apis[k], 1);
          net_fixture_assert_error (fixture, statuses[i] == 429 ? CATENA_ERROR_THROTTLED : CATENA_ERROR_SERVER, TRUE);
        }
    }
}

static void
test_others_go_once (void)
{
  static const guint statuses[] = { 400, 403, 404, 408, 409, 413, 500, 501, 505 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      Plan plan = { G_MAXUINT, statuses[i], "Retry-After: 0\r\n" };
      g_autoptr (NetFixture) fixture = net_fixture_new ();

      run_plan (fixture, &plan, CATENA_API_LIST_SERVICES, 1);
      g_assert_nonnull (fixture->error);
      g_assert_cmpuint (fixture->waits->len, ==, 0);
    }
}

static void
test_retry_after (void)
{
  Plan plan = { 2, 429, "Retry-After: 17\r\n" };
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  run_plan (fixture, &plan, CATENA_API_LIST_SERVICES, 3);
  g_assert_no_error (fixture->error);
  g_assert_cmpfloat (get_wait (fixture, 0), ==, 17);
  g_assert_cmpfloat (get_wait (fixture, 1), ==, 17);

  /* A date is counted from the server's own, whatever our clock shows. */
  plan.headers = "Date: Wed, 21 Oct 2015 07:28:00 GMT\r\nRetry-After: Wed, 21 Oct 2015 07:28:40 GMT\r\n";
  run_plan (fixture, &plan, CATENA_API_LIST_SERVICES, 3);
  g_assert_no_error (fixture->error);
  g_assert_cmpfloat (get_wait (fixture, 0), ==, 40);

  plan.headers = "Retry-After: soon\r\n";
  run_plan (fixture, &plan, CATENA_API_LIST_SERVICES, 3);
  g_assert_cmpfloat (get_wait (fixture, 0), <, 2);

  plan.headers = "Retry-After: -5\r\n";
  run_plan (fixture, &plan, CATENA_API_LIST_SERVICES, 3);
  g_assert_cmpfloat (get_wait (fixture, 0), >=, 1);
}

/* Nobody is kept waiting for an hour: it is an error, and the server is left alone for a while. */
static void
test_retry_after_long (void)
{
  Plan plan = { G_MAXUINT, 429, "Retry-After: 3600\r\n" };
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  run_plan (fixture, &plan, CATENA_API_LIST_SERVICES, 1);
  net_fixture_assert_error (fixture, CATENA_ERROR_THROTTLED, TRUE);
  g_assert_cmpuint (fixture->waits->len, ==, 1);
  g_assert_cmpfloat (get_wait (fixture, 0), ==, CATENA_BACK_OFF_MAX_WAIT);
}

static void
test_retry_after_values (void)
{
  g_assert_cmpint (catena_back_off_parse_retry_after (NULL, 0), ==, -1);
  g_assert_cmpint (catena_back_off_parse_retry_after ("", 0), ==, -1);
  g_assert_cmpint (catena_back_off_parse_retry_after ("0", 0), ==, 0);
  g_assert_cmpint (catena_back_off_parse_retry_after ("120", 0), ==, 120);
  g_assert_cmpint (catena_back_off_parse_retry_after ("1.5", 0), ==, -1);
  g_assert_cmpint (catena_back_off_parse_retry_after ("99999999999999999999", 0), ==, -1);
  g_assert_cmpint (catena_back_off_parse_retry_after ("Thu, 01 Jan 1970 00:01:40 GMT", 40), ==, 60);
  g_assert_cmpint (catena_back_off_parse_retry_after ("Thu, 01 Jan 1970 00:01:40 GMT", 400), ==, 0);
}

/* The wait is real here, so that others can be seen to share it. */
static gint64
wait_a_little (gint64   microseconds,
               gpointer user_data)
{
  gint64 *end = user_data;

  *end = g_get_monotonic_time () + G_USEC_PER_SEC / 5;

  return G_USEC_PER_SEC / 5;
}

static gboolean
reply_in_time (NetServer        *server,
               const NetArrival *arrival,
               guint             index,
               GIOStream        *stream,
               gpointer          user_data)
{
  const gint64 *end = user_data;

  if (index == 0)
    return net_reply (stream, 503, NULL, "");
  /* Before the end of the wait nobody may come. */
  if (g_get_monotonic_time () < *end)
    return net_reply (stream, 500, NULL, "");

  return net_reply (stream, 200, NULL, "{}");
}

static gboolean
is_waiting (gpointer user_data)
{
  const gint64 *end = user_data;

  return *end != 0;
}

/* One request's back-off is everybody's, a changing call's too. */
static void
test_shared (void)
{
  gint64 end = 0;
  g_autoptr (NetServer) server = net_server_new (reply_in_time, &end);
  NetFixture *first = net_fixture_new ();
  NetFixture *others[3];
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));
  g_autoptr (CatenaRequest) change = net_new_request (CATENA_API_CREATE_SERVICE, net_server_get_url (server));

  catena_transport_set_back_off_func (first->transport, wait_a_little, &end);
  net_fixture_start (first, request, NULL, NULL);
  net_wait_until (is_waiting, &end);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      others[i] = net_fixture_new ();
      g_set_object (&others[i]->transport, first->transport);
      net_fixture_start (others[i], i == 0 ? change : request, NULL, NULL);
    }

  net_fixture_wait (first);
  g_assert_no_error (first->error);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      net_fixture_wait (others[i]);
      g_assert_no_error (others[i]->error);
      g_clear_object (&others[i]->transport);
      net_fixture_free (others[i]);
    }
  g_assert_cmpuint (net_server_count (server), ==, 5);
  net_fixture_free (first);
}

/* A changing call that is told to come back later does not, but the others hear of it. */
static void
test_change_tells_others (void)
{
  Plan plan = { G_MAXUINT, 429, "Retry-After: 9\r\n" };
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  run_plan (fixture, &plan, CATENA_API_CREATE_SERVICE, 1);
  net_fixture_assert_error (fixture, CATENA_ERROR_THROTTLED, TRUE);
  g_assert_cmpfloat (get_wait (fixture, 0), ==, 9);
}

void
net_add_retry_tests (void)
{
  g_test_add_func ("/net/retry/recovers", test_recovers);
  g_test_add_func ("/net/retry/gives-up", test_gives_up);
  g_test_add_func ("/net/retry/changes-go-once", test_changes_go_once);
  g_test_add_func ("/net/retry/others-go-once", test_others_go_once);
  g_test_add_func ("/net/retry/retry-after", test_retry_after);
  g_test_add_func ("/net/retry/retry-after-long", test_retry_after_long);
  g_test_add_func ("/net/retry/retry-after-values", test_retry_after_values);
  g_test_add_func ("/net/retry/shared", test_shared);
  g_test_add_func ("/net/retry/change-tells-others", test_change_tells_others);
}
