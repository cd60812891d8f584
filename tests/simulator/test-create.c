/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

/* Salted, as a node's password has to be: base64 of "$6$salt$hash". */
#define NEW_CLUSTER \
  "{\"create_new_cluster\": true, \"cce_cluster_info\": null, \"cce_create_info\": {\"node_num\": 1," \
  " \"node_flavor\": \"s6.xlarge.2\", \"cce_flavor\": \"cce.s2.small\", \"init_node_pwd\":" \
  " \"JDYkc2FsdCRoYXNo\", \"az\": \"cn-north-4a\", \"cluster_platform_type\": \"VirtualMachine\"}}"

static JsonNode *
load_rules (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "create-rules.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

static void
merge (JsonObject *object,
       JsonObject *change)
{
  g_autoptr (GList) names = json_object_get_members (change);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = l->data;
      JsonNode *node = json_object_get_member (change, name);
      JsonNode *old = json_object_get_member (object, name);

      if (JSON_NODE_HOLDS_NULL (node))
        json_object_remove_member (object, name);
      else if (JSON_NODE_HOLDS_OBJECT (node) && old != NULL && JSON_NODE_HOLDS_OBJECT (old))
        merge (json_node_get_object (old), json_node_get_object (node));
      else
        json_object_set_member (object, name, json_node_copy (node));
    }
}

static char *
merge_body (const char *name,
            JsonObject *change)
{
  g_autofree char *good = g_strdup_printf (SIM_CLIENT_GOOD_BODY, name, name);
  g_autoptr (JsonNode) body = json_from_string (good, NULL);

  merge (json_node_get_object (body), change);
  return json_to_string (body, FALSE);
}

static char *
make_body (const char *name,
           const char *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) changes = json_from_string (change, &error);

  g_assert_no_error (error);
  return merge_body (name, json_node_get_object (changes));
}

static void
check_refused (SimClient  *client,
               JsonObject *row)
{
  g_autofree char *body = merge_body ("refused", json_object_get_object_member (row, "change"));
  gboolean wrong = json_object_get_boolean_member (row, "wrong");
  g_autoptr (SimAnswer) answer = NULL;

  g_test_message ("%s", body);
  if (wrong)
    answer = sim_client_bcs_wrong (client, "POST", "/blockchains", body);
  else
    answer = sim_client_bcs (client, "POST", "/blockchains", body);
  sim_answer_assert_error (answer, 400, json_object_get_string_member (row, "code"));
}

static void
test_refused (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autoptr (JsonNode) rules = load_rules ();
  JsonArray *rows = json_object_get_array_member (json_node_get_object (rules), "refused");

  for (guint i = 0; i < json_array_get_length (rows); i++)
    check_refused (client, json_array_get_object_element (rows, i));
  /* Nothing came of any of them. */
  {
    g_autoptr (SimAnswer) list = sim_client_bcs (client, "GET", "/blockchains", NULL);
    g_autoptr (SimAnswer) records = sim_client_bcs (client, "GET", "/operation/record", NULL);

    g_assert_cmpint (sim_answer_get_int (list, "count"), ==, 6);
    g_assert_cmpint (sim_answer_get_int (records, "count"), ==, 0);
  }
}

/* The service keeps what was sent, to the letter. */
static void
assert_kept (SimClient  *client,
             const char *service,
             const char *body)
{
  g_autofree char *path = g_strdup_printf ("/services/%s/request", service);
  g_autoptr (JsonNode) kept = catena_test_simulator_control (client->simulator, "GET", path, NULL);
  g_autoptr (JsonNode) sent = json_from_string (body, NULL);

  g_assert_true (json_node_equal (kept, sent));
}

static void
test_accepted (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autoptr (JsonNode) rules = load_rules ();
  JsonArray *rows = json_object_get_array_member (json_node_get_object (rules), "accepted");

  sim_client_control (client, "/quota", "{\"project\": \"%s\", \"quota\": 100}", client->project);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("accepted-%u", i);
      g_autofree char *body = merge_body (name, json_array_get_object_element (rows, i));
      g_autoptr (SimAnswer) answer = NULL;

      g_test_message ("%s", body);
      answer = sim_client_bcs (client, "POST", "/blockchains", body);
      sim_answer_assert_ok (answer);
      g_assert_true (g_str_has_prefix (sim_answer_get_string (answer, "operation_id"), "BCSSVC01-99-"));
      assert_kept (client, sim_answer_get_string (answer, "blockchain_id"), body);
    }
}

static void
test_new_cluster (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *body = make_body ("new-cluster", NEW_CLUSTER);
  g_autoptr (SimAnswer) answer = sim_client_bcs (client, "POST", "/blockchains", body);
  g_autoptr (SimAnswer) status = NULL;
  g_autofree char *path = NULL;

  sim_answer_assert_ok (answer);
  path = g_strdup_printf ("/blockchains/%s/status", sim_answer_get_string (answer, "blockchain_id"));
  status = sim_client_bcs (client, "GET", path, NULL);
  g_assert_cmpstr (sim_answer_get_string (status, "cce/cluster/status"), ==, "waiting");
  g_assert_cmpstr (sim_answer_get_string (status, "cce/network/status"), ==, "waiting");
  g_assert_cmpstr (sim_answer_get_string (status, "cce/security_group/status"), ==, "waiting");
}

static void
test_no_json (void)
{
  static const char *bodies[] = {
    "", "nonsense", "[]", "\"text\"", "{\"name\": \"abcd\"", "{\"name\": \"\xff\xfe\"}",
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (SimAnswer) answer = sim_client_bcs_wrong (client, "POST", "/blockchains", bodies[i]);

      sim_answer_assert_error (answer, 400, "BCS.4004025");
    }
}

