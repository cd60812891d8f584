/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-handlers.h"

#include "sim-operation-record.h"

static const char * const statuses[] = { "waiting", "processing", "finished", "failed", "stop", NULL };
static const char * const resource_types[]
    = { "BCSSVC01", "BCSSVC02", "PLUGIN01", "PLUGIN02", "PLUGIN03", NULL };
static const char * const operation_types[] = { "99", "00", "01", "91", "02", "03", "04", "05", "06", NULL };

static gboolean
check_word (SimCall            *call,
            const char         *name,
            const char * const *words)
{
  const char *word = sim_call_get_query (call, name);

  if (word == NULL || g_strv_contains (words, word))
    return TRUE;

  sim_call_refuse (call, 400, "BCS.4006014", "%s has no such value.", name);
  return FALSE;
}

static gboolean
is_asked_for (SimCall    *call,
              const char *name,
              const char *value)
{
  const char *wanted = sim_call_get_query (call, name);

  return wanted == NULL || g_strcmp0 (wanted, value) == 0;
}

static gboolean
is_record_asked_for (SimCall    *call,
                     JsonObject *record)
{
  static const char *names[] = { "blockchain_id", "operation_status", "resource_type", "operation_type",
                                 "operation_id" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (!is_asked_for (call, names[i], json_object_get_string_member (record, names[i])))
        return FALSE;
    }

  return TRUE;
}

/* Records live three days; one that is still running is not forgotten. */
static gboolean
is_alive (SimCall      *call,
          SimOperation *operation)
{
  gint64 now = sim_store_now (call->store);

  return !call->store->habits.vanished_records
         && (operation->process->state == SIM_PROCESS_PROCESSING
             || now - operation->started < SIM_OPERATION_LIFETIME);
}

static void
take_record (SimCall    *call,
             JsonArray  *records,
             JsonObject *record)
{
  if (is_record_asked_for (call, record))
    json_array_add_object_element (records, record);
  else
    json_object_unref (record);
}

/**
 * sim_handle_list_records:
 * @call: section 5.1.17
 */
void
sim_handle_list_records (SimCall *call)
{
  JsonObject *object;
  JsonArray *records;

  if (!check_word (call, "operation_status", statuses) || !check_word (call, "resource_type", resource_types)
      || !check_word (call, "operation_type", operation_types))
    return;

  object = json_object_new ();
  records = json_array_new ();
  /* The newest first. */
  for (guint i = call->store->operations->len; i > 0; i--)
    {
      SimOperation *operation = g_ptr_array_index (call->store->operations, i - 1);

      if (g_strcmp0 (operation->project_id, call->project->id) == 0 && is_alive (call, operation))
        take_record (call, records, sim_operation_dup_record (operation, call->store));
    }
  for (guint i = 0; call->store->habits.foreign_records && i < SIM_FOREIGN_RECORDS; i++)
    take_record (call, records, sim_operation_dup_foreign_record (call->project, call->store, i));
  json_object_set_int_member (object, "count", json_array_get_length (records));
  json_object_set_array_member (object, "operation_records", records);
  sim_call_reply_object (call, 200, object);
}
