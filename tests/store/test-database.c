/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-database.h"

#include "catena-error.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const char *program;

static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  const char binary[] = "\0\xff'\"\n\0";
  g_autoptr(GBytes) bytes = g_bytes_new_static (binary, sizeof (binary));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GBytes) answer = NULL;

  open_database (fixture);
  assert_answer (fixture, "p1", NULL, 0);
  put_answer (fixture, "p1", "{}", G_GINT64_CONSTANT (1700000000123456789));
  assert_answer (fixture, "p1", "{}", G_GINT64_CONSTANT (1700000000123456789));
  assert_answer (fixture, "P1", NULL, 0);
  put_answer (fixture, "p1", "newer", 5);
  assert_answer (fixture, "p1", "newer", 5);
  put_answer (fixture, "", "of no parameters", 6);
  assert_answer (fixture, "", "of no parameters", 6);
  put_answer (fixture, "'; DROP TABLE answers; --", "", 7);
  assert_answer (fixture, "'; DROP TABLE answers; --", "", 7);
  put_answer (fixture, "p1", NULL, 0);
  assert_answer (fixture, "p1", NULL, 0);

  catena_database_put_answer (fixture->database, ACCOUNT, "listServices", "p", bytes, -1);
  catena_database_get_answer_async (fixture->database, ACCOUNT, "listServices", "p", NULL, test_on_result, &result);
  answer = catena_database_get_answer_finish (fixture->database, test_wait_result (&result), NULL, NULL);
  g_assert_true (g_bytes_equal (answer, bytes));
  assert_healthy (fixture);
}

static void
test_answers_of_call (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) some = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) other = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("x", 1);
  CatenaStoredAnswer *answer;

  open_database (fixture);
  put_answer (fixture, "p2/b", "2b", 3);
  put_answer (fixture, "p1/a", "1a", 1);
  put_answer (fixture, "p1/%", "odd", 2);
  catena_database_put_answer (fixture->database, ACCOUNT, "listServices", "p1/a", bytes, 1);

  all = list_answers (fixture, ACCOUNT, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  some = list_answers (fixture, ACCOUNT, "p1/");
  g_assert_cmpuint (some->len, ==, 2);
  answer = g_ptr_array_index (some, 1);
  g_assert_cmpstr (answer->parameters, ==, "p1/a");
  g_assert_cmpint (answer->time, ==, 1);
  g_assert_cmpmem (g_bytes_get_data (answer->answer, NULL), g_bytes_get_size (answer->answer), "1a", 2);
  none = list_answers (fixture, ACCOUNT, "%");
  g_assert_cmpuint (none->len, ==, 0);
  other = list_answers (fixture, OTHER_ACCOUNT, NULL);
  g_assert_cmpuint (other->len, ==, 0);
}

static void
assert_running (const CatenaStoredOperation *read)
{
  g_assert_cmpstr (read->id, ==, "b");
  g_assert_cmpstr (read->account_id, ==, ACCOUNT);
  g_assert_cmpstr (read->project_id, ==, "p1");
  g_assert_cmpstr (read->call, ==, "createService");
  g_assert_cmpstr (read->name, ==, "贸易 'trade'");
  g_assert_cmpint (read->time, ==, 20);
  g_assert_cmpstr (read->request, ==, "{\"name\":\"trade\"}");
  g_assert_cmpstr (read->state, ==, "running");
  g_assert_cmpstr (read->service_id, ==, "service");
  g_assert_cmpstr (read->operation_id, ==, "record");
  g_assert_cmpstr (read->detail, ==, "{\"seen\":[]}");
}

