/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-form-rows.h"

G_BEGIN_DECLS

#define CATENA_TYPE_WIZARD_PAGE (catena_wizard_page_get_type ())

/**
 * CatenaWizardPage:
 *
 * A page of the wizard: a large title, a sentence, and groups one below the other (its children in .ui files). Every row
 * in it that has the name of a field is bound to the draft. Properties: "rows" (construct only), "title" and "description"
 * (nullable).
 */
G_DECLARE_DERIVABLE_TYPE (CatenaWizardPage, catena_wizard_page, CATENA, WIZARD_PAGE, GtkWidget)

/**
 * CatenaWizardPageClass:
 * @prepare: (nullable): called once, when the page has its rows
 * @refresh: (nullable): called after every change of the draft or of what is known, and once in the beginning
 */
struct _CatenaWizardPageClass
{
  GtkWidgetClass parent_class;

  void (*prepare) (CatenaWizardPage *self);
  void (*refresh) (CatenaWizardPage *self);
};

CatenaFormRows     *catena_wizard_page_get_rows    (CatenaWizardPage *self);
CatenaWizardForm   *catena_wizard_page_get_form    (CatenaWizardPage *self);
CatenaServiceDraft *catena_wizard_page_get_draft   (CatenaWizardPage *self);
const char         *catena_wizard_page_get_title   (CatenaWizardPage *self);
void                catena_wizard_page_scroll_up   (CatenaWizardPage *self);

/* A group without rows would leave a gap. */
void                catena_group_hide_if_empty     (GtkWidget        *group);

G_END_DECLS
