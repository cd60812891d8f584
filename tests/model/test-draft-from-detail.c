/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-draft.h"

#include "catena-draft-template.h"

#include <string.h>

static CatenaNodeGroup *
make_group (const char *name,
            gint64      count)
{
  CatenaNodeGroup *group = catena_node_group_new ();

  group->name = g_strdup (name);
  group->node_count = count;

  return group;
}

static void
add_channel (CatenaServiceDetail *detail,
             const char          *name,
             const char          *organizations)
{
  CatenaChannelInfo *channel = catena_channel_info_new ();

  channel->name = g_strdup (name);
  g_strfreev (channel->organizations);
  channel->organizations = g_strsplit (organizations, " ", -1);
  g_ptr_array_add (detail->channels, channel);
}

/* A consortium of Fabric 2.2, in the words of answers. */
static CatenaServiceDetail *
make_detail (void)
{
  CatenaServiceDetail *detail = catena_service_detail_new ();

  detail->id = g_strdup ("50ca216f-f0e5-ea05-5aee-de8d8f0fb6fa");
  detail->name = g_strdup ("trade1");
  detail->version = g_strdup ("4.0.7");
  detail->service_type = g_strdup ("union");
  detail->sign_algorithm = g_strdup ("SM2");
  detail->consensus = g_strdup ("sflic");
  detail->version_type = 2;
  detail->database_type = g_strdup ("couchdb");
  detail->couchdb_user = g_strdup ("ledger");
  detail->cluster_id = g_strdup ("aaace2ac-c18b-11ea-aefb-0255ac100022");
  detail->cluster_name = g_strdup ("my-cluster");
  detail->cluster_type = g_strdup ("CCE");
  detail->cluster_platform_type = g_strdup ("ARM64");
  detail->is_support_restful = TRUE;
  detail->is_support_tc3 = TRUE;
  detail->batch_timeout = 1;
  detail->max_message_count = 250;
  detail->preferred_maxbytes = 4;
  detail->volume_type = g_strdup ("efs");
  detail->orderers = make_group ("trade1-orderer", 7);
  g_ptr_array_add (detail->organizations, make_group ("bank", 2));
  g_ptr_array_add (detail->organizations, make_group ("上海银行", 1));
  add_channel (detail, "channel", "bank 上海银行");
  add_channel (detail, "audit", "上海银行 stranger");

  return detail;
}

static char *
dup_to_fill_in (CatenaServiceDraft *draft,
                gboolean            secret)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < CATENA_FIELD_N_IDS; i++)
    if (catena_service_draft_is_to_fill_in (draft, i)
        && (catena_field_get (i)->type == CATENA_FIELD_TYPE_SECRET) == secret)
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", catena_field_get (i)->name);

  return g_string_free (names, FALSE);
}

static void
assert_text (CatenaServiceDraft *draft,
             CatenaFieldId       field,
             const char         *expected)
{
  g_autofree char *text = catena_service_draft_dup_field_text (draft, field);

  g_assert_cmpstr (text, ==, expected);
}

#define NEVER_TOLD "enterprise-project-id evs-disk-type org-disk-size use-eip bandwidth-size create-new-cluster " \
                   "cluster-id cluster-name node-num node-flavor cce-flavor node-az"
#define NEVER_TOLD_EITHER "turbo-share-type turbo-type turbo-az turbo-spec kafka-spec kafka-storage kafka-az " \
                          "invitor-tenant-id invitor-project-id invitor-service-id edge-nodes"

