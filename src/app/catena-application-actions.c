/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-application"

#include "config.h"

#include "catena-application-private.h"

#include "catena-about.h"
#include "catena-account-assistant.h"
#include "catena-demo-window.h"
#include "catena-inspector-window.h"
#include "catena-preferences-window.h"
#include "catena-progress-window.h"

#define WINDOW_ADD_ACCOUNT "add-account"
#define WINDOW_DEMO_DATA "demo-data"
#define WINDOW_INSPECTOR "inspector"
#define WINDOW_PREFERENCES "preferences"
#define WINDOW_SHORTCUTS "shortcuts"

/**
 * catena_application_present_main_window:
 * @self: the application
 *
 * Returns: (transfer none): the main window, in front
 */
GtkWindow *
catena_application_present_main_window (CatenaApplication *self)
{
  GtkWindow *window = GTK_WINDOW (catena_application_ensure_window (self));

  gtk_window_present (window);

  return window;
}

/* Whether the window for this is open: then it comes to the front. */
gboolean
catena_application_is_open (CatenaApplication *self,
                            const char        *name)
{
  GtkWindow *window = catena_application_get_companion (self, name);

  if (window != NULL)
    gtk_window_present (window);

  return window != NULL;
}

/* An action may be what starts Catena: from a launcher, from a notification. It is done once accounts are known. */
gboolean
catena_application_has_to_wait (CatenaApplication *self,
                                GSimpleAction     *action,
                                GVariant          *parameters)
{
  const char *name = g_action_get_name (G_ACTION (action));

  if (self->loaded)
    return FALSE;

  catena_application_present_main_window (self);
  g_ptr_array_add (self->waiting, g_variant_ref_sink (g_variant_new ("(smv)", name, parameters)));

  return TRUE;
}

static void
on_about (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  CatenaApplication *self = user_data;

  catena_about_present (catena_application_present_main_window (self), self->hub);
}

/* What has just been added is what a person wants to see, whatever was open before. */
static void
on_workspaces_changed (GListModel *workspaces,
                       guint       position,
                       guint       removed,
                       guint       added,
                       GtkWindow  *assistant)
{
  CatenaApplication *self = CATENA_APPLICATION (gtk_window_get_application (assistant));
  CatenaWindow *window = self != NULL ? catena_application_get_window (self) : NULL;
  g_autoptr (CatenaWorkspace) workspace = NULL;

  if (added == 0 || window == NULL)
    return;

  workspace = g_list_model_get_item (workspaces, position);
  catena_window_set_workspace (window, workspace);
  /* Its first project is enough. */
  g_signal_handlers_disconnect_by_func (workspaces, on_workspaces_changed, assistant);
}

static void
on_add_account (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CatenaApplication *self = user_data;
  GtkWindow *assistant;

  if (catena_application_has_to_wait (self, action, parameter) || catena_application_is_open (self, WINDOW_ADD_ACCOUNT))
    return;

  assistant = catena_account_assistant_new (self->hub, NULL);
  g_signal_connect_object (catena_hub_get_workspaces (self->hub), "items-changed", G_CALLBACK (on_workspaces_changed),
                           assistant, 0);
  catena_application_present (self, WINDOW_ADD_ACCOUNT, assistant);
}

static void
on_edit_account (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  CatenaApplication *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  g_autofree char *name = g_strdup_printf ("edit-account %s", id);
  CatenaAccount *account;

  if (catena_application_has_to_wait (self, action, parameter) || catena_application_is_open (self, name))
    return;

  account = catena_hub_lookup_account (self->hub, id);
  if (account != NULL)
    catena_application_present (self, name, catena_account_assistant_new (self->hub, account));
}

static void
on_preferences (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CatenaApplication *self = user_data;

  if (!catena_application_is_open (self, WINDOW_PREFERENCES))
    catena_application_present (self, WINDOW_PREFERENCES, catena_preferences_window_new (catena_application_present_main_window (self)));
}

