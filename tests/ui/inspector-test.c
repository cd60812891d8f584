/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "inspector-test.h"

void
inspector_test_set_up (InspectorTest *test,
                       int            width)
{
  test->hub = ui_test_hub_new (NULL);
  test->log = CATENA_EXCHANGE_LOG (catena_hub_get_exchanges (test->hub->hub));
  test->window = CATENA_INSPECTOR_WINDOW (catena_inspector_window_new (test->hub->hub));
  gtk_window_set_default_size (GTK_WINDOW (test->window), width, 680);
  gtk_window_present (GTK_WINDOW (test->window));
  ui_test_settle ();
}

void
inspector_test_tear_down (InspectorTest *test)
{
  ui_test_destroy_and_check (GTK_WINDOW (test->window));
  ui_test_hub_free (test->hub);
}

/* What a main window does that shows it. */
CatenaWorkspace *
inspector_test_load (InspectorTest *test)
{
  CatenaWorkspace *workspace = ui_test_hub_get_workspace (test->hub, 0);

  catena_workspace_set_shown (workspace, TRUE);
  ui_test_hub_wait_for_detail (workspace);

  return workspace;
}

gpointer
inspector_test_find (InspectorTest *test,
                     GType          type,
                     const char    *name)
{
  gpointer found = ui_test_find (GTK_WIDGET (test->window), type, name);

  g_assert_nonnull (found);

  return found;
}

guint64
inspector_test_add_exchange (InspectorTest *test,
                             CatenaApiId    api,
                             guint          status,
                             const char    *request_id,
                             const char    *response)
{
  g_autoptr (CatenaExchange) exchange =
    g_object_new (CATENA_TYPE_EXCHANGE, "api", api, "method", catena_api_get (api)->method, "host", "bcs.example.com",
                  "path", "/v2/p1/blockchains?limit=10", "status", status, "started",
                  G_GINT64_CONSTANT (1500000000123000000), "duration", G_GINT64_CONSTANT (45600), "request-id", request_id,
                  "response-body", response, "error", status == 200 ? NULL : "it went wrong", NULL);

  return catena_exchange_log_append (test->log, exchange);
}

GListModel *
inspector_test_get_rows (InspectorTest *test)
{
  return G_LIST_MODEL (gtk_list_view_get_model (inspector_test_find (test, GTK_TYPE_LIST_VIEW, "list_view")));
}

guint
inspector_test_count_rows (InspectorTest *test)
{
  return g_list_model_get_n_items (inspector_test_get_rows (test));
}

void
inspector_test_activate (InspectorTest *test,
                         guint          position)
{
  g_signal_emit_by_name (inspector_test_find (test, GTK_TYPE_LIST_VIEW, "list_view"), "activate", position);
  ui_test_settle ();
}

void
inspector_test_assert_said (InspectorTest *test,
                            const char    *text)
{
  if (!ui_test_says (GTK_WIDGET (test->window), text))
    g_error ("“%s” is not on the screen", text);
}

void
inspector_test_search (InspectorTest *test,
                       const char    *text)
{
  GtkEditable *entry = inspector_test_find (test, GTK_TYPE_SEARCH_ENTRY, "search_entry");

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "search-changed");
}

void
inspector_test_choose (InspectorTest *test,
                       const char    *drop_down,
                       guint          position)
{
  gtk_drop_down_set_selected (inspector_test_find (test, GTK_TYPE_DROP_DOWN, drop_down), position);
}

void
inspector_test_add_password_account (InspectorTest *test)
{
  CatenaTestSimulator *simulator = test->hub->simulator;
  const char *name = json_object_get_string_member (catena_test_simulator_get_tenant (simulator, 0), "domain_name");
  const char *password = catena_test_simulator_get_user_member (simulator, 0, "operator", "password");
  g_autoptr (CatenaSecret) secret = catena_secret_new (password);
  g_autoptr (CatenaCredentials) credentials = catena_credentials_new_password (name, "operator", secret, NULL);

  ui_test_hub_save_account (test->hub, 0, "Alpha", CATENA_COLOUR_BLUE, credentials);
  inspector_test_load (test);
}

/* The first exchange of an operation, shown. */
void
inspector_test_show_operation (InspectorTest *test,
                               CatenaApiId    api)
{
  guint position = 0;

  for (guint i = 0; i < inspector_test_count_rows (test); i++)
    {
      g_autoptr (CatenaExchange) exchange = g_list_model_get_item (inspector_test_get_rows (test), i);

      if (catena_exchange_get_api (exchange) == api)
        position = i;
    }
  inspector_test_activate (test, position);
}
