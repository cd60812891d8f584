/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-suggestion-box"

#include "config.h"

#include "catena-suggestion-box.h"

#include "catena-suggestions.h"
#include "catena-template.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

#define MAX_VALUE 60

struct _CatenaSuggestionBox
{
  GtkWidget parent_instance;

  CatenaWizardForm *form; /* weak */
  CatenaFieldId field;
  char **values; /* without the one that is filled in */

  GtkListBox *list_box;
  GtkMenuButton *menu_button;
  GtkWidget *use_button;
  GtkLabel *use_label;
};

G_DEFINE_FINAL_TYPE (CatenaSuggestionBox, catena_suggestion_box, GTK_TYPE_WIDGET)

static char *
dup_label (CatenaSuggestionBox *self,
           const char          *value)
{
  g_autofree char *label = catena_suggestions_dup_label (self->form, self->field, value);

  return catena_sanitize_text (label, MAX_VALUE);
}

static char **
dup_others (CatenaSuggestionBox *self,
            const char          *current)
{
  g_auto (GStrv) all = catena_suggestions_dup (self->form, self->field);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; all[i] != NULL; i++)
    if (!g_str_equal (all[i], current))
      g_strv_builder_add (builder, all[i]);

  return g_strv_builder_end (builder);
}

static gboolean
is_answered (CatenaSuggestionBox *self,
             const char          *current)
{
  GPtrArray *findings = catena_wizard_form_get_findings (self->form);

  for (guint i = 0; i < findings->len; i++)
    {
      const CatenaFinding *finding = g_ptr_array_index (findings, i);

      if (finding->field == self->field && finding->severity == CATENA_SEVERITY_ERROR)
        return FALSE;
    }

  return *current != '\0';
}

static void
update (CatenaSuggestionBox *self)
{
  CatenaServiceDraft *draft = catena_wizard_form_get_draft (self->form);
  const char *current = catena_service_draft_get_string (draft, self->field);
  gboolean offered, listed;
  guint n_values;

  g_strfreev (self->values);
  self->values = dup_others (self, current);
  n_values = g_strv_length (self->values);
  offered = n_values > 0 && !is_answered (self, current);
  /* What was made up is nothing that somebody with an answer would look for. */
  listed = self->field != CATENA_FIELD_NAME && n_values > (offered ? 1 : 0);

  gtk_widget_set_visible (self->use_button, offered);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), listed);
  gtk_widget_set_visible (GTK_WIDGET (self), offered || listed);
  if (offered)
    {
      g_autofree char *value = dup_label (self, self->values[0]);
      /* Translators: a button that fills in a suggested value, as in “Use chain-1” */
      g_autofree char *label = g_strdup_printf (_("Use %s"), value);

      gtk_label_set_label (self->use_label, label);
    }
}

static void
on_use_clicked (CatenaSuggestionBox *self)
{
  /* What is filled in changes what is suggested. */
  g_autofree char *value = g_strdup (self->values[0]);

  catena_suggestions_use (self->form, self->field, value);
}

static GtkWidget *
create_row (CatenaSuggestionBox *self,
            const char          *value)
{
  g_autofree char *text = dup_label (self, value);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);

  return label;
}

/* The list is made when somebody looks at it. */
static void
on_opened (CatenaSuggestionBox *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_list_box_remove (self->list_box, row);
  for (guint i = 0; self->values[i] != NULL; i++)
    gtk_list_box_append (self->list_box, create_row (self, self->values[i]));
}

static void
on_row_activated (CatenaSuggestionBox *self,
                  GtkListBoxRow       *row)
{
  g_autofree char *value = g_strdup (self->values[gtk_list_box_row_get_index (row)]);

  gtk_menu_button_popdown (self->menu_button);
  catena_suggestions_use (self->form, self->field, value);
}

static void
catena_suggestion_box_dispose (GObject *object)
{
  CatenaSuggestionBox *self = CATENA_SUGGESTION_BOX (object);

  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_SUGGESTION_BOX);
  g_clear_weak_pointer (&self->form);

  G_OBJECT_CLASS (catena_suggestion_box_parent_class)->dispose (object);
}

static void
catena_suggestion_box_finalize (GObject *object)
{
  g_strfreev (CATENA_SUGGESTION_BOX (object)->values);

  G_OBJECT_CLASS (catena_suggestion_box_parent_class)->finalize (object);
}

static void
catena_suggestion_box_class_init (CatenaSuggestionBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_suggestion_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = catena_suggestion_box_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/wizard/catena-suggestion-box.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaSuggestionBox, list_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaSuggestionBox, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaSuggestionBox, use_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaSuggestionBox, use_label);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_use_clicked);
}

static void
catena_suggestion_box_init (CatenaSuggestionBox *self)
{
  self->values = g_new0 (char *, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * catena_suggestion_box_bind:
 * @self: a box
 * @form: the form
 * @field: a field that is text
 *
 * Offers what may be the answer to @field, for as long as @form lives.
 */
void
catena_suggestion_box_bind (CatenaSuggestionBox *self,
                            CatenaWizardForm    *form,
                            CatenaFieldId        field)
{
  g_return_if_fail (CATENA_IS_SUGGESTION_BOX (self));
  g_return_if_fail (CATENA_IS_WIZARD_FORM (form));

  g_set_weak_pointer (&self->form, form);
  self->field = field;
  g_signal_connect_object (form, "checked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
