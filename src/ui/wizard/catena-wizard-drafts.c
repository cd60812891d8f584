/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-wizard"

#include "config.h"

#include "catena-wizard-private.h"

#include "catena-confirm.h"
#include "catena-draft-progress.h"
#include "catena-error-meaning.h"

#include <glib/gi18n-lib.h>

/* The page before the form, and the drafts that the form is opened with. */

#define START_NAME "start"

/* What a toast can bring back. */
typedef struct
{
  CatenaWizard *wizard; /* weak */
  CatenaWorkspace *workspace;
  CatenaServiceDraft *draft;
  char *id;
} Undo;

static Undo *
undo_new (CatenaWizard       *self,
          CatenaServiceDraft *draft,
          const char         *id)
{
  Undo *undo = g_new0 (Undo, 1);

  g_set_weak_pointer (&undo->wizard, self);
  undo->workspace = g_object_ref (catena_wizard_form_get_workspace (self->form));
  undo->draft = g_object_ref (draft);
  undo->id = g_strdup (id);

  return undo;
}

static void
undo_free (gpointer data,
           GClosure *closure)
{
  Undo *undo = data;

  g_clear_weak_pointer (&undo->wizard);
  g_object_unref (undo->workspace);
  g_object_unref (undo->draft);
  g_free (undo->id);
  g_free (undo);
}

static void
add_toast (CatenaWizard *self,
           const char   *text,
           GCallback     on_undo,
           Undo         *undo)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (undo != NULL)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      g_signal_connect_data (toast, "button-clicked", on_undo, undo, undo_free, 0);
    }
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* Where it goes on. Who has seen all pages before is led from gap to gap, and to the review. */
static void
show_unfinished (CatenaWizard *self)
{
  self->stage = CATENA_WIZARD_FORM_STAGE;
  self->reviewed = catena_draft_find_unfinished (catena_wizard_form_get_draft (self->form)) == CATENA_FIELD_N_PAGES;
  catena_wizard_show_page (self, catena_wizard_find_wrong_page (self));
}

static void
take (CatenaWizard       *self,
      CatenaWorkspace    *workspace,
      CatenaServiceDraft *draft,
      const char         *id)
{
  self->stage = CATENA_WIZARD_FORM_STAGE;
  catena_wizard_leave_operation (self);
  catena_draft_keeper_take (self->keeper, workspace, draft, id);
  catena_wizard_add_pages (self);
  show_unfinished (self);
}

static void
on_draft_chosen (CatenaWizard     *self,
                 CatenaSavedDraft *saved)
{
  const char *id = catena_saved_draft_get_id (saved);
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaServiceDraft) draft = NULL;

  /* It is open already, with its passwords. */
  if (g_str_equal (id, catena_draft_keeper_get_id (self->keeper)))
    {
      show_unfinished (self);
      return;
    }

  draft = catena_saved_draft_load (saved, &error);
  if (draft != NULL)
    {
      take (self, catena_wizard_form_get_workspace (self->form), draft, id);
      add_toast (self, _("Passwords were not kept: type them again"), NULL, NULL);
    }
  else
    catena_wizard_show_error (self, _("This Draft Cannot Be Opened"), error);
}

/* Nothing is brought back into a form that is being sent, or was. */
static gboolean
can_undo (Undo *undo)
{
  return undo->wizard != NULL
         && (undo->wizard->stage == CATENA_WIZARD_START_STAGE || undo->wizard->stage == CATENA_WIZARD_FORM_STAGE);
}

static gboolean
is_open (Undo *undo)
{
  return undo->wizard != NULL && undo->wizard->keeper != NULL
         && g_str_equal (undo->id, catena_draft_keeper_get_id (undo->wizard->keeper));
}

static void
on_undo_removal (AdwToast *toast,
                 Undo     *undo)
{
  if (!is_open (undo))
    catena_workspace_save_draft (undo->workspace, undo->id, undo->draft);
  else if (can_undo (undo))
    catena_draft_keeper_resume (undo->wizard->keeper);
}

/* What cannot be read cannot be brought back either. */
static void
on_draft_removed (CatenaWizard     *self,
                  CatenaSavedDraft *saved)
{
  const char *id = catena_saved_draft_get_id (saved);
  g_autoptr (CatenaServiceDraft) draft = catena_saved_draft_load (saved, NULL);

  if (g_str_equal (id, catena_draft_keeper_get_id (self->keeper)))
    {
      g_set_object (&draft, catena_wizard_form_get_draft (self->form));
      catena_draft_keeper_forget (self->keeper);
    }
  catena_workspace_forget_draft (catena_wizard_form_get_workspace (self->form), id);
  add_toast (self, _("Draft deleted"), G_CALLBACK (on_undo_removal), draft != NULL ? undo_new (self, draft, id) : NULL);
}

