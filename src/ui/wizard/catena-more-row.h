/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-wizard-form.h"

G_BEGIN_DECLS

#define CATENA_TYPE_MORE_ROW (catena_more_row_get_type ())

/**
 * CatenaMoreRow:
 *
 * "More settings": what a beginner need not see. It is there while one of its rows applies, and opens by itself when one of
 * them has another answer than the usual one, or is called wrong; a person may close it again.
 */
G_DECLARE_FINAL_TYPE (CatenaMoreRow, catena_more_row, CATENA, MORE_ROW, AdwExpanderRow)

void catena_more_row_follow (CatenaMoreRow    *self,
                             CatenaWizardForm *form);

G_END_DECLS
