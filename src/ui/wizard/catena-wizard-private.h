/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-progress-view.h"
#include "catena-wizard-foot.h"
#include "catena-wizard-page.h"
#include "catena-wizard-request.h"
#include "catena-wizard.h"

G_BEGIN_DECLS

/* The pages of the form, and the review after them. */
#define CATENA_WIZARD_REVIEW CATENA_FIELD_N_PAGES
#define CATENA_WIZARD_N_PAGES (CATENA_FIELD_N_PAGES + 1)

typedef enum
{
  CATENA_WIZARD_FORM_STAGE,
  CATENA_WIZARD_SENDING_STAGE, /* until the intent is on the disk */
  CATENA_WIZARD_PROGRESS_STAGE,
} CatenaWizardStage;

struct _CatenaWizard
{
  AdwWindow parent_instance;

  CatenaWizardForm *form;
  CatenaFormRows *rows;
  CatenaWizardPage *pages[CATENA_WIZARD_N_PAGES]; /* owned by the stack */
  CatenaOperation *operation;
  CatenaWizardRequest *request; /* while it is being sent */
  CatenaWizardStage stage;
  guint page;
  gboolean reviewed; /* one was at the review: Next leads there */
  gboolean insisted; /* Next was pressed in vain */
  gboolean wide;

  GtkWidget *back_button;
  GtkWidget *cancel_button;
  GtkWidget *close_button;
  CatenaWizardFoot *foot;
  GtkWidget *form_button;
  AdwHeaderBar *header_bar;
  GtkWidget *next_button;
  GtkProgressBar *progress_bar;
  CatenaProgressView *progress_view;
  GtkStack *stack;
  AdwWindowTitle *window_title;
};

/* What catena-wizard.c and catena-wizard-creation.c have of each other. */
void  catena_wizard_update          (CatenaWizard *self);
void  catena_wizard_show_page       (CatenaWizard *self,
                                     guint         page);
void  catena_wizard_insist          (CatenaWizard *self);
guint catena_wizard_find_wrong_page (CatenaWizard *self);
void  catena_wizard_create          (CatenaWizard *self);
void  catena_wizard_call_off        (CatenaWizard *self);
void  catena_wizard_go_back_to_form (CatenaWizard *self);

G_END_DECLS
