/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

#include "catena-redact.h"

#include <string.h>

/* With what JSON escapes, so that a server's echo of it looks different. */
#define PASSWORD "Canary\"pass\\word"
#define TOKEN "canary-token-0123456789"
#define SECRET_KEY "canary/secret+key"
#define SESSION "canary-session-token"

/* All that the log holds about one exchange. */
static char *
dump (CatenaExchange *exchange)
{
  guint n_properties;
  g_autofree GParamSpec **specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (exchange), &n_properties);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_properties; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *contents = NULL;

      g_object_get_property (G_OBJECT (exchange), specs[i]->name, &value);
      contents = G_VALUE_HOLDS_STRING (&value) ? g_value_dup_string (&value) : g_strdup_value_contents (&value);
      g_string_append_printf (text, "%s=%s\n", specs[i]->name, contents);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_clean (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (strstr (lower, "canary") != NULL)
    g_error ("a secret in: %s", text);
}

static void
assert_log_clean (NetFixture *fixture,
                  guint       n_exchanges)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->log)), ==, n_exchanges);
  for (guint i = 0; i < n_exchanges; i++)
    {
      g_autoptr (CatenaExchange) exchange = g_list_model_get_item (G_LIST_MODEL (fixture->log), i);
      g_autofree char *text = dump (exchange);

      assert_clean (text);
    }
}

/* A server as bad as can be: says back all that it got, in headers and in the body, in a member nobody suspects. */
static gboolean
reply_echo (NetServer        *server,
            const NetArrival *arrival,
            guint             index,
            GIOStream        *stream,
            gpointer          user_data)
{
  const guint *status = user_data;
  const char *token = net_arrival_get_header (arrival, "x-auth-token");
  const char *session = net_arrival_get_header (arrival, "x-security-token");
  gsize length;
  const char *body = g_bytes_get_data (arrival->body, &length);
  g_autofree char *sent = g_strndup (body != NULL ? body : "", length);
  g_autofree char *escaped = g_strescape (sent, NULL);
  g_autofree char *headers = g_strdup_printf ("X-Subject-Token: %s\r\nLocation: https://a.example/?t=%s\r\n", TOKEN, TOKEN);
  g_autofree char *percent = g_uri_escape_string (sent, NULL, FALSE);
  g_autofree char *markup = g_markup_escape_text (sent, -1);
  g_autofree char *text = NULL;

  if (*status == 299)
    text = g_strdup_printf ("<html>%s %s %s %s %s", percent, markup, sent, token, session);
  else
    text = g_strdup_printf ("{\"error_code\":\"BCS.4006014\",\"error_msg\":\"Invalid Parameter: %s, %s and %s and %s\","
                            "\"other\":{\"token\":\"%s\",\"password\":\"canary-of-theirs\"}}",
                            percent, escaped, token, session, TOKEN);

  return net_reply (stream, *status, headers, text);
}

static void
send_canaries (NetFixture *fixture,
               guint       status,
               CatenaApiId api,
               gpointer    auth)
{
  g_autoptr (NetServer) server = net_server_new (reply_echo, &status);
  g_autoptr (CatenaSecret) secret = catena_secret_new (PASSWORD);
  g_autoptr (CatenaBody) body = net_new_body ("{\"innocent\":\"%s\",\"password\":\"%s\"}", secret);
  g_autoptr (CatenaRequest) request = net_new_request (api, net_server_get_url (server));
  g_autofree char *curl = NULL;

  if (!g_str_equal (catena_api_get (api)->method, "GET"))
    catena_request_set_body (request, body);
  net_fixture_send (fixture, request, auth);
  curl = catena_request_dup_curl (request);
  assert_clean (curl);
  if (fixture->error != NULL)
    {
      const CatenaErrorDetails *details = net_fixture_get_details (fixture);

      assert_clean (fixture->error->message);
      assert_clean (details->service_message != NULL ? details->service_message : "");
    }
}

static void
test_no_secret (void)
{
  static const guint statuses[] = { 200, 299, 302, 400, 401, 403, 500 };
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) token = net_auth_new_token (TOKEN, TOKEN);
  g_autoptr (NetAuth) keys = net_auth_new_keys ("AK", SECRET_KEY, SESSION);

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      send_canaries (fixture, statuses[i], CATENA_API_CREATE_SERVICE, token);
      send_canaries (fixture, statuses[i], CATENA_API_CREATE_SERVICE, keys);
      send_canaries (fixture, statuses[i], CATENA_API_LIST_SERVICES, token);
      send_canaries (fixture, statuses[i], CATENA_API_LIST_SERVICES, keys);
      send_canaries (fixture, statuses[i], CATENA_API_DOWNLOAD_SDK_CONFIG, keys);
      send_canaries (fixture, statuses[i], CATENA_API_IAM_CREATE_TOKEN, NULL);
    }
  /* The two 401s for a token are sent twice. */
  assert_log_clean (fixture, 6 * G_N_ELEMENTS (statuses) + 2);
}

