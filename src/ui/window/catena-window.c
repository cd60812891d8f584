/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-window"

#include "config.h"

#include "catena-window-private.h"

#include "catena-settings.h"
#include "catena-template.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (CatenaWindow, catena_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_HUB,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_main_page (CatenaWindow *self)
{
  guint n_accounts = g_list_model_get_n_items (catena_hub_get_accounts (self->hub));

  if (self->load_failed)
    gtk_stack_set_visible_child_name (self->main_stack, "error");
  else if (self->loaded && n_accounts == 0)
    gtk_stack_set_visible_child_name (self->main_stack, "welcome");
  else
    gtk_stack_set_visible_child_name (self->main_stack, "main");
}

static void
update_actions (CatenaWindow *self)
{
  CatenaAccount *account = self->workspace != NULL ? catena_workspace_get_account (self->workspace) : NULL;
  gboolean writable = account != NULL && !catena_account_get_read_only (account);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-service", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.edit-account", account != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.refresh", account != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", account != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.switch-account", account != NULL);
}

static void
update_activity_count (CatenaWindow *self)
{
  guint running = catena_hub_get_running_operations (self->hub);
  g_autofree char *count = g_strdup_printf ("%u", running);
  /* Translators: how many operations are under way, for a screen reader */
  g_autofree char *spoken = g_strdup_printf (ngettext ("%u running", "%u running", running), running);

  gtk_label_set_label (self->activity_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->activity_count), running > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->activity_count), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* A service that was asked for may not be in the list yet: the list lags behind. */
static void
try_pending_service (CatenaWindow *self)
{
  CatenaService *service;

  if (self->pending_service_id == NULL || self->workspace == NULL)
    return;

  service = catena_workspace_lookup_service (self->workspace, self->pending_service_id);
  if (service == NULL)
    return;

  g_clear_pointer (&self->pending_service_id, g_free);
  catena_services_pane_select (self->services_pane, service);
  catena_split_view_set_show_content (self->split_view, TRUE);
}

static void
on_account_changed (CatenaWindow *self)
{
  update_actions (self);
}

static void
on_workspace_changed (CatenaWindow *self)
{
  CatenaWorkspace *workspace = catena_account_switcher_get_workspace (self->switcher);

  if (!g_set_object (&self->workspace, workspace))
    return;

  g_clear_pointer (&self->pending_service_id, g_free);
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_group_set_target (self->account_signals,
                             workspace != NULL ? catena_workspace_get_account (workspace) : NULL);
  g_signal_group_set_target (self->services_signals,
                             workspace != NULL ? catena_workspace_get_services (workspace) : NULL);
  catena_services_pane_set_workspace (self->services_pane, workspace);
  update_actions (self);
  catena_window_update_connection (self);
  catena_window_remember_workspace (self);
  if (workspace != NULL)
    catena_workspace_refresh (workspace);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

static void
on_workspaces_changed (CatenaWindow *self)
{
  update_main_page (self);
  if (self->loaded && !catena_window_has_open (self, self->workspace))
    catena_window_set_workspace (self, catena_window_find_workspace (self));
}

static void
on_collapsed_changed (CatenaWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", catena_split_view_get_collapsed (self->split_view));
}

static void
on_selected_changed (CatenaWindow *self)
{
  CatenaService *service = catena_services_pane_get_selected (self->services_pane);

  catena_window_set_page_service (self, service);
  if (service != NULL)
    {
      catena_window_show_content_page (self, "service");
      /* With both panes side by side this is seen only when the window gets narrow. */
      if (!catena_split_view_get_collapsed (self->split_view))
        catena_split_view_set_show_content (self->split_view, TRUE);
    }
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->content_stack), "service") == 0)
    {
      catena_window_show_content_page (self, "nothing");
      catena_split_view_set_show_content (self->split_view, FALSE);
    }
}

static void
on_service_activated (CatenaWindow  *self,
                      CatenaService *service)
{
  catena_window_show_content_page (self, "service");
  catena_split_view_set_show_content (self->split_view, TRUE);
}

