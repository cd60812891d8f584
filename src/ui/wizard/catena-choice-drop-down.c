/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-choice-drop-down"

#include "config.h"

#include "catena-choice-drop-down.h"

#include <glib/gi18n-lib.h>

/* The list is as wide as its longest line would like to be: lines end here. */
#define LINE_LENGTH 34

/* Lines that wrap would stand out of the button: it is given the height of one. */
static GtkWidget *
create_chosen_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return label;
}

static GtkWidget *
create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_LENGTH);

  return label;
}

static void
on_setup_chosen (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 gpointer                  user_data)
{
  gtk_list_item_set_child (item, create_chosen_label ());
}

static void
on_bind_chosen (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  user_data)
{
  GtkStringObject *string = GTK_STRING_OBJECT (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (string));
}

static void
on_setup_offered (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *description = create_label ();
  GtkWidget *check = gtk_image_new_from_icon_name ("catena-check-symbolic");

  gtk_widget_add_css_class (description, "caption");
  gtk_widget_add_css_class (description, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), create_label ());
  gtk_box_append (GTK_BOX (texts), description);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), check);
  g_object_bind_property (item, "selected", check, "visible", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, box);
}

static void
on_bind_offered (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 gpointer                  user_data)
{
  const CatenaChoice *choice = (const CatenaChoice *) user_data + gtk_list_item_get_position (item);
  GtkWidget *texts = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_first_child (texts);
  GtkWidget *description = gtk_widget_get_next_sibling (label);

  gtk_label_set_label (GTK_LABEL (label), _(choice->label));
  gtk_label_set_label (GTK_LABEL (description), choice->description != NULL ? _(choice->description) : "");
  gtk_widget_set_visible (description, choice->description != NULL);
}

static GtkListItemFactory *
create_factory (GCallback           on_setup,
                GCallback           on_bind,
                const CatenaChoice *choices)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", on_setup, NULL);
  g_signal_connect (factory, "bind", on_bind, (gpointer) choices);

  return factory;
}

/**
 * catena_choice_drop_down_new:
 * @choices: (array zero-terminated=1): static; ends with a null value
 *
 * A drop-down whose list explains each choice. Its "selected" is the place of the choice.
 *
 * Returns: (transfer floating): a new #GtkDropDown
 */
GtkWidget *
catena_choice_drop_down_new (const CatenaChoice *choices)
{
  g_autoptr (GtkListItemFactory) chosen = NULL;
  g_autoptr (GtkListItemFactory) offered = NULL;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_return_val_if_fail (choices != NULL, NULL);

  for (const CatenaChoice *choice = choices; choice->value != NULL; choice++)
    gtk_string_list_append (labels, _(choice->label));
  chosen = create_factory (G_CALLBACK (on_setup_chosen), G_CALLBACK (on_bind_chosen), choices);
  offered = create_factory (G_CALLBACK (on_setup_offered), G_CALLBACK (on_bind_offered), choices);

  return g_object_new (GTK_TYPE_DROP_DOWN,
                       "model", labels,
                       "factory", chosen,
                       "list-factory", offered,
                       "selected", GTK_INVALID_LIST_POSITION,
                       NULL);
}
