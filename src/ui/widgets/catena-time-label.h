/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Times are nanoseconds since 1970 UTC, as everywhere (catena-time.h). */

/* "just now", "5 minutes ago", "today 09:12", "yesterday 17:40", "3 March 2026" */
char *catena_format_relative_time (gint64 time,
                                   gint64 now);
/* "21 November 2026, 09:12" in the person's time zone */
char *catena_format_time          (gint64 time);
/* "12 s", "3 min 12 s", "2 h 5 min" */
char *catena_format_duration      (gint64 nanoseconds);

#define CATENA_TYPE_TIME_LABEL (catena_time_label_get_type ())

/**
 * CatenaTimeLabel:
 *
 * A relative time that stays right while it is on the screen, with the exact one as its tooltip. Properties: "time" (int64;
 * 0 shows nothing), "format" (translated, with one %s for the time, "Updated %s"; null: the time alone).
 */
G_DECLARE_FINAL_TYPE (CatenaTimeLabel, catena_time_label, CATENA, TIME_LABEL, GtkWidget)

GtkWidget *catena_time_label_new      (void);
void       catena_time_label_set_time (CatenaTimeLabel *self,
                                       gint64           time);

G_END_DECLS
