/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-wizard"

#include "config.h"

#include "catena-wizard-private.h"

#include "catena-review-page.h"

/* From Create on: the request, how far it is, and the way back to the form. */

#define PROGRESS_NAME "progress"

static CatenaReviewPage *
get_review (CatenaWizard *self)
{
  return CATENA_REVIEW_PAGE (self->pages[CATENA_WIZARD_REVIEW]);
}

/* The request has left, and perhaps arrived: nobody needs the passwords any more. Refused, they will be sent again. */
static void
forget_secrets (CatenaWizard *self)
{
  switch (catena_operation_get_phase (self->operation))
    {
    case CATENA_OPERATION_LOOKING:
    case CATENA_OPERATION_UNDECIDED:
    case CATENA_OPERATION_RUNNING:
    case CATENA_OPERATION_SUCCEEDED:
    case CATENA_OPERATION_FAILED:
      catena_service_draft_clear_secrets (catena_wizard_form_get_draft (self->form));
      break;
    case CATENA_OPERATION_INTENDED:
    case CATENA_OPERATION_SENDING:
    case CATENA_OPERATION_REFUSED:
    default:
      break;
    }
}

static void
on_phase_changed (CatenaWizard *self)
{
  forget_secrets (self);
  /* It did certainly not happen. */
  if (catena_operation_get_phase (self->operation) == CATENA_OPERATION_REFUSED)
    catena_draft_keeper_resume (self->keeper);
  if (self->stage == CATENA_WIZARD_PROGRESS_STAGE)
    catena_wizard_update (self);
}

/* From now on it goes its way without this window. */
void
catena_wizard_leave_operation (CatenaWizard *self)
{
  if (self->operation != NULL)
    g_signal_handlers_disconnect_by_func (self->operation, on_phase_changed, self);
  g_clear_object (&self->operation);
}

static void
set_operation (CatenaWizard    *self,
               CatenaOperation *operation)
{
  catena_wizard_leave_operation (self);
  self->operation = g_object_ref (operation);
  g_signal_connect_object (operation, "notify::phase", G_CALLBACK (on_phase_changed), self, G_CONNECT_SWAPPED);
}

static void
show_progress (CatenaWizard    *self,
               CatenaOperation *operation)
{
  set_operation (self, operation);
  catena_wizard_form_remember (self->form);
  /* The intent is on the disk, and the request in it. */
  catena_draft_keeper_forget (self->keeper);
  self->stage = CATENA_WIZARD_PROGRESS_STAGE;
  g_clear_object (&self->request);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);

  if (self->progress_view == NULL)
    {
      self->progress_view = CATENA_PROGRESS_VIEW (catena_progress_view_new ());
      /* The form is still there, with its passwords. */
      catena_progress_view_hide_again (self->progress_view);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->progress_view), PROGRESS_NAME);
    }
  catena_progress_view_set_operation (self->progress_view, operation);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->progress_view));
  catena_wizard_update (self);
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  gtk_window_set_focus (GTK_WINDOW (self), self->close_button);
  on_phase_changed (self);
}

static void
show_form (CatenaWizard *self,
           const GError *error)
{
  self->stage = CATENA_WIZARD_FORM_STAGE;
  g_clear_object (&self->request);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  /* Names and quota may be others by now. */
  catena_wizard_form_look_around (self->form);
  catena_wizard_show_page (self, CATENA_WIZARD_REVIEW);
  catena_review_page_set_error (get_review (self), error);
}

/* One request for one click, however fast they come. */
void
catena_wizard_create (CatenaWizard *self)
{
  const guint wrong = catena_wizard_find_wrong_page (self);

  if (self->stage != CATENA_WIZARD_FORM_STAGE)
    return;
  if (wrong != CATENA_WIZARD_REVIEW || catena_wizard_form_get_read_only (self->form))
    {
      catena_wizard_show_page (self, wrong != CATENA_WIZARD_REVIEW ? wrong : 0);
      catena_wizard_insist (self);
      return;
    }

  self->stage = CATENA_WIZARD_SENDING_STAGE;
  self->request = catena_wizard_request_new (self->form);
  g_signal_connect_object (self->request, "sent", G_CALLBACK (show_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->request, "failed", G_CALLBACK (show_form), self, G_CONNECT_SWAPPED);
  catena_review_page_set_error (get_review (self), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  catena_wizard_update (self);
  catena_wizard_request_send (self->request);
}

/* Back at the form, unless it is too late. */
void
catena_wizard_call_off (CatenaWizard *self)
{
  if (catena_wizard_request_call_off (self->request))
    show_form (self, NULL);
}

/* After a refusal: with everything that was in it, and the reason. */
void
catena_wizard_go_back_to_form (CatenaWizard *self)
{
  show_form (self, catena_operation_get_error (self->operation));
}
