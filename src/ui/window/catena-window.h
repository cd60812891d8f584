/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-hub.h"

G_BEGIN_DECLS

#define CATENA_TYPE_WINDOW (catena_window_get_type ())

/**
 * CatenaWindow:
 *
 * The window: accounts, services, and the page of what is chosen. Properties: "hub" (construct-only),
 * "workspace" (nullable),
 * "loaded" (whether the hub has read what it knows).
 *
 * Actions: win.back, win.edit-account, win.new-service, win.refresh, win.search, win.show-activity,
 * win.switch-account.
 * Uses app.add-account, app.edit-account (s: account), app.new-service-in ((ss): account, project),
 * app.show-operation
 * (s: operation), app.sign-in (s: account), app.reload.
 */
G_DECLARE_FINAL_TYPE (CatenaWindow, catena_window, CATENA, WINDOW, AdwApplicationWindow)

CatenaWindow    *catena_window_new           (GtkApplication  *application,
                                              CatenaHub       *hub);
CatenaWorkspace *catena_window_get_workspace (CatenaWindow    *self);
void             catena_window_set_workspace (CatenaWindow    *self,
                                              CatenaWorkspace *workspace);
/* The hub has loaded, or could not. */
void             catena_window_set_loaded    (CatenaWindow    *self,
                                              const GError    *error);
/* A line at the bottom that stays: the demo says that it is one. */
void             catena_window_set_ribbon    (CatenaWindow    *self,
                                              const char      *text);
void             catena_window_show_service  (CatenaWindow    *self,
                                              CatenaWorkspace *workspace,
                                              const char      *service_id);
void             catena_window_show_activity (CatenaWindow    *self);
void             catena_window_add_toast     (CatenaWindow    *self,
                                              const char      *text);

G_END_DECLS
