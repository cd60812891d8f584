/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-cloud.h"

#include "catena-error-meaning.h"
#include "catena-iam-private.h"
#include "catena-time.h"

#include <string.h>

static CatenaCredentials *
make_credentials (const char *mfa_user_id)
{
  g_autoptr (CatenaSecret) password = catena_secret_new ("pass\"word");

  return catena_credentials_new_password ("alpha", "anna", password, mfa_user_id);
}

static void
assert_body (CatenaCredentials      *credentials,
             const char             *passcode,
             const CatenaTokenScope *scope,
             const char             *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaBody) body = catena_iam_build_token_body (credentials, passcode, scope, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  bytes = catena_body_dup_bytes (body);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==, expected);

  /* What is shown and logged knows neither. */
  g_assert_null (strstr (catena_body_get_redacted (body), "\\\"word"));
  g_assert_null (strstr (catena_body_get_redacted (body), "123456"));
}

static void
test_scopes (void)
{
  g_autoptr (CatenaCredentials) credentials = make_credentials (NULL);
  const CatenaTokenScope by_id = { "p1", "ignored" };
  const CatenaTokenScope by_name = { NULL, "cn-north-4" };
  const CatenaTokenScope domain = { NULL, NULL };

#define IDENTITY "\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"anna\"," \
                 "\"password\":\"pass\\\"word\",\"domain\":{\"name\":\"alpha\"}}}}"

  assert_body (credentials, NULL, &by_id,
               "{\"auth\":{" IDENTITY ",\"scope\":{\"project\":{\"id\":\"p1\"}}}}");
  assert_body (credentials, "", &by_name,
               "{\"auth\":{" IDENTITY ",\"scope\":{\"project\":{\"name\":\"cn-north-4\"}}}}");
  assert_body (credentials, NULL, &domain,
               "{\"auth\":{" IDENTITY ",\"scope\":{\"domain\":{\"name\":\"alpha\"}}}}");
  assert_body (credentials, NULL, NULL,
               "{\"auth\":{" IDENTITY ",\"scope\":{\"domain\":{\"name\":\"alpha\"}}}}");
}

static void
test_passcode (void)
{
  g_autoptr (CatenaCredentials) credentials = make_credentials ("u1");
  g_autoptr (CatenaCredentials) without_id = make_credentials (NULL);
  g_autoptr (GError) error = NULL;

  assert_body (credentials, "123456", NULL,
               "{\"auth\":{\"identity\":{\"methods\":[\"password\",\"totp\"],\"password\":{\"user\":{\"name\":\"anna\","
               "\"password\":\"pass\\\"word\",\"domain\":{\"name\":\"alpha\"}}},"
               "\"totp\":{\"user\":{\"id\":\"u1\",\"passcode\":\"123456\"}}},"
               "\"scope\":{\"domain\":{\"name\":\"alpha\"}}}}");

  g_assert_null (catena_iam_build_token_body (without_id, "123456", NULL, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
  g_assert_cmpstr (catena_error_get_details (error)->service_code, ==, CATENA_PROBLEM_MFA_USER_ID);
}

static void
test_keys (void)
{
  g_autoptr (CatenaSecret) secret = catena_secret_new ("s");
  g_autoptr (CatenaCredentials) keys = catena_credentials_new_keys ("AK", secret, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (catena_iam_build_token_body (keys, NULL, NULL, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_BUG);
}

static void
test_read (void)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaToken) token = catena_iam_read_token (
    parse_text ("{\"token\":{\"expires_at\":\"2020-01-04T09:05:22.701000Z\",\"issued_at\":\"2020-01-03T09:05:22.701000Z\","
                "\"methods\":[\"password\"],\"catalog\":[],\"roles\":[],"
                "\"project\":{\"id\":\"p1\",\"name\":\"cn-north-4\",\"domain\":{\"id\":\"d1\",\"name\":\"alpha\"}},"
                "\"user\":{\"id\":\"u1\",\"name\":\"anna\",\"domain\":{\"id\":\"d1\",\"name\":\"alpha\"}}}}", &root),
    "the-token", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (catena_secret_get_text (token->secret), ==, "the-token");
  g_assert_cmpint (token->expires - token->issued, ==, 24 * 3600 * CATENA_NSEC_PER_SEC);
  g_assert_cmpint (token->expires, ==, G_GINT64_CONSTANT (1578128722701000000));
  g_assert_cmpstr (token->user_id, ==, "u1");
  g_assert_cmpstr (token->user_name, ==, "anna");
  g_assert_cmpstr (token->domain_id, ==, "d1");
  g_assert_cmpstr (token->domain_name, ==, "alpha");
  g_assert_cmpstr (token->project_id, ==, "p1");
  g_assert_cmpstr (token->project_name, ==, "cn-north-4");
}

static void
test_read_domain (void)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (CatenaToken) token = catena_iam_read_token (
    parse_text ("{\"token\":{\"domain\":{\"id\":\"d1\",\"name\":\"alpha\"},\"user\":{\"id\":\"u1\"}}}", &root), "t", NULL);

  g_assert_cmpstr (token->domain_id, ==, "d1");
  g_assert_null (token->project_id);
  g_assert_null (token->project_name);
}

static void
test_read_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaToken) bare = catena_iam_read_token (NULL, "t", &error);

  /* The header alone is a token; how long it lasts is known. */
  g_assert_no_error (error);
  g_assert_cmpint (bare->expires, >, catena_time_now ());
  g_assert_cmpint (bare->expires - bare->issued, ==, 24 * 3600 * CATENA_NSEC_PER_SEC);

  g_assert_null (catena_iam_read_token (NULL, NULL, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_PROTOCOL);
  g_clear_error (&error);
  g_assert_null (catena_iam_read_token (NULL, "", &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_PROTOCOL);
}

static void
test_entries (void)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *answer = parse_text ("{\"links\":{},\"projects\":[{\"id\":\"p1\",\"name\":\"cn-north-4\",\"domain_id\":\"d1\","
                                   "\"enabled\":true},{\"id\":\"p2\",\"enabled\":\"false\"},{\"name\":\"MOS\"},null,"
                                   "{\"id\":\"p3\",\"enabled\":null}]}", &root);
  g_autoptr (GPtrArray) entries = catena_iam_read_entries (answer, CATENA_API_IAM_LIST_PROJECTS, &error);
  CatenaIamEntry *first = g_ptr_array_index (entries, 0);
  CatenaIamEntry *second = g_ptr_array_index (entries, 1);
  CatenaIamEntry *third = g_ptr_array_index (entries, 2);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_cmpstr (first->id, ==, "p1");
  g_assert_cmpstr (first->name, ==, "cn-north-4");
  g_assert_cmpstr (first->domain_id, ==, "d1");
  g_assert_true (first->enabled);
  g_assert_false (second->enabled);
  g_assert_null (second->name);
  g_assert_true (third->enabled);

  g_assert_null (catena_iam_read_entries (answer, CATENA_API_IAM_LIST_DOMAINS, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_PROTOCOL);
}

void
add_body_tests (void)
{
  g_test_add_func ("/cloud/token/scopes", test_scopes);
  g_test_add_func ("/cloud/token/passcode", test_passcode);
  g_test_add_func ("/cloud/token/keys", test_keys);
  g_test_add_func ("/cloud/token/read", test_read);
  g_test_add_func ("/cloud/token/read-domain", test_read_domain);
  g_test_add_func ("/cloud/token/read-nothing", test_read_nothing);
  g_test_add_func ("/cloud/token/entries", test_entries);
}
