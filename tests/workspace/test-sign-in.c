/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-hub.h"

#include "catena-error.h"
#include "catena-held-token.h"
#include "catena-test-passcode.h"
#include "catena-time.h"

#define N_SERVICES 6
#define N_CALLS 10

static const char * const few_services[] = { "--services", "6", NULL };

static TestHub *
make_hub (const char *user)
{
  TestHub *test = test_hub_new (few_services);

  test_hub_add_account (test, user, CATENA_CREDENTIALS_PASSWORD);

  return test;
}

static guint
get_details_known (TestHub *test)
{
  guint known;

  g_object_get (test_hub_get_workspace (test), "details-known", &known, NULL);

  return known;
}

static guint
get_n_services (TestHub *test)
{
  return g_list_model_get_n_items (catena_workspace_get_services (test_hub_get_workspace (test)));
}

static void
expire_tokens (TestHub *test)
{
  test_hub_control (test, "POST", "/tokens/expire", "{}");
}

static CatenaCredentials *
make_wrong_credentials (TestHub *test)
{
  return test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_PASSWORD, "not-the-password");
}

static void
test_token_is_shared (void)
{
  TestHub *test = make_hub ("operator");

  test_hub_refresh (test);
  test_wait_for (get_details_known (test) == N_SERVICES);
  /* The list and the details, all with one token. */
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 1);

  test_hub_free (test);
}

static void
test_token_is_kept (void)
{
  TestHub *test = make_hub ("operator");

  test_hub_refresh (test);
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 1);
  test_hub_close (test);
  test_hub_open (test);
  test_hub_refresh (test);
  g_assert_null (catena_workspace_get_error (test_hub_get_workspace (test)));
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 1);

  test_hub_free (test);
}

typedef struct
{
  GAsyncResult *results[N_CALLS];
} Calls;

/* Ten calls that meet a 401 at once: one renewal, and all ten go on. */
static void
test_one_renewal (void)
{
  TestHub *test = make_hub ("operator");
  CatenaBcs *bcs = catena_workspace_get_bcs (test_hub_get_workspace (test));
  Calls calls = { { NULL } };

  test_hub_refresh (test);
  test_wait_for (get_details_known (test) == N_SERVICES);
  test_hub_control (test, "DELETE", "/arrivals", "%s", "");
  expire_tokens (test);

  /* The first new token comes only when all ten have been refused. */
  test_hub_control (test, "POST", "/faults", "{\"operation\": \"iamCreateToken\", \"fault\": \"hold-before\"}");
  for (guint i = 0; i < N_CALLS; i++)
    catena_bcs_list_services_async (bcs, NULL, test_on_result, &calls.results[i]);
  test_wait_for (test_hub_arrivals (test, "listServices") == N_CALLS);
  test_wait_for (test_hub_arrivals (test, "iamCreateToken") > 0);
  test_spin (100);
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 1);
  test_hub_control (test, "POST", "/release", "{}");

  for (guint i = 0; i < N_CALLS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) services =
        catena_bcs_list_services_finish (bcs, test_wait_result (&calls.results[i]), NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (services->len, ==, N_SERVICES);
      g_object_unref (calls.results[i]);
    }
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 1);
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, 2 * N_CALLS);
  g_assert_cmpuint (test->n_sign_in_required, ==, 0);

  test_hub_free (test);
}

/* A token that is refused although it is new is not renewed again and again, and nobody is asked for a password. */
static void
test_no_renewal_of_a_renewal (void)
{
  TestHub *test = make_hub ("operator");
  CatenaWorkspace *workspace = test_hub_get_workspace (test);

  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listServices\", \"fault\": \"status\", \"status\": 401, \"count\": 6,"
                    " \"body\": {\"error_code\": \"APIG.0307\", \"error_msg\": \"The token must be updated.\"}}");
  for (guint i = 0; i < 5; i++)
    {
      test_hub_refresh (test);
      g_assert_error (catena_workspace_get_error (workspace), CATENA_ERROR, CATENA_ERROR_AUTH);
    }
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 2);
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, 6);
  g_assert_cmpuint (test->n_sign_in_required, ==, 0);

  /* When it is accepted after all, the next refusal is answered by a renewal again. */
  test_hub_refresh (test);
  g_assert_null (catena_workspace_get_error (workspace));
  expire_tokens (test);
  test_hub_refresh (test);
  g_assert_null (catena_workspace_get_error (workspace));
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 3);

  test_hub_free (test);
}

