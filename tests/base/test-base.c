/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_api_tests ();
  add_body_tests ();
  add_error_tests ();
  add_exchange_tests ();
  add_fuzz_tests ();
  add_getter_tests ();
  add_parse_tests ();
  add_redact_tests ();
  add_secret_tests ();
  add_time_tests ();
  add_util_tests ();
  add_wipe_tests ();

  return g_test_run ();
}
