/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

#include "catena-aksk.h"
#include "catena-time.h"

#include <libsoup/soup.h>
#include <string.h>

/* Access keys in use: what is signed, a clock that is wrong, keys that are refused. */

#define HOUR 3600
#define REFUSAL "{\"error_msg\":\"Incorrect IAM authentication information: %s\",\"error_code\":\"APIGW.0301\"}"

static char *
dup_http_date (gint64 offset)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (catena_time_now () / CATENA_NSEC_PER_SEC + offset);

  return soup_date_time_to_string (date, SOUP_DATE_HTTP);
}

/* A server that checks a signature from what it got, with our own code for the sum: test-aksk.c proves that. */
typedef struct
{
  const char *secret_key;
  /* By how many seconds the server's clock is ahead. */
  gint64 ahead;
  gboolean tells_date;
} Gateway;

static char *
sign_arrival (const NetArrival *arrival,
              const char       *secret_key)
{
  const char *authorization = net_arrival_get_header (arrival, "authorization");
  g_autofree char *names_text = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) target = g_strsplit (arrival->target, "?", 2);
  g_autofree char *path = g_uri_unescape_string (target[0], NULL);
  g_autofree char *payload = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, arrival->body);
  g_autoptr (CatenaSecret) secret = catena_secret_new (secret_key);
  CatenaAkskPair pairs[8];
  CatenaAkskInput input = { .method = arrival->method, .path = path, .headers = pairs, .payload_hash = payload };
  const char *start;

  g_assert_nonnull (authorization);
  start = strstr (authorization, "SignedHeaders=") + strlen ("SignedHeaders=");
  names_text = g_strndup (start, strcspn (start, ","));
  names = g_strsplit (names_text, ";", -1);
  g_assert_cmpuint (g_strv_length (names), <=, G_N_ELEMENTS (pairs));
  for (; names[input.n_headers] != NULL; input.n_headers++)
    {
      pairs[input.n_headers].name = names[input.n_headers];
      pairs[input.n_headers].value = net_arrival_get_header (arrival, names[input.n_headers]);
      g_assert_nonnull (pairs[input.n_headers].value);
    }
  if (net_arrival_get_header (arrival, "x-sdk-content-sha256") != NULL)
    input.payload_hash = net_arrival_get_header (arrival, "x-sdk-content-sha256");

  return catena_aksk_authorization (&input, "AK", secret);
}

static gboolean
check_signature (NetServer        *server,
                 const NetArrival *arrival,
                 guint             index,
                 GIOStream        *stream,
                 gpointer          user_data)
{
  const Gateway *gateway = user_data;
  g_autofree char *date = dup_http_date (gateway->ahead);
  g_autofree char *header = gateway->tells_date ? g_strdup_printf ("Date: %s\r\n", date) : NULL;
  g_autofree char *expected = sign_arrival (arrival, gateway->secret_key);
  g_autofree char *refusal = g_strdup_printf (REFUSAL, "verify aksk signature fail");
  gint64 signed_at;
  gint64 now = catena_time_now () / CATENA_NSEC_PER_SEC + gateway->ahead;

  g_assert_true (catena_time_parse_sdk (net_arrival_get_header (arrival, "x-sdk-date"), &signed_at));
  if (g_strcmp0 (expected, net_arrival_get_header (arrival, "authorization")) == 0
      && ABS (signed_at / CATENA_NSEC_PER_SEC - now) < 15 * 60)
    return net_reply (stream, 200, header, "{}");

  return net_reply (stream, 401, header, refusal);
}

static void
assert_signed (const NetArrival *arrival,
               const char       *names)
{
  g_autofree char *start = g_strdup_printf ("SDK-HMAC-SHA256 Access=AK, SignedHeaders=%s, Signature=", names);

  g_assert_true (g_str_has_prefix (net_arrival_get_header (arrival, "authorization"), start));
  g_assert_null (net_arrival_get_header (arrival, "x-auth-token"));
}

