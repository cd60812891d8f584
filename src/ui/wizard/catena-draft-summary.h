/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-form.h"

G_BEGIN_DECLS

/* Each: (transfer full) (array zero-terminated=1): sentences for people, plain text. */
char **catena_draft_dup_costs     (CatenaServiceDraft *draft);
char **catena_draft_dup_permanent (CatenaServiceDraft *draft);
char **catena_draft_dup_unchecked (CatenaWizardForm   *form);
char **catena_draft_dup_warnings  (CatenaWizardForm   *form);

G_END_DECLS
