/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-exchange.h"

G_BEGIN_DECLS

/* In the order of the list in the window. */
typedef enum
{
  CATENA_EXCHANGES_ALL,
  CATENA_EXCHANGES_FAILED,
  CATENA_EXCHANGES_CHANGES,
} CatenaExchangeKind;

#define CATENA_TYPE_EXCHANGE_FILTER (catena_exchange_filter_get_type ())

/**
 * CatenaExchangeFilter:
 *
 * Exchanges of a kind and of an account, in which a text is found: in operation, address, status, request id, bodies or error.
 */
G_DECLARE_FINAL_TYPE (CatenaExchangeFilter, catena_exchange_filter, CATENA, EXCHANGE_FILTER, GtkFilter)

CatenaExchangeFilter *catena_exchange_filter_new         (void);
void                  catena_exchange_filter_set_kind    (CatenaExchangeFilter *self,
                                                          CatenaExchangeKind    kind);
void                  catena_exchange_filter_set_account (CatenaExchangeFilter *self,
                                                          const char           *account);
void                  catena_exchange_filter_set_text    (CatenaExchangeFilter *self,
                                                          const char           *text);

G_END_DECLS
