/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

#include "catena-host.h"

#include <string.h>

#define SECRET "hunter2'\"$(x)"

static gboolean
reply_empty (NetServer        *server,
             const NetArrival *arrival,
             guint             index,
             GIOStream        *stream,
             gpointer          user_data)
{
  return net_reply (stream, 200, NULL, "{}");
}

static void
test_url (void)
{
  static const struct
  {
    const char *endpoint;
    const char *url;
  } rows[] = {
    { "https://bcs.x.example", "https://bcs.x.example/v2/p%201%2F%E5%8C%BA/blockchains" },
    { "https://bcs.x.example/", "https://bcs.x.example/v2/p%201%2F%E5%8C%BA/blockchains" },
    { "HTTPS://bcs.x.example:8443/a%20b/", "https://bcs.x.example:8443/a%20b/v2/p%201%2F%E5%8C%BA/blockchains" },
    { "http://127.0.0.1:80", "http://127.0.0.1/v2/p%201%2F%E5%8C%BA/blockchains" },
    { "http://127.9.9.9", "http://127.9.9.9/v2/p%201%2F%E5%8C%BA/blockchains" },
    { "http://[::1]:9", "http://[::1]:9/v2/p%201%2F%E5%8C%BA/blockchains" },
    { "http://LocalHost:9", "http://LocalHost:9/v2/p%201%2F%E5%8C%BA/blockchains" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CatenaRequest) request = catena_request_new (CATENA_API_LIST_SERVICES, rows[i].endpoint);
      g_autoptr (GError) error = NULL;
      g_autofree char *url = NULL;

      catena_request_set_parameter (request, "project_id", "p 1/区");
      url = catena_request_dup_url (request, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (url, ==, rows[i].url);
    }
}

/* None of these may be sent anything, least of all a token. */
static void
test_refused_endpoints (void)
{
  static const char *const endpoints[] = {
    "http://bcs.x.example",
    "http://10.0.0.1",
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
    "http://0.0.0.0",
    "http://[::]",
    "http://[::ffff:127.0.0.1]",
    "http://user@127.0.0.1",
    "https://user:password@bcs.x.example",
    "https://bcs.x.example?a=b",
    "https://bcs.x.example#a",
    "https://",
    "https:///v2",
    "ftp://127.0.0.1",
    "file:///etc/passwd",
    "bcs.x.example",
    "https://bcs x.example",
    "",
  };
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_token ("t", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (endpoints); i++)
    {
      g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, endpoints[i]);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", endpoints[i]);
      g_assert_null (catena_request_dup_url (request, &error));
      g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
      g_assert_null (catena_request_dup_curl (request));

      net_fixture_send (fixture, request, auth);
      net_fixture_assert_error (fixture, CATENA_ERROR_INPUT, FALSE);
    }
  g_assert_cmpuint (net_auth_count_asked (auth), ==, 0);
}

static void
test_missing_parameter (void)
{
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (CatenaRequest) request = catena_request_new (CATENA_API_GET_SERVICE, "https://bcs.x.example");

  catena_request_set_parameter (request, "project_id", "p1");
  catena_request_set_parameter (request, "blockchain_id", "..");
  net_fixture_send (fixture, request, NULL);
  net_fixture_assert_error (fixture, CATENA_ERROR_INPUT, FALSE);
}

static void
test_loopback (void)
{
  g_assert_true (catena_host_is_loopback ("127.0.0.1"));
  g_assert_true (catena_host_is_loopback ("127.255.255.254"));
  g_assert_true (catena_host_is_loopback ("::1"));
  g_assert_true (catena_host_is_loopback ("LOCALHOST"));
  g_assert_false (catena_host_is_loopback ("128.0.0.1"));
  g_assert_false (catena_host_is_loopback ("localhost.example"));
  g_assert_false (catena_host_is_loopback (""));
  g_assert_false (catena_host_is_loopback (NULL));
}

static void
test_query (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_empty, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_OPERATION_RECORDS,
                                                       net_server_get_url (server));

  catena_request_add_query (request, "operation_type", "99");
  catena_request_add_query (request, "blockchain_id", NULL);
  catena_request_add_query (request, "name", "组 &=+%");
  catena_request_add_query (request, "name", "");
  net_fixture_send (fixture, request, NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (net_server_get_arrival (server, 0)->target, ==,
                   "/v2/p1/operation/record?operation_type=99&name=%E7%BB%84%20%26%3D%2B%25&name=");
}

/* The secret is in the bytes that arrive and nowhere else. */
static void
test_body (void)
{
  static const CatenaApiId apis[] = { CATENA_API_CREATE_SERVICE, CATENA_API_MODIFY_SERVICE,
                                      CATENA_API_DELETE_INVITATIONS };
  g_autoptr (CatenaSecret) secret = catena_secret_new (SECRET);
  g_autoptr (CatenaBody) body = net_new_body ("{\"password\":\"%s\",\"name\":\"区\"}", secret);
  const char *expected = "{\"password\":\"hunter2'\\\"$(x)\",\"name\":\"区\"}";

  for (gsize i = 0; i < G_N_ELEMENTS (apis); i++)
    {
      g_autoptr (NetServer) server = net_server_new (reply_empty, NULL);
      g_autoptr (NetFixture) fixture = net_fixture_new ();
      g_autoptr (CatenaRequest) request = net_new_request (apis[i], net_server_get_url (server));
      const NetArrival *arrival;
      gsize length;
      const char *data;

      catena_request_set_body (request, body);
      net_fixture_send (fixture, request, NULL);
      g_assert_no_error (fixture->error);
      arrival = net_server_get_arrival (server, 0);
      data = g_bytes_get_data (arrival->body, &length);
      g_assert_cmpmem (data, length, expected, strlen (expected));
      g_assert_cmpstr (arrival->method, ==, catena_api_get (apis[i])->method);
      g_assert_cmpstr (net_arrival_get_header (arrival, "content-type"), ==, "application/json;charset=UTF-8");
    }
}

