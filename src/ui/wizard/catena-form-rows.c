/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-form-rows"

#include "config.h"

#include "catena-form-rows-private.h"

#include "catena-choice-group.h"
#include "catena-draft-binding.h"
#include "catena-draft-choice.h"
#include "catena-more-row.h"
#include "catena-status-pill.h"
#include "catena-suggestion-box.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (CatenaFormRows, catena_form_rows, G_TYPE_OBJECT)

static void on_row_gone (gpointer  data,
                         GObject  *row);

static void
free_entry (gpointer data)
{
  CatenaFormEntry *entry = data;

  g_clear_pointer (&entry->watch, catena_edit_watch_free);
  if (entry->row != NULL)
    g_object_weak_unref (G_OBJECT (entry->row), on_row_gone, entry);
  g_free (entry->rules);
  g_free (entry);
}

static void
on_row_gone (gpointer  data,
             GObject  *row)
{
  CatenaFormEntry *entry = data;

  entry->row = NULL;
  g_ptr_array_remove (entry->rows->entries, entry);
}

static gboolean
is_about (const CatenaFormEntry *entry,
          const CatenaFinding   *finding)
{
  return entry->field == finding->field && entry->item == finding->item;
}

/* The place of a finding: the row of its rules, else the row of its field. */
CatenaFormEntry *
catena_form_rows_find_place (CatenaFormRows      *self,
                             const CatenaFinding *finding)
{
  CatenaFormEntry *place = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      CatenaFormEntry *entry = g_ptr_array_index (self->entries, i);

      if (!is_about (entry, finding))
        continue;
      if (entry->rules != NULL && g_str_has_prefix (finding->rule, entry->rules))
        return entry;
      if (entry->rules == NULL && place == NULL)
        place = entry;
    }

  return place;
}

/**
 * catena_form_rows_find_finding:
 * @entry: a row
 * @severity: how bad
 *
 * Returns: (transfer none) (nullable): the first finding of that severity that belongs to the row
 */
const CatenaFinding *
catena_form_rows_find_finding (CatenaFormEntry *entry,
                               CatenaSeverity   severity)
{
  GPtrArray *findings = catena_wizard_form_get_findings (entry->rows->form);

  for (guint i = 0; i < findings->len; i++)
    {
      const CatenaFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == severity && catena_form_rows_find_place (entry->rows, finding) == entry)
        return finding;
    }

  return NULL;
}

static const char *
find_message (CatenaFormEntry *entry,
              CatenaSeverity   severity)
{
  const CatenaFinding *finding = catena_form_rows_find_finding (entry, severity);

  return finding != NULL ? finding->message : NULL;
}

/* What a template could not tell is marked until somebody has filled it in. */
static void
update_mark (CatenaFormEntry *entry)
{
  CatenaServiceDraft *draft = catena_wizard_form_get_draft (entry->rows->form);
  const gboolean wanted = catena_service_draft_is_to_fill_in (draft, entry->field);

  if (wanted && entry->mark == NULL)
    {
      entry->mark = catena_status_pill_new ();
      catena_status_pill_set (CATENA_STATUS_PILL (entry->mark), CATENA_TONE_ATTENTION, _("To fill in"));
      gtk_widget_set_valign (entry->mark, GTK_ALIGN_CENTER);
      if (CATENA_IS_CHOICE_GROUP (entry->focus))
        adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (entry->focus), entry->mark);
      else
        catena_field_row_add_suffix (entry->row, entry->mark);
    }
  if (entry->mark != NULL)
    gtk_widget_set_visible (entry->mark, wanted);
}

