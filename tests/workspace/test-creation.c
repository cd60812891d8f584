/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-hub.h"

#include "catena-error.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>


static void
test_succeeds (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  g_autoptr (CatenaOperation) operation = NULL;
  GListModel *steps;
  g_autoptr (CatenaService) service = NULL;

  test_hub_control (test, "POST", "/speed", "{\"speed\": 300}");
  operation = test_hub_begin (test, "trade1");
  steps = catena_operation_get_steps (operation);
  catena_operation_set_watched (operation, TRUE);
  g_assert_true (catena_operation_get_running (operation));
  g_assert_cmpuint (catena_hub_get_running_operations (test->hub), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 1);
  g_assert_cmpfloat (catena_operation_get_fraction (operation), <, 1);

  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  g_assert_nonnull (catena_operation_get_service_id (operation));
  test_wait_for (g_list_model_get_n_items (steps) >= 4);
  test_wait_for (g_list_model_get_n_items (catena_operation_get_resources (operation)) > 0);
  g_assert_cmpuint (catena_operation_get_steps_total (operation), >, 4);
  test_hub_control (test, "POST", "/speed", "{\"speed\": 20000}");

  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_true (steps == catena_operation_get_steps (operation));
  g_assert_cmpuint (catena_operation_get_steps_done (operation), ==, catena_operation_get_steps_total (operation));
  g_assert_cmpfloat (catena_operation_get_fraction (operation), ==, 1);
  g_assert_false (catena_operation_get_running (operation));
  g_assert_cmpint (catena_operation_get_ended (operation), >=, catena_operation_get_started (operation));
  g_assert_null (catena_operation_get_error (operation));
  g_assert_cmpuint (test->n_ended, ==, 1);
  g_assert_cmpuint (catena_hub_get_running_operations (test->hub), ==, 0);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);

  /* Its service is in the list, with a detail that says that it is there. */
  test_wait_for (catena_workspace_lookup_service (workspace, catena_operation_get_service_id (operation)) != NULL);
  service = g_object_ref (catena_workspace_lookup_service (workspace, catena_operation_get_service_id (operation)));
  test_wait_for (catena_service_get_state (service) == CATENA_SERVICE_STATE_NORMAL);

  test_hub_free (test);
}

static void
test_survives_restart (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaOperation) operation = test_hub_begin (test, "trade1");
  g_autofree char *service_id = NULL;

  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  service_id = g_strdup (catena_operation_get_service_id (operation));
  g_clear_object (&operation);
  test_hub_close (test);
  test_hub_open (test);

  g_assert_cmpuint (catena_hub_get_running_operations (test->hub), ==, 1);
  operation = g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);
  g_assert_cmpstr (catena_operation_get_service_id (operation), ==, service_id);
  g_assert_cmpstr (catena_operation_get_service_name (operation), ==, "trade1");
  g_assert_true (catena_operation_get_workspace (operation) == test_hub_get_workspace (test));

  test_hub_control (test, "POST", "/speed", "{\"speed\": 20000}");
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);

  /* Once more: an end stays an end, and its account can go. */
  g_clear_object (&operation);
  test_hub_close (test);
  test->n_ended = 0;
  test_hub_open (test);
  operation = g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpint (catena_operation_get_ended (operation), >, 0);
  g_assert_cmpuint (test->n_ended, ==, 0);
  catena_operation_forget (operation);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 0);

  test_hub_free (test);
}

static void
test_refused (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;

  /* A colleague has the name already. */
  test_hub_control (test, "POST", "/services", "{\"project\": \"%s\", \"name\": \"trade1\"}",
                    test_hub_get_project_id (test));
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_REFUSED);
  g_assert_cmpstr (catena_error_get_details (catena_operation_get_error (operation))->service_code, ==,
                   "BCS.4001018");
  g_assert_null (catena_operation_get_service_id (operation));
  g_assert_cmpuint (test->n_ended, ==, 1);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);

  test_hub_free (test);
}

