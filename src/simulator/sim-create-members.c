/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-create-members.h"

#include "catena-json.h"

typedef enum
{
  TYPE_STRING,
  TYPE_INTEGER,
  TYPE_BOOLEAN,
  TYPE_OBJECT,
  TYPE_ARRAY,
} MemberType;

/**
 * Member:
 * @owner: (nullable): the object, or the array of objects, that it is in
 * @required: whether its owner is incomplete without it
 * @words: the values it takes; none for any
 */
typedef struct
{
  const char *owner;
  const char *name;
  MemberType type;
  gboolean required;
  const char *words[4];
} Member;

/* Tables 5-3 to 5-13 of section 5.1.1; init_node_pwd as every client and the example write it. */
static const Member members[] = {
  { NULL, "name", TYPE_STRING, TRUE, { NULL } },
  { NULL, "version_type", TYPE_INTEGER, TRUE, { NULL } },
  { NULL, "fabric_version", TYPE_STRING, FALSE, { "2.2", "1.4", NULL } },
  { NULL, "blockchain_type", TYPE_STRING, FALSE, { "union", "private", NULL } },
  { NULL, "consensus", TYPE_STRING, FALSE, { NULL } },
  { NULL, "sign_algorithm", TYPE_STRING, FALSE, { "ECDSA", "sm2", NULL } },
  { NULL, "enterprise_project_id", TYPE_STRING, TRUE, { NULL } },
  { NULL, "volume_type", TYPE_STRING, FALSE, { "evs", "nfs", "efs", NULL } },
  { NULL, "evs_disk_type", TYPE_STRING, FALSE, { "SATA", "SAS", "SSD", NULL } },
  { NULL, "org_disk_size", TYPE_INTEGER, FALSE, { NULL } },
  { NULL, "database_type", TYPE_STRING, FALSE, { "goleveldb", "couchdb", NULL } },
  { NULL, "resource_password", TYPE_STRING, TRUE, { NULL } },
  { NULL, "orderer_node_number", TYPE_INTEGER, FALSE, { NULL } },
  { NULL, "use_eip", TYPE_BOOLEAN, FALSE, { NULL } },
  { NULL, "bandwidth_size", TYPE_INTEGER, FALSE, { NULL } },
  { NULL, "cluster_type", TYPE_STRING, TRUE, { "cce", "CCE", "ief", NULL } },
  { NULL, "create_new_cluster", TYPE_BOOLEAN, TRUE, { NULL } },
  { NULL, "cce_cluster_info", TYPE_OBJECT, FALSE, { NULL } },
  { NULL, "cce_create_info", TYPE_OBJECT, FALSE, { NULL } },
  { NULL, "ief_deploy_mode", TYPE_INTEGER, FALSE, { NULL } },
  { NULL, "ief_nodes_info", TYPE_ARRAY, FALSE, { NULL } },
  { NULL, "peer_orgs", TYPE_ARRAY, FALSE, { NULL } },
  { NULL, "channels", TYPE_ARRAY, FALSE, { NULL } },
  { NULL, "couchdb_info", TYPE_OBJECT, FALSE, { NULL } },
  { NULL, "turbo_info", TYPE_OBJECT, FALSE, { NULL } },
  { NULL, "block_info", TYPE_OBJECT, FALSE, { NULL } },
  { NULL, "kafka_create_info", TYPE_OBJECT, FALSE, { NULL } },
  { NULL, "tc3_need", TYPE_BOOLEAN, FALSE, { NULL } },
  { NULL, "restful_api_support", TYPE_BOOLEAN, FALSE, { NULL } },
  { NULL, "is_invitee", TYPE_BOOLEAN, FALSE, { NULL } },
  { NULL, "invitor_infos", TYPE_OBJECT, FALSE, { NULL } },
  { "cce_cluster_info", "cluster_id", TYPE_STRING, TRUE, { NULL } },
  { "cce_cluster_info", "cluster_name", TYPE_STRING, TRUE, { NULL } },
  { "cce_cluster_info", "cluster_platform_type", TYPE_STRING, TRUE, { "VirtualMachine", "ARM64", NULL } },
  { "cce_create_info", "node_num", TYPE_INTEGER, TRUE, { NULL } },
  { "cce_create_info", "node_flavor", TYPE_STRING, TRUE, { NULL } },
  { "cce_create_info", "cce_flavor", TYPE_STRING, TRUE, { NULL } },
  { "cce_create_info", "init_node_pwd", TYPE_STRING, TRUE, { NULL } },
  { "cce_create_info", "az", TYPE_STRING, TRUE, { NULL } },
  { "cce_create_info", "cluster_platform_type", TYPE_STRING, TRUE, { "VirtualMachine", "ARM64", NULL } },
  { "ief_nodes_info", "id", TYPE_STRING, TRUE, { NULL } },
  { "ief_nodes_info", "status", TYPE_STRING, TRUE, { "ACTIVE", NULL } },
  { "ief_nodes_info", "public_ip_address", TYPE_STRING, TRUE, { NULL } },
  { "peer_orgs", "name", TYPE_STRING, TRUE, { NULL } },
  { "peer_orgs", "node_count", TYPE_INTEGER, TRUE, { NULL } },
  { "channels", "name", TYPE_STRING, TRUE, { NULL } },
  { "channels", "org_names", TYPE_ARRAY, TRUE, { NULL } },
  { "channels", "description", TYPE_STRING, FALSE, { NULL } },
  { "couchdb_info", "user_name", TYPE_STRING, TRUE, { NULL } },
  { "couchdb_info", "password", TYPE_STRING, TRUE, { NULL } },
  { "turbo_info", "share_type", TYPE_STRING, TRUE, { "STANDARD", NULL } },
  { "turbo_info", "type", TYPE_STRING, TRUE, { "efs-ha", NULL } },
  { "turbo_info", "available_zone", TYPE_STRING, TRUE, { NULL } },
  { "turbo_info", "resource_spec_code", TYPE_STRING, TRUE, { NULL } },
  { "block_info", "batch_timeout", TYPE_INTEGER, FALSE, { NULL } },
  { "block_info", "max_message_count", TYPE_INTEGER, FALSE, { NULL } },
  { "block_info", "preferred_maxbytes", TYPE_INTEGER, FALSE, { NULL } },
  { "kafka_create_info", "spec", TYPE_STRING, TRUE, { NULL } },
  { "kafka_create_info", "storage", TYPE_INTEGER, TRUE, { NULL } },
  { "kafka_create_info", "az", TYPE_STRING, TRUE, { NULL } },
  { "invitor_infos", "tenant_id", TYPE_STRING, TRUE, { NULL } },
  { "invitor_infos", "project_id", TYPE_STRING, TRUE, { NULL } },
  { "invitor_infos", "blockchain_id", TYPE_STRING, TRUE, { NULL } },
};

