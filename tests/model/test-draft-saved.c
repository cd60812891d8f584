/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-draft.h"

#include "catena-error.h"
#include "catena-json.h"

#include <string.h>

static JsonNode *
parse (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  JsonNode *node = catena_json_parse (bytes, &error);

  g_assert_no_error (error);

  return node;
}

/* Through text, as a file would. */
static CatenaServiceDraft *
save_and_load (CatenaServiceDraft *draft)
{
  g_autoptr(JsonNode) node = catena_service_draft_to_json (draft);
  g_autofree char *text = catena_json_to_text (node, FALSE);
  g_autoptr(JsonNode) again = parse (text);
  g_autoptr(GError) error = NULL;
  CatenaServiceDraft *loaded = catena_service_draft_new_from_json (again, &error);

  g_assert_no_error (error);

  return loaded;
}

static void
assert_same (CatenaServiceDraft *one,
             CatenaServiceDraft *other)
{
  g_autoptr(JsonNode) one_node = catena_service_draft_to_json (one);
  g_autoptr(JsonNode) other_node = catena_service_draft_to_json (other);

  g_assert_true (json_node_equal (one_node, other_node));
}

static CatenaServiceDraft *
load (const char  *text,
      GError     **error)
{
  g_autoptr(JsonNode) node = parse (text);

  return catena_service_draft_new_from_json (node, error);
}

static void
test_round_trip (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autoptr(CatenaServiceDraft) loaded = NULL;
  CatenaDraftOrganization *nameless;
  CatenaDraftChannel *channel;

  /* Every field away from its default. */
  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    {
      const CatenaField *field = catena_field_get (i);

      if (field->type == CATENA_FIELD_TYPE_INTEGER)
        catena_service_draft_set_integer (draft, i, G_MAXINT64 - i);
      else if (field->type == CATENA_FIELD_TYPE_STRING)
        catena_service_draft_set_string (draft, i, "链 \"quoted\" \\ <b>");
    }
  g_object_set (draft, "purpose", "invitee", "use-eip", FALSE, "consensus", "sflic", "tc3-need", TRUE, NULL);
  catena_service_draft_lock (draft, CATENA_FIELD_CONSENSUS);
  /* Two without a name: members are kept by place. */
  catena_service_draft_add_organization (draft, NULL, 1);
  nameless = catena_service_draft_add_organization (draft, NULL, 0);
  channel = catena_service_draft_add_channel (draft, NULL, "described");
  catena_draft_channel_set_member (channel, nameless, TRUE);
  catena_service_draft_add_edge_node (draft, "5700372e-49ef-4f4c-b433-11d95ad7acea", "192.168.1.95");
  catena_service_draft_add_edge_node (draft, NULL, NULL);

  loaded = save_and_load (draft);
  assert_same (draft, loaded);
  g_assert_true (catena_service_draft_is_locked (loaded, CATENA_FIELD_CONSENSUS));
  g_assert_cmpint (catena_service_draft_get_integer (loaded, CATENA_FIELD_NODE_NUM), ==,
                   G_MAXINT64 - CATENA_FIELD_NODE_NUM);
  g_assert_true (catena_service_draft_get_boolean (loaded, CATENA_FIELD_IS_INVITEE));
}

/* What was not touched goes on to follow; what was, does not. */
static void
test_touched (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autoptr(CatenaServiceDraft) untouched = save_and_load (draft);
  g_autoptr(CatenaServiceDraft) touched = NULL;

  g_assert_false (catena_service_draft_is_touched (untouched));
  catena_service_draft_set_string (untouched, CATENA_FIELD_CONSENSUS, "SFLIC");
  g_assert_cmpint (catena_service_draft_get_integer (untouched, CATENA_FIELD_ORDERER_NODE_NUMBER), ==, 4);

  catena_service_draft_set_integer (draft, CATENA_FIELD_ORDERER_NODE_NUMBER, 5);
  touched = save_and_load (draft);
  g_assert_true (catena_service_draft_is_touched (touched));
  catena_service_draft_set_string (touched, CATENA_FIELD_CONSENSUS, "SFLIC");
  g_assert_cmpint (catena_service_draft_get_integer (touched, CATENA_FIELD_ORDERER_NODE_NUMBER), ==, 5);
}

static void
test_touched_lists (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autoptr(CatenaServiceDraft) loaded = NULL;
  g_autoptr(CatenaDraftOrganization) organization = NULL;

  organization = g_list_model_get_item (catena_service_draft_get_organizations (draft), 0);
  catena_draft_organization_set_peers (organization, 1);
  loaded = save_and_load (draft);
  g_assert_true (catena_service_draft_is_touched (loaded));
}

