/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-hub.h"

#include "catena-json.h"
#include "catena-time.h"

/* A minute is 60 ms. */
#define FAST_SCALE 0.001
#define N_OPERATIONS 5

static const char * const slow[] = { "--speed", "1", "--services", "3", NULL };

static TestHub *
make_hub (void)
{
  TestHub *test = test_hub_new (slow);

  catena_hub_set_time_scale (test->hub, FAST_SCALE);
  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);

  return test;
}

static CatenaOperation *
create (TestHub    *test,
        const char *name)
{
  g_autoptr (CatenaServiceDraft) draft = test_make_draft (name);
  CatenaOperation *operation = test_hub_create (test, draft, NULL);

  g_assert_nonnull (operation);
  test_wait_phase (operation, CATENA_OPERATION_RUNNING);

  return operation;
}

static void
forget_arrivals (TestHub *test)
{
  test_hub_control (test, "DELETE", "/arrivals", "%s", "");
}

static guint
read_count (JsonNode   *arrivals,
            const char *operation)
{
  gint64 count = 0;

  catena_json_get_int64 (catena_json_get_object (json_node_get_object (arrivals), operation), "count", &count);

  return (guint) count;
}

/* Both at the same moment. */
static void
read_arrivals (TestHub *test,
               guint   *records,
               guint   *details)
{
  g_autoptr (JsonNode) arrivals = catena_test_simulator_control (test->simulator, "GET", "/arrivals", NULL);

  *records = read_count (arrivals, "listOperationRecords");
  *details = read_count (arrivals, "getService");
}

/* How many different services there are in the exchanges since then. */
static guint
count_services_asked_about (TestHub *test,
                            gint64   since)
{
  g_autoptr (GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *exchanges = catena_hub_get_exchanges (test->hub);

  for (guint i = 0; i < g_list_model_get_n_items (exchanges); i++)
    {
      g_autoptr (CatenaExchange) exchange = g_list_model_get_item (exchanges, i);
      gint64 started;

      g_object_get (exchange, "started", &started, NULL);
      if (started >= since && catena_exchange_get_api (exchange) == CATENA_API_GET_SERVICE)
        g_hash_table_add (paths, g_strdup (catena_exchange_get_path (exchange)));
    }

  return g_hash_table_size (paths);
}

static void
test_list_while_shown (void)
{
  TestHub *test = make_hub ();
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  guint arrivals;

  /* Nothing is shown and nothing runs. */
  test_spin (300);
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, 0);

  catena_workspace_set_shown (workspace, TRUE);
  test_wait_for (test_hub_arrivals (test, "listServices") >= 3);
  g_assert_cmpint (catena_workspace_get_load_state (workspace), ==, CATENA_LOAD_READY);
  /* Details that are known and at rest are not read with every list. */
  g_assert_cmpuint (test_hub_arrivals (test, "getService"), ==, 3);

  catena_workspace_set_shown (workspace, FALSE);
  test_wait_for (!catena_workspace_get_refreshing (workspace));
  arrivals = test_hub_arrivals (test, "listServices");
  test_spin (300);
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, arrivals);
  g_assert_cmpuint (test_hub_arrivals (test, "listOperationRecords"), ==, 0);

  test_hub_free (test);
}

static void
test_shown_service_with_the_list (void)
{
  TestHub *test = make_hub ();
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  g_autoptr (CatenaService) service = NULL;

  test_hub_refresh (test);
  test_wait_for (test_hub_arrivals (test, "getService") == 3);
  service = g_list_model_get_item (catena_workspace_get_services (workspace), 0);
  test_wait_for (catena_service_get_detail (service) != NULL);
  catena_workspace_set_shown_service (workspace, service);
  catena_workspace_set_shown (workspace, TRUE);
  test_wait_for (test_hub_arrivals (test, "getService") >= 5);
  catena_workspace_set_shown_service (workspace, NULL);

  test_hub_free (test);
}

