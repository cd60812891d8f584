/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-database.h"

#include "catena-error-meaning.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* What holds whenever the file cannot be used: the cache works, and nobody is told that an operation was
 * kept. */
static void
assert_works_in_memory (Fixture *fixture)
{
  assert_not_durable (fixture);
  put_answer (fixture, "memory", "in memory", 1);
  put_answer (fixture, "memory", "newer", 2);
  put_answer (fixture, "other", "in memory", 3);
  assert_answer (fixture, "memory", "newer", 2);
  put_answer (fixture, "memory", NULL, 0);
  assert_answer_unknown (fixture, "memory");
  assert_put_fails (fixture);
  assert_operations_unknown (fixture);
  assert_drafts_unknown (fixture);
  assert_answer (fixture, "other", "in memory", 3);
  catena_database_forget_account (fixture->database, ACCOUNT);
  assert_answer_unknown (fixture, "other");
  assert_not_durable (fixture);
}

static void
assert_set_aside (Fixture    *fixture,
                  const char *contents,
                  gsize       length)
{
  g_autofree char *name = test_find (fixture->directory, FILE_NAME ".set-aside-");
  g_autofree char *path = g_build_filename (fixture->directory, name, NULL);
  g_autofree char *kept = NULL;
  gsize kept_length;

  g_assert_true (g_file_get_contents (path, &kept, &kept_length, NULL));
  g_assert_cmpmem (kept, kept_length, contents, length);
  g_assert_nonnull (strstr (catena_database_get_problem (fixture->database)->message, name));
  assert_problem (fixture, CATENA_PROBLEM_FILE_SET_ASIDE);
}

static void
assert_begun_anew (Fixture *fixture)
{
  g_assert_true (catena_database_is_durable (fixture->database));
  g_assert_error (catena_database_get_problem (fixture->database), CATENA_ERROR, CATENA_ERROR_STORAGE);
  assert_answer (fixture, "p", NULL, 0);
  assert_operations (fixture, "");
  put_answer (fixture, "p", "after", 1);
  put_new_operation (fixture, "after", 1);
}

static void
assert_healthy_again (Fixture *fixture)
{
  reopen_database (fixture);
  assert_healthy (fixture);
  assert_answer (fixture, "p", "after", 1);
  assert_operations (fixture, "after");
}

static void
test_no_database (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *garbage = g_strnfill (10000, 'x');

  g_assert_cmpint (g_mkdir_with_parents (fixture->directory, 0700), ==, 0);
  test_write (fixture->directory, FILE_NAME, garbage);
  open_database (fixture);
  assert_begun_anew (fixture);
  assert_set_aside (fixture, garbage, strlen (garbage));
  assert_healthy_again (fixture);
}

/* Somebody else's database is nobody's to write. */
static void
test_foreign (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = NULL;
  gsize length;

  execute_beside (fixture, data);
  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));
  open_database (fixture);
  assert_begun_anew (fixture);
  assert_set_aside (fixture, before, length);
  assert_healthy_again (fixture);
}

/* An empty file is what a crash leaves at the very first start. */
static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpint (g_mkdir_with_parents (fixture->directory, 0700), ==, 0);
  test_write (fixture->directory, FILE_NAME, "");
  open_database (fixture);
  assert_healthy (fixture);
  put_new_operation (fixture, "o", 1);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length;
  gsize length_after;

  open_database (fixture);
  put_answer (fixture, "p", "from the future", 1);
  put_new_operation (fixture, "o", 1);
  close_database (fixture);
  execute_beside (fixture, "PRAGMA user_version = 99; CREATE TABLE hologram (x)");
  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));

  open_database (fixture);
  assert_answer_unknown (fixture, "p");
  assert_works_in_memory (fixture);
  assert_problem (fixture, CATENA_PROBLEM_FILE_NEWER);
  close_database (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);

  execute_beside (fixture, "PRAGMA user_version = 2");
  open_database (fixture);
  assert_answer (fixture, "p", "from the future", 1);
  assert_operations (fixture, "o");
}

