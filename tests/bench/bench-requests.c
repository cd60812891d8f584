/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-requests N: how many requests of each kind arrive while N creations run, for ten times that their records are read.
 * One was really begun; the others are rows in the database like it, as 1 000 requests would take minutes. */

#include "config.h"

#include "test-hub.h"

#include <stdio.h>
#include <stdlib.h>

#define N_READINGS 10
#define QUIET_MILLISECONDS 1500

static CatenaStoredOperation *
read_row (CatenaDatabase *database)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  catena_database_list_operations_async (database, NULL, test_on_result, &result);
  rows = catena_database_list_operations_finish (database, test_wait_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);

  return catena_stored_operation_copy (g_ptr_array_index (rows, 0));
}

static void
put_copies (TestHub *test,
            guint    n_copies)
{
  g_autofree char *path = g_build_filename (test->folder, "data", "catena.db", NULL);
  g_autoptr (CatenaDatabase) database = catena_database_new (path);
  g_autoptr (CatenaStoredOperation) row = read_row (database);

  catena_database_close (database);
  test_hub_put_operations (test, row, n_copies);
}

static void
begin_operations (TestHub *test,
                  guint    n_operations)
{
  g_autoptr (CatenaOperation) operation = test_hub_begin (test, "trade");

  test_wait_for (catena_operation_get_record (operation) != NULL);
  g_clear_object (&operation);
  test_hub_close (test);
  put_copies (test, n_operations - 1);
  test_hub_open (test);
  g_assert_cmpuint (catena_hub_get_running_operations (test->hub), ==, n_operations);
}

/* The details of what is new in the list are read once, whatever runs. */
static void
wait_for_details (TestHub *test)
{
  guint before, after = test_hub_arrivals (test, "getService");

  do
    {
      before = after;
      test_spin (QUIET_MILLISECONDS);
      after = test_hub_arrivals (test, "getService");
    }
  while (before != after);
}

static void
print_arrivals (TestHub *test)
{
  g_autoptr (JsonNode) arrivals = catena_test_simulator_control (test->simulator, "GET", "/arrivals", NULL);
  JsonObjectIter iter;
  const char *operation;
  JsonNode *row;
  const char *separator = "";

  printf ("{");
  json_object_iter_init (&iter, json_node_get_object (arrivals));
  while (json_object_iter_next (&iter, &operation, &row))
    {
      printf ("%s\"%s\": %" G_GINT64_FORMAT, separator, operation,
              json_object_get_int_member (json_node_get_object (row), "count"));
      separator = ", ";
    }
  printf ("}\n");
}

int
main (int    argc,
      char **argv)
{
  const char *const arguments[] = { "--speed", "0.001", "--services", "3", NULL };
  guint n_operations = (guint) strtoul (argv[1], NULL, 10);
  TestHub *test = test_hub_new_signed_in (arguments);

  begin_operations (test, n_operations);
  wait_for_details (test);
  test_hub_control (test, "DELETE", "/arrivals", "%s", "");
  while (test_hub_arrivals (test, "listOperationRecords") < N_READINGS)
    test_spin (20);
  g_assert_cmpuint (catena_hub_get_running_operations (test->hub), ==, n_operations);
  print_arrivals (test);
  test_hub_free (test);

  return 0;
}
