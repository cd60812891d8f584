/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "call-fixture.h"

#include "../net/net-auth.h"

#include "catena-draft-template.h"
#include "catena-json.h"
#include "catena-rule.h"

#include <crypt.h>
#include <string.h>

/* The tenant that invites. */
#define INVITER 1

#define NODE_PASSWORD "Node2026#"

/* A creation of each kind, so that each member of 5.1.1 is sent at least once: filled in as a person would, sent by the
 * client, accepted by a simulator. */
typedef struct
{
  const char *name;
  void (*fill) (CatenaServiceDraft *draft,
                Fixture            *fixture);
} Creation;

static void
use_cluster (CatenaServiceDraft *draft)
{
  g_autofree char *id = g_uuid_string_random ();

  g_object_set (draft, "cluster-id", id, "cluster-name", "my-cluster", NULL);
}

static void
fill_private (CatenaServiceDraft *draft,
              Fixture            *fixture)
{
  g_autoptr(CatenaDraftChannel) channel = g_list_model_get_item (catena_service_draft_get_channels (draft), 0);

  use_cluster (draft);
  catena_draft_channel_set_description (channel, "For \"all\" of us");
  g_object_set (draft, "purpose", "private", "cluster-platform", "ARM64",
                "enterprise-project-id", "7b1d7a1e-0001-4a4e-9d42-000000000001", NULL);
}

static void
fill_new_cluster (CatenaServiceDraft *draft,
                  Fixture            *fixture)
{
  g_object_set (draft, "purpose", "union", "version-type", G_GINT64_CONSTANT (3), "consensus", "SFLIC",
                "sign-algorithm", "sm2", "volume-type", "evs", "evs-disk-type", "SSD", "use-eip", FALSE,
                "restful-api", TRUE, NULL);
  g_object_set (draft, "create-new-cluster", TRUE, "node-num", G_GINT64_CONSTANT (2), "node-flavor", "s6.xlarge.2",
                "node-az", "cn-north-4a", "node-password", NODE_PASSWORD, "node-password-again", NODE_PASSWORD, NULL);
  g_object_set (draft, "database-type", "couchdb", "couchdb-user", "ledger", "couchdb-password", "Couch2026!", NULL);
}

static void
fill_turbo (CatenaServiceDraft *draft,
            Fixture            *fixture)
{
  use_cluster (draft);
  g_object_set (draft, "purpose", "private", "version-type", G_GINT64_CONSTANT (2), "volume-type", "efs",
                "turbo-az", "cn-north-4a", "tc3-need", TRUE, "bandwidth-size", G_GINT64_CONSTANT (10), NULL);
}

static void
use_edge_nodes (CatenaServiceDraft *draft)
{
  static const char * const addresses[] = { "192.0.2.1", "192.0.2.2", "192.0.2.3" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *id = g_uuid_string_random ();

      catena_service_draft_add_edge_node (draft, id, addresses[i]);
    }
}

static void
fill_edge (CatenaServiceDraft *draft,
           Fixture            *fixture)
{
  use_edge_nodes (draft);
  g_object_set (draft, "purpose", "private", "cluster-type", "ief", "ief-deploy-mode", G_GINT64_CONSTANT (1), NULL);
}

static char *
dup_service_id (CatenaBcs  *bcs,
                const char *name)
{
  GAsyncResult *result = CALL (catena_bcs_list_services, bcs);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) services = catena_bcs_list_services_finish (bcs, result, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < services->len; i++)
    if (g_str_equal (catena_service_get_name (g_ptr_array_index (services, i)), name))
      return g_strdup (catena_service_get_id (g_ptr_array_index (services, i)));

  g_assert_not_reached ();
}

