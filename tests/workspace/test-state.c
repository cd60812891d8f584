/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is there when Catena starts again. */

#include "config.h"

#include "test-hub.h"
#include "test-state.h"

#include <locale.h>

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  if (argc == 3 && g_str_equal (argv[1], "--type"))
    return test_drafts_type (argv[2]);

  g_test_init (&argc, &argv, NULL);

  test_add_drafts ();
  test_add_last_known ();
  test_add_locked ();

  return test_run_with_keyring ();
}
