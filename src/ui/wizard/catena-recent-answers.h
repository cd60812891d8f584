/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-workspace.h"

G_BEGIN_DECLS

/* What was answered the last times, of what cannot be listed: clusters, zones, flavors, enterprise projects. */
void   catena_recent_answers_remember  (CatenaWorkspace    *workspace,
                                        CatenaServiceDraft *draft);
char **catena_recent_answers_dup       (CatenaWorkspace    *workspace,
                                        CatenaFieldId       field);
char  *catena_recent_answers_dup_other (CatenaWorkspace    *workspace,
                                        CatenaFieldId       field,
                                        const char         *value,
                                        CatenaFieldId       other);

G_END_DECLS
