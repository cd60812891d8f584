/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-operation-record.h"
#include "catena-service.h"

G_BEGIN_DECLS

#define CATENA_TYPE_STATE_ICON (catena_state_icon_get_type ())

/**
 * CatenaStateIcon:
 *
 * A state as a coloured symbol, for lists where its word stands beside it; the word is its accessible name. A
 * step that is
 * under way spins.
 */
G_DECLARE_FINAL_TYPE (CatenaStateIcon, catena_state_icon, CATENA, STATE_ICON, GtkWidget)

GtkWidget *catena_state_icon_new      (void);
void       catena_state_icon_set      (CatenaStateIcon *self,
                                       CatenaTone       tone,
                                       const char      *label);
/* For a step: waiting dots, spinner, check mark, failed. */
void       catena_state_icon_set_step (CatenaStateIcon  *self,
                                       CatenaStepStatus  status);

G_END_DECLS
