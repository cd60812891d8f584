/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-handlers.h"

#include "sim-creation.h"
#include "sim-service-detail.h"

static SimService *
get_service_or_refuse (SimCall *call)
{
  SimService *service = sim_call_get_service (call);

  /* A missing service is a 400, not a 404: facts 6. */
  if (service == NULL)
    sim_call_refuse (call, 400, "BCS.4001011", "There is no such service.");

  return service;
}

/**
 * sim_handle_list_services:
 * @call: section 5.1.18
 */
void
sim_handle_list_services (SimCall *call)
{
  JsonObject *object = json_object_new ();
  JsonArray *rows = json_array_new ();
  gint64 now = sim_store_now (call->store);
  guint count;

  for (guint i = 0; i < call->project->services->len; i++)
    {
      SimService *service = g_ptr_array_index (call->project->services, i);
      JsonObject *row;

      if (service->visible_at > now)
        continue;
      row = json_object_new ();
      json_object_set_string_member (row, "id", service->id);
      json_object_set_string_member (row, "name", service->name);
      json_array_add_object_element (rows, row);
    }
  count = json_array_get_length (rows);
  /* The example counts 3 of its 4 rows. */
  if (call->store->dialect == SIM_DIALECT_EXAMPLE && count > 0)
    count--;
  json_object_set_array_member (object, "blockchains", rows);
  json_object_set_int_member (object, "count", count);
  sim_call_reply_object (call, 200, object);
}

/**
 * sim_handle_get_service:
 * @call: section 5.1.3
 */
void
sim_handle_get_service (SimCall *call)
{
  SimService *service = get_service_or_refuse (call);

  if (service != NULL)
    sim_call_reply_object (call, 200, sim_service_dup_detail (service, call->store));
}

/**
 * sim_handle_get_creation_status:
 * @call: section 5.1.2
 */
void
sim_handle_get_creation_status (SimCall *call)
{
  SimService *service = get_service_or_refuse (call);
  g_autoptr (SimProcess) creation = NULL;

  if (service == NULL)
    return;

  creation = sim_service_dup_creation (service);
  sim_call_reply_object (call, 200,
                         sim_creation_dup_status (creation, sim_service_get_request (service),
                                                  call->store->skew,
                                                  call->store->dialect == SIM_DIALECT_EXAMPLE
                                                      ? "0001-01-01T00:00:00Z"
                                                      : ""));
}
