/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkSorter *catena_service_order_new_sorter    (const char *order);
gboolean   catena_service_order_needs_details (const char *order);

G_END_DECLS
