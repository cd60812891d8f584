/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "call-fixture.h"
#include "create-body.h"

#include "../net/net-auth.h"

#include "catena-error-meaning.h"

#include <string.h>

static GError *
list_error (CatenaBcs *bcs)
{
  GAsyncResult *result = CALL (catena_bcs_list_services, bcs);
  GError *error = NULL;

  g_assert_null (catena_bcs_list_services_finish (bcs, result, NULL, &error));

  return error;
}

static GError *
create_error (CatenaBcs  *bcs,
              const char *name)
{
  g_autoptr (CatenaBody) body = make_create_body (name);
  GAsyncResult *result = CALL (catena_bcs_create_service, bcs, body);
  GError *error = NULL;

  g_assert_null (catena_bcs_create_service_finish (bcs, result, &error));

  return error;
}

static void
test_read_only (void)
{
  static const struct
  {
    const char *denied_as;
    CatenaErrorKind kind;
    const char *title;
  } rows[] = {
    { "null", CATENA_ERROR_FORBIDDEN, "Permission Missing" },
    { "\"400\"", CATENA_ERROR_FORBIDDEN, "Permission Missing" },
    { "\"401\"", CATENA_ERROR_AUTH, "Sign-In Not Accepted" },
  };
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "auditor", BY_TOKEN);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *habit = g_strdup_printf ("{\"denied_as\":%s}", rows[i].denied_as);
      g_autoptr (GError) error = NULL;
      g_autoptr (CatenaErrorMeaning) meaning = NULL;

      fixture_control (fixture, "/habits", habit);
      error = create_error (bcs, "forbidden");
      g_assert_error (error, CATENA_ERROR, (int) rows[i].kind);
      assert_title (error, rows[i].title);
      meaning = catena_error_meaning_new (error);
      g_assert_nonnull (strstr (meaning->explanation, "bcs:fabricInstance:createOnDemand"));
      g_assert_nonnull (meaning->request_id);
    }
}

/* A permission that is missing may be told by a success without anything in it. */
static void
test_empty_success (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "auditor", BY_KEYS);
  g_autoptr (CatenaBody) body = make_create_body ("forbidden");
  g_autoptr (CatenaCreatedService) created = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result;

  fixture_control (fixture, "/habits", "{\"denied_as\":\"empty\"}");
  result = CALL (catena_bcs_create_service, bcs, body);
  created = catena_bcs_create_service_finish (bcs, result, &error);
  g_assert_no_error (error);
  g_assert_null (created->service_id);
  g_assert_null (created->operation_id);

  fixture_control (fixture, "/faults", "{\"operation\":\"listServices\",\"fault\":\"status\",\"status\":200,\"body\":\"{}\"}");
  error = list_error (bcs);
  assert_title (error, "Empty Answer");
  g_assert_cmpuint (catena_error_get_details (error)->http_status, ==, 200);
  g_assert_nonnull (catena_exchange_log_find (fixture->log, catena_error_get_details (error)->exchange));
  g_assert_cmpint (catena_error_get_verdict (error), ==, CATENA_VERDICT_NO);
}

static void
test_creation_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "operator", BY_KEYS);
  g_autofree char *quota = g_strdup_printf ("{\"project\":\"%s\",\"quota\":6}", fixture_get_project_id (fixture));
  g_autoptr (GError) taken = create_error (bcs, "trade-finance");
  g_autoptr (GError) bad_name = NULL;
  g_autoptr (GError) in_use = NULL;
  g_autoptr (GError) used_up = NULL;

  assert_title (taken, "Name Already Taken");
  g_assert_cmpint (catena_error_get_verdict (taken), ==, CATENA_VERDICT_NO);

  /* Against the contract on purpose: the record of the test run says so. */
  fixture_control (fixture, "/faults", "{\"operation\":\"createService\",\"fault\":\"wrong\"}");
  bad_name = create_error (bcs, "no");
  assert_title (bad_name, "Something Not Accepted");

  fixture_control (fixture, "/clusters", "{\"id\":\"4df5652f-96dc-11eb-b49c-0255ac100b08\",\"flaw\":\"in-use\"}");
  in_use = create_error (bcs, "cold-start");
  assert_title (in_use, "Cluster in Use");
  fixture_control (fixture, "/clusters", "{\"id\":\"4df5652f-96dc-11eb-b49c-0255ac100b08\",\"flaw\":null}");

  fixture_control (fixture, "/quota", quota);
  used_up = create_error (bcs, "cold-start");
  assert_title (used_up, "Quota Used Up");
}

