/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CATENA_TYPE_PREFERENCES_WINDOW (catena_preferences_window_get_type ())

/**
 * CatenaPreferencesWindow:
 *
 * What a person can choose; each choice counts at once.
 */
G_DECLARE_FINAL_TYPE (CatenaPreferencesWindow, catena_preferences_window, CATENA, PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

GtkWindow *catena_preferences_window_new (GtkWindow *parent);

G_END_DECLS
