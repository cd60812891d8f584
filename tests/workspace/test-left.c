/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an earlier run left on the disk, and what another one has in its hands. */

#include "config.h"

#include "test-hub.h"

#include "catena-error.h"
#include "catena-error-meaning.h"
#include "catena-time.h"
#include "catena-tracker-private.h"
#include "catena-util.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/resource.h>

#define DAY (24 * 60 * 60 * (gint64) CATENA_NSEC_PER_SEC)

static CatenaStoredOperation *
make_row (TestHub    *test,
          const char *state)
{
  CatenaStoredOperation *row = catena_stored_operation_new ();

  row->id = catena_new_uuid ();
  row->account_id = g_strdup (test->account_id);
  row->project_id = g_strdup (test_hub_get_project_id (test));
  row->call = g_strdup ("createService");
  row->name = g_strdup ("trade1");
  row->time = catena_time_now ();
  row->request = g_strdup ("{\"name\": \"trade1\"}");
  row->state = g_strdup (state);

  return row;
}

/* A hub that finds that row. */
static CatenaOperation *
find_left (TestHub               *test,
           CatenaStoredOperation *row)
{
  test_hub_close (test);
  test_hub_put_operations (test, row, 1);
  test_hub_open (test);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 1);

  return g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
}

/* Between the intent and the request: it certainly was not sent. */
static void
test_intended (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaStoredOperation) row = make_row (test, "intended");
  g_autoptr (CatenaOperation) operation = find_left (test, row);
  const CatenaErrorDetails *details;

  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_REFUSED);
  details = catena_error_get_details (catena_operation_get_error (operation));
  g_assert_false (details->sent);
  g_assert_cmpint (catena_error_get_verdict (catena_operation_get_error (operation)), ==, CATENA_VERDICT_NO);
  g_assert_cmpuint (test->n_ended, ==, 1);
  g_assert_null (catena_operation_dup_draft (operation));
  test_spin (100);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 0);
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, 0);

  test_hub_free (test);
}

/* Intended once more, after one that may have arrived. */
static void
test_intended_again (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaStoredOperation) row = make_row (test, "intended");
  g_autoptr (CatenaOperation) operation = NULL;

  row->detail = g_strdup ("{\"again\": true}");
  operation = find_left (test, row);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_UNDECIDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 0);

  test_hub_free (test);
}

/* It may have arrived: it is looked for, and not sent. */
static void
check_looked_for (const char *state)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaStoredOperation) row = make_row (test, state);
  g_autoptr (CatenaOperation) operation = find_left (test, row);

  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_LOOKING);
  test_wait_phase (operation, CATENA_OPERATION_UNDECIDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 0);

  test_hub_free (test);
}

static void
test_sending (void)
{
  check_looked_for ("sending");
}

/* The word of a newer version: nothing is known of it but that it may have arrived. */
static void
test_unknown_word (void)
{
  check_looked_for ("sealed");
}

/* Switched off for weeks: there is no record any more, and only the service itself tells. */
static void
test_after_weeks (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaStoredOperation) row = make_row (test, "running");
  g_autoptr (CatenaOperation) operation = test_hub_begin (test, "trade1");

  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  row->service_id = g_strdup (catena_operation_get_service_id (operation));
  row->time -= 20 * DAY;
  test_hub_control (test, "POST", "/services/trade1/finish", "{}");
  test_hub_control (test, "POST", "/habits", "{\"vanished_records\": true}");
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  catena_operation_forget (operation);
  g_clear_object (&operation);

  operation = find_left (test, row);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);

  test_hub_free (test);
}

/* Its account was removed, or another program wrote the file: nothing can be followed, nothing goes on, and it can be taken off. */
static void
test_account_gone (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaStoredOperation) row = make_row (test, "running");
  g_autoptr (CatenaOperation) operation = NULL;

  g_free (row->account_id);
  row->account_id = catena_new_uuid ();
  operation = find_left (test, row);
  g_assert_null (catena_operation_get_workspace (operation));
  g_assert_false (catena_operation_get_running (operation));
  g_assert_cmpuint (catena_hub_get_running_operations (test->hub), ==, 0);
  test_spin (100);
  g_assert_cmpuint (test_hub_arrivals (test, "listOperationRecords"), ==, 0);
  catena_operation_forget (operation);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 0);

  test_hub_free (test);
}

static CatenaHub *
begin_to_open (TestHub       *test,
               GAsyncResult **result)
{
  g_autofree char *config = g_build_filename (test->folder, "config", NULL);
  g_autofree char *data = g_build_filename (test->folder, "data", NULL);
  const CatenaHubPlaces places = { config, data, FALSE };
  CatenaHub *hub = catena_hub_new (&places);

  catena_hub_set_time_scale (hub, TIME_SCALE);
  catena_hub_load_async (hub, NULL, test_on_result, result);

  return hub;
}

