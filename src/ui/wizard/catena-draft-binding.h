/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-field-row.h"
#include "catena-service-draft.h"

G_BEGIN_DECLS

void catena_draft_bind (CatenaFieldRow     *row,
                        CatenaServiceDraft *draft,
                        CatenaFieldId       field);

G_END_DECLS
