/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CATENA_TYPE_FIELD_ROW (catena_field_row_get_type ())

/**
 * CatenaFieldRow:
 *
 * A row of a boxed list that asks for one thing: title, control, a description, and right under them, inside
 * the row, what
 * is wrong with the answer.
 *
 * In .ui files its child is the control (GtkEntry, GtkPasswordEntry, GtkSpinButton, GtkDropDown, GtkSwitch, …), and
 * children of type "suffix" stand at the row's end. The control gets its accessible name from the title and is
 * described by description, error and warning; an error makes it invalid.
 *
 * Properties: "title" (inherited; plain text), "description", "error", "warning" (all nullable; an error hides the
 * warning), "control", "stacked" (the control stands under the title; by default so for entries).
 * Focusing the row focuses the control.
 */
G_DECLARE_FINAL_TYPE (CatenaFieldRow, catena_field_row, CATENA, FIELD_ROW, AdwPreferencesRow)

GtkWidget  *catena_field_row_new             (const char     *title,
                                              GtkWidget      *control);
GtkWidget  *catena_field_row_get_control     (CatenaFieldRow *self);
void        catena_field_row_set_control     (CatenaFieldRow *self,
                                              GtkWidget      *control);
void        catena_field_row_add_suffix      (CatenaFieldRow *self,
                                              GtkWidget      *suffix);
const char *catena_field_row_get_description (CatenaFieldRow *self);
void        catena_field_row_set_description (CatenaFieldRow *self,
                                              const char     *description);
const char *catena_field_row_get_error       (CatenaFieldRow *self);
void        catena_field_row_set_error       (CatenaFieldRow *self,
                                              const char     *error);
const char *catena_field_row_get_warning     (CatenaFieldRow *self);
void        catena_field_row_set_warning     (CatenaFieldRow *self,
                                              const char     *warning);
gboolean    catena_field_row_get_stacked     (CatenaFieldRow *self);
void        catena_field_row_set_stacked     (CatenaFieldRow *self,
                                              gboolean        stacked);

G_END_DECLS
