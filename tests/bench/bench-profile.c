/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Makes a person's folders with an account in them, prints where, and keeps them and its simulator until stdin closes. */

#include "config.h"

#include "test-hub.h"

#include <stdio.h>

int
main (int    argc,
      char **argv)
{
  const char *const arguments[] = { "--services", "100", NULL };
  TestHub *test = test_hub_new_signed_in (arguments);

  test_hub_refresh (test);
  test_hub_close (test);
  printf ("%s\n", test->folder);
  fflush (stdout);
  while (getchar () != EOF)
    ;
  test_hub_free (test);

  return 0;
}
