/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-tenant.h"

G_BEGIN_DECLS

#define SIM_RESOURCE_SERVICE "BCSSVC01"
#define SIM_OPERATION_CREATE "99"
#define SIM_OPERATION_UPGRADE "01"

/* Records are kept three days. */
#define SIM_OPERATION_LIFETIME (3 * 24 * 60 * 60 * G_GINT64_CONSTANT (1000000000))

/**
 * SimOperation:
 * @started: nanoseconds
 * @process: its walk; a creation's is the service's own
 * @settled_at: nanoseconds; the record tells of its end from then on
 *
 * What an operation record (5.1.17) tells of.
 */
typedef struct
{
  char *id;
  char *resource_type;
  char *type;
  char *project_id;
  char *service_id;
  char *service_name;
  gint64 started;
  SimProcess *process;
  gint64 settled_at;
} SimOperation;

SimOperation *sim_operation_new        (const char *type,
                                        SimProject *project,
                                        SimService *service,
                                        SimProcess *process,
                                        gint64      started,
                                        gint64      shown);
SimOperation *sim_operation_from_json  (JsonObject *object);
void          sim_operation_free       (SimOperation *operation);
JsonObject   *sim_operation_to_json    (SimOperation *operation);
gboolean      sim_operation_is_settled (SimOperation *operation,
                                        gint64        now);
const char   *sim_operation_get_status (SimOperation *operation,
                                        gint64        now);
gint64        sim_operation_get_modified (SimOperation *operation,
                                          gint64        now);

G_END_DECLS
