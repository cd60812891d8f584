/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-form.h"

G_BEGIN_DECLS

/* What may be the answer to a question that the service has no list for. */
char **catena_suggestions_dup       (CatenaWizardForm *form,
                                     CatenaFieldId     field);
char  *catena_suggestions_dup_label (CatenaWizardForm *form,
                                     CatenaFieldId     field,
                                     const char       *value);
void   catena_suggestions_use       (CatenaWizardForm *form,
                                     CatenaFieldId     field,
                                     const char       *value);

G_END_DECLS
