/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-hub.h"

G_BEGIN_DECLS

#define CATENA_TYPE_EXCHANGE_ROW (catena_exchange_row_get_type ())

/**
 * CatenaExchangeRow:
 *
 * An exchange in the list: what was called, how it ended, when, how long it took, for whom.
 */
G_DECLARE_FINAL_TYPE (CatenaExchangeRow, catena_exchange_row, CATENA, EXCHANGE_ROW, GtkWidget)

GtkListItemFactory *catena_exchange_row_factory_new (CatenaHub *hub);

G_END_DECLS
