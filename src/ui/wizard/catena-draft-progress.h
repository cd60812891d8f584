/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-rule.h"

G_BEGIN_DECLS

/* How far a draft is. */
CatenaFieldPage catena_draft_find_unfinished (CatenaServiceDraft *draft);
guint           catena_findings_count_wrong  (GPtrArray          *findings,
                                              CatenaFieldPage     page);
guint           catena_draft_count_unfilled  (CatenaServiceDraft *draft,
                                              CatenaFieldPage     page);
void            catena_draft_confirm_page    (CatenaServiceDraft *draft,
                                              CatenaFieldPage     page);

G_END_DECLS
