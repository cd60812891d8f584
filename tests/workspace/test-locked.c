/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* At the start another program has the file, so that nothing of what was kept is known. Later it is. */

#include "config.h"

#include "test-hub.h"
#include "test-state.h"

#include "catena-error.h"
#include "catena-error-meaning.h"

#include <sqlite3.h>

#define DRAFT_ID "11111111-5c35-4f3c-8d8f-3f0d3f1d8a11"

static sqlite3 *
lock_file (TestHub *test)
{
  g_autofree char *path = g_build_filename (test->folder, "data", "catena.db", NULL);
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", NULL, NULL, NULL), ==,
                   SQLITE_OK);

  return other;
}

/* An operation that runs, a draft, and a list of services. */
static void
leave_something (TestHub *test)
{
  g_autoptr (CatenaOperation) operation = test_hub_begin (test, "trade1");
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("trade2");

  test_wait_phase (operation, CATENA_OPERATION_RUNNING);
  catena_workspace_save_draft (test_hub_get_workspace (test), DRAFT_ID, draft);
  test_hub_refresh (test);
  g_clear_object (&operation);
  test_hub_close (test);
}

static guint
count (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

static void
assert_nothing_begins (TestHub *test)
{
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("trade1");
  g_autoptr (GError) error = NULL;

  g_assert_null (test_hub_create (test, draft, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
  g_assert_cmpstr (catena_error_get_details (error)->service_code, ==, CATENA_PROBLEM_FILE_LOCKED);
}

static void
test_locked (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaOperation) operation = NULL;
  CatenaWorkspace *workspace;
  sqlite3 *other;

  leave_something (test);
  other = lock_file (test);
  test_hub_open (test);
  workspace = test_hub_get_workspace (test);
  g_assert_cmpstr (catena_error_get_details (catena_hub_get_storage_problem (test->hub))->service_code, ==,
                   CATENA_PROBLEM_FILE_LOCKED);
  g_assert_cmpuint (count (catena_hub_get_operations (test->hub)), ==, 0);
  g_assert_cmpuint (count (catena_workspace_get_services (workspace)), ==, 0);
  assert_nothing_begins (test);

  /* Nothing is asked of it, and all is there again. */
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  test_wait_for (count (catena_hub_get_operations (test->hub)) == 1);
  operation = g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);
  test_wait_for (count (catena_workspace_get_services (workspace)) > 0);
  test_wait_for (count (catena_workspace_get_drafts (workspace)) == 1);
  g_assert_null (catena_hub_get_storage_problem (test->hub));
  test_hub_control (test, "POST", "/speed", "{\"speed\": 20000}");
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);

  g_clear_object (&operation);
  test_hub_free (test);
}

/* The list itself cannot be read, though the file can be used: it is tried again too. */
static void
test_list_fails (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autofree char *path = g_build_filename (test->folder, "data", "catena.db", NULL);
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("trade3");
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  leave_something (test);
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "ALTER TABLE operations RENAME TO mislaid", NULL, NULL, NULL), ==, SQLITE_OK);
  test_hub_open (test);
  g_assert_error (catena_hub_get_storage_problem (test->hub), CATENA_ERROR, CATENA_ERROR_STORAGE);
  g_assert_null (test_hub_create (test, draft, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);

  g_assert_cmpint (sqlite3_exec (other, "ALTER TABLE mislaid RENAME TO operations", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  test_wait_for (count (catena_hub_get_operations (test->hub)) == 1);
  g_assert_null (catena_hub_get_storage_problem (test->hub));
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);

  test_hub_free (test);
}

void
test_add_locked (void)
{
  g_test_add_func ("/workspace/locked/at-the-start", test_locked);
  g_test_add_func ("/workspace/locked/list-fails", test_list_fails);
}