static void
test_nothing_is_sent (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  CatenaAccount *account = catena_hub_lookup_account (test->hub, test->account_id);
  g_autoptr (CatenaServiceDraft) wrong = test_make_draft ("a b");
  g_autoptr (CatenaServiceDraft) right = test_make_draft ("trade1");
  g_autoptr (GError) error = NULL;

  g_assert_null (test_hub_create (test, wrong, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
  g_clear_error (&error);

  catena_account_set_read_only (account, TRUE);
  g_assert_null (test_hub_create (test, right, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
  g_clear_error (&error);

  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 0);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 0);

  test_hub_free (test);
}

/* The intent cannot be written: nothing is sent, and nothing is left that says so. */
static void
test_no_intent (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autofree char *data = g_build_filename (test->folder, "data", NULL);
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("trade1");
  g_autoptr (GError) error = NULL;

  /* A database whose folder is a file cannot be made. */
  test_hub_close (test);
  {
    g_autoptr (GDir) folder = g_dir_open (data, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (folder)) != NULL)
      {
        g_autofree char *path = g_build_filename (data, name, NULL);

        g_unlink (path);
      }
  }
  g_assert_cmpint (g_rmdir (data), ==, 0);
  g_assert_true (g_file_set_contents (data, "", 0, NULL));
  test_hub_open (test);
  g_assert_nonnull (catena_hub_get_storage_problem (test->hub));

  g_assert_null (test_hub_create (test, draft, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 0);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 0);

  test_hub_free (test);
}

static void
test_fails_at_a_step (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;
  CatenaOperationStep *step;

  test_hub_control (test, "POST", "/creations/fail",
                    "{\"step\": \"Create Other Dependent Resource\", \"sub_step\": \"Create network storage\","
                    " \"message\": \"no room left\"}");
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_FAILED);
  step = catena_operation_get_failed_step (operation);
  g_assert_nonnull (step);
  g_assert_cmpstr (catena_operation_step_get_name (step), ==, "Create network storage");
  g_assert_nonnull (strstr (catena_error_get_details (catena_operation_get_error (operation))->service_message,
                            "no room left"));
  g_assert_cmpfloat (catena_operation_get_fraction (operation), <, 1);
  g_assert_cmpuint (test->n_ended, ==, 1);

  /* What led to it is still known after a restart. */
  g_clear_object (&operation);
  test_hub_close (test);
  test_hub_open (test);
  operation = g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_FAILED);
  g_assert_nonnull (strstr (catena_error_get_details (catena_operation_get_error (operation))->service_message,
                            "no room left"));

  test_hub_free (test);
}

/* Ends without a definite answer: the request went through all the same. */
static void
check_adopted (TestHub    *test,
               const char *name)
{
  g_autoptr (CatenaOperation) operation = test_hub_begin (test, name);

  test_wait_phase (operation, CATENA_OPERATION_LOOKING);
  g_assert_cmpint (catena_error_get_verdict (catena_operation_get_error (operation)), ==,
                   CATENA_VERDICT_MAY_HAVE_HAPPENED);
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_null (catena_operation_get_error (operation));
  g_assert_nonnull (catena_operation_get_service_id (operation));
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);
  g_assert_cmpuint (test_hub_count_services (test, name), ==, 1);
}

static void
test_gateway_timeout (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);

  test_hub_control (test, "POST", "/habits", "{\"change_despite_504\": \"504\"}");
  check_adopted (test, "trade1");

  test_hub_free (test);
}

static void
test_no_definite_no (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);

  test_hub_control (test, "POST", "/habits", "{\"change_despite_504\": \"BCS.4001052\"}");
  check_adopted (test, "trade1");

  test_hub_free (test);
}

static void
test_lost_answer (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);

  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"reset-after\"}");
  check_adopted (test, "trade1");

  test_hub_free (test);
}

static void
test_lagging_list (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);

  /* A second of the service is more than the minute of looking. */
  test_hub_control (test, "POST", "/habits", "{\"change_despite_504\": \"504\", \"list_lag_seconds\": 1.5}");
  check_adopted (test, "trade1");

  test_hub_free (test);
}

static void
test_empty_answer (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;

  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"createService\", \"fault\": \"status\", \"status\": 200, \"body\": \"{}\","
                    " \"handled\": true}");
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);

  test_hub_free (test);
}

/* A colleague's service of that name, made long before, that the list had not shown. */
static void
test_older_namesake (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;
  g_autofree char *name = NULL;

  /* Of those that are there, one whose name the draft may have. */
  test_hub_refresh (test);
  {
    g_autoptr (CatenaService) service =
      g_list_model_get_item (catena_workspace_get_services (test_hub_get_workspace (test)), 0);

    name = g_strdup (catena_service_get_name (service));
  }
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listServices\", \"fault\": \"status\", \"status\": 200,"
                    " \"body\": {\"count\": 0, \"blockchains\": []}}");
  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"reset\"}");
  operation = test_hub_begin (test, name);
  test_wait_phase (operation, CATENA_OPERATION_UNDECIDED);
  g_assert_null (catena_operation_get_service_id (operation));
  /* It is not even taken for what was asked for and changed. */
  g_assert_error (catena_operation_get_error (operation), CATENA_ERROR, CATENA_ERROR_CONNECTION_LOST);

  test_hub_free (test);
}

/* A colleague's service of that name, made in the gap: it is not what was asked for. */
static void
test_namesake_in_the_gap (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;

  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"reset\"}");
  operation = test_hub_begin (test, "trade1");
  test_hub_control (test, "POST", "/services", "{\"project\": \"%s\", \"name\": \"trade1\"}",
                    test_hub_get_project_id (test));
  test_wait_phase (operation, CATENA_OPERATION_UNDECIDED);
  g_assert_null (catena_operation_get_service_id (operation));
  g_assert_error (catena_operation_get_error (operation), CATENA_ERROR, CATENA_ERROR_CONFLICT);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);

  test_hub_free (test);
}

