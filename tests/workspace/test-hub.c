/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* memmem () */
#define _GNU_SOURCE

#include "config.h"

#include "test-hub.h"

#include "catena-util.h"

#include <glib/gstdio.h>
#include <string.h>

#define TENANT 0
#define PROJECT "cn-north-4"

const char * const test_fast[] = { "--speed", "20000", NULL };
const char * const test_slow[] = { "--speed", "1", NULL };

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
on_sign_in_required (CatenaHub     *hub,
                     CatenaAccount *account,
                     const GError  *reason,
                     gpointer       user_data)
{
  TestHub *test = user_data;

  test->n_sign_in_required++;
  g_clear_error (&test->sign_in_reason);
  test->sign_in_reason = g_error_copy (reason);
}

static void
on_operation_ended (CatenaHub       *hub,
                    CatenaOperation *operation,
                    gpointer         user_data)
{
  ((TestHub *) user_data)->n_ended++;
}

gboolean
test_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
test_on_result (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
test_wait_result (GAsyncResult **result)
{
  test_wait_for (*result != NULL);

  return *result;
}

void
test_spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) milliseconds * 1000;
  guint source = g_timeout_add (5, test_tick, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static TestHub *
open_on (CatenaTestSimulator *simulator)
{
  TestHub *test = g_new0 (TestHub, 1);
  g_autoptr (GError) error = NULL;

  test->simulator = simulator;
  test->project_id = g_strdup (catena_test_simulator_get_project_id (test->simulator, TENANT, PROJECT));
  test->folder = g_dir_make_tmp ("catena-workspace-XXXXXX", &error);
  g_assert_no_error (error);
  test_hub_open (test);

  return test;
}

TestHub *
test_hub_new (const char * const *arguments)
{
  return open_on (catena_test_simulator_start (arguments));
}

/* A colleague: on the same simulator, with folders of their own. */
TestHub *
test_hub_new_beside (TestHub *other)
{
  TestHub *test = open_on (other->simulator);

  test->borrowed = TRUE;

  return test;
}

void
test_hub_lay_cables (TestHub *test)
{
  test->bcs_cable = test_cable_new (catena_test_simulator_get_bcs_url (test->simulator));
  test->iam_cable = test_cable_new (catena_test_simulator_get_iam_url (test->simulator));
}

TestHub *
test_hub_new_signed_in (const char * const *arguments)
{
  TestHub *test = test_hub_new (arguments);

  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);

  return test;
}

void
test_hub_free (TestHub *test)
{
  test_hub_close (test);
  g_clear_pointer (&test->bcs_cable, test_cable_free);
  g_clear_pointer (&test->iam_cable, test_cable_free);
  if (test->simulator != NULL && !test->borrowed)
    catena_test_simulator_stop (test->simulator);
  remove_folder (test->folder);
  g_clear_error (&test->sign_in_reason);
  g_free (test->account_id);
  g_free (test->project_id);
  g_free (test->folder);
  g_free (test);
}

void
test_hub_open (TestHub *test)
{
  g_autofree char *config = g_build_filename (test->folder, "config", NULL);
  g_autofree char *data = g_build_filename (test->folder, "data", NULL);
  const CatenaHubPlaces places = { config, data, FALSE };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (test->hub);
  test->hub = catena_hub_new (&places);
  catena_hub_set_time_scale (test->hub, TIME_SCALE);
  g_signal_connect (test->hub, "sign-in-required", G_CALLBACK (on_sign_in_required), test);
  g_signal_connect (test->hub, "operation-ended", G_CALLBACK (on_operation_ended), test);
  catena_hub_load_async (test->hub, NULL, test_on_result, &result);
  catena_hub_load_finish (test->hub, test_wait_result (&result), &error);
  g_assert_no_error (error);
}

/* It does one thing after the other. What it was told to keep has to be there for the next hub, which has the same file. */
static void
wait_for_keyring (CatenaKeyring *keyring)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CatenaSecret) nothing = NULL;

  catena_keyring_lookup_async (keyring, "nobody", CATENA_KEYRING_CREDENTIALS, NULL, NULL, test_on_result, &result);
  nothing = catena_keyring_lookup_finish (keyring, test_wait_result (&result), NULL);
}

void
test_hub_close (TestHub *test)
{
  gpointer hub = test->hub;
  g_autoptr (CatenaKeyring) keyring = NULL;

  if (test->hub == NULL)
    return;

  catena_hub_shutdown (test->hub);
  keyring = g_object_ref (test->hub->keyring);
  g_object_add_weak_pointer (G_OBJECT (test->hub), &hub);
  g_clear_object (&test->hub);
  /* Calls that were cancelled still have to end. */
  test_wait_for (hub == NULL);
  wait_for_keyring (keyring);
}

const char *
test_hub_get_project_id (TestHub *test)
{
  return test->project_id;
}

