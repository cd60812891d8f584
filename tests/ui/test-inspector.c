/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "inspector-test.h"
#include "ui-audit.h"

#include "catena-split-view.h"
#include "catena-text-section.h"

/* The window that lists what went over the wire. */

#define WIDE 1000
#define NARROW 360

static const char *
get_page (InspectorTest *test,
          const char    *stack)
{
  return gtk_stack_get_visible_child_name (inspector_test_find (test, GTK_TYPE_STACK, stack));
}

/* What stands in a section of the page. */
static char *
dup_section (InspectorTest *test,
             const char    *name)
{
  GtkWidget *section = inspector_test_find (test, CATENA_TYPE_TEXT_SECTION, name);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (ui_test_find (section, GTK_TYPE_TEXT_VIEW, NULL));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
test_states (void)
{
  InspectorTest test;

  inspector_test_set_up (&test, WIDE);
  g_assert_cmpstr (get_page (&test, "list_stack"), ==, "empty");
  g_assert_cmpstr (get_page (&test, "content_stack"), ==, "none");
  ui_test_picture (GTK_WIDGET (test.window), "inspector-empty");

  inspector_test_add_exchange (&test, CATENA_API_LIST_SERVICES, 200, "r-1", "{}");
  ui_test_settle ();
  g_assert_cmpstr (get_page (&test, "list_stack"), ==, "list");
  inspector_test_assert_said (&test, "GET listServices");
  inspector_test_assert_said (&test, "02:40:00.123 · 45 ms · bcs.example.com");
  inspector_test_search (&test, "there is no such thing");
  g_assert_cmpstr (get_page (&test, "list_stack"), ==, "nothing");
  ui_test_picture (GTK_WIDGET (test.window), "inspector-nothing");
  inspector_test_search (&test, "");

  inspector_test_activate (&test, 0);
  g_assert_cmpstr (get_page (&test, "content_stack"), ==, "exchange");
  gtk_widget_activate_action (GTK_WIDGET (test.window), "inspector.clear", NULL);
  g_assert_cmpstr (get_page (&test, "list_stack"), ==, "empty");
  g_assert_cmpstr (get_page (&test, "content_stack"), ==, "none");
  inspector_test_tear_down (&test);
}

static void
test_filter (void)
{
  InspectorTest test;
  g_autoptr (CatenaExchange) exchange = NULL;

  inspector_test_set_up (&test, WIDE);
  ui_test_hub_add_account (test.hub, 0, "Alpha", CATENA_COLOUR_BLUE);
  inspector_test_load (&test);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "inspector.clear", NULL);
  inspector_test_add_exchange (&test, CATENA_API_LIST_SERVICES, 200, "r-1", "{}");
  inspector_test_add_exchange (&test, CATENA_API_LIST_SERVICES, 0, NULL, NULL);
  inspector_test_add_exchange (&test, CATENA_API_CREATE_SERVICE, 200, "r-3", "{}");
  inspector_test_add_exchange (&test, CATENA_API_IAM_CREATE_TOKEN, 201, "r-4", "{}");

  inspector_test_choose (&test, "kind_drop_down", 1);
  g_assert_cmpuint (inspector_test_count_rows (&test), ==, 2);
  exchange = g_list_model_get_item (inspector_test_get_rows (&test), 0);
  g_assert_cmpuint (catena_exchange_get_status (exchange), ==, 0);
  inspector_test_choose (&test, "kind_drop_down", 2);
  g_assert_cmpuint (inspector_test_count_rows (&test), ==, 1);
  inspector_test_choose (&test, "kind_drop_down", 0);
  g_assert_cmpuint (inspector_test_count_rows (&test), ==, 4);

  /* None of these was made for the account; what is now made is. */
  inspector_test_choose (&test, "account_drop_down", 1);
  g_assert_cmpuint (inspector_test_count_rows (&test), ==, 0);
  catena_workspace_refresh (ui_test_hub_get_workspace (test.hub, 0));
  ui_test_wait_for (inspector_test_count_rows (&test) > 0);
  ui_test_settle ();
  inspector_test_assert_said (&test, " · Alpha");
  /* Another account does not change whose are listed. */
  ui_test_hub_add_account (test.hub, 1, "Beta", CATENA_COLOUR_RED);
  g_assert_cmpuint (gtk_drop_down_get_selected (inspector_test_find (&test, GTK_TYPE_DROP_DOWN, "account_drop_down")), ==, 1);
  inspector_test_tear_down (&test);
}

