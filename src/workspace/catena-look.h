/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-tracker.h"

G_BEGIN_DECLS

/* Three looks at least, over sixty seconds at least: lists lag. */
#define CATENA_LOOK_MIN_LOOKS 3
#define CATENA_LOOK_MIN_TIME (60 * G_USEC_PER_SEC)
/* A service that is there and cannot be read yet is waited for that long. */
#define CATENA_LOOK_MAX_TIME (10 * 60 * G_USEC_PER_SEC)

void     catena_tracker_look_async  (CatenaTracker       *self,
                                     CatenaWorkspace     *workspace,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
gboolean catena_tracker_look_finish (CatenaTracker       *self,
                                     GAsyncResult        *result,
                                     GError             **error);

G_END_DECLS