static void
on_pinned_activated (CatenaWindow *self)
{
  catena_window_show_activity (self);
}

static void
on_load_retry (CatenaWindow *self)
{
  catena_state_page_set_state (self->load_page, CATENA_PAGE_LOADING);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.reload", NULL);
}

static gboolean
catena_window_close_request (GtkWindow *window)
{
  catena_window_remember_size (CATENA_WINDOW (window));

  return GTK_WINDOW_CLASS (catena_window_parent_class)->close_request (window);
}

static void
catena_window_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CatenaWindow *self = CATENA_WINDOW (object);

  switch (prop_id)
    {
    case PROP_HUB:
      g_value_set_object (value, self->hub);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_window_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CatenaWindow *self = CATENA_WINDOW (object);

  switch (prop_id)
    {
    case PROP_HUB:
      self->hub = g_value_dup_object (value);
      break;
    case PROP_WORKSPACE:
      catena_window_set_workspace (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_window_constructed (GObject *object)
{
  CatenaWindow *self = CATENA_WINDOW (object);

  G_OBJECT_CLASS (catena_window_parent_class)->constructed (object);

  if (self->hub == NULL)
    return;

  catena_account_switcher_set_hub (self->switcher, self->hub);

  g_signal_connect_object (self->hub, "notify::running-operations", G_CALLBACK (update_activity_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (catena_hub_get_accounts (self->hub), "items-changed", G_CALLBACK (update_main_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (catena_hub_get_workspaces (self->hub), "items-changed", G_CALLBACK (on_workspaces_changed),
                           self, G_CONNECT_SWAPPED);
  update_activity_count (self);
  catena_window_watch_problems (self);
}

static void
catena_window_dispose (GObject *object)
{
  CatenaWindow *self = CATENA_WINDOW (object);

  g_clear_handle_id (&self->age_id, g_source_remove);
  g_clear_object (&self->account_signals);
  g_clear_object (&self->services_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->workspace);
  /* It goes with the template. */
  self->service_page = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_WINDOW);

  G_OBJECT_CLASS (catena_window_parent_class)->dispose (object);
}

static void
catena_window_finalize (GObject *object)
{
  CatenaWindow *self = CATENA_WINDOW (object);

  g_clear_object (&self->hub);
  g_free (self->pending_service_id);

  G_OBJECT_CLASS (catena_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/window/catena-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, activity_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, activity_count);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, activity_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, connection_banner);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, content_stack);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, header_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, keyring_banner);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, load_page);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, pinned_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, ribbon);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, services_pane);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, sign_in_banner);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, storage_banner);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, CatenaWindow, welcome_menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_collapsed_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_load_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_pinned_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_service_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_workspace_changed);
}

static void
catena_window_class_init (CatenaWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = catena_window_get_property;
  object_class->set_property = catena_window_set_property;
  object_class->constructed = catena_window_constructed;
  object_class->dispose = catena_window_dispose;
  object_class->finalize = catena_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = catena_window_close_request;

  properties[PROP_HUB] =
    g_param_spec_object ("hub", NULL, NULL, CATENA_TYPE_HUB,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, CATENA_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CATENA_TYPE_ACCOUNT_SWITCHER);
  g_type_ensure (CATENA_TYPE_BANNER);
  g_type_ensure (CATENA_TYPE_SERVICES_PANE);
  g_type_ensure (CATENA_TYPE_SPLIT_VIEW);
  g_type_ensure (CATENA_TYPE_STATE_PAGE);
  bind_template (widget_class);
  catena_window_bind_banners (widget_class);
  catena_window_install_actions (widget_class);
}

