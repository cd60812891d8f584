/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-demo.h"

#include "sim-util.h"

#include "catena-time.h"
#include "catena-util.h"

#define DAY (24 * 60 * 60 * CATENA_NSEC_PER_SEC)
#define QUOTA 20
/* 20 bytes, as authenticator apps expect. */
#define TOTP_SECRET "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

typedef struct
{
  const char *name;
  const char *blockchain_type;
  const char *fabric_version;
  const char *consensus;
  gint64 orderers;
  const char *sign_algorithm;
  gint64 version_type;
  const char *volume_type;
  const char *database_type;
  const char *status;
  const char *process_status;
  gint64 age_days;
  const char *orgs[4];
} Demo;

/* Made up: six in the first project, with every state that a person may meet. */
static const Demo alpha_north[] = {
  { "trade-finance", "union", "2.2", "etcdraft", 3, "ECDSA", 2, "nfs", "goleveldb", "Normal", "", 210,
    { "bank-a", "bank-b", "customs", NULL } },
  { "cold-chain", "union", "2.2", "SFLIC", 4, "ECDSA", 4, "efs", "couchdb", "EipAbnormal", "", 96,
    { "carrier", "warehouse", NULL } },
  { "land-registry", "private", "2.2", "etcdraft", 3, "ECDSA", 4, "nfs", "goleveldb", "Hibernation", "", 400,
    { "registry", NULL } },
  { "医疗数据链", "private", "2.2", "SFLIC", 4, "sm2", 3, "evs", "goleveldb", "Normal", "", 31,
    { "第一医院", "疾控中心", NULL } },
  { "supply-audit", "union", "2.2", "etcdraft", 3, "ECDSA", 2, "nfs", "couchdb", "Normal", SIM_UPGRADING, 150,
    { "auditor", "supplier", NULL } },
  { "legacy-ledger", "private", "1.4", "SOLO", 1, "ECDSA", 2, "nfs", "goleveldb", "Normal", "", 1300,
    { "headquarters", NULL } },
};

static const Demo alpha_south[] = {
  { "port-logistics", "union", "2.2", "etcdraft", 3, "ECDSA", 4, "nfs", "goleveldb", "Normal", "", 12,
    { "port", "shipping", NULL } },
  { "energy-market", "private", "2.2", "etcdraft", 3, "ECDSA", 4, "nfs", "goleveldb", "Abnormal", "", 60,
    { "grid", NULL } },
};

static const Demo beta_north[] = {
  { "fleet-ledger", "union", "2.2", "etcdraft", 3, "ECDSA", 2, "nfs", "goleveldb", "Normal", "", 75,
    { "fleet", "insurer", NULL } },
  { "parcel-trace", "private", "2.2", "SFLIC", 5, "ECDSA", 4, "nfs", "couchdb", "Freeze", "", 190,
    { "parcel", NULL } },
  /* Whoever is invited by it needs Fabric 1.4 and Kafka, too. */
  { "rail-freight", "union", "1.4", "kafka", 2, "ECDSA", 2, "nfs", "goleveldb", "Normal", "", 1400,
    { "railway", NULL } },
};

/* What services made in bulk take turns at. */
static const Demo bulk[] = {
  { "normal", "private", "2.2", "etcdraft", 3, "ECDSA", 4, "nfs", "goleveldb", "Normal", "", 1,
    { "organization", NULL } },
  { "union", "union", "2.2", "SFLIC", 4, "ECDSA", 2, "nfs", "couchdb", "Normal", "", 2,
    { "first-org", "second-org", NULL } },
  { "sm2", "private", "2.2", "SFLIC", 4, "sm2", 3, "evs", "goleveldb", "Normal", "", 3,
    { "organization", NULL } },
  { "abnormal", "union", "2.2", "etcdraft", 3, "ECDSA", 2, "efs", "goleveldb", "Abnormal", "", 4,
    { "organization", NULL } },
  { "eip", "private", "2.2", "etcdraft", 3, "ECDSA", 4, "nfs", "goleveldb", "EipAbnormal", "", 5,
    { "organization", NULL } },
  { "asleep", "union", "2.2", "etcdraft", 3, "ECDSA", 4, "nfs", "goleveldb", "Hibernation", "", 6,
    { "organization", NULL } },
  { "old", "private", "1.4", "SOLO", 1, "ECDSA", 2, "nfs", "goleveldb", "Normal", "", 7,
    { "organization", NULL } },
};