static void
test_operations (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(CatenaStoredOperation) operation = make_operation ("b", 20);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) operations = NULL;
  CatenaStoredOperation *read;

  open_database (fixture);
  assert_operations (fixture, "");
  put_new_operation (fixture, "c", 20);
  g_assert_true (put_operation (fixture, operation, NULL));
  put_new_operation (fixture, "a", 30);
  put_new_operation (fixture, "z", 10);
  assert_operations (fixture, "z c b a");

  /* What became of it changes neither its place nor what was intended. */
  g_free (operation->state);
  operation->state = g_strdup ("running");
  operation->service_id = g_strdup ("service");
  operation->operation_id = g_strdup ("record");
  operation->detail = g_strdup ("{\"seen\":[]}");
  g_assert_true (put_operation (fixture, operation, NULL));
  put_new_operation (fixture, "c", 20);
  assert_operations (fixture, "z c b a");

  reopen_database (fixture);
  catena_database_list_operations_async (fixture->database, NULL, test_on_result, &result);
  operations = catena_database_list_operations_finish (fixture->database, test_wait_result (&result), NULL);
  g_assert_cmpuint (operations->len, ==, 4);
  read = g_ptr_array_index (operations, 2);
  assert_running (read);
  read = g_ptr_array_index (operations, 1);
  g_assert_null (read->service_id);
  g_assert_null (read->operation_id);
  g_assert_null (read->detail);

  catena_database_remove_operation (fixture->database, "c");
  catena_database_remove_operation (fixture->database, "never was");
  assert_operations (fixture, "z b a");
}

static void
test_forget_account (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(CatenaStoredOperation) neighbours = make_operation ("neighbour", 5);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("stays", 5);
  g_autoptr(GPtrArray) kept = NULL;

  open_database (fixture);
  put_answer (fixture, "p1", "goes", 1);
  put_answer (fixture, "p2", "goes", 1);
  catena_database_put_answer (fixture->database, OTHER_ACCOUNT, "getService", "p1", bytes, 1);
  put_new_operation (fixture, "goes", 1);
  g_free (neighbours->account_id);
  neighbours->account_id = g_strdup (OTHER_ACCOUNT);
  g_assert_true (put_operation (fixture, neighbours, NULL));

  catena_database_forget_account (fixture->database, ACCOUNT);
  reopen_database (fixture);
  assert_answer (fixture, "p1", NULL, 0);
  assert_answer (fixture, "p2", NULL, 0);
  kept = list_answers (fixture, OTHER_ACCOUNT, NULL);
  g_assert_cmpuint (kept->len, ==, 1);
  assert_operations (fixture, "neighbour");
}

/* Closing finishes what was asked for, without anybody waiting for it. */
static void
test_restart (Fixture       *fixture,
              gconstpointer  data)
{
  open_database (fixture);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *parameters = g_strdup_printf ("p%u", i);

      put_answer (fixture, parameters, parameters, i);
    }
  put_new_operation (fixture, "o", 1);
  close_database (fixture);
  g_free (test_find (fixture->directory, FILE_NAME));

  open_database (fixture);
  assert_healthy (fixture);
  assert_answer (fixture, "p0", "p0", 0);
  assert_answer (fixture, "p499", "p499", 499);
  assert_operations (fixture, "o");
}

static void
test_modes (Fixture       *fixture,
            gconstpointer  data)
{
  mode_t mask = umask (0);

  open_database (fixture);
  put_new_operation (fixture, "o", 1);
  g_assert_cmpuint (test_get_mode (fixture->folder, "data"), ==, 0700);
  g_assert_cmpuint (test_get_mode (fixture->folder, "data/catena"), ==, 0700);
  g_assert_cmpuint (test_get_mode (fixture->directory, FILE_NAME), ==, 0600);
  g_assert_cmpuint (test_get_mode (fixture->directory, FILE_NAME "-wal"), ==, 0600);
  g_assert_cmpuint (test_get_mode (fixture->directory, FILE_NAME "-shm"), ==, 0600);
  close_database (fixture);

  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  open_database (fixture);
  g_assert_cmpuint (test_get_mode (fixture->directory, FILE_NAME), ==, 0600);
  assert_operations (fixture, "o");
  umask (mask);
}

/* Nothing waits for anything. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  GAsyncResult *results[50] = { NULL, };

  /* Not even for the file. */
  fixture->database = catena_database_new (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *answer = g_strdup_printf ("answer %u", i);

      put_answer (fixture, "p", answer, i);
      catena_database_get_answer_async (fixture->database, ACCOUNT, "getService", "p", NULL,
                                        test_on_result, &results[i]);
    }

  test_wait_result (&results[G_N_ELEMENTS (results) - 1]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr(GBytes) answer = NULL;
      gint64 time = 0;

      g_assert_nonnull (results[i]);
      answer = catena_database_get_answer_finish (fixture->database, results[i], &time, NULL);
      g_assert_nonnull (answer);
      g_assert_cmpint (time, ==, i);
      g_object_unref (results[i]);
    }
  assert_healthy (fixture);
}

