/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#include <string.h>

/* Salted, as a node's password has to be: base64 of "$6$salt$hash". */
#define NODE_PASSWORD "JDYkc2FsdCRoYXNo"

#define NEW_CLUSTER \
  "{\"create_new_cluster\": true, \"cce_cluster_info\": null, \"cce_create_info\": {\"node_num\": 1, \"node_flavor\":" \
  " \"s6.xlarge.2\", \"cce_flavor\": \"cce.s2.small\", \"init_node_pwd\": \"" NODE_PASSWORD "\", \"az\":" \
  " \"cn-north-4a\", \"cluster_platform_type\": \"VirtualMachine\"}%s}"

#define EDGE_NODE(n) "{\"id\": \"node-" #n "\", \"status\": \"ACTIVE\", \"public_ip_address\": \"192.0.2." #n "\"}"
#define EDGE_NODES "[" EDGE_NODE (1) ", " EDGE_NODE (2) ", " EDGE_NODE (3) "]"
#define TURBO \
  "{\"share_type\": \"STANDARD\", \"type\": \"efs-ha\", \"available_zone\": \"\", \"resource_spec_code\":" \
  " \"sfs.turbo.standard\"}"

/**
 * Row:
 * @change: JSON that is merged into the good body; null takes a member away
 * @code: what the service answers
 * @wrong: whether the contract forbids the request as well
 */
typedef struct
{
  const char *change;
  const char *code;
  gboolean wrong;
} Row;

