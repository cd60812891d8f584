/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-accounts.h"

#include "catena-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Not 0: the disk has no modes, as FAT has none. */
static int chmod_error;

/* GLib finds it before the one of the C library. */
int
chmod (const char *path,
       mode_t      mode)
{
  if (chmod_error != 0)
    {
      errno = chmod_error;
      return -1;
    }

  return (int) syscall (SYS_fchmodat, AT_FDCWD, path, mode);
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
test_without_modes (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(CatenaAccount) account = make_account (ID, "x");
  g_autoptr(CatenaAccount) other = make_account (OTHER_ID, "y");

  save (fixture, account);
  chmod_error = GPOINTER_TO_INT (data);
  save (fixture, other);
  chmod_error = 0;
  reload (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
}

void
add_account_trouble_tests (void)
{
  add_account_test ("/accounts/damaged/no-key-file", "\x01\x02 not a key file", test_damaged);
  add_account_test ("/accounts/damaged/half", "[accounts]\nversion=1\n[account " ID "]\nlab", test_damaged);
  add_account_test ("/accounts/damaged/empty", "", test_damaged);
  add_account_test ("/accounts/damaged/no-version", "[account " ID "]\nlabel=x\n", test_damaged);
  add_account_test ("/accounts/damaged/twice", NULL, test_damaged_twice);
  add_account_test ("/accounts/newer", NULL, test_newer);
  add_account_test ("/accounts/unreadable", NULL, test_unreadable);
  add_account_test ("/accounts/bad-group", NULL, test_bad_group);
  add_account_test ("/accounts/write-fails", NULL, test_write_fails);
  add_account_test ("/accounts/without-modes/refused", GINT_TO_POINTER (EPERM), test_without_modes);
  add_account_test ("/accounts/without-modes/unknown", GINT_TO_POINTER (ENOTSUP), test_without_modes);
}
