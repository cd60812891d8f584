/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sim-process.h"

G_BEGIN_DECLS

/* The words of process_status, section 5.1.3. */
#define SIM_CREATING "IsCreating"
#define SIM_UPGRADING "IsUpgrading"
#define SIM_DELETING "IsDeleting"

/**
 * SimService:
 * @request: (nullable): the body it was created with; services made in bulk share one
 * @created: nanoseconds
 * @version: 4.x for Fabric 2.2, 3.x for Fabric 1.4
 * @status: what it is once nothing is done to it
 * @process_status: what is being done to it, empty for nothing
 * @creation: (nullable): the walk of its creation; %NULL for one that was created long ago
 * @visible_at: nanoseconds; list and detail do not know it before
 * @settled_at: nanoseconds; the detail tells of the end of its creation from then on
 * @busy_until: nanoseconds; changing calls are refused before
 *
 * One BCS service. What 5.1.3 tells of it follows from its request and from how far its creation is.
 */
typedef struct
{
  char *id;
  char *name;
  JsonNode *request;
  gint64 created;
  char *version;
  char *status;
  char *process_status;
  SimProcess *creation;
  gint64 visible_at;
  gint64 settled_at;
  gint64 busy_until;
} SimService;

SimService *sim_service_new             (const char *id,
                                         const char *name,
                                         JsonNode   *request,
                                         gint64      created);
SimService *sim_service_from_json       (JsonObject *object);
void        sim_service_free            (SimService *service);
JsonObject *sim_service_to_json         (SimService *service);
JsonObject *sim_service_get_request     (SimService *service);
gboolean    sim_service_is_creating     (SimService *service,
                                         gint64      now);
gboolean    sim_service_failed_creation (SimService *service);
SimProcess *sim_service_dup_creation    (SimService *service);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimService, sim_service_free)

G_END_DECLS