/* An end that leaves open what became of it, and one that does not happen twice. */
static void
test_lost_answer (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "operator", BY_KEYS);
  g_autoptr (GError) error = NULL;

  fixture_control (fixture, "/faults", "{\"operation\":\"createService\",\"fault\":\"reset-after\"}");
  error = create_error (bcs, "cold-start");
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_CONNECTION_LOST);
  g_assert_cmpint (catena_error_get_verdict (error), ==, CATENA_VERDICT_MAY_HAVE_HAPPENED);
  g_assert_cmpuint (fixture_arrivals (fixture, "createService"), ==, 1);
}

static void
test_missing_service (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "operator", BY_KEYS);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = CALL (catena_bcs_get_service, bcs, "nobody");

  g_assert_null (catena_bcs_get_service_finish (bcs, result, NULL, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_NOT_FOUND);
  assert_title (error, "Service Not Found");
}

static CatenaBcs *
open_with_keys (Fixture    *fixture,
                const char *access_key,
                const char *secret_key)
{
  g_autoptr (NetAuth) auth = net_auth_new_keys (access_key, secret_key, NULL);

  return catena_bcs_new (fixture->transport, CATENA_AUTH (auth),
                         catena_test_simulator_get_bcs_url (fixture->simulator), NULL,
                         fixture_get_project_id (fixture));
}

static void
test_wrong_keys (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  const char *key = catena_test_simulator_get_user_member (fixture->simulator, TENANT, "operator", "access_key");
  g_autoptr (CatenaBcs) wrong = open_with_keys (fixture, key, "not-the-secret");
  g_autoptr (CatenaBcs) unknown = open_with_keys (fixture, "NOSUCHKEY", "not-the-secret");
  g_autoptr (GError) no_match = list_error (wrong);
  g_autoptr (GError) nobody = list_error (unknown);

  assert_title (no_match, "Secret Key Does Not Match");
  assert_title (nobody, "Access Key Unknown");
  /* A wrong signature counts towards the lock: it is not sent again. */
  g_assert_cmpuint (fixture_arrivals (fixture, "listServices"), ==, 2);
}

static void
test_clock (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "operator", BY_KEYS);
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaErrorMeaning) meaning = NULL;
  GAsyncResult *result;
  g_autoptr (GPtrArray) services = NULL;

  fixture_control (fixture, "/clock", "{\"skew_seconds\":3600}");
  error = create_error (bcs, "cold-start");
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_CLOCK);
  assert_title (error, "Clock Is Wrong");
  meaning = catena_error_meaning_new (error);
  g_assert_nonnull (strstr (meaning->explanation, "hour"));
  g_assert_nonnull (strstr (meaning->explanation, "behind"));
  g_assert_cmpuint (fixture_arrivals (fixture, "createService"), ==, 1);

  /* What only reads is corrected. */
  g_clear_error (&error);
  result = CALL (catena_bcs_list_services, bcs);
  services = catena_bcs_list_services_finish (bcs, result, NULL, &error);
  g_assert_no_error (error);
}

static void
test_captive_portal (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "operator", BY_KEYS);
  g_autoptr (GError) page = NULL;
  g_autoptr (GError) elsewhere = NULL;

  fixture_control (fixture, "/faults", "{\"operation\":\"listServices\",\"fault\":\"status\",\"status\":200,"
                                       "\"content_type\":\"text/html\",\"body\":\"<html>Welcome</html>\"}");
  page = list_error (bcs);
  assert_title (page, "Not an Answer of the Service");

  fixture_control (fixture, "/faults", "{\"operation\":\"listServices\",\"fault\":\"redirect\","
                                       "\"location\":\"http://127.0.0.1:9/login\"}");
  elsewhere = list_error (bcs);
  assert_title (elsewhere, "Sent to Another Address");
}

void
add_refusal_tests (void)
{
  g_test_add_func ("/calls/refused/read-only", test_read_only);
  g_test_add_func ("/calls/refused/empty-success", test_empty_success);
  g_test_add_func ("/calls/refused/creation", test_creation_refused);
  g_test_add_func ("/calls/refused/lost-answer", test_lost_answer);
  g_test_add_func ("/calls/refused/missing-service", test_missing_service);
  g_test_add_func ("/calls/refused/wrong-keys", test_wrong_keys);
  g_test_add_func ("/calls/refused/clock", test_clock);
  g_test_add_func ("/calls/refused/captive-portal", test_captive_portal);
}
