/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-facts-list"

#include "config.h"

#include "catena-facts-list.h"

#include "catena-fact-row.h"

struct _CatenaFactsList
{
  GtkWidget parent_instance;

  /* What is shown, as keys alone: the same text means the same rows. */
  char *shape;
  /* path of keys → row; the rows belong to their groups */
  GHashTable *rows;
};

G_DEFINE_FINAL_TYPE (CatenaFactsList, catena_facts_list, GTK_TYPE_WIDGET)

static void
append_shape (GString   *shape,
              GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const CatenaFact *fact = g_ptr_array_index (facts, i);

      g_string_append_printf (shape, "%d:%s\n", (int) fact->kind, fact->key);
      if (fact->facts != NULL)
        {
          g_string_append (shape, "(\n");
          append_shape (shape, fact->facts);
          g_string_append (shape, ")\n");
        }
    }
}

static char *
dup_shape (GPtrArray *sections)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < sections->len; i++)
    {
      const CatenaFactSection *section = g_ptr_array_index (sections, i);

      g_string_append_printf (shape, "[%s]\n", section->title);
      append_shape (shape, section->facts);
    }

  return g_string_free (shape, FALSE);
}

static void
update_group_row (GtkWidget        *row,
                  const CatenaFact *fact)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fact->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), fact->value != NULL ? fact->value : "");
}

static GtkWidget *
new_group_row (const CatenaFact *fact)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  update_group_row (row, fact);

  return row;
}

static void
add_facts (CatenaFactsList *self,
           GPtrArray       *facts,
           const char      *path,
           GtkWidget       *parent)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const CatenaFact *fact = g_ptr_array_index (facts, i);
      g_autofree char *row_path = g_strdup_printf ("%s/%s", path, fact->key);
      GtkWidget *row = fact->kind == CATENA_FACT_GROUP ? new_group_row (fact) : catena_fact_row_new (fact);

      if (ADW_IS_EXPANDER_ROW (parent))
        adw_expander_row_add_row (ADW_EXPANDER_ROW (parent), row);
      else
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (parent), row);
      if (fact->kind == CATENA_FACT_GROUP)
        add_facts (self, fact->facts, row_path, row);
      g_hash_table_insert (self->rows, g_steal_pointer (&row_path), row);
    }
}

static void
update_facts (CatenaFactsList *self,
              GPtrArray       *facts,
              const char      *path)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const CatenaFact *fact = g_ptr_array_index (facts, i);
      g_autofree char *row_path = g_strdup_printf ("%s/%s", path, fact->key);
      GtkWidget *row = g_hash_table_lookup (self->rows, row_path);

      if (CATENA_IS_FACT_ROW (row))
        {
          catena_fact_row_update (CATENA_FACT_ROW (row), fact);
        }
      else if (ADW_IS_EXPANDER_ROW (row))
        {
          update_group_row (row, fact);
          update_facts (self, fact->facts, row_path);
        }
    }
}

static void
clear (CatenaFactsList *self)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->rows);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* The paths of what is open, to open it again. */
static GHashTable *
collect_expanded (CatenaFactsList *self)
{
  GHashTable *expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer path, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &path, &row))
    {
      if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (row))
        g_hash_table_add (expanded, g_strdup (path));
    }

  return expanded;
}

static void
expand (CatenaFactsList *self,
        GHashTable      *expanded)
{
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, expanded);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      gpointer row = g_hash_table_lookup (self->rows, path);

      if (row != NULL)
        adw_expander_row_set_expanded (row, TRUE);
    }
}

static void
rebuild (CatenaFactsList *self,
         GPtrArray       *sections)
{
  g_autoptr (GHashTable) expanded = collect_expanded (self);

  clear (self);
  for (guint i = 0; i < sections->len; i++)
    {
      const CatenaFactSection *section = g_ptr_array_index (sections, i);
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), section->title);
      gtk_widget_set_parent (group, GTK_WIDGET (self));
      add_facts (self, section->facts, section->title, group);
    }
  expand (self, expanded);
}

static void
catena_facts_list_dispose (GObject *object)
{
  clear (CATENA_FACTS_LIST (object));

  G_OBJECT_CLASS (catena_facts_list_parent_class)->dispose (object);
}

static void
catena_facts_list_finalize (GObject *object)
{
  CatenaFactsList *self = CATENA_FACTS_LIST (object);

  g_free (self->shape);
  g_hash_table_unref (self->rows);

  G_OBJECT_CLASS (catena_facts_list_parent_class)->finalize (object);
}

static void
catena_facts_list_class_init (CatenaFactsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_facts_list_dispose;
  object_class->finalize = catena_facts_list_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
catena_facts_list_init (CatenaFactsList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * catena_facts_list_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
catena_facts_list_new (void)
{
  return g_object_new (CATENA_TYPE_FACTS_LIST, NULL);
}

/**
 * catena_facts_list_set_sections:
 * @self: a facts list
 * @sections: (element-type CatenaFactSection): what to show
 *
 * Keeps the rows when there are the same facts as before, and what is expanded in any case.
 */
void
catena_facts_list_set_sections (CatenaFactsList *self,
                                GPtrArray       *sections)
{
  g_autofree char *shape = dup_shape (sections);

  g_return_if_fail (CATENA_IS_FACTS_LIST (self));

  if (g_strcmp0 (self->shape, shape) != 0)
    {
      rebuild (self, sections);
      g_free (self->shape);
      self->shape = g_steal_pointer (&shape);
      return;
    }

  for (guint i = 0; i < sections->len; i++)
    {
      const CatenaFactSection *section = g_ptr_array_index (sections, i);

      update_facts (self, section->facts, section->title);
    }
}
