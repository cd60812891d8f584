/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-call.h"

G_BEGIN_DECLS

gboolean sim_auth_check (SimCall *call);

G_END_DECLS