static const Row refused[] = {
  /* What is missing, or of another type. */
  { "{\"name\": null}", "BCS.4004025", TRUE },
  { "{\"version_type\": null}", "BCS.4004025", TRUE },
  { "{\"enterprise_project_id\": null}", "BCS.4004025", TRUE },
  { "{\"resource_password\": null}", "BCS.4004025", TRUE },
  { "{\"cluster_type\": null}", "BCS.4004025", TRUE },
  { "{\"create_new_cluster\": null}", "BCS.4004025", TRUE },
  { "{\"orderer_node_number\": null}", "BCS.4004025", FALSE },
  { "{\"version_type\": \"4\"}", "BCS.4004025", TRUE },
  { "{\"name\": 4}", "BCS.4004025", TRUE },
  { "{\"use_eip\": \"true\"}", "BCS.4004025", TRUE },
  { "{\"org_disk_size\": 100.5}", "BCS.4004025", TRUE },
  { "{\"cce_cluster_info\": []}", "BCS.4004025", TRUE },
  { "{\"peer_orgs\": {}}", "BCS.4004025", TRUE },
  { "{\"peer_orgs\": [null]}", "BCS.4004025", TRUE },
  { "{\"channels\": [{\"name\": \"channel\", \"org_names\": \"organization\"}]}", "BCS.4004025", TRUE },
  { "{\"block_info\": {\"batch_timeout\": \"2\"}}", "BCS.4004025", TRUE },
  /* Words that no table has. */
  { "{\"version_type\": 1}", "BCS.4006014", TRUE },
  { "{\"fabric_version\": \"2.0\"}", "BCS.4006014", FALSE },
  { "{\"fabric_version\": \"1.4\"}", "BCS.4006014", FALSE },
  { "{\"blockchain_type\": \"public\"}", "BCS.4006014", TRUE },
  { "{\"consensus\": \"kafka\"}", "BCS.4006014", FALSE },
  { "{\"consensus\": \"SOLO\"}", "BCS.4006014", FALSE },
  { "{\"sign_algorithm\": \"RSA\"}", "BCS.4006014", TRUE },
  { "{\"volume_type\": \"obs\"}", "BCS.4006014", TRUE },
  { "{\"database_type\": \"leveldb\"}", "BCS.4006014", TRUE },
  { "{\"cluster_type\": \"k8s\"}", "BCS.4006014", FALSE },
  { "{\"enterprise_project_id\": \"none\"}", "BCS.4006014", FALSE },
  /* Names. */
  { "{\"name\": \"abc\"}", "BCS.4006014", TRUE },
  { "{\"name\": \"-abcd\"}", "BCS.4006014", TRUE },
  { "{\"name\": \"under_score\"}", "BCS.4006014", TRUE },
  { "{\"name\": \"abcdefghijklmnopqrstuvwxy\"}", "BCS.4006014", TRUE },
  { "{\"name\": \"newline\\n\"}", "BCS.4006014", TRUE },
  { "{\"name\": \"trade-finance\"}", "BCS.4001018", FALSE },
  /* Passwords. */
  { "{\"resource_password\": \"Ab1-\"}", "BCS.4001045", FALSE },
  { "{\"resource_password\": \"abcdefgh1\"}", "BCS.4001045", FALSE },
  { "{\"resource_password\": \"Pass word1\"}", "BCS.4001045", FALSE },
  /* Orderers against consensus. */
  { "{\"orderer_node_number\": 4}", "BCS.4006014", FALSE },
  { "{\"orderer_node_number\": 0}", "BCS.4006014", FALSE },
  { "{\"consensus\": \"SFLIC\", \"orderer_node_number\": 3}", "BCS.4006014", FALSE },
  { "{\"consensus\": \"SFLIC\", \"orderer_node_number\": 11}", "BCS.4006014", FALSE },
  /* Storage. */
  { "{\"org_disk_size\": 99}", "BCS.4006014", TRUE },
  { "{\"version_type\": 3}", "BCS.4006014", FALSE },
  { "{\"volume_type\": \"evs\"}", "BCS.4004025", FALSE },
  { "{\"volume_type\": \"efs\", \"org_disk_size\": 500}", "BCS.4004025", FALSE },
  { "{\"volume_type\": \"efs\", \"turbo_info\": " TURBO "}", "BCS.4006014", FALSE },
  { "{\"volume_type\": \"efs\", \"org_disk_size\": 500, \"turbo_info\": {\"share_type\": \"STANDARD\", \"type\": \"efs-ha\","
    " \"available_zone\": \"\", \"resource_spec_code\": \"other\"}}", "BCS.4006014", FALSE },
  /* Database. */
  { "{\"database_type\": \"couchdb\"}", "BCS.4004025", FALSE },
  { "{\"database_type\": \"couchdb\", \"couchdb_info\": {\"user_name\": \"admin\"}}", "BCS.4004025", TRUE },
  { "{\"database_type\": \"couchdb\", \"couchdb_info\": {\"user_name\": \"admin\", \"password\": \"weak\"}}",
    "BCS.4001171", FALSE },
  /* Cluster. */
  { "{\"cce_cluster_info\": null}", "BCS.4001080", FALSE },
  { "{\"cce_cluster_info\": {\"cluster_platform_type\": null}}", "BCS.4004025", TRUE },
  { "{\"cce_cluster_info\": {\"cluster_platform_type\": \"x86\"}}", "BCS.4006014", TRUE },
  { "{\"cce_cluster_info\": {\"cluster_id\": \"\"}}", "BCS.4001106", FALSE },
  { "{\"create_new_cluster\": true}", "BCS.4004025", FALSE },
  { "{\"create_new_cluster\": true, \"cce_create_info\": {\"node_num\": 0, \"node_flavor\": \"s6.xlarge.2\", \"cce_flavor\":"
    " \"cce.s2.small\", \"init_node_pwd\": \"" NODE_PASSWORD "\", \"az\": \"a\", \"cluster_platform_type\": \"ARM64\"}}",
    "BCS.4006014", FALSE },
  { "{\"create_new_cluster\": true, \"cce_create_info\": {\"node_num\": 1, \"node_flavor\": \"s6.large.2\", \"cce_flavor\":"
    " \"cce.s2.small\", \"init_node_pwd\": \"" NODE_PASSWORD "\", \"az\": \"a\", \"cluster_platform_type\": \"ARM64\"}}",
    "BCS.4001212", FALSE },
  { "{\"create_new_cluster\": true, \"cce_create_info\": {\"node_num\": 1, \"node_flavor\": \"s6.xlarge.2\", \"cce_flavor\":"
    " \"cce.s2.small\", \"init_node_pwd\": \"In-the-clear-1\", \"az\": \"a\", \"cluster_platform_type\": \"ARM64\"}}",
    "BCS.4001171", FALSE },
  { "{\"create_new_cluster\": true, \"cce_create_info\": {\"node_num\": 1, \"node_flavor\": \"s6.xlarge.2\", \"cce_flavor\":"
    " \"cce.s2.small\", \"init_node_pwd\": \"" NODE_PASSWORD "\", \"az\": \"\", \"cluster_platform_type\": \"ARM64\"}}",
    "BCS.4006014", FALSE },
  { "{\"cluster_type\": \"ief\"}", "BCS.4004025", FALSE },
  { "{\"cluster_type\": \"ief\", \"ief_nodes_info\": [" EDGE_NODE (1) "]}", "BCS.4001717", FALSE },
  { "{\"cluster_type\": \"ief\", \"ief_nodes_info\": " EDGE_NODES ", \"peer_orgs\": null, \"channels\": null}",
    "BCS.4004025", FALSE },
  { "{\"cluster_type\": \"ief\", \"ief_nodes_info\": " EDGE_NODES ", \"ief_deploy_mode\": 2}", "BCS.4006014", TRUE },
  /* Organizations and channels. */
  { "{\"peer_orgs\": [{\"name\": \"org\", \"node_count\": 1}]}", "BCS.4001245", FALSE },
  { "{\"peer_orgs\": [{\"name\": \"same\", \"node_count\": 1}, {\"name\": \"same\", \"node_count\": 1}]}", "BCS.4001245",
    FALSE },
  { "{\"peer_orgs\": [{\"name\": \"organization\"}]}", "BCS.4004025", TRUE },
  { "{\"peer_orgs\": [{\"name\": \"organization\", \"node_count\": 0}]}", "BCS.4001051", FALSE },
  { "{\"peer_orgs\": [{\"name\": \"organization\", \"node_count\": 6}]}", "BCS.4001051", FALSE },
  { "{\"channels\": [{\"name\": \"channel\"}]}", "BCS.4004025", TRUE },
  { "{\"channels\": [{\"name\": \"channel\", \"org_names\": []}]}", "BCS.4001245", FALSE },
  { "{\"channels\": [{\"name\": \"channel\", \"org_names\": [\"nobody\"]}]}", "BCS.4001245", FALSE },
  { "{\"channels\": [{\"name\": \"channel\", \"org_names\": [1]}]}", "BCS.4001245", TRUE },
  { "{\"channels\": [{\"name\": \"channel_test\", \"org_names\": [\"organization\"]}]}", "BCS.4006012", FALSE },
  { "{\"channels\": [{\"name\": \"Channel\", \"org_names\": [\"organization\"]}]}", "BCS.4006012", FALSE },
  { "{\"channels\": [{\"name\": \"channel\", \"org_names\": [\"organization\"]}, {\"name\": \"channel\", \"org_names\":"
    " [\"organization\"]}]}", "BCS.4006012", FALSE },
  /* Numbers, and what does not go together. */
  { "{\"bandwidth_size\": 0}", "BCS.4006014", FALSE },
  { "{\"bandwidth_size\": 2001}", "BCS.4006014", FALSE },
  { "{\"block_info\": {\"max_message_count\": 0}}", "BCS.4006014", FALSE },
  { "{\"tc3_need\": true, \"sign_algorithm\": \"sm2\"}", "BCS.4006014", FALSE },
  { "{\"kafka_create_info\": {\"spec\": \"mini\", \"storage\": 299, \"az\": \"a\"}}", "BCS.4006014", TRUE },
  { "{\"kafka_create_info\": {\"spec\": \"small\", \"storage\": 300, \"az\": \"a\"}}", "BCS.4006014", FALSE },
  { "{\"kafka_create_info\": {\"spec\": \"mini\", \"storage\": 9001, \"az\": \"a\"}}", "BCS.4006014", TRUE },
  /* Invitees. */
  { "{\"is_invitee\": true}", "BCS.4004025", FALSE },
  { "{\"is_invitee\": true, \"invitor_infos\": {\"tenant_id\": \"t\", \"project_id\": \"p\"}}", "BCS.4004025", TRUE },
  { "{\"is_invitee\": true, \"invitor_infos\": {\"tenant_id\": \"t\", \"project_id\": \"p\", \"blockchain_id\": \"b\"}}",
    "BCS.4001011", FALSE },
};

