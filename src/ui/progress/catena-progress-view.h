/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-operation.h"

G_BEGIN_DECLS

#define CATENA_TYPE_PROGRESS_VIEW (catena_progress_view_get_type ())

/**
 * CatenaProgressView:
 *
 * How far a creation is: steps and sub-steps, resources, how long it has taken; where it failed and what to do; and what comes next
 * when it has succeeded. Follows one #CatenaOperation, which goes on whether or not this is shown.
 */
G_DECLARE_FINAL_TYPE (CatenaProgressView, catena_progress_view, CATENA, PROGRESS_VIEW, GtkWidget)

GtkWidget       *catena_progress_view_new           (void);
CatenaOperation *catena_progress_view_get_operation (CatenaProgressView *self);
void             catena_progress_view_set_operation (CatenaProgressView *self,
                                                     CatenaOperation    *operation);
void             catena_progress_view_hide_again    (CatenaProgressView *self);

G_END_DECLS
