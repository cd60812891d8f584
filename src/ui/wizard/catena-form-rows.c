/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-form-rows"

#include "config.h"

#include "catena-form-rows.h"

#include "catena-choice-group.h"
#include "catena-draft-binding.h"
#include "catena-draft-choice.h"
#include "catena-edit-watch.h"

struct _CatenaFormRows
{
  GObject parent_instance;

  CatenaWizardForm *form;
  GPtrArray *entries;
};

/* A row and what it is about. Rows of organizations and channels come and go: an entry goes with its row. */
typedef struct
{
  CatenaFormRows *rows;
  CatenaFieldRow *row;
  GtkWidget *focus;       /* what to focus when something is wrong: the row, or a group of choices */
  CatenaFieldId field;
  GObject *item;          /* (nullable): an organization or channel, only compared */
  char *rules;            /* (nullable): it is the place of the rules whose names begin so */
  CatenaEditWatch *watch; /* (nullable): nobody can edit it */
  gboolean revealed;
} Entry;

G_DEFINE_FINAL_TYPE (CatenaFormRows, catena_form_rows, G_TYPE_OBJECT)

static void on_row_gone (gpointer  data,
                         GObject  *row);

static void
free_entry (gpointer data)
{
  Entry *entry = data;

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
  Entry *entry = data;

  entry->row = NULL;
  g_ptr_array_remove (entry->rows->entries, entry);
}

static gboolean
is_about (const Entry         *entry,
          const CatenaFinding *finding)
{
  return entry->field == finding->field && entry->item == finding->item;
}

/* The place of a finding: the row of its rules, else the row of its field. */
static Entry *
find_place (CatenaFormRows      *self,
            const CatenaFinding *finding)
{
  Entry *place = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (!is_about (entry, finding))
        continue;
      if (entry->rules != NULL && g_str_has_prefix (finding->rule, entry->rules))
        return entry;
      if (entry->rules == NULL && place == NULL)
        place = entry;
    }

  return place;
}

static const CatenaFinding *
find_finding (Entry          *entry,
              CatenaSeverity  severity)
{
  GPtrArray *findings = catena_wizard_form_get_findings (entry->rows->form);

  for (guint i = 0; i < findings->len; i++)
    {
      const CatenaFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == severity && find_place (entry->rows, finding) == entry)
        return finding;
    }

  return NULL;
}

static const char *
find_message (Entry          *entry,
              CatenaSeverity  severity)
{
  const CatenaFinding *finding = find_finding (entry, severity);

  return finding != NULL ? finding->message : NULL;
}

static void
update_entry (Entry *entry)
{
  CatenaServiceDraft *draft = catena_wizard_form_get_draft (entry->rows->form);
  const char *error = find_message (entry, CATENA_SEVERITY_ERROR);
  const char *warning = find_message (entry, CATENA_SEVERITY_WARNING);

  catena_field_row_set_error (entry->row, entry->revealed ? error : NULL);
  catena_field_row_set_warning (entry->row, entry->revealed ? warning : NULL);
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
  Entry *entry = data;

  if (entry->revealed)
    return;

  entry->revealed = TRUE;
  update_entry (entry);
}

static Entry *
add_entry (CatenaFormRows *self,
           CatenaFieldRow *row,
           GtkWidget      *focus,
           CatenaFieldId   field)
{
  Entry *entry = g_new0 (Entry, 1);

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
  Entry *entry;

  catena_choice_group_bind (group, draft, field);
  entry = add_entry (self, catena_choice_group_get_message_row (group), GTK_WIDGET (group), field);
  entry->watch = catena_edit_watch_new_field (draft, field, reveal, entry);
  update_entry (entry);
}

static void
bind_row (CatenaFormRows *self,
          CatenaFieldRow *row,
          CatenaFieldId   field)
{
  catena_draft_bind (row, catena_wizard_form_get_draft (self->form), field);
  catena_form_rows_add (self, row, field, NULL, NULL);
}

