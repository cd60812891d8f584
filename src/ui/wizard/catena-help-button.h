/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CATENA_TYPE_HELP_BUTTON (catena_help_button_get_type ())

/**
 * CatenaHelpButton:
 *
 * "Where do I find this?" at the end of a row: a few sentences in a popover. Property: "text".
 */
G_DECLARE_FINAL_TYPE (CatenaHelpButton, catena_help_button, CATENA, HELP_BUTTON, GtkWidget)

G_END_DECLS