static char *
dup_inviting_service (Fixture    *fixture,
                      const char *project_id,
                      const char *name)
{
  CatenaTestSimulator *simulator = fixture->simulator;
  g_autoptr(CatenaAuth) auth = CATENA_AUTH (net_auth_new_keys (
    catena_test_simulator_get_user_member (simulator, INVITER, "operator", "access_key"),
    catena_test_simulator_get_user_member (simulator, INVITER, "operator", "secret_key"), NULL));
  g_autoptr(CatenaBcs) bcs = catena_bcs_new (fixture->transport, auth, catena_test_simulator_get_bcs_url (simulator),
                                             NULL, project_id);

  return dup_service_id (bcs, name);
}

static void
join (CatenaServiceDraft *draft,
      Fixture            *fixture,
      const char         *inviting)
{
  JsonObject *tenant = catena_test_simulator_get_tenant (fixture->simulator, INVITER);
  const char *project_id = catena_test_simulator_get_project_id (fixture->simulator, INVITER, PROJECT);
  g_autofree char *service_id = dup_inviting_service (fixture, project_id, inviting);

  use_cluster (draft);
  g_object_set (draft, "purpose", "invitee", "version-type", G_GINT64_CONSTANT (2),
                "invitor-tenant-id", json_object_get_string_member (tenant, "domain_id"),
                "invitor-project-id", project_id, "invitor-service-id", service_id, NULL);
}

static void
fill_invitee (CatenaServiceDraft *draft,
              Fixture            *fixture)
{
  join (draft, fixture, "fleet-ledger");
}

static void
fill_kafka (CatenaServiceDraft *draft,
            Fixture            *fixture)
{
  join (draft, fixture, "rail-freight");
  g_object_set (draft, "fabric-version", "1.4", "consensus", "kafka", "kafka-spec", "small",
                "kafka-az", "cn-north-4a,cn-north-4b", NULL);
}

static const Creation creations[] = {
  { "private", fill_private },
  { "new-cluster", fill_new_cluster },
  { "turbo", fill_turbo },
  { "edge", fill_edge },
  { "invitee", fill_invitee },
  { "kafka", fill_kafka },
};

static void
assert_no_errors (CatenaServiceDraft *draft)
{
  g_autoptr(GPtrArray) findings = catena_rules_check (draft, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const CatenaFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == CATENA_SEVERITY_ERROR)
        g_error ("%s: %s", finding->rule, finding->message);
    }
}

/* Returns: what arrived, which is what was made to be sent. */
static JsonNode *
create (Fixture            *fixture,
        CatenaBcs          *bcs,
        CatenaServiceDraft *draft,
        const char         *name)
{
  g_autoptr(CatenaBody) body = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonNode) sent = NULL;
  g_autoptr(CatenaCreatedService) created = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  GAsyncResult *result;
  JsonNode *arrived;

  g_test_message ("%s", name);
  g_object_set (draft, "name", name, "resource-password", "Chain2026", "password-again", "Chain2026", NULL);
  assert_no_errors (draft);

  body = catena_service_draft_build_body (draft);
  result = CALL (catena_bcs_create_service, bcs, body);
  created = catena_bcs_create_service_finish (bcs, result, &error);
  g_assert_no_error (error);

  path = g_strdup_printf ("/services/%s/request", created->service_id);
  arrived = catena_test_simulator_control (fixture->simulator, "GET", path, NULL);
  bytes = catena_body_dup_bytes (body);
  sent = catena_json_parse (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (json_node_equal (sent, arrived));

  return arrived;
}

static void
add_members (JsonNode   *node,
             const char *prefix,
             GHashTable *members)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        add_members (json_array_get_element (array, i), prefix, members);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr(GList) names = json_object_get_members (json_node_get_object (node));

      for (GList *name = names; name != NULL; name = name->next)
        {
          g_autofree char *path = g_strconcat (prefix, name->data, NULL);
          g_autofree char *inner = g_strconcat (path, ".", NULL);

          add_members (json_object_get_member (json_node_get_object (node), name->data), inner, members);
          g_hash_table_add (members, g_steal_pointer (&path));
        }
    }
}

