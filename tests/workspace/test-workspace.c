/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-hub.h"

#include <glib/gstdio.h>
#include <locale.h>

/* The keyring is the file of libsecret, so that secrets outlive a hub and no bus is needed. */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  folder = g_dir_make_tmp ("catena-keyring-XXXXXX", NULL);
  path = g_build_filename (folder, "test.keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);

  test_add_accounts ();
  test_add_check ();
  test_add_polling ();
  test_add_services ();
  test_add_sign_in ();

  result = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);

  return result;
}
