/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-window"

#include "config.h"

#include "catena-window-private.h"

static void
on_back (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CatenaWindow *self = CATENA_WINDOW (widget);

  if (self->service_page == NULL || !catena_service_page_go_back (self->service_page))
    catena_split_view_set_show_content (self->split_view, FALSE);
}

static void
on_edit_account (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CatenaWindow *self = CATENA_WINDOW (widget);

  if (self->workspace != NULL)
    gtk_widget_activate_action (widget, "app.edit-account", "s",
                                catena_account_get_id (catena_workspace_get_account (self->workspace)));
}

static void
on_new_service (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CatenaWindow *self = CATENA_WINDOW (widget);

  if (self->workspace != NULL)
    gtk_widget_activate_action (widget, "app.new-service-in", "(ss)",
                                catena_account_get_id (catena_workspace_get_account (self->workspace)),
                                catena_project_get_id (catena_workspace_get_project (self->workspace)));
}

static void
on_refresh (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CatenaWindow *self = CATENA_WINDOW (widget);
  CatenaService *service = catena_services_pane_get_selected (self->services_pane);

  if (self->workspace == NULL)
    return;

  if (service != NULL)
    catena_workspace_refresh_service (self->workspace, service);
  catena_workspace_refresh (self->workspace);
}

static void
on_search (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CatenaWindow *self = CATENA_WINDOW (widget);

  if (catena_split_view_get_collapsed (self->split_view))
    catena_split_view_set_show_content (self->split_view, FALSE);
  catena_services_pane_start_search (self->services_pane);
}

static void
on_show_activity (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  catena_window_show_activity (CATENA_WINDOW (widget));
}

static void
on_switch_account (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CatenaWindow *self = CATENA_WINDOW (widget);

  if (catena_split_view_get_collapsed (self->split_view))
    catena_split_view_set_show_content (self->split_view, FALSE);
  catena_account_switcher_popup (self->switcher);
}

/**
 * catena_window_install_actions:
 * @widget_class: the class of #CatenaWindow
 *
 * The keys are those of ui/gtk/shortcuts.ui.
 */
void
catena_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
    guint other_key;
    GdkModifierType other_modifiers;
  } actions[] = {
    { "win.back", on_back, GDK_KEY_Left, GDK_ALT_MASK, 0, 0 },
    { "win.edit-account", on_edit_account, 0, 0, 0, 0 },
    { "win.new-service", on_new_service, GDK_KEY_n, GDK_CONTROL_MASK, 0, 0 },
    { "win.refresh", on_refresh, GDK_KEY_F5, 0, GDK_KEY_r, GDK_CONTROL_MASK },
    { "win.search", on_search, GDK_KEY_f, GDK_CONTROL_MASK, 0, 0 },
    { "win.show-activity", on_show_activity, GDK_KEY_j, GDK_CONTROL_MASK, 0, 0 },
    { "win.switch-account", on_switch_account, GDK_KEY_e, GDK_CONTROL_MASK, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers, actions[i].name, NULL);
      if (actions[i].other_key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].other_key, actions[i].other_modifiers,
                                             actions[i].name, NULL);
    }
}
