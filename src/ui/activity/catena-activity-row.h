/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-operation.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ACTIVITY_ROW (catena_activity_row_get_type ())

/**
 * CatenaActivityRow:
 *
 * An operation in the list of activity: what, where, how far. Property: "operation" (construct-only).
 */
G_DECLARE_FINAL_TYPE (CatenaActivityRow, catena_activity_row, CATENA, ACTIVITY_ROW, GtkListBoxRow)

GtkWidget       *catena_activity_row_new           (CatenaOperation   *operation);
CatenaOperation *catena_activity_row_get_operation (CatenaActivityRow *self);

G_END_DECLS