/* Calls that come while the first token is under way wait for it. */
static void
test_one_login (void)
{
  TestHub *test = make_hub ("operator");
  CatenaBcs *bcs = catena_workspace_get_bcs (test_hub_get_workspace (test));
  Calls calls = { { NULL } };

  for (guint i = 0; i < N_CALLS; i++)
    catena_bcs_list_services_async (bcs, NULL, test_on_result, &calls.results[i]);
  for (guint i = 0; i < N_CALLS; i++)
    {
      g_autoptr (GPtrArray) services =
        catena_bcs_list_services_finish (bcs, test_wait_result (&calls.results[i]), NULL, NULL);

      g_assert_nonnull (services);
      g_object_unref (calls.results[i]);
    }
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 1);

  test_hub_free (test);
}

/* One that is cancelled does not take the token from the others. */
static void
test_cancelled_while_waiting (void)
{
  TestHub *test = make_hub ("operator");
  CatenaBcs *bcs = catena_workspace_get_bcs (test_hub_get_workspace (test));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) services = NULL;
  GAsyncResult *results[2] = { NULL, NULL };

  test_hub_control (test, "POST", "/faults", "{\"operation\": \"iamCreateToken\", \"fault\": \"hold-before\"}");
  catena_bcs_list_services_async (bcs, cancellable, test_on_result, &results[0]);
  catena_bcs_list_services_async (bcs, NULL, test_on_result, &results[1]);
  test_wait_for (test_hub_arrivals (test, "iamCreateToken") == 1);
  g_cancellable_cancel (cancellable);
  none = catena_bcs_list_services_finish (bcs, test_wait_result (&results[0]), NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (results[1]);

  test_hub_control (test, "POST", "/release", "{}");
  services = catena_bcs_list_services_finish (bcs, test_wait_result (&results[1]), NULL, NULL);
  g_assert_nonnull (services);
  g_object_unref (results[0]);
  g_object_unref (results[1]);

  test_hub_free (test);
}

/* A token is replaced before its end, without a 401. */
static void
test_renewed_before_its_end (void)
{
  TestHub *test = make_hub ("operator");

  test_hub_control (test, "POST", "/tokens/lifetime", "{\"seconds\": 2}");
  test_hub_refresh (test);
  test_wait_for (get_details_known (test) == N_SERVICES);
  test_spin (1700);
  test_hub_control (test, "DELETE", "/arrivals", "%s", "");
  test_hub_refresh (test);
  g_assert_null (catena_workspace_get_error (test_hub_get_workspace (test)));
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 1);
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, 1);

  test_hub_free (test);
}

static void
check_after_restart (TestHub *test)
{
  test_hub_close (test);
  expire_tokens (test);
  test_hub_open (test);
  test_hub_refresh (test);
  g_assert_null (catena_workspace_get_error (test_hub_get_workspace (test)));
  g_assert_cmpuint (test->n_sign_in_required, ==, 1);
}

static void
check_tried_once (TestHub         *test,
                  CatenaWorkspace *workspace)
{
  for (guint i = 0; i < 3; i++)
    {
      test_hub_refresh (test);
      g_assert_error (catena_workspace_get_error (workspace), CATENA_ERROR, CATENA_ERROR_SIGN_IN);
    }
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 1);
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, 0);
  g_assert_cmpuint (test->n_sign_in_required, ==, 1);
  g_assert_error (test->sign_in_reason, CATENA_ERROR, CATENA_ERROR_AUTH);
  /* What was on the screen stays. */
  g_assert_cmpuint (get_n_services (test), ==, N_SERVICES);
  g_assert_cmpuint (get_details_known (test), ==, N_SERVICES);
}

/* A wrong password is tried once, whatever calls after. */
static void
test_wrong_password (void)
{
  TestHub *test = make_hub ("operator");
  g_autoptr (CatenaCredentials) wrong = make_wrong_credentials (test);
  g_autoptr (CatenaCredentials) right =
    test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_PASSWORD, NULL);
  g_autoptr (CatenaAccount) account = g_object_ref (catena_hub_lookup_account (test->hub, test->account_id));
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  g_autoptr (GError) error = NULL;

  test_hub_refresh (test);
  test_wait_for (get_details_known (test) == N_SERVICES);

  /* The password was changed behind our back. */
  catena_connection_set_credentials (catena_workspace_get_connection (workspace), wrong);
  test_hub_control (test, "DELETE", "/arrivals", "%s", "");
  check_tried_once (test, workspace);

  /* A person errs: one attempt, and no second question. */
  g_assert_false (test_hub_sign_in (test, wrong, NULL, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_AUTH);
  g_clear_error (&error);
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 2);
  g_assert_cmpuint (test->n_sign_in_required, ==, 1);
  test_hub_refresh (test);
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 2);

  /* And gets it right: everything goes on. */
  g_assert_true (test_hub_sign_in (test, right, NULL, &error));
  g_assert_no_error (error);
  test_wait_for (catena_workspace_get_error (workspace) == NULL);
  g_assert_cmpuint (get_n_services (test), ==, N_SERVICES);
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 3);
  test_wait_for (!catena_workspace_get_refreshing (workspace));

  /* What was typed is kept. */
  g_clear_object (&account);
  check_after_restart (test);

  test_hub_free (test);
}

