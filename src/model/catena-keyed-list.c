/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-keyed-list"

#include "config.h"

#include "catena-keyed-list.h"

#include "catena-longest-run.h"

struct _CatenaKeyedList
{
  GObject parent_instance;

  GType item_type;
  GPtrArray *items;    /* CatenaKeyed, owned */
  GHashTable *places;  /* the item's own key → its position */

  /* While ranges are told one after the other, the list reads as the first `seam` of the new items followed
   * by the old ones from `outgoing_start` on. That costs no copying, however many ranges there are. */
  GPtrArray *outgoing; /* (nullable): the old items, only then */
  guint outgoing_start;
  guint seam;
  gboolean merging;
};

/* One walk along the old and the new items. */
typedef struct
{
  CatenaKeyedList *list;
  GPtrArray *old_items;
  GHashTable *old_places;
  GHashTable *staying; /* set of the old items that keep their order */
} Merge;

static void catena_keyed_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaKeyedList, catena_keyed_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, catena_keyed_list_list_model_init))

enum
{
  PROP_0,
  PROP_ITEM_TYPE,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_item_key (GPtrArray *items,
              guint      position)
{
  return catena_keyed_get_key (g_ptr_array_index (items, position));
}

static gboolean
find_place (GHashTable *places,
            const char *key,
            guint      *position)
{
  gpointer value;

  if (key == NULL || !g_hash_table_lookup_extended (places, key, NULL, &value))
    return FALSE;

  *position = GPOINTER_TO_UINT (value);
  return TRUE;
}

static void
set_place (CatenaKeyedList *self,
           guint            position)
{
  const char *key = get_item_key (self->items, position);

  g_hash_table_replace (self->places, (gpointer) key, GUINT_TO_POINTER (position));
}

static void
tell_changed (CatenaKeyedList *self,
              guint            position,
              guint            removed,
              guint            added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
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

      if (find_place (merge->old_places, key, &old_position))
        {
          g_ptr_array_add (pairs, item);
          item = g_ptr_array_index (merge->old_items, old_position);
        }
      else
        {
          g_ptr_array_add (pairs, NULL);
        }
      g_ptr_array_add (self->items, g_object_ref (item));
      set_place (self, self->items->len - 1);
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

      if (find_place (merge->old_places, get_item_key (self->items, i), &position))
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
        tell_changed (self, new_start, old - old_start, new - new_start);

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
          tell_changed (self, start, length, length);
          length = 0;
        }
    }

  if (length > 0)
    tell_changed (self, start, length, length);
}

static gpointer
catena_keyed_list_get_item (GListModel *model,
                            guint       position)
{
  CatenaKeyedList *self = CATENA_KEYED_LIST (model);
  GPtrArray *items = self->items;

  if (self->outgoing != NULL && position >= self->seam)
    {
      items = self->outgoing;
      position = position - self->seam + self->outgoing_start;
    }

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static GType
catena_keyed_list_get_item_type (GListModel *model)
{
  return CATENA_KEYED_LIST (model)->item_type;
}

static guint
catena_keyed_list_get_n_items (GListModel *model)
{
  CatenaKeyedList *self = CATENA_KEYED_LIST (model);

  if (self->outgoing != NULL)
    return self->seam + self->outgoing->len - self->outgoing_start;

  return self->items->len;
}

static void
catena_keyed_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item = catena_keyed_list_get_item;
  iface->get_item_type = catena_keyed_list_get_item_type;
  iface->get_n_items = catena_keyed_list_get_n_items;
}