/* The newer Catena crashed: that it is newer stands in the journal alone, and so does its work. */
static void
test_newer_in_journal (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *file_before = NULL;
  g_autofree char *file_after = NULL;
  g_autofree char *journal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *journal_before = NULL;
  g_autofree char *journal_after = NULL;
  gsize lengths[4];
  sqlite3 *newer;

  open_database (fixture);
  close_database (fixture);
  newer = open_beside (fixture);
  sqlite3_db_config (newer, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_assert_cmpint (sqlite3_exec (newer, "PRAGMA user_version = 99", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (newer), ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (fixture->path, &file_before, &lengths[0], NULL));
  g_assert_true (g_file_get_contents (journal, &journal_before, &lengths[1], NULL));
  g_assert_cmpuint (lengths[1], >, 0);

  open_database (fixture);
  assert_works_in_memory (fixture);
  close_database (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &file_after, &lengths[2], NULL));
  g_assert_true (g_file_get_contents (journal, &journal_after, &lengths[3], NULL));
  g_assert_cmpmem (file_before, lengths[0], file_after, lengths[2]);
  g_assert_cmpmem (journal_before, lengths[1], journal_after, lengths[3]);
}

static void
test_nowhere (Fixture       *fixture,
              gconstpointer  data)
{
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "file", "below", FILE_NAME, NULL);
  test_write (fixture->folder, "file", "in the way");
  open_database (fixture);
  assert_works_in_memory (fixture);

  /* The way is free again. */
  {
    g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);

    g_assert_cmpint (g_unlink (file), ==, 0);
  }
  put_answer (fixture, "p", "forgotten or not", 1);
  put_new_operation (fixture, "o", 1);
  assert_healthy (fixture);
  reopen_database (fixture);
  assert_operations (fixture, "o");
}

/* A folder in the file's place. */
static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  open_database (fixture);
  assert_works_in_memory (fixture);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_DIR));
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GPtrArray) answers = NULL;

  open_database (fixture);
  put_answer (fixture, "p", "last known", 1);
  put_answer (fixture, "q", "last known", 1);
  put_new_operation (fixture, "o", 1);
  close_database (fixture);

  fixture->options.read_only = TRUE;
  open_database (fixture);
  assert_not_durable (fixture);
  assert_answer (fixture, "p", "last known", 1);
  assert_operations (fixture, "o");
  put_answer (fixture, "p", "fresh", 2);
  put_answer (fixture, "r", "fresh", 2);
  assert_answer (fixture, "p", "fresh", 2);
  answers = list_answers (fixture, ACCOUNT, NULL);
  g_assert_cmpuint (answers->len, ==, 3);
  g_assert_cmpint (((CatenaStoredAnswer *) g_ptr_array_index (answers, 0))->time, ==, 2);
  assert_put_fails (fixture);
  assert_problem (fixture, CATENA_PROBLEM_FILE_READ_ONLY);
  catena_database_remove_operation (fixture->database, "o");
  assert_operations (fixture, "o");

  fixture->options.read_only = FALSE;
  reopen_database (fixture);
  assert_healthy (fixture);
  assert_answer (fixture, "p", "last known", 1);
}

/* Nothing is there, and nothing can be made. */
static void
test_read_only_nothing (Fixture       *fixture,
                        gconstpointer  data)
{
  fixture->options.read_only = TRUE;
  open_database (fixture);
  assert_works_in_memory (fixture);
  g_assert_false (g_file_test (fixture->directory, G_FILE_TEST_EXISTS));
}

static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *large = g_strnfill (200000, 'x');
  g_autoptr(CatenaStoredOperation) operation = make_operation ("large", 1);
  g_autoptr(GError) error = NULL;

  fixture->options.max_pages = 30;
  open_database (fixture);
  put_new_operation (fixture, "small", 1);
  put_answer (fixture, "p", "old", 1);
  assert_healthy (fixture);

  put_answer (fixture, "p", large, 2);
  assert_answer (fixture, "p", large, 2);
  assert_not_durable (fixture);
  assert_problem (fixture, CATENA_PROBLEM_DISK_FULL);
  g_free (operation->request);
  operation->request = g_steal_pointer (&large);
  g_assert_false (put_operation (fixture, operation, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
  assert_operations (fixture, "small");
  assert_answer (fixture, "p", operation->request, 2);

  /* There is room again. */
  put_answer (fixture, "p", "short", 3);
  assert_answer (fixture, "p", "short", 3);
  assert_healthy (fixture);
  reopen_database (fixture);
  assert_answer (fixture, "p", "short", 3);
  assert_operations (fixture, "small");
}

/* So full that not even the tables fit. */
static void
test_full_from_the_start (Fixture       *fixture,
                          gconstpointer  data)
{
  fixture->options.max_pages = 2;
  open_database (fixture);
  assert_works_in_memory (fixture);
  fixture->options.max_pages = 0;
  reopen_database (fixture);
  assert_healthy (fixture);
}

static rlim_t
set_file_size_limit (rlim_t limit)
{
  struct rlimit limits;
  rlim_t before;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  before = limits.rlim_cur;
  limits.rlim_cur = limit;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limits), ==, 0);

  return before;
}

