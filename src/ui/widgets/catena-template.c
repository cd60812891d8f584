/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-template"

#include "config.h"

#include "catena-template.h"

/**
 * catena_template_dispose:
 * @widget: a widget whose class derives from #GtkWidget itself
 * @type: the type that has the template
 *
 * For the dispose of a class with a template. gtk_widget_dispose_template() of GTK 4.8 lets go of the children
 * that are bound to
 * fields; those that are not would stay, and GTK complains about them.
 */
void
catena_template_dispose (GtkWidget *widget,
                         GType      type)
{
  GtkWidget *child;

  /* The children first: what they say while they go still finds the fields. */
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (widget, type);
}

/**
 * catena_template_dup_without_mnemonic:
 * @label: a label in which an underscore stands before the mnemonic
 *
 * Returns: (transfer full): what it says: without the underscore, and without the "(_T)" that languages with
 * other scripts append
 */
char *
catena_template_dup_without_mnemonic (const char *label)
{
  g_autoptr (GRegex) appended = g_regex_new ("\\(_[^_]\\)", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GRegex) underscore = g_regex_new ("_(.)", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *without = NULL;

  g_return_val_if_fail (label != NULL, NULL);

  without = g_regex_replace_literal (appended, label, -1, 0, "", G_REGEX_MATCH_DEFAULT, NULL);

  /* Two underscores are one that is meant. */
  return g_regex_replace (underscore, without, -1, 0, "\\1", G_REGEX_MATCH_DEFAULT, NULL);
}

static void
name_button (GtkWidget *widget)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
  g_autofree char *name = NULL;

  if (label == NULL || !gtk_button_get_use_underline (GTK_BUTTON (widget)))
    return;

  name = catena_template_dup_without_mnemonic (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* The label that shows the mnemonic would be read as well. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/**
 * catena_template_name_buttons:
 * @widget: a widget whose template is made
 *
 * Gives the buttons below @widget that have a mnemonic the name that they show. GTK 4.8 takes the label as it
 * is written for a name,
 * and a screen reader says "underscore Try Again Try Again".
 */
void
catena_template_name_buttons (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  name_button (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    catena_template_name_buttons (child);
}

static void
on_create_popup (GtkMenuButton *button,
                 gpointer       menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * catena_template_set_menu:
 * @button: a menu button
 * @menu: what it opens
 *
 * Makes the menu when it is first opened. With the property "menu-model" GTK makes all of it at once, in every window.
 */
void
catena_template_set_menu (GtkMenuButton *button,
                          GMenuModel    *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_create_popup_func (button, on_create_popup, g_object_ref (menu), g_object_unref);
}
