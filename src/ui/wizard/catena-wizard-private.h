/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-draft-keeper.h"
#include "catena-progress-view.h"
#include "catena-start-page.h"
#include "catena-step-list.h"
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
  CATENA_WIZARD_START_STAGE, /* before the form: drafts, checklist */
  CATENA_WIZARD_FORM_STAGE,
  CATENA_WIZARD_SENDING_STAGE, /* until the intent is on the disk */
  CATENA_WIZARD_PROGRESS_STAGE,
} CatenaWizardStage;

struct _CatenaWizard
{
  AdwWindow parent_instance;

  CatenaWizardForm *form;
  CatenaFormRows *rows;
  CatenaDraftKeeper *keeper;
  CatenaStartPage *start_page;                    /* owned by the stack, as the pages are */
  CatenaWizardPage *pages[CATENA_WIZARD_N_PAGES];
  CatenaOperation *operation;
  CatenaWizardRequest *request; /* while it is being sent */
  CatenaWizardStage stage;
  guint page;
  gboolean reviewed; /* one was at the review: Next leads there */
  gboolean insisted; /* Next was pressed in vain */
  gboolean visiting; /* the start page was opened from the form */
  gboolean wide;

  GtkWidget *back_button;
  GtkWidget *cancel_button;
  GtkWidget *close_button;
  CatenaWizardFoot *foot;
  GtkWidget *form_button;
  AdwHeaderBar *header_bar;
  GtkMenuButton *menu_button;
  GtkWidget *next_button;
  GtkProgressBar *progress_bar;
  CatenaProgressView *progress_view;
  GtkStack *stack;
  CatenaStepList *step_list;
  AdwToastOverlay *toast_overlay;
  AdwWindowTitle *window_title;
};

/* What the files of the wizard have of each other: itself, … */
void  catena_wizard_update          (CatenaWizard *self);
void  catena_wizard_add_pages       (CatenaWizard *self);
void  catena_wizard_show_page       (CatenaWizard *self,
                                     guint         page);
void  catena_wizard_insist          (CatenaWizard *self);
guint catena_wizard_find_wrong_page (CatenaWizard *self);

/* … what is sent, … */
void  catena_wizard_create          (CatenaWizard *self);
void  catena_wizard_call_off        (CatenaWizard *self);
void  catena_wizard_go_back_to_form (CatenaWizard *self);
void  catena_wizard_leave_operation (CatenaWizard *self);

/* … its drafts, … */
void  catena_wizard_begin           (CatenaWizard *self);
void  catena_wizard_show_start      (CatenaWizard *self);
void  catena_wizard_ask_to_close    (CatenaWizard *self);
void  catena_wizard_replace_draft   (CatenaWizard       *self,
                                     CatenaServiceDraft *draft,
                                     const char         *text);
void  catena_wizard_show_error      (CatenaWizard *self,
                                     const char   *heading,
                                     const GError *error);

/* … and its templates: actions of the class. */
void  catena_wizard_save_template   (GtkWidget    *widget,
                                     const char   *action_name,
                                     GVariant     *parameter);
void  catena_wizard_load_template   (GtkWidget    *widget,
                                     const char   *action_name,
                                     GVariant     *parameter);

G_END_DECLS
