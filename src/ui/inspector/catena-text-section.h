/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CATENA_TYPE_TEXT_SECTION (catena_text_section_get_type ())

/**
 * CatenaTextSection:
 *
 * A long foreign text under a title, to be read, selected and copied. Hidden when there is none. Property: "title".
 */
G_DECLARE_FINAL_TYPE (CatenaTextSection, catena_text_section, CATENA, TEXT_SECTION, GtkWidget)

void catena_text_section_set_text (CatenaTextSection *self,
                                   const char        *text,
                                   const char        *note);

G_END_DECLS
