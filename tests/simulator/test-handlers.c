/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#include "sim-handlers.h"

/**
 * Visit:
 * @path: below the project for BCS, whole for IAM; %s is the id of a service
 * @body: (nullable): JSON; the good body of createService for "create", the right sign-in for "sign-in"
 *
 * One call for one operation.
 */
typedef struct
{
  CatenaApiId api;
  const char *path;
  const char *body;
} Visit;

static const Visit visits[] = {
  { CATENA_API_CREATE_SERVICE, "/blockchains", "create" },
  { CATENA_API_GET_CREATION_STATUS, "/blockchains/%s/status", NULL },
  { CATENA_API_GET_SERVICE, "/blockchains/%s", NULL },
  { CATENA_API_LIST_QUOTAS, "/quotas", NULL },
  { CATENA_API_GET_FLAVORS, "/blockchains/flavors?limit=10&offset=0", NULL },
  { CATENA_API_LIST_OPERATION_RECORDS, "/operation/record?blockchain_id=%s", NULL },
  { CATENA_API_LIST_SERVICES, "/blockchains", NULL },
  { CATENA_API_IAM_CREATE_TOKEN, "/v3/auth/tokens", "sign-in" },
  { CATENA_API_IAM_LIST_OWN_PROJECTS, "/v3/auth/projects", NULL },
  { CATENA_API_IAM_LIST_PROJECTS, "/v3/projects", NULL },
  { CATENA_API_IAM_LIST_DOMAINS, "/v3/auth/domains", NULL },
};

static SimAnswer *
visit (SimClient   *client,
       const Visit *row,
       const char  *service)
{
  const CatenaApi *api = catena_api_get (row->api);
  g_auto (GStrv) parts = g_strsplit (row->path, "%s", -1);
  g_autofree char *path = g_strjoinv (service, parts);
  g_autofree char *body = NULL;

  if (g_strcmp0 (row->body, "create") == 0)
    body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, "visited", "visited");
  else if (g_strcmp0 (row->body, "sign-in") == 0)
    body = sim_client_dup_token_body (client, "operator", NULL, NULL);
  if (api->cloud == CATENA_API_CLOUD_BCS)
    return sim_client_bcs (client, api->method, path, body);

  return sim_client_send (client,
                          sim_client_new_message (client,
                                                  catena_test_simulator_get_iam_url (client->simulator),
                                                  api->method, path, body));
}

/* Every row of the table of handlers is asked for, and answers; a handler without a visit fails here. */
static void
test_every_handler (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *service = sim_client_create (client, "to-be-visited");
  guint n_rows;
  const SimHandlerRow *rows = sim_handlers_get (&n_rows);

  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      g_autoptr (SimAnswer) answer = visit (client, &visits[i], service);

      g_test_message ("%s", catena_api_get (visits[i].api)->name);
      g_assert_no_error (answer->error);
      g_assert_cmpuint (answer->status, >=, 200);
      g_assert_cmpuint (answer->status, <, 300);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      g_test_message ("%s", catena_api_get (rows[i].api)->name);
      g_assert_cmpuint (catena_test_simulator_arrivals (client->simulator,
                                                        catena_api_get (rows[i].api)->name),
                        >, 0);
    }
  g_assert_cmpuint (n_rows, ==, G_N_ELEMENTS (visits));
}

static void
test_demo (void)
{
  static const char *names[] = { "trade-finance", "cold-chain", "land-registry",
                                 "医疗数据链", "supply-audit",
                                 "legacy-ledger" };
  static const char *states[] = { "Normal", "EipAbnormal", "Hibernation", "Normal", "Normal", "Normal" };
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autoptr (SimAnswer) list = sim_client_bcs (client, "GET", "/blockchains", NULL);

  sim_answer_assert_ok (list);
  g_assert_cmpint (sim_answer_get_int (list, "count"), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf ("blockchains/%u/name", i);
      g_autofree char *id = g_strdup_printf ("blockchains/%u/id", i);
      g_autoptr (SimAnswer) detail = sim_client_get_detail (client, sim_answer_get_string (list, id));

      g_assert_cmpstr (sim_answer_get_string (list, name), ==, names[i]);
      g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/name"), ==, names[i]);
      g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/status"), ==, states[i]);
      g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/process_status"), ==,
                       i == 4 ? "IsUpgrading" : "");
      g_assert_cmpint (sim_answer_get_string (detail, "basic_info/version")[0], ==, i == 5 ? '3' : '4');
      g_assert_cmpint (sim_answer_get_int (detail, "peer_info/0/node_cnt"), ==, 2);
    }
}

