/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-tenant.h"

G_BEGIN_DECLS

/* What 5.1.15 answers, and what createService holds a request to. */
#define SIM_ORG_PEERS_MAX 5
#define SIM_ORDERERS_MAX 10
#define SIM_MEMBERS_MAX 50

guint sim_limits_count_used (SimProject *project);

G_END_DECLS
