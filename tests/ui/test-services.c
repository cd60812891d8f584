/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-test.h"

#include "catena-service-filter.h"
#include "catena-service-row.h"
#include "catena-services-pane.h"

/* The services of a project: many, found, in order, and what is said when they cannot be read. */

static CatenaServicesPane *
open_pane (UiTestHub *test)
{
  CatenaServicesPane *pane = CATENA_SERVICES_PANE (catena_services_pane_new ());

  ui_test_show (GTK_WIDGET (pane), 320, 640);
  catena_services_pane_set_workspace (pane, ui_test_hub_get_workspace (test, 0));

  return pane;
}

static void
close_pane (CatenaServicesPane *pane)
{
  ui_test_destroy_and_check (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (pane))));
}

static guint
count_rows (CatenaServicesPane *pane)
{
  return g_list_model_get_n_items (catena_services_pane_get_rows (pane));
}

static CatenaService *
get_row (CatenaServicesPane *pane,
         guint               position)
{
  /* The workspace holds it. */
  g_autoptr (CatenaService) service = g_list_model_get_item (catena_services_pane_get_rows (pane), position);

  return service;
}

static void
search (CatenaServicesPane *pane,
        const char         *text)
{
  GtkWidget *entry = ui_test_find (GTK_WIDGET (pane), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  /* Without the pause that a person's typing gets. */
  g_signal_emit_by_name (entry, "search-changed");
}

static void
count_widget (GtkWidget *widget,
              gpointer   data)
{
  if (CATENA_IS_SERVICE_ROW (widget))
    (*(guint *) data)++;
}

/* In the order of their names. */
static void
check_order (CatenaServicesPane *pane)
{
  for (guint i = 1; i < count_rows (pane); i++)
    {
      g_autofree char *before = g_utf8_casefold (catena_service_get_name (get_row (pane, i - 1)), -1);
      g_autofree char *after = g_utf8_casefold (catena_service_get_name (get_row (pane, i)), -1);

      g_assert_cmpint (g_utf8_collate (before, after), <=, 0);
    }
}

static void
test_many (void)
{
  const char *const arguments[] = { "--services", "10000", NULL };
  UiTestHub *test = ui_test_hub_new (arguments);
  CatenaServicesPane *pane;
  CatenaService *chosen;
  g_autofree char *name = NULL;
  guint n_widgets = 0;

  ui_test_hub_add_account (test, 0, "Alpha", CATENA_COLOUR_BLUE);
  pane = open_pane (test);
  catena_workspace_refresh (ui_test_hub_get_workspace (test, 0));
  ui_test_wait_for (count_rows (pane) >= 10000);
  ui_test_settle ();

  /* Only what is near the screen has widgets. */
  ui_test_for_each (GTK_WIDGET (pane), count_widget, &n_widgets);
  g_assert_cmpuint (n_widgets, >, 0);
  g_assert_cmpuint (n_widgets, <, 500);

  check_order (pane);

  chosen = get_row (pane, 7000);
  name = g_strdup (catena_service_get_name (chosen));
  catena_services_pane_select (pane, chosen);
  search (pane, name);
  ui_test_wait_for (count_rows (pane) < 100 && count_rows (pane) > 0);
  g_assert_true (catena_services_pane_get_selected (pane) == chosen);

  /* Hidden by the search it stays chosen, and is found again. */
  search (pane, "no service is called this");
  ui_test_wait_for (count_rows (pane) == 0);
  g_assert_true (catena_services_pane_get_selected (pane) == chosen);
  search (pane, "");
  ui_test_wait_for (count_rows (pane) >= 10000);
  g_assert_true (catena_services_pane_get_selected (pane) == chosen);

  close_pane (pane);
  ui_test_hub_free (test);
}

static void
test_refresh_in_place (void)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  CatenaWorkspace *workspace;
  CatenaServicesPane *pane;
  CatenaService *chosen;
  guint n_rows;

  ui_test_hub_add_account (test, 0, "Alpha", CATENA_COLOUR_BLUE);
  workspace = ui_test_hub_get_workspace (test, 0);
  pane = open_pane (test);
  catena_workspace_refresh (workspace);
  ui_test_hub_wait_for_detail (workspace);
  ui_test_wait_for (count_rows (pane) > 2);
  n_rows = count_rows (pane);
  chosen = get_row (pane, 2);
  catena_services_pane_select (pane, chosen);

  catena_workspace_refresh (workspace);
  ui_test_wait_for (!catena_workspace_get_refreshing (workspace));
  ui_test_settle ();
  g_assert_cmpuint (count_rows (pane), ==, n_rows);
  g_assert_true (get_row (pane, 2) == chosen);
  g_assert_true (catena_services_pane_get_selected (pane) == chosen);

  close_pane (pane);
  ui_test_hub_free (test);
}

