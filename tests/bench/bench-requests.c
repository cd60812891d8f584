/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-requests N: how many requests of each kind arrive while N creations run, for ten times that their records are read. */

#include "config.h"

#include "test-hub.h"

#include "catena-json.h"

#include <stdio.h>
#include <stdlib.h>

#define N_READINGS 10
#define QUIET_MILLISECONDS 1500

static void
create_services (TestHub *test,
                 guint    n_operations)
{
  test_hub_control (test, "POST", "/quota", "{\"project\": \"%s\", \"quota\": %u}", test_hub_get_project_id (test),
                    n_operations + 10);
  for (guint i = 0; i < n_operations; i++)
    {
      g_autofree char *name = g_strdup_printf ("trade%u", i);
      g_autoptr (CatenaOperation) operation = test_hub_begin (test, name);

      g_assert_true (catena_operation_get_running (operation));
    }
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
  TestHub *test = test_hub_new_signed_in (arguments);

  create_services (test, (guint) strtoul (argv[1], NULL, 10));
  wait_for_details (test);
  test_hub_control (test, "DELETE", "/arrivals", "%s", "");
  while (test_hub_arrivals (test, "listOperationRecords") < N_READINGS)
    test_spin (20);
  print_arrivals (test);
  test_hub_free (test);

  return 0;
}