/* A second session of the same user: it would take the first one's request for one that was lost. */
static void
test_two_at_once (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("trade2");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  CatenaWorkspace *workspace;
  CatenaHub *other;

  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"hold-before\"}");
  operation = test_hub_begin (test, "trade1");
  test_wait_for (test_hub_is_held (test, "createService"));

  other = begin_to_open (test, &loaded);
  g_assert_true (catena_hub_load_finish (other, test_wait_result (&loaded), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (other)), ==, 0);
  g_assert_cmpstr (catena_error_get_details (catena_hub_get_storage_problem (other))->service_code, ==,
                   CATENA_PROBLEM_OTHER_CATENA);
  workspace = catena_hub_lookup_workspace (other, test->account_id, test_hub_get_project_id (test));
  catena_workspace_create_service_async (workspace, draft, NULL, test_on_result, &result);
  g_assert_null (catena_workspace_create_service_finish (workspace, test_wait_result (&result), &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
  test_hub_control (test, "POST", "/release", "{}");
  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);

  /* When the first one has ended, the other takes over. */
  g_clear_object (&operation);
  test_hub_close (test);
  test_wait_for (g_list_model_get_n_items (catena_hub_get_operations (other)) == 1);
  g_assert_null (catena_hub_get_storage_problem (other));
  operation = g_list_model_get_item (catena_hub_get_operations (other), 0);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);
  test_hub_control (test, "POST", "/speed", "{\"speed\": 20000}");
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);

  g_clear_object (&operation);
  g_clear_object (&loaded);
  test->hub = other;
  test_hub_free (test);
}

/* The worker has answered what was asked before, and nobody has heard it yet. */
static void
wait_for_worker (CatenaDatabase *database)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (context);
  catena_database_list_operations_async (database, NULL, test_on_result, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  rows = catena_database_list_operations_finish (database, result, &error);
  g_main_context_pop_thread_default (context);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
}

/* While this one starts the other one accepts its last answer and ends. What counts is what it wrote last. */
static void
test_other_ends (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autofree char *lock_path = g_build_filename (test->folder, "data", "catena.db-lock", NULL);
  g_autoptr (CatenaStoredOperation) row = make_row (test, "intended");
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *path = g_build_filename (test->folder, "data", "catena.db", NULL);
  CatenaLock *lock = catena_lock_new (lock_path);
  sqlite3 *other = NULL;

  test_hub_close (test);
  test_hub_put_operations (test, row, 1);
  g_assert_true (catena_lock_take (lock));
  test->hub = begin_to_open (test, &result);
  wait_for_worker (test->hub->database);
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "UPDATE operations SET state = 'running', service = 's1'", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  catena_lock_free (lock);

  test_wait_result (&result);
  g_clear_object (&result);
  test_wait_for (g_list_model_get_n_items (catena_hub_get_operations (test->hub)) == 1);
  operation = g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);
  g_assert_null (catena_hub_get_storage_problem (test->hub));

  g_clear_object (&operation);
  test_hub_free (test);
}

/* That it cannot be seen whether there is another one does not mean that there is none. */
static void
test_lock_unknown (void)
{
  g_autofree char *folder = g_dir_make_tmp ("catena-lock-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  CatenaLock *lock = catena_lock_new (path);
  CatenaLock *other = catena_lock_new (path);
  struct rlimit limits;
  rlim_t before;

  /* No more files can be opened. */
  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &limits), ==, 0);
  before = limits.rlim_cur;
  limits.rlim_cur = 0;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limits), ==, 0);
  g_assert_false (catena_lock_take (lock));
  limits.rlim_cur = before;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limits), ==, 0);

  g_assert_true (catena_lock_take (lock));
  g_assert_true (catena_lock_take (lock));
  g_assert_false (catena_lock_take (other));
  catena_lock_free (lock);
  g_assert_true (catena_lock_take (other));
  catena_lock_free (other);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Before it is known what is under way nothing is begun. */
