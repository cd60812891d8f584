/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void sim_wire_reset    (SoupServerMessage *message);
void sim_wire_close    (SoupServerMessage *message);
void sim_wire_truncate (SoupServerMessage *message,
                        GBytes            *answer,
                        gsize              length);
void sim_wire_drip     (SoupServerMessage *message,
                        GBytes            *answer,
                        guint              step,
                        guint              milliseconds);

G_END_DECLS
