/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SimHolds:
 *
 * The calls that wait until somebody releases them.
 */
typedef struct _SimHolds SimHolds;

/**
 * SimHoldFunc:
 * @data: what was given with it
 *
 * Goes on with a call that was held.
 */
typedef void (*SimHoldFunc) (gpointer data);

SimHolds  *sim_holds_new     (void);
void       sim_holds_free    (SimHolds *holds);
void       sim_holds_add     (SimHolds      *holds,
                              const char    *operation,
                              const char    *stage,
                              SimHoldFunc    func,
                              gpointer       data,
                              GDestroyNotify destroy);
guint      sim_holds_release (SimHolds *holds,
                              guint     id);
JsonArray *sim_holds_to_json (SimHolds *holds);

G_END_DECLS