static void
test_not_yet_known (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("trade1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  test_hub_close (test);
  test->hub = begin_to_open (test, &result);
  g_assert_null (test_hub_create (test, draft, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
  g_assert_null (catena_hub_get_storage_problem (test->hub));

  test_wait_result (&result);
  g_clear_object (&result);
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);

  g_clear_object (&operation);
  test_hub_free (test);
}

/* Whether or not another Catena runs. */
static void
test_closed_while_loading (gconstpointer data)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autofree char *lock_path = g_build_filename (test->folder, "data", "catena.db-lock", NULL);
  g_autoptr (CatenaStoredOperation) row = make_row (test, "intended");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CatenaLock *lock = catena_lock_new (lock_path);

  test_hub_close (test);
  test_hub_put_operations (test, row, 1);
  if (GPOINTER_TO_INT (data))
    g_assert_true (catena_lock_take (lock));
  test->hub = begin_to_open (test, &result);
  catena_hub_shutdown (test->hub);
  g_assert_false (catena_hub_load_finish (test->hub, test_wait_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 0);
  g_assert_null (catena_hub_get_storage_problem (test->hub));
  g_assert_cmpuint (test->hub->tracker->retry, ==, 0);
  g_clear_object (&result);
  catena_lock_free (lock);

  test_hub_free (test);
}

#define RECORDS_LAST "{}"
#define RECORDS_VANISH "{\"vanished_records\": true}"
#define RECORDS_END_FIRST "{\"record_finished_before_detail_seconds\": 100000000}"

/* All that has arrived when the records are read for the sixth time. */
static guint
count_arrivals (guint       n_operations,
                const char *habits)
{
  TestHub *test = test_hub_new_signed_in (g_str_equal (habits, RECORDS_END_FIRST) ? test_fast : test_slow);
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (CatenaStoredOperation) row = make_row (test, "running");
  guint n_arrivals;

  test_hub_control (test, "POST", "/habits", "%s", habits);
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  if (g_str_equal (habits, RECORDS_END_FIRST))
    test_wait_for (catena_operation_get_record (operation) != NULL
                   && catena_operation_record_get_status (catena_operation_get_record (operation))
                        == CATENA_STEP_STATUS_FINISHED);
  row->service_id = g_strdup (catena_operation_get_service_id (operation));
  test_hub_close (test);
  test_hub_put_operations (test, row, n_operations - 1);

  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listOperationRecords\", \"fault\": \"hold-before\", \"after\": 5}");
  test_hub_control (test, "DELETE", "/arrivals", "%s", "");
  test_hub_open (test);
  g_assert_cmpuint (catena_hub_get_running_operations (test->hub), ==, n_operations);
  test_wait_for (test_hub_is_held (test, "listOperationRecords"));
  g_assert_cmpuint (test_hub_arrivals (test, "listOperationRecords"), ==, 6);
  n_arrivals = test_hub_arrivals (test, NULL);
  test_hub_free (test);

  return n_arrivals;
}

static void
test_one_and_a_thousand (void)
{
  guint with_records = count_arrivals (1, RECORDS_LAST);
  guint without_records = count_arrivals (1, RECORDS_VANISH);
  guint with_old_records = count_arrivals (1, RECORDS_END_FIRST);

  g_assert_cmpuint (with_records, ==, 6);
  g_assert_cmpuint (count_arrivals (1000, RECORDS_LAST), ==, with_records);
  /* One service is asked about each time. */
  g_assert_cmpuint (without_records, ==, 11);
  g_assert_cmpuint (count_arrivals (1000, RECORDS_VANISH), ==, without_records);
  /* Also while a detail lags behind a record that is over. */
  g_assert_cmpuint (with_old_records, ==, 11);
  g_assert_cmpuint (count_arrivals (1000, RECORDS_END_FIRST), ==, with_old_records);
}

void
test_add_left (void)
{
  g_test_add_func ("/workspace/left/intended", test_intended);
  g_test_add_func ("/workspace/left/intended-again", test_intended_again);
  g_test_add_func ("/workspace/left/sending", test_sending);
  g_test_add_func ("/workspace/left/unknown-word", test_unknown_word);
  g_test_add_func ("/workspace/left/after-weeks", test_after_weeks);
  g_test_add_func ("/workspace/left/account-gone", test_account_gone);
  g_test_add_func ("/workspace/left/two-at-once", test_two_at_once);
  g_test_add_func ("/workspace/left/other-ends", test_other_ends);
  g_test_add_func ("/workspace/left/lock-unknown", test_lock_unknown);
  g_test_add_func ("/workspace/left/not-yet-known", test_not_yet_known);
  g_test_add_data_func ("/workspace/left/closed-while-loading/alone", GINT_TO_POINTER (FALSE), test_closed_while_loading);
  g_test_add_data_func ("/workspace/left/closed-while-loading/other", GINT_TO_POINTER (TRUE), test_closed_while_loading);
  g_test_add_func ("/workspace/left/one-and-a-thousand", test_one_and_a_thousand);
}
