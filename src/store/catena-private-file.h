/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  catena_private_file_write     (const char  *path,
                                         const char  *contents,
                                         gsize        length,
                                         GError     **error);
char     *catena_private_file_set_aside (const char  *path,
                                         GError     **error);
GError   *catena_private_file_new_problem (const char *aside,
                                           const char *reason);

G_END_DECLS
