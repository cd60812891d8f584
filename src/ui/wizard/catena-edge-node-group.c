/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-edge-node-group"

#include "config.h"

#include "catena-edge-node-group.h"

#include "catena-help-button.h"

#include <glib/gi18n-lib.h>

struct _CatenaEdgeNodeGroup
{
  AdwPreferencesGroup parent_instance;

  CatenaServiceDraft *draft;
  CatenaDraftEdgeNode *node;

  GtkEditable *address_entry;
  CatenaFieldRow *address_row;
  GtkEditable *id_entry;
  CatenaFieldRow *id_row;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (CatenaEdgeNodeGroup, catena_edge_node_group, ADW_TYPE_PREFERENCES_GROUP)

static void
update_remove_button (CatenaEdgeNodeGroup *self)
{
  /* Translators: %s is the ID of an edge node */
  g_autofree char *label = g_strdup_printf (_("Remove edge node %s"), catena_draft_edge_node_get_id (self->node));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_remove_clicked (CatenaEdgeNodeGroup *self)
{
  catena_service_draft_remove_edge_node (self->draft, self->node);
}

static gboolean
catena_edge_node_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CATENA_EDGE_NODE_GROUP (widget)->id_row));
}

static void
catena_edge_node_group_dispose (GObject *object)
{
  CatenaEdgeNodeGroup *self = CATENA_EDGE_NODE_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_EDGE_NODE_GROUP);
  g_clear_object (&self->node);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (catena_edge_node_group_parent_class)->dispose (object);
}

static void
catena_edge_node_group_class_init (CatenaEdgeNodeGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_edge_node_group_dispose;
  widget_class->grab_focus = catena_edge_node_group_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-edge-node-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaEdgeNodeGroup, address_entry);
  gtk_widget_class_bind_template_child (widget_class, CatenaEdgeNodeGroup, address_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaEdgeNodeGroup, id_entry);
  gtk_widget_class_bind_template_child (widget_class, CatenaEdgeNodeGroup, id_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaEdgeNodeGroup, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);

  g_type_ensure (CATENA_TYPE_FIELD_ROW);
  g_type_ensure (CATENA_TYPE_HELP_BUTTON);
}

static void
catena_edge_node_group_init (CatenaEdgeNodeGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * catena_edge_node_group_new:
 * @rows: the rows of the wizard
 * @node: an edge node of their draft
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
catena_edge_node_group_new (CatenaFormRows      *rows,
                            CatenaDraftEdgeNode *node)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;
  CatenaEdgeNodeGroup *self;

  g_return_val_if_fail (CATENA_IS_FORM_ROWS (rows), NULL);
  g_return_val_if_fail (CATENA_IS_DRAFT_EDGE_NODE (node), NULL);

  self = g_object_new (CATENA_TYPE_EDGE_NODE_GROUP, NULL);
  self->draft = g_object_ref (catena_wizard_form_get_draft (catena_form_rows_get_form (rows)));
  self->node = g_object_ref (node);

  g_object_bind_property (node, "id", self->id_entry, "text", flags);
  g_object_bind_property (node, "address", self->address_entry, "text", flags);
  g_signal_connect_object (node, "notify::id", G_CALLBACK (update_remove_button), self, G_CONNECT_SWAPPED);
  update_remove_button (self);

  catena_form_rows_add (rows, self->id_row, CATENA_FIELD_EDGE_NODES, G_OBJECT (node), NULL);
  catena_form_rows_add (rows, self->address_row, CATENA_FIELD_EDGE_NODES, G_OBJECT (node), "edge-node-address");

  return GTK_WIDGET (self);
}
