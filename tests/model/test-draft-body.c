/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-draft.h"

#include "catena-redact.h"

#include <crypt.h>
#include <string.h>

static JsonObject *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = json_from_string (text, &error);

  g_assert_no_error (error);

  return json_object_ref (json_node_get_object (node));
}

static JsonObject *
get_member (JsonObject *object,
            const char *name)
{
  return json_object_get_object_member (object, name);
}

/* The body that would be sent is, member by member, what @expected says. */
static void
assert_body (CatenaServiceDraft *draft,
             const char         *expected)
{
  g_autofree char *text = dup_body_text (draft);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) sent = json_from_string (text, &error);
  g_autoptr(JsonNode) wanted = NULL;

  g_assert_no_error (error);
  wanted = json_from_string (expected, &error);
  g_assert_no_error (error);
  if (!json_node_equal (sent, wanted))
    g_error ("sent %s instead of %s", text, expected);
}

/* Private, Raft, an existing cluster: all that is not typed is a default. */
static void
test_beginner (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

  g_object_set (draft,
                "purpose", "private",
                "name", "trade1",
                "resource-password", "Chain2026",
                "password-again", "Chain2026",
                "cluster-id", "5adc2ce2-9712-11ea-9535-0255ac100b0d",
                "cluster-name", "my-cluster",
                NULL);
  assert_body (draft,
               "{\"name\":\"trade1\",\"version_type\":4,\"fabric_version\":\"2.2\","
               "\"blockchain_type\":\"private\",\"consensus\":\"etcdraft\",\"sign_algorithm\":\"ECDSA\","
               "\"enterprise_project_id\":\"0\",\"volume_type\":\"nfs\",\"org_disk_size\":100,"
               "\"database_type\":\"goleveldb\",\"resource_password\":\"Chain2026\",\"orderer_node_number\":3,"
               "\"use_eip\":true,\"bandwidth_size\":5,\"cluster_type\":\"cce\",\"create_new_cluster\":false,"
               "\"cce_cluster_info\":{\"cluster_id\":\"5adc2ce2-9712-11ea-9535-0255ac100b0d\","
               "\"cluster_name\":\"my-cluster\",\"cluster_platform_type\":\"VirtualMachine\"},"
               "\"block_info\":{\"batch_timeout\":2,\"max_message_count\":500,\"preferred_maxbytes\":2},"
               "\"peer_orgs\":[{\"name\":\"organization\",\"node_count\":2}],"
               "\"channels\":[{\"name\":\"channel\",\"org_names\":[\"organization\"]}]}");
}

static CatenaServiceDraft *
make_consortium (void)
{
  CatenaServiceDraft *draft = catena_service_draft_new ();
  g_autoptr(CatenaDraftOrganization) organization = NULL;
  CatenaDraftOrganization *bank;
  CatenaDraftChannel *audit;

  g_object_set (draft,
                "purpose", "union",
                "name", "供应链-2",
                "version-type", G_GINT64_CONSTANT (2),
                "enterprise-project-id", "7b1d7a1e-0001-4a4e-9d42-000000000001",
                "resource-password", "Chain2026!",
                "consensus", "SFLIC",
                "orderer-node-number", G_GINT64_CONSTANT (7),
                "sign-algorithm", "sm2",
                "tc3-need", TRUE,
                "restful-api", TRUE,
                "batch-timeout", G_GINT64_CONSTANT (1),
                NULL);
  g_object_set (draft,
                "create-new-cluster", TRUE,
                "node-num", G_GINT64_CONSTANT (4),
                "node-flavor", "s6.xlarge.2",
                "cce-flavor", "cce.s2.small",
                "node-az", "cn-north-4a",
                "new-cluster-platform", "ARM64",
                "volume-type", "evs",
                "evs-disk-type", "SSD",
                "org-disk-size", G_GINT64_CONSTANT (200),
                "use-eip", FALSE,
                NULL);
  organization = g_list_model_get_item (catena_service_draft_get_organizations (draft), 0);
  catena_draft_organization_set_name (organization, "上海银行");
  bank = catena_service_draft_add_organization (draft, "Shop-2", 1);
  audit = catena_service_draft_add_channel (draft, "audit", "Für die \"Prüfung\"");
  catena_draft_channel_set_member (audit, bank, TRUE);
  catena_draft_channel_set_member (audit, organization, TRUE);

  return draft;
}

