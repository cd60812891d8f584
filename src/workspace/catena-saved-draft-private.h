/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database.h"
#include "catena-saved-draft.h"

G_BEGIN_DECLS

CatenaSavedDraft *catena_saved_draft_new     (CatenaStoredDraft *row);
void              catena_saved_draft_set_row (CatenaSavedDraft  *self,
                                              CatenaStoredDraft *row);

G_END_DECLS
