/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-plain-row"

#include "config.h"

#include "catena-plain-row.h"

#include <adwaita.h>

/**
 * catena_plain_row_new:
 * @title: a text
 * @subtitle: (nullable): what stands below it
 *
 * An #AdwActionRow whose texts are no markup, now and later. Made with all its properties at once it would read them as
 * markup before it is told that they are none.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
catena_plain_row_new (const char *title,
                      const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  g_return_val_if_fail (title != NULL, row);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}