/* Consortium, FBFT, SM2, a new cluster, EVS, no EIP, two channels. The node password is looked at elsewhere. */
static void
test_consortium (void)
{
  g_autoptr(CatenaServiceDraft) draft = make_consortium ();

  assert_body (draft,
               "{\"name\":\"供应链-2\",\"version_type\":2,\"fabric_version\":\"2.2\","
               "\"blockchain_type\":\"union\",\"consensus\":\"SFLIC\",\"sign_algorithm\":\"sm2\","
               "\"enterprise_project_id\":\"7b1d7a1e-0001-4a4e-9d42-000000000001\",\"volume_type\":\"evs\","
               "\"evs_disk_type\":\"SSD\",\"org_disk_size\":200,\"database_type\":\"goleveldb\","
               "\"resource_password\":\"Chain2026!\",\"orderer_node_number\":7,\"use_eip\":false,"
               "\"cluster_type\":\"cce\",\"create_new_cluster\":true,"
               "\"cce_create_info\":{\"node_num\":4,\"node_flavor\":\"s6.xlarge.2\",\"cce_flavor\":\"cce.s2.small\","
               "\"az\":\"cn-north-4a\",\"cluster_platform_type\":\"ARM64\"},"
               "\"block_info\":{\"batch_timeout\":1,\"max_message_count\":500,\"preferred_maxbytes\":2},"
               "\"tc3_need\":true,\"restful_api_support\":true,"
               "\"peer_orgs\":[{\"name\":\"上海银行\",\"node_count\":2},{\"name\":\"Shop-2\",\"node_count\":1}],"
               "\"channels\":[{\"name\":\"channel\",\"org_names\":[\"上海银行\"]},"
               "{\"name\":\"audit\",\"org_names\":[\"上海银行\",\"Shop-2\"],\"description\":\"Für die \\\"Prüfung\\\"\"}]}");
}

/* SFS Turbo takes its fixed words along, the zone also when it is empty. */
static void
test_turbo (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autoptr(JsonObject) body = NULL;
  g_autofree char *text = NULL;
  JsonObject *turbo;

  g_object_set (draft, "purpose", "private", "volume-type", "efs", NULL);
  text = dup_body_text (draft);
  body = parse (text);
  g_assert_cmpstr (json_object_get_string_member (body, "volume_type"), ==, "efs");
  g_assert_cmpint (json_object_get_int_member (body, "org_disk_size"), ==, 500);
  g_assert_false (json_object_has_member (body, "evs_disk_type"));
  turbo = get_member (body, "turbo_info");
  g_assert_cmpuint (json_object_get_size (turbo), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (turbo, "share_type"), ==, "STANDARD");
  g_assert_cmpstr (json_object_get_string_member (turbo, "type"), ==, "efs-ha");
  g_assert_cmpstr (json_object_get_string_member (turbo, "available_zone"), ==, "");
  g_assert_cmpstr (json_object_get_string_member (turbo, "resource_spec_code"), ==, "sfs.turbo.standard");
}

static void
test_couchdb (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autoptr(JsonObject) body = NULL;
  g_autofree char *text = NULL;
  JsonObject *couchdb;

  g_object_set (draft, "database-type", "couchdb", "couchdb-user", "ledger",
                "couchdb-password", "Couch\"\\2026链", NULL);
  text = dup_body_text (draft);
  body = parse (text);
  couchdb = get_member (body, "couchdb_info");
  g_assert_cmpuint (json_object_get_size (couchdb), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (couchdb, "user_name"), ==, "ledger");
  g_assert_cmpstr (json_object_get_string_member (couchdb, "password"), ==, "Couch\"\\2026链");

  /* Back again: it stays in the draft, and is not sent. */
  g_object_set (draft, "database-type", "goleveldb", NULL);
  g_clear_pointer (&text, g_free);
  text = dup_body_text (draft);
  g_assert_null (strstr (text, "couch"));
}

