/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  catena_template_dispose              (GtkWidget     *widget,
                                            GType          type);
/* After gtk_widget_init_template(), where buttons have mnemonics. */
void  catena_template_name_buttons         (GtkWidget     *widget);
char *catena_template_dup_without_mnemonic (const char    *label);
/* In place of the property "menu-model". */
void  catena_template_set_menu             (GtkMenuButton *button,
                                            GMenuModel    *menu);

G_END_DECLS
