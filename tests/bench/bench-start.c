/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The application itself, watched. */

#include "config.h"

#include "bench-window.h"

#include "catena-application.h"
#include "catena-window.h"

/* The services that were last known are in it. */
static gboolean
has_services (GtkWindow *window)
{
  CatenaWorkspace *workspace = catena_window_get_workspace (CATENA_WINDOW (window));

  return workspace != NULL && g_list_model_get_n_items (catena_workspace_get_services (workspace)) > 0;
}

static void
on_window_added (GtkApplication *application,
                 GtkWindow      *window)
{
  if (CATENA_IS_WINDOW (window))
    bench_window_watch (window, has_services);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (CatenaApplication) application = catena_application_new ();

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