static void
test_orders (void)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  CatenaWorkspace *workspace;
  CatenaServicesPane *pane;

  ui_test_hub_add_account (test, 0, "Alpha", CATENA_COLOUR_BLUE);
  workspace = ui_test_hub_get_workspace (test, 0);
  pane = open_pane (test);
  catena_workspace_refresh (workspace);
  ui_test_hub_wait_for_detail (workspace);
  ui_test_wait_for (count_rows (pane) > 2);

  gtk_widget_activate_action (ui_test_find (GTK_WIDGET (pane), GTK_TYPE_LIST_VIEW, NULL), "services.order", "s",
                              "created");
  for (guint i = 1; i < count_rows (pane); i++)
    g_assert_cmpint (catena_service_get_created (get_row (pane, i - 1)), >=,
                     catena_service_get_created (get_row (pane, i)));

  g_object_set (pane, "order", "state", NULL);
  /* What is settled needs nobody: it comes last. */
  g_assert_cmpint (catena_service_get_tone (get_row (pane, 0)), !=, CATENA_TONE_SETTLED);
  g_assert_cmpint (catena_service_get_tone (get_row (pane, count_rows (pane) - 1)), ==, CATENA_TONE_SETTLED);

  g_object_set (pane, "order", "type", NULL);
  for (guint i = 1; i < count_rows (pane); i++)
    g_assert_cmpint (g_utf8_collate (catena_service_get_type_label (get_row (pane, i - 1)),
                                     catena_service_get_type_label (get_row (pane, i))),
                     <=, 0);

  close_pane (pane);
  ui_test_hub_free (test);
}

static void
test_filter (void)
{
  g_autoptr (CatenaServiceFilter) filter = catena_service_filter_new ();
  g_autoptr (CatenaService) service = catena_service_new ("50ca216f", "Trade-Finance 医疗");

  g_assert_true (catena_service_filter_is_empty (filter));
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), service));
  catena_service_filter_set_text (filter, "  tRaDe ");
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), service));
  catena_service_filter_set_text (filter, "finance trade");
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), service));
  catena_service_filter_set_text (filter, "医疗");
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), service));
  catena_service_filter_set_text (filter, "50CA");
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), service));
  catena_service_filter_set_text (filter, "trade x");
  g_assert_false (gtk_filter_match (GTK_FILTER (filter), service));
}

static void
control (UiTestHub  *test,
         const char *path,
         const char *text)
{
  g_autoptr (JsonNode) answer = catena_test_simulator_control (test->simulator, "POST", path, text);

  g_assert_nonnull (answer);
}

static const char *
get_visible (CatenaServicesPane *pane)
{
  return gtk_stack_get_visible_child_name (ui_test_find (GTK_WIDGET (pane), GTK_TYPE_STACK, "stack"));
}

static void
test_failing (void)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  CatenaWorkspace *workspace;
  CatenaServicesPane *pane;

  control (test, "/faults",
           "{\"operation\": \"listServices\", \"fault\": \"status\", \"status\": 400, \"count\": 100,"
           " \"body\": {\"error_code\": \"BCS.4006014\", \"error_msg\": \"<b>no\"}}");
  ui_test_hub_add_account (test, 0, "Alpha", CATENA_COLOUR_BLUE);
  workspace = ui_test_hub_get_workspace (test, 0);
  pane = open_pane (test);
  catena_workspace_refresh (workspace);
  ui_test_wait_for (g_strcmp0 (get_visible (pane), "error") == 0);
  ui_test_picture (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (pane))), "services-error");

  close_pane (pane);
  ui_test_hub_free (test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/services/filter", test_filter);
  g_test_add_func ("/services/many", test_many);
  g_test_add_func ("/services/refresh-in-place", test_refresh_in_place);
  g_test_add_func ("/services/orders", test_orders);
  g_test_add_func ("/services/failing", test_failing);

  return g_test_run ();
}
