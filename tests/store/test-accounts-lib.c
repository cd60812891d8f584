/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-accounts.h"

#include <glib/gstdio.h>

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  g_string_append_printf (fixture->changes, "%u-%u+%u ", position, removed, added);
}

void
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

void
load (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (catena_account_store_load (fixture->store, &error));
  g_assert_no_error (error);
}

void
reload (Fixture *fixture)
{
  open_store (fixture);
  load (fixture);
  g_string_truncate (fixture->changes, 0);
}

void
save (Fixture       *fixture,
      CatenaAccount *account)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (catena_account_store_save (fixture->store, account, &error));
  g_assert_no_error (error);
}

guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->store));
}

void
assert_changes (Fixture    *fixture,
                const char *expected)
{
  g_assert_cmpstr (fixture->changes->str, ==, expected);
  g_string_truncate (fixture->changes, 0);
}

void
make_directory (Fixture *fixture)
{
  g_assert_cmpint (g_mkdir_with_parents (fixture->directory, 0700), ==, 0);
}

void
write_file (Fixture    *fixture,
            const char *contents)
{
  make_directory (fixture);
  test_write (fixture->directory, FILE_NAME, contents);
}

void
assert_left_alone (Fixture    *fixture,
                   const char *contents)
{
  g_autofree char *now = test_read (fixture->directory, FILE_NAME);

  g_assert_cmpstr (now, ==, contents);
}

void
assert_set_aside (Fixture    *fixture,
                  const char *contents)
{
  g_autofree char *name = test_find (fixture->directory, FILE_NAME ".set-aside-");
  g_autofree char *kept = test_read (fixture->directory, name);

  g_assert_cmpstr (kept, ==, contents);
}

void
add_project (CatenaAccount *account,
             const char    *id,
             const char    *name)
{
  g_autoptr(CatenaProject) project = catena_project_new (id, name, "cn-north-4", "https://bcs.example");

  catena_account_add_project (account, project);
}

CatenaAccount *
make_account (const char *id,
              const char *label)
{
  CatenaAccount *account = catena_account_new (id);

  catena_account_set_label (account, label);
  catena_account_set_iam_endpoint (account, "https://iam.example");

  return account;
}

void
add_account_test (const char    *path,
                  gconstpointer  data,
                  FixtureFunc    function)
{
  g_test_add (path, Fixture, data, set_up, function, tear_down);
}
