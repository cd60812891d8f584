/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-hub.h"

#include "catena-error.h"

#define N_SERVICES 6

static const char * const few_services[] = { "--services", "6", NULL };
static const char * const many_services[] = { "--services", "40", NULL };

typedef struct
{
  guint items_changed;
  guint notified;
} Counts;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  ((Counts *) user_data)->items_changed++;
}

static void
on_notify (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  /* When it was read changes with every reading, and nothing else does. */
  if (!g_str_equal (pspec->name, "detail-time"))
    ((Counts *) user_data)->notified++;
}

static TestHub *
make_hub (const char * const *arguments)
{
  TestHub *test = test_hub_new (arguments);

  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);

  return test;
}

static guint
get_details_known (CatenaWorkspace *workspace)
{
  guint known;

  g_object_get (workspace, "details-known", &known, NULL);

  return known;
}

static guint
get_n_services (CatenaWorkspace *workspace)
{
  return g_list_model_get_n_items (catena_workspace_get_services (workspace));
}

static CatenaService *
get_service (CatenaWorkspace *workspace,
             guint            position)
{
  CatenaService *service = g_list_model_get_item (catena_workspace_get_services (workspace), position);

  g_assert_nonnull (service);
  g_object_unref (service);

  return service;
}

static void
test_refresh (void)
{
  TestHub *test = make_hub (few_services);
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  Counts counts = { 0, 0 };

  g_assert_cmpint (catena_workspace_get_load_state (workspace), ==, CATENA_LOAD_NONE);
  catena_workspace_refresh (workspace);
  g_assert_cmpint (catena_workspace_get_load_state (workspace), ==, CATENA_LOAD_LOADING);
  test_wait_for (catena_workspace_get_load_state (workspace) == CATENA_LOAD_READY);
  g_assert_cmpuint (get_n_services (workspace), ==, N_SERVICES);
  g_assert_cmpint (catena_workspace_get_updated (workspace), >, 0);
  g_assert_null (catena_workspace_get_error (workspace));

  /* The details follow by themselves. */
  test_wait_for (get_details_known (workspace) == N_SERVICES);
  g_assert_cmpuint (test_hub_arrivals (test, "getService"), ==, N_SERVICES);
  g_assert_cmpint (catena_service_get_state (get_service (workspace, 0)), ==, CATENA_SERVICE_STATE_NORMAL);

  /* The same answers again: nothing is told. */
  g_signal_connect (catena_workspace_get_services (workspace), "items-changed", G_CALLBACK (on_items_changed), &counts);
  for (guint i = 0; i < N_SERVICES; i++)
    g_signal_connect (get_service (workspace, i), "notify", G_CALLBACK (on_notify), &counts);
  test_hub_refresh (test);
  test_wait_for (test_hub_arrivals (test, "getService") == 2 * N_SERVICES);
  test_spin (100);
  g_assert_cmpuint (counts.items_changed, ==, 0);
  g_assert_cmpuint (counts.notified, ==, 0);

  /* A colleague's new one is told once, where it stands. */
  test_hub_control (test, "POST", "/services", "{\"project\": \"%s\", \"name\": \"trade-new\"}",
                    test_hub_get_project_id (test));
  test_hub_refresh (test);
  g_assert_cmpuint (get_n_services (workspace), ==, N_SERVICES + 1);
  g_assert_cmpuint (counts.items_changed, ==, 1);
  for (guint i = 0; i < N_SERVICES; i++)
    g_signal_handlers_disconnect_by_data (get_service (workspace, i), &counts);
  g_signal_handlers_disconnect_by_data (catena_workspace_get_services (workspace), &counts);

  test_hub_free (test);
}

static void
test_no_op_while_one_runs (void)
{
  TestHub *test = make_hub (few_services);
  CatenaWorkspace *workspace = test_hub_get_workspace (test);

  for (guint i = 0; i < 5; i++)
    catena_workspace_refresh (workspace);
  test_wait_for (!catena_workspace_get_refreshing (workspace));
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, 1);

  test_hub_free (test);
}

