/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CATENA_TYPE_ERROR_VIEW (catena_error_view_get_type ())

/**
 * CatenaErrorView:
 *
 * An error in words (catena_error_meaning_new()): what happened, why, what to do, with "Try Again", "Copy
 * Details" and, where something was sent, "Show Request". Use it
 * inside a page or a row; for a whole page that could not be loaded there is #CatenaStatePage. Properties: "error"
 * (boxed GError, nullable), "can-retry" (default TRUE), "compact" (left-aligned and without the big symbol).
 * Signal "retry".
 */
G_DECLARE_FINAL_TYPE (CatenaErrorView, catena_error_view, CATENA, ERROR_VIEW, GtkWidget)

GtkWidget *catena_error_view_new           (void);
void       catena_error_view_set_error     (CatenaErrorView *self,
                                            const GError    *error);
void       catena_error_view_set_can_retry (CatenaErrorView *self,
                                            gboolean         can_retry);
void       catena_error_view_set_compact   (CatenaErrorView *self,
                                            gboolean         compact);
char      *catena_error_view_dup_details   (const GError    *error);

G_END_DECLS