/* The inviter orders, cuts the blocks and owns the channels. */
static void
test_invitee (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

  g_object_set (draft,
                "purpose", "invitee",
                "name", "partner1",
                "version-type", G_GINT64_CONSTANT (2),
                "fabric-version", "1.4",
                "resource-password", "Chain2026",
                "cluster-id", "5adc2ce2-9712-11ea-9535-0255ac100b0d",
                "cluster-name", "my-cluster",
                "invitor-tenant-id", "a1",
                "invitor-project-id", "b2",
                "invitor-service-id", "c3",
                NULL);
  assert_body (draft,
               "{\"name\":\"partner1\",\"version_type\":2,\"fabric_version\":\"1.4\","
               "\"blockchain_type\":\"union\",\"consensus\":\"SFLIC\",\"sign_algorithm\":\"ECDSA\","
               "\"enterprise_project_id\":\"0\",\"volume_type\":\"nfs\",\"org_disk_size\":100,"
               "\"database_type\":\"goleveldb\",\"resource_password\":\"Chain2026\","
               "\"use_eip\":true,\"bandwidth_size\":5,\"cluster_type\":\"cce\",\"create_new_cluster\":false,"
               "\"cce_cluster_info\":{\"cluster_id\":\"5adc2ce2-9712-11ea-9535-0255ac100b0d\","
               "\"cluster_name\":\"my-cluster\",\"cluster_platform_type\":\"VirtualMachine\"},"
               "\"is_invitee\":true,"
               "\"invitor_infos\":{\"tenant_id\":\"a1\",\"project_id\":\"b2\",\"blockchain_id\":\"c3\"},"
               "\"peer_orgs\":[{\"name\":\"organization\",\"node_count\":2}]}");
}

static void
test_kafka (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autoptr(JsonObject) body = NULL;
  g_autofree char *text = NULL;
  JsonObject *kafka;

  g_object_set (draft, "purpose", "invitee", "fabric-version", "1.4", "consensus", "kafka", NULL);
  text = dup_body_text (draft);
  g_assert_null (strstr (text, "kafka_create_info"));

  g_object_set (draft, "kafka-spec", "small", "kafka-az", "cn-north-4a,cn-north-4b", NULL);
  g_clear_pointer (&text, g_free);
  text = dup_body_text (draft);
  body = parse (text);
  kafka = get_member (body, "kafka_create_info");
  g_assert_cmpuint (json_object_get_size (kafka), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (kafka, "spec"), ==, "small");
  g_assert_cmpint (json_object_get_int_member (kafka, "storage"), ==, 1200);
  g_assert_cmpstr (json_object_get_string_member (kafka, "az"), ==, "cn-north-4a,cn-north-4b");
}

/* No cluster, and nothing that a cluster has; that none is created is said all the same. */
static void
test_edge_nodes (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

  g_object_set (draft,
                "purpose", "private",
                "name", "edge-1",
                "resource-password", "Chain2026",
                "create-new-cluster", TRUE,
                "cluster-type", "ief",
                "ief-deploy-mode", G_GINT64_CONSTANT (1),
                "volume-type", "efs",
                NULL);
  catena_service_draft_add_edge_node (draft, "5700372e-49ef-4f4c-b433-11d95ad7acea", "192.168.1.95");
  catena_service_draft_add_edge_node (draft, "2455e71a-d806-4827-9cf4-81e1b3764681", "192.168.1.213");
  assert_body (draft,
               "{\"name\":\"edge-1\",\"version_type\":4,\"fabric_version\":\"2.2\","
               "\"blockchain_type\":\"private\",\"consensus\":\"etcdraft\",\"sign_algorithm\":\"ECDSA\","
               "\"enterprise_project_id\":\"0\",\"org_disk_size\":500,\"database_type\":\"goleveldb\","
               "\"resource_password\":\"Chain2026\",\"orderer_node_number\":3,"
               "\"cluster_type\":\"ief\",\"create_new_cluster\":false,\"ief_deploy_mode\":1,"
               "\"ief_nodes_info\":["
               "{\"id\":\"5700372e-49ef-4f4c-b433-11d95ad7acea\",\"status\":\"ACTIVE\","
               "\"public_ip_address\":\"192.168.1.95\"},"
               "{\"id\":\"2455e71a-d806-4827-9cf4-81e1b3764681\",\"status\":\"ACTIVE\","
               "\"public_ip_address\":\"192.168.1.213\"}],"
               "\"block_info\":{\"batch_timeout\":2,\"max_message_count\":500,\"preferred_maxbytes\":2},"
               "\"peer_orgs\":[{\"name\":\"organization\",\"node_count\":2}],"
               "\"channels\":[{\"name\":\"channel\",\"org_names\":[\"organization\"]}]}");
}

