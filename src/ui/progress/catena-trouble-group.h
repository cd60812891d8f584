/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-operation.h"

G_BEGIN_DECLS

#define CATENA_TYPE_TROUBLE_GROUP (catena_trouble_group_get_type ())

/**
 * CatenaTroubleGroup:
 *
 * Why an operation failed or was refused: where, in the service's own words, from what, and what to do; what it left behind, what of it
 * costs money, and how it is removed. Hidden for all others. Uses app.create-again (s: operation).
 */
G_DECLARE_FINAL_TYPE (CatenaTroubleGroup, catena_trouble_group, CATENA, TROUBLE_GROUP, GtkWidget)

void catena_trouble_group_set_operation (CatenaTroubleGroup *self,
                                         CatenaOperation    *operation);
void catena_trouble_group_hide_again    (CatenaTroubleGroup *self);

G_END_DECLS
