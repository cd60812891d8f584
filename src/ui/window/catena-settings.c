/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-settings"
/* The memory backend is part of GIO's interface for backends. */
#define G_SETTINGS_ENABLE_BACKEND

#include "config.h"

#include "catena-settings.h"

#include <adwaita.h>
#include <gio/gsettingsbackend.h>

/* As in the schema. */
enum { SCHEME_SYSTEM, SCHEME_LIGHT, SCHEME_DARK };

static gboolean in_memory;

static void
apply_color_scheme (GSettings *settings)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  switch (g_settings_get_enum (settings, "color-scheme"))
    {
    case SCHEME_LIGHT:
      adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
      break;
    case SCHEME_DARK:
      adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
      break;
    case SCHEME_SYSTEM:
    default:
      adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
      break;
    }
}

/**
 * catena_settings_use_memory:
 *
 * Keeps the settings of this run in memory only, as the demo does. To be called before
 * catena_settings_get_default().
 */
void
catena_settings_use_memory (void)
{
  in_memory = TRUE;
}

/**
 * catena_settings_get_default:
 *
 * Returns: (transfer none): the settings of the application
 */
GSettings *
catena_settings_get_default (void)
{
  static GSettings *settings;

  if (settings == NULL)
    {
      g_autoptr (GSettingsBackend) backend = in_memory ? g_memory_settings_backend_new () : NULL;

      /* The development version has the same settings. */
      settings = backend != NULL ? g_settings_new_with_backend (CATENA_BASE_ID, backend)
                                 : g_settings_new (CATENA_BASE_ID);
    }

  return settings;
}

/**
 * catena_settings_follow_appearance:
 *
 * Makes the interface light or dark as the setting says, now and when it changes. To be called once, after libadwaita was
 * initialized.
 */
void
catena_settings_follow_appearance (void)
{
  GSettings *settings = catena_settings_get_default ();

  g_signal_connect (settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme), NULL);
  apply_color_scheme (settings);
}
