/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-settings"
/* The memory backend is part of GIO's interface for backends. */
#define G_SETTINGS_ENABLE_BACKEND

#include "config.h"

#include "catena-settings.h"

#include <gio/gsettingsbackend.h>

static gboolean in_memory;

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
