/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-hub.h"

#include "catena-connection-check.h"
#include "catena-error.h"
#include "catena-region.h"
#include "../net/net-resolver.h"

#define HOUR (60 * 60)

static CatenaCheckResult
get_result (CatenaConnectionCheck *check,
            CatenaCheckStep        step)
{
  g_autoptr (CatenaCheckItem) item = g_list_model_get_item (G_LIST_MODEL (check), step);

  g_assert_cmpint (catena_check_item_get_step (item), ==, step);
  g_assert_cmpstr (catena_check_item_get_title (item), !=, "");

  return catena_check_item_get_result (item);
}

static gboolean
run (CatenaConnectionCheck *check,
     GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  catena_connection_check_run_async (check, NULL, test_on_result, &result);

  return catena_connection_check_run_finish (check, test_wait_result (&result), error);
}

static gboolean
discover (CatenaConnectionCheck *check,
          GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  catena_connection_check_discover_async (check, NULL, test_on_result, &result);

  return catena_connection_check_discover_finish (check, test_wait_result (&result), error);
}

/* Runs, and expects the failure at that step: what is before it went well, what is after it was not looked at. */
static void
expect_failure (CatenaAccount     *account,
                CatenaCredentials *credentials,
                CatenaCheckStep    step,
                CatenaErrorKind    kind)
{
  g_autoptr (CatenaConnectionCheck) check = catena_connection_check_new (account, credentials, NULL);
  g_autoptr (GError) error = NULL;
  CatenaCheckItem *failed;

  g_assert_false (run (check, &error));
  g_assert_error (error, CATENA_ERROR, (int) kind);
  failed = catena_connection_check_get_failed_item (check);
  g_assert_nonnull (failed);
  g_assert_cmpint (catena_check_item_get_step (failed), ==, step);
  g_assert_error (catena_check_item_get_error (failed), CATENA_ERROR, (int) kind);
  g_assert_false (catena_connection_check_get_succeeded (check));
  for (guint i = 0; i < CATENA_CHECK_N_STEPS; i++)
    {
      CatenaCheckResult result = get_result (check, (CatenaCheckStep) i);

      if (i == step)
        g_assert_cmpint (result, ==, CATENA_CHECK_FAILED);
      else if (i > step)
        g_assert_cmpint (result, ==, CATENA_CHECK_SKIPPED);
      else
        g_assert_true (result == CATENA_CHECK_PASSED || result == CATENA_CHECK_SKIPPED);
    }
}

static void
check_succeeds (TestHub               *test,
                const char            *user,
                CatenaCredentialsKind  kind)
{
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, kind);
  g_autoptr (CatenaCredentials) credentials = test_hub_make_credentials (test, user, kind, NULL);
  g_autoptr (CatenaConnectionCheck) check = catena_connection_check_new (account, credentials, NULL);
  JsonObject *tenant = catena_test_simulator_get_tenant (test->simulator, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (check)), ==, CATENA_CHECK_N_STEPS);
  g_assert_true (run (check, &error));
  g_assert_no_error (error);
  g_assert_true (catena_connection_check_get_succeeded (check));
  g_assert_null (catena_connection_check_get_failed_item (check));
  for (guint i = 0; i < CATENA_CHECK_N_STEPS; i++)
    /* Without TLS there is no certificate. */
    g_assert_cmpint (get_result (check, (CatenaCheckStep) i), ==,
                     i == CATENA_CHECK_TLS ? CATENA_CHECK_SKIPPED : CATENA_CHECK_PASSED);
  /* Which account it is, was found out on the way. */
  g_assert_cmpstr (catena_connection_check_get_domain_id (check), ==,
                   json_object_get_string_member (tenant, "domain_id"));
}

static void
test_succeeds (void)
{
  TestHub *test = test_hub_new (NULL);

  check_succeeds (test, "operator", CATENA_CREDENTIALS_KEYS);
  check_succeeds (test, "operator", CATENA_CREDENTIALS_PASSWORD);
  check_succeeds (test, "auditor", CATENA_CREDENTIALS_KEYS);
  /* It only looks. */
  g_assert_cmpuint (test_hub_arrivals (test, "createService"), ==, 0);

  test_hub_free (test);
}

