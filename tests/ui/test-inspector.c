/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-audit.h"
#include "ui-test.h"

#include "catena-error.h"
#include "catena-error-view.h"
#include "catena-error-window.h"
#include "catena-exchange-log.h"
#include "catena-exchange-view.h"
#include "catena-inspector-window.h"
#include "catena-json.h"
#include "catena-redact.h"
#include "catena-split-view.h"
#include "catena-text-section.h"

#include <string.h>

/* The window that lists what went over the wire, and the ways that lead to it. */

#define WIDE 1000
#define NARROW 360

typedef struct
{
  UiTestHub *hub;
  CatenaExchangeLog *log;
  CatenaInspectorWindow *window;
} Fixture;

static void
set_up (Fixture *fixture,
        int      width)
{
  fixture->hub = ui_test_hub_new (NULL);
  fixture->log = CATENA_EXCHANGE_LOG (catena_hub_get_exchanges (fixture->hub->hub));
  fixture->window = CATENA_INSPECTOR_WINDOW (catena_inspector_window_new (fixture->hub->hub));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 680);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_settle ();
}

static void
tear_down (Fixture *fixture)
{
  ui_test_destroy_and_check (GTK_WINDOW (fixture->window));
  ui_test_hub_free (fixture->hub);
}

/* What a main window does that shows it. */
static CatenaWorkspace *
load (Fixture *fixture)
{
  CatenaWorkspace *workspace = ui_test_hub_get_workspace (fixture->hub, 0);

  catena_workspace_set_shown (workspace, TRUE);
  ui_test_hub_wait_for_detail (workspace);

  return workspace;
}

static gpointer
find (Fixture    *fixture,
      GType       type,
      const char *name)
{
  gpointer found = ui_test_find (GTK_WIDGET (fixture->window), type, name);

  g_assert_nonnull (found);

  return found;
}

static guint64
add_exchange (Fixture    *fixture,
              CatenaApiId api,
              guint       status,
              const char *request_id,
              const char *response)
{
  g_autoptr (CatenaExchange) exchange =
    g_object_new (CATENA_TYPE_EXCHANGE, "api", api, "method", catena_api_get (api)->method, "host", "bcs.example.com",
                  "path", "/v2/p1/blockchains?limit=10", "status", status, "started",
                  G_GINT64_CONSTANT (1500000000123000000), "duration", G_GINT64_CONSTANT (45600), "request-id", request_id,
                  "response-body", response, "error", status == 200 ? NULL : "it went wrong", NULL);

  return catena_exchange_log_append (fixture->log, exchange);
}

static GListModel *
get_rows (Fixture *fixture)
{
  return G_LIST_MODEL (gtk_list_view_get_model (find (fixture, GTK_TYPE_LIST_VIEW, "list_view")));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (get_rows (fixture));
}

static const char *
get_page (Fixture    *fixture,
          const char *stack)
{
  return gtk_stack_get_visible_child_name (find (fixture, GTK_TYPE_STACK, stack));
}

static void
activate (Fixture *fixture,
          guint    position)
{
  g_signal_emit_by_name (find (fixture, GTK_TYPE_LIST_VIEW, "list_view"), "activate", position);
  ui_test_settle ();
}

