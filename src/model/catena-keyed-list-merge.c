/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-keyed-list"

#include "config.h"

#include "catena-keyed-list.h"

#include "catena-keyed-list-private.h"
#include "catena-longest-run.h"

/* One walk along the old and the new items. */
typedef struct
{
  GPtrArray *old_items;
  GHashTable *old_places;
  GHashTable *staying; /* set of the old items that keep their order */
} Merge;

static const char *
get_item_key (GPtrArray *items,
              guint      position)
{
  return catena_keyed_get_key (g_ptr_array_index (items, position));
}

/* Makes the new array: the old object where there is one of that key, else the fresh one. `pairs` gets the fresh
 * object of each that stays, null for the others. */
static void
collect_items (CatenaKeyedList *self,
               Merge           *merge,
               GPtrArray       *fresh,
               GPtrArray       *pairs)
{
  for (guint i = 0; i < fresh->len; i++)
    {
      GObject *item = g_ptr_array_index (fresh, i);
      const char *key = catena_keyed_get_key (CATENA_KEYED (item));
      guint old_position;

      if (key == NULL || *key == '\0' || g_hash_table_contains (self->places, key))
        continue;

      if (catena_keyed_list_find_place (merge->old_places, key, &old_position))
        {
          g_ptr_array_add (pairs, item);
          item = g_ptr_array_index (merge->old_items, old_position);
        }
      else
        {
          g_ptr_array_add (pairs, NULL);
        }
      g_ptr_array_add (self->items, g_object_ref (item));
      catena_keyed_list_set_place (self, self->items->len - 1);
    }
}

/* The old positions of the new items, in the new order, without those that were not there. */
static GArray *
collect_old_places (CatenaKeyedList *self,
                    Merge           *merge)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->items->len);

  for (guint i = 0; i < self->items->len; i++)
    {
      guint position;

      if (catena_keyed_list_find_place (merge->old_places, get_item_key (self->items, i), &position))
        g_array_append_val (places, position);
    }

  return places;
}

/* As many items as possible stay where they are; the others are told as removed here and added there. */
static void
choose_staying (CatenaKeyedList *self,
                Merge           *merge)
{
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) run = NULL;

  if (merge->old_items->len == 0)
    return;

  places = collect_old_places (self, merge);
  run = catena_longest_run (places);
  for (guint i = 0; i < run->len; i++)
    g_hash_table_add (merge->staying, g_ptr_array_index (merge->old_items, g_array_index (run, guint, i)));
}

/* Walks along old and new items and tells each range of differences, so that at every signal the list is what
 * the signals so far have said. */
static void
tell_structure (CatenaKeyedList *self,
                Merge           *merge)
{
  guint old = 0, new = 0;

  while (old < merge->old_items->len || new < self->items->len)
    {
      guint old_start = old, new_start = new;

      while (old < merge->old_items->len
             && !g_hash_table_contains (merge->staying, g_ptr_array_index (merge->old_items, old)))
        old++;
      while (new < self->items->len
             && !g_hash_table_contains (merge->staying, g_ptr_array_index (self->items, new)))
        new++;

      self->outgoing_start = old;
      self->seam = new;
      if (old > old_start || new > new_start)
        catena_keyed_list_tell_changed (self, new_start, old - old_start, new - new_start);

      /* What stays stands at both. */
      while (old < merge->old_items->len && new < self->items->len
             && g_ptr_array_index (merge->old_items, old) == g_ptr_array_index (self->items, new))
        {
          old++;
          new++;
        }
    }
}

/* Takes over the fresh values. A range is told as soon as it ends: a sorted view over this list must not meet further
 * items whose keys changed behind its back while it puts these in their new places. */
static void
update_items (CatenaKeyedList *self,
              GPtrArray       *pairs)
{
  guint start = 0, length = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      CatenaKeyed *fresh = g_ptr_array_index (pairs, i);
      CatenaKeyed *item = g_ptr_array_index (self->items, i);

      if (fresh != NULL && fresh != item && catena_keyed_update (item, fresh))
        {
          if (length == 0)
            start = i;
          length++;
        }
      else if (length > 0)
        {
          catena_keyed_list_tell_changed (self, start, length, length);
          length = 0;
        }
    }

  if (length > 0)
    catena_keyed_list_tell_changed (self, start, length, length);
}

/**
 * catena_keyed_list_merge:
 * @self: a list
 * @fresh: (element-type CatenaKeyed): what the list is to be, in order
 *
 * Makes the list what @fresh says, in one pass: objects whose key is in @fresh stay and are updated, others go, new ones
 * come. Of two with one key the first counts, and what has no key is left out. What has not changed is not told;
 * neighbouring changes are told as one range.
 *
 * First the ranges that came, went or moved are told, then the objects that stayed are updated. Handlers of the signals
 * must not change this list.
 */
void
catena_keyed_list_merge (CatenaKeyedList *self,
                         GPtrArray       *fresh)
{
  g_autoptr (GPtrArray) old_items = NULL;
  g_autoptr (GHashTable) old_places = NULL;
  g_autoptr (GHashTable) staying = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  Merge merge;

  g_return_if_fail (CATENA_IS_KEYED_LIST (self));
  g_return_if_fail (fresh != NULL);
  g_return_if_fail (!self->merging);

  g_object_ref (self);
  old_items = g_steal_pointer (&self->items);
  old_places = g_steal_pointer (&self->places);
  self->items = g_ptr_array_new_full (fresh->len, g_object_unref);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  merge = (Merge) { old_items, old_places, staying };
  collect_items (self, &merge, fresh, pairs);
  choose_staying (self, &merge);

  self->merging = TRUE;
  self->outgoing = old_items;
  tell_structure (self, &merge);
  self->outgoing = NULL;
  update_items (self, pairs);
  self->merging = FALSE;
  g_object_unref (self);
}