static void
catena_window_init (CatenaWindow *self)
{
  static const char *const of_connection[] = { "notify::error", "notify::load-state", "notify::refreshing", "notify::updated" };
  GSettings *settings = catena_settings_get_default ();

  self->workspace_signals = g_signal_group_new (CATENA_TYPE_WORKSPACE);
  for (guint i = 0; i < G_N_ELEMENTS (of_connection); i++)
    g_signal_group_connect_swapped (self->workspace_signals, of_connection[i], G_CALLBACK (catena_window_update_connection),
                                    self);
  self->account_signals = g_signal_group_new (CATENA_TYPE_ACCOUNT);
  g_signal_group_connect_swapped (self->account_signals, "notify::read-only", G_CALLBACK (on_account_changed), self);
  self->services_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->services_signals, "items-changed", G_CALLBACK (try_pending_service), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  catena_template_name_buttons (GTK_WIDGET (self));

  catena_template_set_menu (self->menu_button, self->primary_menu);
  catena_template_set_menu (self->welcome_menu_button, self->primary_menu);
  gtk_list_box_unselect_all (self->pinned_box);
  catena_window_restore_size (self);
  g_settings_bind (settings, "service-order", self->services_pane, "order", G_SETTINGS_BIND_DEFAULT);
  if (CATENA_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  update_actions (self);
  on_collapsed_changed (self);
}

/**
 * catena_window_new:
 * @application: the application
 * @hub: what the window shows
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
CatenaWindow *
catena_window_new (GtkApplication *application,
                   CatenaHub      *hub)
{
  return g_object_new (CATENA_TYPE_WINDOW,
                       "application", application,
                       "hub", hub,
                       NULL);
}

/**
 * catena_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the account and project that the window is in
 */
CatenaWorkspace *
catena_window_get_workspace (CatenaWindow *self)
{
  g_return_val_if_fail (CATENA_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * catena_window_set_workspace:
 * @self: a window
 * @workspace: (nullable): the account and project to show
 */
void
catena_window_set_workspace (CatenaWindow    *self,
                             CatenaWorkspace *workspace)
{
  g_return_if_fail (CATENA_IS_WINDOW (self));

  /* Comes back as on_workspace_changed(). */
  catena_account_switcher_set_workspace (self->switcher, workspace);
}

/**
 * catena_window_set_loaded:
 * @self: a window
 * @error: (nullable): why the accounts could not be read
 *
 * To be called once the hub has read its accounts. Opens what was open when the window was last closed.
 */
void
catena_window_set_loaded (CatenaWindow *self,
                          const GError *error)
{
  g_return_if_fail (CATENA_IS_WINDOW (self));

  self->load_failed = error != NULL;
  if (error != NULL)
    catena_state_page_set_error (self->load_page, error);
  else
    self->loaded = TRUE;

  on_workspaces_changed (self);
}

/**
 * catena_window_show_service:
 * @self: a window
 * @workspace: where the service is
 * @service_id: id of the service; it may not be in the list yet
 */
void
catena_window_show_service (CatenaWindow    *self,
                            CatenaWorkspace *workspace,
                            const char      *service_id)
{
  g_return_if_fail (CATENA_IS_WINDOW (self));
  g_return_if_fail (CATENA_IS_WORKSPACE (workspace));
  g_return_if_fail (service_id != NULL);

  catena_window_set_workspace (self, workspace);
  catena_set_str (&self->pending_service_id, service_id);
  try_pending_service (self);
  if (self->pending_service_id != NULL)
    catena_workspace_refresh (workspace);
}

/**
 * catena_window_show_activity:
 * @self: a window
 */
void
catena_window_show_activity (CatenaWindow *self)
{
  g_return_if_fail (CATENA_IS_WINDOW (self));

  catena_window_show_content_page (self, "activity");
  catena_services_pane_select (self->services_pane, NULL);
  catena_split_view_set_show_content (self->split_view, TRUE);
}

/**
 * catena_window_add_toast:
 * @self: a window
 * @text: what happened, in a few words; plain text
 */
void
catena_window_add_toast (CatenaWindow *self,
                         const char   *text)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (CATENA_IS_WINDOW (self));

  markup = g_markup_escape_text (text, -1);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (markup));
}
