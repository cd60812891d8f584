/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What real services do beyond what is documented, and how a creation comes through it. */

#include "config.h"

#include "test-hub.h"

#include "catena-error.h"

/* An hour is 180 ms. */
#define HOURLY_SCALE 0.00005

static const struct
{
  const char *name;
  const char *habits;
} habits[] = {
  { "gateway-timeout", "{\"change_despite_504\": \"504\"}" },
  { "no-definite-no", "{\"change_despite_504\": \"BCS.4001052\"}" },
  { "lagging-list", "{\"list_lag_seconds\": 0.4}" },
  { "record-first", "{\"record_finished_before_detail_seconds\": 0.4}" },
  { "detail-first", "{\"detail_finished_before_record_seconds\": 0.4}" },
  { "unknown-steps", "{\"unknown_steps\": true}" },
  { "recovering", "{\"recovering_sub_step\": \"Create EIP\"}" },
  { "busy-afterwards", "{\"busy_after_finish_seconds\": 60}" },
  { "no-records", "{\"vanished_records\": true}" },
  { "foreign-records", "{\"foreign_records\": true}" },
  { "all-at-once",
    "{\"change_despite_504\": \"504\", \"list_lag_seconds\": 0.3, \"record_finished_before_detail_seconds\": 0.3,"
    " \"unknown_steps\": true, \"recovering_sub_step\": \"Create EIP\", \"busy_after_finish_seconds\": 60,"
    " \"foreign_records\": true}" },
};

static void
check_whole_creation (TestHub *test)
{
  g_autoptr (CatenaOperation) operation = test_hub_begin (test, "trade1");

  catena_operation_set_watched (operation, TRUE);
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_null (catena_operation_get_error (operation));
  g_assert_null (catena_operation_get_failed_step (operation));
  g_assert_cmpuint (test->n_ended, ==, 1);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);
  g_assert_cmpuint (test_hub_count_services (test, "trade1"), ==, 1);
}

static void
test_habit (gconstpointer data)
{
  TestHub *test = test_hub_new_signed_in (test_fast);

  test_hub_control (test, "POST", "/habits", "%s", (const char *) data);
  check_whole_creation (test);

  test_hub_free (test);
}

/* The second way in which the reference writes the same answers. */
static void
test_example_dialect (void)
{
  const char * const arguments[] = { "--dialect", "example", "--speed", "20000", NULL };
  TestHub *test = test_hub_new_signed_in (arguments);

  check_whole_creation (test);

  test_hub_free (test);
}

/* A service of one's own, whose certificate only the account's own authority vouches for. */
static void
test_own_authority (void)
{
  g_autofree char *server = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", "server.pem", NULL);
  g_autofree char *authority = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", "ca.pem", NULL);
  const char * const arguments[] = { "--tls-cert", server, "--tls-key", server, "--speed", "20000", NULL };
  TestHub *test = test_hub_new (arguments);
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_PASSWORD);
  g_autoptr (CatenaAccount) stranger = test_hub_make_account (test, CATENA_CREDENTIALS_PASSWORD);
  g_autoptr (CatenaCredentials) credentials =
    test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_PASSWORD, NULL);
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  test_hub_save_account (test, stranger, credentials, &error);
  g_assert_no_error (error);
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_REFUSED);
  g_assert_error (catena_operation_get_error (operation), CATENA_ERROR, CATENA_ERROR_TLS);
  g_assert_cmpuint (test_hub_arrivals (test, NULL), ==, 0);
  test->n_ended = 0;

  catena_account_set_ca_file (account, authority);
  test_hub_save_account (test, account, credentials, &error);
  g_assert_no_error (error);
  check_whole_creation (test);

  test_hub_free (test);
}

/* A step stands still for hours, longer than anybody else waits. Only the service says when a creation has failed. */
static void
test_standing_for_hours (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;

  catena_hub_set_time_scale (test->hub, HOURLY_SCALE);
  test_hub_control (test, "POST", "/habits", "{\"standing_step\": \"Create EIP\"}");
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  test_spin (1000);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);
  g_assert_null (catena_operation_get_error (operation));

  test_hub_control (test, "POST", "/habits", "{\"standing_step\": null}");
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);

  test_hub_free (test);
}

/* Nothing is to be had of the service for hours, while one is followed and another is looked for. */
static void
test_unseen_for_hours (void)
{
  TestHub *test = test_hub_new (test_slow);
  g_autoptr (CatenaOperation) followed = NULL;
  g_autoptr (CatenaOperation) looked_for = NULL;

  test_hub_lay_cables (test);
  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);
  followed = test_hub_begin (test, "trade1");
  test_wait_phase (followed, CATENA_OPERATION_RUNNING);
  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"hold-after\"}");
  looked_for = test_hub_begin (test, "trade2");
  test_wait_for (test_hub_is_held (test, "createService"));
  test_cable_cut (test->bcs_cable);
  test_wait_phase (looked_for, CATENA_OPERATION_LOOKING);

  catena_hub_set_time_scale (test->hub, HOURLY_SCALE);
  test_wait_for (catena_operation_get_last_error (followed) != NULL);
  test_wait_for (catena_operation_get_last_error (looked_for) != NULL);
  test_spin (1000);
  g_assert_cmpint (catena_operation_get_phase (followed), ==, CATENA_OPERATION_RUNNING);
  g_assert_cmpint (catena_operation_get_phase (looked_for), ==, CATENA_OPERATION_LOOKING);

  test_cable_mend (test->bcs_cable);
  test_hub_control (test, "POST", "/speed", "{\"speed\": 20000}");
  test_wait_phase (followed, CATENA_OPERATION_SUCCEEDED);
  test_wait_phase (looked_for, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 2);

  test_hub_free (test);
}

