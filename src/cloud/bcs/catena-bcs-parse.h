/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "catena-api.h"
#include "catena-limits.h"
#include "catena-service.h"

G_BEGIN_DECLS

/* From an answer's JSON object, which is null for an empty body, to model objects. All are safe in any thread. */
GPtrArray           *catena_bcs_read_services        (JsonObject    *answer,
                                                      GError       **error);
CatenaServiceDetail *catena_bcs_read_service         (JsonObject    *answer,
                                                      GError       **error);
GPtrArray           *catena_bcs_read_creation_status (JsonObject    *answer,
                                                      GError       **error);
GPtrArray           *catena_bcs_read_quotas          (JsonObject    *answer,
                                                      GError       **error);
CatenaFlavor        *catena_bcs_read_flavor          (JsonObject    *answer,
                                                      GError       **error);
GPtrArray           *catena_bcs_read_records         (JsonObject    *answer,
                                                      GError       **error);

/* What several of them need. */
char                *catena_bcs_take_text            (JsonObject    *object,
                                                      const char    *name);
gint64               catena_bcs_take_number          (JsonObject    *object,
                                                      const char    *name);
gboolean             catena_bcs_take_flag            (JsonObject    *object,
                                                      const char    *name);
gint64               catena_bcs_take_time            (JsonObject    *object,
                                                      const char    *name);
gboolean             catena_bcs_tells_none           (JsonObject    *answer,
                                                      const char    *name);
GError              *catena_bcs_new_empty_error      (CatenaApiId    api,
                                                      const char    *missing);

G_END_DECLS
