/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-bcs-parse-service"

#include "config.h"

#include "catena-bcs-parse.h"

#include "catena-error.h"
#include "catena-json.h"

#include <string.h>

/* "1/2": one of two nodes is well. */
static void
read_health (CatenaNodeGroup *group,
             const char      *text)
{
  g_auto (GStrv) parts = NULL;
  guint64 normal, total;

  if (text == NULL)
    return;

  parts = g_strsplit (text, "/", -1);
  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_unsigned (g_strstrip (parts[0]), 10, 0, G_MAXUINT, &normal, NULL)
      || !g_ascii_string_to_unsigned (g_strstrip (parts[1]), 10, 0, G_MAXUINT, &total, NULL))
    return;

  group->normal = (guint) normal;
  group->total = (guint) total;
}

static void
read_addresses (CatenaNodeGroup *group,
                JsonArray       *addresses)
{
  for (guint i = 0; addresses != NULL && i < json_array_get_length (addresses); i++)
    {
      JsonObject *address = catena_json_get_element_object (addresses, i);
      g_autofree char *domain_port = catena_bcs_take_text (address, "domain_port");
      g_autofree char *ip_port = catena_bcs_take_text (address, "ip_port");

      if (domain_port != NULL || ip_port != NULL)
        g_ptr_array_add (group->addresses, catena_peer_address_new (domain_port, ip_port));
    }
}

/* What is not deployed is absent, null, or there with nothing in it; all three are null here. */
static CatenaNodeGroup *
read_group (JsonObject *object)
{
  g_autoptr (CatenaNodeGroup) group = NULL;
  g_autofree char *health = catena_bcs_take_text (object, "status_detail");

  if (object == NULL)
    return NULL;

  group = catena_node_group_new ();
  group->name = catena_bcs_take_text (object, "name");
  group->node_count = catena_bcs_take_number (object, "node_cnt");
  group->status = catena_bcs_take_text (object, "status");
  group->pvc_name = catena_bcs_take_text (object, "pvc_name");
  read_health (group, health);
  read_addresses (group, catena_json_get_array (object, "address"));

  if (group->name == NULL && group->status == NULL && group->node_count <= 0 && group->total == 0
      && group->addresses->len == 0)
    return NULL;

  return g_steal_pointer (&group);
}

static void
read_groups (GPtrArray *groups,
             JsonArray *rows)
{
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      CatenaNodeGroup *group = read_group (catena_json_get_element_object (rows, i));

      if (group != NULL)
        g_ptr_array_add (groups, group);
    }
}

/* hash → name, from the entries "name:hash". */
static GHashTable *
read_hashes (JsonObject *channel)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) entries = catena_json_dup_strv (channel, "org_name_hash");

  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    {
      const char *colon = strrchr (entries[i], ':');

      if (colon != NULL && colon != entries[i] && colon[1] != '\0')
        g_hash_table_insert (names, g_strdup (colon + 1), g_strndup (entries[i], (gsize) (colon - entries[i])));
    }

  return names;
}

/* The keys are documented as names and are hashes in the example. */
static void
read_channel_peers (CatenaChannelInfo *info,
                    JsonObject        *peers,
                    GHashTable        *names)
{
  g_autoptr (GList) keys = peers != NULL ? json_object_get_members (peers) : NULL;

  for (GList *l = keys; l != NULL; l = l->next)
    {
      const char *key = l->data;
      const char *name = g_hash_table_lookup (names, key);
      char **nodes;

      /* catena_json_dup_strv() takes "|" for a separator of spellings; no name has one. */
      if (*key == '\0' || strchr (key, '|') != NULL)
        continue;

      nodes = catena_json_dup_strv (peers, key);
      g_hash_table_insert (info->peers, g_strdup (name != NULL ? name : key),
                           nodes != NULL ? nodes : g_new0 (char *, 1));
    }
}