static void
test_search (void)
{
  static const struct
  {
    const char *text;
    guint found;
  } searches[] = {
    { "CREATEservice", 1 }, { "r-17", 1 }, { "needle", 1 }, { "blockchains?limit", 3 }, { "it went wrong", 1 }, { "", 3 },
  };
  InspectorTest test;

  inspector_test_set_up (&test, WIDE);
  inspector_test_add_exchange (&test, CATENA_API_LIST_SERVICES, 200, "r-17", "{}");
  inspector_test_add_exchange (&test, CATENA_API_CREATE_SERVICE, 504, NULL, NULL);
  inspector_test_add_exchange (&test, CATENA_API_GET_SERVICE, 200, "r-3", "{\"in\":\"the Needle's eye\"}");
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      inspector_test_search (&test, searches[i].text);
      g_assert_cmpuint (inspector_test_count_rows (&test), ==, searches[i].found);
    }
  inspector_test_tear_down (&test);
}

/* Bodies are indented, what is foreign is plain and visible, what was cut says so. */
static void
test_detail (void)
{
  InspectorTest test;
  g_autofree char *long_body = g_strnfill (CATENA_EXCHANGE_MAX_BODY + 1, 'x');
  g_autofree char *body = NULL;

  inspector_test_set_up (&test, WIDE);
  inspector_test_add_exchange (&test, CATENA_API_LIST_SERVICES, 404, "r-<b>1", "{\"a\":[1,\"<b>\342\200\256\"]}");
  inspector_test_add_exchange (&test, CATENA_API_LIST_SERVICES, 200, "r-2", long_body);
  inspector_test_add_exchange (&test, CATENA_API_CREATE_SERVICE, 0, NULL, NULL);
  inspector_test_add_exchange (&test, CATENA_API_LIST_SERVICES, 302, NULL, "");

  inspector_test_activate (&test, 0);
  inspector_test_assert_said (&test, "r-<b>1");
  inspector_test_assert_said (&test, "https://bcs.example.com/v2/p1/blockchains?limit=10");
  inspector_test_assert_said (&test, "it went wrong");
  body = dup_section (&test, "response_body");
  g_assert_cmpstr (body, ==, "{\n  \"a\" : [\n    1,\n    \"<b>\357\277\275\"\n  ]\n}");
  g_assert_false (gtk_widget_get_visible (inspector_test_find (&test, CATENA_TYPE_TEXT_SECTION, "request_body")));

  inspector_test_activate (&test, 1);
  inspector_test_assert_said (&test, "only the first 64");
  inspector_test_activate (&test, 2);
  inspector_test_assert_said (&test, "No answer");
  inspector_test_assert_said (&test, "may have arrived");
  inspector_test_activate (&test, 3);
  inspector_test_assert_said (&test, "never follows");
  inspector_test_tear_down (&test);
}

/* A request that was not kept whole cannot be repeated, which is said where that is offered. */
static void
test_cut (void)
{
  InspectorTest test;
  g_autofree char *long_body = g_strnfill (CATENA_EXCHANGE_MAX_BODY + 1, 'x');
  g_autoptr (CatenaExchange) exchange =
    g_object_new (CATENA_TYPE_EXCHANGE, "api", CATENA_API_CREATE_SERVICE, "method", "POST", "path", "/v2/p1/blockchains",
                  "status", 200, "request-body", long_body, NULL);

  inspector_test_set_up (&test, WIDE);
  catena_exchange_log_append (test.log, exchange);
  ui_test_settle ();
  /* It has neither an account nor a host, and nothing that stands between. */
  g_assert_false (g_str_has_suffix (gtk_label_get_label (inspector_test_find (&test, GTK_TYPE_LABEL, "when_label")), " · "));
  inspector_test_activate (&test, 0);
  inspector_test_assert_said (&test, "cannot be copied as curl");
  g_assert_true (gtk_menu_button_get_primary (inspector_test_find (&test, GTK_TYPE_MENU_BUTTON, NULL)));
  inspector_test_tear_down (&test);
}

static void
add_many (InspectorTest *test,
          guint          n_exchanges)
{
  for (guint i = 0; i < n_exchanges; i++)
    inspector_test_add_exchange (test, CATENA_API_LIST_SERVICES, 200, "r", "{}");
  ui_test_settle ();
}

static gboolean
is_at_end (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_value (adjustment) > 0
         && gtk_adjustment_get_value (adjustment) >=
              gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - 1;
}

