/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#include <gio/gio.h>
#include <string.h>

#define N_MUTATIONS 400
#define DEPTH 200000
#define WRONG SIM_CLIENT_WRONG_HEADER ": 1\r\n"
#define TOO_LARGE (17 * 1024 * 1024)

/* Whatever was sent: it is still there, and knows what it knew. */
static void
assert_alive (SimClient *client)
{
  g_autoptr (SimAnswer) list = sim_client_bcs (client, "GET", "/blockchains", NULL);

  sim_answer_assert_ok (list);
  g_assert_cmpint (sim_answer_get_int (list, "count"), ==, 6);
}

static void
test_deep (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *body = g_malloc (DEPTH + 1);

  memset (body, '[', DEPTH);
  body[DEPTH] = '\0';
  {
    g_autoptr (SimAnswer) creation = sim_client_bcs_wrong (client, "POST", "/blockchains", body);
    SoupMessage *token =
      sim_client_new_message (client, catena_test_simulator_get_iam_url (client->simulator), "POST",
                              "/v3/auth/tokens", body);
    SoupMessage *fault =
      sim_client_new_message (client, catena_test_simulator_get_control_url (client->simulator), "POST",
                              "/faults", body);
    g_autoptr (SimAnswer) refused = NULL;
    g_autoptr (SimAnswer) no_fault = NULL;

    soup_message_headers_append (soup_message_get_request_headers (token), SIM_CLIENT_WRONG_HEADER, "1");
    refused = sim_client_send (client, token);
    no_fault = sim_client_send (client, fault);
    sim_answer_assert_error (creation, 400, "BCS.4004025");
    g_assert_cmpuint (refused->status, ==, 400);
    g_assert_cmpuint (no_fault->status, ==, 400);
  }
  assert_alive (client);
}

static void
test_too_large (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *body = g_malloc (TOO_LARGE + 1);

  memset (body, ' ', TOO_LARGE);
  body[TOO_LARGE] = '\0';
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs_wrong (client, "POST", "/blockchains", body);

    sim_answer_assert_error (answer, 413, "APIGW.0201");
  }
  assert_alive (client);
}

static void
test_mutations (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *good = g_strdup_printf (SIM_CLIENT_GOOD_BODY, "trade-finance", "mutated");
  gsize length = strlen (good);

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autofree char *body = g_strdup (good);
      g_autoptr (SimAnswer) answer = NULL;

      for (int j = g_test_rand_int_range (1, 4); j > 0; j--)
        body[g_test_rand_int_range (0, (int) length)] = "{}[]\",:0-n"[g_test_rand_int_range (0, 10)];
      /* The name is taken; a mutation that happens to free it must not count as a service. */
      if (strstr (body, "\"trade-finance\"") == NULL)
        continue;
      answer = sim_client_bcs_wrong (client, "POST", "/blockchains", body);
      g_assert_no_error (answer->error);
      g_assert_cmpuint (answer->status, ==, 400);
    }
  assert_alive (client);
}

static void
test_headers (void)
{
  static const char *values[] = {
    "SDK-HMAC-SHA256",
    "SDK-HMAC-SHA256 Access=, SignedHeaders=, Signature=",
    "SDK-HMAC-SHA256 Access=a, SignedHeaders=;;;, Signature=;",
    "Basic YTpi",
    ",,,,,,,,",
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *path = g_strdup_printf ("/v2/%s/blockchains", client->project);
      SoupMessage *message =
        sim_client_new_message (client, catena_test_simulator_get_bcs_url (client->simulator), "GET",
                                path, NULL);
      g_autoptr (SimAnswer) answer = NULL;

      soup_message_headers_remove (soup_message_get_request_headers (message), "X-Auth-Token");
      soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", values[i]);
      answer = sim_client_send (client, message);
      sim_answer_assert_error (answer, 401, "APIGW.0301");
    }
  assert_alive (client);
}

