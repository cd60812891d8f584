/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-sign-in-window"

#include "config.h"

#include "catena-sign-in-window.h"

#include "catena-error-view.h"
#include "catena-field-row.h"
#include "catena-template.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

struct _CatenaSignInWindow
{
  AdwWindow parent_instance;

  CatenaHub *hub;
  CatenaAccount *account;
  GCancellable *cancellable;
  gboolean busy;

  CatenaFieldRow *access_key_row;
  CatenaFieldRow *account_name_row;
  CatenaErrorView *error_view;
  CatenaFieldRow *mfa_user_id_row;
  CatenaFieldRow *passcode_row;
  CatenaFieldRow *password_row;
  CatenaFieldRow *secret_key_row;
  CatenaFieldRow *session_token_row;
  GtkButton *sign_in_button;
  GtkSpinner *spinner;
  CatenaFieldRow *user_name_row;
  AdwWindowTitle *window_title;
};

G_DEFINE_FINAL_TYPE (CatenaSignInWindow, catena_sign_in_window, ADW_TYPE_WINDOW)

static const char *
get_text (CatenaFieldRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (catena_field_row_get_control (row)));
}

static char *
dup_stripped (CatenaFieldRow *row)
{
  return g_strstrip (g_strdup (get_text (row)));
}

/* Wiped on our side at least: GTK keeps secret entries in memory that is not swapped. */
static void
clear_secrets (CatenaSignInWindow *self)
{
  CatenaFieldRow *rows[] = { self->password_row, self->passcode_row, self->secret_key_row, self->session_token_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_editable_set_text (GTK_EDITABLE (catena_field_row_get_control (rows[i])), "");
}

static void
set_busy (CatenaSignInWindow *self,
          gboolean            busy)
{
  self->busy = busy;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.go", !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/* What was typed; an account without a word of it signs in with what is stored, for which a passcode may be all it takes. */
static CatenaCredentials *
build_credentials (CatenaSignInWindow *self)
{
  g_autoptr (CatenaSecret) secret = NULL;
  g_autoptr (CatenaSecret) session_token = NULL;
  g_autofree char *access_key = dup_stripped (self->access_key_row);
  g_autofree char *account_name = dup_stripped (self->account_name_row);
  g_autofree char *user_name = dup_stripped (self->user_name_row);
  g_autofree char *mfa_user_id = dup_stripped (self->mfa_user_id_row);

  if (catena_account_get_credentials_kind (self->account) == CATENA_CREDENTIALS_KEYS)
    {
      secret = catena_secret_new_take (dup_stripped (self->secret_key_row));
      session_token = catena_secret_new_take (dup_stripped (self->session_token_row));
      return *access_key != '\0' ? catena_credentials_new_keys (access_key, secret,
                                                               catena_secret_get_length (session_token) > 0 ? session_token
                                                                                                            : NULL)
                                 : NULL;
    }

  secret = catena_secret_new (get_text (self->password_row));

  return *user_name != '\0' ? catena_credentials_new_password (account_name, user_name, secret,
                                                               *mfa_user_id != '\0' ? mfa_user_id : NULL)
                            : NULL;
}

static void
on_signed_in (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CatenaSignInWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (catena_hub_sign_in_finish (CATENA_HUB (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  catena_error_view_set_error (self->error_view, error);
  gtk_widget_set_visible (GTK_WIDGET (self->error_view), TRUE);
}

static gboolean
require (CatenaFieldRow *row,
         gboolean        wanted,
         const char     *message)
{
  gboolean missing = wanted && *get_text (row) == '\0';

  catena_field_row_set_error (row, missing ? message : NULL);

  return !missing;
}

/* Either everything or nothing of what is stored is replaced. */
static gboolean
check (CatenaSignInWindow *self)
{
  gboolean keys = catena_account_get_credentials_kind (self->account) == CATENA_CREDENTIALS_KEYS;
  /* The account's name does not count: it was filled in before. */
  gboolean replaced = *get_text (self->password_row) != '\0' || *get_text (self->user_name_row) != '\0';
  gboolean fine = TRUE;

  if (keys)
    {
      fine &= require (self->access_key_row, TRUE, _ ("Enter the access key ID."));
      fine &= require (self->secret_key_row, TRUE, _ ("Enter the secret access key."));
    }
  else
    {
      replaced |= *get_text (self->passcode_row) == '\0';
      fine &= require (self->account_name_row, replaced, _ ("Enter the name of the account that the user belongs to."));
      fine &= require (self->user_name_row, replaced, _ ("Enter the name of the IAM user."));
      fine &= require (self->password_row, replaced, _ ("Enter the password."));
    }

  return fine;
}

static void
sign_in (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CatenaSignInWindow *self = CATENA_SIGN_IN_WINDOW (widget);
  g_autoptr (CatenaCredentials) credentials = NULL;
  g_autofree char *passcode = NULL;

  if (!check (self))
    return;

  credentials = build_credentials (self);
  passcode = dup_stripped (self->passcode_row);
  gtk_widget_set_visible (GTK_WIDGET (self->error_view), FALSE);
  set_busy (self, TRUE);
  catena_hub_sign_in_async (self->hub, self->account, credentials, *passcode != '\0' ? passcode : NULL, self->cancellable,
                            on_signed_in, g_object_ref (self));
  catena_wipe_string (passcode);
}

static void
catena_sign_in_window_dispose (GObject *object)
{
  CatenaSignInWindow *self = CATENA_SIGN_IN_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->password_row != NULL)
    clear_secrets (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_SIGN_IN_WINDOW);
  g_clear_object (&self->account);
  g_clear_object (&self->hub);

  G_OBJECT_CLASS (catena_sign_in_window_parent_class)->dispose (object);
}

static void
catena_sign_in_window_class_init (CatenaSignInWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_sign_in_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/accounts/catena-sign-in-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaSignInWindow, access_key_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaSignInWindow, account_name_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaSignInWindow, error_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaSignInWindow, mfa_user_id_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaSignInWindow, passcode_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaSignInWindow, password_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaSignInWindow, secret_key_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaSignInWindow, session_token_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaSignInWindow, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaSignInWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, CatenaSignInWindow, user_name_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaSignInWindow, window_title);

  gtk_widget_class_install_action (widget_class, "sign-in.go", NULL, sign_in);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);

  g_type_ensure (CATENA_TYPE_ERROR_VIEW);
  g_type_ensure (CATENA_TYPE_FIELD_ROW);
}

static void
catena_sign_in_window_init (CatenaSignInWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  catena_template_name_buttons (GTK_WIDGET (self));
}

/**
 * catena_sign_in_window_new:
 * @hub: the hub
 * @account: the account that has to sign in
 * @reason: (nullable): why what is stored no longer does
 *
 * Returns: (transfer none): a window that is not shown yet; GTK owns it
 */
GtkWindow *
catena_sign_in_window_new (CatenaHub     *hub,
                           CatenaAccount *account,
                           const GError  *reason)
{
  CatenaSignInWindow *self;
  gboolean keys;
  g_autofree char *label = NULL;

  g_return_val_if_fail (CATENA_IS_HUB (hub), NULL);
  g_return_val_if_fail (CATENA_IS_ACCOUNT (account), NULL);

  self = g_object_new (CATENA_TYPE_SIGN_IN_WINDOW, NULL);
  self->hub = g_object_ref (hub);
  self->account = g_object_ref (account);
  label = catena_sanitize_text (catena_account_get_label (account), 60);
  adw_window_title_set_subtitle (self->window_title, label);

  keys = catena_account_get_credentials_kind (account) == CATENA_CREDENTIALS_KEYS;
  gtk_widget_set_visible (GTK_WIDGET (self->access_key_row), keys);
  gtk_widget_set_visible (GTK_WIDGET (self->secret_key_row), keys);
  gtk_widget_set_visible (GTK_WIDGET (self->session_token_row), keys);
  gtk_widget_set_visible (GTK_WIDGET (self->account_name_row), !keys);
  gtk_widget_set_visible (GTK_WIDGET (self->user_name_row), !keys);
  gtk_widget_set_visible (GTK_WIDGET (self->password_row), !keys);
  gtk_widget_set_visible (GTK_WIDGET (self->mfa_user_id_row), !keys);
  gtk_widget_set_visible (GTK_WIDGET (self->passcode_row), !keys);
  if (!keys && catena_account_get_domain_name (account) != NULL)
    gtk_editable_set_text (GTK_EDITABLE (catena_field_row_get_control (self->account_name_row)),
                           catena_account_get_domain_name (account));

  catena_error_view_set_error (self->error_view, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->error_view), reason != NULL);

  return GTK_WINDOW (self);
}