/* The newest are shown, until the person scrolls away: then the list stays where it is, and says that it does. */
static void
test_follow (void)
{
  InspectorTest test;
  GtkAdjustment *adjustment;
  GtkToggleButton *button;

  inspector_test_set_up (&test, WIDE);
  adjustment = gtk_scrolled_window_get_vadjustment (inspector_test_find (&test, GTK_TYPE_SCROLLED_WINDOW, "list_window"));
  button = inspector_test_find (&test, GTK_TYPE_TOGGLE_BUTTON, "follow_button");
  add_many (&test, CATENA_EXCHANGE_LOG_LENGTH);
  ui_test_wait_for (is_at_end (adjustment));
  /* The full list drops as many as come. */
  add_many (&test, 100);
  ui_test_wait_for (is_at_end (adjustment));
  add_many (&test, 10);
  ui_test_wait_for (is_at_end (adjustment));
  g_assert_true (gtk_toggle_button_get_active (button));
  ui_test_settle ();

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 3);
  g_assert_false (gtk_toggle_button_get_active (button));
  add_many (&test, 10);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, gtk_adjustment_get_upper (adjustment) / 2);

  gtk_toggle_button_set_active (button, TRUE);
  ui_test_wait_for (is_at_end (adjustment));
  g_assert_true (gtk_toggle_button_get_active (button));
  inspector_test_tear_down (&test);
}

/* What is looked at stays, whatever comes: in the list, and when the list has dropped it. */
static void
test_new_ones (void)
{
  InspectorTest test;
  GtkSingleSelection *selection;
  CatenaExchange *chosen;

  inspector_test_set_up (&test, WIDE);
  add_many (&test, CATENA_EXCHANGE_LOG_LENGTH);
  selection = GTK_SINGLE_SELECTION (inspector_test_get_rows (&test));
  inspector_test_activate (&test, 10);
  chosen = gtk_single_selection_get_selected_item (selection);
  add_many (&test, 10);
  g_assert_true (gtk_single_selection_get_selected_item (selection) == chosen);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);

  inspector_test_add_exchange (&test, CATENA_API_CREATE_SERVICE, 200, "r", "{}");
  ui_test_settle ();
  g_assert_null (gtk_single_selection_get_selected_item (selection));
  g_assert_cmpstr (get_page (&test, "content_stack"), ==, "exchange");

  inspector_test_tear_down (&test);
}

/* One pane at a time, and a way back. */
static void
test_narrow (void)
{
  InspectorTest test;
  CatenaSplitView *split_view;

  inspector_test_set_up (&test, NARROW);
  ui_test_picture (GTK_WIDGET (test.window), "inspector-narrow-empty");
  inspector_test_add_password_account (&test);
  ui_test_settle ();
  split_view = inspector_test_find (&test, CATENA_TYPE_SPLIT_VIEW, NULL);
  g_assert_true (catena_split_view_get_collapsed (split_view));
  g_assert_false (catena_split_view_get_show_content (split_view));
  ui_test_picture (GTK_WIDGET (test.window), "inspector-narrow-list");
  ui_audit (GTK_WIDGET (test.window), "inspector-narrow-list");
  ui_audit_width (GTK_WINDOW (test.window), "inspector", "with its list");

  inspector_test_show_operation (&test, CATENA_API_LIST_SERVICES);
  g_assert_true (catena_split_view_get_show_content (split_view));
  ui_test_picture (GTK_WIDGET (test.window), "inspector-narrow");
  gtk_widget_activate_action (GTK_WIDGET (test.window), "inspector.back", NULL);
  g_assert_false (catena_split_view_get_show_content (split_view));
  inspector_test_show_operation (&test, CATENA_API_IAM_CREATE_TOKEN);
  ui_audit_page (GTK_WINDOW (test.window), "inspector-narrow");
  inspector_test_tear_down (&test);
}

static void
test_wide (void)
{
  InspectorTest test;

  inspector_test_set_up (&test, WIDE);
  inspector_test_add_password_account (&test);
  inspector_test_add_exchange (&test, CATENA_API_CREATE_SERVICE, 504, "r-504", "{\"error_code\":\"APIGW.0201\"}");
  inspector_test_show_operation (&test, CATENA_API_IAM_CREATE_TOKEN);
  ui_test_picture (GTK_WIDGET (test.window), "inspector-wide");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  ui_test_picture (GTK_WIDGET (test.window), "inspector-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  ui_audit_page (GTK_WINDOW (test.window), "inspector-wide");
  inspector_test_tear_down (&test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/inspector/states", test_states);
  g_test_add_func ("/inspector/filter", test_filter);
  g_test_add_func ("/inspector/search", test_search);
  g_test_add_func ("/inspector/detail", test_detail);
  g_test_add_func ("/inspector/follow", test_follow);
  g_test_add_func ("/inspector/cut", test_cut);
  g_test_add_func ("/inspector/new-ones", test_new_ones);
  g_test_add_func ("/inspector/narrow", test_narrow);
  g_test_add_func ("/inspector/wide", test_wide);

  return g_test_run ();
}
