/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-cluster-page"

#include "config.h"

#include "catena-cluster-page.h"

#include "catena-choice-group.h"
#include "catena-group-list.h"
#include "catena-template.h"

#include <glib/gi18n-lib.h>

struct _CatenaClusterPage
{
  CatenaWizardPage parent_instance;

  GtkWidget *create_group;
  GtkWidget *edge_box;
  GtkWidget *existing_group;
  CatenaChoiceGroup *new_cluster_group;
  CatenaFieldRow *node_message_row;
  GtkBox *nodes_box;
  GtkWidget *password_group;
};

G_DEFINE_FINAL_TYPE (CatenaClusterPage, catena_cluster_page, CATENA_TYPE_WIZARD_PAGE)

static const CatenaChoice clusters[] = {
  { "false", N_("A cluster that I have"), N_("It must be running, and used by no other blockchain service.") },
  { "true", N_("A new cluster"), N_("Created together with the service; that takes longer, and is billed, too.") },
  { NULL },
};

static void
on_add_node (CatenaClusterPage *self)
{
  catena_service_draft_add_edge_node (catena_wizard_page_get_draft (CATENA_WIZARD_PAGE (self)), "", "");
  gtk_widget_grab_focus (gtk_widget_get_last_child (GTK_WIDGET (self->nodes_box)));
}

static void
catena_cluster_page_prepare (CatenaWizardPage *page)
{
  CatenaClusterPage *self = CATENA_CLUSTER_PAGE (page);
  CatenaFormRows *rows = catena_wizard_page_get_rows (page);

  catena_form_rows_add (rows, self->node_message_row, CATENA_FIELD_EDGE_NODES, NULL, NULL);
  catena_group_list_follow (self->nodes_box, rows,
                            catena_service_draft_get_edge_nodes (catena_wizard_page_get_draft (page)));
}

static void
catena_cluster_page_refresh (CatenaWizardPage *page)
{
  CatenaClusterPage *self = CATENA_CLUSTER_PAGE (page);
  CatenaServiceDraft *draft = catena_wizard_page_get_draft (page);

  gtk_widget_set_visible (GTK_WIDGET (self->new_cluster_group),
                          catena_service_draft_applies (draft, CATENA_FIELD_CREATE_NEW_CLUSTER));
  gtk_widget_set_visible (self->edge_box, catena_service_draft_applies (draft, CATENA_FIELD_EDGE_NODES));
  catena_group_hide_if_empty (self->existing_group);
  catena_group_hide_if_empty (self->create_group);
  catena_group_hide_if_empty (self->password_group);
}

static void
catena_cluster_page_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_CLUSTER_PAGE);

  G_OBJECT_CLASS (catena_cluster_page_parent_class)->dispose (object);
}

static void
catena_cluster_page_class_init (CatenaClusterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CatenaWizardPageClass *page_class = CATENA_WIZARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_cluster_page_dispose;
  page_class->prepare = catena_cluster_page_prepare;
  page_class->refresh = catena_cluster_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-cluster-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaClusterPage, create_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaClusterPage, edge_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaClusterPage, existing_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaClusterPage, new_cluster_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaClusterPage, node_message_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaClusterPage, nodes_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaClusterPage, password_group);
  gtk_widget_class_bind_template_callback (widget_class, catena_group_list_hide_if_silent);
  gtk_widget_class_bind_template_callback (widget_class, on_add_node);
}

static void
catena_cluster_page_init (CatenaClusterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The choice is made by a boolean, which has none in the table of fields. */
  catena_choice_group_set_choices (self->new_cluster_group, clusters);
}