static void
test_taken (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *service = sim_client_create (client, "taken");
  g_autofree char *same_name = make_body ("taken", "{\"cce_cluster_info\": {\"cluster_id\": \"another\"}}");
  g_autofree char *same_cluster = make_body ("other-name",
                                             "{\"cce_cluster_info\": {\"cluster_id\": \"id-taken\"}}");

  {
    g_autoptr (SimAnswer) name = sim_client_bcs (client, "POST", "/blockchains", same_name);
    g_autoptr (SimAnswer) cluster = sim_client_bcs (client, "POST", "/blockchains", same_cluster);

    sim_answer_assert_error (name, 400, "BCS.4001018");
    sim_answer_assert_error (cluster, 400, "BCS.4006039");
  }
}

/* What is wrong with a cluster shows only when it is used. */
static void
test_flawed_cluster (void)
{
  static const struct { const char *flaw; const char *change; const char *code; } rows[] = {
    { "missing", "{}", "BCS.4001106" },
    { "gone", "{}", "BCS.4001302" },
    { "abnormal", "{}", "BCS.4001049" },
    { "no-nodes", "{}", "BCS.4001090" },
    { "in-use", "{}", "BCS.4006039" },
    { "unauthorized", "{}", "BCS.4003007" },
    { "no-eip", "{}", "BCS.4001008" },
    { "some-eips", "{\"blockchain_type\": \"union\"}", "BCS.4001009" },
    { "unknown-eip", "{}", "BCS.4006007" },
    { "old", "{\"volume_type\": \"evs\", \"evs_disk_type\": \"SAS\"}", "BCS.4004001" },
    { "no-evs", "{\"volume_type\": \"evs\", \"evs_disk_type\": \"SAS\"}", "BCS.4004002" },
    { "other-az", "{\"volume_type\": \"evs\", \"evs_disk_type\": \"SAS\"}", "BCS.4004003" },
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *body = make_body ("flawed", rows[i].change);
      g_autoptr (SimAnswer) answer = NULL;

      sim_client_control (client, "/clusters", "{\"id\": \"id-flawed\", \"flaw\": \"%s\"}", rows[i].flaw);
      answer = sim_client_bcs (client, "POST", "/blockchains", body);
      sim_answer_assert_error (answer, 400, rows[i].code);
    }
  sim_client_control (client, "/clusters", "{\"id\": \"id-flawed\", \"flaw\": null}");
  g_free (sim_client_create (client, "flawed"));
}

static void
test_harmless_flaw (void)
{
  static const struct { const char *flaw; const char *change; } rows[] = {
    { "no-eip", "{\"use_eip\": false}" },
    { "some-eips", "{}" },
    { "other-az", "{}" },
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("harmless-%u", i);
      g_autofree char *body = make_body (name, rows[i].change);
      g_autoptr (SimAnswer) answer = NULL;

      sim_client_control (client, "/clusters", "{\"id\": \"id-%s\", \"flaw\": \"%s\"}", name, rows[i].flaw);
      answer = sim_client_bcs (client, "POST", "/blockchains", body);
      sim_answer_assert_ok (answer);
    }
}

static void
test_invitee (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  JsonObject *tenant = catena_test_simulator_get_tenant (client->simulator, 0);
  g_autofree char *inviting = NULL;
  g_autofree char *invitation = NULL;
  g_autofree char *right = NULL;
  g_autofree char *wrong = NULL;

  inviting = sim_client_create (client, "inviting");
  invitation = g_strdup_printf ("{\"is_invitee\": true, \"orderer_node_number\": null, \"channels\": null,"
                                " \"invitor_infos\": {\"tenant_id\": \"%s\", \"project_id\": \"%s\","
                                " \"blockchain_id\": \"%s\"}}",
                                json_object_get_string_member (tenant, "domain_id"), client->project, inviting);
  right = make_body ("invited", invitation);
  wrong = make_body ("mismatch", invitation);
  {
    g_autoptr (JsonNode) node = json_from_string (wrong, NULL);
    g_autofree char *other_edition = NULL;
    g_autoptr (SimAnswer) mismatch = NULL;
    g_autoptr (SimAnswer) match = NULL;
    g_autoptr (SimAnswer) detail = NULL;

    json_object_set_int_member (json_node_get_object (node), "version_type", 2);
    other_edition = json_to_string (node, FALSE);
    mismatch = sim_client_bcs (client, "POST", "/blockchains", other_edition);
    sim_answer_assert_error (mismatch, 400, "BCS.4006014");
    match = sim_client_bcs (client, "POST", "/blockchains", right);
    sim_answer_assert_ok (match);
    detail = sim_client_get_detail (client, sim_answer_get_string (match, "blockchain_id"));
    g_assert_cmpint (sim_answer_get_int (detail, "orderer_info/node_cnt"), ==, 0);
  }
}

void
add_create_tests (void)
{
  g_test_add_func ("/simulator/create/refused", test_refused);
  g_test_add_func ("/simulator/create/accepted", test_accepted);
  g_test_add_func ("/simulator/create/new-cluster", test_new_cluster);
  g_test_add_func ("/simulator/create/no-json", test_no_json);
  g_test_add_func ("/simulator/create/taken", test_taken);
  g_test_add_func ("/simulator/create/flawed-cluster", test_flawed_cluster);
  g_test_add_func ("/simulator/create/harmless-flaw", test_harmless_flaw);
  g_test_add_func ("/simulator/create/invitee", test_invitee);
}
