/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "catena-api.h"

G_BEGIN_DECLS

/* How much of a body is kept, in bytes. */
#define CATENA_EXCHANGE_MAX_BODY (64 * 1024)

#define CATENA_TYPE_EXCHANGE (catena_exchange_get_type ())

/**
 * CatenaExchange:
 *
 * The redacted record of one attempt at one call: what was asked, what came back, how long it took. Made with
 * g_object_new(), never changed.
 * Properties: "api" (uint), "attempt" (uint, which one of its call, from 1), "account" (id, nullable), "method", "scheme",
 * "host", "path" (with query), "status" (uint, 0 without an answer), "started" (int64, nanoseconds), "duration" (int64,
 * microseconds), "request-id", "bytes-sent", "bytes-received" (uint64), "request-headers", "response-headers" (a line for
 * each, redacted), "request-body", "response-body" (redacted, cut), "error" (nullable).
 */
G_DECLARE_FINAL_TYPE (CatenaExchange, catena_exchange, CATENA, EXCHANGE, GObject)

CatenaApiId catena_exchange_get_api              (CatenaExchange *self);
guint       catena_exchange_get_attempt          (CatenaExchange *self);
guint       catena_exchange_get_status           (CatenaExchange *self);
gint64      catena_exchange_get_started          (CatenaExchange *self);
gint64      catena_exchange_get_duration         (CatenaExchange *self);
guint64     catena_exchange_get_bytes_sent       (CatenaExchange *self);
guint64     catena_exchange_get_bytes_received   (CatenaExchange *self);
gboolean    catena_exchange_get_request_cut      (CatenaExchange *self);
gboolean    catena_exchange_get_response_cut     (CatenaExchange *self);
const char *catena_exchange_get_account          (CatenaExchange *self);
const char *catena_exchange_get_method           (CatenaExchange *self);
const char *catena_exchange_get_scheme           (CatenaExchange *self);
const char *catena_exchange_get_host             (CatenaExchange *self);
const char *catena_exchange_get_path             (CatenaExchange *self);
const char *catena_exchange_get_request_id       (CatenaExchange *self);
const char *catena_exchange_get_request_headers  (CatenaExchange *self);
const char *catena_exchange_get_request_body     (CatenaExchange *self);
const char *catena_exchange_get_response_headers (CatenaExchange *self);
const char *catena_exchange_get_response_body    (CatenaExchange *self);
const char *catena_exchange_get_error            (CatenaExchange *self);

/* catena-exchange-text.c */
char       *catena_exchange_dup_url              (CatenaExchange *self);
gboolean    catena_exchange_has_failed           (CatenaExchange *self);
gboolean    catena_exchange_is_change            (CatenaExchange *self);
char       *catena_exchange_dup_curl             (CatenaExchange *self);
char       *catena_exchange_dup_text             (CatenaExchange *self);

G_END_DECLS
