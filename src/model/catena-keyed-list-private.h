/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-keyed-list.h"

G_BEGIN_DECLS

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

gboolean catena_keyed_list_find_place   (GHashTable      *places,
                                         const char      *key,
                                         guint           *position);
void     catena_keyed_list_set_place    (CatenaKeyedList *self,
                                         guint            position);
void     catena_keyed_list_tell_changed (CatenaKeyedList *self,
                                         guint            position,
                                         guint            removed,
                                         guint            added);

G_END_DECLS