/* What stands in a section of the page. */
static char *
dup_section (Fixture    *fixture,
             const char *name)
{
  GtkWidget *section = find (fixture, CATENA_TYPE_TEXT_SECTION, name);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (ui_test_find (section, GTK_TYPE_TEXT_VIEW, NULL));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
collect_label (GtkWidget *widget,
               gpointer   data)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (data, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
}

static gboolean
is_said (GtkWidget  *widget,
         const char *text)
{
  g_autoptr (GString) said = g_string_new (NULL);

  ui_test_for_each (widget, collect_label, said);

  return strstr (said->str, text) != NULL;
}

static void
assert_said (Fixture    *fixture,
             const char *text)
{
  if (!is_said (GTK_WIDGET (fixture->window), text))
    g_error ("“%s” is not on the screen", text);
}

static void
search (Fixture    *fixture,
        const char *text)
{
  GtkEditable *entry = find (fixture, GTK_TYPE_SEARCH_ENTRY, "search_entry");

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
choose (Fixture    *fixture,
        const char *drop_down,
        guint       position)
{
  gtk_drop_down_set_selected (find (fixture, GTK_TYPE_DROP_DOWN, drop_down), position);
}

static void
test_states (void)
{
  Fixture fixture;

  set_up (&fixture, WIDE);
  g_assert_cmpstr (get_page (&fixture, "list_stack"), ==, "empty");
  g_assert_cmpstr (get_page (&fixture, "content_stack"), ==, "none");
  ui_test_picture (GTK_WIDGET (fixture.window), "inspector-empty");

  add_exchange (&fixture, CATENA_API_LIST_SERVICES, 200, "r-1", "{}");
  ui_test_settle ();
  g_assert_cmpstr (get_page (&fixture, "list_stack"), ==, "list");
  assert_said (&fixture, "GET listServices");
  assert_said (&fixture, "02:40:00.123 · 45 ms · bcs.example.com");
  search (&fixture, "there is no such thing");
  g_assert_cmpstr (get_page (&fixture, "list_stack"), ==, "nothing");
  ui_test_picture (GTK_WIDGET (fixture.window), "inspector-nothing");
  search (&fixture, "");

  activate (&fixture, 0);
  g_assert_cmpstr (get_page (&fixture, "content_stack"), ==, "exchange");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "inspector.clear", NULL);
  g_assert_cmpstr (get_page (&fixture, "list_stack"), ==, "empty");
  g_assert_cmpstr (get_page (&fixture, "content_stack"), ==, "none");
  tear_down (&fixture);
}

static void
test_filter (void)
{
  Fixture fixture;
  g_autoptr (CatenaExchange) exchange = NULL;

  set_up (&fixture, WIDE);
  ui_test_hub_add_account (fixture.hub, 0, "Alpha", CATENA_COLOUR_BLUE);
  load (&fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "inspector.clear", NULL);
  add_exchange (&fixture, CATENA_API_LIST_SERVICES, 200, "r-1", "{}");
  add_exchange (&fixture, CATENA_API_LIST_SERVICES, 0, NULL, NULL);
  add_exchange (&fixture, CATENA_API_CREATE_SERVICE, 200, "r-3", "{}");
  add_exchange (&fixture, CATENA_API_IAM_CREATE_TOKEN, 201, "r-4", "{}");

  choose (&fixture, "kind_drop_down", 1);
  g_assert_cmpuint (count_rows (&fixture), ==, 2);
  exchange = g_list_model_get_item (get_rows (&fixture), 0);
  g_assert_cmpuint (catena_exchange_get_status (exchange), ==, 0);
  choose (&fixture, "kind_drop_down", 2);
  g_assert_cmpuint (count_rows (&fixture), ==, 1);
  choose (&fixture, "kind_drop_down", 0);
  g_assert_cmpuint (count_rows (&fixture), ==, 4);

  /* None of these was made for the account; what is now made is. */
  choose (&fixture, "account_drop_down", 1);
  g_assert_cmpuint (count_rows (&fixture), ==, 0);
  catena_workspace_refresh (ui_test_hub_get_workspace (fixture.hub, 0));
  ui_test_wait_for (count_rows (&fixture) > 0);
  ui_test_settle ();
  assert_said (&fixture, " · Alpha");
  /* Another account does not change whose are listed. */
  ui_test_hub_add_account (fixture.hub, 1, "Beta", CATENA_COLOUR_RED);
  g_assert_cmpuint (gtk_drop_down_get_selected (find (&fixture, GTK_TYPE_DROP_DOWN, "account_drop_down")), ==, 1);
  tear_down (&fixture);
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
  Fixture fixture;

  set_up (&fixture, WIDE);
  add_exchange (&fixture, CATENA_API_LIST_SERVICES, 200, "r-17", "{}");
  add_exchange (&fixture, CATENA_API_CREATE_SERVICE, 504, NULL, NULL);
  add_exchange (&fixture, CATENA_API_GET_SERVICE, 200, "r-3", "{\"in\":\"the Needle's eye\"}");
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      search (&fixture, searches[i].text);
      g_assert_cmpuint (count_rows (&fixture), ==, searches[i].found);
    }
  tear_down (&fixture);
}

