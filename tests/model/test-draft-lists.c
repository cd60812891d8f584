/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-draft.h"

#include <string.h>

typedef struct
{
  CatenaServiceDraft *draft;
  CatenaDraftOrganization *organization; /* the first */
  CatenaDraftChannel *channel;           /* the first */
  guint organization_changes;
  guint channel_changes;
} Fixture;

static void
on_counted_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->draft = catena_service_draft_new ();
  fixture->organization = g_list_model_get_item (catena_service_draft_get_organizations (fixture->draft), 0);
  fixture->channel = g_list_model_get_item (catena_service_draft_get_channels (fixture->draft), 0);
  g_signal_connect_swapped (fixture->draft, "changed::organizations",
                            G_CALLBACK (on_counted_cb), &fixture->organization_changes);
  g_signal_connect_swapped (fixture->draft, "changed::channels",
                            G_CALLBACK (on_counted_cb), &fixture->channel_changes);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->organization);
  g_clear_object (&fixture->channel);
  g_assert_finalize_object (fixture->draft);
}

static void
assert_body_has (CatenaServiceDraft *draft,
                 const char         *part)
{
  g_autofree char *text = dup_body_text (draft);

  if (strstr (text, part) == NULL)
    g_error ("no %s in %s", part, text);
}

static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  g_assert_cmpstr (catena_draft_organization_get_name (fixture->organization), ==, "organization");
  g_assert_cmpuint (catena_draft_organization_get_peers (fixture->organization), ==, 2);
  g_assert_cmpstr (catena_draft_channel_get_name (fixture->channel), ==, "channel");
  g_assert_true (catena_draft_channel_has_organization (fixture->channel, fixture->organization));
  g_assert_false (catena_service_draft_is_touched (fixture->draft));
}

/* Channels hold the organization, not its name. */
static void
test_rename (Fixture       *fixture,
             gconstpointer  data)
{
  catena_draft_organization_set_name (fixture->organization, "bank");

  g_assert_cmpuint (fixture->organization_changes, ==, 1);
  g_assert_true (catena_service_draft_is_touched (fixture->draft));
  g_assert_true (catena_draft_channel_has_organization (fixture->channel, fixture->organization));
  assert_body_has (fixture->draft, "\"org_names\":[\"bank\"]");
}

static void
test_item_changes (Fixture       *fixture,
                   gconstpointer  data)
{
  g_object_set (fixture->organization, "peers", 1, NULL);
  g_object_set (fixture->organization, "peers", 1, NULL);
  g_assert_cmpuint (fixture->organization_changes, ==, 1);
  g_assert_cmpuint (fixture->channel_changes, ==, 0);

  g_object_set (fixture->channel, "name", "trade", "description", "All trades", NULL);
  g_assert_cmpuint (fixture->channel_changes, ==, 2);
  assert_body_has (fixture->draft, "\"description\":\"All trades\"");

  catena_draft_channel_set_member (fixture->channel, fixture->organization, FALSE);
  catena_draft_channel_set_member (fixture->channel, fixture->organization, FALSE);
  g_assert_cmpuint (fixture->channel_changes, ==, 3);
  assert_body_has (fixture->draft, "\"org_names\":[]");

  catena_draft_channel_set_member (fixture->channel, fixture->organization, TRUE);
  catena_draft_channel_set_member (fixture->channel, fixture->organization, TRUE);
  g_assert_cmpuint (fixture->channel_changes, ==, 4);
}

static void
test_remove_organization (Fixture       *fixture,
                          gconstpointer  data)
{
  CatenaDraftOrganization *other = catena_service_draft_add_organization (fixture->draft, "bank", 1);

  catena_draft_channel_set_member (fixture->channel, other, TRUE);
  catena_service_draft_remove_organization (fixture->draft, fixture->organization);
  g_assert_false (catena_draft_channel_has_organization (fixture->channel, fixture->organization));
  g_assert_true (catena_draft_channel_has_organization (fixture->channel, other));
  assert_body_has (fixture->draft, "\"peer_orgs\":[{\"name\":\"bank\",\"node_count\":1}]");
  assert_body_has (fixture->draft, "\"org_names\":[\"bank\"]");

  /* It is none of the draft's any more. */
  fixture->organization_changes = 0;
  catena_draft_organization_set_name (fixture->organization, "gone");
  catena_service_draft_remove_organization (fixture->draft, fixture->organization);
  g_assert_cmpuint (fixture->organization_changes, ==, 0);
}