static void
put_project (CatenaAccount *account,
             const char    *id,
             const char    *endpoint)
{
  g_autoptr (CatenaProject) project = catena_project_new (id, "cn-north-4", "cn-north-4", endpoint);

  catena_account_remove_project (account, id);
  catena_account_add_project (account, project);
}

static void
test_unreachable (void)
{
  TestHub *test = test_hub_new (NULL);
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_KEYS);
  g_autoptr (CatenaCredentials) keys = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *closed = g_strdup_printf ("https://127.0.0.1:%u", port);

  put_project (account, test_hub_get_project_id (test), "https://bcs.x.invalid");
  expect_failure (account, keys, CATENA_CHECK_RESOLVE, CATENA_ERROR_RESOLVE);

  g_socket_listener_close (listener);
  put_project (account, test_hub_get_project_id (test), closed);
  expect_failure (account, keys, CATENA_CHECK_CONNECT, CATENA_ERROR_CONNECT);

  put_project (account, test_hub_get_project_id (test), "http://bcs.example.com");
  expect_failure (account, keys, CATENA_CHECK_RESOLVE, CATENA_ERROR_INPUT);

  test_hub_free (test);
}

/* Where no name is found, the second endpoint of the region was looked for at last. */
static void
test_second_endpoint (void)
{
  TestHub *test = test_hub_new (NULL);
  g_autoptr (GResolver) system = g_resolver_get_default ();
  g_autoptr (GResolver) resolver = net_resolver_new (FALSE);
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_KEYS);
  g_autoptr (CatenaCredentials) keys = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);
  const CatenaRegion *region = catena_region_get ("cn-north-4");
  const char * const endpoints[] = { region->bcs, "https://bcs.typed.invalid" };
  const char * const asked_last[] = { "bcs.cn-north-4.myhuaweicloud.cn", "bcs.typed.invalid" };

  g_resolver_set_default (resolver);
  for (guint i = 0; i < G_N_ELEMENTS (endpoints); i++)
    {
      g_autoptr (CatenaConnectionCheck) check = catena_connection_check_new (account, keys, NULL);
      g_autoptr (GError) error = NULL;

      put_project (account, test_hub_get_project_id (test), endpoints[i]);
      g_assert_false (run (check, &error));
      g_assert_error (error, CATENA_ERROR, CATENA_ERROR_RESOLVE);
      g_assert_cmpstr (catena_error_get_details (error)->host, ==, asked_last[i]);
      g_assert_cmpint (get_result (check, CATENA_CHECK_RESOLVE), ==, CATENA_CHECK_FAILED);
    }
  g_resolver_set_default (system);

  test_hub_free (test);
}

/* What was asked can be seen afterwards. */
static void
test_recorded (void)
{
  TestHub *test = test_hub_new (NULL);
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_KEYS);
  g_autoptr (CatenaCredentials) keys = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);
  g_autoptr (CatenaConnectionCheck) check = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  catena_hub_prepare_check_async (test->hub, account, keys, NULL, NULL, test_on_result, &result);
  check = catena_hub_prepare_check_finish (test->hub, test_wait_result (&result), &error);
  g_assert_no_error (error);
  g_assert_true (run (check, &error));
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_exchanges (test->hub)), >, 0);

  /* It holds the hub. */
  g_clear_object (&result);
  test_hub_free (test);
}

static char *
get_certificate (const char *name)
{
  return g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", name, NULL);
}

static TestHub *
make_hub_with_tls (const char *certificate)
{
  g_autofree char *path = get_certificate (certificate);
  const char * const arguments[] = { "--tls-cert", path, "--tls-key", path, NULL };

  return test_hub_new (arguments);
}

