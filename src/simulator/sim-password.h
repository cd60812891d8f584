/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sim_password_is_strong (const char *password);
gboolean sim_password_is_crypt  (const char *base64);

G_END_DECLS
