/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-keyed"

#include "config.h"

#include "catena-keyed-list.h"

G_DEFINE_INTERFACE (CatenaKeyed, catena_keyed, G_TYPE_OBJECT)

static void
catena_keyed_default_init (CatenaKeyedInterface *iface)
{
}

/**
 * catena_keyed_get_key:
 * @self: a keyed object
 *
 * Returns: (transfer none): what identifies @self, as long as it lives; never changes
 */
const char *
catena_keyed_get_key (CatenaKeyed *self)
{
  g_return_val_if_fail (CATENA_IS_KEYED (self), NULL);

  return CATENA_KEYED_GET_IFACE (self)->get_key (self);
}

/**
 * catena_keyed_update:
 * @self: a keyed object
 * @fresh: an object of the same type and key
 *
 * Takes over what @fresh says, notifying only the properties that differ.
 *
 * Returns: whether something that lists are sorted or filtered by has changed
 */
gboolean
catena_keyed_update (CatenaKeyed *self,
                     CatenaKeyed *fresh)
{
  g_return_val_if_fail (CATENA_IS_KEYED (self), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (fresh), FALSE);

  return CATENA_KEYED_GET_IFACE (self)->update (self, fresh);
}
