/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-create-rules.h"

#include "sim-create-members.h"
#include "sim-creation.h"
#include "sim-limits.h"
#include "sim-password.h"

#include "catena-json.h"

#define NAME_PATTERN "^(?!-)[A-Za-z0-9\\-\\x{4e00}-\\x{9fff}]{4,24}$"
#define CHANNEL_PATTERN "^[a-z][a-z0-9]{3,23}$"
#define DISK_MIN 100
#define DISK_MIN_LARGE 500
#define BANDWIDTH_MAX 2000
#define VCPU_MIN_WORD "xlarge"
#define KAFKA_STORAGE_MAX 9000
#define EDITION_LARGE 3

typedef gboolean (*Check) (SimCall    *call,
                           JsonObject *request);

/**
 * Flaw:
 * @name: as control sets it for a cluster
 * @code: what the service answers
 * @volume: (nullable): the volume type it matters for
 * @needs_eip: whether it matters only when node EIPs are used
 * @union_only: whether it matters only for consortium blockchains
 *
 * What can be wrong with an existing cluster. No call tells the client beforehand.
 */
typedef struct
{
  const char *name;
  const char *code;
  const char *volume;
  gboolean needs_eip;
  gboolean union_only;
} Flaw;

static const Flaw flaws[] = {
  { "missing", "BCS.4001106", NULL, FALSE, FALSE },
  { "gone", "BCS.4001302", NULL, FALSE, FALSE },
  { "abnormal", "BCS.4001049", NULL, FALSE, FALSE },
  { "no-nodes", "BCS.4001090", NULL, FALSE, FALSE },
  { "in-use", "BCS.4006039", NULL, FALSE, FALSE },
  { "unauthorized", "BCS.4003007", NULL, FALSE, FALSE },
  { "no-eip", "BCS.4001008", NULL, TRUE, FALSE },
  { "some-eips", "BCS.4001009", NULL, TRUE, TRUE },
  { "unknown-eip", "BCS.4006007", NULL, TRUE, FALSE },
  { "old", "BCS.4004001", "evs", FALSE, FALSE },
  { "no-evs", "BCS.4004002", "evs", FALSE, FALSE },
  { "other-az", "BCS.4004003", "evs", FALSE, FALSE },
};

static gboolean
refuse_incomplete (SimCall    *call,
                   JsonObject *request,
                   const char *owner)
{
  const char *missing = sim_create_members_get_missing (request, owner);

  if (missing == NULL)
    return FALSE;

  sim_call_refuse (call, 400, "BCS.4004025", "%s is incomplete: %s is missing.", owner, missing);
  return TRUE;
}

static gboolean
get_flag (JsonObject *request,
          const char *member)
{
  gboolean value = FALSE;

  catena_json_get_bool (request, member, &value);
  return value;
}

static gboolean
is_edge (JsonObject *request)
{
  g_autofree char *type = sim_creation_dup_word (request, "cluster_type", "cce");

  return g_ascii_strcasecmp (type, "ief") == 0;
}

/* A cluster carries one service; one whose creation failed leaves it free. */
static gboolean
is_cluster_used (SimCall    *call,
                 const char *cluster_id)
{
  for (guint i = 0; i < call->project->services->len; i++)
    {
      SimService *service = g_ptr_array_index (call->project->services, i);
      JsonObject *info = catena_json_get_object (sim_service_get_request (service), "cce_cluster_info");
      g_autofree char *id = sim_creation_dup_word (info, "cluster_id", "");

      if (!get_flag (sim_service_get_request (service), "create_new_cluster") && g_str_equal (id, cluster_id)
          && !sim_service_failed_creation (service))
        return TRUE;
    }

  return FALSE;
}

static gboolean
does_flaw_matter (const Flaw *flaw,
                  JsonObject *request)
{
  g_autofree char *volume = sim_creation_dup_word (request, "volume_type", "nfs");
  g_autofree char *type = sim_creation_dup_word (request, "blockchain_type", "private");

  return (flaw->volume == NULL || g_str_equal (flaw->volume, volume))
         && (!flaw->needs_eip || get_flag (request, "use_eip"))
         && (!flaw->union_only || g_str_equal (type, "union"));
}

