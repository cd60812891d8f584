/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-handlers.h"

#include "sim-create-rules.h"

/* The example answers with an id whose type is 03 although its record says 99. */
static char *
dup_operation_id (SimCall      *call,
                  SimOperation *operation)
{
  gint64 shown = sim_store_show (call->store, operation->started);

  if (call->store->dialect == SIM_DIALECT_EXAMPLE)
    return g_strdup_printf ("%s-03-%" G_GINT64_FORMAT, operation->resource_type, shown);

  return g_strdup (operation->id);
}

/**
 * sim_handle_create_service:
 * @call: section 5.1.1
 */
void
sim_handle_create_service (SimCall *call)
{
  g_autoptr (JsonNode) body = sim_call_parse_body (call);
  g_autofree char *operation_id = NULL;
  SimOperation *operation;
  JsonObject *request;
  JsonObject *object;

  if (body == NULL || !JSON_NODE_HOLDS_OBJECT (body))
    {
      sim_call_refuse (call, 400, "BCS.4004025", "The body is no JSON object.");
      return;
    }
  request = json_node_get_object (body);
  if (!sim_create_rules_check (call, request))
    return;

  operation = sim_store_create_service (call->store, call->project,
                                        json_object_get_string_member (request, "name"), body);
  operation_id = dup_operation_id (call, operation);
  object = json_object_new ();
  json_object_set_string_member (object, "blockchain_id", operation->service_id);
  json_object_set_string_member (object, "blockchain_name", operation->service_name);
  json_object_set_string_member (object, "operation_id", operation_id);
  sim_call_reply_object (call, 200, object);
}
