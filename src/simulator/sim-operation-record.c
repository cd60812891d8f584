/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-operation-record.h"

#include "sim-creation.h"
#include "sim-util.h"

#include "catena-json.h"

/* A sub-step that recovers is failed for this part of its time. */
#define RECOVERY 0.5

/**
 * Record:
 *
 * What the parts of a record are made from.
 */
typedef struct
{
  SimOperation *operation;
  SimStore *store;
  gboolean example;
  gboolean settled;
} Record;

/* The tables know strings and arrays, the examples null. */
static void
set_text (Record     *record,
          JsonObject *object,
          const char *name,
          const char *text)
{
  if (text == NULL && record->example)
    json_object_set_null_member (object, name);
  else
    json_object_set_string_member (object, name, text != NULL ? text : "");
}

static void
set_message (Record     *record,
             JsonObject *object,
             const char *message)
{
  JsonArray *lines;

  if (message == NULL && record->example)
    {
      json_object_set_null_member (object, "message");
      return;
    }
  lines = json_array_new ();
  if (message != NULL)
    json_array_add_string_element (lines, message);
  json_object_set_array_member (object, "message", lines);
}

static gboolean
is_recovering (Record     *record,
               SimSubStep *sub_step)
{
  double fraction = sim_process_get_fraction (record->operation->process, sub_step);

  return g_strcmp0 (record->store->habits.recovering_sub_step, sub_step->name) == 0 && sub_step->end == 0
         && fraction < RECOVERY;
}

/* The record may tell of the end later than it came: its last sub-step then goes on. */
static gboolean
is_end_hidden (Record     *record,
               SimSubStep *sub_step)
{
  return !record->settled && record->operation->process->state != SIM_PROCESS_PROCESSING
         && sub_step->end == record->operation->process->finished_at;
}

static const char *
get_sub_step_status (Record     *record,
                     SimSubStep *sub_step)
{
  if (sub_step->start == 0)
    return "waiting";
  if (is_recovering (record, sub_step))
    return "failed";
  if (sub_step->end == 0 || is_end_hidden (record, sub_step))
    return "processing";

  return sub_step->failure != NULL ? "failed" : "finished";
}

static JsonObject *
make_sub_step (Record     *record,
               SimSubStep *sub_step,
               guint       serial)
{
  JsonObject *object = json_object_new ();
  const char *status = get_sub_step_status (record, sub_step);
  gboolean hidden = is_end_hidden (record, sub_step);
  gboolean swapped = record->example && g_str_equal (status, "waiting");
  const char *message = NULL;

  if (g_str_equal (status, "failed"))
    message = sub_step->failure != NULL ? sub_step->failure : "The first attempt failed, trying again.";
  json_object_set_string_member (object, "substep_name", sub_step->name);
  /* The example has the word under detail and an empty status for what waits. */
  set_text (record, object, "detail", swapped ? status : NULL);
  json_object_set_string_member (object, "status", swapped ? "" : status);
  set_message (record, object, message);
  json_object_set_int_member (object, "start_time", sim_store_show (record->store, sub_step->start));
  json_object_set_int_member (object, "end_time", hidden ? 0 : sim_store_show (record->store, sub_step->end));
  json_object_set_int_member (object, "serial_num", serial);

  return object;
}

static const char *
get_step_status (Record  *record,
                 SimStep *step)
{
  guint finished = 0;
  guint waiting = 0;

  for (guint i = 0; i < step->sub_steps->len; i++)
    {
      SimSubStep *sub_step = g_ptr_array_index (step->sub_steps, i);
      const char *status = get_sub_step_status (record, sub_step);

      if (sub_step->failure != NULL && g_str_equal (status, "failed"))
        return "failed";
      finished += g_str_equal (status, "finished");
      waiting += g_str_equal (status, "waiting");
    }
  if (finished == step->sub_steps->len)
    return "finished";

  return waiting == step->sub_steps->len ? "waiting" : "processing";
}

static JsonObject *
make_step (Record  *record,
           SimStep *step)
{
  JsonObject *object = json_object_new ();
  JsonObject *sub_steps = json_object_new ();

  for (guint i = 0; i < step->sub_steps->len; i++)
    {
      SimSubStep *sub_step = g_ptr_array_index (step->sub_steps, i);

      json_object_set_object_member (sub_steps, sub_step->name, make_sub_step (record, sub_step, i + 1));
    }
  json_object_set_string_member (object, "step_name", step->name);
  json_object_set_string_member (object, "status", get_step_status (record, step));
  json_object_set_string_member (object, "detail", "");
  json_object_set_object_member (object, "sub_steps", sub_steps);

  return object;
}

/* In the example only one step stands inside operation_process, without its number, which stands beside it;
 * all other steps stand beside operation_process. */
