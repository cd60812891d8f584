/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-draft.h"

#include "catena-rule.h"

#include <string.h>

/* The rows of tests/data/rules.json: {rule, description, set, organizations, channels, edge_nodes, context, expect,
 * severity, message, item, to_fill_in}. A row starts from a new draft (that has fields to_fill_in, as one from a
 * template), sets fields in the order in which they stand, replaces the
 * lists that it has
 * (channels name their organizations by place), and expects that the rule finds exactly one thing or is silent. Severity is
 * "error" unless it says so; item is the place of what the finding is about. */
static JsonArray *rows;

static void
load_rows (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "rules.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  rows = json_array_ref (json_node_get_array (node));
}

static void
set_field (JsonObject *object,
           const char *name,
           JsonNode   *value,
           gpointer    data)
{
  CatenaServiceDraft *draft = data;

  if (catena_field_get_by_name (name) == NULL)
    g_error ("rules.json sets %s, which is no field", name);

  if (json_node_get_value_type (value) == G_TYPE_INT64)
    g_object_set (draft, name, json_node_get_int (value), NULL);
  else if (json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    g_object_set (draft, name, json_node_get_boolean (value), NULL);
  else
    g_object_set (draft, name, json_node_get_string (value), NULL);
}

static void
replace_organizations (CatenaServiceDraft *draft,
                       JsonArray          *array)
{
  GListModel *organizations = catena_service_draft_get_organizations (draft);

  while (g_list_model_get_n_items (organizations) > 0)
    {
      g_autoptr(CatenaDraftOrganization) organization = g_list_model_get_item (organizations, 0);

      catena_service_draft_remove_organization (draft, organization);
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      catena_service_draft_add_organization (draft, json_object_get_string_member (object, "name"),
                                             json_object_get_int_member (object, "peers"));
    }
}

static void
replace_channels (CatenaServiceDraft *draft,
                  JsonArray          *array)
{
  GListModel *channels = catena_service_draft_get_channels (draft);

  while (g_list_model_get_n_items (channels) > 0)
    {
      g_autoptr(CatenaDraftChannel) channel = g_list_model_get_item (channels, 0);

      catena_service_draft_remove_channel (draft, channel);
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      JsonArray *members = json_object_get_array_member (object, "organizations");
      CatenaDraftChannel *channel;

      channel = catena_service_draft_add_channel (draft, json_object_get_string_member (object, "name"), NULL);
      for (guint m = 0; m < json_array_get_length (members); m++)
        {
          GListModel *organizations = catena_service_draft_get_organizations (draft);
          g_autoptr(CatenaDraftOrganization) organization = NULL;

          organization = g_list_model_get_item (organizations, json_array_get_int_element (members, m));
          g_assert_nonnull (organization);
          catena_draft_channel_set_member (channel, organization, TRUE);
        }
    }
}

static void
add_edge_nodes (CatenaServiceDraft *draft,
                JsonArray          *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      catena_service_draft_add_edge_node (draft, json_object_get_string_member (object, "id"),
                                          json_object_get_string_member (object, "address"));
    }
}

static GListModel *
get_items (CatenaServiceDraft *draft,
           CatenaFieldId       list)
{
  if (list == CATENA_FIELD_CHANNELS)
    return catena_service_draft_get_channels (draft);
  if (list == CATENA_FIELD_EDGE_NODES)
    return catena_service_draft_get_edge_nodes (draft);

  return catena_service_draft_get_organizations (draft);
}

/* A new draft, as if a template had not told some of it. */
static CatenaServiceDraft *
make_marked_draft (JsonNode *names)
{
  g_autoptr(CatenaServiceDraft) new = catena_service_draft_new ();
  g_autoptr(JsonNode) saved = catena_service_draft_to_json (new);
  g_autoptr(GError) error = NULL;
  CatenaServiceDraft *draft;

  json_object_set_member (json_node_get_object (saved), "to-fill-in", json_node_copy (names));
  draft = catena_service_draft_new_from_json (saved, &error);
  g_assert_no_error (error);

  return draft;
}

static CatenaServiceDraft *
make_draft (JsonObject *row)
{
  CatenaServiceDraft *draft = json_object_has_member (row, "to_fill_in")
                              ? make_marked_draft (json_object_get_member (row, "to_fill_in"))
                              : catena_service_draft_new ();

  if (json_object_has_member (row, "set"))
    json_object_foreach_member (json_object_get_object_member (row, "set"), set_field, draft);
  if (json_object_has_member (row, "organizations"))
    replace_organizations (draft, json_object_get_array_member (row, "organizations"));
  if (json_object_has_member (row, "channels"))
    replace_channels (draft, json_object_get_array_member (row, "channels"));
  if (json_object_has_member (row, "edge_nodes"))
    add_edge_nodes (draft, json_object_get_array_member (row, "edge_nodes"));

  return draft;
}