static JsonArray *
make_orgs (const Demo *demo)
{
  JsonArray *orgs = json_array_new ();

  for (guint i = 0; demo->orgs[i] != NULL; i++)
    {
      JsonObject *org = json_object_new ();

      json_object_set_string_member (org, "name", demo->orgs[i]);
      json_object_set_int_member (org, "node_count", 2);
      json_array_add_object_element (orgs, org);
    }

  return orgs;
}

static JsonArray *
make_channels (const Demo *demo)
{
  JsonArray *channels = json_array_new ();
  JsonObject *channel = json_object_new ();
  JsonArray *names = json_array_new ();

  for (guint i = 0; demo->orgs[i] != NULL; i++)
    json_array_add_string_element (names, demo->orgs[i]);
  json_object_set_string_member (channel, "name", "channel");
  json_object_set_array_member (channel, "org_names", names);
  json_object_set_string_member (channel, "description", "");
  json_array_add_object_element (channels, channel);

  return channels;
}

static JsonObject *
make_cluster (const char *owner,
              const Demo *demo)
{
  JsonObject *cluster = json_object_new ();
  g_autofree char *id = sim_derive_uuid ("cce", owner, demo->name);
  g_autofree char *name = g_strdup_printf ("cce-%.6s", id);

  json_object_set_string_member (cluster, "cluster_id", id);
  json_object_set_string_member (cluster, "cluster_name", name);
  json_object_set_string_member (cluster, "cluster_platform_type", "VirtualMachine");

  return cluster;
}

static JsonObject *
make_couchdb (void)
{
  JsonObject *couchdb = json_object_new ();

  json_object_set_string_member (couchdb, "user_name", "couch_admin");
  json_object_set_string_member (couchdb, "password", "Couch-Pw-2023");

  return couchdb;
}

static JsonNode *
make_request (const char *owner,
              const Demo *demo)
{
  JsonObject *request = json_object_new ();

  json_object_set_string_member (request, "name", demo->name);
  json_object_set_int_member (request, "version_type", demo->version_type);
  json_object_set_string_member (request, "fabric_version", demo->fabric_version);
  json_object_set_string_member (request, "blockchain_type", demo->blockchain_type);
  json_object_set_string_member (request, "consensus", demo->consensus);
  json_object_set_string_member (request, "sign_algorithm", demo->sign_algorithm);
  json_object_set_string_member (request, "enterprise_project_id", "0");
  json_object_set_string_member (request, "volume_type", demo->volume_type);
  if (g_str_equal (demo->volume_type, "evs"))
    json_object_set_string_member (request, "evs_disk_type", "SAS");
  json_object_set_int_member (request, "org_disk_size", 500);
  json_object_set_string_member (request, "database_type", demo->database_type);
  if (g_str_equal (demo->database_type, "couchdb"))
    json_object_set_object_member (request, "couchdb_info", make_couchdb ());
  json_object_set_string_member (request, "resource_password", "Chain-Pw-2023");
  json_object_set_int_member (request, "orderer_node_number", demo->orderers);
  json_object_set_boolean_member (request, "use_eip", TRUE);
  json_object_set_int_member (request, "bandwidth_size", 5);
  json_object_set_string_member (request, "cluster_type", "cce");
  json_object_set_boolean_member (request, "create_new_cluster", FALSE);
  json_object_set_object_member (request, "cce_cluster_info", make_cluster (owner, demo));
  json_object_set_array_member (request, "peer_orgs", make_orgs (demo));
  json_object_set_array_member (request, "channels", make_channels (demo));

  return sim_json_node (request);
}

static SimService *
add_service (SimStore   *store,
             SimProject *project,
             const Demo *demo,
             const char *name,
             JsonNode   *request)
{
  g_autofree char *id = sim_derive_uuid ("service", project->id, name);
  SimService *service = sim_service_new (id, name, request, sim_store_now (store) - demo->age_days * DAY);

  catena_set_str (&service->status, demo->status);
  catena_set_str (&service->process_status, demo->process_status);
  sim_project_add_service (project, service);

  return service;
}