static void
test_ailing_parts (void)
{
  static const struct { const char *name; const char *status; const char *peers; const char *up; } rows[] = {
    { "trade-finance", "Normal", "Normal", "2/2" },
    { "land-registry", "Hibernation", "Unknown", "0/2" },
    { "supply-audit", "Normal", "IsUpgrading", "2/2" },
    { "energy-market", "Abnormal", "AbNormal", "1/2" },
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autoptr (JsonNode) state = catena_test_simulator_control (client->simulator, "GET", "/state", NULL);
  SimAnswer whole = { .node = state };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean south = g_str_equal (rows[i].name, "energy-market");
      g_autofree char *path = g_strdup_printf ("tenants/0/projects/%d/services/%d/id", south,
                                               south ? 1 : i == 0 ? 0 : i == 1 ? 2 : 4);
      g_autoptr (SimAnswer) detail = NULL;

      if (south)
        {
          sim_client_sign_in (client, "operator", "cn-south-1");
          g_free (client->project);
          client->project = g_strdup (catena_test_simulator_get_project_id (client->simulator, 0, "cn-south-1"));
        }
      detail = sim_client_get_detail (client, sim_answer_get_string (&whole, path));
      g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/name"), ==, rows[i].name);
      g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/status"), ==, rows[i].status);
      g_assert_cmpstr (sim_answer_get_string (detail, "peer_info/0/status"), ==, rows[i].peers);
      g_assert_cmpstr (sim_answer_get_string (detail, "peer_info/0/status_detail"), ==, rows[i].up);
    }
}

static void
test_many (void)
{
  static const char * const arguments[] = { "--services", "10000", NULL };
  g_autoptr (SimClient) client = sim_client_new (arguments);
  g_autoptr (SimAnswer) list = sim_client_bcs (client, "GET", "/blockchains", NULL);
  g_autoptr (SimAnswer) detail = NULL;

  g_assert_cmpint (sim_answer_get_int (list, "count"), ==, 10000);
  detail = sim_client_get_detail (client, sim_answer_get_string (list, "blockchains/9999/id"));
  sim_answer_assert_ok (detail);
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/name"), ==, "service-10000");
}

static void
test_paths (void)
{
  static const struct { const char *method; const char *path; } rows[] = {
    { "GET", "" },
    { "GET", "/nothing" },
    { "POST", "/quotas" },
    { "PATCH", "/blockchains" },
    { "DELETE", "/blockchains" },
    { "GET", "/blockchains/" },
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SimAnswer) answer = sim_client_bcs (client, rows[i].method, rows[i].path, NULL);

      sim_answer_assert_error (answer, 404, "APIGW.0101");
    }
}

static void
test_missing_service (void)
{
  static const char *paths[] = { "/blockchains/not-there", "/blockchains/not-there/status" };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", paths[i], NULL);

      sim_answer_assert_error (answer, 400, "BCS.4001011");
    }
}

static void
test_query_refused (void)
{
  static const char *paths[] = {
    "/blockchains/flavors?limit=0",
    "/blockchains/flavors?limit=1001",
    "/blockchains/flavors?limit=ten",
    "/blockchains/flavors?offset=-1",
    "/operation/record?operation_status=done",
    "/operation/record?resource_type=ECS",
    "/operation/record?operation_type=create",
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (SimAnswer) answer = sim_client_bcs_wrong (client, "GET", paths[i], NULL);

      sim_answer_assert_error (answer, 400, "BCS.4006014");
    }
}

