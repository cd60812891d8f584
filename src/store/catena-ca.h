/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *catena_ca_normalize (GBytes      *pem,
                           GError     **error);
char *catena_ca_get_path  (const char  *directory,
                           const char  *account_id);
void  catena_ca_remove    (const char  *directory,
                           const char  *account_id);

G_END_DECLS
