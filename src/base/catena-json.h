/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Deeper than this and json-glib's recursive parser could exhaust the stack. */
#define CATENA_JSON_MAX_DEPTH 64
/* Service code of the error that says so, like the CATENA_PROBLEMs of catena-error-meaning.h. */
#define CATENA_PROBLEM_JSON_DEPTH "catena.json-depth"
/* Largest JSON document that is read at all, in bytes. */
#define CATENA_JSON_MAX_SIZE (32u * 1024 * 1024)

JsonNode   *catena_json_parse      (GBytes  *bytes,
                                    GError **error);

/* Getters for foreign objects. `name` may hold several spellings, "agent_portal_addrs|agent_portal_addr":
 * the first that is present and not null counts. They never abort, and never make up a value: what is
 * absent, null or of another type is reported as such. All take a null object as an empty one. */
JsonNode   *catena_json_get_node   (JsonObject *object,
                                    const char *name);
JsonObject *catena_json_get_object (JsonObject *object,
                                    const char *name);
JsonArray  *catena_json_get_array  (JsonObject *object,
                                    const char *name);
char       *catena_json_dup_string (JsonObject *object,
                                    const char *name);
gboolean    catena_json_get_int64  (JsonObject *object,
                                    const char *name,
                                    gint64     *value);
gboolean    catena_json_get_double (JsonObject *object,
                                    const char *name,
                                    double     *value);
gboolean    catena_json_get_bool   (JsonObject *object,
                                    const char *name,
                                    gboolean   *value);
char      **catena_json_dup_strv   (JsonObject *object,
                                    const char *name);

/* The same for the elements of an array: null where the element is not an object. */
JsonObject *catena_json_get_element_object (JsonArray *array,
                                            guint      index);

char       *catena_json_to_text    (JsonNode *node,
                                    gboolean  pretty);

G_END_DECLS
