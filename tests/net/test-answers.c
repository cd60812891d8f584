/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

#include <string.h>

/* What a whole answer is made of, for the handler below. */
typedef struct
{
  guint status;
  const char *headers;
  const char *body;
} Answer;

static gboolean
reply_with_answer (NetServer        *server,
                   const NetArrival *arrival,
                   guint             index,
                   GIOStream        *stream,
                   gpointer          user_data)
{
  const Answer *answer = user_data;

  return net_reply (stream, answer->status, answer->headers, answer->body);
}

static void
set_sizes (NetFixture *fixture,
           gsize       json_size,
           gsize       download_size)
{
  CatenaAttemptLimits limits;

  catena_transport_get_limits (fixture->transport, &limits);
  limits.json_size = json_size;
  limits.download_size = download_size;
  catena_transport_set_limits (fixture->transport, &limits);
}

static void
test_success (void)
{
  Answer answer = { 200, "x-request-id: r-1\r\nContent-Type: application/json\r\n", "{\"a\":1}" };
  g_autoptr (NetServer) server = net_server_new (reply_with_answer, &answer);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  const NetArrival *arrival;

  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (catena_response_get_status (fixture->response), ==, 200);
  g_assert_cmpint (json_object_get_int_member (catena_response_get_object (fixture->response), "a"), ==, 1);
  g_assert_cmpstr (catena_response_get_request_id (fixture->response), ==, "r-1");
  g_assert_cmpstr (catena_response_get_header (fixture->response, "X-REQUEST-ID"), ==, "r-1");
  g_assert_cmpint (catena_response_get_duration (fixture->response), >, 0);
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

/* Any 2xx, and a body that is empty or blank or no object, are fine for net. */
static void
test_other_successes (void)
{
  static const Answer answers[] = {
    { 200, NULL, "" },
    { 202, NULL, " \r\n" },
    { 201, NULL, "[1]" },
    { 203, NULL, "null" },
    { 200, "Content-Type: text/html\r\n", "7" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (NetServer) server = net_server_new (reply_with_answer, (gpointer) &answers[i]);
      g_autoptr (NetFixture) fixture = net_fixture_new ();

      net_fixture_send_api (fixture, server, CATENA_API_CREATE_SERVICE);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (catena_response_get_status (fixture->response), ==, answers[i].status);
      g_assert_null (catena_response_get_object (fixture->response));
      g_assert_true ((catena_response_get_json (fixture->response) == NULL) == (i < 2));
      g_assert_cmpuint (g_bytes_get_size (catena_response_get_bytes (fixture->response)), ==,
                        strlen (answers[i].body));
    }
}

/* A captive portal, a proxy's page, cut or hostile JSON: a success that is none. */
static void
test_unreadable (void)
{
  static const struct
  {
    Answer answer;
    const char *hint;
  } rows[] = {
    { { 200, "Content-Type: text/html\r\n", "<html>\n<title>Please \u202epay</title>" },
      "<html>␊<title>Please \357\277\275pay" },
    { { 200, "Content-Type: application/json\r\n", "{\"password\":\"Canary" }, NULL },
    { { 200, NULL, "{\"a\":1}{\"b\":2}" }, NULL },
    { { 201, NULL, "OK" }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (NetServer) server = net_server_new (reply_with_answer, (gpointer) &rows[i].answer);
      g_autoptr (NetFixture) fixture = net_fixture_new ();

      net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
      net_fixture_assert_error (fixture, CATENA_ERROR_PROTOCOL, TRUE);
      g_assert_cmpuint (net_fixture_get_details (fixture)->http_status, ==, rows[i].answer.status);
      g_assert_null (strstr (fixture->error->message, "Canary"));
      if (rows[i].hint != NULL)
        g_assert_nonnull (strstr (fixture->error->message, rows[i].hint));
      g_assert_cmpuint (net_server_count (server), ==, 1);
    }
}

static gboolean
reply_nested (NetServer        *server,
              const NetArrival *arrival,
              guint             index,
              GIOStream        *stream,
              gpointer          user_data)
{
  g_autofree char *body = g_strnfill (200000, '[');

  return net_reply (stream, 200, NULL, body);
}

static void
test_nested (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_nested, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  net_fixture_assert_error (fixture, CATENA_ERROR_PROTOCOL, TRUE);
}

/* Larger than what is read on the main thread. */
static gboolean
reply_long_list (NetServer        *server,
                 const NetArrival *arrival,
                 guint             index,
                 GIOStream        *stream,
                 gpointer          user_data)
{
  g_autoptr (GString) body = g_string_new ("{\"rows\":[");

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (body, "{\"n\":%u},", i);
  g_string_append (body, user_data != NULL ? user_data : "{}]}");

  return net_reply (stream, 200, NULL, body->str);
}

static void
test_long (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_long_list, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  JsonObject *object;

  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  g_assert_no_error (fixture->error);
  object = catena_response_get_object (fixture->response);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "rows")), ==, 40001);
}

