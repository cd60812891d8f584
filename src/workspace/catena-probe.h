/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-transport.h"

G_BEGIN_DECLS

#define CATENA_TYPE_PROBE (catena_probe_get_type ())

/**
 * CatenaProbe:
 *
 * Reaches one endpoint step by step, so that the one that fails is known: name, connection, certificate, clock. Each step needs
 * the one before it. All end with catena_probe_finish().
 */
G_DECLARE_FINAL_TYPE (CatenaProbe, catena_probe, CATENA, PROBE, GObject)

CatenaProbe *catena_probe_new           (const char          *endpoint,
                                         const char          *ca_file,
                                         CatenaRequest       *greeting);
const char  *catena_probe_get_endpoint  (CatenaProbe         *self);
gboolean     catena_probe_uses_tls      (CatenaProbe         *self);
void         catena_probe_resolve_async (CatenaProbe         *self,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
void         catena_probe_connect_async (CatenaProbe         *self,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
void         catena_probe_secure_async  (CatenaProbe         *self,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
void         catena_probe_clock_async   (CatenaProbe         *self,
                                         CatenaTransport     *transport,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
gboolean     catena_probe_finish        (CatenaProbe         *self,
                                         GAsyncResult        *result,
                                         GError             **error);

G_END_DECLS
