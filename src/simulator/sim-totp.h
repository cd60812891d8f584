/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *sim_totp_compute (const char *secret,
                           gint64      seconds);
gboolean sim_totp_verify  (const char *secret,
                           const char *passcode,
                           gint64      seconds);

G_END_DECLS
