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
#define RAFT_ORDERERS 3
#define FBFT_ORDERERS_MIN 4

typedef gboolean (*Check) (SimCall    *call,
                           JsonObject *request);

static gboolean
get_flag (JsonObject *request,
          const char *member)
{
  gboolean value = FALSE;

  catena_json_get_bool (request, member, &value);
  return value;
}

static gboolean
check_members (SimCall    *call,
               JsonObject *request)
{
  g_autofree char *culprit = NULL;
  SimMembersVerdict verdict = sim_create_members_check (request, &culprit);
  const char *missing;

  if (verdict == SIM_MEMBERS_WRONG_TYPE)
    {
      sim_call_refuse (call, 400, "BCS.4004025", "%s is of another type.", culprit);
      return FALSE;
    }
  if (verdict == SIM_MEMBERS_WRONG_WORD)
    {
      sim_call_refuse (call, 400, "BCS.4006014", "%s has no such value.", culprit);
      return FALSE;
    }
  missing = sim_create_members_get_missing (request, NULL);
  if (missing != NULL)
    {
      sim_call_refuse (call, 400, "BCS.4004025", "%s is missing.", missing);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_name (SimCall    *call,
            JsonObject *request)
{
  const char *name = json_object_get_string_member (request, "name");

  if (!g_regex_match_simple (NAME_PATTERN, name, G_REGEX_DOLLAR_ENDONLY, 0))
    sim_call_refuse (call, 400, "BCS.4006014", "name breaks the rule for names.");
  else if (sim_project_get_service_named (call->project, name) != NULL)
    sim_call_refuse (call, 400, "BCS.4001018", "The name is taken.");
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_edition (SimCall    *call,
               JsonObject *request)
{
  gint64 version_type = json_object_get_int_member (request, "version_type");
  const char *enterprise_project = json_object_get_string_member (request, "enterprise_project_id");
  g_autofree char *fabric = sim_creation_dup_word (request, "fabric_version", "2.2");

  if (version_type < 2 || version_type > 4)
    sim_call_refuse (call, 400, "BCS.4006014", "version_type has no such value.");
  else if (!g_str_equal (enterprise_project, "0") && !g_uuid_string_is_valid (enterprise_project))
    sim_call_refuse (call, 400, "BCS.4006014", "enterprise_project_id is no id.");
  else if (g_str_equal (fabric, "1.4") && !get_flag (request, "is_invitee"))
    sim_call_refuse (call, 400, "BCS.4006014", "fabric_version 1.4 is for invitees only.");
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_password (SimCall    *call,
                JsonObject *request)
{
  if (sim_password_is_strong (json_object_get_string_member (request, "resource_password")))
    return TRUE;

  sim_call_refuse (call, 400, "BCS.4001045", "resource_password is weak.");
  return FALSE;
}

static gboolean
is_consensus_known (const char *fabric,
                    const char *consensus)
{
  static const char * const for_2[] = { "etcdraft", "SFLIC", NULL };
  static const char * const for_1[] = { "SOLO", "SFLIC", "kafka", NULL };

  return g_strv_contains (g_str_equal (fabric, "1.4") ? for_1 : for_2, consensus);
}

static gboolean
is_orderer_count_right (const char *consensus,
                        gint64      count)
{
  if (g_str_equal (consensus, "etcdraft"))
    return count == RAFT_ORDERERS;
  if (g_str_equal (consensus, "SFLIC"))
    return count >= FBFT_ORDERERS_MIN && count <= SIM_ORDERERS_MAX;

  return count >= 1 && count <= SIM_ORDERERS_MAX;
}

static gboolean
check_consensus (SimCall    *call,
                 JsonObject *request)
{
  g_autofree char *fabric = sim_creation_dup_word (request, "fabric_version", "2.2");
  g_autofree char *consensus = sim_creation_dup_word (request, "consensus",
                                                      g_str_equal (fabric, "1.4") ? "SOLO" : "etcdraft");
  gint64 count = 0;
  gboolean given = catena_json_get_int64 (request, "orderer_node_number", &count);

  if (!is_consensus_known (fabric, consensus))
    sim_call_refuse (call, 400, "BCS.4006014", "consensus does not go with the Fabric version.");
  else if (!given && g_str_equal (fabric, "2.2") && !get_flag (request, "is_invitee"))
    sim_call_refuse (call, 400, "BCS.4004025", "orderer_node_number is missing.");
  else if (given && !get_flag (request, "is_invitee") && !is_orderer_count_right (consensus, count))
    sim_call_refuse (call, 400, "BCS.4006014", "orderer_node_number does not go with the consensus.");
  else if (g_str_equal (consensus, "kafka")
           && sim_create_members_get_missing (request, "kafka_create_info") != NULL)
    sim_call_refuse (call, 400, "BCS.4004025", "kafka_create_info is incomplete.");
  else
    return TRUE;

  return FALSE;
}

/* An invitee's service is made to match the inviting one. */
static gboolean
is_matching (SimService *inviting,
             JsonObject *request)
{
  static const struct { const char *name; const char *fallback; } members[] = {
    { "version_type", "4" },
    { "fabric_version", "2.2" },
    { "blockchain_type", "private" },
    { "consensus", "etcdraft" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *theirs = sim_creation_dup_word (sim_service_get_request (inviting), members[i].name,
                                                       members[i].fallback);
      g_autofree char *ours = sim_creation_dup_word (request, members[i].name, members[i].fallback);

      if (!g_str_equal (theirs, ours))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_invitation (SimCall    *call,
                  JsonObject *request)
{
  JsonObject *infos = catena_json_get_object (request, "invitor_infos");
  const char *missing;
  SimProject *project = NULL;
  SimService *inviting;

  if (!get_flag (request, "is_invitee"))
    return TRUE;
  missing = sim_create_members_get_missing (request, "invitor_infos");
  if (missing != NULL)
    {
      sim_call_refuse (call, 400, "BCS.4004025", "%s is missing.", missing);
      return FALSE;
    }
  inviting =
    sim_store_get_service (call->store, json_object_get_string_member (infos, "blockchain_id"), &project);
  if (inviting == NULL || g_strcmp0 (project->id, json_object_get_string_member (infos, "project_id")) != 0
      || g_strcmp0 (project->tenant->id, json_object_get_string_member (infos, "tenant_id")) != 0)
    sim_call_refuse (call, 400, "BCS.4001011", "The inviting service does not exist.");
  else if (!is_matching (inviting, request))
    sim_call_refuse (call, 400, "BCS.4006014", "The service does not match the inviting one.");
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_quota (SimCall    *call,
             JsonObject *request)
{
  if (sim_limits_count_used (call->project) < call->project->quota)
    return TRUE;

  sim_call_refuse (call, 400, "BCS.4001088", "The quota is used up.");
  return FALSE;
}

/**
 * sim_create_rules_check:
 * @call: createService
 * @request: its body
 *
 * Holds the body to section 5.1.1 and facts 7, and refuses the call with the documented code. Members that do
 * not apply, such as those of a new cluster beside an existing one, are passed over: the reference's own
 * example has them.
 *
 * Returns: whether the service may be created
 */
gboolean
sim_create_rules_check (SimCall    *call,
                        JsonObject *request)
{
  static const Check checks[] = {
    check_members,
    check_name,
    check_edition,
    check_password,
    check_invitation,
    check_consensus,
    sim_create_rules_check_parts,
    check_quota,
  };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      if (!checks[i] (call, request))
        return FALSE;
    }

  return TRUE;
}