static void
test_certificate (void)
{
  TestHub *test = make_hub_with_tls ("self-signed.pem");
  g_autofree char *ca = get_certificate ("ca.pem");

  {
    g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_KEYS);
    g_autoptr (CatenaCredentials) keys =
      test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);

    expect_failure (account, keys, CATENA_CHECK_TLS, CATENA_ERROR_TLS);
    catena_account_set_ca_file (account, ca);
    expect_failure (account, keys, CATENA_CHECK_TLS, CATENA_ERROR_TLS);
  }
  test_hub_free (test);

  /* Of an authority that the person has added. */
  test = make_hub_with_tls ("server.pem");
  {
    g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_KEYS);
    g_autoptr (CatenaCredentials) keys =
      test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);
    g_autoptr (CatenaConnectionCheck) check = NULL;
    g_autoptr (GError) error = NULL;

    expect_failure (account, keys, CATENA_CHECK_TLS, CATENA_ERROR_TLS);
    catena_account_set_ca_file (account, ca);
    check = catena_connection_check_new (account, keys, NULL);
    g_assert_true (run (check, &error));
    g_assert_no_error (error);
    g_assert_cmpint (get_result (check, CATENA_CHECK_TLS), ==, CATENA_CHECK_PASSED);
  }
  test_hub_free (test);
}

static void
test_clock (void)
{
  TestHub *test = test_hub_new (NULL);
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_KEYS);
  g_autoptr (CatenaCredentials) keys = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);
  g_autoptr (CatenaConnectionCheck) check = catena_connection_check_new (account, keys, NULL);
  const CatenaErrorDetails *details;
  g_autoptr (GError) error = NULL;

  test_hub_control (test, "POST", "/clock", "{\"skew_seconds\": %d}", HOUR);
  expect_failure (account, keys, CATENA_CHECK_CLOCK, CATENA_ERROR_CLOCK);
  g_assert_false (run (check, &error));
  details = catena_error_get_details (error);
  g_assert_cmpint (ABS (details->clock_skew - HOUR), <, 60);

  /* A few minutes are no reason. */
  test_hub_control (test, "POST", "/clock", "{\"skew_seconds\": -120}");
  g_clear_error (&error);
  g_assert_true (run (check, &error));
  g_assert_no_error (error);

  test_hub_free (test);
}

static void
test_sign_in (void)
{
  TestHub *test = test_hub_new (NULL);
  g_autoptr (CatenaAccount) with_keys = test_hub_make_account (test, CATENA_CREDENTIALS_KEYS);
  g_autoptr (CatenaAccount) with_password = test_hub_make_account (test, CATENA_CREDENTIALS_PASSWORD);
  g_autoptr (CatenaCredentials) keys =
    test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, "not-the-key");
  g_autoptr (CatenaCredentials) password =
    test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_PASSWORD, "not-the-password");
  g_autoptr (CatenaCredentials) locked =
    test_hub_make_credentials (test, "former", CATENA_CREDENTIALS_PASSWORD, NULL);
  g_autoptr (CatenaCredentials) guard = test_hub_make_credentials (test, "guard", CATENA_CREDENTIALS_PASSWORD, NULL);

  expect_failure (with_keys, keys, CATENA_CHECK_SIGN_IN, CATENA_ERROR_AUTH);
  expect_failure (with_password, password, CATENA_CHECK_SIGN_IN, CATENA_ERROR_AUTH);
  expect_failure (with_password, locked, CATENA_CHECK_SIGN_IN, CATENA_ERROR_AUTH);
  /* Without a passcode nothing is tried. */
  test_hub_control (test, "DELETE", "/arrivals", "%s", "");
  expect_failure (with_password, guard, CATENA_CHECK_SIGN_IN, CATENA_ERROR_SIGN_IN);
  g_assert_cmpuint (test_hub_arrivals (test, "iamCreateToken"), ==, 0);

  test_hub_free (test);
}

