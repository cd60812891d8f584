/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-service-draft.h"

G_BEGIN_DECLS

/* A field's value as one of its choices, whether it is a word, a number or a truth. */
char               *catena_draft_dup_choice    (CatenaServiceDraft *draft,
                                                CatenaFieldId       field);
void                catena_draft_set_choice    (CatenaServiceDraft *draft,
                                                CatenaFieldId       field,
                                                const char         *value);
gboolean            catena_draft_choice_fits   (CatenaServiceDraft *draft,
                                                CatenaFieldId       field,
                                                const char         *value);
const CatenaChoice *catena_draft_find_choice   (CatenaServiceDraft *draft,
                                                CatenaFieldId       field);

/* What is worth asking, and what is worth telling. */
gboolean            catena_draft_is_asked      (CatenaServiceDraft *draft,
                                                CatenaFieldId       field);
gboolean            catena_draft_is_telling    (CatenaServiceDraft *draft,
                                                CatenaFieldId       field);
gboolean            catena_draft_is_usual      (CatenaServiceDraft *draft,
                                                CatenaFieldId       field);

G_END_DECLS
