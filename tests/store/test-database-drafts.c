/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-database.h"

#include "catena-error.h"

#include <glib/gstdio.h>

void
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

void
assert_drafts_unknown (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  catena_database_list_drafts_async (fixture->database, ACCOUNT, "p1", NULL, test_on_result, &result);
  g_assert_null (catena_database_list_drafts_finish (fixture->database, test_wait_result (&result), &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
}

void
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

/* What version 2 brought. */
static const char drafts_table[] =
  "CREATE TABLE drafts ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  account TEXT NOT NULL,"
  "  project TEXT NOT NULL,"
  "  time INTEGER NOT NULL,"
  "  name TEXT,"
  "  draft TEXT NOT NULL"
  ") STRICT";
static const char drafts_index[] = "CREATE INDEX drafts_by_account ON drafts (account, project)";

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

/* Another Catena is about to do the same, or has just done it. */
static void
test_two_migrate (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *migration = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *migrated = NULL;
  sqlite3 *other;

  open_database (fixture);
  close_database (fixture);
  fresh = read_schema (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  make_version_1 (fixture);
  execute_beside (fixture, "PRAGMA journal_mode = WAL");
  other = open_beside (fixture);
  migration = g_strjoin (";", "BEGIN IMMEDIATE", drafts_table, drafts_index, "PRAGMA user_version = 2", NULL);
  g_assert_cmpint (sqlite3_exec (other, migration, NULL, NULL, NULL), ==, SQLITE_OK);
  fixture->options.busy_timeout = 60 * 1000;
  fixture->database = catena_database_new_full (fixture->path, &fixture->options);
  /* Time to see the old version, and to wait for the lock. */
  g_usleep (G_USEC_PER_SEC / 2);
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);

  assert_operations (fixture, "last words");
  assert_healthy (fixture);
  close_database (fixture);
  migrated = read_schema (fixture);
  g_assert_cmpstr (migrated, ==, fresh);
}

/* What is half made by another one is not somebody else's, to be set aside. */
static void
test_two_begin (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->options.busy_timeout = 60 * 1000;
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr(CatenaDatabase) other = catena_database_new_full (fixture->path, &fixture->options);

      open_database (fixture);
      while (!catena_database_is_durable (other) || !catena_database_is_durable (fixture->database))
        g_main_context_iteration (NULL, TRUE);
      assert_healthy (fixture);
      g_assert_no_error (catena_database_get_problem (other));
      catena_database_close (other);
      close_database (fixture);
      g_assert_cmpint (g_unlink (fixture->path), ==, 0);
    }
}

void
add_draft_tests (void)
{
  add_database_test ("/database/drafts", NULL, test_drafts);
  add_database_test ("/database/drafts/forget-account", NULL, test_forget_account);
  add_database_test ("/database/drafts/read-only", NULL, test_read_only);
  add_database_test ("/database/from-version-1", NULL, test_from_version_1);
  add_database_test ("/database/from-version-1/read-only", NULL, test_from_version_1_read_only);
  add_database_test ("/database/from-version-1/two-at-once", NULL, test_two_migrate);
  add_database_test ("/database/two-begin", NULL, test_two_begin);
}
