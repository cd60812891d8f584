/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database-worker.h"

G_BEGIN_DECLS

/* How the calls of a #CatenaDatabase reach its worker. */

GTask *catena_database_new_task  (CatenaDatabase      *self,
                                  gpointer             source_tag,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
void   catena_database_push_task (CatenaDatabase      *self,
                                  GTask               *task,
                                  CatenaDatabaseJob    job,
                                  GDestroyNotify       free_result);
void   catena_database_push      (CatenaDatabase      *self,
                                  CatenaDatabaseJob    job,
                                  gpointer             data,
                                  GDestroyNotify       free_data);

G_END_DECLS
