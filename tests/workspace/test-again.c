/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person does with a request that may not have arrived, and with one name twice. */

#include "config.h"

#include "test-hub.h"

#include "catena-error.h"
#include "catena-json.h"

/* It never arrived: after enough looks the person decides. */
static void
test_never_arrived (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (CatenaOperation) second = NULL;
  guint n_looks;

  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"reset\"}");
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_LOOKING);
  test_wait_phase (operation, CATENA_OPERATION_UNDECIDED);
  g_assert_false (catena_operation_get_running (operation));
  g_assert_cmpuint (test->n_ended, ==, 0);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);
  /* One list before, three looks at least. */
  n_looks = test_hub_arrivals (test, "listOperationRecords");
  g_assert_cmpuint (n_looks, >=, 3);

  catena_operation_look_again (operation);
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_LOOKING);
  test_wait_phase (operation, CATENA_OPERATION_UNDECIDED);
  g_assert_cmpuint (test_hub_arrivals (test, "listOperationRecords"), >=, n_looks + 3);

  /* Sent again by the person: the new one takes the place of the old one. */
  second = test_hub_begin (test, "trade1");
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 1);
  test_wait_phase (second, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 2);
  g_assert_cmpuint (test_hub_count_services (test, "trade1"), ==, 1);

  test_hub_free (test);
}

/* One that arrives, and that nobody sees arrive. */
static CatenaOperation *
begin_unseen (TestHub *test)
{
  CatenaOperation *operation;

  test_hub_control (test, "POST", "/habits",
                    "{\"change_despite_504\": \"504\", \"list_lag_seconds\": 3600, \"vanished_records\": true}");
  operation = test_hub_begin (test, "trade1");
  test_wait_phase (operation, CATENA_OPERATION_UNDECIDED);

  return operation;
}

/* The first one had arrived all the same, later than anybody looked: the clash of names is with ourselves. */
static void
test_clash_with_ourselves (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) first = begin_unseen (test);
  g_autoptr (CatenaOperation) second = NULL;

  test_hub_control (test, "POST", "/habits", "{\"change_despite_504\": null, \"vanished_records\": false}");
  second = test_hub_begin (test, "trade1");
  test_wait_phase (second, CATENA_OPERATION_LOOKING);
  g_assert_cmpstr (catena_error_get_details (catena_operation_get_error (second))->service_code, ==, "BCS.4001018");
  test_hub_control (test, "POST", "/services/trade1/finish", "{}");
  test_wait_phase (second, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 2);
  g_assert_cmpuint (test_hub_count_services (test, "trade1"), ==, 1);

  test_hub_free (test);
}

static void
test_one_of_a_name (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  g_autoptr (CatenaOperation) first = NULL;
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("trade1");
  g_autoptr (GError) error = NULL;

  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"hold-before\"}");
  first = test_hub_begin (test, "trade1");
  test_wait_for (test_hub_arrivals (test, "createService") == 1);
  g_assert_null (test_hub_create (test, draft, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_CONFLICT);
  test_hub_control (test, "POST", "/release", "{}");
  test_wait_phase (first, CATENA_OPERATION_RUNNING);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);

  test_hub_free (test);
}

/* Two clicks at the same time. */
static void
test_twice_at_once (void)
{
  TestHub *test = test_hub_new_signed_in (test_slow);
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("trade1");
  GAsyncResult *results[2] = { NULL, NULL };
  guint n_operations = 0;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    catena_workspace_create_service_async (workspace, draft, NULL, test_on_result, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CatenaOperation) operation =
        catena_workspace_create_service_finish (workspace, test_wait_result (&results[i]), &error);

      if (operation != NULL)
        n_operations++;
      else
        g_assert_error (error, CATENA_ERROR, CATENA_ERROR_CONFLICT);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (n_operations, ==, 1);
  test_wait_for (test_hub_arrivals (test, "createService") > 0);
  test_spin (100);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 1);

  test_hub_free (test);
}

static char *
dup_draft_text (CatenaServiceDraft *draft)
{
  g_autoptr (JsonNode) node = catena_service_draft_to_json (draft);

  return catena_json_to_text (node, FALSE);
}

