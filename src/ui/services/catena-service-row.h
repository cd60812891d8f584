/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-service.h"

G_BEGIN_DECLS

#define CATENA_TYPE_SERVICE_ROW (catena_service_row_get_type ())

/**
 * CatenaServiceRow:
 *
 * A service in the sidebar: symbol of its state, name, type and state. It is recycled by the list: "service"
 * (nullable) changes.
 * Signal "clicked".
 */
G_DECLARE_FINAL_TYPE (CatenaServiceRow, catena_service_row, CATENA, SERVICE_ROW, GtkWidget)

GtkWidget *catena_service_row_new         (void);
void       catena_service_row_set_service (CatenaServiceRow *self,
                                           CatenaService    *service);

GtkListItemFactory *catena_service_row_factory_new (void);

G_END_DECLS