static void
test_all_that_is_told (void)
{
  g_autoptr(CatenaServiceDetail) detail = make_detail ();
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new_from_detail (detail);
  g_autofree char *fields = dup_to_fill_in (draft, FALSE);
  g_autofree char *secrets = dup_to_fill_in (draft, TRUE);
  g_autofree char *body = dup_body_text (draft);

  assert_text (draft, CATENA_FIELD_PURPOSE, "With partners");
  assert_text (draft, CATENA_FIELD_NAME, "");
  assert_text (draft, CATENA_FIELD_VERSION_TYPE, "Enterprise (formerly Professional)");
  assert_text (draft, CATENA_FIELD_FABRIC_VERSION, "Fabric 2.2");
  assert_text (draft, CATENA_FIELD_BLOCKCHAIN_TYPE, "Consortium");
  assert_text (draft, CATENA_FIELD_CONSENSUS, "FBFT");
  assert_text (draft, CATENA_FIELD_ORDERER_NODE_NUMBER, "7");
  assert_text (draft, CATENA_FIELD_SIGN_ALGORITHM, "SM2");
  assert_text (draft, CATENA_FIELD_CLUSTER_TYPE, "CCE cluster");
  assert_text (draft, CATENA_FIELD_CLUSTER_PLATFORM, "Arm");
  assert_text (draft, CATENA_FIELD_NEW_CLUSTER_PLATFORM, "Arm");
  assert_text (draft, CATENA_FIELD_VOLUME_TYPE, "SFS Turbo");
  assert_text (draft, CATENA_FIELD_ORG_DISK_SIZE, "500 GB");
  assert_text (draft, CATENA_FIELD_COUCHDB_USER, "ledger");
  assert_text (draft, CATENA_FIELD_BATCH_TIMEOUT, "1 s");
  assert_text (draft, CATENA_FIELD_MAX_MESSAGE_COUNT, "250");
  assert_text (draft, CATENA_FIELD_PREFERRED_MAXBYTES, "4 MB");
  assert_text (draft, CATENA_FIELD_TC3_NEED, "Yes");
  assert_text (draft, CATENA_FIELD_RESTFUL_API, "Yes");
  assert_text (draft, CATENA_FIELD_ORGANIZATIONS, "bank (2 peers), 上海银行 (1 peer)");
  g_assert_nonnull (strstr (body, "{\"name\":\"channel\",\"org_names\":[\"bank\",\"上海银行\"]}"));
  g_assert_nonnull (strstr (body, "{\"name\":\"audit\",\"org_names\":[\"上海银行\"]}"));

  /* A cluster carries one service: neither it nor the name is taken along. */
  assert_text (draft, CATENA_FIELD_CLUSTER_ID, "");
  g_assert_null (strstr (body, "my-cluster"));
  g_assert_cmpstr (secrets, ==, "password-again node-password-again resource-password node-password couchdb-password");
  g_assert_cmpstr (fields, ==, NEVER_TOLD " ief-deploy-mode " NEVER_TOLD_EITHER);
}

/* An answer that tells next to nothing, or in words that are not known. */
static void
test_little_is_told (void)
{
  g_autoptr(CatenaServiceDetail) detail = catena_service_detail_new ();
  g_autoptr(CatenaServiceDraft) draft = NULL;
  g_autofree char *fields = NULL;

  detail->version = g_strdup ("5.1");
  detail->version_type = 9;
  detail->consensus = g_strdup ("hotstuff");
  detail->cluster_type = g_strdup ("vm");
  detail->max_message_count = 0;
  draft = catena_service_draft_new_from_detail (detail);
  fields = dup_to_fill_in (draft, FALSE);

  g_assert_cmpstr (fields, ==, "purpose version-type fabric-version consensus sign-algorithm enterprise-project-id volume-type "
                   "evs-disk-type org-disk-size database-type orderer-node-number use-eip bandwidth-size cluster-type "
                   "create-new-cluster cluster-id cluster-name cluster-platform node-num node-flavor cce-flavor node-az "
                   "new-cluster-platform ief-deploy-mode couchdb-user turbo-share-type turbo-type turbo-az turbo-spec "
                   "batch-timeout max-message-count preferred-maxbytes kafka-spec kafka-storage kafka-az "
                   "invitor-tenant-id invitor-project-id invitor-service-id organizations edge-nodes");
  assert_text (draft, CATENA_FIELD_VERSION_TYPE, "Professional (formerly Basic)");
  assert_text (draft, CATENA_FIELD_CONSENSUS, "Raft");
  assert_text (draft, CATENA_FIELD_MAX_MESSAGE_COUNT, "500");
}

