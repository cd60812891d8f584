/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CATENA_TYPE_RESPONSE (catena_response_get_type ())

/**
 * CatenaResponse:
 *
 * The successful (2xx) answer to a request.
 */
G_DECLARE_FINAL_TYPE (CatenaResponse, catena_response, CATENA, RESPONSE, GObject)

guint       catena_response_get_status     (CatenaResponse *self);
GBytes     *catena_response_get_bytes      (CatenaResponse *self);
JsonNode   *catena_response_get_json       (CatenaResponse *self);
JsonObject *catena_response_get_object     (CatenaResponse *self);
const char *catena_response_get_header     (CatenaResponse *self,
                                            const char     *name);
const char *catena_response_get_request_id (CatenaResponse *self);
gint64      catena_response_get_duration   (CatenaResponse *self);
guint64     catena_response_get_exchange   (CatenaResponse *self);

G_END_DECLS
