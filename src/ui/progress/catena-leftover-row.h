/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-creation-status.h"

G_BEGIN_DECLS

#define CATENA_TYPE_LEFTOVER_ROW (catena_leftover_row_get_type ())

/**
 * CatenaLeftoverRow:
 *
 * What a creation that failed has left behind: whether it costs money, and how it is removed. Hidden while nothing of it can be
 * there.
 */
G_DECLARE_FINAL_TYPE (CatenaLeftoverRow, catena_leftover_row, CATENA, LEFTOVER_ROW, AdwActionRow)

GtkWidget *catena_leftover_row_new             (CatenaResourceStatus *resource);
GtkWidget *catena_leftover_row_new_for_service (void);

G_END_DECLS