static void
test_keys (void)
{
  Gateway gateway = { "SK", 0, TRUE };
  g_autoptr (NetServer) server = net_server_new (check_signature, &gateway);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) permanent = net_auth_new_keys ("AK", "SK", NULL);
  g_autoptr (NetAuth) temporary = net_auth_new_keys ("AK", "SK", "session");
  g_autoptr (GBytes) zip = g_bytes_new_static ("PK", 2);
  g_autoptr (CatenaRequest) plain = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));
  g_autoptr (CatenaRequest) regional = net_new_request (CATENA_API_CREATE_SERVICE, net_server_get_url (server));
  g_autoptr (CatenaRequest) global = net_new_request (CATENA_API_IAM_LIST_OWN_PROJECTS, net_server_get_url (server));
  g_autoptr (CatenaRequest) form = net_new_request (CATENA_API_FREEZE_USER_CERTIFICATE, net_server_get_url (server));

  net_fixture_send (fixture, plain, permanent);
  g_assert_no_error (fixture->error);
  assert_signed (net_server_get_arrival (server, 0), "host;x-sdk-date");

  catena_request_set_project (regional, "p1");
  net_fixture_send (fixture, regional, permanent);
  g_assert_no_error (fixture->error);
  assert_signed (net_server_get_arrival (server, 1), "host;x-project-id;x-sdk-date");
  g_assert_null (net_arrival_get_header (net_server_get_arrival (server, 1), "x-security-token"));

  catena_request_set_project (global, "p1");
  catena_request_set_domain (global, "d1");
  net_fixture_send (fixture, global, temporary);
  g_assert_no_error (fixture->error);
  assert_signed (net_server_get_arrival (server, 2), "host;x-domain-id;x-sdk-date;x-security-token");
  g_assert_null (net_arrival_get_header (net_server_get_arrival (server, 2), "x-project-id"));
  g_assert_cmpstr (net_arrival_get_header (net_server_get_arrival (server, 2), "x-security-token"), ==, "session");

  catena_request_set_project (form, "p1");
  catena_request_set_body (form, NULL);
  catena_request_set_file (form, "x.zip", zip);
  net_fixture_send (fixture, form, permanent);
  g_assert_no_error (fixture->error);
  assert_signed (net_server_get_arrival (server, 3), "host;x-project-id;x-sdk-content-sha256;x-sdk-date");
  g_assert_cmpstr (net_arrival_get_header (net_server_get_arrival (server, 3), "x-sdk-content-sha256"), ==,
                   "UNSIGNED-PAYLOAD");
}

/* Signed with what is sent: encoded path and query, Chinese, a body with a secret. */
static void
test_keys_of_all_kinds (void)
{
  Gateway gateway = { "SK", 0, TRUE };
  g_autoptr (NetServer) server = net_server_new (check_signature, &gateway);
  g_autofree char *endpoint = g_strdup_printf ("%s/a%%20b/区/", net_server_get_url (server));
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_CREATE_SERVICE, endpoint);
  g_autoptr (CatenaSecret) secret = catena_secret_new ("Pass\"word");
  g_autoptr (CatenaBody) body = net_new_body ("{\"a\":\"%s\"}", secret);

  catena_request_set_parameter (request, "project_id", "项目 1+%");
  catena_request_set_body (request, body);
  net_fixture_send (fixture, request, auth);
  g_assert_no_error (fixture->error);
}

/* Once, and no renewal: five failures in a row lock the key. */
static void
test_wrong_key (void)
{
  Gateway gateway = { "SK", 0, TRUE };
  g_autoptr (NetServer) server = net_server_new (check_signature, &gateway);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "wrong", NULL);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));

  net_fixture_send (fixture, request, auth);
  net_fixture_assert_error (fixture, CATENA_ERROR_AUTH, TRUE);
  g_assert_cmpuint (net_server_count (server), ==, 1);
  g_assert_cmpuint (net_auth_count_renewed (auth), ==, 0);
  g_assert_cmpint (catena_transport_get_clock_offset (fixture->transport), ==, 0);
}

static void
assert_about (gint64 value,
              gint64 expected)
{
  g_assert_cmpint (value, >=, expected - 5);
  g_assert_cmpint (value, <=, expected + 5);
}

static void
check_skew (gint64 ahead)
{
  Gateway gateway = { "SK", ahead, TRUE };
  g_autoptr (NetServer) server = net_server_new (check_signature, &gateway);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));
  g_autoptr (CatenaRequest) change = net_new_request (CATENA_API_CREATE_SERVICE, net_server_get_url (server));

  net_fixture_send (fixture, request, auth);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (net_server_count (server), ==, 2);
  assert_about (catena_transport_get_clock_offset (fixture->transport), ahead);

  /* Kept for the calls after it. */
  net_fixture_send (fixture, change, auth);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (net_server_count (server), ==, 3);
}

static void
test_clock (void)
{
  check_skew (HOUR);
  check_skew (-HOUR);
}

