/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-operation.h"

G_BEGIN_DECLS

#define CATENA_TYPE_AGAIN_BUTTON (catena_again_button_get_type ())

/**
 * CatenaAgainButton:
 *
 * Opens what an operation was made from, to be sent once more (app.create-again, s: operation). Hidden where that was not kept.
 */
G_DECLARE_FINAL_TYPE (CatenaAgainButton, catena_again_button, CATENA, AGAIN_BUTTON, GtkButton)

void catena_again_button_set_operation (CatenaAgainButton *self,
                                        CatenaOperation   *operation);

void catena_progress_leave_for         (GtkWidget         *widget,
                                        const char        *action,
                                        GVariant          *parameter);

G_END_DECLS