/* What earlier requests said comes back in a success: once in prose, which is shown and stored, and once in what has a
 * meaning. */
static gboolean
reply_later_echo (NetServer        *server,
                  const NetArrival *arrival,
                  guint             index,
                  GIOStream        *stream,
                  gpointer          user_data)
{
  g_autoptr (GString) long_tail = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (index == 0)
    return net_reply (stream, 202, NULL, "{}");
  /* The second time it is read in a thread. */
  for (guint i = 0; index == 2 && i < 40000; i++)
    g_string_append (long_tail, "1234567,");
  text = g_strdup_printf ("{\"rows\":[{\"message\":[\"bad value Canary\\\"pass\\\\word.\"],"
                          "\"name\":\"Canary\\\"pass\\\\word\"}],\"numbers\":[%s0]}", long_tail->str);

  return net_reply (stream, 200, NULL, text);
}

static void
test_later (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_later_echo, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (CatenaSecret) secret = catena_secret_new (PASSWORD);
  g_autoptr (CatenaBody) body = net_new_body ("{\"password\":\"%s\"}", secret);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_CREATE_SERVICE, net_server_get_url (server));

  catena_request_set_body (request, body);
  net_fixture_send (fixture, request, NULL);
  g_assert_no_error (fixture->error);
  for (guint i = 0; i < 2; i++)
    {
      JsonArray *rows;
      JsonObject *row;

      net_fixture_send_api (fixture, server, CATENA_API_LIST_OPERATION_RECORDS);
      g_assert_no_error (fixture->error);
      rows = json_object_get_array_member (catena_response_get_object (fixture->response), "rows");
      row = json_array_get_object_element (rows, 0);
      g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (row, "message"), 0), ==,
                       "bad value " CATENA_REDACTED ".");
      g_assert_cmpstr (json_object_get_string_member (row, "name"), ==, PASSWORD);
    }
  assert_log_clean (fixture, 3);
}

/* Long ones too, of which the log keeps the size. */
static gboolean
reply_long_canary (NetServer        *server,
                   const NetArrival *arrival,
                   guint             index,
                   GIOStream        *stream,
                   gpointer          user_data)
{
  g_autoptr (GString) body = g_string_new ("{\"rows\":[");

  for (guint i = 0; i < 20000; i++)
    g_string_append (body, "{\"token\":\"canary\"},");
  g_string_append (body, "{}]}");

  return net_reply (stream, 200, NULL, body->str);
}

static void
test_long (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_long_canary, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (CatenaExchange) exchange = NULL;

  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  g_assert_no_error (fixture->error);
  assert_log_clean (fixture, 1);
  exchange = g_list_model_get_item (G_LIST_MODEL (fixture->log), 0);
  g_assert_cmpuint (strlen (catena_exchange_get_response_body (exchange)), <, 100);
}

static gboolean
reply_file (NetServer        *server,
            const NetArrival *arrival,
            guint             index,
            GIOStream        *stream,
            gpointer          user_data)
{
  return net_reply (stream, 200, "Content-Type: application/json\r\n", "{\"pem\":\"canary\"}");
}

/* A file may hold private keys under any name, or none. */
static void
test_download (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_file, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  net_fixture_send_api (fixture, server, CATENA_API_DOWNLOAD_CERTIFICATES);
  g_assert_no_error (fixture->error);
  assert_log_clean (fixture, 1);
}

static gboolean
reply_created (NetServer        *server,
               const NetArrival *arrival,
               guint             index,
               GIOStream        *stream,
               gpointer          user_data)
{
  return net_reply (stream, 202, "X-Request-Id: r-9\r\n", "{\"operation_id\":\"o-1\",\"password\":\"p\"}");
}

