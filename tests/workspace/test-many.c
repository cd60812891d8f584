/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Several creations at once, in two accounts with two projects each. */

#include "config.h"

#include "test-hub.h"

#include "catena-json.h"

#define N_PLACES 4
#define N_EACH 3
#define N_ALL (N_PLACES * N_EACH)

typedef struct
{
  CatenaWorkspace *workspace;
  char *name;
  GAsyncResult *result;
  CatenaOperation *operation;
} Creation;

/* Of two users of one tenant: both see the same two projects. */
static void
add_account (TestHub    *test,
             const char *user)
{
  g_autoptr (CatenaAccount) account = catena_account_new (NULL);
  JsonObject *row = catena_test_simulator_get_user (test->simulator, 0, user);
  JsonArray *projects =
    json_object_get_array_member (catena_test_simulator_get_tenant (test->simulator, 0), "projects");
  g_autoptr (CatenaSecret) secret = catena_secret_new (json_object_get_string_member (row, "secret_key"));
  g_autoptr (CatenaCredentials) keys =
    catena_credentials_new_keys (json_object_get_string_member (row, "access_key"), secret, NULL);
  g_autoptr (GError) error = NULL;

  catena_account_set_label (account, user);
  catena_account_set_credentials_kind (account, CATENA_CREDENTIALS_KEYS);
  catena_account_set_iam_endpoint (account, catena_test_simulator_get_iam_url (test->simulator));
  g_assert_cmpuint (json_array_get_length (projects), >=, 2);
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *place = json_array_get_object_element (projects, i);
      const char *name = json_object_get_string_member (place, "name");
      g_autoptr (CatenaProject) project =
        catena_project_new (json_object_get_string_member (place, "id"), name, name,
                            catena_test_simulator_get_bcs_url (test->simulator));

      test_hub_control (test, "POST", "/quota", "{\"project\": \"%s\", \"quota\": 100}",
                        json_object_get_string_member (place, "id"));
      catena_account_add_project (account, project);
    }
  test_hub_save_account (test, account, keys, &error);
  g_assert_no_error (error);
}

static void
begin_all (TestHub  *test,
           Creation *creations)
{
  GListModel *workspaces = catena_hub_get_workspaces (test->hub);

  g_assert_cmpuint (g_list_model_get_n_items (workspaces), ==, N_PLACES);
  for (guint i = 0; i < N_ALL; i++)
    {
      Creation *creation = &creations[i];
      g_autoptr (CatenaServiceDraft) draft = NULL;

      creation->workspace = g_list_model_get_item (workspaces, i % N_PLACES);
      creation->name = g_strdup_printf ("trade%u", i);
      draft = test_make_draft (creation->name);
      catena_workspace_create_service_async (creation->workspace, draft, NULL, test_on_result, &creation->result);
    }
  for (guint i = 0; i < N_ALL; i++)
    {
      g_autoptr (GError) error = NULL;

      creations[i].operation = catena_workspace_create_service_finish (
        creations[i].workspace, test_wait_result (&creations[i].result), &error);
      g_assert_no_error (error);
    }
}

static void
clear_all (Creation *creations)
{
  for (guint i = 0; i < N_ALL; i++)
    {
      g_object_unref (creations[i].workspace);
      g_object_unref (creations[i].result);
      g_object_unref (creations[i].operation);
      g_free (creations[i].name);
    }
}

/* The service that the simulator made for this name, wherever it is. */
static char *
dup_service_named (JsonNode   *state,
                   const char *name)
{
  JsonArray *tenants = json_object_get_array_member (json_node_get_object (state), "tenants");

  for (guint i = 0; i < json_array_get_length (tenants); i++)
    {
      JsonArray *projects = json_object_get_array_member (json_array_get_object_element (tenants, i), "projects");

      for (guint j = 0; j < json_array_get_length (projects); j++)
        {
          JsonArray *services =
            json_object_get_array_member (json_array_get_object_element (projects, j), "services");

          for (guint k = 0; k < json_array_get_length (services); k++)
            {
              JsonObject *service = json_array_get_object_element (services, k);
              g_autofree char *found = catena_json_dup_string (service, "name");

              if (g_strcmp0 (found, name) == 0)
                return catena_json_dup_string (service, "id");
            }
        }
    }

  return NULL;
}

