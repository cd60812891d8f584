/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-tracker.h"

G_BEGIN_DECLS

void     catena_tracker_read_records_async (CatenaTracker       *self,
                                            CatenaWorkspace     *workspace,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
void     catena_tracker_read_watched_async (CatenaTracker       *self,
                                            CatenaWorkspace     *workspace,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
gboolean catena_tracker_read_finish        (CatenaTracker       *self,
                                            GAsyncResult        *result,
                                            GError             **error);

G_END_DECLS
