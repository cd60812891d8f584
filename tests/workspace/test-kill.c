/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Catena is killed while it creates a service: in a process of its own, which is this program with "--create". */

#include "config.h"

#include "test-hub.h"
#include "test-kill.h"

#include "catena-error.h"
#include "catena-util.h"

static const char * const slow[] = { "--speed", "1", NULL };

/* What a killed Catena was about to do when it was killed. */
typedef struct
{
  const char *fault; /* (nullable): at which it stands when it is killed */
  gboolean finished; /* whether the creation ends before Catena comes back */
} Point;

static const Point points[] = {
  { "hold-before", FALSE },
  { "hold-after", FALSE },
  { NULL, FALSE },
  { NULL, TRUE },
};

int
test_kill_create (const char *folder)
{
  g_autofree char *config = g_build_filename (folder, "config", NULL);
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  const CatenaHubPlaces places = { config, data, FALSE };
  g_autoptr (CatenaHub) hub = catena_hub_new (&places);
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("trade1");
  g_autoptr (CatenaWorkspace) workspace = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  catena_hub_load_async (hub, NULL, test_on_result, &result);
  test_wait_result (&result);
  workspace = g_list_model_get_item (catena_hub_get_workspaces (hub), 0);
  catena_workspace_create_service_async (workspace, draft, NULL, NULL, NULL);
  /* Until it is killed, or whoever started it is gone. */
  test_spin (60 * 1000);

  return 1;
}

static void
kill_while_creating (TestHub     *test,
                     const Point *point)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  test_hub_close (test);
  if (point->fault != NULL)
    test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"%s\"}", point->fault);

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "/proc/self/exe", "--create", test->folder,
                              NULL);
  g_assert_no_error (error);
  test_wait_for (test_hub_arrivals (test, "createService") == 1);
  /* It has the answer when it asks how far the service is. */
  if (point->fault == NULL)
    test_wait_for (test_hub_arrivals (test, "listOperationRecords") > 0);

  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (process));
  if (point->fault != NULL)
    test_hub_control (test, "POST", "/release", "{}");
}

static void
test_killed (gconstpointer data)
{
  const Point *point = data;
  TestHub *test = test_hub_new (slow);
  g_autoptr (CatenaOperation) operation = NULL;

  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);
  kill_while_creating (test, point);
  if (point->finished)
    test_hub_control (test, "POST", "/speed", "{\"speed\": 20000}");
  test_spin (point->finished ? 500 : 0);

  test_hub_open (test);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 1);
  operation = g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
  /* The answer may have come and not be on the disk yet: then it is looked for as well. */
  if (point->fault != NULL)
    g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_LOOKING);
  g_assert_true (catena_operation_get_running (operation));

  test_hub_control (test, "POST", "/speed", "{\"speed\": 20000}");
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);
  g_assert_cmpuint (test_hub_count_services (test, "trade1"), ==, 1);

  test_hub_free (test);
}

static void
put_row (TestHub    *test,
         const char *state)
{
  g_autofree char *path = g_build_filename (test->folder, "data", "catena.db", NULL);
  g_autoptr (CatenaDatabase) database = catena_database_new (path);
  g_autoptr (CatenaStoredOperation) row = catena_stored_operation_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  row->id = catena_new_uuid ();
  row->account_id = g_strdup (test->account_id);
  row->project_id = g_strdup (test_hub_get_project_id (test));
  row->call = g_strdup ("createService");
  row->name = g_strdup ("trade1");
  row->time = g_get_real_time () * 1000;
  row->request = g_strdup ("{\"name\": \"trade1\"}");
  row->state = g_strdup (state);
  catena_database_put_operation_async (database, row, NULL, test_on_result, &result);
  catena_database_put_operation_finish (database, test_wait_result (&result), &error);
  g_assert_no_error (error);
  catena_database_close (database);
}

/* Between the intent and the request: it certainly was not sent. */
static void
test_intended (void)
{
  TestHub *test = test_hub_new (slow);
  g_autoptr (CatenaOperation) operation = NULL;
  const CatenaErrorDetails *details;

  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);
  test_hub_close (test);
  put_row (test, "intended");
  test_hub_open (test);

  operation = g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_REFUSED);
  details = catena_error_get_details (catena_operation_get_error (operation));
  g_assert_false (details->sent);
  g_assert_cmpint (catena_error_get_verdict (catena_operation_get_error (operation)), ==, CATENA_VERDICT_NO);
  g_assert_cmpuint (test->n_ended, ==, 1);
  test_spin (100);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 0);
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, 0);

  test_hub_free (test);
}

static void
test_sending (void)
{
  TestHub *test = test_hub_new (slow);
  g_autoptr (CatenaOperation) operation = NULL;

  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);
  test_hub_close (test);
  put_row (test, "sending");
  test_hub_open (test);

  operation = g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_LOOKING);
  test_wait_phase (operation, CATENA_OPERATION_UNDECIDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 0);

  test_hub_free (test);
}

void
test_add_kill (void)
{
  g_test_add_data_func ("/workspace/kill/sent", &points[0], test_killed);
  g_test_add_data_func ("/workspace/kill/handled", &points[1], test_killed);
  g_test_add_data_func ("/workspace/kill/under-way", &points[2], test_killed);
  g_test_add_data_func ("/workspace/kill/finished", &points[3], test_killed);
  g_test_add_func ("/workspace/kill/intended", test_intended);
  g_test_add_func ("/workspace/kill/sending", test_sending);
}