static void
catena_keyed_list_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CatenaKeyedList *self = CATENA_KEYED_LIST (object);

  switch (prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, self->item_type);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, catena_keyed_list_get_n_items (G_LIST_MODEL (self)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_keyed_list_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CatenaKeyedList *self = CATENA_KEYED_LIST (object);

  switch (prop_id)
    {
    case PROP_ITEM_TYPE:
      self->item_type = g_value_get_gtype (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_keyed_list_finalize (GObject *object)
{
  CatenaKeyedList *self = CATENA_KEYED_LIST (object);

  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (catena_keyed_list_parent_class)->finalize (object);
}

static void
catena_keyed_list_class_init (CatenaKeyedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = catena_keyed_list_get_property;
  object_class->set_property = catena_keyed_list_set_property;
  object_class->finalize = catena_keyed_list_finalize;

  properties[PROP_ITEM_TYPE] =
    g_param_spec_gtype ("item-type", NULL, NULL, CATENA_TYPE_KEYED,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ITEMS] =
    g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_keyed_list_init (CatenaKeyedList *self)
{
  self->item_type = CATENA_TYPE_KEYED;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * catena_keyed_list_new:
 * @item_type: type of the items; implements #CatenaKeyed
 *
 * Returns: (transfer full): an empty list
 */
CatenaKeyedList *
catena_keyed_list_new (GType item_type)
{
  g_return_val_if_fail (g_type_is_a (item_type, CATENA_TYPE_KEYED), NULL);

  return g_object_new (CATENA_TYPE_KEYED_LIST, "item-type", item_type, NULL);
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
  merge = (Merge) { self, old_items, old_places, staying };
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

/**
 * catena_keyed_list_lookup:
 * @self: a list
 * @key: (nullable): a key
 *
 * Returns: (transfer none) (nullable): the object of that key
 */
gpointer
catena_keyed_list_lookup (CatenaKeyedList *self,
                          const char      *key)
{
  guint position;

  g_return_val_if_fail (CATENA_IS_KEYED_LIST (self), NULL);

  return find_place (self->places, key, &position) ? g_ptr_array_index (self->items, position) : NULL;
}

/**
 * catena_keyed_list_put:
 * @self: a list
 * @item: an object
 *
 * Adds one object at the end, or updates the one that has its key. An object without a key is left out.
 */
void
catena_keyed_list_put (CatenaKeyedList *self,
                       CatenaKeyed     *item)
{
  const char *key;
  guint position;

  g_return_if_fail (CATENA_IS_KEYED_LIST (self));
  g_return_if_fail (CATENA_IS_KEYED (item));
  g_return_if_fail (!self->merging);

  key = catena_keyed_get_key (item);
  if (key == NULL || *key == '\0')
    return;

  if (find_place (self->places, key, &position))
    {
      CatenaKeyed *present = g_ptr_array_index (self->items, position);

      if (present != item && catena_keyed_update (present, item))
        tell_changed (self, position, 1, 1);
      return;
    }

  g_ptr_array_add (self->items, g_object_ref (item));
  set_place (self, self->items->len - 1);
  tell_changed (self, self->items->len - 1, 0, 1);
}

/**
 * catena_keyed_list_remove:
 * @self: a list
 * @key: (nullable): a key
 *
 * Returns: whether there was an object of that key
 */
gboolean
catena_keyed_list_remove (CatenaKeyedList *self,
                          const char      *key)
{
  g_autoptr (GObject) item = NULL;
  guint position;

  g_return_val_if_fail (CATENA_IS_KEYED_LIST (self), FALSE);
  g_return_val_if_fail (!self->merging, FALSE);

  if (!find_place (self->places, key, &position))
    return FALSE;

  /* The key belongs to the item, which has to outlive its place. */
  item = g_object_ref (g_ptr_array_index (self->items, position));
  g_hash_table_remove (self->places, key);
  g_ptr_array_remove_index (self->items, position);
  for (guint i = position; i < self->items->len; i++)
    set_place (self, i);
  tell_changed (self, position, 1, 0);

  return TRUE;
}

/**
 * catena_keyed_list_touched:
 * @self: a list
 * @key: (nullable): a key
 *
 * Says that the object of that key has changed outside of a merge in something that lists are sorted or filtered by.
 */
void
catena_keyed_list_touched (CatenaKeyedList *self,
                           const char      *key)
{
  guint position;

  g_return_if_fail (CATENA_IS_KEYED_LIST (self));
  g_return_if_fail (self->outgoing == NULL);

  if (find_place (self->places, key, &position))
    tell_changed (self, position, 1, 1);
}
