/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

static gboolean
reply_with_object (NetServer        *server,
                   const NetArrival *arrival,
                   guint             index,
                   GIOStream        *stream,
                   gpointer          user_data)
{
  return net_reply (stream, 200, "X-Request-Id: r-1\r\nContent-Type: application/json\r\n", "{\"a\":1}");
}

static void
test_success (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_with_object, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  const NetArrival *arrival;

  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (catena_response_get_status (fixture->response), ==, 200);
  g_assert_cmpint (json_object_get_int_member (catena_response_get_object (fixture->response), "a"), ==, 1);
  g_assert_cmpstr (catena_response_get_request_id (fixture->response), ==, "r-1");
  g_assert_cmpuint (net_server_count (server), ==, 1);

  arrival = net_server_get_arrival (server, 0);
  g_assert_cmpstr (arrival->method, ==, "GET");
  g_assert_cmpstr (arrival->target, ==, "/v2/p1/blockchains");
  g_assert_cmpstr (net_arrival_get_header (arrival, "accept"), ==, "application/json");
  g_assert_cmpstr (net_arrival_get_header (arrival, "user-agent"), ==, "catena/" CATENA_VERSION);
  g_assert_null (net_arrival_get_header (arrival, "content-type"));
  g_assert_null (net_arrival_get_header (arrival, "authorization"));
  g_assert_null (net_arrival_get_header (arrival, "x-auth-token"));
}

void
net_add_answer_tests (void)
{
  g_test_add_func ("/net/answers/success", test_success);
}