/* A lock is kept where nothing was touched, and a touch is not kept as a lock. */
static void
test_locked (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autoptr(CatenaServiceDraft) loaded = NULL;

  catena_service_draft_lock (draft, CATENA_FIELD_DATABASE_TYPE);
  catena_service_draft_set_string (draft, CATENA_FIELD_CONSENSUS, "SFLIC");
  loaded = save_and_load (draft);
  g_assert_true (catena_service_draft_is_locked (loaded, CATENA_FIELD_DATABASE_TYPE));
  g_assert_false (catena_service_draft_is_locked (loaded, CATENA_FIELD_CONSENSUS));
}

static void
test_secrets (void)
{
  g_autoptr(CatenaServiceDraft) draft = make_draft_new_cluster ();
  g_autoptr(CatenaServiceDraft) loaded = save_and_load (draft);
  g_autoptr(JsonNode) node = catena_service_draft_to_json (draft);
  g_autofree char *text = catena_json_to_text (node, FALSE);

  /* The search would find what is there. */
  g_assert_nonnull (strstr (text, "trade1"));
  g_assert_null (strstr (text, "Canary"));
  g_assert_null (strstr (text, "catena-secret-"));
  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    if (catena_field_get (i)->type == CATENA_FIELD_TYPE_SECRET)
      {
        g_assert_null (strstr (text, catena_field_get (i)->name));
        g_assert_null (catena_service_draft_get_secret (loaded, i));
      }
}

static void
test_by_hand (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CatenaServiceDraft) draft = NULL;

  draft = load ("{\"format\": \"catena-draft\", \"version\": 1, \"remark\": [null],"
                " \"fields\": {\"name\": \"trade1\", \"sign-algorithm\": \"SM2\", \"from-the-future\": {}},"
                " \"locked\": [\"from-the-future\", \"name\", \"consensus\"]}",
                &error);
  g_assert_no_error (error);
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_NAME), ==, "trade1");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_SIGN_ALGORITHM), ==, "sm2");
  g_assert_cmpint (catena_service_draft_get_integer (draft, CATENA_FIELD_VERSION_TYPE), ==, 4);
  g_assert_true (catena_service_draft_is_touched (draft));
  g_assert_true (catena_service_draft_is_locked (draft, CATENA_FIELD_CONSENSUS));
  g_assert_false (catena_service_draft_is_locked (draft, CATENA_FIELD_NAME));
  g_assert_cmpuint (g_list_model_get_n_items (catena_service_draft_get_organizations (draft)), ==, 0);

  /* All that stands in such a file was set by somebody, and follows nothing. */
  g_clear_object (&draft);
  draft = load ("{\"format\": \"catena-draft\", \"version\": 1, \"fields\": {\"orderer-node-number\": 3}}", &error);
  g_assert_no_error (error);
  catena_service_draft_set_string (draft, CATENA_FIELD_CONSENSUS, "SFLIC");
  g_assert_cmpint (catena_service_draft_get_integer (draft, CATENA_FIELD_ORDERER_NODE_NUMBER), ==, 3);

  /* A file cannot make an invitee of a service whose purpose is another. */
  g_clear_object (&draft);
  draft = load ("{\"format\": \"catena-draft\", \"version\": 1,"
                " \"fields\": {\"purpose\": \"private\", \"is-invitee\": true}}", &error);
  g_assert_no_error (error);
  g_assert_false (catena_service_draft_get_boolean (draft, CATENA_FIELD_IS_INVITEE));
}

#define HEAD "\"format\":\"catena-draft\",\"version\":1"