/* What does not close, as something typed would be lost, stays, and Catena with it. What runs in the cloud goes on. */
static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  CatenaApplication *self = user_data;
  CatenaWindow *window = catena_application_get_window (self);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  gboolean stays = FALSE;

  for (GList *list = windows; list != NULL; list = list->next)
    if (list->data != (gpointer) window && g_list_find (gtk_application_get_windows (GTK_APPLICATION (self)), list->data))
      gtk_window_close (list->data);

  for (GList *list = gtk_application_get_windows (GTK_APPLICATION (self)); list != NULL; list = list->next)
    stays |= list->data != (gpointer) window && gtk_widget_get_visible (list->data);
  if (stays)
    return;

  /* It remembers its size when it is closed. */
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  g_application_quit (G_APPLICATION (self));
}

static void
on_reload (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  catena_application_load (user_data);
}

/* Made when it is asked for: under the name help-overlay GTK would make it, with all that is in it, beside the main window. */
static void
on_shortcuts (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CatenaApplication *self = user_data;
  g_autoptr (GtkBuilder) builder = NULL;

  if (catena_application_is_open (self, WINDOW_SHORTCUTS))
    return;

  builder = gtk_builder_new_from_resource (CATENA_RESOURCE_PATH "/gtk/shortcuts.ui");
  catena_application_present (self, WINDOW_SHORTCUTS, GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts_window")));
}

static void
on_show_activity (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  catena_window_show_activity (CATENA_WINDOW (catena_application_present_main_window (user_data)));
}

static CatenaInspectorWindow *
present_inspector (CatenaApplication *self)
{
  if (!catena_application_is_open (self, WINDOW_INSPECTOR))
    {
      if (catena_application_get_window (self) == NULL)
        catena_application_present_main_window (self);
      catena_application_present (self, WINDOW_INSPECTOR, catena_inspector_window_new (self->hub));
    }

  return CATENA_INSPECTOR_WINDOW (catena_application_get_companion (self, WINDOW_INSPECTOR));
}

static void
on_show_exchange (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  catena_inspector_window_show (present_inspector (user_data), g_variant_get_uint64 (parameter));
}

static void
on_show_requests (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  present_inspector (user_data);
}

/**
 * catena_application_find_operation:
 * @self: the application
 * @id: the id of an operation
 *
 * Returns: (transfer full) (nullable): the operation, if it was not forgotten
 */
CatenaOperation *
catena_application_find_operation (CatenaApplication *self,
                                   const char        *id)
{
  GListModel *operations = catena_hub_get_operations (self->hub);
  guint n_operations = g_list_model_get_n_items (operations);

  for (guint i = 0; i < n_operations; i++)
    {
      g_autoptr (CatenaOperation) operation = g_list_model_get_item (operations, i);

      if (g_strcmp0 (catena_operation_get_id (operation), id) == 0)
        return g_steal_pointer (&operation);
    }

  return NULL;
}

static void
on_show_operation (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  CatenaApplication *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  g_autofree char *name = g_strdup_printf ("operation %s", id);
  g_autoptr (CatenaOperation) operation = NULL;

  if (catena_application_has_to_wait (self, action, parameter) || catena_application_is_open (self, name))
    return;

  operation = catena_application_find_operation (self, id);
  catena_application_withdraw_notice (self, id);
  if (operation != NULL)
    {
      catena_application_present_main_window (self);
      catena_application_present (self, name, catena_progress_window_new (operation));
    }
  else
    {
      /* It was forgotten since the notification. */
      catena_window_show_activity (CATENA_WINDOW (catena_application_present_main_window (self)));
    }
}

static void
on_show_service (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  CatenaApplication *self = user_data;
  const char *account_id, *project_id, *service_id;
  CatenaWorkspace *workspace;

  if (catena_application_has_to_wait (self, action, parameter))
    return;

  g_variant_get (parameter, "(&s&s&s)", &account_id, &project_id, &service_id);
  workspace = catena_hub_lookup_workspace (self->hub, account_id, project_id);
  if (workspace != NULL)
    catena_window_show_service (CATENA_WINDOW (catena_application_present_main_window (self)), workspace, service_id);
}

static void
on_sign_in (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  CatenaApplication *self = user_data;
  CatenaAccount *account;

  if (catena_application_has_to_wait (self, action, parameter))
    return;

  account = catena_hub_lookup_account (self->hub, g_variant_get_string (parameter, NULL));
  if (account != NULL)
    catena_application_present_sign_in (self, account);
}

static void
on_demo_data (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CatenaApplication *self = user_data;

  if (!catena_application_has_to_wait (self, action, parameter) && !catena_application_is_open (self, WINDOW_DEMO_DATA))
    catena_application_present (self, WINDOW_DEMO_DATA, catena_demo_window_new (catena_demo_get_info (self->demo)));
}

/* The demo is an application of its own, which leaves this one and its accounts alone. */
static void
on_start_demo (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", &error);
  g_autoptr (GSubprocess) demo = NULL;

  if (program != NULL)
    demo = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--demo", NULL);
  if (demo == NULL)
    g_warning ("The demo cannot be started: %s", error->message);
}

static void
set_key (CatenaApplication *self,
         const char        *action,
         const char        *key)
{
  const char *keys[] = { key, NULL };

  gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, keys);
}

