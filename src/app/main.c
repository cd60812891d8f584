/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena"

#include "config.h"

#include "../../build-aux/leaks.h"

#include "catena-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* What is in memory stays there: an image of it on the disk would hold keys and tokens. */
static void
forbid_core_dumps (void)
{
  /* One byte, as it is also honoured where the image is piped into a program, which zero is not. */
  const struct rlimit limit = { 1, 1 };

  setrlimit (RLIMIT_CORE, &limit);
  /* Inside a Flatpak the portals have to look into /proc to see whom they talk to, and the sandbox keeps others out. */
  if (!g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static void
prepare_translations (void)
{
  /* An uninstalled Catena has its translations in the build folder. */
  const char *folder = g_getenv ("CATENA_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (CATENA_GETTEXT_DOMAIN, folder != NULL ? folder : CATENA_LOCALEDIR);
  bind_textdomain_codeset (CATENA_GETTEXT_DOMAIN, "UTF-8");
  textdomain (CATENA_GETTEXT_DOMAIN);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (CatenaApplication) application = NULL;

  if (!CATENA_DEVELOPMENT)
    forbid_core_dumps ();
  prepare_translations ();
  g_set_prgname (CATENA_APP_ID);
  g_set_application_name ("Catena");

  application = catena_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
