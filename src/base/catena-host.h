/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean catena_host_is_loopback   (const char *host);
char    *catena_host_dup_authority (GUri       *uri);
char    *catena_host_dup_path      (GUri       *uri);

G_END_DECLS
