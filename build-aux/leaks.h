/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* For a program that is built with the leak sanitizer: what libraries allocate while they are loaded, before anything of Catena's
 * runs, is not reported. GLib's first table of quarks is lost when it has outgrown it, and as libraries have no frame
 * pointers, quick unwinding cannot tell it from other leaks. */

#pragma once

#ifdef __SANITIZE_ADDRESS__

#include <sanitizer/lsan_interface.h>

static void
leaks_ignore (int    argc,
              char **argv,
              char **envp)
{
  __lsan_disable ();
}

/* Runs before every library's constructors, … */
__attribute__ ((section (".preinit_array"), used)) static void (*const leaks_before_libraries) (int, char **, char **) =
  leaks_ignore;

/* … and this after them. */
__attribute__ ((constructor)) static void
leaks_heed (void)
{
  __lsan_enable ();
}

#endif