static void
update_entry (CatenaFormEntry *entry)
{
  CatenaServiceDraft *draft = catena_wizard_form_get_draft (entry->rows->form);
  const char *error = find_message (entry, CATENA_SEVERITY_ERROR);
  const char *warning = find_message (entry, CATENA_SEVERITY_WARNING);

  catena_field_row_set_error (entry->row, entry->revealed ? error : NULL);
  catena_field_row_set_warning (entry->row, entry->revealed ? warning : NULL);
  if (entry->item == NULL && entry->rules == NULL && entry->field < CATENA_FIELD_N_SCALARS)
    update_mark (entry);
  /* A group of choices, and rows of the lists, look after themselves. */
  if (entry->focus == GTK_WIDGET (entry->row) && entry->field < CATENA_FIELD_N_SCALARS && entry->rules == NULL)
    gtk_widget_set_visible (GTK_WIDGET (entry->row), catena_draft_is_asked (draft, entry->field) || error != NULL);
}

static void
update (CatenaFormRows *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    update_entry (g_ptr_array_index (self->entries, i));
}

static void
reveal (gpointer data)
{
  CatenaFormEntry *entry = data;

  if (entry->revealed)
    return;

  entry->revealed = TRUE;
  update_entry (entry);
}

static CatenaFormEntry *
add_entry (CatenaFormRows *self,
           CatenaFieldRow *row,
           GtkWidget      *focus,
           CatenaFieldId   field)
{
  CatenaFormEntry *entry = g_new0 (CatenaFormEntry, 1);

  entry->rows = self;
  entry->row = row;
  entry->focus = focus;
  entry->field = field;
  g_object_weak_ref (G_OBJECT (row), on_row_gone, entry);
  g_ptr_array_add (self->entries, entry);

  return entry;
}

static void
bind_group (CatenaFormRows    *self,
            CatenaChoiceGroup *group,
            CatenaFieldId      field)
{
  CatenaServiceDraft *draft = catena_wizard_form_get_draft (self->form);
  CatenaFormEntry *entry;

  catena_choice_group_bind (group, draft, field);
  entry = add_entry (self, catena_choice_group_get_message_row (group), GTK_WIDGET (group), field);
  entry->watch = catena_edit_watch_new_field (draft, field, reveal, entry);
  update_entry (entry);
}

static void
bind_suggestions (CatenaFormRows *self,
                  GtkWidget      *tree,
                  CatenaFieldId   field)
{
  if (CATENA_IS_SUGGESTION_BOX (tree))
    catena_suggestion_box_bind (CATENA_SUGGESTION_BOX (tree), self->form, field);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (tree); child != NULL; child = gtk_widget_get_next_sibling (child))
      bind_suggestions (self, child, field);
}

static void
bind_row (CatenaFormRows *self,
          CatenaFieldRow *row,
          CatenaFieldId   field)
{
  catena_draft_bind (row, catena_wizard_form_get_draft (self->form), field);
  catena_form_rows_add (self, row, field, NULL, NULL);
  bind_suggestions (self, GTK_WIDGET (row), field);
}

static void
catena_form_rows_dispose (GObject *object)
{
  CatenaFormRows *self = CATENA_FORM_ROWS (object);

  g_ptr_array_set_size (self->entries, 0);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (catena_form_rows_parent_class)->dispose (object);
}

static void
catena_form_rows_finalize (GObject *object)
{
  CatenaFormRows *self = CATENA_FORM_ROWS (object);

  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (catena_form_rows_parent_class)->finalize (object);
}

static void
catena_form_rows_class_init (CatenaFormRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_form_rows_dispose;
  object_class->finalize = catena_form_rows_finalize;
}

static void
catena_form_rows_init (CatenaFormRows *self)
{
  self->entries = g_ptr_array_new_with_free_func (free_entry);
}

/**
 * catena_form_rows_new:
 * @form: a form
 *
 * Returns: (transfer full): the rows of @form, none yet
 */