/* The entries of a page with errors, by the widget that is to be focused. */
static GHashTable *
find_wrong (CatenaFormRows  *self,
            CatenaFieldPage  page)
{
  GHashTable *wrong = g_hash_table_new (NULL, NULL);
  GPtrArray *findings = catena_wizard_form_get_findings (self->form);

  for (guint i = 0; i < findings->len; i++)
    {
      const CatenaFinding *finding = g_ptr_array_index (findings, i);
      Entry *entry;

      if (finding->severity != CATENA_SEVERITY_ERROR
          || (page != CATENA_FIELD_N_PAGES && catena_field_get (finding->field)->page != page))
        continue;
      entry = find_place (self, finding);
      if (entry != NULL)
        g_hash_table_insert (wrong, entry->focus, entry);
    }

  return wrong;
}

static Entry *
find_in_tree (GtkWidget  *tree,
              GHashTable *wrong)
{
  Entry *entry = g_hash_table_lookup (wrong, tree);

  for (GtkWidget *child = gtk_widget_get_first_child (tree);
       entry == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    entry = find_in_tree (child, wrong);

  return entry;
}

/* The one that stands before the others. */
static Entry *
find_first (CatenaFormRows *self,
            GHashTable     *wrong)
{
  GHashTableIter iter;
  gpointer widget;

  g_hash_table_iter_init (&iter, wrong);
  if (!g_hash_table_iter_next (&iter, &widget, NULL))
    return NULL;

  while (gtk_widget_get_parent (widget) != NULL)
    widget = gtk_widget_get_parent (widget);

  return find_in_tree (widget, wrong);
}

/* Rows in a folded "More settings" are unfolded to be seen. */
static void
unfold (GtkWidget *widget)
{
  for (widget = gtk_widget_get_parent (widget); widget != NULL; widget = gtk_widget_get_parent (widget))
    if (ADW_IS_EXPANDER_ROW (widget))
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
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
}

/**
 * catena_form_rows_add:
 * @self: rows
 * @row: a row; it is forgotten when it goes
 * @field: the field that it is about
 * @item: (nullable): the organization or channel that it is about
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
  Entry *entry;

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
 * @item: (nullable): an organization or channel
 *
 * Returns: (transfer none) (nullable): the row that shows what is wrong with it
 */
CatenaFieldRow *
catena_form_rows_find (CatenaFormRows *self,
                       CatenaFieldId   field,
                       GObject        *item)
{
  const CatenaFinding finding = { "", field, CATENA_SEVERITY_ERROR, item, NULL };
  Entry *entry;

  g_return_val_if_fail (CATENA_IS_FORM_ROWS (self), NULL);

  entry = find_place (self, &finding);

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
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (catena_field_get (entry->field)->page == page)
        reveal (entry);
    }
}

/**
 * catena_form_rows_find_error:
 * @self: rows
 * @page: a page; %CATENA_FIELD_N_PAGES: any
 * @n_more: (out) (optional): how many rows have errors beside the first
 *
 * The first is the one that people meet first, whatever the order of the rules.
 *
 * Returns: (transfer none) (nullable): the first error; it lives until the next check
 */
const CatenaFinding *
catena_form_rows_find_error (CatenaFormRows  *self,
                             CatenaFieldPage  page,
                             guint           *n_more)
{
  g_autoptr (GHashTable) wrong = NULL;
  Entry *entry;

  g_return_val_if_fail (CATENA_IS_FORM_ROWS (self), NULL);

  wrong = find_wrong (self, page);
  if (n_more != NULL)
    *n_more = MAX (g_hash_table_size (wrong), 1) - 1;
  entry = find_first (self, wrong);

  return entry != NULL ? find_finding (entry, CATENA_SEVERITY_ERROR)
                       : catena_wizard_form_find_error (self->form, page);
}

/**
 * catena_form_rows_focus:
 * @self: rows
 * @page: a page that is shown
 *
 * Moves the focus to the first row with an error.
 *
 * Returns: whether there was one
 */
gboolean
catena_form_rows_focus (CatenaFormRows  *self,
                        CatenaFieldPage  page)
{
  g_autoptr (GHashTable) wrong = NULL;
  Entry *entry;

  g_return_val_if_fail (CATENA_IS_FORM_ROWS (self), FALSE);

  wrong = find_wrong (self, page);
  entry = find_first (self, wrong);
  if (entry == NULL)
    return FALSE;

  unfold (entry->focus);

  return gtk_widget_grab_focus (entry->focus);
}
