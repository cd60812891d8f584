/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-hub.h"

#include <locale.h>

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  test_add_left ();
  test_add_many ();
  test_add_disk ();
  test_add_gone ();
  test_add_habits ();

  return test_run_with_keyring ();
}
