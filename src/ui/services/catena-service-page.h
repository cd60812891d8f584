/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-workspace.h"

G_BEGIN_DECLS

#define CATENA_TYPE_SERVICE_PAGE (catena_service_page_get_type ())

/**
 * CatenaServicePage:
 *
 * A service with its sections. While there is one section only, there is no list of them. Properties: "workspace",
 * "service" (nullable), "title" (its name), "folded" (the page has the window for itself: window buttons at
 * the start too, and a way back).
 * While it is mapped, the workspace is told that the service is shown.
 */
G_DECLARE_FINAL_TYPE (CatenaServicePage, catena_service_page, CATENA, SERVICE_PAGE, GtkWidget)

CatenaService *catena_service_page_get_service (CatenaServicePage *self);
void           catena_service_page_set_service (CatenaServicePage *self,
                                                CatenaWorkspace   *workspace,
                                                CatenaService     *service);
/* From a section to the list of sections, where that is a step; else FALSE. */
gboolean       catena_service_page_go_back     (CatenaServicePage *self);
void           catena_service_page_add_headers (CatenaServicePage *self,
                                                GtkSizeGroup      *group);

G_END_DECLS
