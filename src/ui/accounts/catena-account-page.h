/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-account-form.h"
#include "catena-field-row.h"
#include "catena-hub.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ACCOUNT_PAGE (catena_account_page_get_type ())

/**
 * CatenaAccountPage:
 *
 * A page of the account assistant: rows that belong to fields of the form, and what is still wrong with them. Signal "changed" when
 * that may be another answer now.
 */
G_DECLARE_DERIVABLE_TYPE (CatenaAccountPage, catena_account_page, CATENA, ACCOUNT_PAGE, GtkWidget)

/**
 * CatenaAccountPageClass:
 * @set_form: (nullable): the page gets its form: bind to it; chain up
 * @enter: (nullable): the page is shown
 * @dup_reason: why it cannot be left yet, in words; null: it can
 */
struct _CatenaAccountPageClass
{
  GtkWidgetClass parent_class;

  void  (*set_form)   (CatenaAccountPage *self,
                       CatenaHub         *hub,
                       CatenaAccountForm *form);
  void  (*enter)      (CatenaAccountPage *self);
  char *(*dup_reason) (CatenaAccountPage *self);
};

void               catena_account_page_set_form    (CatenaAccountPage  *self,
                                                    CatenaHub          *hub,
                                                    CatenaAccountForm  *form);
CatenaHub         *catena_account_page_get_hub     (CatenaAccountPage  *self);
CatenaAccountForm *catena_account_page_get_form    (CatenaAccountPage  *self);
void               catena_account_page_enter       (CatenaAccountPage  *self);
char              *catena_account_page_dup_reason  (CatenaAccountPage  *self);
void               catena_account_page_focus       (CatenaAccountPage  *self);
void               catena_account_page_show_errors (CatenaAccountPage  *self);
void               catena_account_page_changed     (CatenaAccountPage  *self);
void               catena_account_page_bind_text   (CatenaAccountPage  *self,
                                                    CatenaFieldRow     *row,
                                                    CatenaAccountField  field,
                                                    const char         *property);
void               catena_account_page_bind_secret (CatenaAccountPage  *self,
                                                    CatenaFieldRow     *row,
                                                    CatenaAccountField  field);

G_END_DECLS
