/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-window"

#include "config.h"

#include "catena-window-private.h"

#include "catena-settings.h"

/* What the window remembers from one time to the next. */

/**
 * catena_window_remember_size:
 * @self: a window
 */
void
catena_window_remember_size (CatenaWindow *self)
{
  GSettings *settings = catena_settings_get_default ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, CATENA_WINDOW_MIN_WIDTH));
  g_settings_set_int (settings, "window-height", MAX (height, CATENA_WINDOW_MIN_HEIGHT));
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

/**
 * catena_window_restore_size:
 * @self: a window
 */
void
catena_window_restore_size (CatenaWindow *self)
{
  GSettings *settings = catena_settings_get_default ();

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/**
 * catena_window_remember_workspace:
 * @self: a window
 *
 * Keeps what is open, to open it again the next time.
 */
void
catena_window_remember_workspace (CatenaWindow *self)
{
  GSettings *settings = catena_settings_get_default ();

  /* While accounts are still being read, what was remembered is still to be used. */
  if (!self->loaded || self->workspace == NULL)
    return;

  g_settings_set_string (settings, "last-account",
                         catena_account_get_id (catena_workspace_get_account (self->workspace)));
  g_settings_set_string (settings, "last-project",
                         catena_project_get_id (catena_workspace_get_project (self->workspace)));
}

/**
 * catena_window_find_workspace:
 * @self: a window
 *
 * What was open last, else another project of its account, else anything. An account that was edited may have got other
 * workspaces in the place of those that it had.
 *
 * Returns: (transfer none) (nullable): what to open
 */
CatenaWorkspace *
catena_window_find_workspace (CatenaWindow *self)
{
  GSettings *settings = catena_settings_get_default ();
  g_autofree char *account_id = g_settings_get_string (settings, "last-account");
  g_autofree char *project_id = g_settings_get_string (settings, "last-project");
  GListModel *workspaces = catena_hub_get_workspaces (self->hub);
  CatenaWorkspace *successor = catena_hub_lookup_workspace (self->hub, account_id, project_id);

  for (guint i = 0; successor == NULL && i < g_list_model_get_n_items (workspaces); i++)
    {
      g_autoptr (CatenaWorkspace) workspace = g_list_model_get_item (workspaces, i);

      if (g_strcmp0 (catena_account_get_id (catena_workspace_get_account (workspace)), account_id) == 0)
        successor = workspace;
    }
  if (successor == NULL && g_list_model_get_n_items (workspaces) > 0)
    {
      g_autoptr (CatenaWorkspace) first = g_list_model_get_item (workspaces, 0);

      successor = first;
    }

  /* The hub holds it. */
  return successor;
}

/**
 * catena_window_has_open:
 * @self: a window
 * @workspace: (nullable): a workspace
 *
 * Returns: whether the hub still has it
 */
gboolean
catena_window_has_open (CatenaWindow    *self,
                        CatenaWorkspace *workspace)
{
  return workspace != NULL
         && catena_hub_lookup_workspace (self->hub,
                                         catena_account_get_id (catena_workspace_get_account (workspace)),
                                         catena_project_get_id (catena_workspace_get_project (workspace))) == workspace;
}
