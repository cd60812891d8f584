/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-handlers.h"

#include "sim-limits.h"

#define LIMIT_MAX 1000
#define QUOTA_MAX 100

/* A number in the query that may be left out. */
static gboolean
check_number (SimCall    *call,
              const char *name,
              guint64     min,
              guint64     max)
{
  const char *text = sim_call_get_query (call, name);
  guint64 number;

  if (text == NULL || g_ascii_string_to_unsigned (text, 10, min, max, &number, NULL))
    return TRUE;

  sim_call_refuse (call, 400, "BCS.4006014", "%s is out of range.", name);
  return FALSE;
}

/**
 * sim_limits_count_used:
 * @project: a project
 *
 * Returns: how many services count against its quota
 */
guint
sim_limits_count_used (SimProject *project)
{
  return project->services->len + project->used_elsewhere;
}

/**
 * sim_handle_list_quotas:
 * @call: section 5.1.14
 */
void
sim_handle_list_quotas (SimCall *call)
{
  JsonObject *object = json_object_new ();
  JsonArray *resources = json_array_new ();
  JsonObject *row = json_object_new ();
  guint quota = call->project->quota;
  guint used = sim_limits_count_used (call->project);

  json_object_set_string_member (row, "type", "instance");
  json_object_set_string_member (row, "unit", "");
  json_object_set_int_member (row, "min", 0);
  json_object_set_int_member (row, "max", MAX (QUOTA_MAX, quota));
  json_object_set_int_member (row, "quota", quota);
  json_object_set_int_member (row, "used", used);
  /* The example has nothing free although nothing is used. */
  json_object_set_int_member (row, "free", call->store->dialect == SIM_DIALECT_EXAMPLE || used >= quota
                                             ? 0 : quota - used);
  json_array_add_object_element (resources, row);
  json_object_set_array_member (object, "resources", resources);
  sim_call_reply_object (call, 200, object);
}

/**
 * sim_handle_get_flavors:
 * @call: section 5.1.15
 */
void
sim_handle_get_flavors (SimCall *call)
{
  JsonObject *object;
  JsonObject *spec;

  if (!check_number (call, "limit", 1, LIMIT_MAX) || !check_number (call, "offset", 0, G_MAXINT32))
    return;

  object = json_object_new ();
  spec = json_object_new ();
  json_object_set_int_member (spec, "org_peer_max_num", SIM_ORG_PEERS_MAX);
  json_object_set_int_member (spec, "orderer_max_num", SIM_ORDERERS_MAX);
  json_object_set_int_member (spec, "member_max_num", SIM_MEMBERS_MAX);
  json_object_set_object_member (object, "enterprise_spec", spec);
  sim_call_reply_object (call, 200, object);
}
