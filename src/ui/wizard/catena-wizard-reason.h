/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-form.h"

G_BEGIN_DECLS

char *catena_wizard_dup_reason (CatenaWizardForm *form,
                                CatenaFieldPage   page);

G_END_DECLS
