/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-workspace.h"

G_BEGIN_DECLS

#define CATENA_TYPE_WIZARD_FOOT (catena_wizard_foot_get_type ())

/**
 * CatenaWizardFoot:
 *
 * What stands under the pages of the wizard: why one cannot go on, and at the review the button that creates the service
 * (action "wizard.create"). Hidden while there is neither.
 */
G_DECLARE_FINAL_TYPE (CatenaWizardFoot, catena_wizard_foot, CATENA, WIZARD_FOOT, GtkWidget)

void catena_wizard_foot_set_reason (CatenaWizardFoot *self,
                                    const char       *reason,
                                    gboolean          insist);
void catena_wizard_foot_set_create (CatenaWizardFoot *self,
                                    CatenaWorkspace  *workspace,
                                    gboolean          busy);

G_END_DECLS
