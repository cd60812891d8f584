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
 * For the dispose of a class with a template. gtk_widget_dispose_template() of GTK 4.8 lets go of the children that are bound to
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
