/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-service-detail.h"

#include "sim-creation.h"
#include "sim-service-basic.h"

#include "catena-json.h"

#define ORDERER_PORT 7050
#define ORDERER_NODE_PORT 30805
#define PEER_PORT 7051
#define PEER_NODE_PORT 30605
#define KAFKA_PORT 9092

/**
 * sim_detail_dup_address:
 * @detail: what it is made from
 * @port: a port
 *
 * Addresses come from a range that documentation may use; nobody answers there.
 *
 * Returns: (transfer full): address and port
 */
char *
sim_detail_dup_address (SimDetail *detail,
                        guint      port)
{
  return g_strdup_printf ("203.0.113.%u:%u", detail->address, port);
}

/**
 * sim_detail_get_ready:
 * @detail: what it is made from
 * @step: the step that makes a part of the service
 * @sub_step: its sub-step
 *
 * Returns: how much of that part is up, 0 to 1; 1 for a part that nothing makes
 */
double
sim_detail_get_ready (SimDetail  *detail,
                      const char *step,
                      const char *sub_step)
{
  SimSubStep *found = sim_process_get_sub_step (detail->creation, step, sub_step);

  if (found == NULL)
    return 1;
  if (found->failure != NULL)
    return 0;

  return sim_process_get_fraction (detail->creation, found);
}

static gboolean
is_asleep (SimDetail *detail)
{
  return g_str_equal (detail->service->status, "Hibernation") || g_str_equal (detail->service->status, "Freeze");
}

static const char *
get_part_status (SimDetail *detail,
                 double     ready)
{
  if (detail->creating)
    return ready >= 1 ? "Normal" : "IsCreating";
  if (g_str_equal (detail->service->process_status, SIM_UPGRADING))
    return SIM_UPGRADING;
  if (is_asleep (detail))
    return "Unknown";

  return ready >= 1 ? "Normal" : "AbNormal";
}

static JsonObject *
make_part (SimDetail  *detail,
           const char *name,
           gint64      count,
           double      ready,
           const char *pvc_name)
{
  JsonObject *part = json_object_new ();
  g_autofree char *status_detail = NULL;

  if (is_asleep (detail))
    ready = 0;
  status_detail = g_strdup_printf ("%d/%d", (int) (ready * (double) count), (int) count);
  json_object_set_string_member (part, "name", name);
  json_object_set_int_member (part, "node_cnt", count);
  json_object_set_string_member (part, "status", count > 0 ? get_part_status (detail, ready) : "");
  json_object_set_string_member (part, "status_detail", count > 0 ? status_detail : "");
  json_object_set_string_member (part, "pvc_name", pvc_name);

  return part;
}

static void
add_addresses (SimDetail  *detail,
               JsonObject *part,
               const char *kind,
               const char *hash,
               guint       count,
               guint       port,
               guint       node_port)
{
  JsonArray *addresses = json_array_new ();

  for (guint i = 0; i < count; i++)
    {
      JsonObject *address = json_object_new ();
      g_autofree char *domain = g_strdup_printf ("%s-%s-%u.%s-%s.default.svc.cluster.local:%u", kind, hash, i,
                                                 kind, hash, port);
      g_autofree char *ip = sim_detail_dup_address (detail, node_port + i);

      json_object_set_string_member (address, "domain_port", domain);
      json_object_set_string_member (address, "ip_port", ip);
      json_array_add_object_element (addresses, address);
    }
  json_object_set_array_member (part, "address", addresses);
}

static char *
hash_name (const char *name)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA1, name, -1);
}

/* It was created well and is abnormal all the same: half of its peers are down. */
static gboolean
is_ailing (SimDetail *detail)
{
  return g_str_equal (detail->service->status, "Abnormal") && !sim_service_failed_creation (detail->service);
}

static void
add_peers (SimDetail  *detail,
           JsonObject *object)
{
  g_autoptr (JsonArray) orgs = sim_creation_dup_orgs (detail->request);
  JsonArray *parts = json_array_new ();
  double made = sim_detail_get_ready (detail, SIM_STEP_BLOCKCHAIN, SIM_SUB_STEP_PEERS);
  double ready = is_ailing (detail) ? made / 2 : made;
  guint first_port = PEER_NODE_PORT;

  for (guint i = 0; i < json_array_get_length (orgs); i++)
    {
      JsonObject *org = catena_json_get_element_object (orgs, i);
      g_autofree char *name = sim_creation_dup_word (org, "name", "");
      g_autofree char *hash = hash_name (name);
      g_autofree char *pvc_name = g_strdup_printf ("pvc-%.8s-peer", hash);
      gint64 count = 0;
      JsonObject *part;

      catena_json_get_int64 (org, "node_count", &count);
      part = make_part (detail, name, count, ready, pvc_name);
      /* The example gives peers no addresses. */
      if (!detail->example && made >= 1)
        add_addresses (detail, part, "peer", hash, (guint) count, PEER_PORT, first_port);
      first_port += (guint) count;
      json_array_add_object_element (parts, part);
    }
  json_object_set_array_member (object, "peer_info", parts);
  json_object_set_array_member (object, "light_peer_info", json_array_new ());
}

