/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-auth.h"
#include "catena-exchange-log.h"
#include "catena-request.h"
#include "catena-response.h"

G_BEGIN_DECLS

#define CATENA_TYPE_TRANSPORT (catena_transport_get_type ())

/**
 * CatenaTransport:
 *
 * The connection of one account: one SoupSession, one back-off, one clock offset. Every rule of sending
 * (no redirect, certificates, caps, time limits, retries, signing anew, renewal after a 401) is kept here and only
 * here.
 */
G_DECLARE_FINAL_TYPE (CatenaTransport, catena_transport, CATENA, TRANSPORT, GObject)

CatenaTransport *catena_transport_new              (CatenaExchangeLog   *log,
                                                    const char          *account);
gboolean         catena_transport_set_ca_file      (CatenaTransport     *self,
                                                    const char          *path,
                                                    GError             **error);
gint64           catena_transport_get_clock_offset (CatenaTransport     *self);
gint64           catena_transport_get_service_offset (CatenaTransport   *self);
void             catena_transport_send_async       (CatenaTransport     *self,
                                                    CatenaRequest       *request,
                                                    CatenaAuth          *auth,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
CatenaResponse  *catena_transport_send_finish      (CatenaTransport     *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);

G_END_DECLS