/* A token of another region: IAM gives it, BCS does not take it. */
static void
test_wrong_region (void)
{
  TestHub *test = test_hub_new (NULL);
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_PASSWORD);
  g_autoptr (CatenaCredentials) credentials =
    test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_PASSWORD, NULL);

  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listServices\", \"fault\": \"status\", \"status\": 401, \"count\": -1,"
                    " \"body\": {\"error_code\": \"APIG.0307\", \"error_msg\": \"The token must be updated.\"}}");
  expect_failure (account, credentials, CATENA_CHECK_SIGN_IN, CATENA_ERROR_AUTH);

  test_hub_free (test);
}

static void
test_permission (void)
{
  TestHub *test = test_hub_new (NULL);
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_KEYS);
  g_autoptr (CatenaCredentials) keys = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);

  /* The clock is looked at first, with a call of the same kind. */
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listServices\", \"fault\": \"status\", \"status\": 403, \"after\": 1,"
                    " \"body\": {\"error_code\": \"BCS.4030403\", \"error_msg\": \"no\"}}");
  expect_failure (account, keys, CATENA_CHECK_PERMISSION, CATENA_ERROR_FORBIDDEN);

  test_hub_free (test);
}

/* The sign-in page of a network in the place of the service. */
static void
test_captive_portal (void)
{
  TestHub *test = test_hub_new (NULL);
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_KEYS);
  g_autoptr (CatenaCredentials) keys = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);

  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listServices\", \"fault\": \"status\", \"status\": 200, \"count\": -1,"
                    " \"body\": \"<html><body>Welcome to the train</body></html>\", \"content_type\": \"text/html\"}");
  expect_failure (account, keys, CATENA_CHECK_SERVICE, CATENA_ERROR_PROTOCOL);

  test_hub_free (test);
}

/* The second project is looked at as well as the first. */
static void
test_every_project (void)
{
  TestHub *test = test_hub_new (NULL);
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_KEYS);
  g_autoptr (CatenaCredentials) keys = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);

  put_project (account, "0123456789abcdef0123456789abcdef", catena_test_simulator_get_bcs_url (test->simulator));
  {
    g_autoptr (CatenaConnectionCheck) check = catena_connection_check_new (account, keys, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (run (check, &error));
    g_assert_nonnull (catena_connection_check_get_failed_item (check));
    g_assert_cmpint (catena_check_item_get_step (catena_connection_check_get_failed_item (check)), >=,
                     CATENA_CHECK_SIGN_IN);
  }

  test_hub_free (test);
}

static void
test_discover (void)
{
  static const CatenaCredentialsKind kinds[] = { CATENA_CREDENTIALS_KEYS, CATENA_CREDENTIALS_PASSWORD };
  TestHub *test = test_hub_new (NULL);
  JsonObject *tenant = catena_test_simulator_get_tenant (test->simulator, 0);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (CatenaAccount) account = test_hub_make_account (test, kinds[i]);
      g_autoptr (CatenaCredentials) credentials = test_hub_make_credentials (test, "operator", kinds[i], NULL);
      g_autoptr (CatenaConnectionCheck) check = catena_connection_check_new (account, credentials, NULL);
      g_autoptr (CatenaProject) typed = NULL;
      g_autoptr (CatenaProject) guessed = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (discover (check, &error));
      g_assert_no_error (error);
      g_assert_null (catena_connection_check_get_projects_error (check));
      g_assert_cmpstr (catena_connection_check_get_domain_id (check), ==,
                       json_object_get_string_member (tenant, "domain_id"));
      g_assert_cmpstr (catena_connection_check_get_domain_name (check), ==,
                       json_object_get_string_member (tenant, "domain_name"));
      g_assert_cmpuint (g_list_model_get_n_items (catena_connection_check_get_projects (check)), ==, 2);

      /* Where the account's endpoint was typed it stays; elsewhere the region's is guessed. */
      typed = g_list_model_get_item (catena_connection_check_get_projects (check), 0);
      g_assert_cmpstr (catena_project_get_region (typed), ==, "cn-north-4");
      g_assert_cmpstr (catena_project_get_endpoint (typed), ==, catena_test_simulator_get_bcs_url (test->simulator));
      guessed = g_list_model_get_item (catena_connection_check_get_projects (check), 1);
      g_assert_cmpstr (catena_project_get_region (guessed), ==, "cn-south-1");
      g_assert_cmpstr (catena_project_get_endpoint (guessed), ==, "https://bcs.cn-south-1.myhuaweicloud.com");
    }

  test_hub_free (test);
}

