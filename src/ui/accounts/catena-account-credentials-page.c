/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-credentials-page"

#include "config.h"

#include "catena-account-credentials-page.h"

#include "catena-error-meaning.h"
#include "catena-file-chooser.h"

#include <glib/gi18n-lib.h>

/* credentials.csv has two lines. */
#define MAX_CSV_SIZE (64 * 1024)

struct _CatenaAccountCredentialsPage
{
  CatenaAccountPage parent_instance;

  GCancellable *cancellable;

  CatenaFieldRow *access_key_row;
  CatenaFieldRow *account_name_row;
  GtkWidget *csv_button;
  GtkWidget *keep_label;
  GtkWidget *keys_group;
  CatenaFieldRow *mfa_row;
  GtkSwitch *mfa_switch;
  CatenaFieldRow *mfa_user_id_row;
  CatenaFieldRow *passcode_row;
  CatenaFieldRow *password_row;
  GtkWidget *scroller;
  CatenaFieldRow *secret_key_row;
  CatenaFieldRow *session_token_row;
  GtkWidget *user_group;
  CatenaFieldRow *user_name_row;
};

G_DEFINE_FINAL_TYPE (CatenaAccountCredentialsPage, catena_account_credentials_page, CATENA_TYPE_ACCOUNT_PAGE)

static CatenaAccountForm *
get_form (CatenaAccountCredentialsPage *self)
{
  return catena_account_page_get_form (CATENA_ACCOUNT_PAGE (self));
}

static void
update (CatenaAccountCredentialsPage *self)
{
  gboolean mfa = gtk_switch_get_active (self->mfa_switch);
  int kind;

  g_object_get (get_form (self), "kind", &kind, NULL);
  gtk_widget_set_visible (self->keys_group, kind == CATENA_CREDENTIALS_KEYS);
  gtk_widget_set_visible (self->user_group, kind == CATENA_CREDENTIALS_PASSWORD);
  gtk_widget_set_visible (GTK_WIDGET (self->mfa_user_id_row), mfa);
  gtk_widget_set_visible (GTK_WIDGET (self->passcode_row), mfa);
  gtk_widget_set_visible (self->keep_label, catena_account_form_is_editing (get_form (self)));
}

/* Dots instead of an empty field: the person sees that it was taken. */
static void
show_secret_key (CatenaAccountCredentialsPage *self)
{
  g_autoptr (CatenaCredentials) credentials = catena_account_form_build_credentials (get_form (self));

  gtk_editable_set_text (GTK_EDITABLE (catena_field_row_get_control (self->secret_key_row)),
                         catena_secret_get_text (catena_credentials_get_secret_key (credentials)));
}

static void
take_csv (CatenaAccountCredentialsPage *self,
          GBytes                       *csv,
          GFile                        *file)
{
  g_autoptr (GError) error = NULL;

  if (g_bytes_get_size (csv) > MAX_CSV_SIZE)
    {
      catena_field_row_set_error (self->access_key_row, _ ("This file is too large to be a credentials.csv."));
    }
  else if (!catena_account_form_take_csv (get_form (self), csv, &error))
    {
      g_autoptr (CatenaErrorMeaning) meaning = catena_error_meaning_new (error);

      catena_field_row_set_error (self->access_key_row, meaning->explanation);
    }
  else
    {
      show_secret_key (self);
      catena_account_form_set_csv_file (get_form (self), file);
    }
}

static void
on_csv_loaded (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  CatenaAccountCredentialsPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  if (csv != NULL)
    take_csv (self, csv, G_FILE (source));
  else
    catena_field_row_set_error (self->access_key_row, _ ("The file cannot be read."));
}

static void
load_csv (CatenaAccountCredentialsPage *self,
          GFile                        *file)
{
  g_file_load_bytes_async (file, self->cancellable, on_csv_loaded, self);
}

static void
on_csv_chosen (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GFile) file = catena_file_chooser_finish (GTK_WIDGET (source), result, NULL);

  if (file != NULL)
    load_csv (CATENA_ACCOUNT_CREDENTIALS_PAGE (source), file);
}

static void
on_csv_clicked (CatenaAccountCredentialsPage *self)
{
  catena_file_open_async (GTK_WIDGET (self), _ ("Open credentials.csv"), NULL, self->cancellable, on_csv_chosen, NULL);
}

static gboolean
on_drop (GtkDropTarget                *target,
         const GValue                 *value,
         double                        x,
         double                        y,
         CatenaAccountCredentialsPage *self)
{
  load_csv (self, g_value_get_object (value));

  return TRUE;
}

static void
catena_account_credentials_page_set_form (CatenaAccountPage *page,
                                          CatenaHub         *hub,
                                          CatenaAccountForm *form)
{
  CatenaAccountCredentialsPage *self = CATENA_ACCOUNT_CREDENTIALS_PAGE (page);

  CATENA_ACCOUNT_PAGE_CLASS (catena_account_credentials_page_parent_class)->set_form (page, hub, form);

  catena_account_page_bind_text (page, self->access_key_row, CATENA_ACCOUNT_ACCESS_KEY, "access-key");
  catena_account_page_bind_secret (page, self->secret_key_row, CATENA_ACCOUNT_SECRET_KEY);
  catena_account_page_bind_secret (page, self->session_token_row, CATENA_ACCOUNT_SESSION_TOKEN);
  catena_account_page_bind_text (page, self->account_name_row, CATENA_ACCOUNT_NAME, "account-name");
  catena_account_page_bind_text (page, self->user_name_row, CATENA_ACCOUNT_USER, "user-name");
  catena_account_page_bind_secret (page, self->password_row, CATENA_ACCOUNT_PASSWORD);
  catena_account_page_bind_text (page, self->mfa_user_id_row, CATENA_ACCOUNT_MFA_USER_ID, "mfa-user-id");
  catena_account_page_bind_secret (page, self->passcode_row, CATENA_ACCOUNT_PASSCODE);
  g_object_bind_property (form, "mfa", self->mfa_switch, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (form, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
catena_account_credentials_page_dispose (GObject *object)
{
  CatenaAccountCredentialsPage *self = CATENA_ACCOUNT_CREDENTIALS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_ACCOUNT_CREDENTIALS_PAGE);

  G_OBJECT_CLASS (catena_account_credentials_page_parent_class)->dispose (object);
}

static void
catena_account_credentials_page_class_init (CatenaAccountCredentialsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_account_credentials_page_dispose;
  CATENA_ACCOUNT_PAGE_CLASS (klass)->set_form = catena_account_credentials_page_set_form;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/accounts/catena-account-credentials-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, access_key_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, account_name_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, csv_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, keep_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, keys_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, mfa_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, mfa_switch);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, mfa_user_id_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, passcode_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, secret_key_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, session_token_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, user_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountCredentialsPage, user_name_row);
  gtk_widget_class_bind_template_callback (widget_class, on_csv_clicked);

  g_type_ensure (CATENA_TYPE_FIELD_ROW);
}

static void
catena_account_credentials_page_init (CatenaAccountCredentialsPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (self->keys_group, GTK_EVENT_CONTROLLER (target));
}
