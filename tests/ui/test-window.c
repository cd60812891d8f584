/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-test.h"

#include "catena-account-switcher.h"
#include "catena-activity-page.h"
#include "catena-banner.h"
#include "catena-error-view.h"
#include "catena-service-page.h"
#include "catena-services-pane.h"
#include "catena-split-view.h"
#include "catena-window.h"

/* The window on a simulated cloud. */

static CatenaWindow *
open_window (UiTestHub *test,
             int        width,
             int        height)
{
  CatenaWindow *window = catena_window_new (NULL, test->hub);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  catena_window_set_loaded (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();

  return window;
}

static CatenaServicesPane *
get_pane (CatenaWindow *window)
{
  return ui_test_find (GTK_WIDGET (window), CATENA_TYPE_SERVICES_PANE, NULL);
}

static CatenaSplitView *
get_split_view (CatenaWindow *window)
{
  return ui_test_find (GTK_WIDGET (window), CATENA_TYPE_SPLIT_VIEW, "split_view");
}

static CatenaService *
get_row (CatenaWindow *window,
         guint         position)
{
  /* The workspace holds it. */
  g_autoptr (CatenaService) service =
    g_list_model_get_item (catena_services_pane_get_rows (get_pane (window)), position);

  return service;
}

static const char *
get_visible (CatenaWindow *window,
             const char   *stack)
{
  return gtk_stack_get_visible_child_name (ui_test_find (GTK_WIDGET (window), GTK_TYPE_STACK, stack));
}

static void
test_welcome (void)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  CatenaWindow *window = open_window (test, 900, 640);

  g_assert_cmpstr (get_visible (window, "main_stack"), ==, "welcome");
  ui_test_picture (GTK_WIDGET (window), "welcome");

  ui_test_hub_add_account (test, 0, "Alpha", CATENA_COLOUR_BLUE);
  ui_test_wait_for (g_strcmp0 (get_visible (window, "main_stack"), "main") == 0);
  g_assert_nonnull (catena_window_get_workspace (window));

  ui_test_destroy_and_check (GTK_WINDOW (window));
  ui_test_hub_free (test);
}

static void
test_service_page (void)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  CatenaWindow *window;
  CatenaServicePage *page;

  ui_test_hub_add_account (test, 0, "Alpha Consortium", CATENA_COLOUR_BLUE);
  window = open_window (test, 1120, 720);
  ui_test_hub_wait_for_detail (ui_test_hub_get_workspace (test, 0));
  ui_test_wait_for (get_row (window, 0) != NULL);
  g_assert_cmpstr (get_visible (window, "content_stack"), ==, "nothing");
  ui_test_picture (GTK_WIDGET (window), "nothing");
  /* What is not to be seen yet is not made yet. */
  g_assert_null (ui_test_find (GTK_WIDGET (window), CATENA_TYPE_SERVICE_PAGE, NULL));
  g_assert_null (ui_test_find (GTK_WIDGET (window), CATENA_TYPE_ACTIVITY_PAGE, NULL));
  g_assert_null (ui_test_find (GTK_WIDGET (window), CATENA_TYPE_ERROR_VIEW, NULL));
  g_assert_null (ui_test_find (GTK_WIDGET (window), GTK_TYPE_POPOVER_MENU, NULL));

  catena_services_pane_select (get_pane (window), get_row (window, 0));
  g_assert_cmpstr (get_visible (window, "content_stack"), ==, "service");
  page = ui_test_find (GTK_WIDGET (window), CATENA_TYPE_SERVICE_PAGE, NULL);
  g_assert_true (catena_service_page_get_service (page) == get_row (window, 0));
  ui_test_picture (GTK_WIDGET (window), "overview");

  catena_window_set_ribbon (window, "Demo: a simulated cloud on this computer. Nothing is billed.");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  ui_test_picture (GTK_WIDGET (window), "overview-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);

  catena_window_show_activity (window);
  g_assert_cmpstr (get_visible (window, "content_stack"), ==, "activity");
  g_assert_null (catena_services_pane_get_selected (get_pane (window)));
  ui_test_picture (GTK_WIDGET (window), "activity-empty");

  ui_test_destroy_and_check (GTK_WINDOW (window));
  ui_test_hub_free (test);
}

