/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean catena_set_str            (char      **field,
                                    const char *value);
char    *catena_sanitize_text      (const char *text,
                                    gsize       max_characters);
char    *catena_sanitize_file_name (const char *text);
char    *catena_new_uuid           (void);

G_END_DECLS