/* A changing call is not sent again, nor is a POST that changes nothing; but the next ones know the time. */
static void
test_clock_of_changes (void)
{
  static const CatenaApiId apis[] = { CATENA_API_CREATE_SERVICE, CATENA_API_QUERY_METRICS,
                                      CATENA_API_DELETE_SERVICE };

  for (gsize i = 0; i < G_N_ELEMENTS (apis); i++)
    {
      Gateway gateway = { "SK", HOUR, TRUE };
      g_autoptr (NetServer) server = net_server_new (check_signature, &gateway);
      g_autoptr (NetFixture) fixture = net_fixture_new ();
      g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
      g_autoptr (CatenaRequest) request = net_new_request (apis[i], net_server_get_url (server));

      net_fixture_send (fixture, request, auth);
      net_fixture_assert_error (fixture, CATENA_ERROR_CLOCK, TRUE);
      assert_about (net_fixture_get_details (fixture)->clock_skew, HOUR);
      g_assert_cmpstr (net_fixture_get_details (fixture)->service_code, ==, "APIGW.0301");
      g_assert_cmpuint (net_server_count (server), ==, 1);

      net_fixture_send (fixture, request, auth);
      g_assert_no_error (fixture->error);
    }
}

/* The clock is wrong and the key is too: two signatures, not more. */
static void
test_clock_and_wrong_key (void)
{
  Gateway gateway = { "SK", HOUR, TRUE };
  g_autoptr (NetServer) server = net_server_new (check_signature, &gateway);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "wrong", NULL);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));

  net_fixture_send (fixture, request, auth);
  net_fixture_assert_error (fixture, CATENA_ERROR_AUTH, TRUE);
  g_assert_cmpuint (net_server_count (server), ==, 2);
}

/* Without a date there is nothing to correct. */
static void
test_clock_unknown (void)
{
  Gateway gateway = { "SK", HOUR, FALSE };
  g_autoptr (NetServer) server = net_server_new (check_signature, &gateway);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));

  net_fixture_send (fixture, request, auth);
  net_fixture_assert_error (fixture, CATENA_ERROR_AUTH, TRUE);
  g_assert_cmpint (net_fixture_get_details (fixture)->clock_skew, ==, 0);
  g_assert_cmpuint (net_server_count (server), ==, 1);
}

static gboolean
refuse_locked (NetServer        *server,
               const NetArrival *arrival,
               guint             index,
               GIOStream        *stream,
               gpointer          user_data)
{
  g_autofree char *date = dup_http_date (HOUR);
  g_autofree char *header = g_strdup_printf ("Date: %s\r\n", date);
  g_autofree char *refusal = g_strdup_printf (REFUSAL, "AK access failed to reach the limit,forbidden.");

  return net_reply (stream, 401, header, refusal);
}

/* Whatever the clocks show: a locked key is left alone. */
static void
test_locked (void)
{
  g_autoptr (NetServer) server = net_server_new (refuse_locked, NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));

  net_fixture_send (fixture, request, auth);
  net_fixture_assert_error (fixture, CATENA_ERROR_AUTH, TRUE);
  g_assert_nonnull (strstr (fixture->error->message, "locked"));
  g_assert_cmpstr (net_fixture_get_details (fixture)->service_code, ==, "APIGW.0301");
  g_assert_nonnull (strstr (net_fixture_get_details (fixture)->service_message, "reach the limit"));
  g_assert_cmpuint (net_server_count (server), ==, 1);
}

static gboolean
fail_twice (NetServer        *server,
            const NetArrival *arrival,
            guint             index,
            GIOStream        *stream,
            gpointer          user_data)
{
  if (index < 2)
    return net_reply (stream, 503, NULL, "");

  return check_signature (server, arrival, index, stream, user_data);
}

/* Each attempt is signed for its own time: the clock offset that is known by then is in it. */
static void
test_signed_anew (void)
{
  Gateway gateway = { "SK", HOUR, TRUE };
  g_autoptr (NetServer) server = net_server_new (fail_twice, &gateway);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));

  net_fixture_send (fixture, request, auth);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (net_server_count (server), ==, 4);
  g_assert_cmpstr (net_arrival_get_header (net_server_get_arrival (server, 2), "authorization"), !=,
                   net_arrival_get_header (net_server_get_arrival (server, 3), "authorization"));
}

void
net_add_signing_tests (void)
{
  g_test_add_func ("/net/signing/keys", test_keys);
  g_test_add_func ("/net/signing/keys-of-all-kinds", test_keys_of_all_kinds);
  g_test_add_func ("/net/signing/wrong-key", test_wrong_key);
  g_test_add_func ("/net/signing/clock", test_clock);
  g_test_add_func ("/net/signing/clock-of-changes", test_clock_of_changes);
  g_test_add_func ("/net/signing/clock-and-wrong-key", test_clock_and_wrong_key);
  g_test_add_func ("/net/signing/clock-unknown", test_clock_unknown);
  g_test_add_func ("/net/signing/locked", test_locked);
  g_test_add_func ("/net/signing/signed-anew", test_signed_anew);
}
