/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-connection-check.h"

G_BEGIN_DECLS

#define CATENA_TYPE_CHECK_ROW (catena_check_row_get_type ())

/**
 * CatenaCheckRow:
 *
 * One step of a connection check and how it went.
 */
G_DECLARE_FINAL_TYPE (CatenaCheckRow, catena_check_row, CATENA, CHECK_ROW, AdwActionRow)

GtkWidget *catena_check_row_new (CatenaCheckItem *item);

G_END_DECLS
