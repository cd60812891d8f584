/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-operation-record.h"
#include "catena-service-detail.h"

G_BEGIN_DECLS

/* How far the clocks of the service and of this machine may be apart, and how late a request may be handled. */
#define CATENA_FIT_TOLERANCE (15 * 60 * G_GINT64_CONSTANT (1000000000))

gboolean    catena_fit_is_creation      (CatenaOperationRecord *record);
gint64      catena_fit_get_start        (CatenaOperationRecord *record);
CatenaOperationRecord *catena_fit_find_record (GPtrArray    *records,
                                               const char   *service_id,
                                               const char   *record_id);
gboolean    catena_fit_is_in_time       (gint64                 start,
                                         gint64                 since,
                                         gint64                 sent);
const char *catena_fit_find_difference  (const char            *request,
                                         CatenaServiceDetail   *detail);

G_END_DECLS
