/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-json.h"
#include "catena-redact.h"

#include <string.h>

static void
test_headers (void)
{
  static const char *const secret[] = { "Authorization", "X-Auth-Token", "X-Security-Token", "X-Subject-Token",
                                        "Cookie", "Set-Cookie", "Proxy-Authorization", "x-auth-token", "AUTHORIZATION" };
  static const char *const open[] = { "Content-Type", "X-Sdk-Date", "X-Project-Id", "X-Request-Id", "Host", "" };

  for (guint i = 0; i < G_N_ELEMENTS (secret); i++)
    {
      g_autofree char *shown = catena_redact_header (secret[i], "MIIC hunter2");

      g_assert_true (catena_redact_is_secret_header (secret[i]));
      g_assert_cmpstr (shown, ==, CATENA_REDACTED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_autofree char *shown = catena_redact_header (open[i], "hunter2");

      g_assert_false (catena_redact_is_secret_header (open[i]));
      g_assert_cmpstr (shown, ==, "hunter2");
    }
}

static void
test_authorization (void)
{
  g_autofree char *signature = catena_redact_header ("Authorization", "SDK-HMAC-SHA256 Access=AKIA, "
                                                                      "SignedHeaders=host, Signature=5e1f");
  g_autofree char *bearer = catena_redact_header ("proxy-authorization", "bearer abc");
  g_autofree char *bare = catena_redact_header ("Authorization", "SDK-HMAC-SHA256");
  g_autofree char *empty = catena_redact_header ("Authorization", "");

  g_assert_cmpstr (signature, ==, "SDK-HMAC-SHA256 " CATENA_REDACTED);
  g_assert_cmpstr (bearer, ==, "bearer " CATENA_REDACTED);
  g_assert_cmpstr (bare, ==, CATENA_REDACTED);
  g_assert_cmpstr (empty, ==, CATENA_REDACTED);
}

static void
test_members (void)
{
  static const char *const secret[] = { "password", "Password", "resource_password", "init_node_pwd", "adminPasswd",
                                        "secret", "SecretKey", "secret_access_key", "token", "securitytoken",
                                        "X-Auth-Token", "private_key", "privateKey", "private-key", "PRIVATEKEY",
                                        "passcode", "access", "securitykey", "credential", "apiKey", "couchdb_password" };
  static const char *const open[] = { "name", "id", "pwd_expires_at", "password_expires_at", "access_mode", "key",
                                      "public_key", "accessories", "status", "address", "task", "" };

  for (guint i = 0; i < G_N_ELEMENTS (secret); i++)
    {
      g_test_message ("%s", secret[i]);
      g_assert_true (catena_redact_is_secret_member (secret[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_test_message ("%s", open[i]);
      g_assert_false (catena_redact_is_secret_member (open[i]));
    }
}

static void
assert_redacted (const char *text,
                 const char *expected)
{
  g_autofree char *shown = catena_redact_json (text, -1);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_json (void)
{
  assert_redacted ("{\"name\":\"n\",\"password\":\"hunter2\",\"n\":1.5}",
                   "{\"name\":\"n\",\"password\":\"" CATENA_REDACTED "\",\"n\":1.5}");
  assert_redacted ("{\"passcode\":123456,\"token\":[\"hunter2\"],\"secret\":{\"hunter2\":1}}",
                   "{\"passcode\":\"" CATENA_REDACTED "\",\"token\":\"" CATENA_REDACTED "\",\"secret\":\""
                   CATENA_REDACTED "\"}");
  /* Nothing to hide. */
  assert_redacted ("{\"password\":null,\"need_token\":true}", "{\"password\":null,\"need_token\":true}");
  assert_redacted ("[{\"a\":[{\"b\":{\"c\":[[{\"sk\":\"hunter2\"}]]}}]}]",
                   "[{\"a\":[{\"b\":{\"c\":[[{\"sk\":\"" CATENA_REDACTED "\"}]]}}]}]");
  assert_redacted ("{\"pass\\u0077ord\":\"hunter2\"}", "{\"password\":\"" CATENA_REDACTED "\"}");
  assert_redacted ("{\"cert\":\"-----BEGIN PRIVATE KEY-----\\nhunter2\","
                   "\"list\":[\"-----BEGIN EC PRIVATE KEY-----\"]}",
                   "{\"cert\":\"" CATENA_REDACTED "\",\"list\":[\"" CATENA_REDACTED "\"]}");
  assert_redacted ("{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"n\","
                   "\"password\":\"hunter2\"}}}}}",
                   "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":\"" CATENA_REDACTED "\"}}}");
}

static void
test_json_at_limit (void)
{
  GString *text = g_string_new (NULL);
  g_autofree char *document = NULL;
  g_autofree char *shown = NULL;

  for (guint i = 0; i < CATENA_JSON_MAX_DEPTH; i++)
    g_string_append (text, i + 1 < CATENA_JSON_MAX_DEPTH ? "{\"a\":" : "{\"pwd\":\"hunter2\"");
  for (guint i = 0; i < CATENA_JSON_MAX_DEPTH; i++)
    g_string_append_c (text, '}');
  document = g_string_free (text, FALSE);

  shown = catena_redact_json (document, -1);
  g_assert_nonnull (strstr (shown, "\"pwd\":\"" CATENA_REDACTED "\""));
  g_assert_null (strstr (shown, "hunter2"));
}

/* What cannot be searched is not shown. */
static void
test_not_json (void)
{
  static const char *const texts[] = { "password=hunter2", "{\"password\":\"hunter2\"", "<p>hunter2</p>",
                                       "\"hunter2\"", "{\"password\":\"hunter2\"} x", "hunter2", "{\"a\":\"\xff hunter2\"}" };
  g_autofree char *binary = catena_redact_json ("PK\003\004\000hunter2", 12);
  g_autofree char *part = catena_redact_json ("{}hunter2", 2);
  g_autofree char *brackets = g_strnfill (200000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *expected = g_strdup_printf ("(%" G_GSIZE_FORMAT " bytes, not shown)", strlen (texts[i]));

      assert_redacted (texts[i], expected);
    }
  g_assert_cmpstr (binary, ==, "(12 bytes, not shown)");
  g_assert_cmpstr (part, ==, "{}");
  assert_redacted (brackets, "(200000 bytes, not shown)");
  assert_redacted ("", "");
  assert_redacted (NULL, "");
}

void
add_redact_tests (void)
{
  g_test_add_func ("/base/redact/headers", test_headers);
  g_test_add_func ("/base/redact/authorization", test_authorization);
  g_test_add_func ("/base/redact/members", test_members);
  g_test_add_func ("/base/redact/json", test_json);
  g_test_add_func ("/base/redact/json-at-limit", test_json_at_limit);
  g_test_add_func ("/base/redact/not-json", test_not_json);
}