static gboolean
check_existing_cluster (SimCall    *call,
                        JsonObject *request)
{
  JsonObject *info = catena_json_get_object (request, "cce_cluster_info");
  const char *id;
  const char *flaw;

  if (info == NULL)
    {
      sim_call_refuse (call, 400, "BCS.4001080", "cce_cluster_info is missing.");
      return FALSE;
    }
  if (refuse_incomplete (call, request, "cce_cluster_info"))
    return FALSE;
  id = json_object_get_string_member (info, "cluster_id");
  flaw = g_hash_table_lookup (call->store->flaws, id);
  for (guint i = 0; flaw != NULL && i < G_N_ELEMENTS (flaws); i++)
    {
      if (!g_str_equal (flaws[i].name, flaw) || !does_flaw_matter (&flaws[i], request))
        continue;
      sim_call_refuse (call, 400, flaws[i].code, "The cluster will not do: %s.", flaw);
      return FALSE;
    }
  if (*id == '\0' || is_cluster_used (call, id))
    {
      sim_call_refuse (call, 400, *id == '\0' ? "BCS.4001106" : "BCS.4006039", "The cluster will not do: %s.",
                       *id == '\0' ? "no id" : "another service uses it");
      return FALSE;
    }

  return TRUE;
}

/* 4 vCPUs begin at xlarge; a flavor is family.size.ratio. */
static gboolean
is_flavor_large_enough (const char *flavor)
{
  g_auto (GStrv) parts = g_strsplit (flavor, ".", -1);

  return g_strv_length (parts) >= 2 && g_str_has_suffix (parts[1], VCPU_MIN_WORD);
}

