/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#include "sim-signature.h"

#include "catena-time.h"

#include <string.h>

/**
 * Signing:
 * @project: (nullable): value of X-Project-Id
 * @security_token: (nullable): value of X-Security-Token
 * @offset: seconds by which the client's clock is ahead
 * @tamper: whether the path is changed after it was signed
 *
 * How a request is signed. That the signature is right is the vectors' business; here it is made with the
 * same code.
 */
typedef struct
{
  const char *access_key;
  const char *secret_key;
  const char *project;
  const char *security_token;
  gboolean security_token_unsigned;
  gint64 offset;
  gboolean tamper;
  const char *domain;
} Signing;

static void
add_name (GPtrArray          *names,
          SoupMessageHeaders *headers,
          const char         *name,
          const char         *value)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  soup_message_headers_replace (headers, name, value);
  if (names != NULL)
    g_ptr_array_add (names, g_steal_pointer (&lower));
}

static void
sign (SoupMessage   *message,
      const Signing *signing,
      const char    *body_text)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *date = catena_time_format_sdk (catena_time_now () + signing->offset * CATENA_NSEC_PER_SEC);
  g_autoptr (GBytes) body =
    g_bytes_new (body_text != NULL ? body_text : "", body_text != NULL ? strlen (body_text) : 0);
  GUri *uri = soup_message_get_uri (message);
  g_autofree char *canonical = NULL;
  g_autofree char *to_sign = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *list = NULL;
  g_autofree char *authorization = NULL;

  if (signing->domain != NULL)
    add_name (names, headers, "X-Domain-Id", signing->domain);
  if (signing->project != NULL)
    add_name (names, headers, "X-Project-Id", signing->project);
  add_name (names, headers, "X-Sdk-Date", date);
  if (signing->security_token != NULL)
    add_name (signing->security_token_unsigned ? NULL : names, headers, "X-Security-Token",
              signing->security_token);
  g_ptr_array_add (names, NULL);
  canonical = sim_signature_dup_canonical (soup_message_get_method (message),
                                           signing->tamper ? "/elsewhere" : g_uri_get_path (uri),
                                           g_uri_get_query (uri), headers, (char **) names->pdata, body);
  to_sign = sim_signature_dup_to_sign (date, canonical);
  signature = sim_signature_compute (signing->secret_key, to_sign);
  list = g_strjoinv (";", (char **) names->pdata);
  authorization = g_strdup_printf ("SDK-HMAC-SHA256 Access=%s, SignedHeaders=%s, Signature=%s",
                                   signing->access_key, list, signature);
  soup_message_headers_replace (headers, "Authorization", authorization);
}

static SimAnswer *
send_signed (SimClient     *client,
             const Signing *signing,
             const char    *method,
             const char    *path,
             const char    *body)
{
  g_autofree char *full = g_strdup_printf ("/v2/%s%s", client->project, path);
  SoupMessage *message =
    sim_client_new_message (client, catena_test_simulator_get_bcs_url (client->simulator), method, full,
                            body);

  sign (message, signing, body);
  return sim_client_send (client, message);
}

static Signing
make_signing (SimClient  *client,
              const char *user)
{
  return (Signing) {
    .access_key = catena_test_simulator_get_user_member (client->simulator, 0, user, "access_key"),
    .secret_key = catena_test_simulator_get_user_member (client->simulator, 0, user, "secret_key"),
    .project = client->project,
  };
}

static void
assert_refused (SimAnswer  *answer,
                const char *tail)
{
  sim_answer_assert_error (answer, 401, "APIGW.0301");
  g_assert_nonnull (strstr (sim_answer_get_string (answer, "error_msg"), tail));
  g_assert_cmpstr (sim_answer_get_string (answer, "request_id"), ==,
                   soup_message_headers_get_one (answer->headers, "X-Request-Id"));
}

static void
test_key (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
  Signing signing = make_signing (client, "operator");
  g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, "signed-chain", "signed-chain");
  g_autoptr (SimAnswer) list = send_signed (client, &signing, "GET", "/blockchains", NULL);
  g_autoptr (SimAnswer) records =
    send_signed (client, &signing, "GET", "/operation/record?operation_type=99&operation_status=failed",
                 NULL);
  g_autoptr (SimAnswer) creation = send_signed (client, &signing, "POST", "/blockchains", body);

  sim_answer_assert_ok (list);
  sim_answer_assert_ok (records);
  sim_answer_assert_ok (creation);
}

static void
test_wrong_key (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
  Signing signing = make_signing (client, "operator");

  signing.access_key = "NOBODYSKEY0000000000";
  {
    g_autoptr (SimAnswer) answer = send_signed (client, &signing, "GET", "/blockchains", NULL);

    assert_refused (answer, "Get secretKey failed");
  }
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/blockchains", NULL);

    assert_refused (answer, "x-auth-token not found");
  }
}