static void
test_four_at_a_time (void)
{
  TestHub *test = make_hub (many_services);
  CatenaWorkspace *workspace = test_hub_get_workspace (test);

  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"getService\", \"fault\": \"hold-before\", \"count\": -1}");
  test_hub_refresh (test);
  test_wait_for (test_hub_arrivals (test, "getService") >= 4);
  test_spin (200);
  g_assert_cmpuint (test_hub_arrivals (test, "getService"), ==, 4);
  g_assert_cmpuint (get_details_known (workspace), ==, 0);

  test_hub_control (test, "DELETE", "/faults", "%s", "");
  test_hub_control (test, "POST", "/release", "{}");
  test_wait_for (get_details_known (workspace) == 40);

  test_hub_free (test);
}

static void
test_shown_first (void)
{
  TestHub *test = make_hub (many_services);
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  CatenaService *last;

  /* Nothing of the details is answered at first; then the one on the screen and few others. */
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"getService\", \"fault\": \"status\", \"status\": 500, \"count\": 40}");
  test_hub_refresh (test);
  test_wait_for (test_hub_arrivals (test, "getService") == 40);
  test_spin (50);
  g_assert_cmpuint (get_details_known (workspace), ==, 0);
  last = get_service (workspace, 39);
  g_assert_nonnull (catena_service_get_detail_error (last));

  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"getService\", \"fault\": \"hold-before\", \"after\": 1, \"count\": -1}");
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listServices\", \"fault\": \"hold-before\", \"count\": 1}");
  catena_workspace_refresh (workspace);
  test_wait_for (test_hub_arrivals (test, "listServices") == 2);
  catena_workspace_set_shown_service (workspace, last);
  test_wait_for (catena_service_get_detail (last) != NULL);
  g_assert_null (catena_service_get_detail_error (last));
  g_assert_cmpuint (get_details_known (workspace), ==, 1);

  test_hub_control (test, "DELETE", "/faults", "%s", "");
  test_hub_control (test, "POST", "/release", "{}");
  test_wait_for (get_details_known (workspace) == 40);

  test_hub_free (test);
}

static void
test_gone (void)
{
  TestHub *test = make_hub (few_services);
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  g_autofree char *id = NULL;

  test_hub_refresh (test);
  test_wait_for (get_details_known (workspace) == N_SERVICES);
  id = g_strdup (catena_service_get_id (get_service (workspace, 2)));

  /* Its detail says that it is not there: it goes. */
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"getService\", \"fault\": \"status\", \"status\": 400,"
                    " \"body\": {\"error_code\": \"BCS.4001011\", \"error_msg\": \"none\"}}");
  catena_workspace_refresh_service (workspace, get_service (workspace, 2));
  test_wait_for (get_n_services (workspace) == N_SERVICES - 1);
  g_assert_null (catena_workspace_lookup_service (workspace, id));
  g_assert_cmpuint (get_details_known (workspace), ==, N_SERVICES - 1);

  /* The list says that only one is there: the others go. */
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listServices\", \"fault\": \"status\", \"status\": 200,"
                    " \"body\": {\"count\": 1, \"blockchains\": [{\"id\": \"%s\", \"name\": \"left\"}]}}", id);
  test_hub_refresh (test);
  g_assert_cmpuint (get_n_services (workspace), ==, 1);
  g_assert_cmpstr (catena_service_get_name (get_service (workspace, 0)), ==, "left");

  test_hub_free (test);
}

static void
test_last_known_state (void)
{
  TestHub *test = make_hub (few_services);
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  gint64 updated;

  test_hub_refresh (test);
  test_wait_for (get_details_known (workspace) == N_SERVICES);
  updated = catena_workspace_get_updated (workspace);
  test_hub_close (test);

  test_hub_control (test, "DELETE", "/arrivals", "%s", "");
  test_hub_open (test);
  workspace = test_hub_get_workspace (test);
  g_assert_cmpint (catena_workspace_get_load_state (workspace), ==, CATENA_LOAD_READY);
  g_assert_cmpuint (get_n_services (workspace), ==, N_SERVICES);
  g_assert_cmpint (catena_workspace_get_updated (workspace), ==, updated);
  test_wait_for (get_details_known (workspace) == N_SERVICES);
  g_assert_cmpint (catena_service_get_detail_time (get_service (workspace, 0)), >=, updated);
  /* All of it without asking anybody. */
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, 0);
  g_assert_cmpuint (test_hub_arrivals (test, "getService"), ==, 0);

  test_hub_free (test);
}

