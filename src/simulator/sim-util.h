/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char     *sim_derive_id     (const char *kind,
                             const char *owner,
                             const char *name);
char     *sim_derive_uuid   (const char *kind,
                             const char *owner,
                             const char *name);
char     *sim_random_hex    (guint length);
char     *sim_format_iam    (gint64 nanoseconds);
char     *sim_format_china  (gint64 nanoseconds);
JsonNode *sim_json_node     (JsonObject *object);

G_END_DECLS