static const struct
{
  const char *text;
  const char *member;
} refused[] = {
  { "[]", "“format”" },
  { "null", "“format”" },
  { "\"catena-draft\"", "“format”" },
  { "{}", "“format”" },
  { "{\"format\":1,\"version\":1}", "“format”" },
  { "{\"format\":\"other\",\"version\":1}", "“format”" },
  { "{\"format\":\"catena-draft\"}", "“version”" },
  { "{\"format\":\"catena-draft\",\"version\":\"1\"}", "“version”" },
  { "{\"format\":\"catena-draft\",\"version\":0}", "“version”" },
  { "{\"format\":\"catena-draft\",\"version\":2}", "“version”" },
  { "{" HEAD ",\"fields\":[]}", "“fields”" },
  { "{" HEAD ",\"fields\":null}", "“fields”" },
  { "{" HEAD ",\"fields\":{\"name\":7}}", "“fields.name”" },
  { "{" HEAD ",\"fields\":{\"name\":null}}", "“fields.name”" },
  { "{" HEAD ",\"fields\":{\"name\":{}}}", "“fields.name”" },
  { "{" HEAD ",\"fields\":{\"version-type\":\"4\"}}", "“fields.version-type”" },
  { "{" HEAD ",\"fields\":{\"version-type\":4.5}}", "“fields.version-type”" },
  { "{" HEAD ",\"fields\":{\"use-eip\":1}}", "“fields.use-eip”" },
  { "{" HEAD ",\"fields\":{\"use-eip\":[]}}", "“fields.use-eip”" },
  { "{" HEAD ",\"fields\":{\"resource-password\":\"Chain2026\"}}", "“fields.resource-password”" },
  { "{" HEAD ",\"touched\":{}}", "“touched”" },
  { "{" HEAD ",\"touched\":[1]}", "“touched[0]”" },
  { "{" HEAD ",\"locked\":[\"name\",null]}", "“locked[1]”" },
  { "{" HEAD ",\"organizations\":{}}", "“organizations”" },
  { "{" HEAD ",\"organizations\":[\"bank\"]}", "“organizations[0]”" },
  { "{" HEAD ",\"organizations\":[{\"peers\":2}]}", "“organizations[0].name”" },
  { "{" HEAD ",\"organizations\":[{\"name\":\"bank\",\"peers\":2},{\"name\":\"shop\"}]}", "“organizations[1].peers”" },
  { "{" HEAD ",\"organizations\":[{\"name\":\"bank\",\"peers\":-1}]}", "“organizations[0].peers”" },
  { "{" HEAD ",\"organizations\":[{\"name\":\"bank\",\"peers\":4294967298}]}", "“organizations[0].peers”" },
  { "{" HEAD ",\"channels\":[[]]}", "“channels[0]”" },
  { "{" HEAD ",\"channels\":[{\"name\":1}]}", "“channels[0].name”" },
  { "{" HEAD ",\"channels\":[{\"name\":\"c\",\"description\":1}]}", "“channels[0].description”" },
  { "{" HEAD ",\"channels\":[{\"name\":\"c\",\"organizations\":\"bank\"}]}", "“channels[0].organizations”" },
  { "{" HEAD ",\"channels\":[{\"name\":\"c\",\"organizations\":[0]}]}", "“channels[0].organizations[0]”" },
  { "{" HEAD ",\"to-fill-in\":{}}", "“to-fill-in”" },
  { "{" HEAD ",\"to-fill-in\":[[]]}", "“to-fill-in[0]”" },
  { "{" HEAD ",\"edge-nodes\":true}", "“edge-nodes”" },
  { "{" HEAD ",\"edge-nodes\":[7]}", "“edge-nodes[0]”" },
  { "{" HEAD ",\"edge-nodes\":[{\"id\":\"\"}]}", "“edge-nodes[0].address”" },
  { "{" HEAD ",\"edge-nodes\":[{\"id\":{},\"address\":\"\"}]}", "“edge-nodes[0].id”" },
  { "{" HEAD ",\"organizations\":[{\"name\":\"bank\",\"peers\":2}],"
    "\"channels\":[{\"name\":\"c\",\"organizations\":[0,\"bank\"]}]}", "“channels[0].organizations[1]”" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CatenaServiceDraft) draft = load (refused[i].text, &error);

      g_assert_null (draft);
      g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
      if (strstr (error->message, refused[i].member) == NULL)
        g_error ("%s: “%s” does not name %s", refused[i].text, error->message, refused[i].member);
      /* A refused secret is not repeated. */
      g_assert_null (strstr (error->message, "Chain2026"));
    }
}