static void
test_narrow (void)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  CatenaWindow *window;

  ui_test_hub_add_account (test, 0, "Alpha Consortium", CATENA_COLOUR_BLUE);
  window = open_window (test, 360, 640);
  ui_test_hub_wait_for_detail (ui_test_hub_get_workspace (test, 0));
  ui_test_wait_for (get_row (window, 0) != NULL);

  g_assert_true (catena_split_view_get_collapsed (get_split_view (window)));
  g_assert_false (catena_split_view_get_show_content (get_split_view (window)));
  ui_test_picture (GTK_WIDGET (window), "narrow-services");

  /* Going through the list by key shows nothing yet; Enter or a click does. */
  catena_services_pane_select (get_pane (window), get_row (window, 0));
  g_assert_false (catena_split_view_get_show_content (get_split_view (window)));
  g_signal_emit_by_name (get_pane (window), "activated", get_row (window, 0));
  g_assert_true (catena_split_view_get_show_content (get_split_view (window)));
  ui_test_picture (GTK_WIDGET (window), "narrow-overview");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_false (catena_split_view_get_show_content (get_split_view (window)));

  ui_test_destroy_and_check (GTK_WINDOW (window));
  ui_test_hub_free (test);
}

static void
test_switch_account (void)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  CatenaAccountSwitcher *switcher;
  CatenaAccount *locked;
  CatenaWindow *window;
  CatenaService *service;

  ui_test_hub_add_account (test, 0, "Alpha Consortium", CATENA_COLOUR_BLUE);
  locked = ui_test_hub_add_account (test, 1, "Beta Logistics", CATENA_COLOUR_GREEN);
  catena_account_set_read_only (locked, TRUE);
  window = open_window (test, 900, 600);
  switcher = ui_test_find (GTK_WIDGET (window), CATENA_TYPE_ACCOUNT_SWITCHER, NULL);
  ui_test_hub_wait_for_detail (ui_test_hub_get_workspace (test, 0));
  ui_test_wait_for (get_row (window, 0) != NULL);
  service = get_row (window, 0);
  catena_services_pane_select (get_pane (window), service);

  catena_account_switcher_popup (switcher);
  ui_test_settle ();
  ui_test_picture (ui_test_find (GTK_WIDGET (switcher), GTK_TYPE_POPOVER, NULL), "switcher-two");

  /* Another account, other services; the page of the old one goes. */
  catena_window_set_workspace (window, ui_test_hub_get_workspace (test, 1));
  g_assert_true (catena_account_switcher_get_workspace (switcher) == ui_test_hub_get_workspace (test, 1));
  g_assert_null (catena_services_pane_get_selected (get_pane (window)));
  g_assert_cmpstr (get_visible (window, "content_stack"), ==, "nothing");

  /* What is read-only has nothing that changes it. */
  g_assert_false (gtk_widget_get_sensitive (ui_test_find (GTK_WIDGET (get_pane (window)), GTK_TYPE_BUTTON, "add_button")));
  catena_account_set_read_only (locked, FALSE);
  g_assert_true (gtk_widget_get_sensitive (ui_test_find (GTK_WIDGET (get_pane (window)), GTK_TYPE_BUTTON, "add_button")));

  ui_test_destroy_and_check (GTK_WINDOW (window));
  ui_test_hub_free (test);
}

static void
on_action (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  GString *log = user_data;
  g_autofree char *text = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_string_append_printf (log, "%s%s;", g_action_get_name (G_ACTION (action)), text);
}