static CatenaChannelInfo *
read_channel (JsonObject *object)
{
  g_autoptr (CatenaChannelInfo) info = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *name = catena_bcs_take_text (object, "name");
  char **organizations;

  if (name == NULL)
    return NULL;

  info = catena_channel_info_new ();
  info->name = g_steal_pointer (&name);
  organizations = catena_json_dup_strv (object, "org_names");
  if (organizations != NULL)
    {
      g_strfreev (info->organizations);
      info->organizations = organizations;
    }
  names = read_hashes (object);
  read_channel_peers (info, catena_json_get_object (object, "peers"), names);

  return g_steal_pointer (&info);
}

static void
read_channels (CatenaServiceDetail *detail,
               JsonArray           *rows)
{
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      CatenaChannelInfo *channel = read_channel (catena_json_get_element_object (rows, i));

      if (channel != NULL)
        g_ptr_array_add (detail->channels, channel);
    }
}

static void
read_strv (char     ***field,
           JsonObject *object,
           const char *name)
{
  char **strings = catena_json_dup_strv (object, name);

  if (strings == NULL)
    return;

  g_strfreev (*field);
  *field = strings;
}

static void
read_block_info (CatenaServiceDetail *detail,
                 JsonObject          *block)
{
  detail->batch_timeout = catena_bcs_take_number (block, "batch_timeout");
  detail->max_message_count = catena_bcs_take_number (block, "max_message_count");
  detail->preferred_maxbytes = catena_bcs_take_number (block, "preferred_maxbytes");
}

static void
read_cluster (CatenaServiceDetail *detail,
              JsonObject          *basic)
{
  detail->cluster_id = catena_bcs_take_text (basic, "cluster_id");
  detail->cluster_name = catena_bcs_take_text (basic, "cluster_name");
  detail->cluster_type = catena_bcs_take_text (basic, "cluster_type");
  detail->cluster_platform_type = catena_bcs_take_text (basic, "cluster_platform_type");
  detail->cluster_az = catena_bcs_take_text (basic, "cluster_az");
}

static void
read_flags (CatenaServiceDetail *detail,
            JsonObject          *basic)
{
  detail->order_fade_enabled = catena_bcs_take_flag (basic, "order_fade_enabled|order_fade_enable");
  detail->order_fade_cache = catena_bcs_take_number (basic, "order_fade_cache");
  detail->is_cross_region = catena_bcs_take_flag (basic, "is_cross_region");
  detail->is_support_rollback = catena_bcs_take_flag (basic, "is_support_rollback");
  detail->is_support_restful = catena_bcs_take_flag (basic, "is_support_restful");
  detail->is_support_tc3 = catena_bcs_take_flag (basic, "is_support_tc3");
  detail->is_old_service = catena_bcs_take_flag (basic, "is_old_service");
  detail->old_service_version = catena_bcs_take_text (basic, "old_service_version");
}

static void
read_basic_info (CatenaServiceDetail *detail,
                 JsonObject          *basic)
{
  detail->name = catena_bcs_take_text (basic, "name");
  detail->version = catena_bcs_take_text (basic, "version");
  detail->service_type = catena_bcs_take_text (basic, "service_type");
  detail->purchase_type = catena_bcs_take_text (basic, "purchase_type");
  detail->sign_algorithm = catena_bcs_take_text (basic, "sign_algorithm");
  detail->consensus = catena_bcs_take_text (basic, "consensus");
  detail->charging_mode = catena_bcs_take_number (basic, "charging_mode");
  detail->version_type = catena_bcs_take_number (basic, "version_type");
  detail->database_type = catena_bcs_take_text (basic, "database_type");
  detail->created = catena_bcs_take_time (basic, "created_time");
  detail->deploy_type = catena_bcs_take_text (basic, "deploy_type");
  read_strv (&detail->agent_addresses, basic, "agent_portal_addrs|agent_portal_addr");
  detail->status = catena_bcs_take_text (basic, "status");
  detail->process_status = catena_bcs_take_text (basic, "process_status");
  detail->order_status = catena_bcs_take_number (basic, "order_status");
  detail->deploy_status = catena_bcs_take_number (basic, "deploy_status");
  detail->volume_type = catena_bcs_take_text (basic, "volume_type");
  read_cluster (detail, basic);
  read_flags (detail, basic);
  read_block_info (detail, catena_json_get_object (basic, "block_info"));
}