static void
add_process (Record     *record,
             JsonObject *object)
{
  SimProcess *process = record->operation->process;
  JsonObject *steps = json_object_new ();

  /* Members are in no order: only serial_num tells it. */
  for (guint i = process->steps->len; i > 0; i--)
    {
      SimStep *step = g_ptr_array_index (process->steps, i - 1);
      JsonObject *row = make_step (record, step);
      gboolean inside = !record->example || g_str_equal (step->name, SIM_STEP_RESOURCES);

      json_object_set_int_member (inside && record->example ? steps : row, "serial_num", i);
      json_object_set_object_member (inside ? steps : object, step->name, row);
    }
  json_object_set_object_member (object, "operation_process", steps);
}

static void
add_cluster (Record     *record,
             JsonObject *object)
{
  JsonObject *cluster = json_object_new ();
  SimService *service = sim_store_get_service (record->store, record->operation->service_id, NULL);
  JsonObject *request = service != NULL ? sim_service_get_request (service) : NULL;
  JsonObject *existing = catena_json_get_object (request, "cce_cluster_info");
  g_autofree char *type = sim_creation_dup_word (request, "cluster_type", "cce");
  g_autofree char *name = sim_creation_dup_word (existing, "cluster_name", "");
  g_autofree char *id = sim_creation_dup_word (existing, "cluster_id", "");

  json_object_set_string_member (cluster, "cluster_type", type);
  json_object_set_string_member (cluster, "name", name);
  json_object_set_string_member (cluster, "cluster_id", id);
  if (record->example)
    json_object_set_null_member (cluster, "node_infos");
  else
    json_object_set_array_member (cluster, "node_infos", json_array_new ());
  json_object_set_object_member (object, "cluster_info", cluster);
}

static void
add_ids (Record     *record,
         JsonObject *object)
{
  SimOperation *operation = record->operation;
  SimProject *project = sim_store_get_project (record->store, operation->project_id);

  json_object_set_string_member (object, "operation_id", operation->id);
  json_object_set_string_member (object, "resource_type", operation->resource_type);
  json_object_set_string_member (object, "operation_type", operation->type);
  json_object_set_string_member (object, "domain_id", project != NULL ? project->tenant->id : "");
  json_object_set_string_member (object, "project_id", operation->project_id);
  json_object_set_string_member (object, "blockchain_id", operation->service_id);
  json_object_set_string_member (object, "blockchain_name", operation->service_name);
}

/**
 * sim_operation_dup_record:
 * @operation: an operation
 * @store: the store
 *
 * Returns: (transfer full): its record, section 5.1.17
 */
JsonObject *
sim_operation_dup_record (SimOperation *operation,
                          SimStore     *store)
{
  gint64 now = sim_store_now (store);
  Record record = { operation, store, store->dialect == SIM_DIALECT_EXAMPLE,
                    sim_operation_is_settled (operation, now) };
  SimSubStep *failed = record.settled ? sim_process_get_failed (operation->process) : NULL;
  JsonObject *object = json_object_new ();
  gint64 modified = sim_operation_get_modified (operation, now);

  add_ids (&record, object);
  add_cluster (&record, object);
  add_process (&record, object);
  json_object_set_int_member (object, "record_time", sim_store_show (store, modified));
  json_object_set_string_member (object, "operation_status", sim_operation_get_status (operation, now));
  set_message (&record, object, failed != NULL ? failed->failure : NULL);
  set_text (&record, object, "desc", NULL);

  return object;
}

/**
 * sim_operation_dup_foreign_record:
 * @project: the project that is asked about
 * @store: the store
 * @index: which of %SIM_FOREIGN_RECORDS
 *
 * Records of things that the client has never heard of: another service, an add-on, a type that no table has.
 *
 * Returns: (transfer full): a record
 */
JsonObject *
sim_operation_dup_foreign_record (SimProject *project,
                                  SimStore   *store,
                                  guint       index)
{
  static const char *resources[SIM_FOREIGN_RECORDS] = { "BCSSVC02", "PLUGIN03", "BCSSVC01" };
  static const char *types[SIM_FOREIGN_RECORDS] = { "99", "06", "42" };
  JsonObject *object = json_object_new ();
  gint64 now = sim_store_show (store, sim_store_now (store));
  g_autofree char *id =
    g_strdup_printf ("%s-%s-%" G_GINT64_FORMAT, resources[index], types[index], now - index);
  g_autofree char *service = sim_derive_uuid ("foreign", project->id, types[index]);

  json_object_set_string_member (object, "operation_id", id);
  json_object_set_string_member (object, "resource_type", resources[index]);
  json_object_set_string_member (object, "operation_type", types[index]);
  json_object_set_string_member (object, "domain_id", project->tenant->id);
  json_object_set_string_member (object, "project_id", project->id);
  json_object_set_string_member (object, "blockchain_id", service);
  json_object_set_string_member (object, "blockchain_name", "somebody-else");
  json_object_set_object_member (object, "operation_process", json_object_new ());
  json_object_set_int_member (object, "record_time", now);
  json_object_set_string_member (object, "operation_status", index == 1 ? "stop" : "processing");
  json_object_set_string_member (object, "desc", "");

  return object;
}
