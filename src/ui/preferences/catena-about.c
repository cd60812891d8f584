/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-about"

#include "config.h"

#include "catena-about.h"

#include "catena-desktop.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WEBSITE "https://github.com/catena-desktop/catena"
#define ISSUES WEBSITE "/issues"

static void
append_versions (GString *info)
{
  g_string_append_printf (info, "Catena %s (%s)\n", CATENA_VERSION, CATENA_APP_ID);
  g_string_append_printf (info, "GTK %u.%u.%u, libadwaita %u.%u.%u, GLib %u.%u.%u\n",
                          gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                          glib_major_version, glib_minor_version, glib_micro_version);
}

static void
append_surroundings (GString *info)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autofree char *os = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  const char *const *languages = g_get_language_names ();

  g_string_append_printf (info, "System: %s\n", os != NULL ? os : "unknown");
  g_string_append_printf (info, "Display: %s\n", display != NULL ? G_OBJECT_TYPE_NAME (display) : "none");
  g_string_append_printf (info, "Language: %s\n", languages[0]);
  g_string_append_printf (info, "Flatpak: %s\n", g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? "yes" : "no");
}

/* How many, never which: the text is meant to be posted in public. */
static void
append_hub (GString   *info,
            CatenaHub *hub)
{
  const GError *keyring = catena_hub_get_keyring_problem (hub);
  const GError *storage = catena_hub_get_storage_problem (hub);

  g_string_append_printf (info, "Accounts: %u, projects: %u, operations: %u (%u running)\n",
                          g_list_model_get_n_items (catena_hub_get_accounts (hub)),
                          g_list_model_get_n_items (catena_hub_get_workspaces (hub)),
                          g_list_model_get_n_items (catena_hub_get_operations (hub)),
                          catena_hub_get_running_operations (hub));
  g_string_append_printf (info, "Online: %s\n", catena_hub_get_online (hub) ? "yes" : "no");
  g_string_append_printf (info, "Keyring: %s\n", keyring != NULL ? "not usable" : "in order");
  g_string_append_printf (info, "Storage: %s\n", storage != NULL ? "not usable" : "in order");
}

/* What helps to find a fault, without anything that tells whose computer it is; untranslated. */
static char *
make_debug_info (CatenaHub *hub)
{
  GString *info = g_string_new (NULL);

  append_versions (info);
  append_surroundings (info);
  if (hub != NULL)
    append_hub (info, hub);

  return g_string_free (info, FALSE);
}

/**
 * catena_about_present:
 * @parent: (nullable): the window that it belongs to
 * @hub: (nullable): the hub, for the debugging information
 *
 * Shows what Catena is, who makes it, and under which licence.
 */
void
catena_about_present (GtkWindow *parent,
                      CatenaHub *hub)
{
  static const char *const developers[] = { "Catena contributors", NULL };
  g_autofree char *debug_info = make_debug_info (hub);
  CatenaAboutInfo info = {
    .application_icon = CATENA_BASE_ID,
    .application_name = "Catena",
    .version = CATENA_VERSION,
    .comments = _("Create blockchain services, watch them come to life, and look after them."),
    .website = WEBSITE,
    .issue_url = ISSUES,
    .developer_name = _("Catena contributors"),
    .developers = developers,
    /* Translators: your names, one a line */
    .translator_credits = _("translator-credits"),
    .copyright = "© Catena contributors",
    /* Translators: release notes; keep the paragraph's marks */
    .release_notes = _("<p>The first release: accounts, services, a wizard that creates them, and its progress.</p>"),
    .debug_info = debug_info,
  };

  /* Untranslated it is no credit. */
  if (g_str_equal (info.translator_credits, "translator-credits"))
    info.translator_credits = NULL;

  catena_show_about (parent, &info);
}
