/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-cluster-page"

#include "config.h"

#include "catena-cluster-page.h"

#include "catena-choice-group.h"
#include "catena-template.h"

#include <glib/gi18n-lib.h>

struct _CatenaClusterPage
{
  CatenaWizardPage parent_instance;

  GtkWidget *create_group;
  GtkWidget *existing_group;
  CatenaChoiceGroup *new_cluster_group;
  GtkWidget *password_group;
};

G_DEFINE_FINAL_TYPE (CatenaClusterPage, catena_cluster_page, CATENA_TYPE_WIZARD_PAGE)

static const CatenaChoice clusters[] = {
  { "false", N_("A cluster that I have"), N_("It must be running, and used by no other blockchain service.") },
  { "true", N_("A new cluster"), N_("Created together with the service; that takes longer, and is billed, too.") },
  { NULL },
};

static void
catena_cluster_page_refresh (CatenaWizardPage *page)
{
  CatenaClusterPage *self = CATENA_CLUSTER_PAGE (page);

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

  G_OBJECT_CLASS (klass)->dispose = catena_cluster_page_dispose;
  CATENA_WIZARD_PAGE_CLASS (klass)->refresh = catena_cluster_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-cluster-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaClusterPage, create_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaClusterPage, existing_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaClusterPage, new_cluster_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaClusterPage, password_group);
}

static void
catena_cluster_page_init (CatenaClusterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The choice is made by a boolean, which has none in the table of fields. */
  catena_choice_group_set_choices (self->new_cluster_group, clusters);
}
