/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-service.h"
#include "sim-user.h"

G_BEGIN_DECLS

typedef struct _SimTenant SimTenant;

/**
 * SimProject:
 * @quota: how many services it may hold
 * @used_elsewhere: how many count against the quota without being listed
 * @services: (element-type SimService): in the order of creation
 */
typedef struct
{
  SimTenant *tenant;
  char *id;
  char *name;
  guint quota;
  guint used_elsewhere;
  GPtrArray *services;
  GHashTable *by_id;
} SimProject;

/**
 * SimTenant:
 *
 * An account: its users, and its projects with what is in them.
 */
struct _SimTenant
{
  char *id;
  char *name;
  GPtrArray *projects;
  GPtrArray *users;
};

SimTenant  *sim_tenant_new               (const char *id,
                                          const char *name);
SimTenant  *sim_tenant_from_json         (JsonObject *object);
void        sim_tenant_free              (SimTenant *tenant);
JsonObject *sim_tenant_to_json           (SimTenant *tenant,
                                          gboolean   with_services);
SimProject *sim_tenant_add_project       (SimTenant  *tenant,
                                          const char *id,
                                          const char *name,
                                          guint       quota);
SimProject *sim_tenant_get_project       (SimTenant  *tenant,
                                          const char *id,
                                          const char *name);
SimUser    *sim_tenant_get_user          (SimTenant  *tenant,
                                          const char *id,
                                          const char *name);

void        sim_project_add_service      (SimProject *project,
                                          SimService *service);
SimService *sim_project_get_service      (SimProject *project,
                                          const char *id);
SimService *sim_project_get_service_named (SimProject *project,
                                           const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimTenant, sim_tenant_free)

G_END_DECLS
