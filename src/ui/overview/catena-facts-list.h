/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-service-facts.h"

G_BEGIN_DECLS

#define CATENA_TYPE_FACTS_LIST (catena_facts_list_get_type ())

/**
 * CatenaFactsList:
 *
 * Sections of facts as boxed lists. Facts of the same keys change in place, so that a refresh moves nothing
 * under the
 * person's eyes or fingers.
 */
G_DECLARE_FINAL_TYPE (CatenaFactsList, catena_facts_list, CATENA, FACTS_LIST, GtkWidget)

GtkWidget *catena_facts_list_new          (void);
void       catena_facts_list_set_sections (CatenaFactsList *self,
                                           GPtrArray       *sections);

G_END_DECLS
