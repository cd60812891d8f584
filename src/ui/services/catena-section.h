/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CatenaSection:
 * @name: name in the stack
 * @title: title for people, translatable
 * @icon_name: symbol in the list of sections
 * @get_type: type of its page, a widget with the properties "workspace" and "service"
 *
 * A section of a service's page. Its page is made when it is first shown.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GType (*get_type) (void);
} CatenaSection;

const CatenaSection *catena_section_get_all (gsize *n_sections);
GtkWidget           *catena_section_row_new (const CatenaSection *section);

G_END_DECLS
