/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-form-rows"

#include "config.h"

#include "catena-form-rows-private.h"

/* Which rows have errors, and which of them people meet first. */

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
      CatenaFormEntry *entry;

      if (finding->severity != CATENA_SEVERITY_ERROR
          || (page != CATENA_FIELD_N_PAGES && catena_field_get (finding->field)->page != page))
        continue;
      entry = catena_form_rows_find_place (self, finding);
      if (entry != NULL)
        g_hash_table_insert (wrong, entry->focus, entry);
    }

  return wrong;
}

static CatenaFormEntry *
find_in_tree (GtkWidget  *tree,
              GHashTable *wrong)
{
  CatenaFormEntry *entry = g_hash_table_lookup (wrong, tree);

  for (GtkWidget *child = gtk_widget_get_first_child (tree);
       entry == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    entry = find_in_tree (child, wrong);

  return entry;
}

/* The one that stands before the others. */
static CatenaFormEntry *
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
  CatenaFormEntry *entry;

  g_return_val_if_fail (CATENA_IS_FORM_ROWS (self), NULL);

  wrong = find_wrong (self, page);
  if (n_more != NULL)
    *n_more = MAX (g_hash_table_size (wrong), 1) - 1;
  entry = find_first (self, wrong);

  return entry != NULL ? catena_form_rows_find_finding (entry, CATENA_SEVERITY_ERROR)
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
  CatenaFormEntry *entry;

  g_return_val_if_fail (CATENA_IS_FORM_ROWS (self), FALSE);

  wrong = find_wrong (self, page);
  entry = find_first (self, wrong);
  if (entry == NULL)
    return FALSE;

  unfold (entry->focus);

  return gtk_widget_grab_focus (entry->focus);
}
