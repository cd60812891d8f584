/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database.h"
#include "catena-service.h"

G_BEGIN_DECLS

#define CATENA_TYPE_RESTORER (catena_restorer_get_type ())

/**
 * CatenaRestorer:
 *
 * What the database remembers of a project's services: writes the raw answers, and reads them again in portions that leave the
 * main loop free between them. Signals: "restored" (service id, #CatenaServiceDetail, int64 nanoseconds when it was read), "done".
 */
G_DECLARE_FINAL_TYPE (CatenaRestorer, catena_restorer, CATENA, RESTORER, GObject)

CatenaRestorer *catena_restorer_new              (CatenaDatabase      *database,
                                                  const char          *account_id,
                                                  const char          *project_id);
void            catena_restorer_close            (CatenaRestorer      *self);
void            catena_restorer_put_list         (CatenaRestorer      *self,
                                                  GBytes              *raw,
                                                  gint64               time);
void            catena_restorer_put_detail       (CatenaRestorer      *self,
                                                  const char          *service_id,
                                                  GBytes              *raw,
                                                  gint64               time);
void            catena_restorer_read_list_async  (CatenaRestorer      *self,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
GPtrArray      *catena_restorer_read_list_finish (CatenaRestorer      *self,
                                                  GAsyncResult        *result,
                                                  gint64              *time,
                                                  GError             **error);
void            catena_restorer_read_details     (CatenaRestorer      *self,
                                                  char               **service_ids);
gboolean        catena_restorer_is_busy          (CatenaRestorer      *self);

G_END_DECLS
