/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-store.h"

G_BEGIN_DECLS

void        sim_demo_fill          (SimStore   *store,
                                    int         n_services);
SimService *sim_demo_add_service   (SimStore   *store,
                                    SimProject *project,
                                    const char *name);

G_END_DECLS
