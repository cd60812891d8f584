/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-exchange.h"
#include "catena-hub.h"

G_BEGIN_DECLS

#define CATENA_TYPE_EXCHANGE_VIEW (catena_exchange_view_get_type ())

/**
 * CatenaExchangeView:
 *
 * All that is known of one exchange.
 */
G_DECLARE_FINAL_TYPE (CatenaExchangeView, catena_exchange_view, CATENA, EXCHANGE_VIEW, GtkWidget)

void catena_exchange_view_set_exchange (CatenaExchangeView *self,
                                        CatenaExchange     *exchange,
                                        CatenaHub          *hub);

G_END_DECLS
