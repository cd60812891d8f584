/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CATENA_TYPE_ERROR_WINDOW (catena_error_window_get_type ())

/**
 * CatenaErrorWindow:
 *
 * An error in words in a window of its own, for what is only hinted at elsewhere (a banner, a toast).
 */
G_DECLARE_FINAL_TYPE (CatenaErrorWindow, catena_error_window, CATENA, ERROR_WINDOW, AdwWindow)

void catena_error_window_present (GtkWidget    *parent,
                                  const GError *error);

G_END_DECLS
