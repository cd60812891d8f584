/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-database.h"

#include <glib/gstdio.h>

static void
put_draft (Fixture    *fixture,
           const char *id,
           const char *project_id,
           gint64      time)
{
  CatenaStoredDraft draft = {
    .id = (char *) id, .account_id = (char *) ACCOUNT, .project_id = (char *) project_id, .time = time,
    .name = g_str_equal (id, "nameless") ? NULL : (char *) "贸易 'trade'", .draft = (char *) "{\"fields\":{}}",
  };

  catena_database_put_draft (fixture->database, &draft);
}

static GPtrArray *
list_drafts (Fixture    *fixture,
             const char *project_id)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *drafts;

  catena_database_list_drafts_async (fixture->database, ACCOUNT, project_id, NULL, test_on_result, &result);
  drafts = catena_database_list_drafts_finish (fixture->database, test_wait_result (&result), &error);
  g_assert_no_error (error);

  return drafts;
}

static void
assert_drafts (Fixture    *fixture,
               const char *project_id,
               const char *expected_ids)
{
  g_autoptr(GPtrArray) drafts = list_drafts (fixture, project_id);
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; i < drafts->len; i++)
    {
      const CatenaStoredDraft *draft = g_ptr_array_index (drafts, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", draft->id);
    }
  g_assert_cmpstr (ids->str, ==, expected_ids);
}

static void
test_drafts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) drafts = NULL;
  const CatenaStoredDraft *draft;

  open_database (fixture);
  assert_drafts (fixture, "p1", "");
  put_draft (fixture, "old", "p1", 1);
  put_draft (fixture, "nameless", "p1", 2);
  put_draft (fixture, "elsewhere", "p2", 3);
  assert_drafts (fixture, "p1", "nameless old");
  put_draft (fixture, "old", "p1", 4);
  reopen_database (fixture);
  assert_drafts (fixture, "p1", "old nameless");
  assert_drafts (fixture, "p2", "elsewhere");

  drafts = list_drafts (fixture, "p1");
  draft = g_ptr_array_index (drafts, 0);
  g_assert_cmpstr (draft->account_id, ==, ACCOUNT);
  g_assert_cmpstr (draft->project_id, ==, "p1");
  g_assert_cmpint (draft->time, ==, 4);
  g_assert_cmpstr (draft->name, ==, "贸易 'trade'");
  g_assert_cmpstr (draft->draft, ==, "{\"fields\":{}}");
  draft = g_ptr_array_index (drafts, 1);
  g_assert_null (draft->name);

  catena_database_remove_draft (fixture->database, "old");
  catena_database_remove_draft (fixture->database, "never was");
  assert_drafts (fixture, "p1", "nameless");
  assert_healthy (fixture);
}

static void
test_forget_account (Fixture       *fixture,
                     gconstpointer  data)
{
  open_database (fixture);
  put_draft (fixture, "a", "p1", 1);
  put_draft (fixture, "b", "p2", 1);
  catena_database_forget_account (fixture->database, OTHER_ACCOUNT);
  assert_drafts (fixture, "p1", "a");
  catena_database_forget_account (fixture->database, ACCOUNT);
  assert_drafts (fixture, "p1", "");
  assert_drafts (fixture, "p2", "");
}

/* Nobody can fetch them again. */
static void
test_taken_over (Fixture       *fixture,
                 gconstpointer  data)
{
  open_database (fixture);
  put_draft (fixture, "kept", "p1", 1);
  put_new_operation (fixture, "kept too", 1);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  put_draft (fixture, "later", "p1", 2);
  assert_drafts (fixture, "p1", "later kept");
  assert_operations (fixture, "kept too");
  reopen_database (fixture);
  assert_drafts (fixture, "p1", "later kept");
}

/* A draft that is only in memory would seem to be safe. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  open_database (fixture);
  put_draft (fixture, "kept", "p1", 1);
  close_database (fixture);

  fixture->options.read_only = TRUE;
  open_database (fixture);
  put_draft (fixture, "refused", "p1", 2);
  catena_database_remove_draft (fixture->database, "kept");
  assert_drafts (fixture, "p1", "kept");
  assert_not_durable (fixture);
}

static char *
read_schema (Fixture *fixture)
{
  GString *schema = g_string_new (NULL);
  sqlite3 *db = open_beside (fixture);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT sql FROM sqlite_schema ORDER BY name", -1, &statement, NULL), ==,
                   SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (schema, "%s\n", (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return g_string_free (schema, FALSE);
}

static void
make_version_1 (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "database-1.sql", NULL);
  g_autofree char *sql = NULL;

  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  execute_beside (fixture, sql);
}

/* What an earlier Catena left is all there, and the file is as if it were new. */
static void
test_from_version_1 (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) answers = NULL;
  g_autofree char *migrated = NULL;
  g_autofree char *fresh = NULL;
  CatenaStoredAnswer *answer;

  make_version_1 (fixture);
  open_database (fixture);
  assert_healthy (fixture);
  assert_operations (fixture, "last words");
  answers = list_answers (fixture, ACCOUNT, "p1/");
  g_assert_cmpuint (answers->len, ==, 1);
  answer = g_ptr_array_index (answers, 0);
  g_assert_cmpint (answer->time, ==, G_GINT64_CONSTANT (1700000000123456789));
  put_draft (fixture, "new", "p1", 1);
  reopen_database (fixture);
  assert_healthy (fixture);
  assert_operations (fixture, "last words");
  assert_drafts (fixture, "p1", "new");
  close_database (fixture);

  migrated = read_schema (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  open_database (fixture);
  close_database (fixture);
  fresh = read_schema (fixture);
  g_assert_cmpstr (migrated, ==, fresh);
}

/* It is of an older version and cannot be brought to ours now: left as it is. */
static void
test_from_version_1_read_only (Fixture       *fixture,
                               gconstpointer  data)
{
  make_version_1 (fixture);
  fixture->options.read_only = TRUE;
  open_database (fixture);
  assert_not_durable (fixture);
  fixture->options.read_only = FALSE;
  reopen_database (fixture);
  assert_healthy (fixture);
  assert_operations (fixture, "last words");
}

void
add_draft_tests (void)
{
  add_database_test ("/database/drafts", NULL, test_drafts);
  add_database_test ("/database/drafts/forget-account", NULL, test_forget_account);
  add_database_test ("/database/drafts/taken-over", NULL, test_taken_over);
  add_database_test ("/database/drafts/read-only", NULL, test_read_only);
  add_database_test ("/database/from-version-1", NULL, test_from_version_1);
  add_database_test ("/database/from-version-1/read-only", NULL, test_from_version_1_read_only);
}