/* Strict, unlike the tolerant getters: a service written in a typed language reads no "3" as 3. */
static gboolean
is_of_type (JsonNode  *node,
            MemberType type)
{
  switch (type)
    {
    case TYPE_STRING:
      return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;

    case TYPE_INTEGER:
      return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;

    case TYPE_BOOLEAN:
      return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN;

    case TYPE_OBJECT:
      return JSON_NODE_HOLDS_OBJECT (node);

    case TYPE_ARRAY:
      return JSON_NODE_HOLDS_ARRAY (node);

    default:
      g_assert_not_reached ();
    }
}

static SimMembersVerdict
check_member (const Member *member,
              JsonObject   *owner)
{
  JsonNode *node = catena_json_get_node (owner, member->name);

  if (node == NULL)
    return SIM_MEMBERS_RIGHT;
  if (!is_of_type (node, member->type))
    return SIM_MEMBERS_WRONG_TYPE;
  if (member->words[0] != NULL && !g_strv_contains (member->words, json_node_get_string (node)))
    return SIM_MEMBERS_WRONG_WORD;

  return SIM_MEMBERS_RIGHT;
}

static gboolean
is_missing (const Member *member,
            JsonObject   *owner)
{
  return member->required && catena_json_get_node (owner, member->name) == NULL;
}

/**
 * sim_create_members_check:
 * @request: the body of createService
 * @culprit: (out) (transfer full): path of the first member that is wrong
 *
 * Returns: whether every member that is there is of its type and one of its words
 */
SimMembersVerdict
sim_create_members_check (JsonObject  *request,
                          char       **culprit)
{
  SimMembersVerdict verdict = SIM_MEMBERS_RIGHT;

  for (guint i = 0; verdict == SIM_MEMBERS_RIGHT && i < G_N_ELEMENTS (members); i++)
    {
      const Member *member = &members[i];
      JsonArray *rows = member->owner != NULL ? catena_json_get_array (request, member->owner) : NULL;

      if (member->owner == NULL)
        verdict = check_member (member, request);
      else if (rows == NULL)
        verdict = check_member (member, catena_json_get_object (request, member->owner));
      for (guint j = 0; verdict == SIM_MEMBERS_RIGHT && rows != NULL && j < json_array_get_length (rows); j++)
        {
          JsonObject *row = catena_json_get_element_object (rows, j);

          verdict = row == NULL ? SIM_MEMBERS_WRONG_TYPE : check_member (member, row);
        }
      if (verdict != SIM_MEMBERS_RIGHT)
        *culprit = g_strconcat (member->owner != NULL ? member->owner : "", member->owner != NULL ? "." : "",
                                member->name, NULL);
    }

  return verdict;
}

/**
 * sim_create_members_get_missing:
 * @request: the body of createService
 * @owner: (nullable): an object or array of it, or %NULL for the body itself
 *
 * Returns: (transfer none) (nullable): the first member that is missing; the owner's own name when it is
 */
const char *
sim_create_members_get_missing (JsonObject *request,
                                const char *owner)
{
  JsonArray *rows = owner != NULL ? catena_json_get_array (request, owner) : NULL;
  JsonObject *object = owner != NULL ? catena_json_get_object (request, owner) : request;

  if (object == NULL && rows == NULL)
    return owner;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (g_strcmp0 (members[i].owner, owner) != 0)
        continue;
      if (object != NULL && is_missing (&members[i], object))
        return members[i].name;
      for (guint j = 0; rows != NULL && j < json_array_get_length (rows); j++)
        {
          if (is_missing (&members[i], catena_json_get_element_object (rows, j)))
            return members[i].name;
        }
    }

  return NULL;
}