/* Bodies are indented, what is foreign is plain and visible, what was cut says so. */
static void
test_detail (void)
{
  Fixture fixture;
  g_autofree char *long_body = g_strnfill (CATENA_EXCHANGE_MAX_BODY + 1, 'x');
  g_autofree char *body = NULL;

  set_up (&fixture, WIDE);
  add_exchange (&fixture, CATENA_API_LIST_SERVICES, 404, "r-<b>1", "{\"a\":[1,\"<b>\342\200\256\"]}");
  add_exchange (&fixture, CATENA_API_LIST_SERVICES, 200, "r-2", long_body);
  add_exchange (&fixture, CATENA_API_CREATE_SERVICE, 0, NULL, NULL);
  add_exchange (&fixture, CATENA_API_LIST_SERVICES, 302, NULL, "");

  activate (&fixture, 0);
  assert_said (&fixture, "r-<b>1");
  assert_said (&fixture, "https://bcs.example.com/v2/p1/blockchains?limit=10");
  assert_said (&fixture, "it went wrong");
  body = dup_section (&fixture, "response_body");
  g_assert_cmpstr (body, ==, "{\n  \"a\" : [\n    1,\n    \"<b>\357\277\275\"\n  ]\n}");
  g_assert_false (gtk_widget_get_visible (find (&fixture, CATENA_TYPE_TEXT_SECTION, "request_body")));

  activate (&fixture, 1);
  assert_said (&fixture, "only the first 64");
  activate (&fixture, 2);
  assert_said (&fixture, "No answer");
  assert_said (&fixture, "may have arrived");
  activate (&fixture, 3);
  assert_said (&fixture, "never follows");
  tear_down (&fixture);
}

/* What is looked at stays, whatever comes: in the list, and when the list has dropped it. */
static void
test_new_ones (void)
{
  Fixture fixture;
  GtkSingleSelection *selection;
  GtkAdjustment *adjustment;
  CatenaExchange *chosen;

  set_up (&fixture, WIDE);
  for (guint i = 0; i < CATENA_EXCHANGE_LOG_LENGTH; i++)
    add_exchange (&fixture, CATENA_API_LIST_SERVICES, 200, "r", "{}");
  ui_test_settle ();
  adjustment = gtk_scrolled_window_get_vadjustment (find (&fixture, GTK_TYPE_SCROLLED_WINDOW, "list_window"));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 1000);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >=,
                     gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - 1);

  selection = GTK_SINGLE_SELECTION (get_rows (&fixture));
  activate (&fixture, 10);
  chosen = gtk_single_selection_get_selected_item (selection);
  for (guint i = 0; i < 10; i++)
    add_exchange (&fixture, CATENA_API_LIST_SERVICES, 200, "r", "{}");
  ui_test_settle ();
  g_assert_true (gtk_single_selection_get_selected_item (selection) == chosen);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);

  add_exchange (&fixture, CATENA_API_CREATE_SERVICE, 200, "r", "{}");
  ui_test_settle ();
  g_assert_null (gtk_single_selection_get_selected_item (selection));
  g_assert_cmpstr (get_page (&fixture, "content_stack"), ==, "exchange");

  /* One who has scrolled away is left alone. */
  gtk_toggle_button_set_active (find (&fixture, GTK_TYPE_TOGGLE_BUTTON, "follow_button"), FALSE);
  gtk_adjustment_set_value (adjustment, 0);
  ui_test_settle ();
  for (guint i = 0; i < 10; i++)
    add_exchange (&fixture, CATENA_API_LIST_SERVICES, 200, "r", "{}");
  ui_test_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, gtk_adjustment_get_upper (adjustment) / 2);
  tear_down (&fixture);
}

static void
on_show_exchange (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  catena_inspector_window_show (user_data, g_variant_get_uint64 (parameter));
}

