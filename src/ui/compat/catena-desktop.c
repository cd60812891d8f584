/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-desktop"

#include "config.h"

#include "catena-desktop.h"

#include <adwaita.h>

/* Both forms of the about window have the same properties. */
/* The window takes no null for what is not known. */
static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static void
fill_about (GObject               *about,
            const CatenaAboutInfo *info)
{
  g_object_set (about,
                "application-icon", or_nothing (info->application_icon),
                "application-name", or_nothing (info->application_name),
                "version", or_nothing (info->version),
                "comments", or_nothing (info->comments),
                "website", or_nothing (info->website),
                "issue-url", or_nothing (info->issue_url),
                "developer-name", or_nothing (info->developer_name),
                "developers", info->developers,
                "translator-credits", or_nothing (info->translator_credits),
                "copyright", or_nothing (info->copyright),
                "license-type", GTK_LICENSE_GPL_3_0,
                "release-notes", or_nothing (info->release_notes),
                "debug-info", or_nothing (info->debug_info),
                "debug-info-filename", "catena-debug-info.txt",
                NULL);
}

/**
 * catena_show_about:
 * @parent: (nullable): the window that it belongs to
 * @info: what to say
 *
 * Shows who made the application and under which licence.
 */
void
catena_show_about (GtkWindow             *parent,
                   const CatenaAboutInfo *info)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  AdwDialog *about = adw_about_dialog_new ();

  fill_about (G_OBJECT (about), info);
  adw_dialog_present (about, GTK_WIDGET (parent));
#else
  GtkWidget *about = adw_about_window_new ();

  fill_about (G_OBJECT (about), info);
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_present (GTK_WINDOW (about));
#endif
}

/**
 * catena_open_uri:
 * @parent: a widget in the window that asks for it
 * @uri: an http or https address
 *
 * Opens an address in the person's browser.
 */
void
catena_open_uri (GtkWidget  *parent,
                 const char *uri)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;

#if GTK_CHECK_VERSION (4, 10, 0)
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, window, NULL, NULL, NULL);
#else
  gtk_show_uri (window, uri, GDK_CURRENT_TIME);
#endif
}
