/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-faults.h"

#include "catena-api.h"
#include "catena-json.h"

struct _SimFaults
{
  GPtrArray *rows;
  guint last_id;
};

/* In the order of SimFaultKind. */
static const char *names[] = {
  "wrong", "clock", "delay", "hold-before", "reset", "status", "redirect", "hold-after", "reset-after",
  "malformed", "huge", "truncate", "drip", "close-kept",
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == SIM_FAULT_CLOSE_KEPT + 1);

static void
fault_clear (SimFault *fault)
{
  g_free (fault->operation);
  json_object_unref (fault->parameters);
}

static void
fault_unref (SimFault *fault)
{
  g_rc_box_release_full (fault, (GDestroyNotify) fault_clear);
}

static gboolean
find_kind (const char   *name,
           SimFaultKind *kind)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    {
      if (!g_str_equal (names[i], name))
        continue;
      *kind = (SimFaultKind) i;
      return TRUE;
    }

  return FALSE;
}

/* A misspelt operation would let a test pass that tests nothing. */
static gboolean
is_operation (const char *name)
{
  return g_str_equal (name, "*") || g_str_equal (name, "unknown") || catena_api_get_by_name (name) != NULL;
}

/**
 * sim_faults_new:
 *
 * Returns: (transfer full): no faults
 */
SimFaults *
sim_faults_new (void)
{
  SimFaults *faults = g_new0 (SimFaults, 1);

  faults->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_unref);
  return faults;
}

/**
 * sim_faults_free:
 * @faults: (transfer full): faults
 */
void
sim_faults_free (SimFaults *faults)
{
  g_ptr_array_unref (faults->rows);
  g_free (faults);
}

/**
 * sim_faults_add:
 * @faults: the faults
 * @parameters: what it is and when, see sim-control.c
 * @error: return location for an error
 *
 * Returns: its id, or 0 when it makes no sense
 */
guint
sim_faults_add (SimFaults  *faults,
                JsonObject *parameters,
                GError    **error)
{
  g_autofree char *name = catena_json_dup_string (parameters, "fault");
  g_autofree char *operation = catena_json_dup_string (parameters, "operation");
  SimFaultKind kind;
  SimFault *fault;

  if (operation == NULL)
    operation = g_strdup ("*");
  if (!find_kind (name, &kind) || !is_operation (operation))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "no such fault or operation: %s, %s",
                   name != NULL ? name : "(none)", operation);
      return 0;
    }

  fault = g_rc_box_new0 (SimFault);
  fault->id = ++faults->last_id;
  fault->kind = kind;
  fault->operation = g_steal_pointer (&operation);
  fault->remaining = 1;
  fault->parameters = json_object_ref (parameters);
  catena_json_get_int64 (parameters, "count", &fault->remaining);
  catena_json_get_int64 (parameters, "after", &fault->after);
  g_ptr_array_add (faults->rows, fault);

  return fault->id;
}

/**
 * sim_faults_remove:
 * @faults: the faults
 * @id: which, or 0 for all
 *
 * Returns: how many there were
 */
guint
sim_faults_remove (SimFaults *faults,
                   guint      id)
{
  guint before = faults->rows->len;

  for (guint i = before; i > 0; i--)
    {
      SimFault *fault = g_ptr_array_index (faults->rows, i - 1);

      if (id == 0 || fault->id == id)
        g_ptr_array_remove_index (faults->rows, i - 1);
    }

  return before - faults->rows->len;
}

/**
 * sim_faults_take:
 * @faults: the faults
 * @operation: name of the operation that arrived
 *
 * Returns: (transfer full) (element-type SimFault): the faults that this call meets, counted down
 */
GPtrArray *
sim_faults_take (SimFaults  *faults,
                 const char *operation)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_unref);

  for (guint i = 0; i < faults->rows->len; )
    {
      SimFault *fault = g_ptr_array_index (faults->rows, i);

      i++;
      if (!g_str_equal (fault->operation, "*") && !g_str_equal (fault->operation, operation))
        continue;
      if (fault->after > 0)
        {
          fault->after--;
          continue;
        }
      g_ptr_array_add (taken, g_rc_box_acquire (fault));
      if (fault->remaining > 0)
        fault->remaining--;
      if (fault->remaining == 0)
        g_ptr_array_remove_index (faults->rows, --i);
    }

  return taken;
}

/**
 * sim_faults_to_json:
 * @faults: the faults
 *
 * Returns: (transfer full): those that wait
 */
JsonArray *
sim_faults_to_json (SimFaults *faults)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < faults->rows->len; i++)
    {
      SimFault *fault = g_ptr_array_index (faults->rows, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "id", fault->id);
      json_object_set_string_member (object, "fault", sim_fault_get_name (fault));
      json_object_set_string_member (object, "operation", fault->operation);
      json_object_set_int_member (object, "count", fault->remaining);
      json_object_set_int_member (object, "after", fault->after);
      json_array_add_object_element (array, object);
    }

  return array;
}

/**
 * sim_faults_find:
 * @taken: (element-type SimFault): the faults of a call
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): the first of that kind
 */
SimFault *
sim_faults_find (GPtrArray   *taken,
                 SimFaultKind kind)
{
  for (guint i = 0; i < taken->len; i++)
    {
      SimFault *fault = g_ptr_array_index (taken, i);

      if (fault->kind == kind)
        return fault;
    }

  return NULL;
}

/**
 * sim_fault_get_name:
 * @fault: a fault
 *
 * Returns: (transfer none): its kind, as control names it
 */
const char *
sim_fault_get_name (SimFault *fault)
{
  return names[fault->kind];
}
