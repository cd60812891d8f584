/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-accounts.h"

#include "catena-error.h"

#include <glib/gstdio.h>
#include <string.h>

#define ODD_TEXT " \n[group]\\ä\t“x” \xe2\x80\xae;#= "

static const char private_key[] =
  "-----BEGIN" " PRIVATE KEY-----\n"
  "bm90IHJlYWxseSBhIGtleSwgYnV0IGl0IGxvb2tzIGxpa2Ugb25l\n"
  "-----END" " PRIVATE KEY-----\n";

/* tests/data/tls/ca.pem */
static char *certificate;

static void
assert_odd_account (CatenaAccount *read)
{
  GListModel *projects = catena_account_get_projects (read);
  g_autoptr(CatenaProject) project = g_list_model_get_item (projects, 1);

  g_assert_cmpstr (catena_account_get_label (read), ==, ODD_TEXT);
  g_assert_cmpint (catena_account_get_colour (read), ==, CATENA_COLOUR_SLATE);
  g_assert_true (catena_account_get_read_only (read));
  g_assert_cmpint (catena_account_get_credentials_kind (read), ==, CATENA_CREDENTIALS_PASSWORD);
  g_assert_cmpstr (catena_account_get_iam_endpoint (read), ==, "https://iam.example");
  g_assert_cmpstr (catena_account_get_domain_id (read), ==, "domain id");
  g_assert_cmpstr (catena_account_get_domain_name (read), ==, "帐号");
  g_assert_cmpstr (catena_account_get_ca_file (read), ==, "/elsewhere/own ca.pem");
  g_assert_cmpuint (g_list_model_get_n_items (projects), ==, 2);
  g_assert_cmpstr (catena_project_get_id (project), ==, "odd ]id/ä");
  g_assert_cmpstr (catena_project_get_name (project), ==, "typed");
  g_assert_cmpstr (catena_project_get_region (project), ==, "cn-north-4");
  g_assert_cmpstr (catena_project_get_endpoint (project), ==, "https://bcs.example");
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(CatenaAccount) account = make_account (ID, ODD_TEXT);
  g_autoptr(CatenaAccount) plain = make_account (OTHER_ID, "plain");
  CatenaAccount *read;

  catena_account_set_colour (account, CATENA_COLOUR_SLATE);
  catena_account_set_read_only (account, TRUE);
  catena_account_set_credentials_kind (account, CATENA_CREDENTIALS_PASSWORD);
  catena_account_set_domain (account, "domain id", "帐号");
  catena_account_set_ca_file (account, "/elsewhere/own ca.pem");
  add_project (account, "p1", "cn-north-4");
  add_project (account, "odd ]id/ä", "typed");
  load (fixture);
  save (fixture, account);
  save (fixture, plain);

  reload (fixture);
  g_assert_null (catena_account_store_get_problem (fixture->store));
  g_assert_cmpuint (count (fixture), ==, 2);
  read = catena_account_store_lookup (fixture->store, ID);
  assert_odd_account (read);

  read = catena_account_store_lookup (fixture->store, OTHER_ID);
  g_assert_cmpstr (catena_account_get_label (read), ==, "plain");
  g_assert_null (catena_account_get_ca_file (read));
  g_assert_null (catena_account_get_domain_id (read));
  g_assert_false (catena_account_get_read_only (read));
  g_assert_cmpuint (g_list_model_get_n_items (catena_account_get_projects (read)), ==, 0);
  g_assert_null (catena_account_store_lookup (fixture->store, "unknown"));
  g_assert_null (catena_account_store_lookup (fixture->store, NULL));
}

static void
test_every_word (Fixture       *fixture,
                 gconstpointer  data)
{
  for (int colour = CATENA_COLOUR_BLUE; colour <= CATENA_COLOUR_SLATE; colour++)
    {
      g_autoptr(CatenaAccount) account = make_account (ID, "x");
      CatenaCredentialsKind kind = colour % 2 == 0 ? CATENA_CREDENTIALS_KEYS : CATENA_CREDENTIALS_PASSWORD;

      catena_account_set_colour (account, colour);
      catena_account_set_credentials_kind (account, kind);
      save (fixture, account);
      reload (fixture);
      g_assert_cmpint (catena_account_get_colour (catena_account_store_lookup (fixture->store, ID)), ==, colour);
      g_assert_cmpint (catena_account_get_credentials_kind (catena_account_store_lookup (fixture->store, ID)), ==,
                       kind);
    }
}