static gboolean
check_new_cluster (SimCall    *call,
                   JsonObject *request)
{
  JsonObject *info = catena_json_get_object (request, "cce_create_info");

  if (refuse_incomplete (call, request, "cce_create_info"))
    return FALSE;
  if (json_object_get_int_member (info, "node_num") < 1)
    sim_call_refuse (call, 400, "BCS.4006014", "cce_create_info.node_num is below 1.");
  else if (!is_flavor_large_enough (json_object_get_string_member (info, "node_flavor")))
    sim_call_refuse (call, 400, "BCS.4001212", "Nodes of that flavor are not sold.");
  else if (*json_object_get_string_member (info, "az") == '\0'
           || *json_object_get_string_member (info, "cce_flavor") == '\0')
    sim_call_refuse (call, 400, "BCS.4006014", "cce_create_info needs a zone and a flavor.");
  else if (!sim_password_is_crypt (json_object_get_string_member (info, "init_node_pwd")))
    sim_call_refuse (call, 400, "BCS.4001171", "cce_create_info.init_node_pwd is not salted.");
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_edge_cluster (SimCall    *call,
                    JsonObject *request)
{
  gint64 mode = 0;

  catena_json_get_int64 (request, "ief_deploy_mode", &mode);
  if (refuse_incomplete (call, request, "ief_nodes_info") || refuse_incomplete (call, request, "peer_orgs"))
    return FALSE;
  if (mode != 0 && mode != 1)
    sim_call_refuse (call, 400, "BCS.4006014", "ief_deploy_mode has no such value.");
  else if (json_array_get_length (catena_json_get_array (request, "ief_nodes_info"))
           < sim_creation_count_orderers (request))
    sim_call_refuse (call, 400, "BCS.4001717", "There are fewer edge nodes than orderers.");
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_cluster (SimCall    *call,
               JsonObject *request)
{
  if (is_edge (request))
    return check_edge_cluster (call, request);
  if (get_flag (request, "create_new_cluster"))
    return check_new_cluster (call, request);

  return check_existing_cluster (call, request);
}

static gint64
get_disk_min (JsonObject *request,
              const char *volume)
{
  gboolean large = json_object_get_int_member (request, "version_type") == EDITION_LARGE
                   || g_str_equal (volume, "efs");

  return large ? DISK_MIN_LARGE : DISK_MIN;
}

static gboolean
check_volume (SimCall    *call,
              JsonObject *request)
{
  g_autofree char *volume = sim_creation_dup_word (request, "volume_type", "nfs");
  g_autofree char *fabric = sim_creation_dup_word (request, "fabric_version", "2.2");
  JsonObject *turbo = catena_json_get_object (request, "turbo_info");
  gint64 size = 0;

  if (g_str_equal (volume, "evs") && g_str_equal (fabric, "1.4"))
    sim_call_refuse (call, 400, "BCS.4004004", "This Fabric version takes no EVS disks.");
  else if (g_str_equal (volume, "evs") && catena_json_get_node (request, "evs_disk_type") == NULL)
    sim_call_refuse (call, 400, "BCS.4004025", "evs_disk_type is missing.");
  else if (g_str_equal (volume, "efs") && refuse_incomplete (call, request, "turbo_info"))
    return FALSE;
  else if (g_str_equal (volume, "efs")
           && !g_str_has_prefix (json_object_get_string_member (turbo, "resource_spec_code"), "sfs.turbo."))
    sim_call_refuse (call, 400, "BCS.4006014", "turbo_info.resource_spec_code has no such value.");
  else if (catena_json_get_int64 (request, "org_disk_size", &size) && size < get_disk_min (request, volume))
    sim_call_refuse (call, 400, "BCS.4006014", "org_disk_size is below the minimum.");
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_database (SimCall    *call,
                JsonObject *request)
{
  g_autofree char *database = sim_creation_dup_word (request, "database_type", "goleveldb");
  JsonObject *info = catena_json_get_object (request, "couchdb_info");

  if (!g_str_equal (database, "couchdb"))
    return TRUE;
  if (refuse_incomplete (call, request, "couchdb_info"))
    return FALSE;
  if (sim_password_is_strong (json_object_get_string_member (info, "password")))
    return TRUE;

  sim_call_refuse (call, 400, "BCS.4001171", "couchdb_info.password is weak.");
  return FALSE;
}

static gboolean
check_kafka (SimCall    *call,
             JsonObject *request)
{
  static const struct { const char *spec; gint64 min; } specs[] = {
    { "mini", 300 },
    { "small", 1200 },
    { "middle", 2400 },
    { "high", 4800 },
  };
  JsonObject *info = catena_json_get_object (request, "kafka_create_info");
  gint64 storage;

  if (info == NULL)
    return TRUE;
  if (refuse_incomplete (call, request, "kafka_create_info"))
    return FALSE;
  storage = json_object_get_int_member (info, "storage");
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      if (g_str_equal (specs[i].spec, json_object_get_string_member (info, "spec"))
          && storage >= specs[i].min && storage <= KAFKA_STORAGE_MAX)
        return TRUE;
    }

  sim_call_refuse (call, 400, "BCS.4006014", "kafka_create_info has no such spec or storage.");
  return FALSE;
}

static gboolean
check_numbers (SimCall    *call,
               JsonObject *request)
{
  static const char *names[] = { "batch_timeout", "max_message_count", "preferred_maxbytes" };
  JsonObject *block = catena_json_get_object (request, "block_info");
  gint64 number = 1;

  if (catena_json_get_int64 (request, "bandwidth_size", &number) && (number < 1 || number > BANDWIDTH_MAX))
    {
      sim_call_refuse (call, 400, "BCS.4006014", "bandwidth_size is out of range.");
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (!catena_json_get_int64 (block, names[i], &number) || number >= 1)
        continue;
      sim_call_refuse (call, 400, "BCS.4006014", "block_info.%s is out of range.", names[i]);
      return FALSE;
    }
  if (get_flag (request, "tc3_need")
      && (is_edge (request)
          || g_strcmp0 (json_object_get_string_member_with_default (request, "sign_algorithm", NULL), "sm2")
                 == 0))
    {
      sim_call_refuse (call, 400, "BCS.4006014", "tc3_need goes with neither sm2 nor edge clusters.");
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_orgs (SimCall    *call,
            JsonObject *request)
{
  JsonArray *orgs = catena_json_get_array (request, "peer_orgs");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (orgs != NULL && refuse_incomplete (call, request, "peer_orgs"))
    return FALSE;
  for (guint i = 0; orgs != NULL && i < json_array_get_length (orgs); i++)
    {
      JsonObject *org = catena_json_get_element_object (orgs, i);
      const char *name = json_object_get_string_member (org, "name");
      gint64 count = json_object_get_int_member (org, "node_count");

      if (!g_regex_match_simple (NAME_PATTERN, name, G_REGEX_DOLLAR_ENDONLY, 0)
          || !g_hash_table_add (seen, (gpointer) name))
        {
          sim_call_refuse (call, 400, "BCS.4001245",
                           "The organization's name breaks the rule or stands there twice.");
          return FALSE;
        }
      if (count < 1 || count > SIM_ORG_PEERS_MAX)
        {
          sim_call_refuse (call, 400, "BCS.4001051", "An organization has 1 to %d peers.", SIM_ORG_PEERS_MAX);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
has_org (JsonArray  *orgs,
         const char *name)
{
  for (guint i = 0; i < json_array_get_length (orgs); i++)
    {
      g_autofree char *candidate =
        sim_creation_dup_word (catena_json_get_element_object (orgs, i), "name", "");

      if (g_str_equal (candidate, name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_channel_orgs (SimCall    *call,
                    JsonObject *channel,
                    JsonArray  *orgs)
{
  JsonArray *names = json_object_get_array_member (channel, "org_names");

  if (json_array_get_length (names) == 0)
    {
      sim_call_refuse (call, 400, "BCS.4001245", "A channel needs an organization.");
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      JsonNode *node = json_array_get_element (names, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
          && has_org (orgs, json_node_get_string (node)))
        continue;
      sim_call_refuse (call, 400, "BCS.4001245", "A channel names an organization that is not in the list.");
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_channels (SimCall    *call,
                JsonObject *request)
{
  JsonArray *channels = catena_json_get_array (request, "channels");
  g_autoptr (JsonArray) orgs = sim_creation_dup_orgs (request);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (channels != NULL && refuse_incomplete (call, request, "channels"))
    return FALSE;
  for (guint i = 0; channels != NULL && i < json_array_get_length (channels); i++)
    {
      JsonObject *channel = catena_json_get_element_object (channels, i);
      const char *name = json_object_get_string_member (channel, "name");

      if (!g_regex_match_simple (CHANNEL_PATTERN, name, G_REGEX_DOLLAR_ENDONLY, 0)
          || !g_hash_table_add (seen, (gpointer) name))
        {
          sim_call_refuse (call, 400, "BCS.4006012",
                           "The channel's name breaks the rule or stands there twice.");
          return FALSE;
        }
      if (!check_channel_orgs (call, channel, orgs))
        return FALSE;
    }

  return TRUE;
}

/**
 * sim_create_rules_check_parts:
 * @call: createService
 * @request: its body, whose members are of the right types
 *
 * The rules of cluster, storage, database, organizations and channels.
 *
 * Returns: whether they hold; the call is refused otherwise
 */
gboolean
sim_create_rules_check_parts (SimCall    *call,
                              JsonObject *request)
{
  static const Check checks[] = {
    check_volume,
    check_database,
    check_kafka,
    check_numbers,
    check_orgs,
    check_channels,
    check_cluster,
  };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      if (!checks[i] (call, request))
        return FALSE;
    }

  return TRUE;
}

/**
 * sim_create_rules_is_flaw:
 * @name: a word
 *
 * Returns: whether it names something that can be wrong with a cluster
 */
gboolean
sim_create_rules_is_flaw (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (flaws); i++)
    {
      if (g_str_equal (flaws[i].name, name))
        return TRUE;
    }

  return FALSE;
}