static void
add_orderers (SimDetail  *detail,
              JsonObject *object)
{
  guint count = (guint) sim_creation_count_orderers (detail->request);
  double ready = sim_detail_get_ready (detail, SIM_STEP_BLOCKCHAIN, SIM_SUB_STEP_ORDERERS);
  g_autofree char *name = g_strdup_printf ("%s-orderer", detail->service->name);
  g_autofree char *hash = hash_name (name);
  JsonObject *part = make_part (detail, count > 0 ? name : "", count, ready, "");

  add_addresses (detail, part, "orderer", hash, ready >= 1 ? count : 0, ORDERER_PORT, ORDERER_NODE_PORT);
  json_object_set_object_member (object, "orderer_info", part);
}

static JsonObject *
make_channel_peers (SimDetail *detail,
                    JsonArray *orgs,
                    char     **names)
{
  JsonObject *peers = json_object_new ();

  for (guint i = 0; i < json_array_get_length (orgs); i++)
    {
      JsonObject *org = catena_json_get_element_object (orgs, i);
      g_autofree char *name = sim_creation_dup_word (org, "name", "");
      g_autofree char *hash = hash_name (name);
      JsonArray *list;
      gint64 count = 0;

      if (!g_strv_contains ((const char * const *) names, name))
        continue;
      list = json_array_new ();
      catena_json_get_int64 (org, "node_count", &count);
      for (gint64 j = 0; j < count; j++)
        {
          g_autofree char *peer =
            g_strdup_printf ("peer-%s-%d.peer-%s.default.svc.cluster.local", hash, (int) j, hash);

          json_array_add_string_element (list, peer);
        }
      /* The key is the name by the table and its hash by the example. */
      json_object_set_array_member (peers, detail->example ? hash : name, list);
    }

  return peers;
}

static void
add_channels (SimDetail  *detail,
              JsonObject *object)
{
  g_autoptr (JsonArray) channels = sim_creation_dup_channels (detail->request);
  g_autoptr (JsonArray) orgs = sim_creation_dup_orgs (detail->request);
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < json_array_get_length (channels); i++)
    {
      JsonObject *channel = catena_json_get_element_object (channels, i);
      g_autofree char *name = sim_creation_dup_word (channel, "name", "");
      g_autofree char *sub_step = g_strdup_printf ("Create channel %s", name);
      g_auto (GStrv) names = catena_json_dup_strv (channel, "org_names");
      JsonArray *org_names;
      JsonArray *hashes;
      JsonObject *row;

      if (names == NULL || sim_detail_get_ready (detail, SIM_STEP_CHANNEL, sub_step) < 1)
        continue;
      org_names = json_array_new ();
      hashes = json_array_new ();
      row = json_object_new ();
      for (guint j = 0; names[j] != NULL; j++)
        {
          g_autofree char *hash = hash_name (names[j]);
          g_autofree char *pair = g_strdup_printf ("%s:%s", names[j], hash);

          json_array_add_string_element (org_names, names[j]);
          json_array_add_string_element (hashes, pair);
        }
      json_object_set_string_member (row, "name", name);
      json_object_set_array_member (row, "org_names", org_names);
      json_object_set_array_member (row, "org_name_hash", hashes);
      json_object_set_object_member (row, "peers", make_channel_peers (detail, orgs, names));
      json_array_add_object_element (rows, row);
    }
  json_object_set_array_member (object, "channels", rows);
}

static JsonObject *
make_plugin (SimDetail  *detail,
             const char *name,
             gboolean    used,
             const char *sub_step)
{
  double ready = sim_detail_get_ready (detail, SIM_STEP_BLOCKCHAIN, sub_step);

  return make_part (detail, used ? name : "", used ? 1 : 0, ready, "");
}

static void
add_plugins (SimDetail  *detail,
             JsonObject *object)
{
  gboolean restful = FALSE;
  gboolean tc3 = FALSE;

  catena_json_get_bool (detail->request, "restful_api_support", &restful);
  catena_json_get_bool (detail->request, "tc3_need", &tc3);
  json_object_set_object_member (object, "agent_info",
                                 make_plugin (detail, "baas-agent", TRUE, SIM_SUB_STEP_AGENT));
  json_object_set_object_member (object, "restapi_info",
                                 make_plugin (detail, "baas-restapi", restful, SIM_SUB_STEP_RESTAPI));
  json_object_set_object_member (object, "tc3_taskserver_info",
                                 make_plugin (detail, "tc3-taskserver", tc3, SIM_SUB_STEP_AGENT));
}

