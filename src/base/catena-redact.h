/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands where a secret stood. */
#define CATENA_REDACTED "\342\200\242\342\200\242\342\200\242"

gboolean catena_redact_is_secret_header (const char *name);
gboolean catena_redact_is_secret_member (const char *name);
char    *catena_redact_header           (const char *name,
                                         const char *value);
char    *catena_redact_json             (const char *text,
                                         gssize      length);

G_END_DECLS
