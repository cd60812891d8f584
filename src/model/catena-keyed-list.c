/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-keyed-list"

#include "config.h"

#include "catena-keyed-list.h"

#include "catena-keyed-list-private.h"

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

/* Where the item of @key stands. */
gboolean
catena_keyed_list_find_place (GHashTable *places,
                              const char *key,
                              guint      *position)
{
  gpointer value;

  if (key == NULL || !g_hash_table_lookup_extended (places, key, NULL, &value))
    return FALSE;

  *position = GPOINTER_TO_UINT (value);
  return TRUE;
}

/* Notes where the item at @position stands. */
void
catena_keyed_list_set_place (CatenaKeyedList *self,
                             guint            position)
{
  const char *key = catena_keyed_get_key (g_ptr_array_index (self->items, position));

  g_hash_table_replace (self->places, (gpointer) key, GUINT_TO_POINTER (position));
}

/**
 * catena_keyed_list_tell_changed:
 * @self: a list
 * @position: where
 * @removed: how many were there before
 * @added: how many are there now
 *
 * Tells the views, once the list has changed.
 */
void
catena_keyed_list_tell_changed (CatenaKeyedList *self,
                                guint            position,
                                guint            removed,
                                guint            added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
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

  return catena_keyed_list_find_place (self->places, key, &position) ? g_ptr_array_index (self->items, position) : NULL;
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

  if (catena_keyed_list_find_place (self->places, key, &position))
    {
      CatenaKeyed *present = g_ptr_array_index (self->items, position);

      if (present != item && catena_keyed_update (present, item))
        catena_keyed_list_tell_changed (self, position, 1, 1);
      return;
    }

  g_ptr_array_add (self->items, g_object_ref (item));
  catena_keyed_list_set_place (self, self->items->len - 1);
  catena_keyed_list_tell_changed (self, self->items->len - 1, 0, 1);
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

  if (!catena_keyed_list_find_place (self->places, key, &position))
    return FALSE;

  /* The key belongs to the item, which has to outlive its place. */
  item = g_object_ref (g_ptr_array_index (self->items, position));
  g_hash_table_remove (self->places, key);
  g_ptr_array_remove_index (self->items, position);
  for (guint i = position; i < self->items->len; i++)
    catena_keyed_list_set_place (self, i);
  catena_keyed_list_tell_changed (self, position, 1, 0);

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

  if (catena_keyed_list_find_place (self->places, key, &position))
    catena_keyed_list_tell_changed (self, position, 1, 1);
}