static void
read_kafka (CatenaServiceDetail *detail,
            JsonObject          *kafka)
{
  detail->kafka_status = catena_bcs_take_text (kafka, "status");
  detail->kafka_status_detail = catena_bcs_take_text (kafka, "status_detail");
  read_strv (&detail->kafka_addresses, kafka, "addr|addrs");
  detail->kafka_order_fade_enabled = catena_bcs_take_flag (kafka, "order_fade_enabled|order_fade_enable");
  detail->kafka_order_fade_cache = catena_bcs_take_number (kafka, "order_fade_cache");
}

static void
read_storage (CatenaServiceDetail *detail,
              JsonObject          *answer)
{
  JsonObject *sfs = catena_json_get_object (answer, "sfs_info");
  JsonObject *obs = catena_json_get_object (answer, "obs_bucket_info");
  JsonNode *evs = catena_json_get_node (answer, "evs_pvc_info");

  detail->sfs_pvc_name = catena_bcs_take_text (sfs, "pvc_name");
  detail->sfs_name = catena_bcs_take_text (sfs, "name");
  detail->sfs_address = catena_bcs_take_text (sfs, "addr");
  detail->sfs_type = catena_bcs_take_text (sfs, "type");
  detail->obs_name = catena_bcs_take_text (obs, "name");
  detail->obs_address = catena_bcs_take_text (obs, "addr");

  /* Nobody agrees on its shape. */
  if (evs != NULL && !(JSON_NODE_HOLDS_OBJECT (evs) && json_object_get_size (json_node_get_object (evs)) == 0))
    detail->evs_pvc_info = catena_json_to_text (evs, FALSE);
}

static void
read_nodes (CatenaServiceDetail *detail,
            JsonObject          *answer)
{
  read_groups (detail->organizations, catena_json_get_array (answer, "peer_info"));
  read_groups (detail->light_peers, catena_json_get_array (answer, "light_peer_info"));
  detail->orderers = read_group (catena_json_get_object (answer, "orderer_info"));
  detail->agent = read_group (catena_json_get_object (answer, "agent_info"));
  detail->restapi = read_group (catena_json_get_object (answer, "restapi_info"));
  detail->tc3_taskserver = read_group (catena_json_get_object (answer, "tc3_taskserver_info"));
}

/**
 * catena_bcs_read_service:
 * @answer: (nullable): an answer of 5.1.3
 * @error: return location for an error; %CATENA_ERROR_NOT_FOUND for an answer whose service has no id, which is how a
 *   service that was deleted may be told
 *
 * Returns: (transfer full) (nullable): the service's detail
 */
CatenaServiceDetail *
catena_bcs_read_service (JsonObject  *answer,
                         GError     **error)
{
  JsonObject *basic = catena_json_get_object (answer, "basic_info");
  g_autoptr (CatenaServiceDetail) detail = NULL;

  if (basic == NULL)
    {
      g_propagate_error (error, catena_bcs_new_empty_error (CATENA_API_GET_SERVICE, "basic_info"));
      return NULL;
    }

  detail = catena_service_detail_new ();
  detail->id = catena_bcs_take_text (basic, "id");
  if (detail->id == NULL)
    {
      CatenaErrorDetails details = { .api = CATENA_API_GET_SERVICE, .sent = TRUE };

      g_propagate_error (error, catena_error_new (CATENA_ERROR_NOT_FOUND, &details,
                                                  "getService: the answer's service has no id"));
      return NULL;
    }

  read_basic_info (detail, basic);
  read_nodes (detail, answer);
  read_channels (detail, catena_json_get_array (answer, "channels"));
  detail->couchdb_user = catena_bcs_take_text (catena_json_get_object (answer, "couch_db_info"), "user");
  read_kafka (detail, catena_json_get_object (answer, "dms_kafka_info"));
  detail->ief_deploy_mode = catena_bcs_take_number (catena_json_get_object (answer, "ief_info"), "deploy_mode");
  read_storage (detail, answer);

  return g_steal_pointer (&detail);
}