static void
answer_details (TestHub         *test,
                CatenaOperation *operation,
                const char      *state,
                int              count)
{
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"getService\", \"fault\": \"status\", \"status\": 200, \"count\": %d, \"body\":"
                    " {\"basic_info\": {\"id\": \"%s\", \"name\": \"trade1\", \"status\": \"%s\", \"deploy_status\": 0}}}",
                    count, catena_operation_get_service_id (operation), state);
}

/* Without a record it is taken for ready after a minute, and for broken after a third of one; one glimpse is neither, however
 * long the next one is in coming. */
static void
test_glimpse (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaOperation) operation = NULL;
  guint n_details;

  test_hub_control (test, "POST", "/habits", "{\"vanished_records\": true}");
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  n_details = test_hub_arrivals (test, "getService");
  answer_details (test, operation, "Normal", 1);
  answer_details (test, operation, "Abnormal", 1);
  answer_details (test, operation, "IsCreating", -1);
  test_wait_for (test_hub_arrivals (test, "getService") >= n_details + 5);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);

  /* What stays is believed. */
  test_hub_control (test, "DELETE", "/faults", "%s", "");
  answer_details (test, operation, "Abnormal", -1);
  test_wait_phase (operation, CATENA_OPERATION_FAILED);

  test_hub_free (test);
}

/* Nobody signs in for days: the password is tried once, which keeps the user from being locked, and then it is waited for. */
static void
test_sign_in_fails_for_days (void)
{
  TestHub *test = test_hub_new (test_slow);
  g_autoptr (CatenaCredentials) wrong = NULL;
  g_autoptr (CatenaCredentials) right = NULL;
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  guint n_logins;

  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_PASSWORD);
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"iamCreateToken\", \"fault\": \"status\", \"status\": 401, \"count\": -1,"
                    " \"body\": {\"error\": {\"message\": \"wrong\", \"code\": 401, \"title\": \"Unauthorized\"}}}");
  n_logins = test_hub_arrivals (test, "iamCreateToken");
  test_hub_control (test, "POST", "/tokens/expire", "{}");
  catena_hub_set_time_scale (test->hub, HOURLY_SCALE);
  test_wait_for (test->n_sign_in_required == 1);
  test_spin (1000);
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, n_logins + 1);
  g_assert_cmpuint (test->n_sign_in_required, ==, 1);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);
  g_assert_nonnull (catena_operation_get_last_error (operation));

  test_hub_control (test, "DELETE", "/faults", "%s", "");
  test_hub_control (test, "POST", "/speed", "{\"speed\": 20000}");
  right = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_PASSWORD, NULL);
  test_hub_sign_in (test, right, NULL, &error);
  g_assert_no_error (error);
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);

  test_hub_free (test);
}

/* A missing permission, as it is told by services that do not answer 403. Nothing is created, and that is what is shown. */
static void
test_denied (void)
{
  static const struct
  {
    const char *as;
    CatenaOperationPhase end;
  } ways[] = {
    { "null", CATENA_OPERATION_REFUSED },
    { "\"400\"", CATENA_OPERATION_REFUSED },
    { "\"401\"", CATENA_OPERATION_REFUSED },
    /* All went well, it says, and it does not say what: then it is looked for. */
    { "\"empty\"", CATENA_OPERATION_UNDECIDED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      TestHub *test = test_hub_new (test_fast);
      g_autoptr (CatenaOperation) operation = NULL;

      test_hub_add_account (test, "auditor", CATENA_CREDENTIALS_KEYS);
      test_hub_control (test, "POST", "/habits", "{\"denied_as\": %s}", ways[i].as);
      operation = test_hub_begin (test, "trade1");
      test_wait_phase (operation, ways[i].end);
      g_assert_null (catena_operation_get_service_id (operation));
      g_assert_cmpuint (test_hub_count_services (test, "trade1"), ==, 0);
      test_hub_free (test);
    }
}

void
test_add_habits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (habits); i++)
    {
      g_autofree char *path = g_strdup_printf ("/workspace/habits/%s", habits[i].name);

      g_test_add_data_func (path, habits[i].habits, test_habit);
    }
  g_test_add_func ("/workspace/habits/denied", test_denied);
  g_test_add_func ("/workspace/habits/standing-for-hours", test_standing_for_hours);
  g_test_add_func ("/workspace/habits/unseen-for-hours", test_unseen_for_hours);
  g_test_add_func ("/workspace/habits/glimpse", test_glimpse);
  g_test_add_func ("/workspace/habits/sign-in-fails-for-days", test_sign_in_fails_for_days);
  g_test_add_func ("/workspace/habits/example-dialect", test_example_dialect);
  g_test_add_func ("/workspace/habits/own-authority", test_own_authority);
}
