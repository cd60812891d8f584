/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-audit.h"
#include "ui-test.h"

#include "catena-account-switcher.h"
#include "catena-activity-page.h"
#include "catena-activity-row.h"
#include "catena-banner.h"
#include "catena-copy-button.h"
#include "catena-error-view.h"
#include "catena-error-window.h"
#include "catena-exchange-row.h"
#include "catena-exchange-view.h"
#include "catena-facts-list.h"
#include "catena-field-row.h"
#include "catena-inspector-window.h"
#include "catena-overview-page.h"
#include "catena-preferences-window.h"
#include "catena-service-page.h"
#include "catena-service-row.h"
#include "catena-services-pane.h"
#include "catena-split-view.h"
#include "catena-state-icon.h"
#include "catena-state-page.h"
#include "catena-status-pill.h"
#include "catena-text-section.h"
#include "catena-time-label.h"
#include "catena-window.h"
#include "catena-workspace-row.h"

/* What has to hold for every page: it can be made and goes again, everything in it has a name, its icons are our own, and it
 * fits into the narrowest window. */

#define MIN_WIDTH 360

static GType (*const types[]) (void) = {
  catena_account_switcher_get_type, catena_activity_page_get_type,   catena_activity_row_get_type,
  catena_banner_get_type,           catena_copy_button_get_type,     catena_error_view_get_type,
  catena_exchange_row_get_type,     catena_exchange_view_get_type,   catena_facts_list_get_type,
  catena_field_row_get_type,        catena_overview_page_get_type,   catena_service_page_get_type,
  catena_service_row_get_type,      catena_services_pane_get_type,   catena_split_view_get_type,
  catena_state_icon_get_type,       catena_state_page_get_type,      catena_status_pill_get_type,
  catena_text_section_get_type,     catena_time_label_get_type,      catena_workspace_row_get_type,
};

static GType (*const window_types[]) (void) = {
  catena_error_window_get_type,
  catena_inspector_window_get_type,
  catena_preferences_window_get_type,
};

static GtkWindow *
new_window_of (GType type)
{
  GtkWidget *widget = g_object_new (type, NULL);
  GtkWidget *list;

  if (GTK_IS_WINDOW (widget))
    return GTK_WINDOW (widget);
  if (!GTK_IS_LIST_BOX_ROW (widget))
    return ui_test_show (widget, MIN_WIDTH, 400);

  list = gtk_list_box_new ();
  gtk_list_box_append (GTK_LIST_BOX (list), widget);

  return ui_test_show (list, MIN_WIDTH, 400);
}

static void
test_types (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i] (), NULL));
      GtkWindow *window;

      g_test_message ("%s", G_OBJECT_TYPE_NAME (widget));
      g_assert_finalize_object (widget);
      window = new_window_of (types[i] ());
      ui_test_destroy_and_check (window);
    }
}

static void
test_windows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (window_types); i++)
    {
      GtkWindow *window = new_window_of (window_types[i] ());

      gtk_window_present (window);
      ui_test_settle ();
      ui_test_destroy_and_check (window);
    }
}

static gboolean
is_tested (const char *class_name)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_strcmp0 (g_type_name (types[i] ()), class_name) == 0)
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (window_types); i++)
    {
      if (g_strcmp0 (g_type_name (window_types[i] ()), class_name) == 0)
        return TRUE;
    }

  /* It needs a hub: the pages below open it. */
  return g_strcmp0 (class_name, "CatenaWindow") == 0;
}

/* A template that is new is made by these tests, too. The assistant, the wizard and the progress have tests of their own. */
static void
test_listed (void)
{
  static const char *const folders[] = { "activity", "inspector", "overview", "preferences", "services", "widgets", "window" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_strdup_printf (CATENA_RESOURCE_PATH "/ui/%s/", folders[i]);
      g_auto (GStrv) files = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      g_assert_nonnull (files);
      for (guint j = 0; files[j] != NULL; j++)
        {
          g_autofree char *path = g_strdup_printf ("%s%s", folder, files[j]);
          g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
          g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
          g_autoptr (GRegex) regex = g_regex_new ("<template class=\"([A-Za-z]+)\"", 0, 0, NULL);
          g_autoptr (GMatchInfo) match = NULL;
          g_autofree char *class_name = NULL;

          g_assert_true (g_regex_match (regex, text, 0, &match));
          class_name = g_match_info_fetch (match, 1);
          g_test_message ("%s: %s", files[j], class_name);
          g_assert_true (is_tested (class_name));
        }
    }
}

