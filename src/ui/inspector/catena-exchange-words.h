/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-exchange.h"
#include "catena-hub.h"

G_BEGIN_DECLS

/* What people read of an exchange, in the list and on its page. */
char *catena_exchange_words_name     (CatenaExchange *exchange);
char *catena_exchange_words_end      (CatenaExchange *exchange);
char *catena_exchange_words_clock    (CatenaExchange *exchange);
char *catena_exchange_words_duration (CatenaExchange *exchange);
char *catena_exchange_words_whose    (CatenaExchange *exchange,
                                      CatenaHub      *hub);

G_END_DECLS
