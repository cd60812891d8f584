/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-assistant"

#include "config.h"

#include "catena-account-assistant.h"

#include "catena-account-credentials-page.h"
#include "catena-account-finish-page.h"
#include "catena-account-place-page.h"
#include "catena-account-projects-page.h"
#include "catena-confirm.h"
#include "catena-error-meaning.h"
#include "catena-error.h"
#include "catena-template.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

struct _CatenaAccountAssistant
{
  AdwWindow parent_instance;

  CatenaHub *hub;
  CatenaAccount *account;
  CatenaAccountForm *form;
  GCancellable *cancellable;
  gboolean saving;
  gboolean saved;
  /* "Next" was pressed on this page in vain: the line at the bottom now says why. */
  gboolean pressed;

  GtkButton *back_button;
  GtkButton *next_button;
  GtkProgressBar *progress_bar;
  GtkLabel *reason_label;
  GtkStack *stack;
  AdwWindowTitle *window_title;
};

G_DEFINE_FINAL_TYPE (CatenaAccountAssistant, catena_account_assistant, ADW_TYPE_WINDOW)

static const struct
{
  const char *name;
  const char *title;
} pages[] = {
  { "place", N_ ("Sign-In") },
  { "credentials", N_ ("Credentials") },
  { "projects", N_ ("Projects") },
  { "finish", N_ ("Label and Check") },
};

static guint
get_step (CatenaAccountAssistant *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  guint step = 0;

  while (step + 1 < G_N_ELEMENTS (pages) && g_strcmp0 (pages[step].name, name) != 0)
    step++;

  return step;
}

static CatenaAccountPage *
get_page (CatenaAccountAssistant *self,
          guint                   step)
{
  return CATENA_ACCOUNT_PAGE (gtk_stack_get_child_by_name (self->stack, pages[step].name));
}

static gboolean
is_last (guint step)
{
  return step + 1 == G_N_ELEMENTS (pages);
}

static void
update (CatenaAccountAssistant *self)
{
  guint step = get_step (self);
  g_autofree char *reason = catena_account_page_dup_reason (get_page (self, step));
  g_autofree char *subtitle = NULL;
  gboolean editing = catena_account_form_is_editing (self->form);

  /* Translators: “Step 2 of 4: Credentials” */
  subtitle = g_strdup_printf (_ ("Step %u of %u: %s"), step + 1, (guint) G_N_ELEMENTS (pages), _ (pages[step].title));
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_progress_bar_set_fraction (self->progress_bar, (step + 1.0) / G_N_ELEMENTS (pages));
  gtk_button_set_label (self->back_button, step == 0 ? _ ("_Cancel") : _ ("_Back"));
  gtk_button_set_label (self->next_button, !is_last (step) ? _ ("_Next") : editing ? _ ("_Save") : _ ("_Add"));
  catena_template_name_buttons (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.next", !self->saving && !self->saved);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.back", !self->saving && !self->saved);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.remove", !self->saving && !self->saved);
  gtk_label_set_label (self->reason_label, self->pressed && reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), self->pressed && reason != NULL);
  if (reason == NULL)
    self->pressed = FALSE;
}

static void
go (CatenaAccountAssistant *self,
    guint                   step)
{
  self->pressed = FALSE;
  gtk_stack_set_visible_child_name (self->stack, pages[step].name);
  catena_account_page_enter (get_page (self, step));
  catena_account_page_focus (get_page (self, step));
  update (self);
}

/* Why it could not be saved or removed, and what to do about it. */
static void
show_error (CatenaAccountAssistant *self,
            const GError           *error)
{
  g_autoptr (CatenaErrorMeaning) meaning = catena_error_meaning_new (error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, CATENA_ERROR, CATENA_ERROR_CONFLICT))
    {
      catena_show_message (GTK_WIDGET (self), _ ("A Creation Is Still Running"),
                           _ ("It runs in this account. Wait until it has ended: Activity shows how far it is."));
      return;
    }

  text = g_strdup_printf ("%s %s", meaning->explanation, meaning->next_step != NULL ? meaning->next_step : "");
  catena_show_message (GTK_WIDGET (self), meaning->title, text);
}

