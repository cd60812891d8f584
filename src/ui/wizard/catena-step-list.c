/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-step-list"

#include "config.h"

#include "catena-step-list.h"

#include "catena-draft-progress.h"

#include <glib/gi18n-lib.h>

struct _CatenaStepList
{
  GtkWidget parent_instance;

  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (CatenaStepList, catena_step_list, GTK_TYPE_WIDGET)

/* Null: nothing is left to do. */
static char *
dup_left (CatenaWizardForm *form,
          guint             page)
{
  const guint n_unfilled = catena_draft_count_unfilled (catena_wizard_form_get_draft (form), page);
  const gboolean complete = catena_wizard_form_find_error (form, CATENA_FIELD_N_PAGES) == NULL;
  const guint n_wrong = catena_findings_count_wrong (catena_wizard_form_get_findings (form), page);

  /* The review waits for all of them. */
  if (page == CATENA_FIELD_N_PAGES)
    return complete ? NULL : g_strdup (_("Not yet"));
  if (n_unfilled > 0)
    return g_strdup_printf (ngettext ("%u to fill in", "%u to fill in", n_unfilled), n_unfilled);
  if (n_wrong > 0)
    return g_strdup_printf (ngettext ("%u answer needed", "%u answers needed", n_wrong), n_wrong);

  return NULL;
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_row (const char *title,
            const char *left,
            gboolean    current)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (left == NULL ? "catena-check-symbolic" : "catena-edit-symbolic");

  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (texts), create_label (title, current ? "heading" : NULL));
  if (left != NULL)
    {
      GtkWidget *label = create_label (left, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);

  return box;
}

static void
on_row_activated (CatenaStepList *self,
                  GtkListBoxRow  *row)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "wizard.change", "i", gtk_list_box_row_get_index (row));
}

static void
catena_step_list_dispose (GObject *object)
{
  CatenaStepList *self = CATENA_STEP_LIST (object);

  if (self->list_box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list_box));
  self->list_box = NULL;

  G_OBJECT_CLASS (catena_step_list_parent_class)->dispose (object);
}

static void
catena_step_list_class_init (CatenaStepListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = catena_step_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
catena_step_list_init (CatenaStepList *self)
{
  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list_box), "switcher-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Steps"), -1);
  g_signal_connect_swapped (self->list_box, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_widget_set_parent (GTK_WIDGET (self->list_box), GTK_WIDGET (self));
}

/**
 * catena_step_list_show:
 * @self: a list
 * @form: the form
 * @titles: (array zero-terminated=1): the titles of the steps
 * @current: the step that is shown
 *
 * Shows how far the form is now.
 */
void
catena_step_list_show (CatenaStepList     *self,
                       CatenaWizardForm   *form,
                       const char * const *titles,
                       guint               current)
{
  GtkWidget *row;

  g_return_if_fail (CATENA_IS_STEP_LIST (self));
  g_return_if_fail (CATENA_IS_WIZARD_FORM (form));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_list_box_remove (self->list_box, row);
  for (guint i = 0; titles[i] != NULL; i++)
    {
      g_autofree char *left = dup_left (form, i);

      gtk_list_box_append (self->list_box, create_row (titles[i], left, i == current));
    }
}
