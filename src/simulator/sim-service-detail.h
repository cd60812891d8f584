/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-store.h"

G_BEGIN_DECLS

JsonObject *sim_service_dup_detail (SimService *service,
                                    SimStore   *store);

G_END_DECLS