static void
test_list_model (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(CatenaAccount) first = make_account (ID, "first");
  g_autoptr(CatenaAccount) second = make_account (OTHER_ID, "second");
  g_autoptr(CatenaAccount) changed = NULL;
  g_autoptr(GError) error = NULL;

  load (fixture);
  assert_changes (fixture, "");
  save (fixture, first);
  save (fixture, second);
  assert_changes (fixture, "0-0+1 1-0+1 ");

  /* The very object that is in the list tells of its changes by itself. */
  catena_account_set_label (first, "renamed");
  save (fixture, first);
  assert_changes (fixture, "");

  changed = catena_account_copy (first);
  catena_account_set_label (changed, "again");
  save (fixture, changed);
  assert_changes (fixture, "0-1+1 ");
  g_assert_true (catena_account_store_lookup (fixture->store, ID) == changed);

  g_assert_true (catena_account_store_remove (fixture->store, ID, &error));
  g_assert_no_error (error);
  assert_changes (fixture, "0-1+0 ");
  g_assert_true (catena_account_store_remove (fixture->store, ID, &error));
  g_assert_no_error (error);
  assert_changes (fixture, "");
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->store)) == CATENA_TYPE_ACCOUNT);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->store), 1));

  load (fixture);
  assert_changes (fixture, "0-1+1 ");
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_projects_follow (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(CatenaAccount) account = make_account (ID, "x");
  g_autoptr(CatenaAccount) neighbour = make_account (OTHER_ID, "y");
  g_autofree char *contents = NULL;
  g_autofree char *later = NULL;

  add_project (account, "p1", "one");
  add_project (account, "p2", "two");
  add_project (neighbour, "p1", "same project, other account");
  save (fixture, account);
  save (fixture, neighbour);
  catena_account_remove_project (account, "p1");
  save (fixture, account);

  reload (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (catena_account_get_projects (
                      catena_account_store_lookup (fixture->store, ID))), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (catena_account_get_projects (
                      catena_account_store_lookup (fixture->store, OTHER_ID))), ==, 1);

  contents = test_read (fixture->directory, FILE_NAME);
  g_assert_nonnull (strstr (contents, "[project " ID " p2]"));
  g_assert_true (catena_account_store_remove (fixture->store, ID, NULL));
  later = test_read (fixture->directory, FILE_NAME);
  g_assert_null (strstr (later, ID));
  g_assert_nonnull (strstr (later, "[project " OTHER_ID " p1]"));
}

static void
test_modes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(CatenaAccount) account = make_account (ID, "x");
  g_autofree char *path = g_build_filename (fixture->directory, FILE_NAME, NULL);
  mode_t mask = umask (0);

  save (fixture, account);
  g_assert_cmpuint (test_get_mode (fixture->folder, "config/catena"), ==, 0700);
  g_assert_cmpuint (test_get_mode (fixture->directory, FILE_NAME), ==, 0600);

  /* A file that was opened to everybody is closed again. */
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  save (fixture, account);
  g_assert_cmpuint (test_get_mode (fixture->directory, FILE_NAME), ==, 0600);
  umask (mask);
}

static void
test_unknown_is_kept (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(CatenaAccount) changed = NULL;
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (fixture->directory, FILE_NAME, NULL);
  g_autofree char *contents = NULL;
  g_autofree char *flavour = NULL;
  g_autofree char *zone = NULL;
  g_autofree char *label = NULL;

  write_file (fixture,
              "# A person's own note\n"
              "[accounts]\nversion=1\nsort=manual\n"
              "[account " ID "]\nlabel=old\nflavour=vanilla\n"
              "[project " ID " p1]\nid=p1\nname=one\nregion=r\nendpoint=https://e\nzone=z1\n"
              "[window]\nwidth=12\n");
  load (fixture);
  changed = catena_account_copy (catena_account_store_lookup (fixture->store, ID));
  catena_account_set_label (changed, "new");
  save (fixture, changed);

  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
  flavour = g_key_file_get_string (file, "account " ID, "flavour", NULL);
  g_assert_cmpstr (flavour, ==, "vanilla");
  zone = g_key_file_get_string (file, "project " ID " p1", "zone", NULL);
  g_assert_cmpstr (zone, ==, "z1");
  label = g_key_file_get_string (file, "account " ID, "label", NULL);
  g_assert_cmpstr (label, ==, "new");
  g_assert_cmpint (g_key_file_get_integer (file, "window", "width", NULL), ==, 12);
  contents = test_read (fixture->directory, FILE_NAME);
  g_assert_nonnull (strstr (contents, "# A person's own note"));
  g_assert_nonnull (strstr (contents, "sort=manual"));
}

