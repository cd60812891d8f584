/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What changes while an answer is waited for: before the request, the list of services; after it, the search. */

#include "config.h"

#include "test-hub.h"

#include "catena-error.h"

/* An operation that nobody knows to have arrived, and a second one that is to be sent while the list is held. */
typedef struct
{
  TestHub *test;
  CatenaOperation *first;
  CatenaServiceDraft *draft;
  GAsyncResult *result;
} Again;

static Again *
begin_again (void)
{
  Again *again = g_new0 (Again, 1);
  TestHub *test = test_hub_new_signed_in (test_fast);

  again->test = test;
  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"reset\"}");
  again->first = test_hub_begin (test, "trade1");
  test_wait_phase (again->first, CATENA_OPERATION_UNDECIDED);

  again->draft = test_make_draft ("trade1");
  test_hub_control (test, "POST", "/faults", "{\"operation\": \"listServices\", \"fault\": \"hold-after\"}");
  catena_workspace_create_service_async (test_hub_get_workspace (test), again->draft, NULL, test_on_result,
                                         &again->result);
  test_wait_for (test_hub_is_held (test, "listServices"));

  return again;
}

/* What was true before is not any more: nothing is sent. */
static void
end_again (Again           *again,
           CatenaErrorKind  kind)
{
  g_autoptr (CatenaWorkspace) workspace = g_object_ref (test_hub_get_workspace (again->test));
  g_autoptr (GError) error = NULL;

  test_hub_control (again->test, "POST", "/release", "{}");
  g_assert_null (catena_workspace_create_service_finish (workspace, test_wait_result (&again->result), &error));
  g_assert_error (error, CATENA_ERROR, (int) kind);
  g_assert_cmpuint (test_hub_arrivals (again->test, "createService"), ==, 1);

  test_hub_free (again->test);
  g_object_unref (again->first);
  g_object_unref (again->draft);
  g_object_unref (again->result);
  g_free (again);
}

static void
test_looked_for_again (void)
{
  Again *again = begin_again ();

  catena_operation_look_again (again->first);
  end_again (again, CATENA_ERROR_CONFLICT);
}

/* What the first one may have created would not be looked for by the second. */
static void
test_taken_off (void)
{
  Again *again = begin_again ();

  catena_operation_forget (again->first);
  end_again (again, CATENA_ERROR_CONFLICT);
}

static void
test_locked (void)
{
  Again *again = begin_again ();

  catena_account_set_read_only (catena_hub_lookup_account (again->test->hub, again->test->account_id), TRUE);
  end_again (again, CATENA_ERROR_INPUT);
}

static void
test_account_removed (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaWorkspace) workspace = g_object_ref (test_hub_get_workspace (test));
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("trade1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  test_hub_control (test, "POST", "/faults", "{\"operation\": \"listServices\", \"fault\": \"hold-after\"}");
  catena_workspace_create_service_async (workspace, draft, NULL, test_on_result, &result);
  test_wait_for (test_hub_is_held (test, "listServices"));
  g_assert_true (test_hub_remove_account (test, &error));
  g_assert_no_error (error);
  g_assert_null (catena_workspace_create_service_finish (workspace, test_wait_result (&result), &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 0);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 0);

  test_hub_free (test);
}

/* One that was forgotten while it was looked for does not come back, neither on the screen nor on the disk. */
static void
test_forgotten (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;

  test_hub_control (test, "POST", "/faults", "{\"operation\": \"listOperationRecords\", \"fault\": \"hold-after\"}");
  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"reset-after\"}");
  operation = test_hub_begin (test, "trade1");
  test_wait_for (test_hub_is_held (test, "listOperationRecords"));
  catena_tracker_forget (catena_workspace_get_tracker (test_hub_get_workspace (test)), operation);
  test_hub_control (test, "POST", "/release", "{}");
  test_spin (500);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_LOOKING);
  g_assert_null (catena_operation_get_service_id (operation));
  g_assert_cmpuint (test->n_ended, ==, 0);

  catena_tracker_enter (catena_workspace_get_tracker (test_hub_get_workspace (test)), operation,
                        CATENA_OPERATION_SUCCEEDED, NULL);
  g_assert_cmpuint (test->n_ended, ==, 0);
  test_hub_close (test);
  test_hub_open (test);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 0);

  test_hub_free (test);
}

void
test_add_meanwhile (void)
{
  g_test_add_func ("/workspace/meanwhile/looked-for-again", test_looked_for_again);
  g_test_add_func ("/workspace/meanwhile/taken-off", test_taken_off);
  g_test_add_func ("/workspace/meanwhile/locked", test_locked);
  g_test_add_func ("/workspace/meanwhile/account-removed", test_account_removed);
  g_test_add_func ("/workspace/meanwhile/forgotten", test_forgotten);
}
