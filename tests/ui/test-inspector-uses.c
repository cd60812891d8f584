/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "inspector-test.h"

#include "catena-banner.h"
#include "catena-error.h"
#include "catena-error-window.h"
#include "catena-json.h"
#include "catena-redact.h"
#include "catena-window.h"

#include <string.h>

/* What leads to the requests, and what is taken out of them. */

#define WIDE 1000

static GtkWindow *
find_error_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *list = windows; list != NULL; list = list->next)
    if (CATENA_IS_ERROR_WINDOW (list->data))
      return list->data;

  return NULL;
}

static void
on_show_exchange (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  catena_inspector_window_show (user_data, g_variant_get_uint64 (parameter));
}

/* What stands in for ours: its windows have its actions. */
static GtkApplication *
make_application (InspectorTest *test)
{
  const GActionEntry entries[] = { { "show-exchange", on_show_exchange, "t", NULL, NULL, { 0 } } };
  GtkApplication *application = gtk_application_new ("io.github.catena_desktop.Test", G_APPLICATION_NON_UNIQUE);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, 1, test->window);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  return application;
}

/* A main window whose list cannot be read: the connection breaks off, whatever is tried. */
static GtkWindow *
open_broken_window (InspectorTest  *test,
                    GtkApplication *application)
{
  CatenaWindow *window;
  CatenaWorkspace *workspace;

  ui_test_hub_add_account (test->hub, 0, "Alpha", CATENA_COLOUR_BLUE);
  workspace = inspector_test_load (test);
  json_node_unref (catena_test_simulator_control (test->hub->simulator, "POST", "/faults",
                                                  "{\"operation\":\"listServices\",\"fault\":\"reset\",\"count\":-1}"));
  window = catena_window_new (application, test->hub->hub);
  catena_window_set_loaded (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
  catena_workspace_refresh (workspace);
  ui_test_wait_for (catena_workspace_get_error (workspace) != NULL && !catena_workspace_get_refreshing (workspace));
  ui_test_settle ();

  return GTK_WINDOW (window);
}

static void
click (gpointer    parent,
       const char *name)
{
  GtkWidget *button = ui_test_find (parent, GTK_TYPE_BUTTON, name);

  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();
}

/* A banner leads to its error, and that to its last attempt, also when there was no answer, and whatever is listed. */
static void
test_error_link (void)
{
  InspectorTest test;
  g_autoptr (GtkApplication) application = NULL;
  GtkWindow *window;
  CatenaExchange *exchange;

  inspector_test_set_up (&test, WIDE);
  application = make_application (&test);
  window = open_broken_window (&test, application);
  inspector_test_choose (&test, "kind_drop_down", 2);
  g_assert_cmpuint (inspector_test_count_rows (&test), ==, 0);

  click (ui_test_find (GTK_WIDGET (window), CATENA_TYPE_BANNER, "connection_banner"), "details_button");
  g_assert_nonnull (find_error_window ());
  click (find_error_window (), "request_button");

  exchange = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (inspector_test_get_rows (&test)));
  g_assert_nonnull (exchange);
  g_assert_cmpint (catena_exchange_get_api (exchange), ==, CATENA_API_LIST_SERVICES);
  g_assert_cmpuint (catena_exchange_get_status (exchange), ==, 0);
  g_assert_cmpuint (catena_exchange_get_attempt (exchange), ==, 4);
  inspector_test_assert_said (&test, "each attempt has its own row");
  ui_test_picture (GTK_WIDGET (test.window), "inspector-lost");

  gtk_window_destroy (find_error_window ());
  ui_test_destroy_and_check (window);
  inspector_test_tear_down (&test);
}