static void
test_too_much (void)
{
  g_autoptr(GString) many = g_string_new ("{" HEAD ",\"organizations\":[");
  g_autoptr(GString) lengthy = g_string_new ("{" HEAD ",\"fields\":{\"name\":\"");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (many, i == 0 ? "{\"name\":\"bank\",\"peers\":2}" : ",{\"name\":\"bank\",\"peers\":2}");
  g_string_append (many, "]}");
  g_assert_null (load (many->str, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
  g_clear_error (&error);

  for (guint i = 0; i < 5000; i++)
    g_string_append_c (lengthy, 'x');
  g_string_append (lengthy, "\"}}");
  g_assert_null (load (lengthy->str, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
}

/* Loads it or refuses it: never both, never neither. */
static void
load_changed (JsonNode *saved)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new_from_json (saved, &error);

  g_assert_true ((draft == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
  else
    g_free (dup_body_text (draft));
}

static JsonNode *
make_other_value (guint kind)
{
  static const char * const values[] = { "null", "true", "7", "-1", "9223372036854775807", "1.5", "\"\"", "\"x\"",
                                         "[]", "{}", "[0]", "[\"consensus\"]", "{\"name\":\"x\"}" };
  g_autofree char *lengthy = NULL;

  if (kind < G_N_ELEMENTS (values))
    return parse (values[kind]);
  if (kind > G_N_ELEMENTS (values))
    return NULL;

  lengthy = g_strnfill (1000000, 'x');

  return json_node_init_string (json_node_alloc (), lengthy);
}

/* Puts each kind of value in the place of each value within @node, one at a time, and loads @root. */
static void
change_each (JsonNode *node,
             JsonNode *root)
{
  g_autoptr(GList) names = NULL;
  JsonNode *other;

  if (JSON_NODE_HOLDS_OBJECT (node))
    names = json_object_get_members (json_node_get_object (node));
  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonObject *object = json_node_get_object (node);
      g_autofree char *key = g_strdup (name->data);
      g_autoptr(JsonNode) own = json_node_copy (json_object_get_member (object, key));

      change_each (json_object_get_member (object, key), root);
      for (guint kind = 0; (other = make_other_value (kind)) != NULL; kind++)
        {
          json_object_set_member (object, key, other);
          load_changed (root);
        }
      json_object_remove_member (object, key);
      load_changed (root);
      json_object_set_member (object, key, json_node_copy (own));
    }
  for (guint i = 0; JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++)
    change_each (json_array_get_element (json_node_get_array (node), i), root);
}

static void
test_changed (void)
{
  g_autoptr(CatenaServiceDraft) draft = make_draft_new_cluster ();
  g_autoptr(JsonNode) saved = NULL;

  catena_service_draft_add_edge_node (draft, "5700372e-49ef-4f4c-b433-11d95ad7acea", "192.168.1.95");
  catena_draft_channel_set_member (catena_service_draft_add_channel (draft, "channel", NULL),
                                   catena_service_draft_add_organization (draft, "bank", 1), TRUE);
  catena_service_draft_lock (draft, CATENA_FIELD_CONSENSUS);
  saved = catena_service_draft_to_json (draft);
  change_each (saved, saved);
  load_changed (saved);
}

/* What is locked stays as the file has it, right or not; the rules speak of it. */
static void
test_locked_and_wrong (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CatenaServiceDraft) draft = NULL;

  draft = load ("{" HEAD ",\"fields\":{\"consensus\":\"hotstuff\",\"purpose\":\"invitee\"},"
                "\"locked\":[\"consensus\",\"consensus\",\"is-invitee\",\"resource-password\",\"organizations\"]}", &error);
  g_assert_no_error (error);
  g_object_set (draft, "consensus", "etcdraft", "fabric-version", "1.4", "purpose", "private",
                "resource-password", "Chain2026", NULL);
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_CONSENSUS), ==, "hotstuff");
  g_assert_true (catena_service_draft_get_boolean (draft, CATENA_FIELD_IS_INVITEE));
  g_assert_nonnull (catena_service_draft_get_secret (draft, CATENA_FIELD_RESOURCE_PASSWORD));
  g_assert_false (catena_service_draft_is_locked (draft, CATENA_FIELD_ORGANIZATIONS));
}

void
add_draft_saved_tests (void)
{
  g_test_add_func ("/draft/saved/round-trip", test_round_trip);
  g_test_add_func ("/draft/saved/touched", test_touched);
  g_test_add_func ("/draft/saved/touched-lists", test_touched_lists);
  g_test_add_func ("/draft/saved/locked", test_locked);
  g_test_add_func ("/draft/saved/secrets", test_secrets);
  g_test_add_func ("/draft/saved/by-hand", test_by_hand);
  g_test_add_func ("/draft/saved/refused", test_refused);
  g_test_add_func ("/draft/saved/too-much", test_too_much);
  g_test_add_func ("/draft/saved/changed", test_changed);
  g_test_add_func ("/draft/saved/locked-and-wrong", test_locked_and_wrong);
}