/* One call, whatever the number of operations: while it is not answered there is no other. */
static void
test_records_once_for_all (void)
{
  TestHub *test = make_hub ();
  CatenaOperation *operations[N_OPERATIONS];

  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("trade%u", i);

      operations[i] = create (test, name);
    }
  for (guint i = 0; i < N_OPERATIONS; i++)
    test_wait_for (catena_operation_get_record (operations[i]) != NULL);

  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listOperationRecords\", \"fault\": \"hold-before\", \"count\": 1}");
  test_wait_for (test_hub_is_held (test, "listOperationRecords"));
  forget_arrivals (test);
  test_spin (200);
  g_assert_cmpuint (test_hub_arrivals (test, "listOperationRecords"), ==, 0);
  g_assert_cmpuint (test_hub_arrivals (test, "getService"), ==, 0);
  g_assert_cmpuint (test_hub_arrivals (test, "getCreationStatus"), ==, 0);
  test_hub_control (test, "POST", "/release", "{}");

  for (guint i = 0; i < N_OPERATIONS; i++)
    g_object_unref (operations[i]);
  test_hub_free (test);
}

/* Without records each reading asks about one service, in turn. */
static void
test_one_detail_in_turn (void)
{
  TestHub *test = make_hub ();
  CatenaOperation *operations[N_OPERATIONS];
  guint records, details;
  gint64 forgotten;

  test_hub_control (test, "POST", "/habits", "{\"vanished_records\": true}");
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("trade%u", i);

      operations[i] = create (test, name);
    }
  /* Until those that came into the list were read. */
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      const char *id = catena_operation_get_service_id (operations[i]);
      CatenaWorkspace *workspace = test_hub_get_workspace (test);

      test_wait_for (catena_workspace_lookup_service (workspace, id) != NULL
                     && catena_service_get_detail (catena_workspace_lookup_service (workspace, id)) != NULL);
    }
  test_wait_for (!catena_workspace_get_refreshing (test_hub_get_workspace (test)));
  test_spin (50);

  forget_arrivals (test);
  forgotten = catena_time_now ();
  test_wait_for (test_hub_arrivals (test, "listOperationRecords") >= 2 * N_OPERATIONS);
  read_arrivals (test, &records, &details);
  /* A reading may be between its two calls. */
  g_assert_cmpuint (details, <=, records + 1);
  g_assert_cmpuint (details + 1, >=, records);

  g_assert_cmpuint (count_services_asked_about (test, forgotten), ==, N_OPERATIONS);

  /* Each comes to its end. */
  test_hub_control (test, "POST", "/speed", "{\"speed\": 20000}");
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      test_wait_phase (operations[i], CATENA_OPERATION_SUCCEEDED);
      g_object_unref (operations[i]);
    }

  test_hub_free (test);
}

static void
test_watched_only (void)
{
  TestHub *test = make_hub ();
  g_autoptr (CatenaOperation) operation = create (test, "trade1");
  guint arrivals;

  test_wait_for (test_hub_arrivals (test, "listOperationRecords") >= 3);
  g_assert_cmpuint (test_hub_arrivals (test, "getCreationStatus"), ==, 0);

  catena_operation_set_watched (operation, TRUE);
  test_wait_for (test_hub_arrivals (test, "getCreationStatus") >= 2);
  catena_operation_set_watched (operation, FALSE);
  test_spin (50);
  arrivals = test_hub_arrivals (test, "getCreationStatus");
  test_spin (200);
  g_assert_cmpuint (test_hub_arrivals (test, "getCreationStatus"), ==, arrivals);

  test_hub_free (test);
}

/* A slow call is not asked for often: ten times what it took has to pass. */
static void
test_a_tenth_of_the_time (void)
{
  TestHub *test = make_hub ();
  CatenaWorkspace *workspace = test_hub_get_workspace (test);

  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listServices\", \"fault\": \"delay\", \"milliseconds\": 400, \"count\": -1}");
  catena_workspace_set_shown (workspace, TRUE);
  test_wait_for (catena_workspace_get_load_state (workspace) == CATENA_LOAD_READY);
  test_spin (600);
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, 1);

  test_hub_free (test);
}