static CatenaService *
get_first (CatenaWorkspace *workspace)
{
  /* The workspace holds it. */
  g_autoptr (CatenaService) service = g_list_model_get_item (catena_workspace_get_services (workspace), 0);

  return service;
}

static CatenaWindow *
open_window (UiTestHub *test,
             int        width)
{
  CatenaWindow *window = catena_window_new (NULL, test->hub);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 640);
  catena_window_set_loaded (window, NULL);
  catena_window_set_ribbon (window, "Demo: a simulated cloud on this computer. Nothing is billed.");
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();

  return window;
}

/* Side by side and one above the other, as both have header bars and panes of their own. */
static void
check_window (int         width,
              const char *services,
              const char *overview,
              const char *activity)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  CatenaWorkspace *workspace;
  CatenaWindow *window;
  CatenaServicesPane *pane;

  ui_test_hub_add_account (test, 0, "Alpha Consortium", CATENA_COLOUR_BLUE);
  workspace = ui_test_hub_get_workspace (test, 0);

  window = open_window (test, width);
  ui_test_hub_wait_for_detail (workspace);
  ui_audit_page (GTK_WINDOW (window), services);
  ui_test_destroy_and_check (GTK_WINDOW (window));

  window = open_window (test, width);
  pane = ui_test_find (GTK_WIDGET (window), CATENA_TYPE_SERVICES_PANE, NULL);
  catena_services_pane_select (pane, get_first (workspace));
  g_signal_emit_by_name (pane, "activated", get_first (workspace));
  ui_audit_page (GTK_WINDOW (window), overview);
  ui_test_destroy_and_check (GTK_WINDOW (window));

  window = open_window (test, width);
  catena_window_show_activity (window);
  ui_audit_page (GTK_WINDOW (window), activity);
  ui_test_destroy_and_check (GTK_WINDOW (window));

  ui_test_hub_free (test);
}

static void
test_wide (void)
{
  check_window (1120, "page-services", "page-overview", "page-activity");
}

static void
test_narrow (void)
{
  check_window (MIN_WIDTH, "page-narrow-services", "page-narrow-overview", "page-narrow-activity");
}

static void
test_welcome (void)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  CatenaWindow *window = open_window (test, MIN_WIDTH);

  ui_audit_page (GTK_WINDOW (window), "page-welcome");
  ui_test_destroy_and_check (GTK_WINDOW (window));
  ui_test_hub_free (test);
}

static void
test_preferences (void)
{
  GtkWindow *window = catena_preferences_window_new (NULL);

  gtk_window_present (window);
  ui_test_settle ();
  ui_test_picture (GTK_WIDGET (window), "preferences");
  ui_audit_page (window, "page-preferences");
  ui_test_destroy_and_check (window);
}

/* Foreign names that would be markup, that reorder text, or that do not end. */
static void
test_foreign_names (void)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  CatenaWindow *window;
  GtkWidget *switcher;

  ui_test_hub_add_account (test, 0, "<b>A & B</b> \342\200\256evil and a name that goes on and on and on", CATENA_COLOUR_RED);
  window = open_window (test, MIN_WIDTH);
  switcher = ui_test_find (GTK_WIDGET (window), CATENA_TYPE_ACCOUNT_SWITCHER, NULL);
  catena_account_switcher_popup (CATENA_ACCOUNT_SWITCHER (switcher));
  ui_test_settle ();
  ui_audit (switcher, "switcher");
  ui_audit_width (GTK_WINDOW (window), "window", "with a long account label");
  ui_test_picture (GTK_WIDGET (ui_test_find (switcher, GTK_TYPE_POPOVER, NULL)), "switcher");

  ui_test_destroy_and_check (GTK_WINDOW (window));
  ui_test_hub_free (test);
}

static void
test_shortcuts (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (CATENA_RESOURCE_PATH "/gtk/shortcuts.ui");
  GObject *window = gtk_builder_get_object (builder, "shortcuts_window");

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/templates/types", test_types);
  g_test_add_func ("/templates/windows", test_windows);
  g_test_add_func ("/templates/listed", test_listed);
  g_test_add_func ("/templates/wide", test_wide);
  g_test_add_func ("/templates/narrow", test_narrow);
  g_test_add_func ("/templates/welcome", test_welcome);
  g_test_add_func ("/templates/preferences", test_preferences);
  g_test_add_func ("/templates/foreign-names", test_foreign_names);
  g_test_add_func ("/templates/shortcuts", test_shortcuts);

  return g_test_run ();
}
