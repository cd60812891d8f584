/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "catena-account-store.h"
#include "catena-error.h"
#include "catena-util.h"
#include "test-store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define FILE_NAME "accounts.ini"
#define ID "0b0e7a0c-5c35-4f3c-8d8f-3f0d3f1d8a11"
#define OTHER_ID "5d5c6f1e-2f4b-4b43-9a52-7a3f5a4a6b22"
#define ODD_TEXT " \n[group]\\ä\t“x” \xe2\x80\xae;#= "

static const char private_key[] =
  "-----BEGIN" " PRIVATE KEY-----\n"
  "bm90IHJlYWxseSBhIGtleSwgYnV0IGl0IGxvb2tzIGxpa2Ugb25l\n"
  "-----END" " PRIVATE KEY-----\n";

/* tests/data/tls/ca.pem */
static char *certificate;

typedef struct
{
  char *folder;
  char *directory;
  CatenaAccountStore *store;
  GString *changes;
} Fixture;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  g_string_append_printf (fixture->changes, "%u-%u+%u ", position, removed, added);
}

static void
open_store (Fixture *fixture)
{
  g_clear_object (&fixture->store);
  fixture->store = catena_account_store_new (fixture->directory);
  g_signal_connect (fixture->store, "items-changed", G_CALLBACK (on_items_changed), fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = test_make_folder ();
  fixture->directory = g_build_filename (fixture->folder, "config", "catena", NULL);
  fixture->changes = g_string_new (NULL);
  open_store (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->store);
  g_string_free (fixture->changes, TRUE);
  g_free (fixture->directory);
  test_remove_folder (fixture->folder);
}

static void
load (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (catena_account_store_load (fixture->store, &error));
  g_assert_no_error (error);
}

static void
reload (Fixture *fixture)
{
  open_store (fixture);
  load (fixture);
  g_string_truncate (fixture->changes, 0);
}

static void
save (Fixture       *fixture,
      CatenaAccount *account)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (catena_account_store_save (fixture->store, account, &error));
  g_assert_no_error (error);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->store));
}

static void
assert_changes (Fixture    *fixture,
                const char *expected)
{
  g_assert_cmpstr (fixture->changes->str, ==, expected);
  g_string_truncate (fixture->changes, 0);
}

static void
make_directory (Fixture *fixture)
{
  g_assert_cmpint (g_mkdir_with_parents (fixture->directory, 0700), ==, 0);
}

static void
write_file (Fixture    *fixture,
            const char *contents)
{
  make_directory (fixture);
  test_write (fixture->directory, FILE_NAME, contents);
}

static void
assert_left_alone (Fixture    *fixture,
                   const char *contents)
{
  g_autofree char *now = test_read (fixture->directory, FILE_NAME);

  g_assert_cmpstr (now, ==, contents);
}

static void
assert_set_aside (Fixture    *fixture,
                  const char *contents)
{
  g_autofree char *name = test_find (fixture->directory, FILE_NAME ".set-aside-");
  g_autofree char *kept = test_read (fixture->directory, name);

  g_assert_cmpstr (kept, ==, contents);
}

static void
add_project (CatenaAccount *account,
             const char    *id,
             const char    *name)
{
  g_autoptr(CatenaProject) project = catena_project_new (id, name, "cn-north-4", "https://bcs.example");

  catena_account_add_project (account, project);
}