static void
test_remove_channel (Fixture       *fixture,
                     gconstpointer  data)
{
  catena_service_draft_remove_channel (fixture->draft, fixture->channel);
  g_assert_cmpuint (fixture->channel_changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (catena_service_draft_get_channels (fixture->draft)), ==, 0);

  catena_draft_channel_set_name (fixture->channel, "gone");
  catena_draft_channel_set_member (fixture->channel, fixture->organization, FALSE);
  catena_service_draft_remove_channel (fixture->draft, fixture->channel);
  g_assert_cmpuint (fixture->channel_changes, ==, 1);
}

/* Names stand in the order of the organizations, not in that of joining. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  CatenaDraftOrganization *bank = catena_service_draft_add_organization (fixture->draft, "bank", 1);
  CatenaDraftOrganization *shop = catena_service_draft_add_organization (fixture->draft, "shop", 1);

  catena_draft_channel_set_member (fixture->channel, fixture->organization, FALSE);
  catena_draft_channel_set_member (fixture->channel, shop, TRUE);
  catena_draft_channel_set_member (fixture->channel, bank, TRUE);
  catena_draft_channel_set_member (fixture->channel, fixture->organization, TRUE);
  assert_body_has (fixture->draft, "\"org_names\":[\"organization\",\"bank\",\"shop\"]");
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GListModel) organizations = NULL;
  g_autoptr(GListModel) channels = NULL;
  g_autoptr(GListModel) members = NULL;

  g_object_get (fixture->draft, "organizations", &organizations, "channels", &channels, NULL);
  g_object_get (fixture->channel, "organizations", &members, NULL);
  g_assert_true (organizations == catena_service_draft_get_organizations (fixture->draft));
  g_assert_true (channels == catena_service_draft_get_channels (fixture->draft));
  g_assert_true (members == catena_draft_channel_get_organizations (fixture->channel));
  g_assert_true (g_list_model_get_item_type (members) == CATENA_TYPE_DRAFT_ORGANIZATION);
}

static void
add_test (const char *path,
          void      (*test) (Fixture       *fixture,
                             gconstpointer  data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

static void
test_edge_nodes (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(CatenaDraftEdgeNode) node = NULL;
  guint changes = 0;

  g_signal_connect_swapped (fixture->draft, "changed::edge-nodes", G_CALLBACK (on_counted_cb), &changes);
  node = g_object_ref (catena_service_draft_add_edge_node (fixture->draft, NULL, "192.168.1.95"));
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpstr (catena_draft_edge_node_get_id (node), ==, "");
  g_assert_cmpstr (catena_draft_edge_node_get_address (node), ==, "192.168.1.95");
  g_assert_true (catena_service_draft_is_touched (fixture->draft));

  g_object_set (node, "id", "5700372e-49ef-4f4c-b433-11d95ad7acea", NULL);
  catena_draft_edge_node_set_address (node, "192.168.1.96");
  catena_draft_edge_node_set_address (node, "192.168.1.96");
  g_assert_cmpuint (changes, ==, 3);

  catena_service_draft_remove_edge_node (fixture->draft, node);
  catena_service_draft_remove_edge_node (fixture->draft, node);
  g_assert_cmpuint (changes, ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (catena_service_draft_get_edge_nodes (fixture->draft)), ==, 0);
  catena_draft_edge_node_set_id (node, NULL);
  g_assert_cmpuint (changes, ==, 4);
  g_assert_cmpuint (fixture->organization_changes + fixture->channel_changes, ==, 0);
}

void
add_draft_list_tests (void)
{
  add_test ("/draft/lists/new", test_new);
  add_test ("/draft/lists/rename", test_rename);
  add_test ("/draft/lists/item-changes", test_item_changes);
  add_test ("/draft/lists/remove-organization", test_remove_organization);
  add_test ("/draft/lists/remove-channel", test_remove_channel);
  add_test ("/draft/lists/order", test_order);
  add_test ("/draft/lists/edge-nodes", test_edge_nodes);
  add_test ("/draft/lists/properties", test_properties);
}
