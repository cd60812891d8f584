/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-group-list"

#include "config.h"

#include "catena-group-list.h"

#include "catena-channel-group.h"
#include "catena-edge-node-group.h"
#include "catena-organization-group.h"

#define FOLLOWER_KEY "catena-group-list"

/* Kept by the box. */
typedef struct
{
  GtkBox *box;
  CatenaFormRows *rows; /* weak */
  GListModel *items;
} Follower;

static GtkWidget *
create_group (CatenaFormRows *rows,
              gpointer        item)
{
  if (CATENA_IS_DRAFT_CHANNEL (item))
    return catena_channel_group_new (rows, item);
  if (CATENA_IS_DRAFT_EDGE_NODE (item))
    return catena_edge_node_group_new (rows, item);

  return catena_organization_group_new (rows, item);
}

static GtkWidget *
get_child (GtkBox *box,
           guint   position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (; position > 0; position--)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
on_items_changed (GListModel *items,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Follower   *follower)
{
  GtkWidget *previous = position > 0 ? get_child (follower->box, position - 1) : NULL;

  if (follower->rows == NULL)
    return;

  for (guint i = 0; i < removed; i++)
    gtk_box_remove (follower->box, get_child (follower->box, position));
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, position + i);
      GtkWidget *group = create_group (follower->rows, item);

      gtk_box_insert_child_after (follower->box, group, previous);
      previous = group;
    }
}

static void
free_follower (gpointer data)
{
  Follower *follower = data;

  g_signal_handlers_disconnect_by_data (follower->items, follower);
  g_clear_weak_pointer (&follower->rows);
  g_object_unref (follower->items);
  g_free (follower);
}

/**
 * catena_group_list_follow:
 * @box: an empty box
 * @rows: the rows of the wizard
 * @items: the organizations, channels or edge nodes of their draft
 *
 * From now on there is a group in @box for each of @items.
 */
void
catena_group_list_follow (GtkBox         *box,
                          CatenaFormRows *rows,
                          GListModel     *items)
{
  Follower *follower;

  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (CATENA_IS_FORM_ROWS (rows));
  g_return_if_fail (G_IS_LIST_MODEL (items));

  follower = g_new0 (Follower, 1);
  follower->box = box;
  follower->items = g_object_ref (items);
  g_set_weak_pointer (&follower->rows, rows);
  g_signal_connect (items, "items-changed", G_CALLBACK (on_items_changed), follower);
  g_object_set_data_full (G_OBJECT (box), FOLLOWER_KEY, follower, free_follower);
  on_items_changed (items, 0, 0, g_list_model_get_n_items (items), follower);
}

/**
 * catena_group_list_hide_if_silent:
 * @row: a row without a control, in a group of its own
 *
 * Shows the group only while the row has something to say.
 */
void
catena_group_list_hide_if_silent (CatenaFieldRow *row)
{
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_PREFERENCES_GROUP);

  gtk_widget_set_visible (group, catena_field_row_get_error (row) != NULL || catena_field_row_get_warning (row) != NULL);
}
