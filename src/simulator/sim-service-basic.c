/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-service-basic.h"

#include "sim-creation.h"
#include "sim-util.h"

#include "catena-json.h"
#include "catena-time.h"

#define AGENT_PORT 30603

static void
add_cluster (SimDetail  *detail,
             JsonObject *basic)
{
  JsonObject *existing = catena_json_get_object (detail->request, "cce_cluster_info");
  JsonObject *created = catena_json_get_object (detail->request, "cce_create_info");
  gboolean is_new = FALSE;
  g_autofree char *type = sim_creation_dup_word (detail->request, "cluster_type", "cce");
  g_autofree char *new_id = sim_derive_uuid ("cluster", detail->service->id, detail->service->name);
  g_autofree char *new_name = g_strdup_printf ("%s-cce", detail->service->name);
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *platform = NULL;
  gboolean edge = g_ascii_strcasecmp (type, "ief") == 0;

  catena_json_get_bool (detail->request, "create_new_cluster", &is_new);
  id = is_new ? g_strdup (new_id) : sim_creation_dup_word (existing, "cluster_id", "");
  name = is_new ? g_strdup (new_name) : sim_creation_dup_word (existing, "cluster_name", "");
  platform = sim_creation_dup_word (is_new ? created : existing, "cluster_platform_type", "");
  json_object_set_string_member (basic, "cluster_id", id);
  json_object_set_string_member (basic, "cluster_name", name);
  json_object_set_string_member (basic, "cluster_type", detail->example ? "" : edge ? "ief" : "CCE");
  json_object_set_string_member (basic, "cluster_platform_type", detail->example ? "" : platform);
  json_object_set_string_member (basic, "cluster_az", detail->example ? "" : "no");
}

static void
add_kind (SimDetail  *detail,
          JsonObject *basic)
{
  g_autofree char *type = sim_creation_dup_word (detail->request, "blockchain_type", "private");
  g_autofree char *sign = sim_creation_dup_word (detail->request, "sign_algorithm", "ECDSA");
  g_autofree char *consensus = sim_creation_dup_word (detail->request, "consensus", "etcdraft");
  g_autofree char *consensus_lower = g_ascii_strdown (consensus, -1);
  g_autofree char *database = sim_creation_dup_word (detail->request, "database_type", "goleveldb");
  gboolean invitee = FALSE;
  gint64 version_type = 4;
  const char *deploy_type = "";

  catena_json_get_bool (detail->request, "is_invitee", &invitee);
  catena_json_get_int64 (detail->request, "version_type", &version_type);
  if (!detail->example && g_str_equal (type, "union"))
    deploy_type = invitee ? "invite" : "create";
  json_object_set_string_member (basic, "service_type", type);
  json_object_set_string_member (basic, "purchase_type", detail->example ? "" : "normal");
  json_object_set_string_member (basic, "sign_algorithm",
                                 g_ascii_strcasecmp (sign, "sm2") == 0 ? "SM2" : "ECDSA");
  json_object_set_string_member (basic, "consensus", consensus_lower);
  json_object_set_int_member (basic, "charging_mode", 1);
  json_object_set_int_member (basic, "version_type", version_type);
  json_object_set_string_member (basic, "database_type", database);
  json_object_set_string_member (basic, "deploy_type", deploy_type);
}

static void
add_state (SimDetail  *detail,
           JsonObject *basic)
{
  SimService *service = detail->service;
  gint64 deploy_status = 1;

  /* The example has 0 for a service that is well. */
  if (detail->creating)
    deploy_status = 0;
  else if (sim_service_failed_creation (service))
    deploy_status = 2;
  else if (detail->example)
    deploy_status = 0;
  json_object_set_string_member (basic, "status", detail->creating ? "Unknown" : service->status);
  json_object_set_string_member (basic, "process_status",
                                 detail->creating ? SIM_CREATING : service->process_status);
  json_object_set_int_member (basic, "order_status", 0);
  json_object_set_int_member (basic, "deploy_status", deploy_status);
}

static void
add_agent_address (SimDetail  *detail,
                   JsonObject *basic)
{
  JsonArray *addresses = json_array_new ();
  g_autofree char *address = sim_detail_dup_address (detail, AGENT_PORT);
  gboolean eip = FALSE;

  catena_json_get_bool (detail->request, "use_eip", &eip);
  if (eip && sim_detail_get_ready (detail, SIM_STEP_BLOCKCHAIN, SIM_SUB_STEP_AGENT) >= 1)
    json_array_add_string_element (addresses, address);
  json_object_set_array_member (basic, detail->example ? "agent_portal_addr" : "agent_portal_addrs",
                                addresses);
}

static void
add_block_info (SimDetail  *detail,
                JsonObject *basic)
{
  static const struct { const char *name; gint64 value; } defaults[] = {
    { "batch_timeout", 2 },
    { "max_message_count", 500 },
    { "preferred_maxbytes", 2 },
  };
  JsonObject *given = catena_json_get_object (detail->request, "block_info");
  JsonObject *block = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      gint64 value = defaults[i].value;

      catena_json_get_int64 (given, defaults[i].name, &value);
      json_object_set_int_member (block, defaults[i].name, value);
    }
  json_object_set_object_member (basic, "block_info", block);
}

static void
add_flags (SimDetail  *detail,
           JsonObject *basic)
{
  gboolean restful = FALSE;
  gboolean tc3 = FALSE;

  catena_json_get_bool (detail->request, "restful_api_support", &restful);
  catena_json_get_bool (detail->request, "tc3_need", &tc3);
  json_object_set_boolean_member (basic, "order_fade_enabled", FALSE);
  json_object_set_int_member (basic, "order_fade_cache", 0);
  json_object_set_boolean_member (basic, "is_cross_region", FALSE);
  json_object_set_boolean_member (basic, "is_support_rollback", FALSE);
  json_object_set_boolean_member (basic, "is_support_restful", restful);
  json_object_set_boolean_member (basic, "is_support_tc3", tc3);
  json_object_set_boolean_member (basic, "is_old_service", FALSE);
  json_object_set_string_member (basic, "old_service_version", "");
}

/**
 * sim_service_dup_basic_info:
 * @detail: what it is made from
 *
 * Returns: (transfer full): basic_info of section 5.1.3
 */
JsonObject *
sim_service_dup_basic_info (SimDetail *detail)
{
  JsonObject *basic = json_object_new ();
  gint64 seconds = (detail->service->created + detail->skew) / CATENA_NSEC_PER_SEC;
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *created_text = g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ");

  json_object_set_string_member (basic, "id", detail->service->id);
  json_object_set_string_member (basic, "name", detail->service->name);
  json_object_set_string_member (basic, "version", detail->service->version);
  json_object_set_string_member (basic, "created_time", created_text);
  add_kind (detail, basic);
  add_cluster (detail, basic);
  add_state (detail, basic);
  add_agent_address (detail, basic);
  add_block_info (detail, basic);
  add_flags (detail, basic);

  return basic;
}