CatenaCredentials *
test_hub_make_credentials (TestHub               *test,
                           const char            *user,
                           CatenaCredentialsKind  kind,
                           const char            *password)
{
  JsonObject *tenant = catena_test_simulator_get_tenant (test->simulator, TENANT);
  JsonObject *row = catena_test_simulator_get_user (test->simulator, TENANT, user);
  const char *own = json_object_get_string_member (row, kind == CATENA_CREDENTIALS_KEYS ? "secret_key" : "password");
  g_autoptr (CatenaSecret) secret = catena_secret_new (password != NULL ? password : own);

  if (kind == CATENA_CREDENTIALS_KEYS)
    return catena_credentials_new_keys (json_object_get_string_member (row, "access_key"), secret, NULL);

  return catena_credentials_new_password (json_object_get_string_member (tenant, "domain_name"), user, secret,
                                          json_object_get_boolean_member (row, "mfa")
                                            ? json_object_get_string_member (row, "id")
                                            : NULL);
}

CatenaAccount *
test_hub_make_account (TestHub               *test,
                       CatenaCredentialsKind  kind)
{
  CatenaAccount *account = catena_account_new (NULL);
  const char *bcs = test->bcs_cable != NULL ? test_cable_get_url (test->bcs_cable)
                                            : catena_test_simulator_get_bcs_url (test->simulator);
  const char *iam = test->iam_cable != NULL ? test_cable_get_url (test->iam_cable)
                                            : catena_test_simulator_get_iam_url (test->simulator);
  g_autoptr (CatenaProject) project = catena_project_new (test_hub_get_project_id (test), PROJECT, PROJECT, bcs);

  catena_account_set_label (account, "Test");
  catena_account_set_credentials_kind (account, kind);
  catena_account_set_iam_endpoint (account, iam);
  catena_account_add_project (account, project);

  return account;
}

gboolean
test_hub_save_account (TestHub            *test,
                       CatenaAccount      *account,
                       CatenaCredentials  *credentials,
                       GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_free (test->account_id);
  test->account_id = g_strdup (catena_account_get_id (account));
  catena_hub_save_account_async (test->hub, account, credentials, NULL, test_on_result, &result);

  return catena_hub_save_account_finish (test->hub, test_wait_result (&result), error);
}

void
test_hub_add_account (TestHub               *test,
                      const char            *user,
                      CatenaCredentialsKind  kind)
{
  g_autoptr (CatenaAccount) account = test_hub_make_account (test, kind);
  g_autoptr (CatenaCredentials) credentials = test_hub_make_credentials (test, user, kind, NULL);
  g_autoptr (GError) error = NULL;

  test_hub_save_account (test, account, credentials, &error);
  g_assert_no_error (error);
}

gboolean
test_hub_remove_account (TestHub  *test,
                         GError  **error)
{
  CatenaAccount *account = catena_hub_lookup_account (test->hub, test->account_id);
  g_autoptr (GAsyncResult) result = NULL;

  catena_hub_remove_account_async (test->hub, account, NULL, test_on_result, &result);

  return catena_hub_remove_account_finish (test->hub, test_wait_result (&result), error);
}

CatenaWorkspace *
test_hub_get_workspace (TestHub *test)
{
  CatenaWorkspace *workspace =
    catena_hub_lookup_workspace (test->hub, test->account_id, test_hub_get_project_id (test));

  g_assert_nonnull (workspace);

  return workspace;
}

void
test_hub_refresh (TestHub *test)
{
  CatenaWorkspace *workspace = test_hub_get_workspace (test);

  catena_workspace_refresh (workspace);
  g_assert_true (catena_workspace_get_refreshing (workspace));
  test_wait_for (!catena_workspace_get_refreshing (workspace));
}

gboolean
test_hub_sign_in (TestHub            *test,
                  CatenaCredentials  *credentials,
                  const char         *passcode,
                  GError            **error)
{
  CatenaAccount *account = catena_hub_lookup_account (test->hub, test->account_id);
  g_autoptr (GAsyncResult) result = NULL;

  catena_hub_sign_in_async (test->hub, account, credentials, passcode, NULL, test_on_result, &result);

  return catena_hub_sign_in_finish (test->hub, test_wait_result (&result), error);
}

static void
set_secret (CatenaServiceDraft *draft,
            CatenaFieldId       field,
            const char         *text)
{
  g_autoptr (CatenaSecret) secret = catena_secret_new (text);

  catena_service_draft_set_secret (draft, field, secret);
}

CatenaServiceDraft *
test_make_draft (const char *name)
{
  CatenaServiceDraft *draft = catena_service_draft_new ();
  /* A cluster of its own for each name. */
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, name, -1);
  g_autofree char *cluster = g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", hash, hash + 8, hash + 12, hash + 16, hash + 20);

  catena_service_draft_set_string (draft, CATENA_FIELD_PURPOSE, "private");
  catena_service_draft_set_string (draft, CATENA_FIELD_NAME, name);
  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_ID, cluster);
  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_NAME, "my-cluster");
  set_secret (draft, CATENA_FIELD_RESOURCE_PASSWORD, TEST_PASSWORD);
  set_secret (draft, CATENA_FIELD_PASSWORD_AGAIN, TEST_PASSWORD);

  return draft;
}