static void
test_tampered (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
  Signing signing = make_signing (client, "operator");

  signing.tamper = TRUE;
  {
    g_autoptr (SimAnswer) answer = send_signed (client, &signing, "GET", "/blockchains", NULL);

    assert_refused (answer, "verify aksk signature fail");
  }
  signing.tamper = FALSE;
  signing.secret_key = "wrong";
  {
    g_autoptr (SimAnswer) answer = send_signed (client, &signing, "GET", "/blockchains", NULL);

    assert_refused (answer, "verify aksk signature fail");
  }
}

static void
test_clock_window (void)
{
  static const struct { gint64 offset; gboolean accepted; } rows[] = {
    { 14 * 60, TRUE },
    { -14 * 60, TRUE },
    { 16 * 60, FALSE },
    { -16 * 60, FALSE },
  };
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Signing signing = make_signing (client, "operator");
      g_autoptr (SimAnswer) answer = NULL;

      signing.offset = rows[i].offset;
      answer = send_signed (client, &signing, "GET", "/quotas", NULL);
      if (rows[i].accepted)
        sim_answer_assert_ok (answer);
      else
        assert_refused (answer, "verify aksk signature fail");
    }

  /* A server that is an hour ahead takes the time that its own Date header tells. */
  sim_client_control (client, "/clock", "{\"skew_seconds\": 3600}");
  {
    Signing signing = make_signing (client, "operator");
    g_autoptr (SimAnswer) early = send_signed (client, &signing, "GET", "/quotas", NULL);
    g_autoptr (GDateTime) date =
      soup_date_time_new_from_http_string (soup_message_headers_get_one (early->headers, "Date"));
    g_autoptr (SimAnswer) right = NULL;

    assert_refused (early, "verify aksk signature fail");
    signing.offset = g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC;
    g_assert_cmpint (signing.offset, >, 3500);
    right = send_signed (client, &signing, "GET", "/quotas", NULL);
    sim_answer_assert_ok (right);
  }
}

static void
test_key_is_locked (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
  Signing wrong = make_signing (client, "operator");
  Signing right = make_signing (client, "operator");

  wrong.secret_key = "wrong";
  /* Four wrong ones and a right one: the count begins anew. */
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (SimAnswer) answer = send_signed (client, &wrong, "GET", "/quotas", NULL);

      assert_refused (answer, "verify aksk signature fail");
    }
  {
    g_autoptr (SimAnswer) answer = send_signed (client, &right, "GET", "/quotas", NULL);

    sim_answer_assert_ok (answer);
  }
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (SimAnswer) answer = send_signed (client, &wrong, "GET", "/quotas", NULL);

      assert_refused (answer, "verify aksk signature fail");
    }
  {
    g_autoptr (SimAnswer) answer = send_signed (client, &right, "GET", "/quotas", NULL);

    assert_refused (answer, "AK access failed to reach the limit");
  }
}

static void
test_key_project (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
  Signing signing = make_signing (client, "operator");

  signing.project = NULL;
  {
    g_autoptr (SimAnswer) answer = send_signed (client, &signing, "GET", "/quotas", NULL);

    sim_answer_assert_error (answer, 403, "BCS.4030403");
  }
  signing.project = catena_test_simulator_get_project_id (client->simulator, 0, "cn-south-1");
  {
    g_autoptr (SimAnswer) answer = send_signed (client, &signing, "GET", "/quotas", NULL);

    sim_answer_assert_error (answer, 403, "BCS.4030403");
  }
  /* Another tenant's project, told alike in header and path. */
  g_free (client->project);
  client->project = g_strdup (catena_test_simulator_get_project_id (client->simulator, 1, "cn-north-4"));
  signing.project = client->project;
  {
    g_autoptr (SimAnswer) answer = send_signed (client, &signing, "GET", "/quotas", NULL);

    sim_answer_assert_error (answer, 403, "BCS.4030403");
  }
}

static void
test_temporary_key (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
  Signing signing = make_signing (client, "operator");

  signing.access_key =
    catena_test_simulator_get_user_member (client->simulator, 0, "operator", "temporary_access_key");
  signing.secret_key =
    catena_test_simulator_get_user_member (client->simulator, 0, "operator", "temporary_secret_key");
  {
    g_autoptr (SimAnswer) answer = send_signed (client, &signing, "GET", "/quotas", NULL);

    assert_refused (answer, "verify aksk signature fail");
  }
  signing.security_token =
    catena_test_simulator_get_user_member (client->simulator, 0, "operator", "security_token");
  {
    g_autoptr (SimAnswer) answer = send_signed (client, &signing, "GET", "/quotas", NULL);

    sim_answer_assert_ok (answer);
  }
  signing.security_token_unsigned = TRUE;
  {
    g_autoptr (SimAnswer) answer = send_signed (client, &signing, "GET", "/quotas", NULL);

    assert_refused (answer, "verify aksk signature fail");
  }
}

