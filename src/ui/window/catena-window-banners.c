/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-window"

#include "config.h"

#include "catena-window-private.h"

#include "catena-error-meaning.h"
#include "catena-error-window.h"
#include "catena-time-format.h"
#include "catena-time.h"

#include <glib/gi18n-lib.h>

/* How often an age that is on the screen is said anew, in seconds. */
#define AGE_INTERVAL 30

/* Offline nobody can sign in. */
static gboolean
has_to_sign_in (CatenaWindow *self,
                const GError *error)
{
  return catena_hub_get_online (self->hub) && g_error_matches (error, CATENA_ERROR, CATENA_ERROR_SIGN_IN);
}

/* (nullable): why what is on the screen is not what is, and how old it is. */
static char *
dup_stale_title (CatenaWindow *self,
                 const GError *error)
{
  gint64 updated = catena_workspace_get_updated (self->workspace);
  g_autofree char *age = updated != 0 ? catena_format_relative_time (updated, catena_time_now ()) : NULL;
  g_autoptr (CatenaErrorMeaning) meaning = NULL;

  /* Without anything to show, the page says it. That somebody has to sign in has a banner of its own; the list says its age. */
  if (age == NULL || has_to_sign_in (self, error))
    return NULL;

  if (catena_hub_get_online (self->hub) && error == NULL)
    return NULL;
  if (catena_workspace_get_refreshing (self->workspace))
    /* Translators: %s is a time, as in “Trying again… As of 5 minutes ago” */
    return g_strdup_printf (_("Trying again… As of %s"), age);
  if (!catena_hub_get_online (self->hub))
    /* Translators: %s is a time, as in “5 minutes ago” */
    return g_strdup_printf (_("Offline. As of %s"), age);

  meaning = catena_error_meaning_new (error);

  /* Translators: what went wrong, and a time, as in “The server does not answer. As of 5 minutes ago” */
  return g_strdup_printf (_("%s. As of %s"), meaning->title, age);
}

static gboolean
on_age (gpointer user_data)
{
  catena_window_update_connection (user_data);

  return G_SOURCE_CONTINUE;
}

static void
update_stale (CatenaWindow *self,
              const GError *error)
{
  g_autofree char *title = self->workspace != NULL ? dup_stale_title (self, error) : NULL;

  if (title != NULL)
    {
      catena_banner_set_title (self->connection_banner, title);
      catena_banner_set_button_label (self->connection_banner,
                                      catena_workspace_get_refreshing (self->workspace) ? NULL : _("Try Again"));
      catena_banner_set_detailed (self->connection_banner, error != NULL);
    }
  catena_banner_set_revealed (self->connection_banner, title != NULL);

  if (title == NULL)
    g_clear_handle_id (&self->age_id, g_source_remove);
  else if (self->age_id == 0)
    self->age_id = g_timeout_add_seconds (AGE_INTERVAL, on_age, self);
}

/**
 * catena_window_update_connection:
 * @self: a window
 *
 * Says when what is on the screen is only what was last known: offline, out of reach, signed out. There is one banner for
 * the whole window; how old each page is stands there.
 */
void
catena_window_update_connection (CatenaWindow *self)
{
  const GError *error = self->workspace != NULL ? catena_workspace_get_error (self->workspace) : NULL;

  catena_banner_set_revealed (self->sign_in_banner, has_to_sign_in (self, error));
  update_stale (self, error);
}

static void
update_keyring (CatenaWindow *self)
{
  catena_banner_set_revealed (self->keyring_banner,
                              catena_hub_get_keyring_problem (self->hub) != NULL && !self->keyring_dismissed);
}

/* What was set aside is over when it is known; anything else lasts. */
static void
update_storage (CatenaWindow *self)
{
  const GError *problem = catena_hub_get_storage_problem (self->hub);
  const CatenaErrorDetails *details = catena_error_get_details (problem);
  g_autoptr (CatenaErrorMeaning) meaning = problem != NULL ? catena_error_meaning_new (problem) : NULL;

  if (meaning != NULL)
    catena_banner_set_title (self->storage_banner, meaning->title);
  g_object_set (self->storage_banner,
                "dismissable", details != NULL && g_strcmp0 (details->service_code, CATENA_PROBLEM_FILE_SET_ASIDE) == 0,
                NULL);
  catena_banner_set_revealed (self->storage_banner, meaning != NULL);
}

/**
 * catena_window_watch_problems:
 * @self: a window with a hub
 *
 * Says when the network, the keyring or the disk cannot be used.
 */
void
catena_window_watch_problems (CatenaWindow *self)
{
  g_signal_connect_object (self->hub, "notify::online", G_CALLBACK (catena_window_update_connection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hub, "notify::keyring-problem", G_CALLBACK (update_keyring), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hub, "notify::storage-problem", G_CALLBACK (update_storage), self, G_CONNECT_SWAPPED);
  update_keyring (self);
  update_storage (self);
}

static void
show_error (CatenaWindow *self,
            const GError *error)
{
  if (error != NULL)
    catena_error_window_present (GTK_WIDGET (self), error);
}

static void
on_connection_details (CatenaWindow *self)
{
  show_error (self, self->workspace != NULL ? catena_workspace_get_error (self->workspace) : NULL);
}

static void
on_connection_retry (CatenaWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.refresh", NULL);
}

static void
on_sign_in_clicked (CatenaWindow *self)
{
  if (self->workspace != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.sign-in", "s",
                                catena_account_get_id (catena_workspace_get_account (self->workspace)));
}

static void
on_keyring_details (CatenaWindow *self)
{
  show_error (self, catena_hub_get_keyring_problem (self->hub));
}

static void
on_keyring_dismissed (CatenaWindow *self)
{
  self->keyring_dismissed = TRUE;
}

static void
on_storage_details (CatenaWindow *self)
{
  show_error (self, catena_hub_get_storage_problem (self->hub));
}

/**
 * catena_window_bind_banners:
 * @widget_class: the class of #CatenaWindow
 *
 * Binds what the template's banners do.
 */
void
catena_window_bind_banners (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_connection_details);
  gtk_widget_class_bind_template_callback (widget_class, on_connection_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_keyring_details);
  gtk_widget_class_bind_template_callback (widget_class, on_keyring_dismissed);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_storage_details);
}

/**
 * catena_window_set_ribbon:
 * @self: a window
 * @text: (nullable): what the line at the bottom says
 */
void
catena_window_set_ribbon (CatenaWindow *self,
                          const char   *text)
{
  g_return_if_fail (CATENA_IS_WINDOW (self));

  gtk_label_set_label (self->ribbon, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->ribbon), text != NULL);
}