static void
add_demos (SimStore   *store,
           SimProject *project,
           const Demo *demos,
           guint       n_demos)
{
  for (guint i = 0; i < n_demos; i++)
    {
      g_autoptr (JsonNode) request = make_request (project->id, &demos[i]);

      add_service (store, project, &demos[i], demos[i].name, request);
    }
}

static void
add_bulk (SimStore   *store,
          SimProject *project,
          guint       n_services)
{
  JsonNode *requests[G_N_ELEMENTS (bulk)];

  for (guint i = 0; i < G_N_ELEMENTS (bulk); i++)
    requests[i] = make_request (project->id, &bulk[i]);
  for (guint i = 0; i < n_services; i++)
    {
      const Demo *demo = &bulk[i % G_N_ELEMENTS (bulk)];
      g_autofree char *name = g_strdup_printf ("service-%05u", i + 1);

      add_service (store, project, demo, name, requests[i % G_N_ELEMENTS (bulk)]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bulk); i++)
    json_node_unref (requests[i]);
}

static SimProject *
add_project (SimTenant  *tenant,
             const char *name,
             guint       quota)
{
  g_autofree char *id = sim_derive_id ("project", tenant->name, name);

  return sim_tenant_add_project (tenant, id, name, quota);
}

static SimTenant *
add_tenant (SimStore   *store,
            const char *name)
{
  g_autofree char *id = sim_derive_id ("domain", "", name);
  SimTenant *tenant = sim_tenant_new (id, name);
  SimUser *guard = sim_user_new (name, "guard", SIM_ROLE_OPERATOR, SIM_USER_ACTIVE);

  guard->totp_secret = g_strdup (TOTP_SECRET);
  g_ptr_array_add (tenant->users, sim_user_new (name, "operator", SIM_ROLE_OPERATOR, SIM_USER_ACTIVE));
  g_ptr_array_add (tenant->users, guard);
  g_ptr_array_add (tenant->users, sim_user_new (name, "auditor", SIM_ROLE_READ_ONLY, SIM_USER_ACTIVE));
  g_ptr_array_add (tenant->users, sim_user_new (name, "former", SIM_ROLE_OPERATOR, SIM_USER_LOCKED));
  g_ptr_array_add (tenant->users, sim_user_new (name, "hwid_owner", SIM_ROLE_OPERATOR, SIM_USER_HUAWEI_ID));
  g_ptr_array_add (store->tenants, tenant);

  return tenant;
}

/**
 * sim_demo_fill:
 * @store: an empty store
 * @n_services: how many services the first project has, or -1 for those of the demo
 *
 * Two tenants with their projects, users and services. Ids and keys are the same in every run.
 */
void
sim_demo_fill (SimStore *store,
               int       n_services)
{
  SimTenant *alpha = add_tenant (store, "alpha-consortium");
  SimTenant *beta = add_tenant (store, "beta-logistics");
  SimProject *north = add_project (alpha, "cn-north-4", QUOTA + (guint) MAX (n_services, 0));
  SimProject *south = add_project (alpha, "cn-south-1", QUOTA);
  SimProject *other = add_project (beta, "cn-north-4", QUOTA);

  if (n_services < 0)
    add_demos (store, north, alpha_north, G_N_ELEMENTS (alpha_north));
  else
    add_bulk (store, north, (guint) n_services);
  add_demos (store, south, alpha_south, G_N_ELEMENTS (alpha_south));
  add_demos (store, other, beta_north, G_N_ELEMENTS (beta_north));
  store->changed = TRUE;
}

/**
 * sim_demo_add_service:
 * @store: the store
 * @project: where
 * @name: its name
 *
 * Lets a colleague have created a service a moment ago.
 *
 * Returns: (transfer none): the service
 */
SimService *
sim_demo_add_service (SimStore   *store,
                      SimProject *project,
                      const char *name)
{
  Demo demo = bulk[0];
  g_autoptr (JsonNode) request = NULL;

  demo.name = name;
  demo.age_days = 0;
  request = make_request (project->id, &demo);
  store->changed = TRUE;

  return add_service (store, project, &demo, name, request);
}
