/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-call.h"

G_BEGIN_DECLS

gboolean sim_create_rules_check       (SimCall    *call,
                                       JsonObject *request);

/* sim-create-parts.c */
gboolean sim_create_rules_check_parts (SimCall    *call,
                                       JsonObject *request);
gboolean sim_create_rules_is_flaw     (const char *name);

G_END_DECLS