/* Sends bytes as they are and waits for an answer or an end; libsoup leaves some of them without either. */
static void
send_raw (const char *url,
          const char *bytes)
{
  g_autoptr (GSocketClient) sockets = g_socket_client_new ();
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  char answer[4096];

  g_socket_client_set_timeout (sockets, 1);
  connection = g_socket_client_connect_to_host (sockets, g_uri_get_host (uri), (guint16) g_uri_get_port (uri),
                                                NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), bytes, strlen (bytes),
                             NULL, NULL, NULL);
  g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), answer, sizeof answer, NULL,
                       NULL);
}

static void
test_raw (void)
{
  static const char *requests[] = {
    "",
    "\r\n\r\n",
    "nonsense\r\n\r\n",
    "GET\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "GET /v2/%00/blockchains HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /v2/%ff%fe/blockchains?%=%zz&=&a HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET http://[::1]:99999/v2/ HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET //////////?????&&&&==== HTTP/1.1\r\nHost: a\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
    "HEAD /v3/projects HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST /v3/auth/tokens HTTP/1.1\r\nHost: a\r\n" WRONG "Content-Length: 1000000\r\n\r\n{",
    "POST /v3/auth/tokens HTTP/1.1\r\nHost: a\r\n" WRONG "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
    "POST /faults HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n[]",
    "POST /faults HTTP/1.1\r\nHost: a\r\n\r\n",
    "DELETE /faults/-1 HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST /services/%2e%2e/finish HTTP/1.1\r\nHost: a\r\n\r\n",
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_test_message ("%u", i);
      send_raw (catena_test_simulator_get_bcs_url (client->simulator), requests[i]);
      send_raw (catena_test_simulator_get_iam_url (client->simulator), requests[i]);
      send_raw (catena_test_simulator_get_control_url (client->simulator), requests[i]);
    }
  assert_alive (client);
}

static void
test_control_refuses (void)
{
  static const struct { const char *method; const char *path; const char *body; guint status; } rows[] = {
    { "GET", "/nothing", NULL, 404 },
    { "PUT", "/state", NULL, 404 },
    { "POST", "/faults", "{}", 400 },
    { "POST", "/faults", "{\"fault\": \"earthquake\"}", 400 },
    { "POST", "/faults", "{\"fault\": \"reset\", \"operation\": \"listServces\"}", 400 },
    { "POST", "/faults", "not json", 400 },
    { "DELETE", "/faults/one", NULL, 400 },
    { "POST", "/speed", "{\"speed\": 0}", 400 },
    { "POST", "/speed", "{\"speed\": \"fast\"}", 400 },
    { "POST", "/clock", "{}", 400 },
    { "POST", "/tokens/lifetime", "{}", 400 },
    { "POST", "/creations/fail", "{}", 400 },
    { "POST", "/creations/fail", "{\"step\": \"Preparation\", \"service\": \"none\"}", 400 },
    { "GET", "/services/none/request", NULL, 400 },
    { "POST", "/services/none/finish", NULL, 400 },
    { "POST", "/services", "{\"project\": \"none\", \"name\": \"abcd\"}", 400 },
    { "POST", "/quota", "{\"project\": \"none\"}", 400 },
    { "POST", "/clusters", "{\"id\": \"a\", \"flaw\": \"ugly\"}", 400 },
    { "POST", "/clusters", "{}", 400 },
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SoupMessage *message =
        sim_client_new_message (client, catena_test_simulator_get_control_url (client->simulator),
                                rows[i].method, rows[i].path, rows[i].body);
      g_autoptr (SimAnswer) answer = sim_client_send (client, message);

      g_test_message ("%s %s %s", rows[i].method, rows[i].path, rows[i].body != NULL ? rows[i].body : "");
      g_assert_cmpuint (answer->status, ==, rows[i].status);
      g_assert_nonnull (sim_answer_get (answer, "error"));
    }
  assert_alive (client);
}

void
add_hostile_tests (void)
{
  g_test_add_func ("/simulator/hostile/deep", test_deep);
  g_test_add_func ("/simulator/hostile/too-large", test_too_large);
  g_test_add_func ("/simulator/hostile/mutations", test_mutations);
  g_test_add_func ("/simulator/hostile/headers", test_headers);
  g_test_add_func ("/simulator/hostile/raw", test_raw);
  g_test_add_func ("/simulator/hostile/control-refuses", test_control_refuses);
}