/* What an error means, in a window of its own: line and reason are in the explanation. */
void
catena_wizard_show_error (CatenaWizard *self,
                          const char   *heading,
                          const GError *error)
{
  g_autoptr (CatenaErrorMeaning) meaning = catena_error_meaning_new (error);
  /* Translators: two sentences, one after the other. */
  g_autofree char *body = g_strdup_printf (C_("sentences", "%s %s"), meaning->explanation,
                                           meaning->next_step != NULL ? meaning->next_step : "");

  catena_show_message (GTK_WIDGET (self), heading, g_strstrip (body));
}

static void
on_undo_replacement (AdwToast *toast,
                     Undo     *undo)
{
  if (can_undo (undo))
    take (undo->wizard, undo->workspace, undo->draft, undo->id);
}

/* In place of what is in the form, which can be brought back with its passwords. */
void
catena_wizard_replace_draft (CatenaWizard       *self,
                             CatenaServiceDraft *draft,
                             const char         *text)
{
  const gboolean kept = catena_draft_keeper_save (self->keeper);
  Undo *undo = undo_new (self, catena_wizard_form_get_draft (self->form),
                         kept ? catena_draft_keeper_get_id (self->keeper) : NULL);

  take (self, undo->workspace, draft, NULL);
  add_toast (self, text, G_CALLBACK (on_undo_replacement), undo);
}

/* The start page is there for the drafts, or for somebody who asked for the checklist. */
void
catena_wizard_show_start (CatenaWizard *self)
{
  catena_draft_keeper_save (self->keeper);
  self->stage = CATENA_WIZARD_START_STAGE;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->start_page));
  catena_wizard_update (self);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->next_button);
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->start_page)))
    gtk_window_set_focus (GTK_WINDOW (self), self->next_button);
}

/* Whether this is a first creation is known when the services are. Until somebody has touched the form, it may give way. */
static void
look_for_start (CatenaWizard *self)
{
  const CatenaLoadState state = catena_workspace_get_load_state (catena_wizard_form_get_workspace (self->form));
  const gboolean untouched = self->stage == CATENA_WIZARD_FORM_STAGE && self->page == 0
                             && !catena_wizard_form_get_touched (self->form);

  if (state == CATENA_LOAD_NONE || state == CATENA_LOAD_LOADING)
    return;

  g_signal_handlers_disconnect_by_func (self->form, look_for_start, self);
  if (untouched && catena_start_page_is_worthwhile (self->start_page))
    catena_wizard_show_start (self);
}

/* What the window shows first. */
void
catena_wizard_begin (CatenaWizard *self)
{
  self->start_page = g_object_new (CATENA_TYPE_START_PAGE, "rows", self->rows, NULL);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->start_page), START_NAME);
  g_signal_connect_swapped (self->start_page, "draft-chosen", G_CALLBACK (on_draft_chosen), self);
  g_signal_connect_swapped (self->start_page, "draft-removed", G_CALLBACK (on_draft_removed), self);

  self->stage = CATENA_WIZARD_FORM_STAGE;
  catena_wizard_show_page (self, 0);
  g_signal_connect_object (self->form, "checked", G_CALLBACK (look_for_start), self, G_CONNECT_SWAPPED);
  look_for_start (self);
}

static void
on_close_confirmed (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  if (catena_confirm_finish (GTK_WIDGET (source), result))
    gtk_window_destroy (GTK_WINDOW (source));
}

/* Where what was typed is not kept. */
void
catena_wizard_ask_to_close (CatenaWizard *self)
{
  catena_confirm_async (GTK_WIDGET (self), _("Close Without Keeping the Draft?"),
                        _("It cannot be written to the disk. It stays among the drafts until Catena quits, and is lost then."),
                        _("_Close"), TRUE, on_close_confirmed, NULL);
}

/**
 * catena_wizard_open_draft:
 * @self: a wizard
 * @workspace: where the service is to be created
 * @draft: what is known of it
 *
 * Shows @draft, where something is missing in it. What was typed before is saved; a request that is just being sent goes
 * first.
 */
void
catena_wizard_open_draft (CatenaWizard       *self,
                          CatenaWorkspace    *workspace,
                          CatenaServiceDraft *draft)
{
  gboolean kept;

  g_return_if_fail (CATENA_IS_WIZARD (self));
  g_return_if_fail (CATENA_IS_WORKSPACE (workspace));
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (draft));

  if (self->stage == CATENA_WIZARD_SENDING_STAGE)
    return;

  kept = self->stage == CATENA_WIZARD_FORM_STAGE && catena_draft_keeper_save (self->keeper);
  take (self, workspace, draft, NULL);
  if (kept)
    add_toast (self, _("What you were typing is among the drafts"), NULL, NULL);
}
