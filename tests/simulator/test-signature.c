/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#include "sim-signature.h"
#include "sim-totp.h"

#include "catena-json.h"

#include <string.h>

static JsonNode *
load_vectors (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "aksk.json", NULL);
  g_autoptr (GError) error = NULL;
  char *contents;
  g_autoptr (GBytes) bytes = NULL;
  JsonNode *node;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (contents, length);
  node = catena_json_parse (bytes, &error);
  g_assert_no_error (error);

  return node;
}

static SoupMessageHeaders *
make_headers (JsonObject *vector)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  JsonObject *given = json_object_get_object_member (vector, "headers");
  g_autoptr (GList) names = json_object_get_members (given);

  for (GList *l = names; l != NULL; l = l->next)
    soup_message_headers_append (headers, l->data, json_object_get_string_member (given, l->data));

  return headers;
}

static GBytes *
make_body (JsonObject *vector)
{
  const char *text;

  if (json_object_has_member (vector, "body_base64"))
    {
      gsize length;
      guchar *bytes = g_base64_decode (json_object_get_string_member (vector, "body_base64"), &length);

      return g_bytes_new_take (bytes, length);
    }
  text = json_object_get_string_member (vector, "body");
  return g_bytes_new (text, strlen (text));
}

/* The wire form of the address, as the simulator gets it. */
static void
split_url (const char *url,
           char      **path,
           char      **query)
{
  const char *start = strchr (strstr (url, "://") + 3, '/');
  const char *mark = strchr (start, '?');

  *path = mark != NULL ? g_strndup (start, (gsize) (mark - start)) : g_strdup (start);
  *query = mark != NULL ? g_strdup (mark + 1) : NULL;
}

static void
check_vector (JsonObject *vector)
{
  JsonObject *expected = json_object_get_object_member (vector, "expected");
  g_autoptr (SimSignature) parsed =
    sim_signature_parse (json_object_get_string_member (expected, "authorization"));
  SoupMessageHeaders *headers = make_headers (vector);
  g_autoptr (GBytes) body = make_body (vector);
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  g_autofree char *canonical = NULL;
  g_autofree char *to_sign = NULL;
  g_autofree char *signature = NULL;

  g_test_message ("%s", json_object_get_string_member (vector, "id"));
  split_url (json_object_get_string_member (vector, "url"), &path, &query);
  g_assert_nonnull (parsed);
  g_assert_cmpstr (parsed->access_key, ==, json_object_get_string_member (vector, "ak"));
  canonical = sim_signature_dup_canonical (json_object_get_string_member (vector, "method"), path, query,
                                           headers, parsed->signed_headers, body);
  g_assert_cmpstr (canonical, ==, json_object_get_string_member (expected, "canonical_request"));
  to_sign = sim_signature_dup_to_sign (json_object_get_string_member (vector, "date"), canonical);
  g_assert_cmpstr (to_sign, ==, json_object_get_string_member (expected, "string_to_sign"));
  signature = sim_signature_compute (json_object_get_string_member (vector, "sk"), to_sign);
  g_assert_cmpstr (signature, ==, json_object_get_string_member (expected, "signature"));
  g_assert_cmpstr (signature, ==, parsed->signature);
  soup_message_headers_unref (headers);
}

static void
test_vectors (void)
{
  g_autoptr (JsonNode) node = load_vectors ();
  JsonArray *vectors = json_object_get_array_member (json_node_get_object (node), "vectors");

  g_assert_cmpuint (json_array_get_length (vectors), >=, 46);
  for (guint i = 0; i < json_array_get_length (vectors); i++)
    check_vector (json_array_get_object_element (vectors, i));
}

static void
test_written_otherwise (void)
{
  static const char *wrong[] = {
    "",
    "SDK-HMAC-SHA256",
    "SDK-HMAC-SHA256, Access=A, SignedHeaders=x-sdk-date, Signature=00",
    "SDK-HMAC-SHA256 Access=A,SignedHeaders=x-sdk-date,Signature=00",
    "SDK-HMAC-SHA256 SignedHeaders=x-sdk-date, Access=A, Signature=00",
    "V11-HMAC-SHA256 Access=A, SignedHeaders=x-sdk-date, Signature=00",
    "Bearer abc",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (sim_signature_parse (wrong[i]));
}

static void
test_no_canonical_form (void)
{
  static const char *names[][3] = {
    { "x-sdk-date", "host", NULL },
    { "Host", "x-sdk-date", NULL },
    { "host", "host", NULL },
    { "host", "x-not-there", NULL },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  g_autoptr (GBytes) body = g_bytes_new_static ("", 0);

  soup_message_headers_append (headers, "Host", "a");
  soup_message_headers_append (headers, "X-Sdk-Date", "20260101T000000Z");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_null (sim_signature_dup_canonical ("GET", "/", NULL, headers, (char **) names[i], body));
  g_assert_null (sim_signature_dup_canonical ("GET", "/%zz", NULL, headers,
                                              (char *[]) { (char *) "host", NULL }, body));
  g_assert_null (sim_signature_dup_canonical ("GET", "/", "a=%00", headers,
                                              (char *[]) { (char *) "host", NULL }, body));
  soup_message_headers_unref (headers);
}

/* RFC 6238, appendix B, SHA-1, the last six of its eight digits. */
static void
test_totp (void)
{
  static const struct { gint64 seconds; const char *passcode; } rows[] = {
    { 59, "287082" },
    { 1111111109, "081804" },
    { 1111111111, "050471" },
    { 1234567890, "005924" },
    { 2000000000, "279037" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *passcode = sim_totp_compute ("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", rows[i].seconds);

      g_assert_cmpstr (passcode, ==, rows[i].passcode);
      g_assert_true (sim_totp_verify ("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", passcode, rows[i].seconds + 30));
      g_assert_false (sim_totp_verify ("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", passcode, rows[i].seconds + 90));
    }
}

void
add_signature_tests (void)
{
  g_test_add_func ("/simulator/signature/vectors", test_vectors);
  g_test_add_func ("/simulator/signature/written-otherwise", test_written_otherwise);
  g_test_add_func ("/simulator/signature/no-canonical-form", test_no_canonical_form);
  g_test_add_func ("/simulator/totp", test_totp);
}
