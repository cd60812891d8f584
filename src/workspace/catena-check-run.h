/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-connection-check.h"
#include "catena-connection.h"
#include "catena-discovery.h"

G_BEGIN_DECLS

#define CATENA_TYPE_CHECK_RUN (catena_check_run_get_type ())

/**
 * CatenaCheckRun:
 *
 * One run of a connection check: it goes through the steps and puts the result into their rows.
 */
G_DECLARE_FINAL_TYPE (CatenaCheckRun, catena_check_run, CATENA, CHECK_RUN, GObject)

CatenaCheckRun  *catena_check_run_new             (CatenaConnection    *connection,
                                                   CatenaCredentials   *credentials,
                                                   GPtrArray           *items,
                                                   gboolean             discovers);
void             catena_check_run_start_async     (CatenaCheckRun      *self,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
gboolean         catena_check_run_start_finish    (CatenaCheckRun      *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);
CatenaCheckItem *catena_check_run_get_failed_item (CatenaCheckRun      *self);
CatenaDiscovery *catena_check_run_get_discovery   (CatenaCheckRun      *self);

G_END_DECLS
