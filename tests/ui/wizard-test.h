/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui-test.h"

#include "catena-field-row.h"
#include "catena-wizard-form.h"
#include "catena-wizard.h"

G_BEGIN_DECLS

/**
 * WizardTest:
 *
 * The wizard on a simulated cloud with one account, quota and names known.
 */
typedef struct
{
  UiTestHub *hub;
  GtkWidget *wizard;
} WizardTest;

WizardTest         *wizard_test_new           (const char * const *arguments);
WizardTest         *wizard_test_new_on        (UiTestHub          *hub);
void                wizard_test_free          (WizardTest         *test);

const char         *wizard_test_get_page      (WizardTest         *test);
const char         *wizard_test_get_subtitle  (WizardTest         *test);
const char         *wizard_test_get_reason    (WizardTest         *test);
CatenaServiceDraft *wizard_test_get_draft     (WizardTest         *test);
CatenaFieldRow     *wizard_test_get_row       (WizardTest         *test,
                                               const char         *field);

/* As a person does: through the widgets. */
void                wizard_test_activate      (WizardTest         *test,
                                               const char         *action);
void                wizard_test_choose        (WizardTest         *test,
                                               const char         *field,
                                               const char         *value);
void                wizard_test_type          (WizardTest         *test,
                                               const char         *field,
                                               const char         *text);
void                wizard_test_set_number    (WizardTest         *test,
                                               const char         *field,
                                               double              number);
void                wizard_test_go_to         (WizardTest         *test,
                                               const char         *page);
CatenaOperation    *wizard_test_get_operation (WizardTest         *test);

G_END_DECLS