static const char *accepted[] = {
  "{}",
  "{\"name\": \"\351\223\276\346\235\241\346\234\215\345\212\241\"}",
  "{\"name\": \"a123456789b123456789c123\"}",
  "{\"version_type\": 2}",
  "{\"version_type\": 3, \"org_disk_size\": 500}",
  "{\"fabric_version\": null, \"blockchain_type\": null, \"consensus\": null, \"sign_algorithm\": null, \"volume_type\":"
  " null, \"org_disk_size\": null, \"database_type\": null, \"use_eip\": null, \"bandwidth_size\": null, \"peer_orgs\":"
  " null, \"channels\": null}",
  "{\"consensus\": \"SFLIC\", \"orderer_node_number\": 4, \"sign_algorithm\": \"sm2\"}",
  "{\"consensus\": \"SFLIC\", \"orderer_node_number\": 10}",
  "{\"volume_type\": \"evs\", \"evs_disk_type\": \"SSD\"}",
  "{\"volume_type\": \"efs\", \"org_disk_size\": 500, \"turbo_info\": " TURBO "}",
  "{\"database_type\": \"couchdb\", \"couchdb_info\": {\"user_name\": \"admin\", \"password\": \"Couch-Pw-1\"}}",
  "{\"enterprise_project_id\": \"0aad99bc-f5f6-4f78-8404-c598d76b0ed2\"}",
  "{\"resource_password\": \"Abcdef1!@$%^-_=+[{}]:,./?\"}",
  "{\"blockchain_type\": \"union\", \"restful_api_support\": true, \"tc3_need\": true}",
  "{\"cluster_type\": \"ief\", \"ief_deploy_mode\": 0, \"ief_nodes_info\": " EDGE_NODES ", \"cce_cluster_info\": null}",
  "{\"peer_orgs\": [{\"name\": \"first-org\", \"node_count\": 5}, {\"name\": \"\347\254\254\344\272\214\346\234\272\346\236\204\","
  " \"node_count\": 1}], \"channels\": [{\"name\": \"channel1\", \"org_names\": [\"first-org\"], \"description\": \"\"},"
  " {\"name\": \"channel2\", \"org_names\": [\"first-org\", \"\347\254\254\344\272\214\346\234\272\346\236\204\"]}]}",
  /* What does not apply is passed over, as in the reference's own example. */
  "{\"evs_disk_type\": \"SATA\", \"turbo_info\": " TURBO ", \"ief_deploy_mode\": 0, \"ief_nodes_info\": " EDGE_NODES ","
  " \"cce_create_info\": {\"node_num\": 1, \"node_flavor\": \"Si1.xlarge.4.linux\", \"cce_flavor\": \"cce.s1.small\","
  " \"init_node_pwd\": \"" NODE_PASSWORD "\", \"az\": \"cn-north-7a\", \"cluster_platform_type\": \"ARM64\"}}",
};

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
make_body (const char *name,
           const char *change)
{
  g_autofree char *good = g_strdup_printf (SIM_CLIENT_GOOD_BODY, name, name);
  g_autoptr (JsonNode) body = json_from_string (good, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) changes = json_from_string (change, &error);

  g_assert_no_error (error);
  merge (json_node_get_object (body), json_node_get_object (changes));

  return json_to_string (body, FALSE);
}

