/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-creation-status.h"

G_BEGIN_DECLS

#define CATENA_TYPE_RESOURCE_ROW (catena_resource_row_get_type ())

/**
 * CatenaResourceRow:
 *
 * One resource of a creation (5.1.2): what it is and how far it is.
 */
G_DECLARE_FINAL_TYPE (CatenaResourceRow, catena_resource_row, CATENA, RESOURCE_ROW, AdwActionRow)

GtkWidget *catena_resource_row_new (CatenaResourceStatus *resource);

G_END_DECLS
