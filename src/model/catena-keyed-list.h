/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CATENA_TYPE_KEYED (catena_keyed_get_type ())

/**
 * CatenaKeyed:
 *
 * An object that stays while what it stands for is fetched again and again.
 */
G_DECLARE_INTERFACE (CatenaKeyed, catena_keyed, CATENA, KEYED, GObject)

/**
 * CatenaKeyedInterface:
 * @get_key: what identifies it; never changes
 * @update: takes over what a fresh object of the same key says, notifying only what differs; returns whether
 *   something that lists are sorted or filtered by has changed
 */
struct _CatenaKeyedInterface
{
  GTypeInterface parent_iface;

  const char *(*get_key) (CatenaKeyed *self);
  gboolean    (*update)  (CatenaKeyed *self,
                          CatenaKeyed *fresh);
};

const char *catena_keyed_get_key (CatenaKeyed *self);
gboolean    catena_keyed_update  (CatenaKeyed *self,
                                  CatenaKeyed *fresh);

#define CATENA_TYPE_KEYED_LIST (catena_keyed_list_get_type ())

/**
 * CatenaKeyedList:
 *
 * A #GListModel of #CatenaKeyed objects (array and hash) that is merged, never refilled.
 */
G_DECLARE_FINAL_TYPE (CatenaKeyedList, catena_keyed_list, CATENA, KEYED_LIST, GObject)

CatenaKeyedList *catena_keyed_list_new     (GType            item_type);
void             catena_keyed_list_merge   (CatenaKeyedList *self,
                                            GPtrArray       *fresh);
gpointer         catena_keyed_list_lookup  (CatenaKeyedList *self,
                                            const char      *key);
void             catena_keyed_list_put     (CatenaKeyedList *self,
                                            CatenaKeyed     *item);
gboolean         catena_keyed_list_remove  (CatenaKeyedList *self,
                                            const char      *key);
void             catena_keyed_list_touched (CatenaKeyedList *self,
                                            const char      *key);

G_END_DECLS
