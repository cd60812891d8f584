/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-call.h"
#include "sim-context.h"

G_BEGIN_DECLS

void sim_exchange_run (SimContext        *context,
                       SoupServerMessage *message,
                       SimCall           *call);

G_END_DECLS
