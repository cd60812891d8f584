/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-hub.h"

G_BEGIN_DECLS

#define CATENA_TYPE_INSPECTOR_WINDOW (catena_inspector_window_get_type ())

/**
 * CatenaInspectorWindow:
 *
 * What goes over the wire: the recorded exchanges of all accounts, newest last, and all that is known of the one that is
 * chosen. It can be used while another window waits for an answer.
 */
G_DECLARE_FINAL_TYPE (CatenaInspectorWindow, catena_inspector_window, CATENA, INSPECTOR_WINDOW, AdwWindow)

GtkWindow *catena_inspector_window_new    (CatenaHub             *hub);
void       catena_inspector_window_show   (CatenaInspectorWindow *self,
                                           guint64                serial);
void       catena_inspector_window_export (CatenaInspectorWindow *self,
                                           GFile                 *file);

G_END_DECLS
