/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-arrivals.h"

struct _SimArrivals
{
  GHashTable *times;
};

/**
 * sim_arrivals_new:
 *
 * Returns: (transfer full): nothing arrived
 */
SimArrivals *
sim_arrivals_new (void)
{
  SimArrivals *arrivals = g_new0 (SimArrivals, 1);

  arrivals->times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return arrivals;
}

/**
 * sim_arrivals_free:
 * @arrivals: (transfer full): arrivals
 */
void
sim_arrivals_free (SimArrivals *arrivals)
{
  g_hash_table_unref (arrivals->times);
  g_free (arrivals);
}

/**
 * sim_arrivals_add:
 * @arrivals: the arrivals
 * @operation: name of an operation
 * @time: nanoseconds
 */
void
sim_arrivals_add (SimArrivals *arrivals,
                  const char  *operation,
                  gint64       time)
{
  GArray *times = g_hash_table_lookup (arrivals->times, operation);

  if (times == NULL)
    {
      times = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (arrivals->times, g_strdup (operation), times);
    }
  g_array_append_val (times, time);
}

/**
 * sim_arrivals_clear:
 * @arrivals: the arrivals
 */
void
sim_arrivals_clear (SimArrivals *arrivals)
{
  g_hash_table_remove_all (arrivals->times);
}

/**
 * sim_arrivals_to_json:
 * @arrivals: the arrivals
 *
 * Returns: (transfer full): by operation, how many and when
 */
JsonObject *
sim_arrivals_to_json (SimArrivals *arrivals)
{
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, arrivals->times);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      GArray *times = value;
      JsonObject *row = json_object_new ();
      JsonArray *list = json_array_new ();

      for (guint i = 0; i < times->len; i++)
        json_array_add_int_element (list, g_array_index (times, gint64, i));
      json_object_set_int_member (row, "count", times->len);
      json_object_set_array_member (row, "times", list);
      json_object_set_object_member (object, name, row);
    }

  return object;
}
