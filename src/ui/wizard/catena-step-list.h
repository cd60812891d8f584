/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-wizard-form.h"

G_BEGIN_DECLS

#define CATENA_TYPE_STEP_LIST (catena_step_list_get_type ())

/**
 * CatenaStepList:
 *
 * The steps of the wizard, each with what is still to be done at it. Choosing one leads there (action "wizard.change").
 */
G_DECLARE_FINAL_TYPE (CatenaStepList, catena_step_list, CATENA, STEP_LIST, GtkWidget)

void catena_step_list_show (CatenaStepList     *self,
                            CatenaWizardForm   *form,
                            const char * const *titles,
                            guint               current);

G_END_DECLS