/* The kernel refuses to write. */
static void
test_write_fails (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(CatenaStoredOperation) operation = make_operation ("refused", 2);
  g_autoptr(GError) error = NULL;
  rlim_t before;
  gboolean put;

  open_database (fixture);
  put_new_operation (fixture, "before", 1);
  signal (SIGXFSZ, SIG_IGN);
  before = set_file_size_limit (0);
  put = put_operation (fixture, operation, &error);
  put_answer (fixture, "p", "in memory", 1);
  assert_answer (fixture, "p", "in memory", 1);
  set_file_size_limit (before);
  signal (SIGXFSZ, SIG_DFL);
  g_assert_false (put);
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
  assert_not_durable (fixture);
  assert_operations (fixture, "before");

  put_new_operation (fixture, "after", 3);
  assert_healthy (fixture);
  reopen_database (fixture);
  assert_operations (fixture, "before after");
}

static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  sqlite3 *other;

  open_database (fixture);
  put_new_operation (fixture, "before", 1);
  other = open_beside (fixture);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  put_answer (fixture, "p", "in memory", 1);
  assert_answer (fixture, "p", "in memory", 1);
  assert_put_fails (fixture);
  assert_not_durable (fixture);
  assert_problem (fixture, CATENA_PROBLEM_FILE_LOCKED);
  assert_operations (fixture, "before");

  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  put_new_operation (fixture, "after", 2);
  assert_healthy (fixture);
}

static void
test_locked_at_the_start (Fixture       *fixture,
                          gconstpointer  data)
{
  sqlite3 *other;

  open_database (fixture);
  put_new_operation (fixture, "before", 1);
  close_database (fixture);
  other = open_beside (fixture);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  open_database (fixture);
  assert_works_in_memory (fixture);
  assert_problem (fixture, CATENA_PROBLEM_FILE_LOCKED);

  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  put_new_operation (fixture, "after", 2);
  assert_healthy (fixture);
  assert_operations (fixture, "before after");
}

/* By itself, without anything to write. */
static void
test_usable_again (Fixture       *fixture,
                   gconstpointer  data)
{
  sqlite3 *other;

  open_database (fixture);
  put_new_operation (fixture, "before", 1);
  close_database (fixture);
  other = open_beside (fixture);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  open_database (fixture);
  assert_operations_unknown (fixture);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  /* Whoever asks all the time does not keep it from that. */
  while (!catena_database_is_durable (fixture->database))
    {
      g_autoptr(GAsyncResult) result = NULL;

      catena_database_list_operations_async (fixture->database, NULL, test_on_result, &result);
      test_wait_result (&result);
    }
  assert_healthy (fixture);
  assert_operations (fixture, "before");
}

void
add_trouble_tests (void)
{
  add_database_test ("/database/trouble/no-database", NULL, test_no_database);
  add_database_test ("/database/trouble/foreign/tables", "CREATE TABLE recipes (x)", test_foreign);
  add_database_test ("/database/trouble/foreign/id", "PRAGMA application_id = 7; CREATE TABLE recipes (x)",
                     test_foreign);
  add_database_test ("/database/trouble/empty", NULL, test_empty);
  add_database_test ("/database/trouble/newer", NULL, test_newer);
  add_database_test ("/database/trouble/newer-in-journal", NULL, test_newer_in_journal);
  add_database_test ("/database/trouble/nowhere", NULL, test_nowhere);
  add_database_test ("/database/trouble/folder", NULL, test_folder);
  add_database_test ("/database/trouble/read-only", NULL, test_read_only);
  add_database_test ("/database/trouble/read-only-nothing", NULL, test_read_only_nothing);
  add_database_test ("/database/trouble/full", NULL, test_full);
  add_database_test ("/database/trouble/full-from-the-start", NULL, test_full_from_the_start);
  add_database_test ("/database/trouble/write-fails", NULL, test_write_fails);
  add_database_test ("/database/trouble/locked", NULL, test_locked);
  add_database_test ("/database/trouble/locked-at-the-start", NULL, test_locked_at_the_start);
  add_database_test ("/database/trouble/usable-again", NULL, test_usable_again);
}
