/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void add_body_tests     (void);
void add_parse_tests    (void);
void add_record_tests   (void);
void add_tolerant_tests (void);

GBytes     *load_bytes  (const char  *name);
JsonObject *load_object (const char  *name,
                         JsonNode   **root);
JsonObject *parse_text  (const char  *text,
                         JsonNode   **root);

G_END_DECLS
