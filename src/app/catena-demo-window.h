/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CATENA_TYPE_DEMO_WINDOW (catena_demo_window_get_type ())

/**
 * CatenaDemoWindow:
 *
 * What a person needs to add an account of the simulated cloud by hand: endpoints, users, passwords, keys. They are made
 * up, so they can be shown.
 */
G_DECLARE_FINAL_TYPE (CatenaDemoWindow, catena_demo_window, CATENA, DEMO_WINDOW, AdwWindow)

GtkWindow *catena_demo_window_new (JsonObject *info);

G_END_DECLS
