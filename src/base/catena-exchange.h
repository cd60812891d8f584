/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "catena-api.h"

G_BEGIN_DECLS

#define CATENA_TYPE_EXCHANGE (catena_exchange_get_type ())

/**
 * CatenaExchange:
 *
 * The redacted record of one attempt at one call: what was asked, what came back, how long it took.
 * Properties: "api" (uint), "method", "path" (with query), "host", "status" (uint, 0 without an answer), "started"
 * (int64, nanoseconds), "duration" (int64, microseconds), "request-id", "bytes-sent", "bytes-received" (uint64),
 * "request-body", "response-body" (redacted, cut), "error" (nullable).
 */
G_DECLARE_FINAL_TYPE (CatenaExchange, catena_exchange, CATENA, EXCHANGE, GObject)

/* How many exchanges are kept. */
#define CATENA_EXCHANGE_LOG_LENGTH 500

#define CATENA_TYPE_EXCHANGE_LOG (catena_exchange_log_get_type ())

/**
 * CatenaExchangeLog:
 *
 * A #GListModel of the last %CATENA_EXCHANGE_LOG_LENGTH exchanges, oldest first.
 */
G_DECLARE_FINAL_TYPE (CatenaExchangeLog, catena_exchange_log, CATENA, EXCHANGE_LOG, GObject)

CatenaExchangeLog *catena_exchange_log_new    (void);
void               catena_exchange_log_append (CatenaExchangeLog *self,
                                               CatenaExchange    *exchange);

G_END_DECLS