static void
test_discover_refused (void)
{
  TestHub *test = test_hub_new (NULL);
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_PASSWORD);
  g_autoptr (CatenaCredentials) right =
    test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_PASSWORD, NULL);
  g_autoptr (CatenaCredentials) wrong =
    test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_PASSWORD, "not-the-password");
  g_autoptr (CatenaConnectionCheck) check = catena_connection_check_new (account, right, NULL);
  g_autoptr (CatenaConnectionCheck) other = catena_connection_check_new (account, wrong, NULL);
  g_autoptr (GError) error = NULL;

  /* Who may not list projects types one: that is no failure. */
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"iamListOwnProjects\", \"fault\": \"status\", \"status\": 403,"
                    " \"body\": {\"error\": {\"message\": \"no\", \"code\": 403}}}");
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"iamListProjects\", \"fault\": \"status\", \"status\": 403,"
                    " \"body\": {\"error\": {\"message\": \"no\", \"code\": 403}}}");
  g_assert_true (discover (check, &error));
  g_assert_no_error (error);
  g_assert_error (catena_connection_check_get_projects_error (check), CATENA_ERROR, CATENA_ERROR_FORBIDDEN);
  g_assert_cmpuint (g_list_model_get_n_items (catena_connection_check_get_projects (check)), ==, 0);
  g_assert_nonnull (catena_connection_check_get_domain_id (check));

  g_assert_false (discover (other, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_AUTH);

  test_hub_free (test);
}

static void
test_cancelled (void)
{
  TestHub *test = test_hub_new (NULL);
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, CATENA_CREDENTIALS_KEYS);
  g_autoptr (CatenaCredentials) keys = test_hub_make_credentials (test, "operator", CATENA_CREDENTIALS_KEYS, NULL);
  g_autoptr (CatenaConnectionCheck) check = catena_connection_check_new (account, keys, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean running;

  test_hub_control (test, "POST", "/faults", "{\"operation\": \"listServices\", \"fault\": \"hold-before\"}");
  catena_connection_check_run_async (check, cancellable, test_on_result, &result);
  g_object_get (check, "running", &running, NULL);
  g_assert_true (running);
  test_wait_for (test_hub_arrivals (test, "listServices") == 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (catena_connection_check_run_finish (check, test_wait_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_get (check, "running", &running, NULL);
  g_assert_false (running);
  test_hub_control (test, "POST", "/release", "{}");

  test_hub_free (test);
}

void
test_add_check (void)
{
  g_test_add_func ("/workspace/check/succeeds", test_succeeds);
  g_test_add_func ("/workspace/check/unreachable", test_unreachable);
  g_test_add_func ("/workspace/check/second-endpoint", test_second_endpoint);
  g_test_add_func ("/workspace/check/recorded", test_recorded);
  g_test_add_func ("/workspace/check/certificate", test_certificate);
  g_test_add_func ("/workspace/check/clock", test_clock);
  g_test_add_func ("/workspace/check/sign-in", test_sign_in);
  g_test_add_func ("/workspace/check/wrong-region", test_wrong_region);
  g_test_add_func ("/workspace/check/permission", test_permission);
  g_test_add_func ("/workspace/check/captive-portal", test_captive_portal);
  g_test_add_func ("/workspace/check/every-project", test_every_project);
  g_test_add_func ("/workspace/check/discover", test_discover);
  g_test_add_func ("/workspace/check/discover-refused", test_discover_refused);
  g_test_add_func ("/workspace/check/cancelled", test_cancelled);
}