CatenaFormRows *
catena_form_rows_new (CatenaWizardForm *form)
{
  CatenaFormRows *self;

  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (form), NULL);

  self = g_object_new (CATENA_TYPE_FORM_ROWS, NULL);
  self->form = g_object_ref (form);
  g_signal_connect_object (form, "checked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * catena_form_rows_get_form:
 * @self: rows
 *
 * Returns: (transfer none): their form
 */
CatenaWizardForm *
catena_form_rows_get_form (CatenaFormRows *self)
{
  g_return_val_if_fail (CATENA_IS_FORM_ROWS (self), NULL);

  return self->form;
}

/**
 * catena_form_rows_bind:
 * @self: rows
 * @tree: a widget
 *
 * Binds what is inside of @tree to the draft: every #CatenaFieldRow and #CatenaChoiceGroup whose widget name is the name of a
 * field ("org-disk-size"). So a page is a list of fields.
 */
void
catena_form_rows_bind (CatenaFormRows *self,
                       GtkWidget      *tree)
{
  const CatenaField *field = catena_field_get_by_name (gtk_widget_get_name (tree));

  g_return_if_fail (CATENA_IS_FORM_ROWS (self));

  if (field != NULL && field->id < CATENA_FIELD_N_SCALARS && CATENA_IS_CHOICE_GROUP (tree))
    bind_group (self, CATENA_CHOICE_GROUP (tree), field->id);
  else if (field != NULL && field->id < CATENA_FIELD_N_SCALARS && CATENA_IS_FIELD_ROW (tree))
    bind_row (self, CATENA_FIELD_ROW (tree), field->id);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (tree); child != NULL; child = gtk_widget_get_next_sibling (child))
      catena_form_rows_bind (self, child);

  if (CATENA_IS_MORE_ROW (tree))
    catena_more_row_follow (CATENA_MORE_ROW (tree), self->form);
}

/**
 * catena_form_rows_add:
 * @self: rows
 * @row: a row; it is forgotten when it goes
 * @field: the field that it is about
 * @item: (nullable): the item of a list that it is about: organization, channel or edge node
 * @rules: (nullable): how the names of the rules begin whose findings it shows; null: all of @field and @item that have no
 *   row of their own
 *
 * Has @row show what is wrong with @field.
 */
void
catena_form_rows_add (CatenaFormRows *self,
                      CatenaFieldRow *row,
                      CatenaFieldId   field,
                      GObject        *item,
                      const char     *rules)
{
  GtkWidget *control;
  CatenaFormEntry *entry;

  g_return_if_fail (CATENA_IS_FORM_ROWS (self));
  g_return_if_fail (CATENA_IS_FIELD_ROW (row));

  entry = add_entry (self, row, GTK_WIDGET (row), field);
  entry->item = item;
  entry->rules = g_strdup (rules);
  control = catena_field_row_get_control (row);
  /* What nobody can edit says at once what it has to say. */
  if (catena_edit_watch_can_watch (control))
    entry->watch = catena_edit_watch_new (control, reveal, entry);
  else
    entry->revealed = TRUE;
  update_entry (entry);
}

/**
 * catena_form_rows_find:
 * @self: rows
 * @field: a field
 * @item: (nullable): an organization, a channel or an edge node
 *
 * Returns: (transfer none) (nullable): the row that shows what is wrong with it
 */
CatenaFieldRow *
catena_form_rows_find (CatenaFormRows *self,
                       CatenaFieldId   field,
                       GObject        *item)
{
  const CatenaFinding finding = { "", field, CATENA_SEVERITY_ERROR, item, NULL };
  CatenaFormEntry *entry;

  g_return_val_if_fail (CATENA_IS_FORM_ROWS (self), NULL);

  entry = catena_form_rows_find_place (self, &finding);

  return entry != NULL ? entry->row : NULL;
}

/**
 * catena_form_rows_reveal:
 * @self: rows
 * @page: a page
 *
 * Shows all that is wrong on @page, whether or not it was edited.
 */
void
catena_form_rows_reveal (CatenaFormRows  *self,
                         CatenaFieldPage  page)
{
  g_return_if_fail (CATENA_IS_FORM_ROWS (self));

  for (guint i = 0; i < self->entries->len; i++)
    {
      CatenaFormEntry *entry = g_ptr_array_index (self->entries, i);

      if (catena_field_get (entry->field)->page == page)
        reveal (entry);
    }
}