static char *
import (Fixture     *fixture,
        const char  *text,
        GError     **error)
{
  g_autoptr(GBytes) pem = g_bytes_new (text, strlen (text));

  return catena_account_store_import_ca (fixture->store, ID, pem, error);
}

static void
test_no_directory (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *directory = g_build_filename (fixture->folder, "file", "below", NULL);
  g_autoptr(CatenaAccountStore) store = catena_account_store_new (directory);
  g_autoptr(CatenaAccount) account = make_account (ID, "x");
  g_autoptr(GBytes) pem = g_bytes_new (certificate, strlen (certificate));
  g_autoptr(GError) error = NULL;

  test_write (fixture->folder, "file", "in the way");
  g_assert_false (catena_account_store_load (store, NULL));
  g_assert_false (catena_account_store_save (store, account, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_null (catena_account_store_import_ca (store, ID, pem, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
}

static void
test_import_ca (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *messy = g_strconcat ("Subject: a note\r\n", certificate, private_key, "more\n", certificate, NULL);
  g_autoptr(CatenaAccount) account = make_account (ID, "x");
  g_autoptr(CatenaAccount) changed = NULL;
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *contents = NULL;
  g_autoptr(GTlsDatabase) database = NULL;
  g_autoptr(GError) error = NULL;

  path = import (fixture, messy, &error);
  g_assert_no_error (error);
  g_assert_true (g_path_is_absolute (path));
  g_assert_cmpuint (test_get_mode (fixture->directory, "ca-" ID ".pem"), ==, 0600);
  copy = test_read (fixture->directory, "ca-" ID ".pem");
  g_assert_null (strstr (copy, "PRIVATE"));
  g_assert_null (strstr (copy, "note"));
  database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);

  catena_account_set_ca_file (account, path);
  save (fixture, account);
  contents = test_read (fixture->directory, FILE_NAME);
  g_assert_nonnull (strstr (contents, "ca-file=ca-" ID ".pem\n"));
  reload (fixture);
  g_assert_cmpstr (catena_account_get_ca_file (catena_account_store_lookup (fixture->store, ID)), ==, path);

  changed = catena_account_copy (account);
  catena_account_set_ca_file (changed, NULL);
  save (fixture, changed);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_removal_removes_ca (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(CatenaAccount) account = make_account (ID, "x");
  g_autofree char *path = import (fixture, certificate, NULL);
  g_autofree char *unsaved = NULL;

  catena_account_set_ca_file (account, path);
  save (fixture, account);
  g_assert_true (catena_account_store_remove (fixture->store, ID, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  /* One that was given up before it was saved. */
  unsaved = import (fixture, certificate, NULL);
  g_assert_true (g_file_test (unsaved, G_FILE_TEST_EXISTS));
  g_assert_true (catena_account_store_remove (fixture->store, ID, NULL));
  g_assert_false (g_file_test (unsaved, G_FILE_TEST_EXISTS));
}

static void
test_import_refused (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *cut = g_strndup (certificate, strlen (certificate) / 2);
  g_autofree char *second_broken = g_strconcat (certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n"
                                                "-----END CERTIFICATE-----\n", NULL);
  g_autofree char *large = g_strnfill (2 * 1024 * 1024, 'x');
  const char *texts[] = { "", "no PEM", private_key, cut, second_broken, large };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (import (fixture, texts[i], &error));
      g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
    }
  g_assert_false (g_file_test (fixture->directory, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  certificate = test_read (g_getenv ("CATENA_TEST_DATA"), "tls/ca.pem");

  add_account_test ("/accounts/round-trip", NULL, test_round_trip);
  add_account_test ("/accounts/every-word", NULL, test_every_word);
  add_account_test ("/accounts/list-model", NULL, test_list_model);
  add_account_test ("/accounts/projects-follow", NULL, test_projects_follow);
  add_account_test ("/accounts/modes", NULL, test_modes);
  add_account_test ("/accounts/unknown-is-kept", NULL, test_unknown_is_kept);
  add_account_test ("/accounts/no-directory", NULL, test_no_directory);
  add_account_test ("/accounts/ca/import", NULL, test_import_ca);
  add_account_test ("/accounts/ca/removal", NULL, test_removal_removes_ca);
  add_account_test ("/accounts/ca/refused", NULL, test_import_refused);
  add_account_trouble_tests ();

  status = g_test_run ();
  g_free (certificate);

  return status;
}