static gint64
get_limit (JsonObject *object,
           const char *name)
{
  return json_object_get_int_member_with_default (object, name, -1);
}

static void
add_user (JsonObject *object,
          const char *cluster,
          JsonNode   *user,
          gpointer    data)
{
  g_hash_table_insert (data, (gpointer) cluster, (gpointer) json_node_get_string (user));
}

static GPtrArray *
check_draft (CatenaServiceDraft *draft,
             JsonObject         *context)
{
  g_autoptr(GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CatenaQuota quota = { NULL };
  CatenaFlavor flavor;
  CatenaDraftContext known = { NULL };

  if (context == NULL)
    return catena_rules_check (draft, NULL);

  if (json_object_has_member (context, "quota"))
    {
      JsonObject *object = json_object_get_object_member (context, "quota");

      quota.quota = get_limit (object, "quota");
      quota.used = get_limit (object, "used");
      known.quota = &quota;
    }
  if (json_object_has_member (context, "flavor"))
    {
      JsonObject *object = json_object_get_object_member (context, "flavor");

      flavor.org_peer_max = get_limit (object, "org_peer_max");
      flavor.orderer_max = get_limit (object, "orderer_max");
      flavor.member_max = get_limit (object, "member_max");
      known.flavor = &flavor;
    }
  if (json_object_has_member (context, "names_taken"))
    {
      JsonArray *names = json_object_get_array_member (context, "names_taken");

      for (guint i = 0; i < json_array_get_length (names); i++)
        g_hash_table_add (taken, g_strdup (json_array_get_string_element (names, i)));
      known.names_taken = taken;
    }
  if (json_object_has_member (context, "clusters_used"))
    {
      json_object_foreach_member (json_object_get_object_member (context, "clusters_used"), add_user, used);
      known.clusters_used = used;
    }

  return catena_rules_check (draft, &known);
}

static void
check_finding (JsonObject         *row,
               CatenaServiceDraft *draft,
               const CatenaFinding *finding)
{
  const char *severity = json_object_get_string_member_with_default (row, "severity", "error");
  const char *message = json_object_get_string_member_with_default (row, "message", NULL);

  g_assert_cmpstr (finding->severity == CATENA_SEVERITY_WARNING ? "warning" : "error", ==, severity);
  g_assert_cmpstr (finding->message, !=, "");
  if (message != NULL)
    g_assert_cmpstr (finding->message, ==, message);

  if (json_object_has_member (row, "item"))
    {
      GListModel *items = get_items (draft, finding->field);
      g_autoptr(GObject) item = g_list_model_get_item (items, json_object_get_int_member (row, "item"));

      g_assert_true (finding->item == item);
    }
  else
    {
      g_assert_null (finding->item);
    }
}

static void
check_row (JsonObject *row)
{
  const char *rule = json_object_get_string_member (row, "rule");
  const gboolean expected = g_str_equal (json_object_get_string_member (row, "expect"), "finds");
  g_autoptr(CatenaServiceDraft) draft = make_draft (row);
  g_autoptr(GPtrArray) findings = NULL;
  guint count = 0;

  g_test_message ("%s: %s", rule, json_object_get_string_member (row, "description"));
  findings = check_draft (draft, json_object_has_member (row, "context")
                                   ? json_object_get_object_member (row, "context") : NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const CatenaFinding *finding = g_ptr_array_index (findings, i);

      if (!g_str_equal (finding->rule, rule))
        continue;
      count++;
      if (expected)
        check_finding (row, draft, finding);
      else
        g_test_message ("found: %s", finding->message);
    }
  g_assert_cmpuint (count, ==, expected ? 1 : 0);
}

static void
test_rule (gconstpointer data)
{
  const char *rule = data;
  guint finds = 0;
  guint silent = 0;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      if (!g_str_equal (json_object_get_string_member (row, "rule"), rule))
        continue;
      if (g_str_equal (json_object_get_string_member (row, "expect"), "finds"))
        finds++;
      else if (g_str_equal (json_object_get_string_member (row, "expect"), "silent"))
        silent++;
      else
        g_error ("%s: a row expects neither to find nor to be silent", rule);
      check_row (row);
    }

  /* A rule that never finds, or always does, is not tested. */
  g_assert_cmpuint (finds, >=, 1);
  g_assert_cmpuint (silent, >=, 1);
}

