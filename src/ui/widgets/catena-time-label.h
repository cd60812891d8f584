/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CATENA_TYPE_TIME_LABEL (catena_time_label_get_type ())

/**
 * CatenaTimeLabel:
 *
 * A relative time that stays right while it is on the screen, with the exact one as its tooltip. Properties: "time" (int64; 0
 * shows nothing), "format" (translated, with one %s for the time, "Updated %s"; null: the time alone).
 */
G_DECLARE_FINAL_TYPE (CatenaTimeLabel, catena_time_label, CATENA, TIME_LABEL, GtkWidget)

void catena_time_label_set_time (CatenaTimeLabel *self,
                                 gint64           time);

G_END_DECLS