/* Fabric 1.4 is for those who join an old consortium. */
static void
test_old_fabric (void)
{
  g_autoptr(CatenaServiceDetail) detail = make_detail ();
  g_autoptr(CatenaServiceDraft) draft = NULL;
  g_autoptr(CatenaServiceDraft) with_kafka = NULL;
  g_autoptr(CatenaServiceDraft) invitee = NULL;

  g_free (detail->version);
  detail->version = g_strdup ("3.0.7");
  draft = catena_service_draft_new_from_detail (detail);
  assert_text (draft, CATENA_FIELD_FABRIC_VERSION, "Fabric 2.2");
  g_assert_true (catena_service_draft_is_to_fill_in (draft, CATENA_FIELD_FABRIC_VERSION));
  assert_text (draft, CATENA_FIELD_CONSENSUS, "FBFT");

  g_free (detail->consensus);
  detail->consensus = g_strdup ("kafka");
  with_kafka = catena_service_draft_new_from_detail (detail);
  assert_text (with_kafka, CATENA_FIELD_CONSENSUS, "Raft");
  assert_text (with_kafka, CATENA_FIELD_ORDERER_NODE_NUMBER, "3");
  g_assert_true (catena_service_draft_is_to_fill_in (with_kafka, CATENA_FIELD_CONSENSUS));
  g_assert_true (catena_service_draft_is_to_fill_in (with_kafka, CATENA_FIELD_ORDERER_NODE_NUMBER));

  detail->deploy_type = g_strdup ("invite");
  invitee = catena_service_draft_new_from_detail (detail);
  assert_text (invitee, CATENA_FIELD_PURPOSE, "I was invited");
  assert_text (invitee, CATENA_FIELD_FABRIC_VERSION, "Fabric 1.4");
  assert_text (invitee, CATENA_FIELD_CONSENSUS, "Kafka");
  g_assert_false (catena_service_draft_is_to_fill_in (invitee, CATENA_FIELD_FABRIC_VERSION));
}

static void
test_storage (void)
{
  g_autoptr(CatenaServiceDetail) detail = catena_service_detail_new ();
  g_autoptr(CatenaServiceDraft) mounted = NULL;
  g_autoptr(CatenaServiceDraft) disks = NULL;

  detail->sfs_type = g_strdup ("efs");
  mounted = catena_service_draft_new_from_detail (detail);
  assert_text (mounted, CATENA_FIELD_VOLUME_TYPE, "SFS Turbo");
  g_assert_false (catena_service_draft_is_to_fill_in (mounted, CATENA_FIELD_VOLUME_TYPE));

  g_free (detail->sfs_type);
  detail->sfs_type = g_strdup ("host");
  detail->evs_pvc_info = g_strdup ("{\"peer\":{}}");
  disks = catena_service_draft_new_from_detail (detail);
  assert_text (disks, CATENA_FIELD_VOLUME_TYPE, "EVS disks");
  g_assert_true (catena_service_draft_is_to_fill_in (disks, CATENA_FIELD_EVS_DISK_TYPE));
}

static void
test_edge_nodes (void)
{
  g_autoptr(CatenaServiceDetail) detail = make_detail ();
  g_autoptr(CatenaServiceDraft) draft = NULL;

  g_free (detail->cluster_type);
  detail->cluster_type = g_strdup ("ief");
  detail->ief_deploy_mode = 1;
  draft = catena_service_draft_new_from_detail (detail);
  assert_text (draft, CATENA_FIELD_CLUSTER_TYPE, "Edge nodes (IEF)");
  assert_text (draft, CATENA_FIELD_IEF_DEPLOY_MODE, "Own node");
  g_assert_false (catena_service_draft_is_to_fill_in (draft, CATENA_FIELD_IEF_DEPLOY_MODE));
  g_assert_true (catena_service_draft_is_to_fill_in (draft, CATENA_FIELD_EDGE_NODES));
}

/* It is a draft like any other: it can be saved and comes back with its marks. */
static void
test_saved (void)
{
  g_autoptr(CatenaServiceDetail) detail = make_detail ();
  g_autoptr(CatenaServiceDraft) draft = catena_service_draft_new_from_detail (detail);
  g_autofree char *text = catena_draft_template_to_text (draft);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(CatenaServiceDraft) loaded = catena_draft_template_parse (bytes, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = catena_draft_template_to_text (loaded);
  g_assert_cmpstr (again, ==, text);
}

void
add_draft_from_detail_tests (void)
{
  g_test_add_func ("/draft/from-detail/all", test_all_that_is_told);
  g_test_add_func ("/draft/from-detail/little", test_little_is_told);
  g_test_add_func ("/draft/from-detail/old-fabric", test_old_fabric);
  g_test_add_func ("/draft/from-detail/storage", test_storage);
  g_test_add_func ("/draft/from-detail/edge-nodes", test_edge_nodes);
  g_test_add_func ("/draft/from-detail/saved", test_saved);
}
