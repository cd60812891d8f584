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
GtkWidget          *wizard_test_get_page_widget (WizardTest       *test);
const char         *wizard_test_get_subtitle  (WizardTest         *test);
const char         *wizard_test_get_reason    (WizardTest         *test);
CatenaServiceDraft *wizard_test_get_draft     (WizardTest         *test);
CatenaFieldRow     *wizard_test_get_row       (WizardTest         *test,
                                               const char         *field);
CatenaFieldRow     *wizard_test_get_item_row  (WizardTest         *test,
                                               CatenaFieldId       list,
                                               gpointer            item);
const char         *wizard_test_get_error     (WizardTest         *test,
                                               const char         *field);
const char         *wizard_test_get_warning   (WizardTest         *test,
                                               const char         *field);
gboolean            wizard_test_has_focus     (WizardTest         *test,
                                               const char         *field);
gboolean            wizard_test_says          (WizardTest         *test,
                                               const char         *text);

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
void                wizard_test_resize        (WizardTest         *test,
                                               int                 width,
                                               int                 height);
void                wizard_test_picture       (WizardTest         *test,
                                               const char         *series);
void                wizard_test_picture_whole (WizardTest         *test,
                                               const char         *name);
gpointer            wizard_test_get_item      (GListModel         *model,
                                               guint               position);
CatenaOperation    *wizard_test_get_operation (WizardTest         *test);
GListModel         *wizard_test_get_drafts    (WizardTest         *test);
guint               wizard_test_count_drafts  (WizardTest         *test);
const char         *wizard_test_get_text      (WizardTest         *test,
                                               CatenaFieldId       field);
/* With the button of the toast that is shown. */
void                wizard_test_undo          (WizardTest         *test);

/* Tells the simulator something: JSON as printf() makes it. */
void                wizard_test_control       (WizardTest         *test,
                                               const char         *path,
                                               const char         *format,
                                               ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