/* An error that has met the wire has a button that leads to its last attempt, also when there was no answer. */
static void
test_error_link (void)
{
  const GActionEntry entries[] = { { "show-exchange", on_show_exchange, "t", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GError) unsent = catena_error_new (CATENA_ERROR_INPUT, NULL, "nothing was sent");
  g_autoptr (JsonNode) answer = NULL;
  CatenaWorkspace *workspace;
  GtkWidget *view, *button;
  GtkWindow *window;
  CatenaExchange *exchange;
  Fixture fixture;

  set_up (&fixture, WIDE);
  ui_test_hub_add_account (fixture.hub, 0, "Alpha", CATENA_COLOUR_BLUE);
  workspace = load (&fixture);
  answer = catena_test_simulator_control (fixture.hub->simulator, "POST", "/faults",
                                          "{\"operation\":\"listServices\",\"fault\":\"reset\",\"count\":-1}");
  catena_workspace_refresh (workspace);
  ui_test_wait_for (catena_workspace_get_error (workspace) != NULL);
  choose (&fixture, "kind_drop_down", 2);
  g_assert_cmpuint (count_rows (&fixture), ==, 0);

  view = catena_error_view_new ();
  window = ui_test_show (view, 400, 400);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, 1, fixture.window);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "app", G_ACTION_GROUP (actions));
  button = ui_test_find (view, GTK_TYPE_BUTTON, "request_button");
  catena_error_view_set_error (CATENA_ERROR_VIEW (view), unsent);
  g_assert_false (gtk_widget_get_visible (button));
  catena_error_view_set_error (CATENA_ERROR_VIEW (view), catena_workspace_get_error (workspace));
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();

  exchange = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (get_rows (&fixture)));
  g_assert_nonnull (exchange);
  g_assert_cmpint (catena_exchange_get_api (exchange), ==, CATENA_API_LIST_SERVICES);
  g_assert_cmpuint (catena_exchange_get_status (exchange), ==, 0);
  g_assert_cmpuint (catena_exchange_get_attempt (exchange), ==, 4);
  assert_said (&fixture, "GET listServices");
  assert_said (&fixture, "each attempt has its own row");
  ui_test_picture (GTK_WIDGET (fixture.window), "inspector-lost");

  catena_exchange_log_clear (fixture.log);
  catena_inspector_window_show (fixture.window, 1);
  ui_test_settle ();
  assert_said (&fixture, "no longer in the list");
  ui_test_destroy_and_check (window);
  tear_down (&fixture);
}

static void
add_password_account (Fixture *fixture)
{
  CatenaTestSimulator *simulator = fixture->hub->simulator;
  const char *name = json_object_get_string_member (catena_test_simulator_get_tenant (simulator, 0), "domain_name");
  const char *password = catena_test_simulator_get_user_member (simulator, 0, "operator", "password");
  g_autoptr (CatenaSecret) secret = catena_secret_new (password);
  g_autoptr (CatenaCredentials) credentials = catena_credentials_new_password (name, "operator", secret, NULL);

  ui_test_hub_save_account (fixture->hub, 0, "Alpha", CATENA_COLOUR_BLUE, credentials);
  load (fixture);
}

/* The first exchange of an operation, shown. */
static void
show_operation (Fixture    *fixture,
                CatenaApiId api)
{
  guint position = 0;

  for (guint i = 0; i < count_rows (fixture); i++)
    {
      g_autoptr (CatenaExchange) exchange = g_list_model_get_item (get_rows (fixture), i);

      if (catena_exchange_get_api (exchange) == api)
        position = i;
    }
  activate (fixture, position);
}

static void
on_text (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
copy (Fixture    *fixture,
      const char *action)
{
  char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, on_text, &text);
  ui_test_wait_for (text != NULL);

  return text;
}

/* What a person's shell makes of a command. */
static char *
run_shell (const char *command,
           const char *option)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) shell = NULL;
  char *output = NULL;

  shell = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "bash", option, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (shell, command, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (shell));

  return output;
}

static char *
replace (const char *text,
         const char *old,
         const char *new)
{
  g_auto (GStrv) parts = g_strsplit (text, old, -1);

  g_assert_nonnull (parts[1]);

  return g_strjoinv (new, parts);
}

/* The copied command holds no secret, any shell takes it, and with its placeholders filled in it does what the call did. */
static void
test_curl (void)
{
  Fixture fixture;
  const char *password;
  g_autofree char *sign_in = NULL;
  g_autofree char *filled = NULL;
  g_autofree char *printing = NULL;
  g_autofree char *token = NULL;
  g_autofree char *list = NULL;
  g_autofree char *with_token = NULL;
  g_autofree char *services = NULL;
  g_autofree char *nothing = NULL;
  g_auto (GStrv) words = NULL;

  set_up (&fixture, WIDE);
  add_password_account (&fixture);
  password = catena_test_simulator_get_user_member (fixture.hub->simulator, 0, "operator", "password");

  show_operation (&fixture, CATENA_API_IAM_CREATE_TOKEN);
  sign_in = copy (&fixture, "inspector.copy-curl");
  g_assert_null (strstr (sign_in, password));
  nothing = run_shell (sign_in, "-n");
  filled = replace (sign_in, CATENA_REDACTED, password);
  printing = g_strconcat (filled, " --silent --fail --dump-header - --output /dev/null | sed -n 's/^x-subject-token: *//Ip'",
                          NULL);
  token = g_strchomp (run_shell (printing, "-s"));
  g_assert_cmpuint (strlen (token), >, 20);

  show_operation (&fixture, CATENA_API_LIST_SERVICES);
  list = copy (&fixture, "inspector.copy-curl");
  with_token = g_strdup_printf ("CATENA_TOKEN='%s'\n%s --silent --fail\n", token, list);
  services = run_shell (with_token, "-s");
  g_assert_nonnull (strstr (services, "\"blockchains\""));
  g_assert_null (strstr (list, token));
  tear_down (&fixture);
}