static CatenaAccount *
make_account (const char *id,
              const char *label)
{
  CatenaAccount *account = catena_account_new (id);

  catena_account_set_label (account, label);
  catena_account_set_iam_endpoint (account, "https://iam.example");

  return account;
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(CatenaAccount) account = make_account (ID, ODD_TEXT);
  g_autoptr(CatenaAccount) plain = make_account (OTHER_ID, "plain");
  g_autoptr(CatenaProject) project = NULL;
  CatenaAccount *read;
  GListModel *projects;

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
  g_assert_cmpstr (catena_account_get_label (read), ==, ODD_TEXT);
  g_assert_cmpint (catena_account_get_colour (read), ==, CATENA_COLOUR_SLATE);
  g_assert_true (catena_account_get_read_only (read));
  g_assert_cmpint (catena_account_get_credentials_kind (read), ==, CATENA_CREDENTIALS_PASSWORD);
  g_assert_cmpstr (catena_account_get_iam_endpoint (read), ==, "https://iam.example");
  g_assert_cmpstr (catena_account_get_domain_id (read), ==, "domain id");
  g_assert_cmpstr (catena_account_get_domain_name (read), ==, "帐号");
  g_assert_cmpstr (catena_account_get_ca_file (read), ==, "/elsewhere/own ca.pem");
  projects = catena_account_get_projects (read);
  g_assert_cmpuint (g_list_model_get_n_items (projects), ==, 2);
  project = g_list_model_get_item (projects, 1);
  g_assert_cmpstr (catena_project_get_id (project), ==, "odd ]id/ä");
  g_assert_cmpstr (catena_project_get_name (project), ==, "typed");
  g_assert_cmpstr (catena_project_get_region (project), ==, "cn-north-4");
  g_assert_cmpstr (catena_project_get_endpoint (project), ==, "https://bcs.example");

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

static void
assert_refused (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (catena_account_store_load (fixture->store, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
  g_assert_error (catena_account_store_get_problem (fixture->store), CATENA_ERROR, CATENA_ERROR_STORAGE);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(CatenaAccount) account = make_account (ID, "x");
  const char *contents = data;

  write_file (fixture, contents);
  assert_refused (fixture);
  assert_set_aside (fixture, contents);

  /* And Catena works. */
  save (fixture, account);
  reload (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  assert_set_aside (fixture, contents);
}

static void
test_damaged_twice (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GDir) dir = NULL;
  guint n_files = 0;

  for (guint i = 0; i < 5; i++)
    {
      write_file (fixture, "no key file");
      assert_refused (fixture);
    }
  dir = g_dir_open (fixture->directory, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, 5);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  const char *contents = "[accounts]\nversion=2\n[account " ID "]\nlabel=from the future\n";
  g_autoptr(CatenaAccount) account = make_account (OTHER_ID, "x");

  write_file (fixture, contents);
  assert_refused (fixture);
  /* The newer Catena finds its file where it left it, as long as nothing else has to be there. */
  assert_left_alone (fixture, contents);

  save (fixture, account);
  assert_set_aside (fixture, contents);
  reload (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_nonnull (catena_account_store_lookup (fixture->store, OTHER_ID));
}

/* A folder in place of the file: the one thing that root cannot read either. */
static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->directory, FILE_NAME, NULL);
  g_autofree char *aside = NULL;
  g_autoptr(CatenaAccount) account = make_account (ID, "x");

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  assert_refused (fixture);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));

  save (fixture, account);
  aside = test_find (fixture->directory, FILE_NAME ".set-aside-");
  reload (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* One bad group costs neither the others nor itself. */
static void
test_bad_group (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(CatenaAccount) changed = NULL;
  g_autofree char *contents = NULL;

  write_file (fixture,
              "[accounts]\nversion=1\n"
              "[account ../../etc]\nlabel=no uuid\n"
              "[account " ID "]\nlabel=good\ncolour=ultraviolet\nread-only=perhaps\n"
              "[project " ID " p1]\nid=p1\n"
              "[project " ID " p2]\nid=p2\nendpoint=https://e\n"
              "[project " OTHER_ID " p3]\nid=p3\nendpoint=https://e\n");
  load (fixture);
  g_assert_error (catena_account_store_get_problem (fixture->store), CATENA_ERROR, CATENA_ERROR_STORAGE);
  g_assert_cmpuint (count (fixture), ==, 1);
  changed = catena_account_copy (catena_account_store_lookup (fixture->store, ID));
  g_assert_cmpint (catena_account_get_colour (changed), ==, CATENA_COLOUR_BLUE);
  g_assert_false (catena_account_get_read_only (changed));
  g_assert_cmpuint (g_list_model_get_n_items (catena_account_get_projects (changed)), ==, 1);

  save (fixture, changed);
  contents = test_read (fixture->directory, FILE_NAME);
  g_assert_nonnull (strstr (contents, "[account ../../etc]"));
  g_assert_nonnull (strstr (contents, "[project " OTHER_ID " p3]"));
}

static void
set_file_size_limit (rlim_t limit)
{
  struct rlimit limits;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  limits.rlim_cur = limit;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limits), ==, 0);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->directory, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

/* The disk takes nothing: the old file stays whole, and the list says what is on disk. */
static void
test_write_fails (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(CatenaAccount) account = make_account (ID, "old");
  g_autoptr(CatenaAccount) changed = NULL;
  g_autoptr(CatenaAccount) added = make_account (OTHER_ID, "added");
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  struct rlimit limits;

  save (fixture, account);
  before = test_read (fixture->directory, FILE_NAME);
  g_string_truncate (fixture->changes, 0);
  changed = catena_account_copy (account);
  catena_account_set_label (changed, "new");

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  set_file_size_limit (0);
  g_assert_false (catena_account_store_save (fixture->store, changed, &error));
  set_file_size_limit (limits.rlim_cur);
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_STORAGE);
  g_clear_error (&error);
  set_file_size_limit (0);
  g_assert_false (catena_account_store_save (fixture->store, added, NULL));
  g_assert_false (catena_account_store_remove (fixture->store, ID, NULL));
  set_file_size_limit (limits.rlim_cur);
  signal (SIGXFSZ, SIG_DFL);

  assert_changes (fixture, "");
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_true (catena_account_store_lookup (fixture->store, ID) == account);
  assert_left_alone (fixture, before);
  g_assert_cmpuint (count_files (fixture), ==, 1);

  /* What failed left nothing that a later save would write. */
  save (fixture, account);
  reload (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpstr (catena_account_get_label (catena_account_store_lookup (fixture->store, ID)), ==, "old");
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

static char *
import (Fixture     *fixture,
        const char  *text,
        GError     **error)
{
  g_autoptr(GBytes) pem = g_bytes_new (text, strlen (text));

  return catena_account_store_import_ca (fixture->store, ID, pem, error);
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

static void
add (const char    *path,
     gconstpointer  data,
     void         (*function) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, data, set_up, function, tear_down);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  certificate = test_read (g_getenv ("CATENA_TEST_DATA"), "tls/ca.pem");

  add ("/accounts/round-trip", NULL, test_round_trip);
  add ("/accounts/every-word", NULL, test_every_word);
  add ("/accounts/list-model", NULL, test_list_model);
  add ("/accounts/projects-follow", NULL, test_projects_follow);
  add ("/accounts/modes", NULL, test_modes);
  add ("/accounts/unknown-is-kept", NULL, test_unknown_is_kept);
  add ("/accounts/damaged/no-key-file", "\x01\x02 not a key file", test_damaged);
  add ("/accounts/damaged/half", "[accounts]\nversion=1\n[account " ID "]\nlab", test_damaged);
  add ("/accounts/damaged/empty", "", test_damaged);
  add ("/accounts/damaged/no-version", "[account " ID "]\nlabel=x\n", test_damaged);
  add ("/accounts/damaged/twice", NULL, test_damaged_twice);
  add ("/accounts/newer", NULL, test_newer);
  add ("/accounts/unreadable", NULL, test_unreadable);
  add ("/accounts/bad-group", NULL, test_bad_group);
  add ("/accounts/write-fails", NULL, test_write_fails);
  add ("/accounts/no-directory", NULL, test_no_directory);
  add ("/accounts/ca/import", NULL, test_import_ca);
  add ("/accounts/ca/removal", NULL, test_removal_removes_ca);
  add ("/accounts/ca/refused", NULL, test_import_refused);

  status = g_test_run ();
  g_free (certificate);

  return status;
}
