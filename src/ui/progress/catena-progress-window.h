/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-operation.h"

G_BEGIN_DECLS

#define CATENA_TYPE_PROGRESS_WINDOW (catena_progress_window_get_type ())

/**
 * CatenaProgressWindow:
 *
 * A #CatenaProgressView in a window of its own, opened from Activity or a notification.
 */
G_DECLARE_FINAL_TYPE (CatenaProgressWindow, catena_progress_window, CATENA, PROGRESS_WINDOW, AdwWindow)

GtkWindow *catena_progress_window_new (CatenaOperation *operation);

G_END_DECLS
