/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-bcs-parse-records"

#include "config.h"

#include "catena-bcs-parse.h"

#include "catena-json.h"
#include "catena-operation-record.h"

#include <string.h>

/* Steps without a serial number go last, in the order in which they arrived. */
#define NO_SERIAL G_MAXINT64

static int
compare_serials (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = catena_operation_step_get_serial (*(CatenaOperationStep * const *) a);
  gint64 second = catena_operation_step_get_serial (*(CatenaOperationStep * const *) b);

  return (first > second) - (first < second);
}

static gint64
take_serial (JsonObject *object,
             gint64      fallback)
{
  gint64 serial = fallback;

  catena_json_get_int64 (object, "serial_num", &serial);

  return serial;
}

static char *
take_lines (JsonObject *object,
            const char *name)
{
  g_auto (GStrv) lines = catena_json_dup_strv (object, name);

  return lines != NULL && *lines != NULL ? g_strjoinv ("\n", lines) : NULL;
}

/* The reference's example has a sub-step whose status is empty and whose detail is "waiting". */
static void
take_status (CatenaOperationStep *step,
             JsonObject          *object)
{
  g_autofree char *status = catena_bcs_take_text (object, "status");
  g_autofree char *detail = catena_bcs_take_text (object, "detail");

  if (status == NULL && detail != NULL && catena_step_status_from_word (detail) != CATENA_STEP_STATUS_OTHER)
    status = g_steal_pointer (&detail);

  catena_operation_step_set_status (step, status);
  catena_operation_step_set_detail (step, detail);
}

static CatenaOperationStep *
read_step_fields (JsonObject *object,
                  const char *key,
                  const char *name_member,
                  gint64      serial)
{
  g_autofree char *name = catena_bcs_take_text (object, name_member);
  g_autofree char *message = take_lines (object, "message");
  CatenaOperationStep *step = catena_operation_step_new (name != NULL ? name : key, take_serial (object, serial));

  take_status (step, object);
  catena_operation_step_set_message (step, message);
  catena_operation_step_set_times (step, catena_bcs_take_time (object, "start_time"),
                                   catena_bcs_take_time (object, "end_time"));

  return step;
}

static GPtrArray *
read_sub_steps (JsonObject *sub_steps)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GList) keys = sub_steps != NULL ? json_object_get_members (sub_steps) : NULL;

  for (GList *l = keys; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (sub_steps, l->data);

      if (JSON_NODE_HOLDS_OBJECT (node))
        g_ptr_array_add (steps, read_step_fields (json_node_get_object (node), l->data, "substep_name", NO_SERIAL));
    }
  g_ptr_array_sort (steps, compare_serials);

  return steps;
}

static CatenaOperationStep *
read_step (JsonObject *object,
           const char *key,
           gint64      serial)
{
  CatenaOperationStep *step = read_step_fields (object, key, "step_name", serial);
  g_autoptr (GPtrArray) sub_steps = read_sub_steps (catena_json_get_object (object, "sub_steps"));

  catena_operation_step_merge_sub_steps (step, sub_steps);

  return step;
}

static gboolean
is_step (JsonNode *node)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  object = json_node_get_object (node);

  return json_object_has_member (object, "step_name") || json_object_has_member (object, "sub_steps");
}

/* In the reference's example a step's serial number stands beside the step, in operation_process itself: it can only
 * be meant for the one step there that has none. */
static gint64
find_stray_serial (JsonObject *process)
{
  g_autoptr (GList) keys = json_object_get_members (process);
  guint n_without = 0;

  for (GList *l = keys; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (process, l->data);

      if (JSON_NODE_HOLDS_OBJECT (node) && take_serial (json_node_get_object (node), NO_SERIAL) == NO_SERIAL)
        n_without++;
    }

  return n_without == 1 ? take_serial (process, NO_SERIAL) : NO_SERIAL;
}

static void
collect_steps (GPtrArray  *steps,
               JsonObject *parent,
               gboolean    only_steps)
{
  g_autoptr (GList) keys = NULL;
  gint64 stray;

  if (parent == NULL)
    return;

  keys = json_object_get_members (parent);
  stray = only_steps ? NO_SERIAL : find_stray_serial (parent);
  for (GList *l = keys; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (parent, l->data);

      if (only_steps ? is_step (node) : JSON_NODE_HOLDS_OBJECT (node))
        g_ptr_array_add (steps, read_step (json_node_get_object (node), l->data, stray));
    }
}

/* Two digits as text; a number has lost its leading zero. */
static char *
take_operation_type (JsonObject *object)
{
  char *type = catena_bcs_take_text (object, "operation_type");

  if (type != NULL && strlen (type) == 1 && g_ascii_isdigit (*type))
    {
      char *padded = g_strconcat ("0", type, NULL);

      g_free (type);
      return padded;
    }

  return type;
}

static CatenaOperationRecord *
read_record (JsonObject *object)
{
  g_autofree char *id = catena_bcs_take_text (object, "operation_id");
  g_autofree char *resource_type = catena_bcs_take_text (object, "resource_type");
  g_autofree char *type = take_operation_type (object);
  g_autofree char *service_id = catena_bcs_take_text (object, "blockchain_id");
  g_autofree char *service_name = catena_bcs_take_text (object, "blockchain_name");
  g_autofree char *status = catena_bcs_take_text (object, "operation_status");
  g_autofree char *message = take_lines (object, "message");
  g_autofree char *description = take_lines (object, "desc");
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  CatenaOperationRecord *record = catena_operation_record_new (id);

  collect_steps (steps, catena_json_get_object (object, "operation_process"), FALSE);
  collect_steps (steps, object, TRUE);
  g_ptr_array_sort (steps, compare_serials);

  catena_operation_record_set_what (record, resource_type, type);
  catena_operation_record_set_service (record, service_id, service_name);
  catena_operation_record_set_status (record, status);
  catena_operation_record_set_message (record, message != NULL ? message : description);
  catena_operation_record_set_time (record, catena_bcs_take_time (object, "record_time"));
  catena_operation_record_merge_steps (record, steps);

  return record;
}

/**
 * catena_bcs_read_records:
 * @answer: (nullable): an answer of 5.1.17
 * @error: return location for an error
 *
 * Steps are put in the order of their serial numbers. They may stand in operation_process or, as in the reference's
 * example, beside it in the record.
 *
 * Returns: (transfer full) (element-type CatenaOperationRecord) (nullable): the records as they came
 */
GPtrArray *
catena_bcs_read_records (JsonObject  *answer,
                         GError     **error)
{
  JsonArray *rows = catena_json_get_array (answer, "operation_records");
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (rows == NULL && !catena_bcs_tells_none (answer, "operation_records"))
    {
      g_propagate_error (error, catena_bcs_new_empty_error (CATENA_API_LIST_OPERATION_RECORDS, "operation_records"));
      return NULL;
    }

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = catena_json_get_element_object (rows, i);

      if (row != NULL)
        g_ptr_array_add (records, read_record (row));
    }

  return g_steal_pointer (&records);
}
