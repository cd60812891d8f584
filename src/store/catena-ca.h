/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *catena_ca_normalize (GBytes  *pem,
                           GError **error);

G_END_DECLS
