/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-fact-row"

#include "config.h"

#include "catena-fact-row.h"

#include "catena-copy-button.h"
#include "catena-desktop.h"
#include "catena-status-pill.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

/* More nodes than this are not told apart as blocks of the bar. */
#define MAX_BLOCKS 10

struct _CatenaFactRow
{
  AdwActionRow parent_instance;

  char *uri;
  const char *tone_class;

  /* Each is there when the fact's kind needs it. */
  CatenaCopyButton *copy_button;
  GtkLevelBar *bar;
  GtkLabel *count_label;
};

G_DEFINE_FINAL_TYPE (CatenaFactRow, catena_fact_row, ADW_TYPE_ACTION_ROW)

static void
on_open_clicked (CatenaFactRow *self)
{
  if (self->uri != NULL)
    catena_open_uri (GTK_WIDGET (self), self->uri);
}

static void
add_copy_button (CatenaFactRow *self)
{
  self->copy_button = CATENA_COPY_BUTTON (catena_copy_button_new ());
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->copy_button));
}

static void
add_open_button (CatenaFactRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("catena-external-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Open in Browser"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Open in Browser"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_open_clicked), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
add_bar (CatenaFactRow *self)
{
  GtkWidget *bar = gtk_level_bar_new ();
  GtkWidget *label = gtk_label_new (NULL);
  const char *offsets[] = { GTK_LEVEL_BAR_OFFSET_LOW, GTK_LEVEL_BAR_OFFSET_HIGH, GTK_LEVEL_BAR_OFFSET_FULL };

  self->bar = GTK_LEVEL_BAR (bar);
  self->count_label = GTK_LABEL (label);

  /* Its colour is that of the state, not of how full it is. */
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    gtk_level_bar_remove_offset_value (self->bar, offsets[i]);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "health-bar");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), bar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), label);
}

static void
update_bar (CatenaFactRow    *self,
            const CatenaFact *fact)
{
  const char *tone_class = catena_tone_get_css_class (fact->tone);
  g_autofree char *count = NULL;

  if (self->tone_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tone_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), tone_class);
  self->tone_class = tone_class;

  gtk_widget_set_visible (GTK_WIDGET (self->bar), fact->total > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), fact->total > 0);
  if (fact->total == 0)
    return;

  gtk_level_bar_set_mode (self->bar, fact->total <= MAX_BLOCKS ? GTK_LEVEL_BAR_MODE_DISCRETE
                                                               : GTK_LEVEL_BAR_MODE_CONTINUOUS);
  gtk_level_bar_set_max_value (self->bar, fact->total);
  gtk_level_bar_set_value (self->bar, fact->normal);
  /* Translators: so many of so many nodes are well, as in “1 of 2” */
  count = g_strdup_printf (_("%u of %u"), fact->normal, fact->total);
  gtk_label_set_label (self->count_label, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, fact->title, -1);
}

static void
catena_fact_row_finalize (GObject *object)
{
  CatenaFactRow *self = CATENA_FACT_ROW (object);

  g_free (self->uri);

  G_OBJECT_CLASS (catena_fact_row_parent_class)->finalize (object);
}

static void
catena_fact_row_class_init (CatenaFactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = catena_fact_row_finalize;
}

static void
catena_fact_row_init (CatenaFactRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

/**
 * catena_fact_row_new:
 * @fact: a fact that is not a group
 *
 * Returns: (transfer floating): a row that shows it
 */
GtkWidget *
catena_fact_row_new (const CatenaFact *fact)
{
  CatenaFactRow *self = g_object_new (CATENA_TYPE_FACT_ROW, NULL);

  g_return_val_if_fail (fact->kind != CATENA_FACT_GROUP, NULL);

  if (fact->kind == CATENA_FACT_LINK)
    add_open_button (self);
  if (fact->kind == CATENA_FACT_LINK || fact->kind == CATENA_FACT_COPY)
    add_copy_button (self);
  if (fact->kind == CATENA_FACT_HEALTH)
    add_bar (self);
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "fact");
  catena_fact_row_update (self, fact);

  return GTK_WIDGET (self);
}

/**
 * catena_fact_row_update:
 * @self: a fact row
 * @fact: a fact of the same kind and key as the one that it was made for
 */
void
catena_fact_row_update (CatenaFactRow    *self,
                        const CatenaFact *fact)
{
  g_return_if_fail (CATENA_IS_FACT_ROW (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), fact->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), fact->value != NULL ? fact->value : "");
  if (self->bar != NULL)
    update_bar (self, fact);
  if (fact->kind == CATENA_FACT_LINK)
    catena_set_str (&self->uri, fact->raw);
  if (self->copy_button != NULL)
    {
      catena_copy_button_set_text (self->copy_button, fact->raw);
      catena_copy_button_set_what (self->copy_button, fact->title);
    }
}
