/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#include "sim-totp.h"

#include "catena-time.h"

#include <string.h>

static void
assert_iam_error (SimAnswer *answer,
                  guint      status)
{
  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->status, ==, status);
  g_assert_cmpint (sim_answer_get_int (answer, "error/code"), ==, status);
  g_assert_cmpstr (sim_answer_get_string (answer, "error/title"), ==, soup_status_get_phrase (status));
  g_assert_nonnull (sim_answer_get (answer, "error/message"));
  g_assert_nonnull (soup_message_headers_get_one (answer->headers, "X-IAM-Trace-Id"));
}

static void
test_token (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
  g_autofree char *scope = g_strdup_printf ("{\"project\": {\"id\": \"%s\"}}", client->project);
  g_autofree char *body = sim_client_dup_token_body (client, "operator", NULL, scope);
  g_autoptr (SimAnswer) large = sim_client_sign_in_raw (client, "", body);
  g_autoptr (SimAnswer) small = sim_client_sign_in_raw (client, "?nocatalog=true", body);
  gint64 issued;
  gint64 expires;

  g_assert_cmpuint (small->status, ==, 201);
  g_assert_cmpstr (sim_answer_get_string (small, "token/project/id"), ==, client->project);
  g_assert_cmpstr (sim_answer_get_string (small, "token/project/domain/name"), ==, "alpha-consortium");
  g_assert_cmpstr (sim_answer_get_string (small, "token/user/name"), ==, "operator");
  g_assert_cmpstr (sim_answer_get_string (small, "token/methods/0"), ==, "password");
  g_assert_true (catena_time_parse_rfc3339 (sim_answer_get_string (small, "token/issued_at"), &issued));
  g_assert_true (catena_time_parse_rfc3339 (sim_answer_get_string (small, "token/expires_at"), &expires));
  g_assert_cmpint (expires - issued, ==, 24 * 60 * 60 * CATENA_NSEC_PER_SEC);
  g_assert_cmpuint (strlen (soup_message_headers_get_one (small->headers, "X-Subject-Token")), >, 1000);
  g_assert_nonnull (soup_message_headers_get_one (small->headers, "X-IAM-Trace-Id"));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (sim_answer_get (small, "token/catalog"))), ==,
                    0);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (sim_answer_get (large, "token/catalog"))), >,
                    0);
}

static void
test_token_refused (void)
{
  static const struct { const char *user; const char *password; guint status; } rows[] = {
    { "operator", "wrong", 401 },
    { "nobody", "wrong", 401 },
    { "former", NULL, 401 },
    { "hwid_owner", NULL, 401 },
    { "guard", NULL, 401 },
  };
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *body = sim_client_dup_token_body (client, rows[i].user, rows[i].password, NULL);
      g_autoptr (SimAnswer) answer = sim_client_sign_in_raw (client, "", body);

      g_test_message ("%s", rows[i].user);
      assert_iam_error (answer, rows[i].status);
      g_assert_null (soup_message_headers_get_one (answer->headers, "X-Subject-Token"));
      if (g_str_equal (rows[i].user, "former"))
        g_assert_true (
            g_str_has_suffix (sim_answer_get_string (answer, "error/message"), "account is locked."));
    }
}

static void
test_token_malformed (void)
{
  static const char *bodies[] = {
    "{}",
    "[]",
    "null",
    "{\"auth\": {\"identity\": {}}}",
    "{\"auth\": {\"identity\": {\"methods\": \"password\", \"password\": []}}}",
    "{\"auth\": {\"identity\": {\"methods\": [\"token\"], \"password\": {\"user\": {\"password\": \"x\"}}}}}",
  };
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      SoupMessage *message =
        sim_client_new_message (client, catena_test_simulator_get_iam_url (client->simulator), "POST",
                                "/v3/auth/tokens", bodies[i]);
      g_autoptr (SimAnswer) answer = NULL;

      soup_message_headers_append (soup_message_get_request_headers (message), SIM_CLIENT_WRONG_HEADER, "1");
      answer = sim_client_send (client, message);
      assert_iam_error (answer, 400);
    }
}

static void
test_token_scope (void)
{
  static const struct { const char *scope; guint status; } rows[] = {
    { "{\"project\": {\"name\": \"cn-north-4\"}}", 201 },
    { "{\"project\": {\"name\": \"cn-nowhere-1\"}}", 401 },
    { "{\"project\": {\"id\": \"somebody-elses\"}}", 401 },
    { "{\"domain\": {\"name\": \"alpha-consortium\"}}", 201 },
    { "{\"domain\": {\"name\": \"beta-logistics\"}}", 401 },
    { NULL, 201 },
  };
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *body = sim_client_dup_token_body (client, "operator", NULL, rows[i].scope);
      g_autoptr (SimAnswer) answer = sim_client_sign_in_raw (client, "?nocatalog=true", body);

      g_assert_cmpuint (answer->status, ==, rows[i].status);
    }
}

static SimAnswer *
sign_in_with_passcode (SimClient  *client,
                       const char *id,
                       const char *passcode)
{
  g_autofree char *body = g_strdup_printf (
      "{\"auth\": {\"identity\": {\"methods\": [\"password\", \"totp\"], \"password\": {\"user\": {"
      "\"name\": \"guard\", \"password\": \"%s\", \"domain\": {\"name\": \"alpha-consortium\"}}},"
      " \"totp\": {\"user\": {\"id\": \"%s\", \"passcode\": \"%s\"}}},"
      " \"scope\": {\"project\": {\"name\": \"cn-north-4\"}}}}",
      catena_test_simulator_get_user_member (client->simulator, 0, "guard", "password"), id, passcode);

  return sim_client_sign_in_raw (client, "?nocatalog=true", body);
}