static void
test_refused (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *body = make_body ("refused", refused[i].change);
      g_autoptr (SimAnswer) answer = NULL;

      g_test_message ("%s", refused[i].change);
      answer = (refused[i].wrong ? sim_client_bcs_wrong : sim_client_bcs) (client, "POST", "/blockchains", body);
      sim_answer_assert_error (answer, 400, refused[i].code);
    }
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

  sim_client_control (client, "/quota", "{\"project\": \"%s\", \"quota\": 100}", client->project);
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autofree char *name = g_strdup_printf ("accepted-%u", i);
      g_autofree char *body = make_body (name, accepted[i]);
      g_autoptr (SimAnswer) answer = NULL;

      g_test_message ("%s", accepted[i]);
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
  g_autofree char *change = g_strdup_printf (NEW_CLUSTER, "");
  g_autofree char *body = make_body ("new-cluster", change);
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
  static const char *bodies[] = { "", "nonsense", "[]", "\"text\"", "{\"name\": \"abcd\"", "{\"name\": \"\xff\xfe\"}" };
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
  g_autofree char *same_cluster = make_body ("other-name", "{\"cce_cluster_info\": {\"cluster_id\": \"id-taken\"}}");

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
  static const struct { const char *flaw; const char *change; } harmless[] = {
    { "no-eip", "{\"use_eip\": false}" },
    { "some-eips", "{}" },
    { "other-az", "{}" },
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
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      g_autofree char *name = g_strdup_printf ("harmless-%u", i);
      g_autofree char *body = make_body (name, harmless[i].change);
      g_autoptr (SimAnswer) answer = NULL;

      sim_client_control (client, "/clusters", "{\"id\": \"id-%s\", \"flaw\": \"%s\"}", name, harmless[i].flaw);
      answer = sim_client_bcs (client, "POST", "/blockchains", body);
      sim_answer_assert_ok (answer);
    }
  sim_client_control (client, "/clusters", "{\"id\": \"id-flawed\", \"flaw\": null}");
  g_free (sim_client_create (client, "flawed"));
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
  invitation = g_strdup_printf ("{\"is_invitee\": true, \"orderer_node_number\": null, \"channels\": null, \"invitor_infos\":"
                                " {\"tenant_id\": \"%s\", \"project_id\": \"%s\", \"blockchain_id\": \"%s\"}}",
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
  g_test_add_func ("/simulator/create/invitee", test_invitee);
}
