/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-field-row.h"
#include "catena-wizard-form.h"

G_BEGIN_DECLS

#define CATENA_TYPE_FORM_ROWS (catena_form_rows_get_type ())

/**
 * CatenaFormRows:
 *
 * Which row shows what the rules find, for all pages of a form: the one place where findings are handed out. A row shows
 * nothing until its answer was edited and then left, or until its page is revealed; from then on it follows every change.
 * Rows are visible while there is something to answer, or something wrong.
 */
G_DECLARE_FINAL_TYPE (CatenaFormRows, catena_form_rows, CATENA, FORM_ROWS, GObject)

CatenaFormRows      *catena_form_rows_new        (CatenaWizardForm *form);
CatenaWizardForm    *catena_form_rows_get_form   (CatenaFormRows   *self);
void                 catena_form_rows_bind       (CatenaFormRows   *self,
                                                  GtkWidget        *tree);
void                 catena_form_rows_add        (CatenaFormRows   *self,
                                                  CatenaFieldRow   *row,
                                                  CatenaFieldId     field,
                                                  GObject          *item,
                                                  const char       *rules);
CatenaFieldRow      *catena_form_rows_find       (CatenaFormRows   *self,
                                                  CatenaFieldId     field,
                                                  GObject          *item);
const CatenaFinding *catena_form_rows_find_error (CatenaFormRows   *self,
                                                  CatenaFieldPage   page,
                                                  guint            *n_more);
void                 catena_form_rows_reveal     (CatenaFormRows   *self,
                                                  CatenaFieldPage   page);
gboolean             catena_form_rows_focus      (CatenaFormRows   *self,
                                                  CatenaFieldPage   page);

G_END_DECLS
