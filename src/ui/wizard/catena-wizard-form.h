/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-hub.h"
#include "catena-rule.h"
#include "catena-surroundings.h"

G_BEGIN_DECLS

#define CATENA_TYPE_WIZARD_FORM (catena_wizard_form_get_type ())

/**
 * CatenaWizardForm:
 *
 * What the pages of the wizard share: the draft, the workspace it is for, what is known around it (quota, limits, names
 * taken), and what the rules find. Properties: "hub", "draft", "workspace" (writable). Signal "checked": the findings are fresh,
 * after every change of the draft or of what is known.
 */
G_DECLARE_FINAL_TYPE (CatenaWizardForm, catena_wizard_form, CATENA, WIZARD_FORM, GObject)

CatenaWizardForm            *catena_wizard_form_new                (CatenaHub        *hub,
                                                                    CatenaWorkspace  *workspace);
CatenaHub                   *catena_wizard_form_get_hub            (CatenaWizardForm *self);
CatenaServiceDraft          *catena_wizard_form_get_draft          (CatenaWizardForm *self);
void                         catena_wizard_form_set_draft           (CatenaWizardForm   *self,
                                                                    CatenaServiceDraft *draft);
CatenaWorkspace             *catena_wizard_form_get_workspace      (CatenaWizardForm *self);
void                         catena_wizard_form_set_workspace      (CatenaWizardForm *self,
                                                                    CatenaWorkspace  *workspace);
void                         catena_wizard_form_look_around        (CatenaWizardForm *self);
gboolean                     catena_wizard_form_get_read_only      (CatenaWizardForm *self);
gboolean                     catena_wizard_form_get_touched        (CatenaWizardForm *self);
CatenaSurroundings          *catena_wizard_form_get_surroundings   (CatenaWizardForm *self);
const CatenaWorkspaceLimits *catena_wizard_form_get_limits         (CatenaWizardForm *self);
gboolean                     catena_wizard_form_get_names_known    (CatenaWizardForm *self);
char                        *catena_wizard_form_dup_suggested_name (CatenaWizardForm *self);
GPtrArray                   *catena_wizard_form_get_findings       (CatenaWizardForm *self);
const CatenaFinding         *catena_wizard_form_find_error         (CatenaWizardForm *self,
                                                                    CatenaFieldPage   page);
void                         catena_wizard_form_remember           (CatenaWizardForm *self);

G_END_DECLS