static GtkWindow *
find_error_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *list = windows; list != NULL; list = list->next)
    if (CATENA_IS_ERROR_WINDOW (list->data))
      return list->data;

  return NULL;
}

/* What is exported is what is listed, and no secret is in it. */
static void
test_export (void)
{
  Fixture fixture;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  const char *password;
  JsonArray *entries;

  set_up (&fixture, WIDE);
  add_password_account (&fixture);
  password = catena_test_simulator_get_user_member (fixture.hub->simulator, 0, "operator", "password");
  search (&fixture, "createToken");
  show_operation (&fixture, CATENA_API_IAM_CREATE_TOKEN);
  copied = copy (&fixture, "inspector.copy");
  g_assert_nonnull (strstr (copied, "X-Subject-Token: " CATENA_REDACTED));
  g_assert_null (strstr (copied, password));

  path = g_build_filename (fixture.hub->folder, "requests.har", NULL);
  file = g_file_new_for_path (path);
  catena_inspector_window_export (fixture.window, file);
  ui_test_wait_for (is_said (GTK_WIDGET (fixture.window), "Exported"));

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, password));
  bytes = g_bytes_new_static (text, strlen (text));
  root = catena_json_parse (bytes, NULL);
  entries = catena_json_get_array (catena_json_get_object (json_node_get_object (root), "log"), "entries");
  g_assert_cmpuint (json_array_get_length (entries), ==, count_rows (&fixture));

  /* A folder that is not there is told of. */
  g_clear_object (&file);
  file = g_file_new_for_path ("/nowhere/requests.har");
  catena_inspector_window_export (fixture.window, file);
  ui_test_wait_for (find_error_window () != NULL);
  gtk_window_destroy (find_error_window ());
  tear_down (&fixture);
}

/* One pane at a time, and a way back. */
static void
test_narrow (void)
{
  Fixture fixture;
  CatenaSplitView *split_view;

  set_up (&fixture, NARROW);
  ui_test_picture (GTK_WIDGET (fixture.window), "inspector-narrow-empty");
  add_password_account (&fixture);
  ui_test_settle ();
  split_view = find (&fixture, CATENA_TYPE_SPLIT_VIEW, NULL);
  g_assert_true (catena_split_view_get_collapsed (split_view));
  g_assert_false (catena_split_view_get_show_content (split_view));
  ui_test_picture (GTK_WIDGET (fixture.window), "inspector-narrow-list");
  ui_audit (GTK_WIDGET (fixture.window), "inspector-narrow-list");
  ui_audit_width (GTK_WINDOW (fixture.window), "inspector", "with its list");

  show_operation (&fixture, CATENA_API_LIST_SERVICES);
  g_assert_true (catena_split_view_get_show_content (split_view));
  ui_test_picture (GTK_WIDGET (fixture.window), "inspector-narrow");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "inspector.back", NULL);
  g_assert_false (catena_split_view_get_show_content (split_view));
  show_operation (&fixture, CATENA_API_IAM_CREATE_TOKEN);
  ui_audit_page (GTK_WINDOW (fixture.window), "inspector-narrow");
  tear_down (&fixture);
}

static void
test_wide (void)
{
  Fixture fixture;

  set_up (&fixture, WIDE);
  add_password_account (&fixture);
  add_exchange (&fixture, CATENA_API_CREATE_SERVICE, 504, "r-504", "{\"error_code\":\"APIGW.0201\"}");
  show_operation (&fixture, CATENA_API_IAM_CREATE_TOKEN);
  ui_test_picture (GTK_WIDGET (fixture.window), "inspector-wide");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  ui_test_picture (GTK_WIDGET (fixture.window), "inspector-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  ui_audit_page (GTK_WINDOW (fixture.window), "inspector-wide");
  tear_down (&fixture);
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
  g_test_add_func ("/inspector/new-ones", test_new_ones);
  g_test_add_func ("/inspector/error-link", test_error_link);
  g_test_add_func ("/inspector/curl", test_curl);
  g_test_add_func ("/inspector/export", test_export);
  g_test_add_func ("/inspector/narrow", test_narrow);
  g_test_add_func ("/inspector/wide", test_wide);

  return g_test_run ();
}
