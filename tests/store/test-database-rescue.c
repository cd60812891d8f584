/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What goes over from a file that is given up. */

#include "config.h"

#include "test-database.h"

#include "catena-error.h"
#include "catena-error-meaning.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define NOT_ALL "not everything"

static void
fill_with_answers (Fixture *fixture,
                   guint    n_answers)
{
  g_autofree char *text = g_strnfill (3000, 'a');

  for (guint i = 0; i < n_answers; i++)
    {
      g_autofree char *parameters = g_strdup_printf ("%04u", i);

      put_answer (fixture, parameters, text, i);
    }
}

/* Leaves the first quarter of the file, in which everything but the answers is. */
static void
damage (Fixture *fixture)
{
  g_autofree char *contents = NULL;
  gsize length;

  close_database (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  memset (contents + length / 4, 0x5a, length - length / 4);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) length, NULL));
}

/* The damage is where nobody looks at the start. What was under way is saved from the old file. */
static void
test_damaged_inside (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *aside = NULL;

  open_database (fixture);
  put_new_operation (fixture, "early", 1);
  put_new_operation (fixture, "late", 2);
  fill_with_answers (fixture, 200);
  damage (fixture);

  open_database (fixture);
  assert_healthy (fixture);
  assert_answer (fixture, "0199", NULL, 0);
  aside = test_find (fixture->directory, FILE_NAME ".set-aside-");
  g_assert_true (catena_database_is_durable (fixture->database));
  g_assert_error (catena_database_get_problem (fixture->database), CATENA_ERROR, CATENA_ERROR_STORAGE);
  assert_problem (fixture, CATENA_PROBLEM_FILE_SET_ASIDE);
  g_assert_null (strstr (catena_database_get_problem (fixture->database)->message, NOT_ALL));
  assert_operations (fixture, "early late");
  put_new_operation (fixture, "after", 3);

  reopen_database (fixture);
  assert_healthy (fixture);
  assert_operations (fixture, "early late after");
}

/* A draft that lost its account cannot be written again. All the others can, and above all what is under way. */
static void
test_in_pieces (Fixture       *fixture,
                gconstpointer  data)
{
  open_database (fixture);
  put_new_operation (fixture, "under way", 1);
  put_draft (fixture, "early", "p1", 1);
  put_draft (fixture, "late", "p1", 3);
  close_database (fixture);
  execute_beside (fixture, "PRAGMA writable_schema = ON; UPDATE sqlite_schema"
                           " SET sql = replace (sql, 'account TEXT NOT NULL', 'account TEXT') WHERE name = 'drafts'");
  execute_beside (fixture, "UPDATE drafts SET account = NULL WHERE id = 'early'");
  open_database (fixture);
  put_draft (fixture, "last", "p1", 4);
  fill_with_answers (fixture, 200);
  damage (fixture);

  open_database (fixture);
  assert_answer (fixture, "0199", NULL, 0);
  assert_operations (fixture, "under way");
  assert_drafts (fixture, "p1", "last late");
  assert_problem (fixture, CATENA_PROBLEM_FILE_SET_ASIDE);
  g_assert_nonnull (strstr (catena_database_get_problem (fixture->database)->message, NOT_ALL));
  put_new_operation (fixture, "after", 2);

  reopen_database (fixture);
  assert_healthy (fixture);
  assert_operations (fixture, "under way after");
  assert_drafts (fixture, "p1", "last late");
}

/* What cannot be taken over at once, as the disk is full, is taken over when there is room. */
static void
test_later (Fixture       *fixture,
            gconstpointer  data)
{
  struct rlimit limits;
  rlim_t before;

  open_database (fixture);
  put_new_operation (fixture, "under way", 1);
  put_draft (fixture, "kept", "p1", 1);
  assert_operations (fixture, "under way");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  before = limits.rlim_cur;
  limits.rlim_cur = 0;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  assert_put_fails (fixture);
  assert_operations_unknown (fixture);
  limits.rlim_cur = before;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  signal (SIGXFSZ, SIG_DFL);

  while (!catena_database_is_durable (fixture->database))
    g_main_context_iteration (NULL, TRUE);
  assert_operations (fixture, "under way");
  assert_drafts (fixture, "p1", "kept");
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

/* SQLite would go on writing to a file that has no name any more. */
static void
test_deleted (Fixture       *fixture,
              gconstpointer  data)
{
  open_database (fixture);
  put_new_operation (fixture, "before", 1);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  put_new_operation (fixture, "after", 2);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (catena_database_is_durable (fixture->database));
  g_assert_error (catena_database_get_problem (fixture->database), CATENA_ERROR, CATENA_ERROR_STORAGE);
  reopen_database (fixture);
  assert_healthy (fixture);
  assert_operations (fixture, "before after");
}

void
add_rescue_tests (void)
{
  add_database_test ("/database/rescue/damaged-inside", NULL, test_damaged_inside);
  add_database_test ("/database/rescue/in-pieces", NULL, test_in_pieces);
  add_database_test ("/database/rescue/later", NULL, test_later);
  add_database_test ("/database/rescue/drafts", NULL, test_taken_over);
  add_database_test ("/database/rescue/deleted", NULL, test_deleted);
}