static void
test_token_with_passcode (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
  const char *id = catena_test_simulator_get_user_member (client->simulator, 0, "guard", "id");
  const char *secret = catena_test_simulator_get_user_member (client->simulator, 0, "guard", "totp_secret");
  g_autofree char *passcode = sim_totp_compute (secret, g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr (SimAnswer) right = sign_in_with_passcode (client, id, passcode);
  g_autoptr (SimAnswer) by_name = sign_in_with_passcode (client, "guard", passcode);
  g_autoptr (SimAnswer) wrong = sign_in_with_passcode (client, id, "12345");

  g_assert_cmpuint (right->status, ==, 201);
  assert_iam_error (by_name, 401);
  assert_iam_error (wrong, 401);
}

static void
test_wrong_passwords_lock (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
  g_autofree char *wrong = sim_client_dup_token_body (client, "operator", "wrong", NULL);
  g_autofree char *right = sim_client_dup_token_body (client, "operator", NULL, NULL);
  g_autoptr (SimAnswer) answer = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (SimAnswer) refused = sim_client_sign_in_raw (client, "", wrong);

      assert_iam_error (refused, 401);
    }
  answer = sim_client_sign_in_raw (client, "", right);
  assert_iam_error (answer, 401);
  g_assert_true (g_str_has_suffix (sim_answer_get_string (answer, "error/message"), "account is locked."));
}

static guint
count_rows (SimAnswer  *answer,
            const char *member)
{
  g_assert_cmpuint (answer->status, ==, 200);

  return json_array_get_length (json_node_get_array (sim_answer_get (answer, member)));
}

static void
test_projects (void)
{
  static const struct { const char *path; guint count; } rows[] = {
    { "/v3/auth/projects", 2 },
    { "/v3/projects", 2 },
    { "/v3/projects/", 2 },
    { "/v3/projects?name=cn-south-1", 1 },
    { "/v3/projects?name=cn-nowhere-1", 0 },
    { "/v3/projects?enabled=true", 2 },
    { "/v3/projects?enabled=false", 0 },
    { "/v3/projects?is_domain=true", 0 },
    { "/v3/projects?domain_id=somebody", 0 },
    { "/v3/projects?page=1&per_page=1", 1 },
    { "/v3/projects?page=2&per_page=1", 1 },
    { "/v3/projects?page=3&per_page=1", 0 },
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SimAnswer) answer = sim_client_iam (client, "GET", rows[i].path);

      g_test_message ("%s", rows[i].path);
      g_assert_cmpuint (count_rows (answer, "projects"), ==, rows[i].count);
    }
}

static void
test_projects_refused (void)
{
  static const char *paths[] = {
    "/v3/projects?page=1",
    "/v3/projects?per_page=10",
    "/v3/projects?page=0&per_page=10",
    "/v3/projects?page=1&per_page=5001",
    "/v3/projects?page=one&per_page=10",
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (SimAnswer) answer = sim_client_iam (client, "GET", paths[i]);

      assert_iam_error (answer, 400);
    }
}

static void
test_domains (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  JsonObject *tenant = catena_test_simulator_get_tenant (client->simulator, 0);
  g_autoptr (SimAnswer) answer = sim_client_iam (client, "GET", "/v3/auth/domains");

  g_assert_cmpuint (count_rows (answer, "domains"), ==, 1);
  g_assert_cmpstr (sim_answer_get_string (answer, "domains/0/id"), ==,
                   json_object_get_string_member (tenant, "domain_id"));
}

/* Who only reads may still learn which projects are open to it. */
static void
test_read_only (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);

  sim_client_sign_in (client, "auditor", "cn-north-4");
  {
    g_autoptr (SimAnswer) own = sim_client_iam (client, "GET", "/v3/auth/projects");
    g_autoptr (SimAnswer) all = sim_client_iam (client, "GET", "/v3/projects");
    g_autoptr (SimAnswer) domains = sim_client_iam (client, "GET", "/v3/auth/domains");

    g_assert_cmpuint (count_rows (own, "projects"), ==, 2);
    assert_iam_error (all, 403);
    assert_iam_error (domains, 403);
  }
}

static void
test_not_signed_in (void)
{
  static const char *paths[] = { "/v3/auth/projects", "/v3/projects", "/v3/auth/domains" };
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (SimAnswer) answer = sim_client_iam (client, "GET", paths[i]);

      assert_iam_error (answer, 401);
    }
  {
    g_autoptr (SimAnswer) answer = sim_client_iam (client, "GET", "/v3/nothing");

    assert_iam_error (answer, 404);
  }
}

void
add_iam_tests (void)
{
  g_test_add_func ("/simulator/iam/token", test_token);
  g_test_add_func ("/simulator/iam/token-refused", test_token_refused);
  g_test_add_func ("/simulator/iam/token-malformed", test_token_malformed);
  g_test_add_func ("/simulator/iam/token-scope", test_token_scope);
  g_test_add_func ("/simulator/iam/token-with-passcode", test_token_with_passcode);
  g_test_add_func ("/simulator/iam/wrong-passwords-lock", test_wrong_passwords_lock);
  g_test_add_func ("/simulator/iam/projects", test_projects);
  g_test_add_func ("/simulator/iam/projects-refused", test_projects_refused);
  g_test_add_func ("/simulator/iam/domains", test_domains);
  g_test_add_func ("/simulator/iam/read-only", test_read_only);
  g_test_add_func ("/simulator/iam/not-signed-in", test_not_signed_in);
}