static JsonObject *
resolve (JsonObject *root,
         JsonObject *schema)
{
  while (json_object_has_member (schema, "$ref"))
    {
      g_auto(GStrv) steps = g_strsplit (json_object_get_string_member (schema, "$ref"), "/", -1);

      schema = root;
      for (guint i = 1; steps[i] != NULL; i++)
        schema = json_object_get_object_member (schema, steps[i]);
    }

  return schema;
}

static void
add_schema_members (JsonObject *root,
                    JsonObject *schema,
                    const char *prefix,
                    GHashTable *members)
{
  JsonObject *properties;
  g_autoptr(GList) names = NULL;

  schema = resolve (root, schema);
  if (g_strcmp0 (json_object_get_string_member_with_default (schema, "type", NULL), "array") == 0)
    {
      add_schema_members (root, json_object_get_object_member (schema, "items"), prefix, members);
      return;
    }
  properties = catena_json_get_object (schema, "properties");
  if (properties == NULL)
    return;

  names = json_object_get_members (properties);
  for (GList *name = names; name != NULL; name = name->next)
    {
      g_autofree char *path = g_strconcat (prefix, name->data, NULL);
      g_autofree char *inner = g_strconcat (path, ".", NULL);

      add_schema_members (root, json_object_get_object_member (properties, name->data), inner, members);
      g_hash_table_add (members, g_steal_pointer (&path));
    }
}

static GHashTable *
load_contract_members (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "bcs-v2.contract.json", NULL);
  static const char * const steps[] = { "paths", "/v2/{project_id}/blockchains", "post", "requestBody", "content",
                                        "application/json", "schema" };
  GHashTable *members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  JsonObject *root;
  JsonObject *schema;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  schema = root;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    schema = json_object_get_object_member (schema, steps[i]);
  add_schema_members (root, schema, "", members);

  return members;
}

static void
assert_contains_all (GHashTable *members,
                     GHashTable *wanted,
                     const char *what)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (members, name))
      g_error ("%s %s", (char *) name, what);
}

static guint
count_outer (GHashTable *members)
{
  GHashTableIter iter;
  gpointer name;
  guint count = 0;

  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    count += strchr (name, '.') == NULL;

  return count;
}

/* What arrives is base64 of the line that a node's /etc/shadow would have: the password's, and no other's. */
static void
assert_node_password (JsonNode *arrived)
{
  JsonObject *cluster = json_object_get_object_member (json_node_get_object (arrived), "cce_create_info");
  g_autofree struct crypt_data *data = g_new0 (struct crypt_data, 1);
  g_autofree char *decoded = NULL;
  g_autofree char *line = NULL;
  gsize length;

  decoded = (char *) g_base64_decode (json_object_get_string_member (cluster, "init_node_pwd"), &length);
  line = g_strndup (decoded, length);
  g_assert_true (g_regex_match_simple ("^\\$6\\$(rounds=[0-9]+\\$)?[./A-Za-z0-9]{8,16}\\$[./A-Za-z0-9]{86}$", line, 0, 0));
  g_assert_cmpstr (crypt_r (NODE_PASSWORD, line, data), ==, line);
  g_assert_cmpstr (crypt_r ("Node2026!", line, data), !=, line);
}

static void
test_every_member (void)
{
  g_autoptr(Fixture) fixture = fixture_new (NULL);
  g_autoptr(CatenaBcs) bcs = fixture_open (fixture, "operator", BY_KEYS);
  g_autoptr(GHashTable) arrived = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) contract = load_contract_members ();

  for (guint i = 0; i < G_N_ELEMENTS (creations); i++)
    {
      g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
      g_autoptr(JsonNode) request = NULL;

      creations[i].fill (draft, fixture);
      request = create (fixture, bcs, draft, creations[i].name);
      add_members (request, "", arrived);
      if (creations[i].fill == fill_new_cluster)
        assert_node_password (request);
    }

  g_assert_cmpuint (count_outer (contract), ==, 31);
  assert_contains_all (arrived, contract, "of the contract was never sent");
  assert_contains_all (contract, arrived, "was sent, but is not in the contract");
  g_assert_cmpuint (fixture_arrivals (fixture, "createService"), ==, G_N_ELEMENTS (creations));
}