static void
add_kafka (SimDetail  *detail,
           JsonObject *object)
{
  JsonObject *kafka = json_object_new ();
  gboolean used = catena_json_get_object (detail->request, "kafka_create_info") != NULL;
  gboolean ready = used && sim_detail_get_ready (detail, SIM_STEP_RESOURCES, SIM_SUB_STEP_KAFKA) >= 1;

  json_object_set_string_member (kafka, "status", !used ? "" : ready ? "Normal" : "IsCreating");
  json_object_set_string_member (kafka, "status_detail", !used ? "" : ready ? "1/1" : "0/1");
  json_object_set_boolean_member (kafka, detail->example ? "order_fade_enable" : "order_fade_enabled", FALSE);
  json_object_set_int_member (kafka, "order_fade_cache", 0);
  if (!detail->example)
    {
      JsonArray *addresses = json_array_new ();
      g_autofree char *address = sim_detail_dup_address (detail, KAFKA_PORT);

      if (ready)
        json_array_add_string_element (addresses, address);
      json_object_set_array_member (kafka, "addr", addresses);
    }
  json_object_set_object_member (object, "dms_kafka_info", kafka);
}

static void
add_storage (SimDetail  *detail,
             JsonObject *object)
{
  g_autofree char *volume = sim_creation_dup_word (detail->request, "volume_type", "nfs");
  gboolean disk = g_str_equal (volume, "evs");
  gboolean ready = sim_detail_get_ready (detail, SIM_STEP_RESOURCES, SIM_SUB_STEP_STORAGE) >= 1;
  g_autofree char *pvc_name = g_strdup_printf ("pvc-%.8s", detail->service->id);
  g_autofree char *name = g_strdup_printf ("%s-%s", volume, detail->service->name);
  g_autofree char *addr = g_strdup_printf ("%s.sfs.example.com:/share-%.8s", volume, detail->service->id);
  JsonObject *sfs = json_object_new ();
  gboolean shown = ready && !disk;

  json_object_set_string_member (sfs, "pvc_name", shown ? pvc_name : "");
  json_object_set_string_member (sfs, "name", shown ? name : "");
  json_object_set_string_member (sfs, "addr", shown ? addr : "");
  json_object_set_string_member (sfs, "type", detail->example ? "host" : disk ? "" : volume);
  json_object_set_object_member (object, "sfs_info", sfs);
  if (ready && disk)
    {
      JsonObject *pvc = json_object_new ();
      JsonObject *claims = json_object_new ();
      g_autofree char *type = sim_creation_dup_word (detail->request, "evs_disk_type", "");

      json_object_set_string_member (claims, "type", type);
      json_object_set_object_member (pvc, pvc_name, claims);
      json_object_set_object_member (object, "evs_pvc_info", pvc);
    }
}

static void
add_rest (SimDetail  *detail,
          JsonObject *object)
{
  JsonObject *couchdb = json_object_new ();
  JsonObject *edge = json_object_new ();
  JsonObject *bucket = json_object_new ();
  g_autofree char *user = sim_creation_dup_word (catena_json_get_object (detail->request, "couchdb_info"),
                                                 "user_name", "");
  gint64 deploy_mode = 0;

  catena_json_get_int64 (detail->request, "ief_deploy_mode", &deploy_mode);
  json_object_set_string_member (couchdb, "user", user);
  json_object_set_int_member (edge, "deploy_mode", deploy_mode);
  json_object_set_string_member (bucket, "name", "");
  json_object_set_string_member (bucket, "addr", "");
  json_object_set_object_member (object, "couch_db_info", couchdb);
  json_object_set_object_member (object, "ief_info", edge);
  json_object_set_object_member (object, "obs_bucket_info", bucket);
}

/**
 * sim_service_dup_detail:
 * @service: a service
 * @store: the store it is in
 *
 * Section 5.1.3. Peers, orderers and addresses appear as the creation gets to them.
 *
 * Returns: (transfer full): the answer
 */
JsonObject *
sim_service_dup_detail (SimService *service,
                        SimStore   *store)
{
  JsonObject *object = json_object_new ();
  g_autoptr (SimProcess) creation = sim_service_dup_creation (service);
  SimDetail detail = {
    .service = service,
    .request = sim_service_get_request (service),
    .creation = creation,
    .example = store->dialect == SIM_DIALECT_EXAMPLE,
    .creating = sim_service_is_creating (service, sim_store_now (store)),
    .skew = store->skew,
    .address = 1 + g_str_hash (service->id) % 254,
  };

  json_object_set_object_member (object, "basic_info", sim_service_dup_basic_info (&detail));
  add_channels (&detail, object);
  add_peers (&detail, object);
  add_orderers (&detail, object);
  add_plugins (&detail, object);
  add_kafka (&detail, object);
  add_storage (&detail, object);
  add_rest (&detail, object);

  return object;
}