static void
test_unreachable (void)
{
  TestHub *test = make_hub (few_services);
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  gint64 updated;

  /* Nothing known, and the first attempt fails. */
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listServices\", \"fault\": \"status\", \"status\": 500}");
  test_hub_refresh (test);
  g_assert_cmpint (catena_workspace_get_load_state (workspace), ==, CATENA_LOAD_FAILED);
  g_assert_error (catena_workspace_get_error (workspace), CATENA_ERROR, CATENA_ERROR_SERVER);

  test_hub_refresh (test);
  test_wait_for (get_details_known (workspace) == N_SERVICES);
  g_assert_null (catena_workspace_get_error (workspace));
  updated = catena_workspace_get_updated (workspace);

  /* Something known: a failed refresh takes nothing away. */
  catena_test_simulator_stop (g_steal_pointer (&test->simulator));
  test_hub_refresh (test);
  g_assert_error (catena_workspace_get_error (workspace), CATENA_ERROR, CATENA_ERROR_CONNECT);
  g_assert_cmpint (catena_workspace_get_load_state (workspace), ==, CATENA_LOAD_READY);
  g_assert_cmpuint (get_n_services (workspace), ==, N_SERVICES);
  g_assert_cmpuint (get_details_known (workspace), ==, N_SERVICES);
  g_assert_cmpint (catena_workspace_get_updated (workspace), ==, updated);
  g_assert_true (catena_hub_get_online (test->hub));

  test_hub_free (test);
}

static void
test_limits (void)
{
  TestHub *test = make_hub (few_services);
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  g_autoptr (CatenaWorkspaceLimits) limits = NULL;
  g_autoptr (CatenaWorkspaceLimits) half = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GError) error = NULL;

  test_hub_control (test, "POST", "/quota", "{\"project\": \"%s\", \"quota\": 9}", test_hub_get_project_id (test));
  catena_workspace_read_limits_async (workspace, NULL, test_on_result, &result);
  limits = catena_workspace_read_limits_finish (workspace, test_wait_result (&result), &error);
  g_assert_no_error (error);
  g_assert_no_error (limits->quota_error);
  g_assert_no_error (limits->flavor_error);
  g_assert_nonnull (limits->quota);
  g_assert_cmpint (limits->quota->quota, ==, 9);
  g_assert_cmpint (limits->quota->used, ==, N_SERVICES);
  g_assert_true (limits->flavor_known);
  g_assert_cmpint (limits->flavor.orderer_max, >, 0);

  /* One that is refused does not take the other with it. */
  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listQuotas\", \"fault\": \"status\", \"status\": 403,"
                    " \"body\": {\"error_code\": \"BCS.4030403\", \"error_msg\": \"no\"}}");
  catena_workspace_read_limits_async (workspace, NULL, test_on_result, &again);
  half = catena_workspace_read_limits_finish (workspace, test_wait_result (&again), &error);
  g_assert_no_error (error);
  g_assert_null (half->quota);
  g_assert_error (half->quota_error, CATENA_ERROR, CATENA_ERROR_FORBIDDEN);
  g_assert_true (half->flavor_known);

  test_hub_free (test);
}

static void
test_names_and_url (void)
{
  TestHub *test = make_hub (few_services);
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *url = NULL;
  g_autofree char *expected = NULL;

  test_hub_refresh (test);
  names = catena_workspace_dup_names (workspace);
  g_assert_cmpuint (g_hash_table_size (names), ==, N_SERVICES);
  g_assert_true (g_hash_table_contains (names, catena_service_get_name (get_service (workspace, 3))));

  url = catena_workspace_dup_create_url (workspace);
  expected = g_strdup_printf ("POST %s/v2/%s/blockchains", catena_test_simulator_get_bcs_url (test->simulator),
                              test_hub_get_project_id (test));
  g_assert_cmpstr (url, ==, expected);

  test_hub_free (test);
}

void
test_add_services (void)
{
  g_test_add_func ("/workspace/services/refresh", test_refresh);
  g_test_add_func ("/workspace/services/no-op-while-one-runs", test_no_op_while_one_runs);
  g_test_add_func ("/workspace/services/four-at-a-time", test_four_at_a_time);
  g_test_add_func ("/workspace/services/shown-first", test_shown_first);
  g_test_add_func ("/workspace/services/gone", test_gone);
  g_test_add_func ("/workspace/services/last-known-state", test_last_known_state);
  g_test_add_func ("/workspace/services/unreachable", test_unreachable);
  g_test_add_func ("/workspace/services/limits", test_limits);
  g_test_add_func ("/workspace/services/names-and-url", test_names_and_url);
}
