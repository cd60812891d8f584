/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-basics-page"

#include "config.h"

#include "catena-basics-page.h"

#include "catena-help-button.h"
#include "catena-template.h"

#include <glib/gi18n-lib.h>

struct _CatenaBasicsPage
{
  CatenaWizardPage parent_instance;

  GtkWidget *suggestion_button;
  GtkLabel *suggestion_label;
};

G_DEFINE_FINAL_TYPE (CatenaBasicsPage, catena_basics_page, CATENA_TYPE_WIZARD_PAGE)

static void
on_suggestion_clicked (CatenaBasicsPage *self)
{
  CatenaWizardPage *page = CATENA_WIZARD_PAGE (self);
  g_autofree char *name = catena_wizard_form_dup_suggested_name (catena_wizard_page_get_form (page));

  catena_service_draft_set_string (catena_wizard_page_get_draft (page), CATENA_FIELD_NAME, name);
}

static gboolean
is_name_taken (CatenaWizardPage *page)
{
  GPtrArray *findings = catena_wizard_form_get_findings (catena_wizard_page_get_form (page));

  for (guint i = 0; i < findings->len; i++)
    {
      const CatenaFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->rule, "name-taken"))
        return TRUE;
    }

  return FALSE;
}

/* A name is suggested to who has none. */
static void
catena_basics_page_refresh (CatenaWizardPage *page)
{
  CatenaBasicsPage *self = CATENA_BASICS_PAGE (page);
  g_autofree char *name = catena_wizard_form_dup_suggested_name (catena_wizard_page_get_form (page));
  /* Translators: a button that fills in a suggested value, as in “Use chain-1” */
  g_autofree char *label = g_strdup_printf (_("Use %s"), name);

  gtk_label_set_label (self->suggestion_label, label);
  gtk_widget_set_visible (self->suggestion_button,
                          *catena_service_draft_get_string (catena_wizard_page_get_draft (page),
                                                            CATENA_FIELD_NAME) == '\0'
                          || is_name_taken (page));
}

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
  CATENA_WIZARD_PAGE_CLASS (klass)->refresh = catena_basics_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-basics-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaBasicsPage, suggestion_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaBasicsPage, suggestion_label);
  gtk_widget_class_bind_template_callback (widget_class, on_suggestion_clicked);

  g_type_ensure (CATENA_TYPE_FIELD_ROW);
  g_type_ensure (CATENA_TYPE_HELP_BUTTON);
}

static void
catena_basics_page_init (CatenaBasicsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
