/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Points in time are gint64 nanoseconds since 1970 UTC; 0 is "not yet" or "unknown", as in the API. */
#define CATENA_NSEC_PER_SEC G_GINT64_CONSTANT (1000000000)

gint64   catena_time_now            (void);
gboolean catena_time_parse_rfc3339  (const char *text,
                                     gint64     *nanoseconds);
gint64   catena_time_from_number    (gint64 number);
char    *catena_time_format_rfc3339 (gint64 nanoseconds);
char    *catena_time_format_sdk     (gint64 nanoseconds);
gboolean catena_time_parse_sdk      (const char *text,
                                     gint64     *nanoseconds);

G_END_DECLS