static CatenaServiceDetail *
get_detail (CatenaBcs  *bcs,
            const char *id)
{
  GAsyncResult *result = CALL (catena_bcs_get_service, bcs, id);
  g_autoptr(GError) error = NULL;
  CatenaServiceDetail *detail = catena_bcs_get_service_finish (bcs, result, NULL, &error);

  g_assert_no_error (error);

  return detail;
}

static void
assert_alike (CatenaServiceDetail *one,
              CatenaServiceDetail *other)
{
  g_assert_cmpstr (one->service_type, ==, other->service_type);
  g_assert_cmpstr (one->sign_algorithm, ==, other->sign_algorithm);
  g_assert_cmpstr (one->database_type, ==, other->database_type);
  g_assert_cmpstr (one->cluster_type, ==, other->cluster_type);
  g_assert_cmpint (one->ief_deploy_mode, ==, other->ief_deploy_mode);
  g_assert_cmpint (one->version_type, ==, other->version_type);
  g_assert_cmpuint (one->organizations->len, ==, other->organizations->len);
  g_assert_cmpuint (one->channels->len, ==, other->channels->len);
  if (g_strcmp0 (catena_service_detail_get_fabric_version (one), "2.2") == 0)
    {
      g_assert_cmpstr (one->consensus, ==, other->consensus);
      g_assert_cmpint (one->orderers->node_count, ==, other->orderers->node_count);
    }
}

static CatenaServiceDetail *
create_and_finish (Fixture            *fixture,
                   CatenaBcs          *bcs,
                   CatenaServiceDraft *draft,
                   const char         *name)
{
  g_autoptr(JsonNode) request = create (fixture, bcs, draft, name);
  g_autofree char *finish = g_strdup_printf ("/services/%s/finish", name);
  g_autofree char *id = dup_service_id (bcs, name);

  fixture_control (fixture, finish, "{}");

  return get_detail (bcs, id);
}

/* Another one like @model: what the person has to fill in is what every new service needs. */
static void
create_another (Fixture             *fixture,
                CatenaBcs           *bcs,
                CatenaServiceDetail *model,
                const char          *name)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new_from_detail (model);
  g_autoptr(CatenaServiceDetail) another = NULL;

  if (catena_service_draft_applies (draft, CATENA_FIELD_EDGE_NODES))
    use_edge_nodes (draft);
  else
    use_cluster (draft);
  if (catena_service_draft_applies (draft, CATENA_FIELD_COUCHDB_PASSWORD))
    g_object_set (draft, "couchdb-password", "Couch2026!", NULL);
  another = create_and_finish (fixture, bcs, draft, name);
  assert_alike (model, another);
}

/* Each service of the demo, and one on edge nodes. */
static void
test_like_another (void)
{
  g_autoptr(Fixture) fixture = fixture_new (NULL);
  g_autoptr(CatenaBcs) bcs = fixture_open (fixture, "operator", BY_KEYS);
  GAsyncResult *result = CALL (catena_bcs_list_services, bcs);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) services = catena_bcs_list_services_finish (bcs, result, NULL, &error);
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autoptr(CatenaServiceDetail) on_edge = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < services->len; i++)
    {
      g_autoptr(CatenaServiceDetail) model = get_detail (bcs, catena_service_get_id (g_ptr_array_index (services, i)));
      g_autofree char *name = g_strdup_printf ("another-%u", i);

      create_another (fixture, bcs, model, name);
    }

  fill_edge (draft, fixture);
  on_edge = create_and_finish (fixture, bcs, draft, "on-edge");
  create_another (fixture, bcs, on_edge, "another-edge");
}

void
add_create_member_tests (void)
{
  g_test_add_func ("/calls/create-members", test_every_member);
  g_test_add_func ("/calls/create-like-another", test_like_another);
}