static void
test_file (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_empty, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (CatenaRequest) request = catena_request_new (CATENA_API_FREEZE_USER_CERTIFICATE,
                                                          net_server_get_url (server));
  g_autoptr (GBytes) contents = g_bytes_new_static ("PK\003\004\000x", 6);
  const NetArrival *arrival;
  gsize length;
  const char *data;
  const char *part;

  catena_request_set_parameter (request, "project_id", "p1");
  catena_request_set_parameter (request, "blockchain_id", "b1");
  catena_request_set_parameter (request, "org_name", "o");
  catena_request_set_parameter (request, "user_name", "u");
  catena_request_set_file (request, "a \"b\".zip", contents);
  net_fixture_send (fixture, request, NULL);
  g_assert_no_error (fixture->error);

  arrival = net_server_get_arrival (server, 0);
  g_assert_true (g_str_has_prefix (net_arrival_get_header (arrival, "content-type"),
                                   "multipart/form-data; boundary="));
  data = g_bytes_get_data (arrival->body, &length);
  /* As libsoup 3.2 and 3.6 write it; the boundary is random. */
  g_assert_true (g_str_has_prefix (data, "--"));
  part = strstr (data, "\r\n");
  g_assert_nonnull (part);
  g_assert_nonnull (strstr (part, "\r\nContent-Type: application/octet-stream\r\n"));
  g_assert_nonnull (strstr (part, "\r\nContent-Disposition: form-data; name=\"file\"; "
                                  "filename=\"a \\\"b\\\".zip\"\r\n"));
  part = strstr (part, "\r\n\r\n");
  g_assert_cmpmem (part, 10, "\r\n\r\nPK\003\004\000x", 10);
}

/* What the shell makes of the command is what was sent, with a mark for the secret. */
static void
test_curl (void)
{
  g_autoptr (CatenaSecret) secret = catena_secret_new (SECRET);
  g_autoptr (CatenaBody) body = net_new_body ("{\"password\":\"%s\",\"name\":\"it's $HOME `x`\"}", secret);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_CREATE_SERVICE, "https://bcs.x.example");
  g_autofree char *command = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;

  catena_request_set_body (request, body);
  catena_request_add_query (request, "a", "b'c");
  command = catena_request_dup_curl (request);
  g_assert_null (strstr (command, "hunter2"));
  g_assert_null (strstr (command, catena_secret_get_placeholder (secret)));

  g_assert_true (g_shell_parse_argv (command, NULL, &words, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (words[0], ==, "curl");
  g_assert_true (g_strv_contains ((const char *const *) words, "POST"));
  g_assert_true (g_strv_contains ((const char *const *) words, "https://bcs.x.example/v2/p1/blockchains?a=b%27c"));
  g_assert_true (g_strv_contains ((const char *const *) words, "X-Auth-Token: $CATENA_TOKEN"));
  g_assert_true (g_strv_contains ((const char *const *) words, catena_body_get_redacted (body)));
}

static void
test_curl_of_others (void)
{
  g_autoptr (CatenaRequest) get = net_new_request (CATENA_API_LIST_SERVICES, "https://bcs.x.example");
  g_autoptr (CatenaRequest) token = net_new_request (CATENA_API_IAM_CREATE_TOKEN, "https://iam.x.example");
  g_autoptr (CatenaRequest) freeze = net_new_request (CATENA_API_FREEZE_USER_CERTIFICATE, "https://bcs.x.example");
  g_autoptr (GBytes) contents = g_bytes_new_static ("PK", 2);
  g_autofree char *get_command = catena_request_dup_curl (get);
  g_autofree char *token_command = catena_request_dup_curl (token);
  g_autofree char *freeze_command = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_null (strstr (get_command, "--data"));
  g_assert_null (strstr (token_command, "CATENA_TOKEN"));

  catena_request_set_body (freeze, NULL);
  catena_request_set_file (freeze, "it's \"x\".zip", contents);
  freeze_command = catena_request_dup_curl (freeze);
  g_assert_true (g_shell_parse_argv (freeze_command, NULL, &words, NULL));
  g_assert_true (g_strv_contains ((const char *const *) words, "file=@\"it's \\\"x\\\".zip\""));
}

void
net_add_request_tests (void)
{
  g_test_add_func ("/net/request/url", test_url);
  g_test_add_func ("/net/request/refused-endpoints", test_refused_endpoints);
  g_test_add_func ("/net/request/missing-parameter", test_missing_parameter);
  g_test_add_func ("/net/request/loopback", test_loopback);
  g_test_add_func ("/net/request/query", test_query);
  g_test_add_func ("/net/request/body", test_body);
  g_test_add_func ("/net/request/file", test_file);
  g_test_add_func ("/net/request/curl", test_curl);
  g_test_add_func ("/net/request/curl-of-others", test_curl_of_others);
}