static void
test_known_rules (void)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  const char * const *ids;
  const gsize count = catena_rules_get_ids (&ids);

  for (gsize i = 0; i < count; i++)
    if (!g_hash_table_add (known, (gpointer) ids[i]))
      g_error ("two rules are called %s", ids[i]);
  g_assert_null (ids[count]);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      const char *rule = json_object_get_string_member (json_array_get_object_element (rows, i), "rule");

      if (!g_hash_table_contains (known, rule))
        g_error ("rules.json has rows for %s, which is no rule", rule);
    }
}

/* What a beginner has to enter, and nothing else. */
static void
test_beginner (void)
{
  static const char * const expected[] = {
    "purpose-missing", "name-missing", "password-missing", "cluster-id-missing", "cluster-name-missing",
  };
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autoptr(GPtrArray) findings = catena_rules_check (draft, NULL);

  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (((CatenaFinding *) g_ptr_array_index (findings, i))->rule, ==, expected[i]);

  g_ptr_array_unref (g_steal_pointer (&findings));
  g_object_set (draft, "purpose", "private", "name", "供应链-1", "resource-password", "Chain2026",
                "password-again", "Chain2026", "cluster-id", "5adc2ce2-9712-11ea-9535-0255ac100b0d",
                "cluster-name", "my-cluster", NULL);
  findings = catena_rules_check (draft, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* No message repeats a password. */
static void
test_messages_keep_secrets (void)
{
  g_autoptr(CatenaServiceDraft) draft = make_draft_new_cluster ();
  g_autoptr(GPtrArray) findings = NULL;

  g_object_set (draft, "resource-password", "canary", "password-again", "canary-two", "node-password", "canary\troot",
                "couchdb-password", "canary-canary-canary-canary-canary", NULL);
  findings = catena_rules_check (draft, NULL);
  g_assert_cmpuint (findings->len, >, 6);
  for (guint i = 0; i < findings->len; i++)
    g_assert_null (strstr (((CatenaFinding *) g_ptr_array_index (findings, i))->message, "canary"));
}

static void
check_position (gint64      quota,
                gint64      used,
                const char *expected)
{
  const CatenaQuota known = { NULL, quota, used, quota - used };
  g_autofree char *text = catena_draft_dup_quota_position (&known);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_hints (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  g_autofree char *one = catena_draft_dup_storage_total (draft);
  g_autofree char *two = NULL;

  g_assert_cmpstr (one, ==, "1 × 100 GB = 100 GB.");
  catena_service_draft_add_organization (draft, "bank", 2);
  two = catena_draft_dup_storage_total (draft);
  g_assert_cmpstr (two, ==, "2 × 100 GB = 200 GB.");

  check_position (5, 3, "This will be the 4th of 5.");
  check_position (5, 0, "This will be the 1st of 5.");
  check_position (5, 1, "This will be the 2nd of 5.");
  check_position (5, 2, "This will be the 3rd of 5.");
  check_position (50, 10, "This will be the 11th of 50.");
  check_position (50, 11, "This will be the 12th of 50.");
  check_position (50, 12, "This will be the 13th of 50.");
  check_position (50, 20, "This will be the 21st of 50.");
  check_position (200, 110, "This will be the 111th of 200.");
  check_position (5, 5, NULL);
  check_position (5, -1, NULL);
  check_position (-1, 2, NULL);
  g_assert_null (catena_draft_dup_quota_position (NULL));
}

static void
test_suggestion (void)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *first = catena_suggest_service_name (NULL);
  g_autofree char *third = NULL;

  g_assert_cmpstr (first, ==, "chain-1");
  g_hash_table_add (taken, (gpointer) "chain-1");
  g_hash_table_add (taken, (gpointer) "chain-2");
  g_hash_table_add (taken, (gpointer) "chain-4");
  third = catena_suggest_service_name (taken);
  g_assert_cmpstr (third, ==, "chain-3");
}

void
add_draft_rule_tests (void)
{
  const char * const *ids;
  const gsize count = catena_rules_get_ids (&ids);

  load_rows ();
  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *path = g_strconcat ("/draft/rules/", ids[i], NULL);

      g_test_add_data_func (path, ids[i], test_rule);
    }
  g_test_add_func ("/draft/rules-known", test_known_rules);
  g_test_add_func ("/draft/rules-beginner", test_beginner);
  g_test_add_func ("/draft/rules-secrets", test_messages_keep_secrets);
  g_test_add_func ("/draft/hints", test_hints);
  g_test_add_func ("/draft/suggestion", test_suggestion);
}