static void
test_record (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_created, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (CatenaSecret) secret = catena_secret_new (PASSWORD);
  g_autoptr (CatenaBody) body = net_new_body ("{\"x\":\"%s\"}", secret);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_CREATE_SERVICE, net_server_get_url (server));
  g_autoptr (CatenaExchange) exchange = NULL;
  g_autofree char *host = NULL;
  g_autofree char *request_id = NULL;
  g_autofree char *expected_host = g_strdup_printf ("127.0.0.1:%u", net_server_get_port (server));
  gint64 started;
  gint64 duration;
  guint64 bytes_sent;
  guint64 bytes_received;

  catena_request_set_body (request, body);
  catena_request_add_query (request, "a", "b c");
  net_fixture_send (fixture, request, NULL);
  g_assert_no_error (fixture->error);

  exchange = g_list_model_get_item (G_LIST_MODEL (fixture->log), 0);
  g_object_get (exchange, "host", &host, "request-id", &request_id, "started", &started, "duration", &duration,
                "bytes-sent", &bytes_sent, "bytes-received", &bytes_received, NULL);
  g_assert_cmpint (catena_exchange_get_api (exchange), ==, CATENA_API_CREATE_SERVICE);
  g_assert_cmpstr (catena_exchange_get_method (exchange), ==, "POST");
  g_assert_cmpstr (catena_exchange_get_path (exchange), ==, "/v2/p1/blockchains?a=b%20c");
  g_assert_cmpuint (catena_exchange_get_status (exchange), ==, 202);
  g_assert_cmpstr (catena_exchange_get_request_body (exchange), ==, "{\"x\":\"" CATENA_REDACTED "\"}");
  g_assert_cmpstr (catena_exchange_get_response_body (exchange), ==,
                   "{\"operation_id\":\"o-1\",\"password\":\"" CATENA_REDACTED "\"}");
  g_assert_null (catena_exchange_get_error (exchange));
  g_assert_cmpstr (host, ==, expected_host);
  g_assert_cmpstr (request_id, ==, "r-9");
  g_assert_cmpint (started, >, 0);
  g_assert_cmpint (duration, >, 0);
  g_assert_cmpuint (bytes_sent, ==, g_bytes_get_size (net_server_get_arrival (server, 0)->body));
  g_assert_cmpuint (bytes_received, ==, strlen ("{\"operation_id\":\"o-1\",\"password\":\"p\"}"));
}

static gboolean
reply_not_found (NetServer        *server,
                 const NetArrival *arrival,
                 guint             index,
                 GIOStream        *stream,
                 gpointer          user_data)
{
  return net_reply (stream, 404, NULL, "{\"error_code\":\"APIG.0101\",\"error_msg\":\"no such thing\"}");
}

static void
test_record_of_error (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_not_found, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (CatenaExchange) exchange = NULL;

  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  exchange = g_list_model_get_item (G_LIST_MODEL (fixture->log), 0);
  g_assert_cmpuint (catena_exchange_get_status (exchange), ==, 404);
  g_assert_cmpstr (catena_exchange_get_error (exchange), ==, fixture->error->message);
  g_assert_nonnull (strstr (catena_exchange_get_response_body (exchange), "no such thing"));
}

static gboolean
reply_later (NetServer        *server,
             const NetArrival *arrival,
             guint             index,
             GIOStream        *stream,
             gpointer          user_data)
{
  if (index == 0)
    return net_reply (stream, 503, "Retry-After: 1\r\nX-Odd: odd\r\n", "{}");

  return net_reply (stream, 404, NULL, "{}");
}

/* Each attempt is an exchange of its own; the error that remains leads to the last. */
static void
test_record_of_attempts (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_later, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_token (TOKEN, TOKEN);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));
  g_autoptr (CatenaExchange) first = NULL;
  CatenaExchange *last;

  net_fixture_send (fixture, request, auth);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->log)), ==, 2);
  first = g_list_model_get_item (G_LIST_MODEL (fixture->log), 0);
  last = catena_exchange_log_find (fixture->log, net_fixture_get_details (fixture)->exchange);
  g_assert_cmpuint (catena_exchange_get_attempt (first), ==, 1);
  g_assert_cmpuint (catena_exchange_get_attempt (last), ==, 2);
  g_assert_cmpuint (catena_exchange_get_status (last), ==, 404);
  g_assert_cmpstr (catena_exchange_get_account (last), ==, "account-1");
  g_assert_cmpstr (catena_exchange_get_scheme (last), ==, "http");
  g_assert_nonnull (strstr (catena_exchange_get_request_headers (first), "X-Auth-Token: " CATENA_REDACTED));
  g_assert_nonnull (strstr (catena_exchange_get_response_headers (first), "Retry-After: 1"));
  g_assert_null (strstr (catena_exchange_get_response_headers (first), "odd"));
}

/* A log is not needed. */
static void
test_without_log (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_created, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  g_set_object (&fixture->transport, NULL);
  fixture->transport = catena_transport_new (NULL, NULL);
  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  g_assert_no_error (fixture->error);
}

void
net_add_log_tests (void)
{
  g_test_add_func ("/net/log/no-secret", test_no_secret);
  g_test_add_func ("/net/log/later", test_later);
  g_test_add_func ("/net/log/long", test_long);
  g_test_add_func ("/net/log/download", test_download);
  g_test_add_func ("/net/log/record", test_record);
  g_test_add_func ("/net/log/record-of-error", test_record_of_error);
  g_test_add_func ("/net/log/record-of-attempts", test_record_of_attempts);
  g_test_add_func ("/net/log/without-log", test_without_log);
}
