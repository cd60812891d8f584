/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-database.h"

#include "catena-error.h"

#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int n_syncs;
int sync_error;

static int
count_sync (long number,
            int  fd)
{
  g_atomic_int_inc (&n_syncs);
  if (g_atomic_int_get (&sync_error) != 0)
    {
      errno = g_atomic_int_get (&sync_error);
      return -1;
    }

  return (int) syscall (number, fd);
}

/* SQLite finds these two before those of the C library. */
int
fsync (int fd)
{
  return count_sync (SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  return count_sync (SYS_fdatasync, fd);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = test_make_folder ();
  fixture->directory = g_build_filename (fixture->folder, "data", "catena", NULL);
  fixture->path = g_build_filename (fixture->directory, FILE_NAME, NULL);
  fixture->options.busy_timeout = 50;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_database (fixture);
  g_free (fixture->directory);
  g_free (fixture->path);
  test_remove_folder (fixture->folder);
}

void
add_database_test (const char    *path,
                   gconstpointer  data,
                   FixtureFunc    function)
{
  g_test_add (path, Fixture, data, set_up, function, tear_down);
}

/* Waits until the worker has opened the file. */
void
open_database (Fixture *fixture)
{
  fixture->database = catena_database_new_full (fixture->path, &fixture->options);
  while (!catena_database_is_durable (fixture->database) && catena_database_get_problem (fixture->database) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

void
close_database (Fixture *fixture)
{
  if (fixture->database != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->database));
}

void
reopen_database (Fixture *fixture)
{
  close_database (fixture);
  open_database (fixture);
}

sqlite3 *
open_beside (Fixture *fixture)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->directory, 0700), ==, 0);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);

  return db;
}

void
execute_beside (Fixture    *fixture,
                const char *sql)
{
  sqlite3 *db = open_beside (fixture);

  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

void
put_answer (Fixture    *fixture,
            const char *parameters,
            const char *answer,
            gint64      time)
{
  g_autoptr(GBytes) bytes = answer != NULL ? g_bytes_new (answer, strlen (answer)) : NULL;

  catena_database_put_answer (fixture->database, ACCOUNT, "getService", parameters, bytes, time);
}

void
assert_answer (Fixture    *fixture,
               const char *parameters,
               const char *expected,
               gint64      expected_time)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) answer = NULL;
  gint64 time = -1;

  catena_database_get_answer_async (fixture->database, ACCOUNT, "getService", parameters, NULL,
                                    test_on_result, &result);
  answer = catena_database_get_answer_finish (fixture->database, test_wait_result (&result), &time, &error);
  g_assert_no_error (error);
  if (expected == NULL)
    g_assert_null (answer);
  else
    g_assert_cmpmem (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer), expected, strlen (expected));
  g_assert_cmpint (time, ==, expected_time);
}

/* It is not in memory, and nobody knows what the file has. */
void
assert_answer_unknown (Fixture    *fixture,
                       const char *parameters)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  catena_database_get_answer_async (fixture->database, ACCOUNT, "getService", parameters, NULL,
                                    test_on_result, &result);
  g_assert_null (catena_database_get_answer_finish (fixture->database, test_wait_result (&result), NULL, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
}

GPtrArray *
list_answers (Fixture    *fixture,
              const char *account,
              const char *prefix)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *answers;

  catena_database_list_answers_async (fixture->database, account, "getService", prefix, NULL, test_on_result, &result);
  answers = catena_database_list_answers_finish (fixture->database, test_wait_result (&result), &error);
  g_assert_no_error (error);

  return answers;
}

CatenaStoredOperation *
make_operation (const char *id,
                gint64      time)
{
  CatenaStoredOperation *operation = catena_stored_operation_new ();

  operation->id = g_strdup (id);
  operation->account_id = g_strdup (ACCOUNT);
  operation->project_id = g_strdup ("p1");
  operation->call = g_strdup ("createService");
  operation->name = g_strdup ("贸易 'trade'");
  operation->time = time;
  operation->request = g_strdup ("{\"name\":\"trade\"}");
  operation->state = g_strdup ("intended");

  return operation;
}

gboolean
put_operation (Fixture                     *fixture,
               const CatenaStoredOperation *operation,
               GError                     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  catena_database_put_operation_async (fixture->database, operation, NULL, test_on_result, &result);

  return catena_database_put_operation_finish (fixture->database, test_wait_result (&result), error);
}

void
put_new_operation (Fixture    *fixture,
                   const char *id,
                   gint64      time)
{
  g_autoptr(CatenaStoredOperation) operation = make_operation (id, time);
  g_autoptr(GError) error = NULL;

  g_assert_true (put_operation (fixture, operation, &error));
  g_assert_no_error (error);
}

void
assert_put_fails (Fixture *fixture)
{
  g_autoptr(CatenaStoredOperation) operation = make_operation ("refused", 99);
  g_autoptr(GError) error = NULL;

  g_assert_false (put_operation (fixture, operation, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
}

void
assert_operations (Fixture    *fixture,
                   const char *expected_ids)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) operations = NULL;
  g_autoptr(GString) ids = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  catena_database_list_operations_async (fixture->database, NULL, test_on_result, &result);
  operations = catena_database_list_operations_finish (fixture->database, test_wait_result (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < operations->len; i++)
    {
      CatenaStoredOperation *operation = g_ptr_array_index (operations, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", operation->id);
    }
  g_assert_cmpstr (ids->str, ==, expected_ids);
}

/* That there is nothing would be a lie. */
void
assert_operations_unknown (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  catena_database_list_operations_async (fixture->database, NULL, test_on_result, &result);
  g_assert_null (catena_database_list_operations_finish (fixture->database, test_wait_result (&result), &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
}

void
assert_healthy (Fixture *fixture)
{
  g_assert_no_error (catena_database_get_problem (fixture->database));
  g_assert_true (catena_database_is_durable (fixture->database));
}

void
assert_not_durable (Fixture *fixture)
{
  g_assert_error (catena_database_get_problem (fixture->database), CATENA_ERROR, CATENA_ERROR_STORAGE);
  g_assert_false (catena_database_is_durable (fixture->database));
}

/* By this it is put in words. */
void
assert_problem (Fixture    *fixture,
                const char *code)
{
  const CatenaErrorDetails *details = catena_error_get_details (catena_database_get_problem (fixture->database));

  g_assert_cmpstr (details->service_code, ==, code);
  g_assert_true (g_str_has_prefix (details->file, fixture->path));
}
