/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-edit-watch.h"
#include "catena-form-rows.h"

G_BEGIN_DECLS

struct _CatenaFormRows
{
  GObject parent_instance;

  CatenaWizardForm *form;
  GPtrArray *entries;
};

/* A row and what it is about. Rows of organizations and channels come and go: an entry goes with its row. */
typedef struct
{
  CatenaFormRows *rows;
  CatenaFieldRow *row;
  GtkWidget *focus;       /* what to focus when something is wrong: the row, or a group of choices */
  CatenaFieldId field;
  GObject *item;          /* (nullable): an item of a list, only compared */
  char *rules;            /* (nullable): it is the place of the rules whose names begin so */
  CatenaEditWatch *watch; /* (nullable): nobody can edit it */
  GtkWidget *mark;        /* (nullable): "To fill in"; owned by the row or the group */
  gboolean revealed;
} CatenaFormEntry;

/* What catena-form-rows.c and catena-form-rows-wrong.c have of each other. */
CatenaFormEntry     *catena_form_rows_find_place   (CatenaFormRows      *self,
                                                    const CatenaFinding *finding);
const CatenaFinding *catena_form_rows_find_finding (CatenaFormEntry     *entry,
                                                    CatenaSeverity       severity);

G_END_DECLS
