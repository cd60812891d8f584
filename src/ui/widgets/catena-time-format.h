/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times are nanoseconds since 1970 UTC, as everywhere (catena-time.h). */

char *catena_format_relative_time (gint64 time,
                                   gint64 now);
char *catena_format_time          (gint64 time);
char *catena_format_duration      (gint64 nanoseconds);

G_END_DECLS