static void
test_long_and_broken (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_long_list, (gpointer) "{}]");
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  net_fixture_assert_error (fixture, CATENA_ERROR_PROTOCOL, TRUE);
}

/* A file is not looked into, whatever it holds. */
static void
test_download (void)
{
  Answer answer = { 200, "Content-Disposition: attachment; filename=\"x.zip\"\r\n", "PK\003\004{" };
  g_autoptr (NetServer) server = net_server_new (reply_with_answer, &answer);
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  net_fixture_send_api (fixture, server, CATENA_API_DOWNLOAD_CERTIFICATES);
  g_assert_no_error (fixture->error);
  g_assert_null (catena_response_get_json (fixture->response));
  g_assert_cmpmem (g_bytes_get_data (catena_response_get_bytes (fixture->response), NULL),
                   g_bytes_get_size (catena_response_get_bytes (fixture->response)),
                   answer.body, strlen (answer.body));
  g_assert_nonnull (catena_response_get_header (fixture->response, "Content-Disposition"));
  g_assert_cmpstr (net_arrival_get_header (net_server_get_arrival (server, 0), "accept"), ==, "*/*");
}

/* Endless: zeros until the client has enough. user_data is the headers. */
static gboolean
reply_without_end (NetServer        *server,
                   const NetArrival *arrival,
                   guint             index,
                   GIOStream        *stream,
                   gpointer          user_data)
{
  g_autofree char *chunk = g_strnfill (64 * 1024, ' ');
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 %s\r\n\r\n", (const char *) user_data);

  if (!net_write (stream, head, -1))
    return FALSE;
  while (net_write (stream, chunk, 64 * 1024))
    ;

  return FALSE;
}

static gboolean
is_let_go (gpointer user_data)
{
  return net_server_count_open (user_data) == 0;
}

static void
test_endless (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_without_end, (gpointer) "200 OK");
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  set_sizes (fixture, 1024 * 1024, 2 * 1024 * 1024);
  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  net_fixture_assert_error (fixture, CATENA_ERROR_TOO_LARGE, TRUE);
  net_fixture_send_api (fixture, server, CATENA_API_CREATE_SERVICE);
  net_fixture_assert_error (fixture, CATENA_ERROR_TOO_LARGE, TRUE);
  net_fixture_send_api (fixture, server, CATENA_API_DOWNLOAD_CERTIFICATES);
  net_fixture_assert_error (fixture, CATENA_ERROR_TOO_LARGE, TRUE);
  g_assert_nonnull (strstr (fixture->error->message, "2097152"));
  g_assert_cmpuint (net_server_count (server), ==, 3);
  /* The client has to hang up, or it would be sent bytes for as long as the account is open. */
  net_wait_until (is_let_go, server);
}

/* A refusal is a refusal, however long its explanation. */
static void
test_endless_refusal (void)
{
  const char *head = "403 No\r\nContent-Length: 99999999999";
  g_autoptr (NetServer) server = net_server_new (reply_without_end, (gpointer) head);
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  net_fixture_send_api (fixture, server, CATENA_API_CREATE_SERVICE);
  net_fixture_assert_error (fixture, CATENA_ERROR_FORBIDDEN, TRUE);
  net_wait_until (is_let_go, server);
}

static void
test_default_sizes (void)
{
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  CatenaAttemptLimits limits;

  catena_transport_get_limits (fixture->transport, &limits);
  g_assert_cmpuint (limits.json_size, ==, 32 * 1024 * 1024);
  g_assert_cmpuint (limits.download_size, ==, 64 * 1024 * 1024);
  g_assert_cmpuint (limits.connect, ==, 10000);
  g_assert_cmpuint (limits.attempt, ==, 60000);
  g_assert_cmpuint (limits.idle, ==, 30000);
}

