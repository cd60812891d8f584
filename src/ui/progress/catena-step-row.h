/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-operation-record.h"

G_BEGIN_DECLS

#define CATENA_TYPE_STEP_ROW (catena_step_row_get_type ())

/**
 * CatenaStepRow:
 *
 * A step of an operation with its state, duration and message. Its sub-steps unfold under it; by themselves while the step is under
 * way or has failed, and whenever the row is activated. Sub-steps are rows of the same class without any of their own.
 */
G_DECLARE_FINAL_TYPE (CatenaStepRow, catena_step_row, CATENA, STEP_ROW, AdwPreferencesRow)

GtkWidget *catena_step_row_new    (CatenaOperationStep *step);
void       catena_step_row_toggle (CatenaStepRow       *self);
/* Durations of what is under way; called once a second while that is on the screen. */
void       catena_step_row_tick   (CatenaStepRow       *self,
                                   gint64               until);

G_END_DECLS
