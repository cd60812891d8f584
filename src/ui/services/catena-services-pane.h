/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-workspace.h"

G_BEGIN_DECLS

#define CATENA_TYPE_SERVICES_PANE (catena_services_pane_get_type ())

/**
 * CatenaServicesPane:
 *
 * The services of a workspace: searchable, sortable, with their states. Properties: "workspace" (nullable),
 * "online",
 * "order" (of the setting "service-order"), "selected" (#CatenaService, nullable).
 * Signal "activated" (#CatenaService): clicked, or Enter was pressed on it.
 * While it is mapped, the workspace is told that its list is shown.
 */
G_DECLARE_FINAL_TYPE (CatenaServicesPane, catena_services_pane, CATENA, SERVICES_PANE, GtkWidget)

GtkWidget     *catena_services_pane_new           (void);
void           catena_services_pane_set_workspace (CatenaServicesPane *self,
                                                   CatenaWorkspace    *workspace);
CatenaService *catena_services_pane_get_selected  (CatenaServicesPane *self);
void           catena_services_pane_select        (CatenaServicesPane *self,
                                                   CatenaService      *service);
void           catena_services_pane_start_search  (CatenaServicesPane *self);
/* The rows now shown, filtered and sorted. */
GListModel    *catena_services_pane_get_rows      (CatenaServicesPane *self);

G_END_DECLS
