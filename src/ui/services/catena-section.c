/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-section"

#include "config.h"

#include "catena-section.h"

#include "catena-overview-page.h"

#include <glib/gi18n-lib.h>

/* In the order in which they are listed. */
static const CatenaSection sections[] = {
  { "overview", N_("Overview"), "catena-home-symbolic", catena_overview_page_get_type },
};

/**
 * catena_section_get_all:
 * @n_sections: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_sections): the sections of a service's page
 */
const CatenaSection *
catena_section_get_all (gsize *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);

  return sections;
}

/**
 * catena_section_row_new:
 * @section: a section
 *
 * Returns: (transfer floating): a row for the list of sections
 */
GtkWidget *
catena_section_row_new (const CatenaSection *section)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", section->icon_name,
                                   NULL);
  GtkWidget *label = gtk_label_new (_(section->title));

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);

  return row;
}