/* As the wizard does it, after a restart: the draft is as it was, and asks for its passwords. */
static CatenaOperation *
send_again (TestHub         *test,
            CatenaOperation *earlier)
{
  g_autoptr (CatenaServiceDraft) draft = catena_operation_dup_draft (earlier);
  g_autoptr (CatenaServiceDraft) typed = test_make_draft ("trade1");
  g_autofree char *kept = dup_draft_text (draft);
  g_autofree char *wanted = dup_draft_text (typed);
  g_autoptr (CatenaOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (kept, ==, wanted);
  g_assert_null (catena_service_draft_get_secret (draft, CATENA_FIELD_RESOURCE_PASSWORD));
  g_assert_null (test_hub_create (test, draft, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);

  operation = test_hub_send_again (test, earlier);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 1);

  return g_steal_pointer (&operation);
}

static CatenaOperation *
restart (TestHub         *test,
         CatenaOperation *operation)
{
  g_object_unref (operation);
  test_hub_close (test);
  test_hub_open (test);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub)), ==, 1);

  return g_list_model_get_item (catena_hub_get_operations (test->hub), 0);
}

static void
test_after_a_restart (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) second = NULL;
  CatenaOperation *first;

  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"reset\"}");
  first = test_hub_begin (test, "trade1");
  test_wait_phase (first, CATENA_OPERATION_UNDECIDED);

  first = restart (test, first);
  g_assert_cmpint (catena_operation_get_phase (first), ==, CATENA_OPERATION_UNDECIDED);
  second = send_again (test, first);
  g_object_unref (first);
  test_wait_phase (second, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 2);
  g_assert_cmpuint (test_hub_count_services (test, "trade1"), ==, 1);

  test_hub_free (test);
}

/* The first one had gone through unseen; between its sending and the second there is a restart, and another after it. */
static void
test_clash_after_a_restart (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  CatenaOperation *operation = begin_unseen (test);
  CatenaOperation *second;

  operation = restart (test, operation);

  test_hub_control (test, "POST", "/habits", "{\"change_despite_504\": null, \"vanished_records\": false}");
  second = send_again (test, operation);
  g_object_unref (operation);
  test_wait_phase (second, CATENA_OPERATION_LOOKING);
  g_assert_cmpstr (catena_error_get_details (catena_operation_get_error (second))->service_code, ==, "BCS.4001018");
  second = restart (test, second);
  test_hub_control (test, "POST", "/services/trade1/finish", "{}");
  test_wait_phase (second, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 2);
  g_assert_cmpuint (test_hub_count_services (test, "trade1"), ==, 1);
  g_object_unref (second);

  test_hub_free (test);
}

/* The second one is refused: that says nothing of the first, which had gone through. */
static void
test_second_is_refused (void)
{
  TestHub *test = test_hub_new_signed_in (test_fast);
  g_autoptr (CatenaOperation) first = begin_unseen (test);
  g_autoptr (CatenaOperation) second = NULL;

  test_hub_control (test, "POST", "/habits", "{\"change_despite_504\": null}");
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"createService\", \"fault\": \"status\", \"status\": 400,"
                    " \"body\": {\"error_code\": \"BCS.4001007\", \"error_msg\": \"quota\"}}");
  second = send_again (test, first);
  test_wait_phase (second, CATENA_OPERATION_UNDECIDED);
  g_assert_cmpint (catena_error_get_verdict (catena_operation_get_error (second)), ==, CATENA_VERDICT_NO);

  test_hub_control (test, "POST", "/services/trade1/finish", "{}");
  catena_operation_look_again (second);
  test_wait_phase (second, CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (test_hub_count_services (test, "trade1"), ==, 1);

  test_hub_free (test);
}

void
test_add_again (void)
{
  g_test_add_func ("/workspace/again/never-arrived", test_never_arrived);
  g_test_add_func ("/workspace/again/clash-with-ourselves", test_clash_with_ourselves);
  g_test_add_func ("/workspace/again/one-of-a-name", test_one_of_a_name);
  g_test_add_func ("/workspace/again/twice-at-once", test_twice_at_once);
  g_test_add_func ("/workspace/again/after-a-restart", test_after_a_restart);
  g_test_add_func ("/workspace/again/clash-after-a-restart", test_clash_after_a_restart);
  g_test_add_func ("/workspace/again/second-is-refused", test_second_is_refused);
}
