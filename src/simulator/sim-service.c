/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-service.h"

#include "sim-creation.h"
#include "sim-util.h"

#include "catena-json.h"
#include "catena-util.h"

/**
 * sim_service_new:
 * @id: its id
 * @name: its name
 * @request: (transfer none): the body it was created with; read only from here on
 * @created: nanoseconds
 *
 * Returns: (transfer full): a service that is normal
 */
SimService *
sim_service_new (const char *id,
                 const char *name,
                 JsonNode   *request,
                 gint64      created)
{
  SimService *service = g_new0 (SimService, 1);
  g_autofree char *fabric = NULL;

  service->id = g_strdup (id);
  service->name = g_strdup (name);
  service->request = json_node_ref (request);
  service->created = created;
  fabric = catena_json_dup_string (sim_service_get_request (service), "fabric_version");
  service->version = g_strdup (g_strcmp0 (fabric, "1.4") == 0 ? "3.0.16" : "4.0.8");
  service->status = g_strdup ("Normal");
  service->process_status = g_strdup ("");

  return service;
}

/**
 * sim_service_from_json:
 * @object: what sim_service_to_json() made
 *
 * Returns: (transfer full) (nullable): the service, unless somebody damaged it
 */
SimService *
sim_service_from_json (JsonObject *object)
{
  g_autofree char *id = catena_json_dup_string (object, "id");
  g_autofree char *name = catena_json_dup_string (object, "name");
  g_autofree char *version = catena_json_dup_string (object, "version");
  g_autofree char *status = catena_json_dup_string (object, "status");
  g_autofree char *process_status = catena_json_dup_string (object, "process_status");
  JsonNode *request = catena_json_get_node (object, "request");
  JsonObject *creation = catena_json_get_object (object, "creation");
  g_autoptr (JsonNode) empty = NULL;
  SimService *service;
  gint64 created = 0;

  if (id == NULL || name == NULL)
    return NULL;
  if (request == NULL || !JSON_NODE_HOLDS_OBJECT (request))
    request = empty = sim_json_node (json_object_new ());
  catena_json_get_int64 (object, "created", &created);
  service = sim_service_new (id, name, request, created);
  catena_set_str (&service->version, version);
  catena_set_str (&service->status, status);
  catena_set_str (&service->process_status, process_status);
  catena_json_get_int64 (object, "visible_at", &service->visible_at);
  catena_json_get_int64 (object, "settled_at", &service->settled_at);
  catena_json_get_int64 (object, "busy_until", &service->busy_until);
  if (creation != NULL)
    service->creation = sim_process_from_json (creation);

  return service;
}

/**
 * sim_service_free:
 * @service: (transfer full): a service
 */
void
sim_service_free (SimService *service)
{
  g_free (service->id);
  g_free (service->name);
  json_node_unref (service->request);
  g_free (service->version);
  g_free (service->status);
  g_free (service->process_status);
  g_clear_pointer (&service->creation, sim_process_unref);
  g_free (service);
}

/**
 * sim_service_to_json:
 * @service: a service
 *
 * Returns: (transfer full): all of it, with the request and its secrets, for the state file
 */
JsonObject *
sim_service_to_json (SimService *service)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", service->id);
  json_object_set_string_member (object, "name", service->name);
  json_object_set_member (object, "request", json_node_ref (service->request));
  json_object_set_int_member (object, "created", service->created);
  json_object_set_string_member (object, "version", service->version);
  json_object_set_string_member (object, "status", service->status);
  json_object_set_string_member (object, "process_status", service->process_status);
  json_object_set_int_member (object, "visible_at", service->visible_at);
  json_object_set_int_member (object, "settled_at", service->settled_at);
  json_object_set_int_member (object, "busy_until", service->busy_until);
  if (service->creation != NULL)
    json_object_set_object_member (object, "creation", sim_process_to_json (service->creation));

  return object;
}

/**
 * sim_service_get_request:
 * @service: a service
 *
 * Returns: (transfer none): the body it was created with
 */
JsonObject *
sim_service_get_request (SimService *service)
{
  return json_node_get_object (service->request);
}

/**
 * sim_service_is_creating:
 * @service: a service
 * @now: nanoseconds
 *
 * Returns: whether the detail says that it is being created; the record may say something else for a while
 */
gboolean
sim_service_is_creating (SimService *service,
                         gint64      now)
{
  return service->creation != NULL
         && (service->creation->state == SIM_PROCESS_PROCESSING || now < service->settled_at);
}

/**
 * sim_service_failed_creation:
 * @service: a service
 *
 * Returns: whether its creation ended in a failure; what it occupied is free again
 */
gboolean
sim_service_failed_creation (SimService *service)
{
  return service->creation != NULL && service->creation->state == SIM_PROCESS_FAILED;
}

/**
 * sim_service_dup_creation:
 * @service: a service
 *
 * Returns: (transfer full): the walk of its creation, made up for one that was created long ago
 */
SimProcess *
sim_service_dup_creation (SimService *service)
{
  SimProcess *creation;

  if (service->creation != NULL)
    return sim_process_ref (service->creation);

  creation = sim_creation_plan (sim_service_get_request (service), FALSE);
  sim_process_backdate (creation, service->created);
  return creation;
}