/* Nothing in it is known to nobody else. */
CatenaServiceDraft *
test_make_new_cluster_draft (const char *name)
{
  CatenaServiceDraft *draft = test_make_draft (name);

  catena_service_draft_set_boolean (draft, CATENA_FIELD_CREATE_NEW_CLUSTER, TRUE);
  catena_service_draft_set_string (draft, CATENA_FIELD_NODE_FLAVOR, "c6.xlarge.2");
  catena_service_draft_set_string (draft, CATENA_FIELD_NODE_AZ, "cn-north-4a");
  set_secret (draft, CATENA_FIELD_NODE_PASSWORD, TEST_PASSWORD);
  set_secret (draft, CATENA_FIELD_NODE_PASSWORD_AGAIN, TEST_PASSWORD);

  return draft;
}

CatenaOperation *
test_hub_create (TestHub             *test,
                 CatenaServiceDraft  *draft,
                 GError             **error)
{
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  g_autoptr (GAsyncResult) result = NULL;

  catena_workspace_create_service_async (workspace, draft, NULL, test_on_result, &result);

  return catena_workspace_create_service_finish (workspace, test_wait_result (&result), error);
}

CatenaOperation *
test_hub_begin (TestHub    *test,
                const char *name)
{
  g_autoptr (CatenaServiceDraft) draft = test_make_draft (name);
  g_autoptr (GError) error = NULL;
  CatenaOperation *operation = test_hub_create (test, draft, &error);

  g_assert_no_error (error);
  g_assert_nonnull (operation);

  return operation;
}

/* As the wizard does it: the draft that was kept, with its passwords asked again. */
CatenaOperation *
test_hub_send_again (TestHub         *test,
                     CatenaOperation *operation)
{
  g_autoptr (CatenaServiceDraft) draft = catena_operation_dup_draft (operation);
  g_autoptr (GError) error = NULL;
  CatenaOperation *again;

  g_assert_nonnull (draft);
  set_secret (draft, CATENA_FIELD_RESOURCE_PASSWORD, TEST_PASSWORD);
  set_secret (draft, CATENA_FIELD_PASSWORD_AGAIN, TEST_PASSWORD);
  again = test_hub_create (test, draft, &error);
  g_assert_no_error (error);

  return again;
}

/* Neither in the database nor in what is not yet written into it. */
void
test_hub_check_not_stored (TestHub    *test,
                           const char *words)
{
  static const char * const names[] = { "catena.db", "catena.db-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (test->folder, "data", names[i], NULL);
      g_autofree char *contents = NULL;
      gsize length;

      if (g_file_get_contents (path, &contents, &length, NULL))
        g_assert_null (memmem (contents, length, words, strlen (words)));
    }
}

void
test_wait_phase (CatenaOperation      *operation,
                 CatenaOperationPhase  phase)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;
  guint source = g_timeout_add (20, test_tick, NULL);

  while (catena_operation_get_phase (operation) != phase && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);

  if (catena_operation_get_phase (operation) != phase)
    {
      const GError *error = catena_operation_get_error (operation);
      const GError *last_error = catena_operation_get_last_error (operation);

      g_test_message ("Phase %s, error %s, last error %s", catena_operation_get_phase_label (operation),
                      error != NULL ? error->message : "none", last_error != NULL ? last_error->message : "none");
    }
  g_assert_cmpint (catena_operation_get_phase (operation), ==, phase);
}

/* The keyring is the file of libsecret, so that secrets outlive a hub and no bus is needed. */
int
test_with_keyring (int (*run) (void))
{
  g_autofree char *folder = g_dir_make_tmp ("catena-test-keyring-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "test.keyring", NULL);
  int result;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  result = run ();
  remove_folder (folder);

  return result;
}

int
test_run_with_keyring (void)
{
  return test_with_keyring (g_test_run);
}

/**
 * test_hub_put_operations:
 * @test: a hub that is closed
 * @row: an operation; its id is replaced
 * @n_rows: how often to write it, each time with another id
 *
 * Leaves operations in the database, as if an earlier run had begun them.
 */
void
test_hub_put_operations (TestHub               *test,
                         CatenaStoredOperation *row,
                         guint                  n_rows)
{
  g_autofree char *path = g_build_filename (test->folder, "data", "catena.db", NULL);
  g_autoptr (CatenaDatabase) database = catena_database_new (path);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_free (row->id);
      row->id = catena_new_uuid ();
      catena_database_put_operation_async (database, row, NULL, test_on_result, &result);
      catena_database_put_operation_finish (database, test_wait_result (&result), &error);
      g_assert_no_error (error);
    }
  catena_database_close (database);
}
