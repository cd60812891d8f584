/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-window"

#include "config.h"

#include "catena-window-private.h"

#include "catena-error-window.h"
#include "catena-error.h"

/**
 * catena_window_update_sign_in:
 * @self: a window
 *
 * Says when somebody has to sign in before the workspace is read again.
 */
void
catena_window_update_sign_in (CatenaWindow *self)
{
  const GError *error = self->workspace != NULL ? catena_workspace_get_error (self->workspace) : NULL;

  catena_banner_set_revealed (self->sign_in_banner, g_error_matches (error, CATENA_ERROR, CATENA_ERROR_SIGN_IN));
}

/**
 * catena_window_update_problems:
 * @self: a window
 *
 * Says when the keyring or the disk cannot be used.
 */
void
catena_window_update_problems (CatenaWindow *self)
{
  catena_banner_set_revealed (self->keyring_banner,
                              catena_hub_get_keyring_problem (self->hub) != NULL && !self->keyring_dismissed);
  catena_banner_set_revealed (self->storage_banner, catena_hub_get_storage_problem (self->hub) != NULL);
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
  const GError *problem = catena_hub_get_keyring_problem (self->hub);

  if (problem != NULL)
    catena_error_window_present (GTK_WIDGET (self), problem);
}

static void
on_keyring_dismissed (CatenaWindow *self)
{
  self->keyring_dismissed = TRUE;
}

static void
on_storage_details (CatenaWindow *self)
{
  const GError *problem = catena_hub_get_storage_problem (self->hub);

  if (problem != NULL)
    catena_error_window_present (GTK_WIDGET (self), problem);
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
  gtk_widget_class_bind_template_callback (widget_class, on_keyring_details);
  gtk_widget_class_bind_template_callback (widget_class, on_keyring_dismissed);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_storage_details);
}
