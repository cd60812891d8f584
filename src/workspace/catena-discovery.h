/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-connection.h"

G_BEGIN_DECLS

#define CATENA_TYPE_DISCOVERY (catena_discovery_get_type ())

/**
 * CatenaDiscovery:
 *
 * Finds out, through IAM, which account one is in and which projects one may use (7.3).
 */
G_DECLARE_FINAL_TYPE (CatenaDiscovery, catena_discovery, CATENA, DISCOVERY, GObject)

CatenaDiscovery *catena_discovery_new                (CatenaConnection    *connection,
                                                      CatenaCredentials   *credentials);
void             catena_discovery_run_async          (CatenaDiscovery     *self,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean         catena_discovery_run_finish         (CatenaDiscovery     *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
GListModel      *catena_discovery_get_projects       (CatenaDiscovery     *self);
const GError    *catena_discovery_get_projects_error (CatenaDiscovery     *self);
const char      *catena_discovery_get_domain_id      (CatenaDiscovery     *self);
const char      *catena_discovery_get_domain_name    (CatenaDiscovery     *self);

G_END_DECLS
