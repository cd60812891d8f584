/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-holds.h"

typedef struct
{
  guint id;
  char *operation;
  const char *stage;
  SimHoldFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Hold;

struct _SimHolds
{
  GPtrArray *rows;
  guint last_id;
};

static void
hold_free (Hold *hold)
{
  hold->destroy (hold->data);
  g_free (hold->operation);
  g_free (hold);
}

/**
 * sim_holds_new:
 *
 * Returns: (transfer full): nothing is held
 */
SimHolds *
sim_holds_new (void)
{
  SimHolds *holds = g_new0 (SimHolds, 1);

  holds->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) hold_free);
  return holds;
}

/**
 * sim_holds_free:
 * @holds: (transfer full): holds
 */
void
sim_holds_free (SimHolds *holds)
{
  g_ptr_array_unref (holds->rows);
  g_free (holds);
}

/**
 * sim_holds_add:
 * @holds: the holds
 * @operation: name of the operation
 * @stage: (transfer none): "before" or "after" it is handled; a static string
 * @func: goes on with it
 * @data: for @func
 * @destroy: frees @data, whether it was released or not
 */
void
sim_holds_add (SimHolds      *holds,
               const char    *operation,
               const char    *stage,
               SimHoldFunc    func,
               gpointer       data,
               GDestroyNotify destroy)
{
  Hold *hold = g_new0 (Hold, 1);

  hold->id = ++holds->last_id;
  hold->operation = g_strdup (operation);
  hold->stage = stage;
  hold->func = func;
  hold->data = data;
  hold->destroy = destroy;
  g_ptr_array_add (holds->rows, hold);
}

/**
 * sim_holds_release:
 * @holds: the holds
 * @id: which, or 0 for all
 *
 * Lets calls go on, in the order of their arrival.
 *
 * Returns: how many
 */
guint
sim_holds_release (SimHolds *holds,
                   guint     id)
{
  g_autoptr (GPtrArray) released = g_ptr_array_new_with_free_func ((GDestroyNotify) hold_free);

  for (guint i = 0; i < holds->rows->len; )
    {
      Hold *hold = g_ptr_array_index (holds->rows, i);

      if (id == 0 || hold->id == id)
        g_ptr_array_add (released, g_ptr_array_steal_index (holds->rows, i));
      else
        i++;
    }
  /* A call may be held again at once, so the list is settled before any goes on. */
  for (guint i = 0; i < released->len; i++)
    {
      Hold *hold = g_ptr_array_index (released, i);

      hold->func (hold->data);
    }

  return released->len;
}

/**
 * sim_holds_to_json:
 * @holds: the holds
 *
 * Returns: (transfer full): what is held
 */
JsonArray *
sim_holds_to_json (SimHolds *holds)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < holds->rows->len; i++)
    {
      Hold *hold = g_ptr_array_index (holds->rows, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "id", hold->id);
      json_object_set_string_member (object, "operation", hold->operation);
      json_object_set_string_member (object, "stage", hold->stage);
      json_array_add_object_element (array, object);
    }

  return array;
}
