/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-longest-run"

#include "config.h"

#include "catena-longest-run.h"

/* Position in `tails` of the first run whose last place is not before `place`. */
static guint
find_run (GArray *places,
          GArray *tails,
          guint   place)
{
  guint low = 0, high = tails->len;

  /* Nearly always the order is the same as before. */
  if (tails->len == 0
      || g_array_index (places, guint, g_array_index (tails, guint, tails->len - 1)) < place)
    return tails->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (places, guint, g_array_index (tails, guint, middle)) < place)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * catena_longest_run:
 * @places: (element-type guint): numbers, each different
 *
 * Finds as many of the numbers as possible that stand in rising order: the longest increasing subsequence, by patience
 * sorting. Linear when all do, else n log n.
 *
 * Returns: (transfer full) (element-type guint): those numbers, in no order
 */
GArray *
catena_longest_run (GArray *places)
{
  GArray *run = g_array_new (FALSE, FALSE, sizeof (guint));
  /* For each length, where the run of that length that ends lowest has its end. */
  g_autoptr (GArray) tails = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *previous = g_new (guint, places->len);
  guint at;

  for (guint i = 0; i < places->len; i++)
    {
      guint length = find_run (places, tails, g_array_index (places, guint, i));

      previous[i] = length > 0 ? g_array_index (tails, guint, length - 1) : G_MAXUINT;
      if (length == tails->len)
        g_array_append_val (tails, i);
      else
        g_array_index (tails, guint, length) = i;
    }

  at = tails->len > 0 ? g_array_index (tails, guint, tails->len - 1) : G_MAXUINT;
  for (; at != G_MAXUINT; at = previous[at])
    g_array_append_val (run, g_array_index (places, guint, at));

  return run;
}