static void
test_record_filters (void)
{
  static const struct { const char *query; guint count; } rows[] = {
    { "", 2 },
    { "?blockchain_id=none", 0 },
    { "?operation_status=processing", 2 },
    { "?operation_status=failed", 0 },
    { "?resource_type=BCSSVC01", 2 },
    { "?resource_type=PLUGIN01", 0 },
    { "?operation_type=99", 2 },
    { "?operation_type=00", 0 },
    { "?operation_id=none", 0 },
    { "?operation_type=99&resource_type=BCSSVC01&operation_status=processing", 2 },
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *first = sim_client_create (client, "first");
  g_autofree char *second = sim_client_create (client, "second");
  g_autoptr (SimAnswer) by_service = NULL;
  g_autoptr (SimAnswer) by_id = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *filter = g_strconcat ("/operation/record", rows[i].query, NULL);
      g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", filter, NULL);

      g_test_message ("%s", filter);
      g_assert_cmpint (sim_answer_get_int (answer, "count"), ==, rows[i].count);
    }
  path = g_strdup_printf ("/operation/record?operation_id=%s",
                          json_object_get_string_member (sim_client_get_record (client, second, &by_service),
                                                         "operation_id"));
  by_id = sim_client_bcs (client, "GET", path, NULL);
  g_assert_cmpstr (sim_answer_get_string (by_id, "operation_records/0/blockchain_id"), ==, second);
}

static void
test_quota (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *service = NULL;

  sim_client_control (client, "/quota", "{\"project\": \"%s\", \"quota\": 8, \"used\": 1}", client->project);
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/quotas", NULL);

    g_assert_cmpint (sim_answer_get_int (answer, "resources/0/quota"), ==, 8);
    g_assert_cmpint (sim_answer_get_int (answer, "resources/0/used"), ==, 7);
    g_assert_cmpint (sim_answer_get_int (answer, "resources/0/free"), ==, 1);
  }
  service = sim_client_create (client, "the-last-one");
  {
    g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, "one-too-many", "one-too-many");
    g_autoptr (SimAnswer) quota = sim_client_bcs (client, "GET", "/quotas", NULL);
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "POST", "/blockchains", body);

    g_assert_cmpint (sim_answer_get_int (quota, "resources/0/free"), ==, 0);
    sim_answer_assert_error (answer, 400, "BCS.4001088");
  }
}

/* A change is refused while something else is done to the service. */
static void
test_busy_service (void)
{
  static const struct { const char *status; const char *process_status; const char *code; } rows[] = {
    { "Normal", "IsUpgrading", "BCS.4001002" },
    { "Normal", "IsDeleting", "BCS.4001003" },
    { "Hibernation", "", "BCS.4001234" },
    { "Freeze", "", "BCS.4001234" },
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *creating = sim_client_create (client, "still-young");
  g_autofree char *path = g_strconcat ("/blockchains/", creating, NULL);
  g_autoptr (SimAnswer) answer = sim_client_bcs_wrong (client, "PUT", path, "{}");

  sim_answer_assert_error (answer, 400, "BCS.4001001");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *order =
        g_strdup_printf ("{\"project\": \"%s\", \"name\": \"colleague-%u\", \"status\": \"%s\","
                         " \"process_status\": \"%s\"}",
                         client->project, i, rows[i].status, rows[i].process_status);
      g_autoptr (JsonNode) added =
        catena_test_simulator_control (client->simulator, "POST", "/services", order);
      g_autofree char *other =
        g_strconcat ("/blockchains/", json_object_get_string_member (json_node_get_object (added), "id"),
                         NULL);
      g_autoptr (SimAnswer) refused = sim_client_bcs_wrong (client, "DELETE", other, NULL);

      sim_answer_assert_error (refused, 400, rows[i].code);
    }
}

void
add_handler_tests (void)
{
  g_test_add_func ("/simulator/handlers/every", test_every_handler);
  g_test_add_func ("/simulator/handlers/demo", test_demo);
  g_test_add_func ("/simulator/handlers/ailing-parts", test_ailing_parts);
  g_test_add_func ("/simulator/handlers/many", test_many);
  g_test_add_func ("/simulator/handlers/paths", test_paths);
  g_test_add_func ("/simulator/handlers/missing-service", test_missing_service);
  g_test_add_func ("/simulator/handlers/query-refused", test_query_refused);
  g_test_add_func ("/simulator/handlers/record-filters", test_record_filters);
  g_test_add_func ("/simulator/handlers/quota", test_quota);
  g_test_add_func ("/simulator/handlers/busy-service", test_busy_service);
}