static void
on_delete_confirmed (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  CatenaAccountAssistant *self = CATENA_ACCOUNT_ASSISTANT (source);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GFile *file = catena_account_form_get_csv_file (self->form);
  g_autoptr (GError) error = NULL;

  if (catena_confirm_finish (GTK_WIDGET (self), result) && !g_file_delete (file, NULL, &error) && parent != NULL)
    catena_show_message (GTK_WIDGET (parent), _ ("The File Could Not Be Deleted"), error->message);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The secret is in the keyring now; a copy in the downloads folder only waits to be found. Not before, and not where the
 * keyring failed: it cannot be downloaded again. */
static gboolean
offer_to_delete_file (CatenaAccountAssistant *self)
{
  GFile *file = catena_account_form_get_csv_file (self->form);
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *heading = NULL;

  if (file == NULL || catena_hub_get_keyring_problem (self->hub) != NULL)
    return FALSE;

  name = g_file_get_basename (file);
  shown = catena_sanitize_text (name, 60);
  /* Translators: %s is the name of a file */
  heading = g_strdup_printf (_ ("Delete “%s”?"), shown);
  catena_confirm_async (GTK_WIDGET (self), heading,
                        _ ("The account is saved, with its keys in the keyring. The file still holds the secret for everybody who "
                           "can open it, and Catena no longer needs it. It cannot be downloaded again."),
                        _ ("_Delete File"), TRUE, on_delete_confirmed, NULL);

  return TRUE;
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CatenaAccountAssistant) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (catena_hub_save_account_finish (CATENA_HUB (source), result, &error))
    {
      self->saved = TRUE;
      update (self);
      catena_account_form_clear_secrets (self->form);
      if (!offer_to_delete_file (self))
        gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  show_error (self, error);
  update (self);
}

static void
save (CatenaAccountAssistant *self)
{
  g_autoptr (CatenaAccount) account = catena_account_form_build_account (self->form);
  g_autoptr (CatenaCredentials) credentials = catena_account_form_build_credentials (self->form);
  GBytes *ca = catena_account_form_get_ca (self->form);
  g_autoptr (GError) error = NULL;

  if (ca != NULL)
    {
      g_autofree char *path = catena_hub_import_ca (self->hub, catena_account_get_id (account), ca, &error);

      if (path == NULL)
        {
          show_error (self, error);
          return;
        }
      catena_account_set_ca_file (account, path);
    }

  self->saving = TRUE;
  catena_hub_save_account_async (self->hub, account, credentials, self->cancellable, on_saved, g_object_ref (self));
  update (self);
}

static void
next (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  CatenaAccountAssistant *self = CATENA_ACCOUNT_ASSISTANT (widget);
  guint step = get_step (self);
  g_autofree char *reason = catena_account_page_dup_reason (get_page (self, step));

  if (reason != NULL)
    {
      self->pressed = TRUE;
      catena_account_page_show_errors (get_page (self, step));
      update (self);
    }
  else if (is_last (step))
    {
      save (self);
    }
  else
    {
      go (self, step + 1);
    }
}

static void
back (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  CatenaAccountAssistant *self = CATENA_ACCOUNT_ASSISTANT (widget);
  guint step = get_step (self);

  if (step > 0)
    go (self, step - 1);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* From an error to where it can be mended. */
static void
show_page (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CatenaAccountAssistant *self = CATENA_ACCOUNT_ASSISTANT (widget);
  const char *name = g_variant_get_string (parameter, NULL);

  for (guint step = 0; step < get_step (self); step++)
    {
      if (g_str_equal (pages[step].name, name))
        {
          go (self, step);
          return;
        }
    }
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CatenaAccountAssistant) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (catena_hub_remove_account_finish (CATENA_HUB (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_error (self, error);
      update (self);
    }
}

static void
on_remove_confirmed (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  CatenaAccountAssistant *self = CATENA_ACCOUNT_ASSISTANT (source);

  if (!catena_confirm_finish (GTK_WIDGET (self), result))
    return;

  self->saving = TRUE;
  catena_hub_remove_account_async (self->hub, self->account, self->cancellable, on_removed, g_object_ref (self));
  update (self);
}

static void
remove_account (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CatenaAccountAssistant *self = CATENA_ACCOUNT_ASSISTANT (widget);
  g_autofree char *label = catena_sanitize_text (catena_account_get_label (self->account), 60);
  /* Translators: %s is the label of an account */
  g_autofree char *heading = g_strdup_printf (_ ("Remove “%s”?"), label);

  catena_confirm_async (widget, heading,
                        _ ("Its secrets leave the keyring, and what was last known of its services is forgotten. In the cloud "
                           "nothing changes."),
                        _ ("_Remove"), TRUE, on_remove_confirmed, NULL);
}

static void
on_close_confirmed (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  CatenaAccountAssistant *self = CATENA_ACCOUNT_ASSISTANT (source);

  if (catena_confirm_finish (GTK_WIDGET (self), result))
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
catena_account_assistant_close_request (GtkWindow *window)
{
  CatenaAccountAssistant *self = CATENA_ACCOUNT_ASSISTANT (window);

  if (self->saving)
    return GDK_EVENT_STOP;
  if (self->saved || !catena_account_form_is_touched (self->form))
    return GTK_WINDOW_CLASS (catena_account_assistant_parent_class)->close_request (window);

  catena_confirm_async (GTK_WIDGET (self), _ ("Discard What You Typed?"), _ ("The account has not been saved."),
                        _ ("_Discard"), TRUE, on_close_confirmed, NULL);

  return GDK_EVENT_STOP;
}

static void
catena_account_assistant_dispose (GObject *object)
{
  CatenaAccountAssistant *self = CATENA_ACCOUNT_ASSISTANT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->form != NULL)
    catena_account_form_clear_secrets (self->form);
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_ACCOUNT_ASSISTANT);
  g_clear_object (&self->form);
  g_clear_object (&self->account);
  g_clear_object (&self->hub);

  G_OBJECT_CLASS (catena_account_assistant_parent_class)->dispose (object);
}

static void
catena_account_assistant_class_init (CatenaAccountAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_account_assistant_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = catena_account_assistant_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/accounts/catena-account-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountAssistant, back_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountAssistant, next_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountAssistant, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountAssistant, reason_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountAssistant, stack);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountAssistant, window_title);

  gtk_widget_class_install_action (widget_class, "assistant.next", NULL, next);
  gtk_widget_class_install_action (widget_class, "assistant.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "assistant.remove", NULL, remove_account);
  gtk_widget_class_install_action (widget_class, "assistant.show-page", "s", show_page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "assistant.back", NULL);

  g_type_ensure (CATENA_TYPE_ACCOUNT_CREDENTIALS_PAGE);
  g_type_ensure (CATENA_TYPE_ACCOUNT_FINISH_PAGE);
  g_type_ensure (CATENA_TYPE_ACCOUNT_PLACE_PAGE);
  g_type_ensure (CATENA_TYPE_ACCOUNT_PROJECTS_PAGE);
}

static void
catena_account_assistant_init (CatenaAccountAssistant *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * catena_account_assistant_new:
 * @hub: the hub
 * @account: (nullable): an account to edit; null adds one
 *
 * Returns: (transfer none): a window that is not shown yet; GTK owns it
 */
GtkWindow *
catena_account_assistant_new (CatenaHub     *hub,
                              CatenaAccount *account)
{
  CatenaAccountAssistant *self;
  const char *title = account != NULL ? _ ("Edit Account") : _ ("Add Account");

  g_return_val_if_fail (CATENA_IS_HUB (hub), NULL);
  g_return_val_if_fail (account == NULL || CATENA_IS_ACCOUNT (account), NULL);

  self = g_object_new (CATENA_TYPE_ACCOUNT_ASSISTANT, NULL);
  self->hub = g_object_ref (hub);
  g_set_object (&self->account, account);
  self->form = catena_account_form_new (account);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->window_title, title);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      catena_account_page_set_form (get_page (self, i), hub, self->form);
      g_signal_connect_object (get_page (self, i), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);

  return GTK_WINDOW (self);
}