static void
check_matched (TestHub  *test,
               Creation *creations)
{
  g_autoptr (JsonNode) state = catena_test_simulator_control (test->simulator, "GET", "/state", NULL);

  for (guint i = 0; i < N_ALL; i++)
    {
      CatenaOperation *operation = creations[i].operation;
      CatenaOperationRecord *record = catena_operation_get_record (operation);
      g_autofree char *id = dup_service_named (state, creations[i].name);

      g_assert_nonnull (id);
      g_assert_cmpstr (catena_operation_get_service_id (operation), ==, id);
      g_assert_true (catena_operation_get_workspace (operation) == creations[i].workspace);
      g_assert_cmpstr (catena_operation_record_get_service_id (record), ==, id);
      g_assert_cmpstr (catena_operation_record_get_service_name (record), ==, creations[i].name);
    }
}

/* Each is followed by itself, and one that fails takes none with it. */
static void
test_one_fails (void)
{
  TestHub *test = test_hub_new (test_slow);
  Creation creations[N_ALL] = { 0 };
  CatenaOperation *failed;

  add_account (test, "operator");
  add_account (test, "hwid_owner");
  begin_all (test, creations);
  g_assert_cmpuint (catena_hub_get_running_operations (test->hub), ==, N_ALL);
  for (guint i = 0; i < N_ALL; i++)
    {
      test_wait_phase (creations[i].operation, CATENA_OPERATION_RUNNING);
      test_wait_for (catena_operation_get_record (creations[i].operation) != NULL);
    }
  check_matched (test, creations);

  failed = creations[5].operation;
  test_hub_control (test, "POST", "/creations/fail",
                    "{\"step\": \"Create Other Dependent Resource\", \"service\": \"%s\"}",
                    catena_operation_get_service_id (failed));
  test_hub_control (test, "POST", "/speed", "{\"speed\": 20000}");
  for (guint i = 0; i < N_ALL; i++)
    test_wait_phase (creations[i].operation,
                     creations[i].operation == failed ? CATENA_OPERATION_FAILED : CATENA_OPERATION_SUCCEEDED);
  check_matched (test, creations);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, N_ALL);
  g_assert_cmpuint (test->n_ended, ==, N_ALL);
  g_assert_cmpuint (catena_hub_get_running_operations (test->hub), ==, 0);

  clear_all (creations);
  test_hub_free (test);
}

/* None has an answer, and each finds its own. */
static void
test_none_is_answered (void)
{
  TestHub *test = test_hub_new (test_fast);
  Creation creations[N_ALL] = { 0 };

  add_account (test, "operator");
  add_account (test, "hwid_owner");
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"createService\", \"fault\": \"reset-after\", \"count\": -1}");
  begin_all (test, creations);
  for (guint i = 0; i < N_ALL; i++)
    {
      test_wait_phase (creations[i].operation, CATENA_OPERATION_SUCCEEDED);
      g_assert_true (catena_operation_get_adopted (creations[i].operation));
    }
  check_matched (test, creations);
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, N_ALL);

  clear_all (creations);
  test_hub_free (test);
}

static CatenaOperation *
create_in (TestHub *test,
           guint    place)
{
  g_autoptr (CatenaWorkspace) workspace = g_list_model_get_item (catena_hub_get_workspaces (test->hub), place);
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("trade1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CatenaOperation *operation;

  catena_workspace_create_service_async (workspace, draft, NULL, test_on_result, &result);
  operation = catena_workspace_create_service_finish (workspace, test_wait_result (&result), &error);
  g_assert_no_error (error);

  return operation;
}

/* One project reached over two accounts, and the very same request over both: what one has made is not the other's. */
static void
test_same_over_two_accounts (void)
{
  TestHub *test = test_hub_new (test_fast);
  g_autoptr (CatenaOperation) lost = NULL;
  g_autoptr (CatenaOperation) arrived = NULL;

  add_account (test, "operator");
  add_account (test, "hwid_owner");
  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"hold-before\"}");
  test_hub_control (test, "POST", "/faults", "{\"operation\": \"createService\", \"fault\": \"reset\"}");
  lost = create_in (test, 0);
  test_wait_for (test_hub_is_held (test, "createService"));
  arrived = create_in (test, 2);
  test_wait_phase (arrived, CATENA_OPERATION_SUCCEEDED);
  test_hub_control (test, "POST", "/release", "{}");

  test_wait_phase (lost, CATENA_OPERATION_UNDECIDED);
  g_assert_null (catena_operation_get_service_id (lost));

  test_hub_free (test);
}

void
test_add_many (void)
{
  g_test_add_func ("/workspace/many/one-fails", test_one_fails);
  g_test_add_func ("/workspace/many/none-is-answered", test_none_is_answered);
  g_test_add_func ("/workspace/many/same-over-two-accounts", test_same_over_two_accounts);
}
