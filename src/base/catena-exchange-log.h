/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "catena-exchange.h"

G_BEGIN_DECLS

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
guint64            catena_exchange_log_append (CatenaExchangeLog *self,
                                               CatenaExchange    *exchange);
CatenaExchange    *catena_exchange_log_find   (CatenaExchangeLog *self,
                                               guint64            serial);
void               catena_exchange_log_clear  (CatenaExchangeLog *self);

G_END_DECLS