static void
test_signed_iam (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
  JsonObject *tenant = catena_test_simulator_get_tenant (client->simulator, 0);
  const char *domains[] = { NULL, json_object_get_string_member (tenant, "domain_id"), "somebody-else" };
  static const guint statuses[] = { 200, 200, 403 };

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      Signing signing = make_signing (client, "operator");
      SoupMessage *message =
        sim_client_new_message (client, catena_test_simulator_get_iam_url (client->simulator), "GET",
                                "/v3/projects?name=cn-south-1", NULL);
      g_autoptr (SimAnswer) answer = NULL;

      signing.project = NULL;
      signing.domain = domains[i];
      sign (message, &signing, NULL);
      answer = sim_client_send (client, message);
      g_assert_cmpuint (answer->status, ==, statuses[i]);
    }
}

static void
test_token_project (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *scope = g_strdup ("{\"domain\": {\"name\": \"alpha-consortium\"}}");
  g_autofree char *body = sim_client_dup_token_body (client, "operator", NULL, scope);

  /* The token is for one project of the account, the path names the other, then somebody else's. */
  g_free (client->project);
  client->project = g_strdup (catena_test_simulator_get_project_id (client->simulator, 0, "cn-south-1"));
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/blockchains", NULL);

    sim_answer_assert_error (answer, 401, "APIGW.0307");
  }
  g_free (client->project);
  client->project = g_strdup (catena_test_simulator_get_project_id (client->simulator, 1, "cn-north-4"));
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/blockchains", NULL);

    sim_answer_assert_error (answer, 403, "BCS.4030403");
  }
  /* A token for the whole account is no token for BCS. */
  g_free (client->project);
  client->project = g_strdup (catena_test_simulator_get_project_id (client->simulator, 0, "cn-north-4"));
  {
    g_autoptr (SimAnswer) token = sim_client_sign_in_raw (client, "", body);
    g_autoptr (SimAnswer) answer = NULL;

    g_assert_cmpuint (token->status, ==, 201);
    g_free (client->token);
    client->token = g_strdup (soup_message_headers_get_one (token->headers, "X-Subject-Token"));
    answer = sim_client_bcs (client, "GET", "/blockchains", NULL);
    sim_answer_assert_error (answer, 401, "BCS.4010401");
  }
}

static void
test_token_ends (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);

  sim_client_control (client, "/tokens/expire", "{\"user\": \"auditor\"}");
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/blockchains", NULL);

    sim_answer_assert_ok (answer);
  }
  sim_client_control (client, "/tokens/expire", "{\"user\": \"operator\"}");
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/blockchains", NULL);

    assert_refused (answer, "token expires, expires_at: ");
  }
  sim_client_control (client, "/tokens/lifetime", "{\"seconds\": 0}");
  sim_client_sign_in (client, "operator", "cn-north-4");
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/blockchains", NULL);

    assert_refused (answer, "token expires, expires_at: ");
  }
  g_free (client->token);
  client->token = g_strdup ("made-up");
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/blockchains", NULL);

    assert_refused (answer, "decrypt token fail");
  }
}

static void
test_read_only (void)
{
  static const struct { const char *habit; guint status; const char *code; } rows[] = {
    { "null", 403, "BCS.4030403" },
    { "\"400\"", 400, "BCS.4001032" },
    { "\"401\"", 401, "BCS.4010401" },
  };
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
  g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, "not-allowed", "not-allowed");

  sim_client_sign_in (client, "auditor", "cn-north-4");
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/blockchains", NULL);

    sim_answer_assert_ok (answer);
  }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SimAnswer) answer = NULL;

      sim_client_control (client, "/habits", "{\"denied_as\": %s}", rows[i].habit);
      answer = sim_client_bcs (client, "POST", "/blockchains", body);
      sim_answer_assert_error (answer, rows[i].status, rows[i].code);
    }
  sim_client_control (client, "/habits", "{\"denied_as\": \"empty\"}");
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "POST", "/blockchains", body);

    sim_answer_assert_ok (answer);
    g_assert_cmpuint (json_object_get_size (sim_answer_get_object (answer)), ==, 0);
  }
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/blockchains", NULL);

    g_assert_null (strstr (g_bytes_get_data (answer->body, NULL), "not-allowed"));
  }
}

void
add_auth_tests (void)
{
  g_test_add_func ("/simulator/auth/key", test_key);
  g_test_add_func ("/simulator/auth/wrong-key", test_wrong_key);
  g_test_add_func ("/simulator/auth/tampered", test_tampered);
  g_test_add_func ("/simulator/auth/clock-window", test_clock_window);
  g_test_add_func ("/simulator/auth/key-is-locked", test_key_is_locked);
  g_test_add_func ("/simulator/auth/key-project", test_key_project);
  g_test_add_func ("/simulator/auth/temporary-key", test_temporary_key);
  g_test_add_func ("/simulator/auth/signed-iam", test_signed_iam);
  g_test_add_func ("/simulator/auth/token-project", test_token_project);
  g_test_add_func ("/simulator/auth/token-ends", test_token_ends);
  g_test_add_func ("/simulator/auth/read-only", test_read_only);
}
