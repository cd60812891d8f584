/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-hub.h"

#include "catena-error.h"

static const char * const few_services[] = { "--services", "6", NULL };

static void
check_refused (TestHub           *test,
               CatenaAccount     *account,
               CatenaCredentials *credentials)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (test_hub_save_account (test, account, credentials, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_accounts (test->hub)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_workspaces (test->hub)), ==, 0);
}

static void
test_validated (void)
{
  TestHub *test = test_hub_new (few_services);
  g_autoptr (CatenaCredentials) keys = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_KEYS);
  g_autoptr (CatenaProject) plain = catena_project_new ("p", "p", "p", "http://bcs.example.com");

  catena_account_set_label (account, "  ");
  check_refused (test, account, keys);
  catena_account_set_label (account, "Test");

  check_refused (test, account, NULL);

  catena_account_set_credentials_kind (account, CATENA_CREDENTIALS_PASSWORD);
  check_refused (test, account, keys);
  catena_account_set_credentials_kind (account, CATENA_CREDENTIALS_KEYS);

  catena_account_add_project (account, plain);
  check_refused (test, account, keys);
  catena_account_remove_project (account, "p");

  catena_account_set_iam_endpoint (account, "iam.example.com");
  check_refused (test, account, keys);
  catena_account_set_iam_endpoint (account, NULL);

  catena_account_remove_project (account, test_hub_get_project_id (test));
  check_refused (test, account, keys);

  test_hub_free (test);
}

static void
edit_label_and_add (TestHub    *test,
                    const char *project_id)
{
  g_autoptr (CatenaAccount) copy = catena_account_copy (catena_hub_lookup_account (test->hub, test->account_id));
  g_autoptr (CatenaProject) project =
    catena_project_new (project_id, "cn-south-1", "cn-south-1", catena_test_simulator_get_bcs_url (test->simulator));
  g_autoptr (GError) error = NULL;

  catena_account_set_label (copy, "Another");
  catena_account_add_project (copy, project);
  g_assert_true (test_hub_save_account (test, copy, NULL, &error));
  g_assert_no_error (error);
}

static void
test_edited (void)
{
  TestHub *test = test_hub_new (few_services);
  CatenaWorkspace *workspace;
  const char *second = catena_test_simulator_get_project_id (test->simulator, 0, "cn-south-1");
  g_autoptr (GError) error = NULL;

  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);
  test_hub_refresh (test);
  workspace = test_hub_get_workspace (test);

  /* With another label and a project more, what is open stays as it is. */
  edit_label_and_add (test, second);
  g_assert_true (test_hub_get_workspace (test) == workspace);
  g_assert_cmpstr (catena_account_get_label (catena_workspace_get_account (workspace)), ==, "Another");
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_workspaces (test->hub)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (catena_workspace_get_services (workspace)), ==, 6);
  test_hub_refresh (test);
  g_assert_null (catena_workspace_get_error (workspace));

  /* It is as it was after a restart, with its secrets. */
  test_hub_close (test);
  test_hub_open (test);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_accounts (test->hub)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_workspaces (test->hub)), ==, 2);
  test_hub_refresh (test);
  g_assert_null (catena_workspace_get_error (test_hub_get_workspace (test)));

  /* A project less. */
  {
    g_autoptr (CatenaAccount) copy = catena_account_copy (catena_hub_lookup_account (test->hub, test->account_id));

    catena_account_remove_project (copy, second);
    g_assert_true (test_hub_save_account (test, copy, NULL, &error));
  }
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_workspaces (test->hub)), ==, 1);
  g_assert_null (catena_hub_lookup_workspace (test->hub, test->account_id, second));

  test_hub_free (test);
}

static void
test_removed (void)
{
  TestHub *test = test_hub_new (few_services);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);
  test_hub_refresh (test);
  id = g_strdup (test->account_id);
  g_assert_true (test_hub_remove_account (test, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_accounts (test->hub)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_workspaces (test->hub)), ==, 0);

  /* Its secrets and its answers went with it: one with the same id has neither. */
  {
    g_autoptr (CatenaKeyring) keyring = catena_keyring_new ();
    g_autoptr (CatenaSecret) secret = NULL;
    g_autoptr (GAsyncResult) result = NULL;

    catena_keyring_lookup_async (keyring, id, CATENA_KEYRING_CREDENTIALS, NULL, NULL, test_on_result, &result);
    secret = catena_keyring_lookup_finish (keyring, test_wait_result (&result), NULL);
    g_assert_null (secret);
  }
  test_hub_close (test);
  test_hub_open (test);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_accounts (test->hub)), ==, 0);
  {
    g_autoptr (GBytes) answer = NULL;
    g_autoptr (GAsyncResult) result = NULL;
    gint64 time;

    catena_database_get_answer_async (test->hub->database, id, "listServices", test_hub_get_project_id (test), NULL,
                                      test_on_result, &result);
    answer = catena_database_get_answer_finish (test->hub->database, test_wait_result (&result), &time, &error);
    g_assert_no_error (error);
    g_assert_null (answer);
  }

  test_hub_free (test);
}

/* The keyring has nothing: a person is asked, and what is known is shown. */
static void
test_no_secrets (void)
{
  TestHub *test = test_hub_new (few_services);
  g_autoptr (CatenaCredentials) keys = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);
  g_autoptr (GError) error = NULL;

  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);
  test_hub_refresh (test);
  test_hub_close (test);
  {
    g_autoptr (CatenaKeyring) keyring = catena_keyring_new ();
    g_autoptr (GAsyncResult) result = NULL;

    catena_keyring_clear_async (keyring, test->account_id, NULL, test_on_result, &result);
    g_assert_true (catena_keyring_clear_finish (keyring, test_wait_result (&result), &error));
  }
  test_hub_open (test);
  g_assert_cmpuint (g_list_model_get_n_items (catena_workspace_get_services (test_hub_get_workspace (test))), ==, 6);
  test_hub_refresh (test);
  g_assert_error (catena_workspace_get_error (test_hub_get_workspace (test)), CATENA_ERROR, CATENA_ERROR_SIGN_IN);
  g_assert_cmpuint (test->n_sign_in_required, ==, 1);

  g_assert_true (test_hub_sign_in (test, keys, NULL, &error));
  g_assert_no_error (error);
  test_wait_for (catena_workspace_get_error (test_hub_get_workspace (test)) == NULL);

  test_hub_free (test);
}

void
test_add_accounts (void)
{
  g_test_add_func ("/workspace/accounts/validated", test_validated);
  g_test_add_func ("/workspace/accounts/edited", test_edited);
  g_test_add_func ("/workspace/accounts/removed", test_removed);
  g_test_add_func ("/workspace/accounts/no-secrets", test_no_secrets);
}