/* Two projects that need a token at the same time find out with one attempt. */
static void
test_wrong_password_two_projects (void)
{
  TestHub *test = test_hub_new (few_services);
  g_autoptr (CatenaCredentials) wrong = make_wrong_credentials (test);
  const char *second = catena_test_simulator_get_project_id (test->simulator, 0, "cn-south-1");
  CatenaWorkspace *workspaces[2];

  {
    g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_PASSWORD);
    g_autoptr (CatenaProject) project =
      catena_project_new (second, "cn-south-1", "cn-south-1", catena_test_simulator_get_bcs_url (test->simulator));

    catena_account_add_project (account, project);
    g_assert_true (test_hub_save_account (test, account, wrong, NULL));
  }
  workspaces[0] = test_hub_get_workspace (test);
  workspaces[1] = catena_hub_lookup_workspace (test->hub, test->account_id, second);
  for (guint i = 0; i < 2; i++)
    catena_workspace_refresh (workspaces[i]);
  for (guint i = 0; i < 2; i++)
    {
      test_wait_for (!catena_workspace_get_refreshing (workspaces[i]));
      g_assert_error (catena_workspace_get_error (workspaces[i]), CATENA_ERROR, CATENA_ERROR_SIGN_IN);
    }
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 1);
  g_assert_cmpuint (test->n_sign_in_required, ==, 1);

  test_hub_free (test);
}

/* Without IAM nobody is asked for anything: it is a matter of the network. */
static void
test_iam_out_of_order (void)
{
  TestHub *test = make_hub ("operator");
  CatenaWorkspace *workspace = test_hub_get_workspace (test);

  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"iamCreateToken\", \"fault\": \"status\", \"status\": 500}");
  test_hub_refresh (test);
  g_assert_error (catena_workspace_get_error (workspace), CATENA_ERROR, CATENA_ERROR_SERVER);
  g_assert_cmpuint (test->n_sign_in_required, ==, 0);
  test_hub_refresh (test);
  g_assert_null (catena_workspace_get_error (workspace));

  test_hub_free (test);
}

/* A passcode cannot be made up: a person is asked before anything is sent. */
static void
test_second_factor (void)
{
  TestHub *test = make_hub ("guard");
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  g_autofree char *passcode = catena_test_make_passcode (test->simulator, 0, "guard");
  g_autoptr (GError) error = NULL;

  test_hub_refresh (test);
  g_assert_error (catena_workspace_get_error (workspace), CATENA_ERROR, CATENA_ERROR_SIGN_IN);
  g_assert_cmpuint (test->n_sign_in_required, ==, 1);
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 0);

  g_assert_false (test_hub_sign_in (test, NULL, NULL, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_SIGN_IN);
  g_clear_error (&error);
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 0);

  g_assert_true (test_hub_sign_in (test, NULL, passcode, &error));
  g_assert_no_error (error);
  test_wait_for (catena_workspace_get_error (workspace) == NULL);
  test_wait_for (get_details_known (test) == N_SERVICES);
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 1);
  test_wait_for (!catena_workspace_get_refreshing (workspace));

  /* When its token is refused, a person is asked again. */
  expire_tokens (test);
  test_hub_refresh (test);
  g_assert_error (catena_workspace_get_error (workspace), CATENA_ERROR, CATENA_ERROR_SIGN_IN);
  g_assert_cmpuint (test->n_sign_in_required, ==, 2);
  g_assert_cmpuint (get_n_services (test), ==, N_SERVICES);

  test_hub_free (test);
}

