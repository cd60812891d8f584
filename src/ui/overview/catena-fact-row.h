/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-fact.h"

G_BEGIN_DECLS

#define CATENA_TYPE_FACT_ROW (catena_fact_row_get_type ())

/**
 * CatenaFactRow:
 *
 * A fact as a row: name above, value below, at the end what can be done with it; a health has a bar.
 */
G_DECLARE_FINAL_TYPE (CatenaFactRow, catena_fact_row, CATENA, FACT_ROW, AdwActionRow)

GtkWidget *catena_fact_row_new    (const CatenaFact *fact);
void       catena_fact_row_update (CatenaFactRow    *self,
                                   const CatenaFact *fact);

G_END_DECLS