/* Crypt of the sent node password, as the node's /etc/shadow would have it. */
static char *
dup_node_crypt (CatenaServiceDraft *draft)
{
  g_autofree char *text = dup_body_text (draft);
  g_autoptr(JsonObject) body = parse (text);
  const char *sent = json_object_get_string_member (get_member (body, "cce_create_info"), "init_node_pwd");
  g_autofree guchar *decoded = NULL;
  gsize length;

  decoded = g_base64_decode (sent, &length);

  return g_strndup ((char *) decoded, length);
}

static void
test_node_password (void)
{
  g_autoptr(CatenaServiceDraft) draft = make_draft_new_cluster ();
  g_autofree char *one = dup_node_crypt (draft);
  g_autofree char *other = dup_node_crypt (draft);
  g_autofree struct crypt_data *data = g_new0 (struct crypt_data, 1);

  g_assert_true (g_str_has_prefix (one, "$6$"));
  /* Salted anew, and the password's both. */
  g_assert_cmpstr (one, !=, other);
  g_assert_cmpstr (crypt_r ("Canary-Node2", one, data), ==, one);
  g_assert_cmpstr (crypt_r ("Canary-Node2", other, data), ==, other);
  g_assert_cmpstr (crypt_r ("Canary-Node3", one, data), !=, one);
}

static void
test_redacted (void)
{
  g_autoptr(CatenaServiceDraft) draft = make_draft_new_cluster ();
  g_autoptr(CatenaBody) body = catena_service_draft_build_body (draft);
  g_autofree char *pretty = catena_body_dup_pretty (body);
  g_autofree char *sent = dup_body_text (draft);
  const char *shown[] = { catena_body_get_redacted (body), pretty };

  /* The search would find what is there. */
  g_assert_nonnull (strstr (sent, "Canary-Chain1"));
  g_assert_nonnull (strstr (sent, "Canary-\\\"Couch\\\\3"));
  g_assert_null (strstr (sent, "Canary-Node2"));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_assert_null (strstr (shown[i], "Canary"));
      g_assert_null (strstr (shown[i], "JDYk"));
      g_assert_null (strstr (shown[i], "catena-secret-"));
      g_assert_nonnull (strstr (shown[i], "init_node_pwd"));
      g_assert_nonnull (strstr (shown[i], CATENA_REDACTED));
    }
}

/* What is typed again is asked, never sent; what is not filled in is left out. */
static void
test_incomplete (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autoptr(JsonObject) body = NULL;
  g_autoptr(CatenaDraftChannel) channel = NULL;
  g_autofree char *text = NULL;

  g_object_set (draft, "password-again", "Canary-Again", "consensus", "", NULL);
  channel = g_list_model_get_item (catena_service_draft_get_channels (draft), 0);
  catena_service_draft_remove_channel (draft, channel);
  text = dup_body_text (draft);
  body = parse (text);
  g_assert_null (strstr (text, "Canary-Again"));
  g_assert_false (json_object_has_member (body, "name"));
  g_assert_false (json_object_has_member (body, "consensus"));
  g_assert_false (json_object_has_member (body, "resource_password"));
  g_assert_false (json_object_has_member (body, "channels"));
  g_assert_false (json_object_has_member (body, "tc3_need"));
  g_assert_false (json_object_has_member (body, "is_invitee"));
  g_assert_cmpuint (json_object_get_size (get_member (body, "cce_cluster_info")), ==, 1);
}

void
add_draft_body_tests (void)
{
  g_test_add_func ("/draft/body/beginner", test_beginner);
  g_test_add_func ("/draft/body/consortium", test_consortium);
  g_test_add_func ("/draft/body/turbo", test_turbo);
  g_test_add_func ("/draft/body/couchdb", test_couchdb);
  g_test_add_func ("/draft/body/invitee", test_invitee);
  g_test_add_func ("/draft/body/kafka", test_kafka);
  g_test_add_func ("/draft/body/edge-nodes", test_edge_nodes);
  g_test_add_func ("/draft/body/node-password", test_node_password);
  g_test_add_func ("/draft/body/redacted", test_redacted);
  g_test_add_func ("/draft/body/incomplete", test_incomplete);
}