/**
 * catena_application_add_actions:
 * @self: the application
 *
 * What every window can ask for; the class tells which.
 */
void
catena_application_add_actions (CatenaApplication *self)
{
  const GActionEntry entries[] = {
    { "about", on_about, NULL, NULL, NULL, { 0 } },
    { "add-account", on_add_account, NULL, NULL, NULL, { 0 } },
    { "edit-account", on_edit_account, "s", NULL, NULL, { 0 } },
    { "preferences", on_preferences, NULL, NULL, NULL, { 0 } },
    { "quit", on_quit, NULL, NULL, NULL, { 0 } },
    { "reload", on_reload, NULL, NULL, NULL, { 0 } },
    { "shortcuts", on_shortcuts, NULL, NULL, NULL, { 0 } },
    { "show-activity", on_show_activity, NULL, NULL, NULL, { 0 } },
    { "show-exchange", on_show_exchange, "t", NULL, NULL, { 0 } },
    { "show-operation", on_show_operation, "s", NULL, NULL, { 0 } },
    { "show-requests", on_show_requests, NULL, NULL, NULL, { 0 } },
    { "show-service", on_show_service, "(sss)", NULL, NULL, { 0 } },
    { "sign-in", on_sign_in, "s", NULL, NULL, { 0 } },
    { "start-demo", on_start_demo, NULL, NULL, NULL, { 0 } },
  };
  GAction *start_demo;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  catena_application_add_wizard_actions (self);
  start_demo = g_action_map_lookup_action (G_ACTION_MAP (self), "start-demo");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (start_demo), catena_demo_is_installed ());
  set_key (self, "app.quit", "<Primary>q");
  set_key (self, "app.preferences", "<Primary>comma");
  set_key (self, "app.shortcuts", "<Primary>question");
  set_key (self, "app.show-requests", "<Primary><Shift>r");
  set_key (self, "window.close", "<Primary>w");
}

/**
 * catena_application_add_demo_actions:
 * @self: the application, about to be the demo
 *
 * What only the demo has.
 */
void
catena_application_add_demo_actions (CatenaApplication *self)
{
  const GActionEntry entries[] = {
    { "demo-data", on_demo_data, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * catena_application_run_waiting:
 * @self: the application, which has read its accounts
 *
 * Does what was asked for before.
 */
void
catena_application_run_waiting (CatenaApplication *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      const char *name;
      g_autoptr (GVariant) parameters = NULL;

      g_variant_get (g_ptr_array_index (waiting, i), "(&smv)", &name, &parameters);
      g_action_group_activate_action (G_ACTION_GROUP (self), name, parameters);
    }
}
