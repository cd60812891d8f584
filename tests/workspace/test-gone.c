/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A creation whose service cannot be found, is deleted or is stopped before it was ready. */

#include "config.h"

#include "test-hub.h"

#include "catena-error-meaning.h"
#include "catena-error.h"
#include "catena-judge.h"
#include "catena-operation-private.h"

#define NONE "{\"error_code\": \"" CATENA_PROBLEM_NO_SUCH_SERVICE "\", \"error_msg\": \"none\"}"

static void
answer_none (TestHub *test)
{
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"getService\", \"fault\": \"status\", \"status\": 400, \"count\": -1, \"body\": " NONE "}");
}

static void
answer_state (TestHub         *test,
              CatenaOperation *operation,
              const char      *state,
              int              deploy_status)
{
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"getService\", \"fault\": \"status\", \"status\": 200, \"count\": -1, \"body\":"
                    " {\"basic_info\": {\"id\": \"%s\", \"name\": \"trade1\", \"status\": \"%s\", \"deploy_status\": %d}}}",
                    catena_operation_get_service_id (operation), state, deploy_status);
}

static TestHub *
begin_without_record (CatenaOperation **operation)
{
  TestHub *test = test_hub_new_signed_in (test_slow);

  test_hub_control (test, "POST", "/habits", "{\"vanished_records\": true}");
  answer_none (test);
  *operation = test_hub_begin (test, "trade1");
  test_wait_phase (*operation, CATENA_OPERATION_RUNNING);

  return test;
}

/* That we have waited for long enough is no failure of the service's: it is looked for, and then the person decides. */
static void
test_never_seen (void)
{
  g_autoptr (CatenaOperation) operation = NULL;
  TestHub *test = begin_without_record (&operation);

  test_wait_for (catena_operation_get_phase (operation) != CATENA_OPERATION_RUNNING);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_LOOKING);
  test_wait_phase (operation, CATENA_OPERATION_UNDECIDED);
  g_assert_true (catena_error_has_problem (catena_operation_get_error (operation), CATENA_PROBLEM_NO_SUCH_SERVICE));
  g_assert_cmpuint (catena_operation_get_looks (operation), >=, 3);
  g_assert_cmpuint (test->n_ended, ==, 0);

  test_hub_control (test, "DELETE", "/faults", "%s", "");
  test_hub_control (test, "POST", "/speed", "{\"speed\": 20000}");
  catena_operation_look_again (operation);
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);

  test_hub_free (test);
}

static void
wait_gone (CatenaOperation *operation)
{
  test_wait_for (catena_operation_get_phase (operation) != CATENA_OPERATION_RUNNING);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_FAILED);
  g_assert_true (catena_error_has_problem (catena_operation_get_error (operation), CATENA_PROBLEM_NO_SUCH_SERVICE));
}

/* It was there and is not any more; that it was there is known after a restart, too. */
static void
test_seen_before (void)
{
  g_autoptr (CatenaOperation) operation = NULL;
  TestHub *test = begin_without_record (&operation);

  test_hub_control (test, "DELETE", "/faults", "%s", "");
  test_wait_for (catena_operation_get_seen (operation) > 0);
  test_spin (100);
  g_clear_object (&operation);
  test_hub_close (test);
  answer_none (test);
  test_hub_open (test);
  operation = g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);
  wait_gone (operation);

  test_hub_free (test);
}

/* Somebody deletes it before it was ready: that is no success, whatever else the detail says. */
static void
test_deleted (void)
{
  g_autoptr (CatenaOperation) operation = NULL;
  TestHub *test = begin_without_record (&operation);

  test_hub_control (test, "DELETE", "/faults", "%s", "");
  answer_state (test, operation, "IsDeleting", 1);
  wait_gone (operation);

  test_hub_free (test);
}

/* A service that is frozen in the middle is not ready because it stays so. */
static void
test_frozen (void)
{
  g_autoptr (CatenaOperation) operation = NULL;
  TestHub *test = begin_without_record (&operation);

  test_hub_control (test, "DELETE", "/faults", "%s", "");
  answer_state (test, operation, "Frozen", 0);
  test_wait_for (catena_operation_get_seen (operation) > 0);
  /* Two minutes. */
  test_spin (1200);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);

  test_hub_control (test, "DELETE", "/faults", "%s", "");
  answer_state (test, operation, "Frozen", 1);
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);

  test_hub_free (test);
}

/* Whatever is wrong with the records: the service's own state decides. */
static void
test_records_unreadable (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;

  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listOperationRecords\", \"fault\": \"status\", \"status\": 500, \"count\": -1,"
                    " \"body\": {\"error_code\": \"BCS.5001000\", \"error_msg\": \"broken\"}}");
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);

  test_hub_free (test);
}

/* In between nothing could be seen: what was doubted before has not lasted. */
static void
test_doubt (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  CatenaErrorDetails details = { .service_code = CATENA_PROBLEM_NO_SUCH_SERVICE, .sent = TRUE };
  g_autoptr (GError) none = catena_error_new (CATENA_ERROR_NOT_FOUND, &details, "none");
  g_autoptr (GError) other = catena_error_new (CATENA_ERROR_CONNECTION_LOST, NULL, "cut");
  g_autoptr (CatenaOperation) operation = test_hub_begin (test, "trade1");
  CatenaTracker *tracker = catena_workspace_get_tracker (test_hub_get_workspace (test));

  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  catena_judge_error (tracker, operation, none);
  g_assert_cmpint (operation->doubted, >, 0);
  g_assert_null (catena_operation_get_last_error (operation));
  catena_judge_error (tracker, operation, other);
  g_assert_cmpint (operation->doubted, ==, 0);
  g_assert_nonnull (catena_operation_get_last_error (operation));

  test_hub_free (test);
}

void
test_add_gone (void)
{
  g_test_add_func ("/workspace/gone/never-seen", test_never_seen);
  g_test_add_func ("/workspace/gone/seen-before", test_seen_before);
  g_test_add_func ("/workspace/gone/deleted", test_deleted);
  g_test_add_func ("/workspace/gone/frozen", test_frozen);
  g_test_add_func ("/workspace/gone/doubt", test_doubt);
  g_test_add_func ("/workspace/gone/records-unreadable", test_records_unreadable);
}
