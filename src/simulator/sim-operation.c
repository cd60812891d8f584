/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-operation.h"

#include "catena-json.h"

/**
 * sim_operation_new:
 * @type: one of the documented operation types
 * @project: the project it happens in
 * @service: the service it happens to
 * @process: (transfer none): its walk
 * @started: nanoseconds
 * @shown: nanoseconds as the simulator's clock shows them; part of the id
 *
 * Returns: (transfer full): an operation
 */
SimOperation *
sim_operation_new (const char *type,
                   SimProject *project,
                   SimService *service,
                   SimProcess *process,
                   gint64      started,
                   gint64      shown)
{
  SimOperation *operation = g_new0 (SimOperation, 1);

  operation->id = g_strdup_printf ("%s-%s-%" G_GINT64_FORMAT, SIM_RESOURCE_SERVICE, type, shown);
  operation->resource_type = g_strdup (SIM_RESOURCE_SERVICE);
  operation->type = g_strdup (type);
  operation->project_id = g_strdup (project->id);
  operation->service_id = g_strdup (service->id);
  operation->service_name = g_strdup (service->name);
  operation->process = sim_process_ref (process);
  operation->started = started;

  return operation;
}

/**
 * sim_operation_from_json:
 * @object: what sim_operation_to_json() made
 *
 * Returns: (transfer full): the operation
 */
SimOperation *
sim_operation_from_json (JsonObject *object)
{
  SimOperation *operation = g_new0 (SimOperation, 1);

  operation->id = catena_json_dup_string (object, "id");
  operation->resource_type = catena_json_dup_string (object, "resource_type");
  operation->type = catena_json_dup_string (object, "type");
  operation->project_id = catena_json_dup_string (object, "project_id");
  operation->service_id = catena_json_dup_string (object, "service_id");
  operation->service_name = catena_json_dup_string (object, "service_name");
  operation->process = sim_process_from_json (catena_json_get_object (object, "process"));
  catena_json_get_int64 (object, "started", &operation->started);
  catena_json_get_int64 (object, "settled_at", &operation->settled_at);

  return operation;
}

/**
 * sim_operation_free:
 * @operation: (transfer full): an operation
 */
void
sim_operation_free (SimOperation *operation)
{
  g_free (operation->id);
  g_free (operation->resource_type);
  g_free (operation->type);
  g_free (operation->project_id);
  g_free (operation->service_id);
  g_free (operation->service_name);
  sim_process_unref (operation->process);
  g_free (operation);
}

/**
 * sim_operation_to_json:
 * @operation: an operation
 *
 * Returns: (transfer full): all of it, for the state file
 */
JsonObject *
sim_operation_to_json (SimOperation *operation)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", operation->id);
  json_object_set_string_member (object, "resource_type", operation->resource_type);
  json_object_set_string_member (object, "type", operation->type);
  json_object_set_string_member (object, "project_id", operation->project_id);
  json_object_set_string_member (object, "service_id", operation->service_id);
  json_object_set_string_member (object, "service_name", operation->service_name);
  json_object_set_int_member (object, "started", operation->started);
  json_object_set_int_member (object, "settled_at", operation->settled_at);
  json_object_set_object_member (object, "process", sim_process_to_json (operation->process));

  return object;
}

/**
 * sim_operation_is_settled:
 * @operation: an operation
 * @now: nanoseconds
 *
 * Returns: whether the record tells of its end
 */
gboolean
sim_operation_is_settled (SimOperation *operation,
                          gint64        now)
{
  return operation->process->state != SIM_PROCESS_PROCESSING && now >= operation->settled_at;
}

/**
 * sim_operation_get_status:
 * @operation: an operation
 * @now: nanoseconds
 *
 * Returns: (transfer none): the word of operation_status
 */
const char *
sim_operation_get_status (SimOperation *operation,
                          gint64        now)
{
  if (!sim_operation_is_settled (operation, now))
    return "processing";

  return operation->process->state == SIM_PROCESS_FAILED ? "failed" : "finished";
}

/**
 * sim_operation_get_modified:
 * @operation: an operation
 * @now: nanoseconds
 *
 * Returns: when the record changed last, nanoseconds
 */
gint64
sim_operation_get_modified (SimOperation *operation,
                            gint64        now)
{
  gint64 modified = operation->started;

  for (guint i = 0; i < operation->process->steps->len; i++)
    {
      SimStep *step = g_ptr_array_index (operation->process->steps, i);

      for (guint j = 0; j < step->sub_steps->len; j++)
        {
          SimSubStep *sub_step = g_ptr_array_index (step->sub_steps, j);

          modified = MAX (modified, MAX (sub_step->start, sub_step->end));
        }
    }
  if (sim_operation_is_settled (operation, now))
    modified = MAX (modified, operation->settled_at);

  return modified;
}
