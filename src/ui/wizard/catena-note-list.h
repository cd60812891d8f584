/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CATENA_TYPE_NOTE_LIST (catena_note_list_get_type ())

/**
 * CatenaNoteList:
 *
 * Sentences below each other in a boxed list, each after the same symbol. Property: "icon-name".
 */
G_DECLARE_FINAL_TYPE (CatenaNoteList, catena_note_list, CATENA, NOTE_LIST, GtkWidget)

void catena_note_list_set_notes (CatenaNoteList      *self,
                                 const char * const  *notes);

G_END_DECLS
