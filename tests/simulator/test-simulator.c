/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_signature_tests ();
  add_auth_tests ();
  add_iam_tests ();
  add_handler_tests ();
  add_create_tests ();
  add_creation_tests ();
  add_dialect_tests ();
  add_fault_tests ();
  add_habit_tests ();
  add_hostile_tests ();
  add_program_tests ();

  return g_test_run ();
}