static GBytes *
compress (gsize length)
{
  g_autoptr (GConverter) gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, gzip);
  g_autofree char *zeros = g_strnfill (length, ' ');

  g_assert_true (g_output_stream_write_all (stream, zeros, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
reply_bomb (NetServer        *server,
            const NetArrival *arrival,
            guint             index,
            GIOStream        *stream,
            gpointer          user_data)
{
  GBytes *bomb = user_data;
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %"
                                           G_GSIZE_FORMAT "\r\n\r\n", g_bytes_get_size (bomb));

  return net_write (stream, head, -1)
         && net_write (stream, g_bytes_get_data (bomb, NULL), (gssize) g_bytes_get_size (bomb));
}

/* A few kilobytes that unpack to more than the cap, which is on what comes out. */
static void
test_bomb (void)
{
  g_autoptr (GBytes) bomb = compress (33 * 1024 * 1024);
  g_autoptr (NetServer) server = net_server_new (reply_bomb, bomb);
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  g_assert_cmpuint (g_bytes_get_size (bomb), <, 64 * 1024);
  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  net_fixture_assert_error (fixture, CATENA_ERROR_TOO_LARGE, TRUE);
}

/* Where a redirect points to must hear nothing, least of all a token. */
static void
test_redirect (void)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };
  static const CatenaApiId apis[] = { CATENA_API_LIST_SERVICES, CATENA_API_CREATE_SERVICE,
                                      CATENA_API_DELETE_SERVICE };
  Answer elsewhere = { 200, NULL, "{}" };
  g_autoptr (NetServer) target = net_server_new (reply_with_answer, &elsewhere);
  g_autofree char *location = g_strdup_printf ("Location: http://localhost:%u/v2/p1/blockchains\r\n",
                                               net_server_get_port (target));
  g_autoptr (NetAuth) auth = net_auth_new_token ("canary-token", "other-token");

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (apis); k++)
        {
          Answer answer = { statuses[i], location, "<html>" };
          g_autoptr (NetServer) server = net_server_new (reply_with_answer, &answer);
          g_autoptr (NetFixture) fixture = net_fixture_new ();
          g_autoptr (CatenaRequest) request = net_new_request (apis[k], net_server_get_url (server));

          net_fixture_send (fixture, request, auth);
          net_fixture_assert_error (fixture, CATENA_ERROR_REDIRECT, TRUE);
          g_assert_cmpuint (net_server_count (server), ==, 1);
          g_assert_cmpstr (net_arrival_get_header (net_server_get_arrival (server, 0), "x-auth-token"), ==,
                           "canary-token");
        }
    }
  g_assert_cmpuint (net_server_count_connections (target), ==, 0);
}

static void
test_details (void)
{
  Answer answer = { 400, "X-IAM-Trace-Id: trace-7\r\n",
                    "{\"error_code\":\"BCS.4001018\",\"error_msg\":\"Name is taken.\",\"request_id\":\"in-body\"}" };
  g_autoptr (NetServer) server = net_server_new (reply_with_answer, &answer);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autofree char *host = g_strdup_printf ("127.0.0.1:%u", net_server_get_port (server));
  const CatenaErrorDetails *details;

  net_fixture_send_api (fixture, server, CATENA_API_CREATE_SERVICE);
  net_fixture_assert_error (fixture, CATENA_ERROR_CONFLICT, TRUE);
  details = net_fixture_get_details (fixture);
  g_assert_cmpint (details->api, ==, CATENA_API_CREATE_SERVICE);
  g_assert_cmpuint (details->http_status, ==, 400);
  g_assert_cmpstr (details->service_code, ==, "BCS.4001018");
  g_assert_cmpstr (details->service_message, ==, "Name is taken.");
  g_assert_cmpstr (details->request_id, ==, "trace-7");
  g_assert_cmpstr (details->host, ==, host);
  g_assert_nonnull (strstr (fixture->error->message, "trace-7"));

  answer.headers = NULL;
  net_fixture_send_api (fixture, server, CATENA_API_CREATE_SERVICE);
  g_assert_cmpstr (net_fixture_get_details (fixture)->request_id, ==, "in-body");
}

/* What the service says of its clock is learnt from every answer of it, within reason, and never signed with. */
static void
test_date (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) later = g_date_time_add_hours (now, 2);
  g_autofree char *date = g_date_time_format (later, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n");
  Answer answer = { 200, date, "{}" };
  g_autoptr (NetServer) server = net_server_new (reply_with_answer, &answer);
  g_autoptr (NetFixture) fixture = net_fixture_new ();

  net_fixture_send_api (fixture, server, CATENA_API_IAM_LIST_OWN_PROJECTS);
  g_assert_cmpint (catena_transport_get_service_offset (fixture->transport), ==, 0);
  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  g_assert_cmpint (catena_transport_get_service_offset (fixture->transport), >, 7100);
  g_assert_cmpint (catena_transport_get_clock_offset (fixture->transport), ==, 0);

  answer.headers = "Date: Fri, 31 Dec 9999 23:59:59 GMT\r\n";
  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (catena_transport_get_service_offset (fixture->transport), <=, 7200);
}

void
net_add_answer_tests (void)
{
  g_test_add_func ("/net/answers/success", test_success);
  g_test_add_func ("/net/answers/other-successes", test_other_successes);
  g_test_add_func ("/net/answers/unreadable", test_unreadable);
  g_test_add_func ("/net/answers/nested", test_nested);
  g_test_add_func ("/net/answers/long", test_long);
  g_test_add_func ("/net/answers/long-and-broken", test_long_and_broken);
  g_test_add_func ("/net/answers/download", test_download);
  g_test_add_func ("/net/answers/endless", test_endless);
  g_test_add_func ("/net/answers/endless-refusal", test_endless_refusal);
  g_test_add_func ("/net/answers/default-sizes", test_default_sizes);
  g_test_add_func ("/net/answers/bomb", test_bomb);
  g_test_add_func ("/net/answers/redirect", test_redirect);
  g_test_add_func ("/net/answers/details", test_details);
  g_test_add_func ("/net/answers/date", test_date);
}