static void
test_record_before_detail (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;

  test_hub_control (test, "POST", "/habits", "{\"record_finished_before_detail_seconds\": 1}");
  operation = test_hub_begin (test, "trade1");
  test_wait_for (catena_operation_get_record (operation) != NULL
                 && catena_operation_record_get_status (catena_operation_get_record (operation))
                      == CATENA_STEP_STATUS_FINISHED);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);

  test_hub_free (test);
}

/* The record is over, the service is not ready: it goes on for as long as that takes. */
static void
test_record_is_not_the_end (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;
  guint arrivals;

  test_hub_control (test, "POST", "/habits", "{\"record_finished_before_detail_seconds\": 100000}");
  operation = test_hub_begin (test, "trade1");
  test_wait_for (catena_operation_get_record (operation) != NULL
                 && catena_operation_record_get_status (catena_operation_get_record (operation))
                      == CATENA_STEP_STATUS_FINISHED);
  arrivals = test_hub_arrivals (test, "getService");
  test_wait_for (test_hub_arrivals (test, "getService") >= arrivals + 3);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);
  g_assert_cmpuint (test->n_ended, ==, 0);

  test_hub_free (test);
}

static void
test_detail_before_record (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;

  test_hub_control (test, "POST", "/habits", "{\"detail_finished_before_record_seconds\": 1}");
  operation = test_hub_begin (test, "trade1");
  catena_operation_set_watched (operation, TRUE);
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);

  test_hub_free (test);
}

static void
test_records_vanished (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;

  test_hub_control (test, "POST", "/habits", "{\"vanished_records\": true}");
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_null (catena_operation_get_record (operation));

  test_hub_free (test);
}

static void
test_recovering (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;

  test_hub_control (test, "POST", "/habits",
                    "{\"recovering_sub_step\": \"Create EIP\", \"foreign_records\": true, \"unknown_steps\": true}");
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_null (catena_operation_get_failed_step (operation));

  test_hub_free (test);
}

/* Without an answer for a while it is not failed, it is not seen. */
static void
test_not_seen (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaOperation) operation = test_hub_begin (test, "trade1");

  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listOperationRecords\", \"fault\": \"status\", \"status\": 500, \"count\": 2}");
  test_wait_for (catena_operation_get_last_error (operation) != NULL);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);
  g_assert_null (catena_operation_get_error (operation));
  test_wait_for (catena_operation_get_last_error (operation) == NULL);

  test_hub_free (test);
}

static void
test_account_stays (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaOperation) operation = test_hub_begin (test, "trade1");
  g_autoptr (GError) error = NULL;

  g_assert_false (test_hub_remove_account (test, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_CONFLICT);
  g_assert_nonnull (catena_hub_lookup_account (test->hub, test->account_id));
  /* One that runs cannot be taken off the list either. */
  catena_operation_forget (operation);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 1);

  test_hub_free (test);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/creation/succeeds", test_succeeds);
  g_test_add_func ("/workspace/creation/survives-restart", test_survives_restart);
  g_test_add_func ("/workspace/creation/refused", test_refused);
  g_test_add_func ("/workspace/creation/nothing-is-sent", test_nothing_is_sent);
  g_test_add_func ("/workspace/creation/no-intent", test_no_intent);
  g_test_add_func ("/workspace/creation/fails-at-a-step", test_fails_at_a_step);
  g_test_add_func ("/workspace/creation/gateway-timeout", test_gateway_timeout);
  g_test_add_func ("/workspace/creation/no-definite-no", test_no_definite_no);
  g_test_add_func ("/workspace/creation/lost-answer", test_lost_answer);
  g_test_add_func ("/workspace/creation/lagging-list", test_lagging_list);
  g_test_add_func ("/workspace/creation/empty-answer", test_empty_answer);
  g_test_add_func ("/workspace/creation/older-namesake", test_older_namesake);
  g_test_add_func ("/workspace/creation/namesake-in-the-gap", test_namesake_in_the_gap);
  g_test_add_func ("/workspace/creation/record-before-detail", test_record_before_detail);
  g_test_add_func ("/workspace/creation/record-is-not-the-end", test_record_is_not_the_end);
  g_test_add_func ("/workspace/creation/detail-before-record", test_detail_before_record);
  g_test_add_func ("/workspace/creation/records-vanished", test_records_vanished);
  g_test_add_func ("/workspace/creation/recovering", test_recovering);
  g_test_add_func ("/workspace/creation/not-seen", test_not_seen);
  g_test_add_func ("/workspace/creation/account-stays", test_account_stays);

  test_add_again ();
  test_add_clock ();
  test_add_fit ();
  test_add_meanwhile ();

  return test_run_with_keyring ();
}
