/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-draft.h"

#define assert_text(draft, id, expected) \
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_##id), ==, expected)
#define assert_number(draft, id, expected) \
  g_assert_cmpint (catena_service_draft_get_integer (draft, CATENA_FIELD_##id), ==, expected)

static void
on_counted_cb (guint *count)
{
  (*count)++;
}

static void
test_purpose (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

  assert_text (draft, BLOCKCHAIN_TYPE, "private");
  catena_service_draft_set_string (draft, CATENA_FIELD_PURPOSE, "union");
  assert_text (draft, BLOCKCHAIN_TYPE, "union");
  g_assert_false (catena_service_draft_get_boolean (draft, CATENA_FIELD_IS_INVITEE));

  catena_service_draft_set_string (draft, CATENA_FIELD_PURPOSE, "invitee");
  assert_text (draft, BLOCKCHAIN_TYPE, "union");
  g_assert_true (catena_service_draft_get_boolean (draft, CATENA_FIELD_IS_INVITEE));

  catena_service_draft_set_string (draft, CATENA_FIELD_PURPOSE, "private");
  assert_text (draft, BLOCKCHAIN_TYPE, "private");
  g_assert_false (catena_service_draft_get_boolean (draft, CATENA_FIELD_IS_INVITEE));
}

static void
test_consensus (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  guint changes = 0;

  g_signal_connect_swapped (draft, "changed::orderer-node-number", G_CALLBACK (on_counted_cb), &changes);
  catena_service_draft_set_string (draft, CATENA_FIELD_CONSENSUS, "SFLIC");
  assert_number (draft, ORDERER_NODE_NUMBER, 4);
  g_assert_cmpuint (changes, ==, 1);
  catena_service_draft_set_string (draft, CATENA_FIELD_CONSENSUS, "etcdraft");
  assert_number (draft, ORDERER_NODE_NUMBER, 3);
  g_assert_cmpuint (changes, ==, 2);
}

/* The version puts the consensus to what fits, and that the number of orderers. */
static void
test_chain (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

  catena_service_draft_set_string (draft, CATENA_FIELD_FABRIC_VERSION, "1.4");
  assert_text (draft, CONSENSUS, "SFLIC");
  assert_number (draft, ORDERER_NODE_NUMBER, 4);
}

static void
test_storage (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

  catena_service_draft_set_string (draft, CATENA_FIELD_VOLUME_TYPE, "efs");
  assert_number (draft, ORG_DISK_SIZE, 500);
  catena_service_draft_set_string (draft, CATENA_FIELD_VOLUME_TYPE, "nfs");
  assert_number (draft, ORG_DISK_SIZE, 100);
  catena_service_draft_set_integer (draft, CATENA_FIELD_VERSION_TYPE, 3);
  assert_number (draft, ORG_DISK_SIZE, 500);

  catena_service_draft_set_string (draft, CATENA_FIELD_KAFKA_SPEC, "middle");
  assert_number (draft, KAFKA_STORAGE, 2400);
  catena_service_draft_set_string (draft, CATENA_FIELD_KAFKA_SPEC, "");
  assert_number (draft, KAFKA_STORAGE, 0);
}

/* What the person has set stays; what a two-way binding sets back to the value that it has, does not count. */
static void
test_touched (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

  catena_service_draft_set_integer (draft, CATENA_FIELD_ORDERER_NODE_NUMBER, 3);
  catena_service_draft_set_string (draft, CATENA_FIELD_CONSENSUS, "SFLIC");
  assert_number (draft, ORDERER_NODE_NUMBER, 4);

  catena_service_draft_set_integer (draft, CATENA_FIELD_ORDERER_NODE_NUMBER, 7);
  catena_service_draft_set_string (draft, CATENA_FIELD_CONSENSUS, "etcdraft");
  assert_number (draft, ORDERER_NODE_NUMBER, 7);

  catena_service_draft_set_string (draft, CATENA_FIELD_BLOCKCHAIN_TYPE, "union");
  catena_service_draft_set_string (draft, CATENA_FIELD_PURPOSE, "private");
  assert_text (draft, BLOCKCHAIN_TYPE, "union");
}

/* Whether one is invited is nobody's to set but the purpose's. */
static void
test_invitee_always_follows (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

  catena_service_draft_set_boolean (draft, CATENA_FIELD_IS_INVITEE, TRUE);
  catena_service_draft_set_string (draft, CATENA_FIELD_PURPOSE, "private");
  g_assert_false (catena_service_draft_get_boolean (draft, CATENA_FIELD_IS_INVITEE));
}

static void
test_lock (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  guint changes = 0;

  catena_service_draft_set_string (draft, CATENA_FIELD_CONSENSUS, "SFLIC");
  g_signal_connect_swapped (draft, "changed::consensus", G_CALLBACK (on_counted_cb), &changes);
  catena_service_draft_lock (draft, CATENA_FIELD_CONSENSUS);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_true (catena_service_draft_is_locked (draft, CATENA_FIELD_CONSENSUS));
  g_assert_false (catena_service_draft_is_locked (draft, CATENA_FIELD_NAME));
  g_assert_false (catena_service_draft_is_locked (draft, CATENA_FIELD_CHANNELS));

  catena_service_draft_set_string (draft, CATENA_FIELD_CONSENSUS, "etcdraft");
  g_object_set (draft, "consensus", "SOLO", NULL);
  catena_service_draft_set_string (draft, CATENA_FIELD_FABRIC_VERSION, "1.4");
  catena_service_draft_set_string (draft, CATENA_FIELD_FABRIC_VERSION, "2.2");
  assert_text (draft, CONSENSUS, "SFLIC");
  g_assert_cmpuint (changes, ==, 1);

  /* Never touched, but locked: it does not follow. */
  catena_service_draft_lock (draft, CATENA_FIELD_ORG_DISK_SIZE);
  catena_service_draft_set_string (draft, CATENA_FIELD_VOLUME_TYPE, "efs");
  catena_service_draft_set_integer (draft, CATENA_FIELD_ORG_DISK_SIZE, 700);
  assert_number (draft, ORG_DISK_SIZE, 100);
}

static void
check_applies (CatenaServiceDraft *draft,
               const char         *names,
               gboolean            expected)
{
  g_auto(GStrv) list = g_strsplit (names, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      const CatenaField *field = catena_field_get_by_name (list[i]);

      g_assert_nonnull (field);
      if (catena_service_draft_applies (draft, field->id) != expected)
        g_error ("%s: %s", list[i], expected ? "should apply" : "should not apply");
    }
}

static void
test_applies (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();
  const char *existing = "cluster-id cluster-name cluster-platform";
  const char *new = "node-num node-flavor cce-flavor node-password node-password-again node-az new-cluster-platform";
  const char *turbo = "turbo-share-type turbo-type turbo-az turbo-spec";
  const char *couchdb = "couchdb-user couchdb-password";
  const char *invitor = "invitor-tenant-id invitor-project-id invitor-service-id";
  const char *ordering = "orderer-node-number batch-timeout max-message-count preferred-maxbytes channels";
  const char *edge = "ief-deploy-mode edge-nodes";
  const char *kafka = "kafka-spec kafka-storage kafka-az";

  check_applies (draft, existing, TRUE);
  check_applies (draft, new, FALSE);
  check_applies (draft, edge, FALSE);
  check_applies (draft, turbo, FALSE);
  check_applies (draft, couchdb, FALSE);
  check_applies (draft, kafka, FALSE);
  check_applies (draft, invitor, FALSE);
  check_applies (draft, "evs-disk-type", FALSE);
  check_applies (draft, ordering, TRUE);
  check_applies (draft, "bandwidth-size organizations name", TRUE);

  g_object_set (draft, "create-new-cluster", TRUE, "volume-type", "efs", "database-type", "couchdb",
                "purpose", "invitee", "use-eip", FALSE, "fabric-version", "1.4", "consensus", "kafka", NULL);
  check_applies (draft, existing, FALSE);
  check_applies (draft, new, TRUE);
  check_applies (draft, turbo, TRUE);
  check_applies (draft, couchdb, TRUE);
  check_applies (draft, invitor, TRUE);
  check_applies (draft, ordering, FALSE);
  check_applies (draft, "bandwidth-size kafka-storage kafka-az", FALSE);
  check_applies (draft, "kafka-spec", TRUE);

  g_object_set (draft, "kafka-spec", "mini", "volume-type", "evs", NULL);
  check_applies (draft, kafka, TRUE);
  check_applies (draft, "evs-disk-type create-new-cluster", TRUE);
  check_applies (draft, turbo, FALSE);
}

/* Clusters, their volumes and EIPs are CCE's. */
static void
test_applies_to_edge_nodes (void)
{
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new ();

  g_object_set (draft, "create-new-cluster", TRUE, "volume-type", "evs", "use-eip", TRUE, "cluster-type", "ief", NULL);
  check_applies (draft, "ief-deploy-mode edge-nodes organizations database-type org-disk-size", TRUE);
  check_applies (draft, "create-new-cluster cluster-id cluster-name node-num node-password node-password-again", FALSE);
  check_applies (draft, "volume-type evs-disk-type use-eip bandwidth-size", FALSE);
  g_object_set (draft, "volume-type", "efs", "create-new-cluster", FALSE, NULL);
  check_applies (draft, "turbo-spec cluster-id cluster-platform", FALSE);
}

void
add_draft_follow_tests (void)
{
  g_test_add_func ("/draft/follow/purpose", test_purpose);
  g_test_add_func ("/draft/follow/consensus", test_consensus);
  g_test_add_func ("/draft/follow/chain", test_chain);
  g_test_add_func ("/draft/follow/storage", test_storage);
  g_test_add_func ("/draft/follow/touched", test_touched);
  g_test_add_func ("/draft/follow/invitee", test_invitee_always_follows);
  g_test_add_func ("/draft/lock", test_lock);
  g_test_add_func ("/draft/applies", test_applies);
  g_test_add_func ("/draft/applies/edge-nodes", test_applies_to_edge_nodes);
}