typedef struct
{
  Fixture *fixture;
  guint number;
} Crowd;

/* With a main context of its own, so that the answers come to this thread. */
static gpointer
run_crowd (gpointer data)
{
  Crowd *crowd = data;
  g_autoptr(GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u-%u", crowd->number, i);
      g_autoptr(GBytes) bytes = g_bytes_new (id, strlen (id));
      g_autoptr(CatenaStoredOperation) operation = i % 20 == 0 ? make_operation (id, i) : NULL;
      GAsyncResult *put = NULL;
      GAsyncResult *got = NULL;
      gint64 time;

      catena_database_put_answer (crowd->fixture->database, ACCOUNT, "getService", id, bytes, i);
      if (operation != NULL)
        catena_database_put_operation_async (crowd->fixture->database, operation, NULL, test_on_result, &put);
      catena_database_get_answer_async (crowd->fixture->database, ACCOUNT, "getService", id, NULL,
                                        test_on_result, &got);
      while (got == NULL)
        g_main_context_iteration (context, TRUE);
      {
        g_autoptr(GBytes) answer = catena_database_get_answer_finish (crowd->fixture->database, got, &time, NULL);

        g_assert_true (g_bytes_equal (answer, bytes));
        g_assert_cmpint (time, ==, i);
      }
      g_assert_true (operation == NULL
                     || catena_database_put_operation_finish (crowd->fixture->database, put, NULL));
      g_clear_object (&put);
      g_object_unref (got);
    }
  g_main_context_pop_thread_default (context);

  return NULL;
}

