/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-hub.h"

#include "catena-error.h"
#include "catena-operation-private.h"
#include "catena-redact.h"
#include "catena-time.h"

#include <string.h>

/* What an operation tells of itself beside its phase. */

#define HOUR (G_GINT64_CONSTANT (3600) * CATENA_NSEC_PER_SEC)

static const char * const fast[] = { "--speed", "20000", NULL };
static const char * const slow[] = { "--speed", "1", NULL };

static TestHub *
make_hub (const char * const *arguments)
{
  TestHub *test = test_hub_new (arguments);

  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);

  return test;
}

static CatenaOperation *
create (TestHub    *test,
        const char *name)
{
  g_autoptr (CatenaServiceDraft) draft = test_make_draft (name);
  g_autoptr (GError) error = NULL;
  CatenaOperation *operation = test_hub_create (test, draft, &error);

  g_assert_no_error (error);

  return operation;
}

static CatenaOperation *
open_again (TestHub         *test,
            CatenaOperation *operation)
{
  g_object_unref (operation);
  test_hub_close (test);
  test_hub_open (test);

  return g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
}

static void
check_failure (CatenaOperation *operation)
{
  const CatenaOperationFailure *failure = catena_operation_get_failure (operation);

  g_assert_nonnull (failure);
  g_assert_cmpstr (failure->step, ==, "Create Other Dependent Resource");
  g_assert_cmpstr (failure->sub_step, ==, "Create network storage");
  g_assert_cmpstr (failure->message, ==, "no room left");
}

/* Where it failed is known after a restart, and what it left is read when somebody looks. */
static void
test_failure (void)
{
  TestHub *test = make_hub (fast);
  CatenaOperation *operation;

  test_hub_control (test, "POST", "/creations/fail",
                    "{\"step\": \"Create Other Dependent Resource\", \"sub_step\": \"Create network storage\","
                    " \"message\": \"no room left\"}");
  operation = create (test, "trade1");
  g_assert_null (catena_operation_get_failure (operation));
  test_wait_phase (operation, CATENA_OPERATION_FAILED);
  check_failure (operation);

  operation = open_again (test, operation);
  check_failure (operation);
  g_assert_cmpuint (g_list_model_get_n_items (catena_operation_get_resources (operation)), ==, 0);
  catena_operation_set_watched (operation, TRUE);
  test_wait_for (g_list_model_get_n_items (catena_operation_get_resources (operation)) > 0);

  g_object_unref (operation);
  test_hub_free (test);
}

/* The service quotes a password of the request in the record that it is asked for later: it is neither shown nor kept. */
static void
test_failure_with_password (void)
{
  TestHub *test = make_hub (fast);
  g_autoptr (CatenaOperation) operation = NULL;

  test_hub_control (test, "POST", "/creations/fail",
                    "{\"step\": \"Create Blockchain\", \"sub_step\": \"Create peers\","
                    " \"message\": \"Invalid value %s, it says.\"}", TEST_PASSWORD);
  operation = create (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_FAILED);
  g_assert_cmpstr (catena_operation_get_failure (operation)->message, ==, "Invalid value " CATENA_REDACTED ", it says.");
  g_assert_null (strstr (catena_error_get_details (catena_operation_get_error (operation))->service_message, TEST_PASSWORD));
  test_hub_check_not_stored (test, TEST_PASSWORD);
  test_hub_close (test);
  test_hub_check_not_stored (test, TEST_PASSWORD);

  test_hub_free (test);
}

/* How often, and when last, it was looked for in vain. */
static void
test_looks (void)
{
  TestHub *test = make_hub (fast);
  CatenaOperation *operation;
  gint64 seen;
  guint n_looks;

  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"reset\"}");
  operation = create (test, "trade1");
  g_assert_cmpuint (catena_operation_get_looks (operation), ==, 0);
  test_wait_phase (operation, CATENA_OPERATION_UNDECIDED);
  n_looks = catena_operation_get_looks (operation);
  seen = catena_operation_get_seen (operation);
  g_assert_cmpuint (n_looks, >=, 3);
  g_assert_cmpint (seen, >=, catena_operation_get_started (operation));

  operation = open_again (test, operation);
  g_assert_cmpuint (catena_operation_get_looks (operation), ==, n_looks);
  g_assert_cmpint (catena_operation_get_seen (operation), ==, seen);
  catena_operation_look_again (operation);
  g_assert_cmpuint (catena_operation_get_looks (operation), ==, 0);

  g_object_unref (operation);
  test_hub_free (test);
}

/* Of the hours in which the computer slept, or was offline, nothing is known. */
static void
test_sleep (void)
{
  TestHub *test = make_hub (slow);
  CatenaOperation *operation = create (test, "trade1");
  gint64 now, seen;

  test_wait_for (catena_operation_get_steps_total (operation) > 0);
  now = catena_time_now ();
  seen = catena_operation_get_seen (operation);
  g_assert_cmpint (seen, >=, catena_operation_get_started (operation));
  g_assert_cmpint (catena_operation_get_known_until (operation, now), ==, now);
  g_assert_cmpint (catena_operation_get_known_until (operation, now + 8 * HOUR), ==, seen);

  /* An error is no sight of it. */
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"*\", \"fault\": \"status\", \"status\": 500, \"count\": -1}");
  test_wait_for (catena_operation_get_last_error (operation) != NULL);
  seen = catena_operation_get_seen (operation);
  g_assert_cmpint (catena_operation_get_known_until (operation, seen + HOUR), ==, seen);
  test_hub_control (test, "DELETE", "/faults", "%s", "");

  /* Its end is when it came, not when it was seen, if its steps tell: they come before the service is seen ready. */
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"getService\", \"fault\": \"status\", \"status\": 500, \"count\": -1}");
  test_hub_control (test, "POST", "/speed", "{\"speed\": 20000}");
  test_wait_for (catena_operation_get_steps_done (operation) == catena_operation_get_steps_total (operation));
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_RUNNING);
  test_hub_control (test, "DELETE", "/faults", "%s", "");
  test_wait_phase (operation, CATENA_OPERATION_SUCCEEDED);
  now = catena_time_now ();
  g_assert_cmpint (catena_operation_get_ended (operation), <=, now);
  g_assert_cmpint (catena_operation_find_end (operation, now + 8 * HOUR), <=, now);

  /* A service that tells of the end of time: then it is what we saw. */
  {
    g_autoptr (CatenaOperationStep) step = g_list_model_get_item (catena_operation_get_steps (operation), 0);

    catena_operation_step_set_times (step, 1, G_MAXINT64);
    g_assert_cmpint (catena_operation_find_end (operation, now), ==, now);
  }

  g_object_unref (operation);
  test_hub_free (test);
}

void
test_add_operation (void)
{
  g_test_add_func ("/workspace/operation/failure", test_failure);
  g_test_add_func ("/workspace/operation/failure-with-password", test_failure_with_password);
  g_test_add_func ("/workspace/operation/looks", test_looks);
  g_test_add_func ("/workspace/operation/sleep", test_sleep);
}