/* An error that met no wire leads nowhere; what leads to an exchange that was dropped says so. */
static void
test_no_link (void)
{
  g_autoptr (GError) unsent = catena_error_new (CATENA_ERROR_INPUT, NULL, "nothing was sent");
  InspectorTest test;

  inspector_test_set_up (&test, WIDE);
  catena_error_window_present (GTK_WIDGET (test.window), unsent);
  ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (ui_test_find (GTK_WIDGET (find_error_window ()), GTK_TYPE_BUTTON, "request_button")));
  gtk_window_destroy (find_error_window ());

  inspector_test_add_exchange (&test, CATENA_API_LIST_SERVICES, 200, "r-1", "{}");
  catena_exchange_log_clear (test.log);
  catena_inspector_window_show (test.window, 1);
  ui_test_settle ();
  inspector_test_assert_said (&test, "no longer in the list");
  inspector_test_tear_down (&test);
}

static void
on_text (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
copy (InspectorTest *test,
      const char    *action)
{
  char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (test->window)), NULL, on_text, &text);
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
  InspectorTest test;
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

  inspector_test_set_up (&test, WIDE);
  inspector_test_add_password_account (&test);
  password = catena_test_simulator_get_user_member (test.hub->simulator, 0, "operator", "password");

  inspector_test_show_operation (&test, CATENA_API_IAM_CREATE_TOKEN);
  sign_in = copy (&test, "inspector.copy-curl");
  g_assert_null (strstr (sign_in, password));
  nothing = run_shell (sign_in, "-n");
  filled = replace (sign_in, CATENA_REDACTED, password);
  printing = g_strconcat (filled, " --silent --fail --dump-header - --output /dev/null | sed -n 's/^x-subject-token: *//Ip'",
                          NULL);
  token = g_strchomp (run_shell (printing, "-s"));
  g_assert_cmpuint (strlen (token), >, 20);

  inspector_test_show_operation (&test, CATENA_API_LIST_SERVICES);
  list = copy (&test, "inspector.copy-curl");
  with_token = g_strdup_printf ("CATENA_TOKEN='%s'\n%s --silent --fail\n", token, list);
  services = run_shell (with_token, "-s");
  g_assert_nonnull (strstr (services, "\"blockchains\""));
  g_assert_null (strstr (list, token));
  inspector_test_tear_down (&test);
}

/* What is exported is what is listed, and no secret is in it. */
static void
test_export (void)
{
  InspectorTest test;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  const char *password;
  JsonArray *entries;

  inspector_test_set_up (&test, WIDE);
  inspector_test_add_password_account (&test);
  password = catena_test_simulator_get_user_member (test.hub->simulator, 0, "operator", "password");
  inspector_test_search (&test, "createToken");
  inspector_test_show_operation (&test, CATENA_API_IAM_CREATE_TOKEN);
  copied = copy (&test, "inspector.copy");
  g_assert_nonnull (strstr (copied, "X-Subject-Token: " CATENA_REDACTED));
  g_assert_null (strstr (copied, password));

  path = g_build_filename (test.hub->folder, "requests.har", NULL);
  file = g_file_new_for_path (path);
  catena_inspector_window_export (test.window, file);
  ui_test_wait_for (ui_test_says (GTK_WIDGET (test.window), "Exported"));

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, password));
  bytes = g_bytes_new_static (text, strlen (text));
  root = catena_json_parse (bytes, NULL);
  entries = catena_json_get_array (catena_json_get_object (json_node_get_object (root), "log"), "entries");
  g_assert_cmpuint (json_array_get_length (entries), ==, inspector_test_count_rows (&test));

  /* A folder that is not there is told of. */
  g_clear_object (&file);
  file = g_file_new_for_path ("/nowhere/requests.har");
  catena_inspector_window_export (test.window, file);
  ui_test_wait_for (find_error_window () != NULL);
  gtk_window_destroy (find_error_window ());
  inspector_test_tear_down (&test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/inspector-uses/error-link", test_error_link);
  g_test_add_func ("/inspector-uses/no-link", test_no_link);
  g_test_add_func ("/inspector-uses/curl", test_curl);
  g_test_add_func ("/inspector-uses/export", test_export);

  return g_test_run ();
}