static void
test_crowd (Fixture       *fixture,
            gconstpointer  data)
{
  GThread *threads[4];
  Crowd crowds[G_N_ELEMENTS (threads)];
  g_autoptr(GPtrArray) answers = NULL;

  open_database (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      crowds[i].fixture = fixture;
      crowds[i].number = i;
      threads[i] = g_thread_new ("crowd", run_crowd, &crowds[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  answers = list_answers (fixture, ACCOUNT, NULL);
  g_assert_cmpuint (answers->len, ==, 300 * G_N_ELEMENTS (threads));
  assert_healthy (fixture);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(CatenaStoredOperation) operation = make_operation ("cancelled", 1);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) got = NULL;
  g_autoptr(GAsyncResult) put = NULL;
  g_autoptr(GError) error = NULL;

  open_database (fixture);
  put_answer (fixture, "p", "answer", 1);
  catena_database_get_answer_async (fixture->database, ACCOUNT, "getService", "p", cancellable, test_on_result, &got);
  g_cancellable_cancel (cancellable);
  catena_database_put_operation_async (fixture->database, operation, cancellable, test_on_result, &put);
  g_assert_null (catena_database_get_answer_finish (fixture->database, test_wait_result (&got), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (catena_database_put_operation_finish (fixture->database, test_wait_result (&put), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_operations (fixture, "");
}

/* Cancelled after it was written: it was written, and that is what is said. */
static void
test_cancel_too_late (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(CatenaStoredOperation) operation = make_operation ("o", 1);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) put = NULL;

  open_database (fixture);
  catena_database_put_operation_async (fixture->database, operation, cancellable, test_on_result, &put);
  catena_database_close (fixture->database);
  g_cancellable_cancel (cancellable);
  g_assert_true (catena_database_put_operation_finish (fixture->database, test_wait_result (&put), NULL));
  g_clear_object (&put);
  reopen_database (fixture);
  assert_operations (fixture, "o");
}

static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GAsyncResult) before = NULL;
  g_autoptr(GAsyncResult) after = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) operations = NULL;

  open_database (fixture);
  put_new_operation (fixture, "o", 1);
  catena_database_list_operations_async (fixture->database, NULL, test_on_result, &before);
  catena_database_close (fixture->database);
  catena_database_close (fixture->database);
  operations = catena_database_list_operations_finish (fixture->database, test_wait_result (&before), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (operations->len, ==, 1);

  put_answer (fixture, "p", "passed over", 1);
  catena_database_forget_account (fixture->database, ACCOUNT);
  catena_database_remove_operation (fixture->database, "o");
  assert_put_fails (fixture);
  catena_database_list_operations_async (fixture->database, NULL, test_on_result, &after);
  g_assert_null (catena_database_list_operations_finish (fixture->database, test_wait_result (&after), &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);

  g_clear_object (&before);
  g_clear_object (&after);
  reopen_database (fixture);
  assert_operations (fixture, "o");
  assert_answer (fixture, "p", NULL, 0);
}

static void
count_notify (guint *count)
{
  (*count)++;
}

static void
test_notify (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_durable = 0;
  guint n_problem = 0;
  gboolean durable;
  g_autoptr(GError) problem = NULL;

  fixture->database = catena_database_new (fixture->path);
  g_assert_false (catena_database_is_durable (fixture->database));
  g_signal_connect_swapped (fixture->database, "notify::durable", G_CALLBACK (count_notify), &n_durable);
  g_signal_connect_swapped (fixture->database, "notify::problem", G_CALLBACK (count_notify), &n_problem);
  put_new_operation (fixture, "o", 1);
  put_answer (fixture, "p", "x", 1);
  assert_answer (fixture, "p", "x", 1);
  g_assert_cmpuint (n_durable, ==, 1);
  g_assert_cmpuint (n_problem, ==, 0);
  g_object_get (fixture->database, "durable", &durable, "problem", &problem, NULL);
  g_assert_true (durable);
  g_assert_null (problem);
}

/* An operation is on the disk before anybody is told so; the cache does not wait for the disk. */
static void
test_synchronized (Fixture       *fixture,
                   gconstpointer  data)
{
  int before;

  open_database (fixture);
  put_new_operation (fixture, "first", 1);
  before = g_atomic_int_get (&n_syncs);
  put_answer (fixture, "p", "x", 1);
  assert_answer (fixture, "p", "x", 1);
  g_assert_cmpint (g_atomic_int_get (&n_syncs), ==, before);
  put_new_operation (fixture, "second", 1);
  g_assert_cmpint (g_atomic_int_get (&n_syncs), >, before);

  g_atomic_int_set (&sync_error, EIO);
  assert_put_fails (fixture);
  assert_not_durable (fixture);
  g_atomic_int_set (&sync_error, 0);
  assert_operations (fixture, "first second");
  put_new_operation (fixture, "third", 1);
  assert_healthy (fixture);
}

/* Killed in the moment in which it was told that the operation is on disk. */
static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "put-and-die", fixture->path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);

  open_database (fixture);
  assert_healthy (fixture);
  assert_operations (fixture, "last words");
}

static void
on_put (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  if (catena_database_put_operation_finish (CATENA_DATABASE (source), result, NULL))
    raise (SIGKILL);
  _exit (1);
}

static int
put_and_die (const char *path)
{
  g_autoptr(CatenaDatabase) database = catena_database_new (path);
  g_autoptr(CatenaStoredOperation) operation = make_operation ("last words", 1);

  catena_database_put_operation_async (database, operation, NULL, on_put, NULL);
  for (;;)
    g_main_context_iteration (NULL, TRUE);

  return 1;
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "put-and-die"))
    return put_and_die (argv[2]);

  g_test_init (&argc, &argv, NULL);
  program = argv[0];

  add_database_test ("/database/answers", NULL, test_answers);
  add_database_test ("/database/answers-of-call", NULL, test_answers_of_call);
  add_database_test ("/database/operations", NULL, test_operations);
  add_database_test ("/database/forget-account", NULL, test_forget_account);
  add_database_test ("/database/restart", NULL, test_restart);
  add_database_test ("/database/modes", NULL, test_modes);
  add_database_test ("/database/order", NULL, test_order);
  add_database_test ("/database/crowd", NULL, test_crowd);
  add_database_test ("/database/cancel", NULL, test_cancel);
  add_database_test ("/database/cancel-too-late", NULL, test_cancel_too_late);
  add_database_test ("/database/closed", NULL, test_closed);
  add_database_test ("/database/notify", NULL, test_notify);
  add_database_test ("/database/synchronized", NULL, test_synchronized);
  add_database_test ("/database/killed", NULL, test_killed);
  add_draft_tests ();
  add_rescue_tests ();
  add_trouble_tests ();

  return g_test_run ();
}