/* The window asks the application for what is not its own, with what belongs to it. */
static void
test_actions (void)
{
  static const GActionEntry entries[] = {
    { "edit-account", on_action, "s", NULL, NULL, { 0 } },
    { "new-service-in", on_action, "(ss)", NULL, NULL, { 0 } },
    { "new-service-like", on_action, "(sss)", NULL, NULL, { 0 } },
    { "show-operation", on_action, "s", NULL, NULL, { 0 } },
    { "sign-in", on_action, "s", NULL, NULL, { 0 } },
  };
  UiTestHub *test = ui_test_hub_new (NULL);
  CatenaAccount *account = ui_test_hub_add_account (test, 0, "Alpha", CATENA_COLOUR_BLUE);
  CatenaWindow *window = open_window (test, 900, 600);
  CatenaWorkspace *workspace = ui_test_hub_get_workspace (test, 0);
  const char *account_id = catena_account_get_id (account);
  const char *project_id = catena_project_get_id (catena_workspace_get_project (workspace));
  g_autoptr (CatenaService) service = NULL;
  g_autofree char *like = NULL;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *expected = g_strdup_printf ("new-service-in('%s', '%s');edit-account'%s';sign-in'%s';", account_id,
                                               project_id, account_id, account_id);

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), log);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "app", G_ACTION_GROUP (group));

  g_signal_emit_by_name (ui_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "add_button"), "clicked");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-account", NULL));
  g_signal_emit_by_name (ui_test_find (GTK_WIDGET (window), CATENA_TYPE_BANNER, "sign_in_banner"), "button-clicked");
  g_assert_cmpstr (log->str, ==, expected);

  /* A service can be the beginning of another one. */
  ui_test_hub_wait_for_detail (workspace);
  service = g_list_model_get_item (catena_workspace_get_services (workspace), 0);
  catena_window_show_service (window, workspace, catena_service_get_id (service));
  ui_test_settle ();
  g_string_truncate (log, 0);
  g_assert_true (gtk_widget_activate_action (ui_test_find (GTK_WIDGET (window), CATENA_TYPE_SERVICE_PAGE, NULL),
                                             "service.create-like", NULL));
  like = g_strdup_printf ("new-service-like('%s', '%s', '%s');", account_id, project_id, catena_service_get_id (service));
  g_assert_cmpstr (log->str, ==, like);

  ui_test_destroy_and_check (GTK_WINDOW (window));
  ui_test_hub_free (test);
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
set_secret (CatenaServiceDraft *draft,
            CatenaFieldId       field,
            const char         *text)
{
  g_autoptr (CatenaSecret) secret = catena_secret_new (text);

  catena_service_draft_set_secret (draft, field, secret);
}

static CatenaOperation *
create_service (CatenaWorkspace *workspace,
                const char      *name)
{
  g_autoptr (CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CatenaOperation *operation;

  catena_service_draft_set_string (draft, CATENA_FIELD_PURPOSE, "private");
  catena_service_draft_set_string (draft, CATENA_FIELD_NAME, name);
  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_ID, "5adc2ce2-9712-11ea-9535-0255ac100b0d");
  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_NAME, "my-cluster");
  set_secret (draft, CATENA_FIELD_RESOURCE_PASSWORD, "Chain2026");
  set_secret (draft, CATENA_FIELD_PASSWORD_AGAIN, "Chain2026");
  catena_workspace_create_service_async (workspace, draft, NULL, on_result, &result);
  ui_test_wait_for (result != NULL);
  operation = catena_workspace_create_service_finish (workspace, result, &error);
  g_assert_no_error (error);

  return operation;
}

static const char *
get_banner_title (CatenaBanner *banner)
{
  return gtk_label_get_label (ui_test_find (GTK_WIDGET (banner), GTK_TYPE_LABEL, "title_label"));
}

