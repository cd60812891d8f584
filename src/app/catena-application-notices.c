/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-application"

#include "config.h"

#include "catena-application-private.h"

#include "catena-account-mark.h"
#include "catena-settings.h"
#include "catena-sign-in-window.h"
#include "catena-util.h"

#include <glib/gi18n.h>

/* How much of a foreign name a notification has room for, in characters. */
#define MAX_NAME 60

static char *
dup_notice_id (const char *operation_id)
{
  return g_strconcat ("operation-", operation_id, NULL);
}

static char *
dup_notice_title (CatenaOperation *operation)
{
  g_autofree char *name = catena_sanitize_text (catena_operation_get_service_name (operation), MAX_NAME);

  if (catena_operation_get_phase (operation) == CATENA_OPERATION_SUCCEEDED)
    /* Translators: %s is the name of a service that has been created */
    return g_strdup_printf (_("“%s” is ready"), name);

  /* Translators: %s is the name of a service that could not be created */
  return g_strdup_printf (_("“%s” could not be created"), name);
}

/* Where it happened, as the same name may be used in several places. */
static char *
dup_notice_body (CatenaOperation *operation)
{
  CatenaWorkspace *workspace = catena_operation_get_workspace (operation);

  if (workspace == NULL)
    return g_strdup (catena_operation_get_phase_label (operation));

  return catena_account_dup_place (catena_workspace_get_account (workspace), catena_workspace_get_project (workspace));
}

static gboolean
is_in_front (CatenaApplication *self)
{
  for (GList *list = gtk_application_get_windows (GTK_APPLICATION (self)); list != NULL; list = list->next)
    if (gtk_window_is_active (list->data))
      return TRUE;

  return FALSE;
}

static void
on_operation_ended (CatenaHub       *hub,
                    CatenaOperation *operation,
                    gpointer         user_data)
{
  CatenaApplication *self = user_data;
  g_autofree char *id = dup_notice_id (catena_operation_get_id (operation));
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GNotification) notification = NULL;

  if (!g_settings_get_boolean (catena_settings_get_default (), "notify-when-done") || is_in_front (self))
    return;

  title = dup_notice_title (operation);
  body = dup_notice_body (operation);
  notification = g_notification_new (title);
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-operation", "s",
                                                catena_operation_get_id (operation));
  g_application_send_notification (G_APPLICATION (self), id, notification);
}

/* In the demo the keys come after what was kept has been opened: what is asked in between is no question for a person. */
static void
on_sign_in_required (CatenaHub     *hub,
                     CatenaAccount *account,
                     const GError  *reason,
                     gpointer       user_data)
{
  CatenaApplication *self = user_data;

  if (self->demo != NULL && !self->loaded)
    return;

  g_hash_table_replace (self->signed_out, g_strdup (catena_account_get_id (account)), g_error_copy (reason));
  if (catena_application_get_window (self) != NULL)
    catena_application_present_sign_in (self, account);
}

/**
 * catena_application_watch_hub:
 * @self: the application
 *
 * Tells a person what happens in the hub: where to sign in again, and what has ended. That the keyring or the database
 * cannot be used is said by the window.
 */
void
catena_application_watch_hub (CatenaApplication *self)
{
  g_signal_connect_object (self->hub, "operation-ended", G_CALLBACK (on_operation_ended), self, 0);
  g_signal_connect_object (self->hub, "sign-in-required", G_CALLBACK (on_sign_in_required), self, 0);
}

/**
 * catena_application_present_sign_in:
 * @self: the application
 * @account: the account
 *
 * Asks for what signing in needs, in one window for each account; with the reason, if the hub gave one.
 */
void
catena_application_present_sign_in (CatenaApplication *self,
                                    CatenaAccount     *account)
{
  const char *id = catena_account_get_id (account);
  g_autofree char *name = g_strdup_printf ("sign-in %s", id);
  GtkWindow *window = catena_application_get_companion (self, name);

  if (window == NULL)
    catena_application_present (self, name,
                                catena_sign_in_window_new (self->hub, account,
                                                           g_hash_table_lookup (self->signed_out, id)));
  else
    gtk_window_present (window);
}

/**
 * catena_application_withdraw_notice:
 * @self: the application
 * @operation_id: id of an operation
 *
 * Takes its notification away: the person looks at it.
 */
void
catena_application_withdraw_notice (CatenaApplication *self,
                                    const char        *operation_id)
{
  g_autofree char *id = dup_notice_id (operation_id);

  g_application_withdraw_notification (G_APPLICATION (self), id);
}
