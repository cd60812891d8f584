/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "sim-context.h"

G_BEGIN_DECLS

void sim_control_answer (SimContext        *context,
                         SoupServerMessage *message,
                         GBytes            *bytes);

G_END_DECLS
