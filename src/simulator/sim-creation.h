/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sim-process.h"

G_BEGIN_DECLS

#define SIM_STEP_PREPARATION "Preparation"
#define SIM_STEP_CLUSTER "Create Cluster"
#define SIM_STEP_RESOURCES "Create Other Dependent Resource"
#define SIM_STEP_BLOCKCHAIN "Create Blockchain"
#define SIM_STEP_CHANNEL "Create Channel"

#define SIM_SUB_STEP_CONFIGURATIONS "Generate basic configurations"
#define SIM_SUB_STEP_CHECK_CLUSTER "Check cluster"
#define SIM_SUB_STEP_CLUSTER "Create cluster"
#define SIM_SUB_STEP_NETWORK "Create network"
#define SIM_SUB_STEP_SECURITY_GROUP "Create security group"
#define SIM_SUB_STEP_EIP "Create EIP"
#define SIM_SUB_STEP_STORAGE "Create network storage"
#define SIM_SUB_STEP_KAFKA "Create Kafka"
#define SIM_SUB_STEP_ORDERERS "Create orderers"
#define SIM_SUB_STEP_PEERS "Create peers"
#define SIM_SUB_STEP_AGENT "Create agent"
#define SIM_SUB_STEP_RESTAPI "Create RESTful API plugin"

SimProcess *sim_creation_plan           (JsonObject *request,
                                         gboolean    unknown_steps);
JsonObject *sim_creation_dup_status     (SimProcess *creation,
                                         JsonObject *request,
                                         gint64      skew,
                                         const char *not_yet);
JsonArray  *sim_creation_dup_orgs       (JsonObject *request);
JsonArray  *sim_creation_dup_channels   (JsonObject *request);
gint64      sim_creation_count_orderers (JsonObject *request);
char       *sim_creation_dup_word       (JsonObject *request,
                                         const char *member,
                                         const char *fallback);

G_END_DECLS
