/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SimArrivals:
 *
 * What arrived, by operation and in time, whatever became of it.
 */
typedef struct _SimArrivals SimArrivals;

SimArrivals *sim_arrivals_new     (void);
void         sim_arrivals_free    (SimArrivals *arrivals);
void         sim_arrivals_add     (SimArrivals *arrivals,
                                   const char  *operation,
                                   gint64       time);
void         sim_arrivals_clear   (SimArrivals *arrivals);
JsonObject  *sim_arrivals_to_json (SimArrivals *arrivals);

G_END_DECLS