/* What takes long in another account is no reason to ask less often in this one. */
static void
test_other_accounts_time (void)
{
  TestHub *test = make_hub ();
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  g_autoptr (CatenaExchange) other =
    g_object_new (CATENA_TYPE_EXCHANGE, "api", (guint) CATENA_API_LIST_SERVICES, "attempt", 1, "account", "another",
                  "method", "GET", "started", G_MAXINT64, "duration", 600 * G_USEC_PER_SEC, NULL);

  test_hub_control (test, "POST", "/faults",
                    "{\"operation\": \"listServices\", \"fault\": \"hold-before\"}");
  catena_workspace_set_shown (workspace, TRUE);
  test_wait_for (test_hub_is_held (test, "listServices"));
  catena_exchange_log_append (test->hub->log, other);
  test_hub_control (test, "POST", "/release", "{}");
  test_wait_for (test_hub_arrivals (test, "listServices") >= 2);

  test_hub_free (test);
}

static gboolean
never_online (CatenaWorkspace *workspace,
              gpointer         user_data)
{
  return FALSE;
}

static gboolean
maybe_online (CatenaWorkspace *workspace,
              gpointer         user_data)
{
  return *(gboolean *) user_data;
}

static void
test_offline (void)
{
  TestHub *test = make_hub ();
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  g_autoptr (CatenaPoller) never =
    catena_poller_new (test->hub->tracker, test->hub->log, never_online, NULL);
  gboolean online = FALSE;
  g_autoptr (CatenaPoller) maybe =
    catena_poller_new (test->hub->tracker, test->hub->log, maybe_online, &online);

  catena_poller_close (test->hub->poller);
  catena_poller_add_workspace (never, workspace);
  catena_poller_add_workspace (maybe, workspace);
  catena_workspace_set_shown (workspace, TRUE);
  test_spin (200);
  g_assert_cmpuint (test_hub_arrivals (test, "listServices"), ==, 0);

  /* The network is back. */
  online = TRUE;
  catena_poller_hurry (maybe);
  test_wait_for (test_hub_arrivals (test, "listServices") >= 1);
  catena_poller_close (maybe);
  catena_poller_close (never);
  test_wait_for (!catena_workspace_get_refreshing (workspace));

  g_clear_object (&never);
  g_clear_object (&maybe);
  test_hub_free (test);
}

/* Nor is an operation followed. */
static void
test_offline_with_operation (void)
{
  TestHub *test = make_hub ();
  g_autoptr (CatenaOperation) operation = create (test, "trade1");
  CatenaWorkspace *workspace = test_hub_get_workspace (test);
  gboolean online = FALSE;
  g_autoptr (CatenaPoller) poller = catena_poller_new (test->hub->tracker, test->hub->log, maybe_online, &online);
  guint arrivals;

  catena_poller_close (test->hub->poller);
  catena_poller_add_workspace (poller, workspace);
  catena_operation_set_watched (operation, TRUE);
  test_wait_for (!catena_workspace_get_refreshing (workspace));
  test_spin (100);
  arrivals = test_hub_arrivals (test, NULL);
  test_spin (300);
  g_assert_cmpuint (test_hub_arrivals (test, NULL), ==, arrivals);

  online = TRUE;
  catena_poller_hurry (poller);
  test_wait_for (catena_operation_get_record (operation) != NULL);
  catena_poller_close (poller);

  g_clear_object (&poller);
  test_hub_free (test);
}

void
test_add_polling (void)
{
  g_test_add_func ("/workspace/polling/list-while-shown", test_list_while_shown);
  g_test_add_func ("/workspace/polling/shown-service-with-the-list", test_shown_service_with_the_list);
  g_test_add_func ("/workspace/polling/records-once-for-all", test_records_once_for_all);
  g_test_add_func ("/workspace/polling/one-detail-in-turn", test_one_detail_in_turn);
  g_test_add_func ("/workspace/polling/watched-only", test_watched_only);
  g_test_add_func ("/workspace/polling/a-tenth-of-the-time", test_a_tenth_of_the_time);
  g_test_add_func ("/workspace/polling/other-accounts-time", test_other_accounts_time);
  g_test_add_func ("/workspace/polling/offline", test_offline);
  g_test_add_func ("/workspace/polling/offline-with-operation", test_offline_with_operation);
}
