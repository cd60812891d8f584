/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-workspace.h"

G_BEGIN_DECLS

/* Every colour of CatenaColour, its name for people. */
const char *catena_colour_get_label (CatenaColour   colour);
guint       catena_colour_get_count (void);

GtkWidget  *catena_colour_dot_new   (CatenaColour   colour);
void        catena_colour_dot_set   (GtkWidget     *dot,
                                     CatenaColour   colour);

char       *catena_account_dup_place (CatenaAccount *account,
                                      CatenaProject *project);

G_END_DECLS
