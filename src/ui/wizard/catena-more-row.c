/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-more-row"

#include "config.h"

#include "catena-more-row.h"

#include "catena-draft-choice.h"
#include "catena-field-row.h"

#include <glib/gi18n-lib.h>

struct _CatenaMoreRow
{
  AdwExpanderRow parent_instance;

  CatenaWizardForm *form;
  GPtrArray *rows; /* CatenaFieldRow, owned by the list */
  gboolean telling;
};

G_DEFINE_FINAL_TYPE (CatenaMoreRow, catena_more_row, ADW_TYPE_EXPANDER_ROW)

static void
find_rows (GtkWidget *widget,
           GPtrArray *rows)
{
  if (CATENA_IS_FIELD_ROW (widget))
    g_ptr_array_add (rows, widget);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      find_rows (child, rows);
}

/* What a row has to tell to somebody who did not open the list. */
static gboolean
is_telling (CatenaMoreRow  *self,
            CatenaFieldRow *row)
{
  CatenaServiceDraft *draft = catena_wizard_form_get_draft (self->form);
  const CatenaField *field = catena_field_get_by_name (gtk_widget_get_name (GTK_WIDGET (row)));

  return catena_field_row_get_error (row) != NULL || catena_field_row_get_warning (row) != NULL
         || catena_service_draft_is_to_fill_in (draft, field->id) || !catena_draft_is_usual (draft, field->id);
}

static void
update (CatenaMoreRow *self)
{
  gboolean asks = FALSE;
  gboolean telling = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      CatenaFieldRow *row = g_ptr_array_index (self->rows, i);

      if (!gtk_widget_get_visible (GTK_WIDGET (row)))
        continue;
      asks = TRUE;
      telling = telling || is_telling (self, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), asks);
  if (telling && !self->telling)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  self->telling = telling;
}

static void
catena_more_row_dispose (GObject *object)
{
  CatenaMoreRow *self = CATENA_MORE_ROW (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (catena_more_row_parent_class)->dispose (object);
}

static void
catena_more_row_finalize (GObject *object)
{
  g_ptr_array_unref (CATENA_MORE_ROW (object)->rows);

  G_OBJECT_CLASS (catena_more_row_parent_class)->finalize (object);
}

static void
catena_more_row_class_init (CatenaMoreRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = catena_more_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = catena_more_row_finalize;
}

static void
catena_more_row_init (CatenaMoreRow *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("More settings"));
}

/**
 * catena_more_row_follow:
 * @self: a row with all of its rows in it, bound to the draft
 * @form: the form
 *
 * From now on it is shown and opened as its rows ask for.
 */
void
catena_more_row_follow (CatenaMoreRow    *self,
                        CatenaWizardForm *form)
{
  g_return_if_fail (CATENA_IS_MORE_ROW (self));
  g_return_if_fail (CATENA_IS_WIZARD_FORM (form));

  self->form = g_object_ref (form);
  find_rows (GTK_WIDGET (self), self->rows);
  g_signal_connect_object (form, "checked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