/* One banner says so, and all that was known stays, until the cloud answers again. */
static void
test_out_of_reach (void)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  CatenaWindow *window;
  CatenaBanner *banner;
  CatenaBanner *page_banner;

  ui_test_hub_add_account (test, 0, "Alpha Consortium", CATENA_COLOUR_BLUE);
  window = open_window (test, 1000, 700);
  banner = ui_test_find (GTK_WIDGET (window), CATENA_TYPE_BANNER, "connection_banner");
  ui_test_hub_wait_for_detail (ui_test_hub_get_workspace (test, 0));
  ui_test_wait_for (get_row (window, 0) != NULL);
  catena_services_pane_select (get_pane (window), get_row (window, 0));
  page_banner = ui_test_find (GTK_WIDGET (window), CATENA_TYPE_BANNER, "stale_banner");
  g_assert_false (catena_banner_get_revealed (banner));

  json_node_unref (catena_test_simulator_control (test->simulator, "POST", "/faults",
                                                  "{\"fault\": \"status\", \"count\": -1}"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.refresh", NULL);
  ui_test_wait_for (catena_banner_get_revealed (banner));
  ui_test_wait_for (catena_service_get_detail_error (get_row (window, 0)) != NULL);
  g_assert_false (catena_banner_get_revealed (page_banner));
  ui_test_wait_for (g_str_has_prefix (get_banner_title (banner), "Service Out of Order. As of "));
  g_assert_cmpstr (get_visible (window, "content_stack"), ==, "service");
  g_assert_nonnull (get_row (window, 0));
  ui_test_picture (GTK_WIDGET (window), "out-of-reach");
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  ui_test_picture (GTK_WIDGET (window), "out-of-reach-narrow");

  json_node_unref (catena_test_simulator_control (test->simulator, "DELETE", "/faults", NULL));
  g_signal_emit_by_name (ui_test_find (GTK_WIDGET (banner), GTK_TYPE_BUTTON, "button"), "clicked");
  g_assert_true (g_str_has_prefix (get_banner_title (banner), "Trying again… As of "));
  ui_test_wait_for (!catena_banner_get_revealed (banner));

  ui_test_destroy_and_check (GTK_WINDOW (window));
  ui_test_hub_free (test);
}

static void
test_activity (void)
{
  const char *const arguments[] = { "--speed", "60", NULL };
  UiTestHub *test = ui_test_hub_new (arguments);
  CatenaWindow *window;
  g_autoptr (CatenaOperation) operation = NULL;
  GtkWidget *count;
  GtkListBox *list;

  ui_test_hub_add_account (test, 0, "Alpha Consortium", CATENA_COLOUR_BLUE);
  window = open_window (test, 900, 600);
  count = ui_test_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "activity_count");
  g_assert_false (gtk_widget_get_visible (count));

  operation = create_service (ui_test_hub_get_workspace (test, 0), "new-ledger");
  ui_test_wait_for (gtk_widget_get_visible (count));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "1");
  catena_window_show_activity (window);
  ui_test_wait_for (catena_operation_get_fraction (operation) > 0);
  list = ui_test_find (ui_test_find (GTK_WIDGET (window), CATENA_TYPE_ACTIVITY_PAGE, NULL), GTK_TYPE_LIST_BOX, NULL);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 0));
  ui_test_picture (GTK_WIDGET (window), "activity");

  ui_test_wait_for (!catena_operation_get_running (operation));
  g_assert_cmpint (catena_operation_get_phase (operation), ==, CATENA_OPERATION_SUCCEEDED);
  ui_test_wait_for (!gtk_widget_get_visible (count));
  ui_test_picture (GTK_WIDGET (window), "activity-ended");

  /* The new service is shown, even when the list does not have it yet. */
  catena_window_show_service (window, ui_test_hub_get_workspace (test, 0), catena_operation_get_service_id (operation));
  ui_test_wait_for (catena_services_pane_get_selected (get_pane (window)) != NULL);
  g_assert_cmpstr (catena_service_get_name (catena_services_pane_get_selected (get_pane (window))), ==, "new-ledger");

  g_signal_emit_by_name (ui_test_find (GTK_WIDGET (list), GTK_TYPE_BUTTON, "forget_button"), "clicked");
  g_assert_null (gtk_list_box_get_row_at_index (list, 0));

  ui_test_destroy_and_check (GTK_WINDOW (window));
  ui_test_hub_free (test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/window/welcome", test_welcome);
  g_test_add_func ("/window/service-page", test_service_page);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/switch-account", test_switch_account);
  g_test_add_func ("/window/actions", test_actions);
  g_test_add_func ("/window/out-of-reach", test_out_of_reach);
  g_test_add_func ("/window/activity", test_activity);

  return g_test_run ();
}
