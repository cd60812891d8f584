/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-basics-page"

#include "config.h"

#include "catena-basics-page.h"

#include "catena-template.h"

struct _CatenaBasicsPage
{
  CatenaWizardPage parent_instance;
};

G_DEFINE_FINAL_TYPE (CatenaBasicsPage, catena_basics_page, CATENA_TYPE_WIZARD_PAGE)

static void
catena_basics_page_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_BASICS_PAGE);

  G_OBJECT_CLASS (catena_basics_page_parent_class)->dispose (object);
}

static void
catena_basics_page_class_init (CatenaBasicsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_basics_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-basics-page.ui");
}

static void
catena_basics_page_init (CatenaBasicsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
