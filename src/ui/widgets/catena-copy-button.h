/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CATENA_TYPE_COPY_BUTTON (catena_copy_button_get_type ())

/**
 * CatenaCopyButton:
 *
 * A flat icon button that puts a text on the clipboard and shows for a moment that it did. Properties: "text"
 * (what is
 * copied), "what" (its name, "Service ID", for the accessible name). Not for secrets.
 */
G_DECLARE_FINAL_TYPE (CatenaCopyButton, catena_copy_button, CATENA, COPY_BUTTON, GtkWidget)

GtkWidget *catena_copy_button_new      (void);
void       catena_copy_button_set_text (CatenaCopyButton *self,
                                        const char       *text);
void       catena_copy_button_set_what (CatenaCopyButton *self,
                                        const char       *what);

G_END_DECLS