/* Refused keys are not used again: five refusals lock them. */
static void
test_wrong_keys (void)
{
  TestHub *test = test_hub_new (few_services);
  CatenaWorkspace *workspace;
  g_autoptr (CatenaCredentials) wrong = NULL;
  g_autoptr (CatenaCredentials) right = NULL;
  g_autoptr (GError) error = NULL;

  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);
  workspace = test_hub_get_workspace (test);
  wrong = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, "not-the-key");
  right = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);
  catena_connection_set_credentials (catena_workspace_get_connection (workspace), wrong);

  for (guint i = 0; i < 4; i++)
    test_hub_refresh (test);
  g_assert_error (catena_workspace_get_error (workspace), CATENA_ERROR, CATENA_ERROR_SIGN_IN);
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, 1);
  g_assert_cmpuint (test->n_sign_in_required, ==, 1);

  g_assert_false (test_hub_sign_in (test, wrong, NULL, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_AUTH);
  g_clear_error (&error);
  g_assert_true (test_hub_sign_in (test, right, NULL, &error));
  g_assert_no_error (error);
  test_wait_for (catena_workspace_get_error (workspace) == NULL);
  test_wait_for (get_details_known (test) == N_SERVICES);

  test_hub_free (test);
}

/* The token of the user before is in the keyring: it is not used. */
static void
test_another_user (void)
{
  TestHub *test = make_hub ("operator");
  g_autoptr (CatenaCredentials) auditor =
    test_hub_make_credentials (test, "auditor", CATENA_CREDENTIALS_PASSWORD, NULL);
  g_autoptr (GError) error = NULL;

  test_hub_refresh (test);
  {
    g_autoptr (CatenaAccount) copy = catena_account_copy (catena_hub_lookup_account (test->hub, test->account_id));

    g_assert_true (test_hub_save_account (test, copy, auditor, &error));
    g_assert_no_error (error);
  }
  test_hub_close (test);
  test_hub_open (test);
  test_hub_refresh (test);
  g_assert_null (catena_workspace_get_error (test_hub_get_workspace (test)));
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 2);

  test_hub_free (test);
}

static void
test_held_token (void)
{
  const gint64 hour = 60 * 60 * CATENA_NSEC_PER_SEC;
  g_autoptr (CatenaSecret) secret = catena_secret_new ("canary \"token\"");
  gint64 now = catena_time_now ();
  CatenaToken token = { .secret = secret, .issued = now - hour, .expires = now + 23 * hour };
  g_autoptr (CatenaHeldToken) held = catena_held_token_new (&token, "alpha/operator");
  g_autoptr (CatenaSecret) item = catena_held_token_to_secret (held);
  g_autoptr (CatenaHeldToken) read = catena_held_token_new_from_secret (item);
  g_autoptr (CatenaSecret) rubbish = catena_secret_new ("{\"token\": 3}");

  /* Its end is told by our clock, by how long it lasts. */
  g_assert_cmpint (held->expires - held->received, ==, 24 * hour);
  g_assert_true (catena_secret_equal (read->secret, secret));
  g_assert_cmpstr (read->owner, ==, "alpha/operator");
  g_assert_cmpint (read->expires, ==, held->expires);
  g_assert_true (catena_held_token_is_fresh (read));
  g_assert_null (catena_held_token_new_from_secret (rubbish));

  /* Ten minutes before its end it is alive, and no longer fresh. */
  held->received = now - 24 * hour + 9 * 60 * CATENA_NSEC_PER_SEC;
  held->expires = held->received + 24 * hour;
  g_assert_true (catena_held_token_is_alive (held));
  g_assert_false (catena_held_token_is_fresh (held));
  held->expires = now - 1;
  g_assert_false (catena_held_token_is_alive (held));
}

void
test_add_sign_in (void)
{
  g_test_add_func ("/workspace/sign-in/token-is-shared", test_token_is_shared);
  g_test_add_func ("/workspace/sign-in/token-is-kept", test_token_is_kept);
  g_test_add_func ("/workspace/sign-in/one-renewal", test_one_renewal);
  g_test_add_func ("/workspace/sign-in/no-renewal-of-a-renewal", test_no_renewal_of_a_renewal);
  g_test_add_func ("/workspace/sign-in/one-login", test_one_login);
  g_test_add_func ("/workspace/sign-in/cancelled-while-waiting", test_cancelled_while_waiting);
  g_test_add_func ("/workspace/sign-in/renewed-before-its-end", test_renewed_before_its_end);
  g_test_add_func ("/workspace/sign-in/wrong-password", test_wrong_password);
  g_test_add_func ("/workspace/sign-in/wrong-password-two-projects", test_wrong_password_two_projects);
  g_test_add_func ("/workspace/sign-in/iam-out-of-order", test_iam_out_of_order);
  g_test_add_func ("/workspace/sign-in/second-factor", test_second_factor);
  g_test_add_func ("/workspace/sign-in/wrong-keys", test_wrong_keys);
  g_test_add_func ("/workspace/sign-in/another-user", test_another_user);
  g_test_add_func ("/workspace/sign-in/held-token", test_held_token);
}
