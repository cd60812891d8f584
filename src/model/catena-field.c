/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-field"

#include "config.h"

#include "catena-field.h"

#include "catena-service-draft.h"

#include <glib/gi18n-lib.h>

#define TEXT(id) catena_service_draft_get_string (draft, CATENA_FIELD_##id)
#define TRUTH(id) catena_service_draft_get_boolean (draft, CATENA_FIELD_##id)

static const CatenaChoice purposes[] = {
  { "private", N_("Just us"), N_("A private blockchain: all of its organizations are yours.") },
  { "union", N_("With partners"), N_("A consortium blockchain: you can invite other accounts.") },
  { "invitee", N_("I was invited"), N_("A service of yours that joins somebody else’s consortium.") },
  { NULL },
};

static const CatenaChoice editions[] = {
  { "4", N_("Professional (formerly Basic)"), N_("For trials and small networks.") },
  { "2", N_("Enterprise (formerly Professional)"), N_("For production.") },
  { "3", N_("Platinum (formerly Enterprise)"), N_("For large networks; not offered in every region.") },
  { NULL },
};

static const CatenaChoice fabric_versions[] = {
  { "2.2", N_("Fabric 2.2"), N_("For every new blockchain.") },
  { "1.4", N_("Fabric 1.4"), N_("Only for joining an older consortium, on a CCE cluster up to 1.15.") },
  { NULL },
};

static const CatenaChoice blockchain_types[] = {
  { "private", N_("Private"), NULL },
  { "union", N_("Consortium"), NULL },
  { NULL },
};

static const CatenaChoice consensuses[] = {
  { "etcdraft", N_("Raft"), N_("3 orderers. Tolerates stopped orderers.") },
  { "SFLIC", N_("FBFT"), N_("4 to 10 orderers. Tolerates dishonest orderers, too.") },
  { "SOLO", N_("Solo"), N_("One orderer, tolerates nothing. Fabric 1.4 only.") },
  { "kafka", N_("Kafka"), N_("Orderers behind a Kafka instance. Fabric 1.4 only.") },
  { NULL },
};

static const CatenaChoice sign_algorithms[] = {
  { "ECDSA", N_("ECDSA"), N_("The usual choice; every Fabric tool knows it.") },
  { "sm2", N_("SM2"), N_("Chinese national cryptography, where regulations ask for it.") },
  { NULL },
};

static const CatenaChoice volume_types[] = {
  { "nfs", N_("SFS"), N_("Shared file storage; right for most services.") },
  { "efs", N_("SFS Turbo"), N_("Faster shared file storage; larger and dearer.") },
  { "evs", N_("EVS disks"), N_("Disks in the same zone as the nodes; the cluster must be CCE 1.15 or later.") },
  { NULL },
};

static const CatenaChoice disk_types[] = {
  { "SATA", N_("Common I/O"), NULL },
  { "SAS", N_("High I/O"), NULL },
  { "SSD", N_("Ultra-high I/O"), NULL },
  { NULL },
};

static const CatenaChoice databases[] = {
  { "goleveldb", N_("GoLevelDB"), N_("Keys and values in files. Fast, nothing to set up.") },
  { "couchdb", N_("CouchDB"), N_("Documents that chaincode can search by their content.") },
  { NULL },
};

static const CatenaChoice cluster_types[] = {
  { "cce", N_("CCE cluster"), N_("A Kubernetes cluster in the cloud.") },
  { "ief", N_("Edge nodes (IEF)"), N_("Computers of your own that IEF manages. Not offered in every region.") },
  { NULL },
};

static const CatenaChoice platforms[] = {
  { "VirtualMachine", N_("x86"), NULL },
  { "ARM64", N_("Arm"), NULL },
  { NULL },
};

static const CatenaChoice ief_deploy_modes[] = {
  { "0", N_("Any node"), N_("An organization runs on whichever edge node is free.") },
  { "1", N_("Own node"), N_("Each organization runs on the edge node of its name: call it exactly as the node is "
                            "called in IEF, which Catena cannot look up.") },
  { NULL },
};

static const CatenaChoice kafka_specs[] = {
  { "", N_("None"), N_("The consortium’s own Kafka instance is used.") },
  { "mini", N_("Mini"), N_("100 MB/s, at least 300 GB.") },
  { "small", N_("Small"), N_("300 MB/s, at least 1200 GB.") },
  { "middle", N_("Middle"), N_("600 MB/s, at least 2400 GB.") },
  { "high", N_("High"), N_("1200 MB/s, at least 4800 GB.") },
  { NULL },
};

static gboolean
is_invitee (CatenaServiceDraft *draft)
{
  return TRUTH (IS_INVITEE);
}

/* Ordering is the business of the inviting service. */
static gboolean
is_not_invitee (CatenaServiceDraft *draft)
{
  return !TRUTH (IS_INVITEE);
}

static gboolean
is_cce (CatenaServiceDraft *draft)
{
  return g_str_equal (TEXT (CLUSTER_TYPE), "cce");
}

static gboolean
is_existing_cluster (CatenaServiceDraft *draft)
{
  return is_cce (draft) && !TRUTH (CREATE_NEW_CLUSTER);
}

static gboolean
is_new_cluster (CatenaServiceDraft *draft)
{
  return is_cce (draft) && TRUTH (CREATE_NEW_CLUSTER);
}

static gboolean
is_edge (CatenaServiceDraft *draft)
{
  return g_str_equal (TEXT (CLUSTER_TYPE), "ief");
}

/* Volumes and EIPs are the CCE cluster's: edge nodes store on their own disks and have addresses of their own. */
static gboolean
is_evs (CatenaServiceDraft *draft)
{
  return is_cce (draft) && g_str_equal (TEXT (VOLUME_TYPE), "evs");
}

static gboolean
is_efs (CatenaServiceDraft *draft)
{
  return is_cce (draft) && g_str_equal (TEXT (VOLUME_TYPE), "efs");
}

static gboolean
is_couchdb (CatenaServiceDraft *draft)
{
  return g_str_equal (TEXT (DATABASE_TYPE), "couchdb");
}

static gboolean
uses_eip (CatenaServiceDraft *draft)
{
  return is_cce (draft) && TRUTH (USE_EIP);
}

static gboolean
is_kafka (CatenaServiceDraft *draft)
{
  return g_str_equal (TEXT (FABRIC_VERSION), "1.4") && g_str_equal (TEXT (CONSENSUS), "kafka");
}

static gboolean
has_own_kafka (CatenaServiceDraft *draft)
{
  return is_kafka (draft) && *TEXT (KAFKA_SPEC) != '\0';
}

#define ROW(id, ...) [CATENA_FIELD_##id] = { CATENA_FIELD_##id, __VA_ARGS__ }
#define S(type) CATENA_FIELD_TYPE_##type
#define P(page) CATENA_FIELD_PAGE_##page

/* id, property, path (5.1.1), type, page, default, label, choices, applies, lockable */
static const CatenaField fields[] = {
  ROW (PURPOSE, "purpose", NULL, S (CHOICE), P (PURPOSE),
       NULL, N_("Purpose"), purposes, NULL, TRUE),
  ROW (PASSWORD_AGAIN, "password-again", NULL, S (SECRET), P (BASICS),
       NULL, N_("Password again"), NULL, NULL, FALSE),
  ROW (NODE_PASSWORD_AGAIN, "node-password-again", NULL, S (SECRET), P (CLUSTER),
       NULL, N_("Node password again"), NULL, is_new_cluster, FALSE),
  ROW (NAME, "name", "name", S (STRING), P (BASICS),
       NULL, N_("Name"), NULL, NULL, FALSE),
  ROW (VERSION_TYPE, "version-type", "version_type", S (INTEGER), P (BASICS),
       "4", N_("Edition"), editions, NULL, TRUE),
  ROW (FABRIC_VERSION, "fabric-version", "fabric_version", S (CHOICE), P (BASICS),
       "2.2", N_("Fabric version"), fabric_versions, NULL, TRUE),
  ROW (BLOCKCHAIN_TYPE, "blockchain-type", "blockchain_type", S (CHOICE), P (PURPOSE),
       "private", N_("Blockchain type"), blockchain_types, NULL, TRUE),
  ROW (CONSENSUS, "consensus", "consensus", S (CHOICE), P (AGREEMENT),
       "etcdraft", N_("Consensus"), consensuses, NULL, TRUE),
  ROW (SIGN_ALGORITHM, "sign-algorithm", "sign_algorithm", S (CHOICE), P (AGREEMENT),
       "ECDSA", N_("Security mechanism"), sign_algorithms, NULL, TRUE),
  ROW (ENTERPRISE_PROJECT_ID, "enterprise-project-id", "enterprise_project_id", S (STRING), P (BASICS),
       "0", N_("Enterprise project"), NULL, NULL, FALSE),
  ROW (VOLUME_TYPE, "volume-type", "volume_type", S (CHOICE), P (STORAGE),
       "nfs", N_("Storage"), volume_types, is_cce, TRUE),
  ROW (EVS_DISK_TYPE, "evs-disk-type", "evs_disk_type", S (CHOICE), P (STORAGE),
       "SAS", N_("Disk type"), disk_types, is_evs, TRUE),
  ROW (ORG_DISK_SIZE, "org-disk-size", "org_disk_size", S (INTEGER), P (STORAGE),
       "100", N_("Storage for each organization"), NULL, NULL, TRUE),
  ROW (DATABASE_TYPE, "database-type", "database_type", S (CHOICE), P (STORAGE),
       "goleveldb", N_("Ledger database"), databases, NULL, TRUE),
  ROW (RESOURCE_PASSWORD, "resource-password", "resource_password", S (SECRET), P (BASICS),
       NULL, N_("Administrator password"), NULL, NULL, FALSE),
  ROW (ORDERER_NODE_NUMBER, "orderer-node-number", "orderer_node_number", S (INTEGER), P (AGREEMENT),
       "3", N_("Orderers"), NULL, is_not_invitee, TRUE),
  ROW (USE_EIP, "use-eip", "use_eip", S (BOOLEAN), P (STORAGE),
       "true", N_("Reachable from the internet"), NULL, is_cce, TRUE),
  ROW (BANDWIDTH_SIZE, "bandwidth-size", "bandwidth_size", S (INTEGER), P (STORAGE),
       "5", N_("Bandwidth"), NULL, uses_eip, TRUE),
  ROW (CLUSTER_TYPE, "cluster-type", "cluster_type", S (CHOICE), P (CLUSTER),
       "cce", N_("Kind of cluster"), cluster_types, NULL, TRUE),
  ROW (CREATE_NEW_CLUSTER, "create-new-cluster", "create_new_cluster", S (BOOLEAN), P (CLUSTER),
       "false", N_("Create a new cluster"), NULL, is_cce, TRUE),
  ROW (CLUSTER_ID, "cluster-id", "cce_cluster_info.cluster_id", S (STRING), P (CLUSTER),
       NULL, N_("Cluster ID"), NULL, is_existing_cluster, FALSE),
  ROW (CLUSTER_NAME, "cluster-name", "cce_cluster_info.cluster_name", S (STRING), P (CLUSTER),
       NULL, N_("Cluster name"), NULL, is_existing_cluster, FALSE),
  ROW (CLUSTER_PLATFORM, "cluster-platform", "cce_cluster_info.cluster_platform_type", S (CHOICE), P (CLUSTER),
       "VirtualMachine", N_("Processor"), platforms, is_existing_cluster, FALSE),
  ROW (NODE_NUM, "node-num", "cce_create_info.node_num", S (INTEGER), P (CLUSTER),
       "1", N_("Nodes"), NULL, is_new_cluster, TRUE),
  ROW (NODE_FLAVOR, "node-flavor", "cce_create_info.node_flavor", S (STRING), P (CLUSTER),
       NULL, N_("Node flavor"), NULL, is_new_cluster, TRUE),
  ROW (CCE_FLAVOR, "cce-flavor", "cce_create_info.cce_flavor", S (STRING), P (CLUSTER),
       "cce.s1.small", N_("Cluster flavor"), NULL, is_new_cluster, TRUE),
  ROW (NODE_PASSWORD, "node-password", "cce_create_info.init_node_pwd", S (SECRET), P (CLUSTER),
       NULL, N_("Node password"), NULL, is_new_cluster, FALSE),
  ROW (NODE_AZ, "node-az", "cce_create_info.az", S (STRING), P (CLUSTER),
       NULL, N_("Zone"), NULL, is_new_cluster, TRUE),
  ROW (NEW_CLUSTER_PLATFORM, "new-cluster-platform", "cce_create_info.cluster_platform_type",
       S (CHOICE), P (CLUSTER), "VirtualMachine", N_("Processor"), platforms, is_new_cluster, TRUE),
  ROW (IEF_DEPLOY_MODE, "ief-deploy-mode", "ief_deploy_mode", S (INTEGER), P (CLUSTER),
       "0", N_("Placement"), ief_deploy_modes, is_edge, TRUE),
  ROW (COUCHDB_USER, "couchdb-user", "couchdb_info.user_name", S (STRING), P (STORAGE),
       NULL, N_("CouchDB user"), NULL, is_couchdb, TRUE),
  ROW (COUCHDB_PASSWORD, "couchdb-password", "couchdb_info.password", S (SECRET), P (STORAGE),
       NULL, N_("CouchDB password"), NULL, is_couchdb, FALSE),
  ROW (TURBO_SHARE_TYPE, "turbo-share-type", "turbo_info.share_type", S (STRING), P (STORAGE),
       "STANDARD", N_("SFS Turbo sharing"), NULL, is_efs, TRUE),
  ROW (TURBO_TYPE, "turbo-type", "turbo_info.type", S (STRING), P (STORAGE),
       "efs-ha", N_("SFS Turbo type"), NULL, is_efs, TRUE),
  ROW (TURBO_AZ, "turbo-az", "turbo_info.available_zone", S (STRING), P (STORAGE),
       "", N_("SFS Turbo zone"), NULL, is_efs, TRUE),
  ROW (TURBO_SPEC, "turbo-spec", "turbo_info.resource_spec_code", S (STRING), P (STORAGE),
       "sfs.turbo.standard", N_("SFS Turbo specification"), NULL, is_efs, TRUE),
  ROW (BATCH_TIMEOUT, "batch-timeout", "block_info.batch_timeout", S (INTEGER), P (AGREEMENT),
       "2", N_("Block interval"), NULL, is_not_invitee, TRUE),
  ROW (MAX_MESSAGE_COUNT, "max-message-count", "block_info.max_message_count", S (INTEGER), P (AGREEMENT),
       "500", N_("Transactions in a block"), NULL, is_not_invitee, TRUE),
  ROW (PREFERRED_MAXBYTES, "preferred-maxbytes", "block_info.preferred_maxbytes", S (INTEGER), P (AGREEMENT),
       "2", N_("Block size"), NULL, is_not_invitee, TRUE),
  ROW (KAFKA_SPEC, "kafka-spec", "kafka_create_info.spec", S (CHOICE), P (AGREEMENT),
       NULL, N_("New Kafka instance"), kafka_specs, is_kafka, TRUE),
  ROW (KAFKA_STORAGE, "kafka-storage", "kafka_create_info.storage", S (INTEGER), P (AGREEMENT),
       NULL, N_("Kafka storage"), NULL, has_own_kafka, TRUE),
  ROW (KAFKA_AZ, "kafka-az", "kafka_create_info.az", S (STRING), P (AGREEMENT),
       NULL, N_("Kafka zones"), NULL, has_own_kafka, TRUE),
  ROW (TC3_NEED, "tc3-need", "tc3_need", S (BOOLEAN), P (AGREEMENT),
       NULL, N_("Trusted computing"), NULL, NULL, TRUE),
  ROW (RESTFUL_API, "restful-api", "restful_api_support", S (BOOLEAN), P (STORAGE),
       NULL, N_("RESTful API"), NULL, NULL, TRUE),
  ROW (IS_INVITEE, "is-invitee", "is_invitee", S (BOOLEAN), P (PURPOSE),
       NULL, N_("Invited"), NULL, NULL, TRUE),
  ROW (INVITOR_TENANT_ID, "invitor-tenant-id", "invitor_infos.tenant_id", S (STRING), P (PURPOSE),
       NULL, N_("Inviter’s account ID"), NULL, is_invitee, TRUE),
  ROW (INVITOR_PROJECT_ID, "invitor-project-id", "invitor_infos.project_id", S (STRING), P (PURPOSE),
       NULL, N_("Inviter’s project ID"), NULL, is_invitee, TRUE),
  ROW (INVITOR_SERVICE_ID, "invitor-service-id", "invitor_infos.blockchain_id", S (STRING), P (PURPOSE),
       NULL, N_("Inviting service’s ID"), NULL, is_invitee, TRUE),

  ROW (ORGANIZATIONS, "organizations", "peer_orgs", S (LIST), P (ORGANIZATIONS),
       NULL, N_("Organizations"), NULL, NULL, FALSE),
  /* The channels of a consortium are the inviter's. */
  ROW (CHANNELS, "channels", "channels", S (LIST), P (ORGANIZATIONS),
       NULL, N_("Channels"), NULL, is_not_invitee, FALSE),
  ROW (EDGE_NODES, "edge-nodes", "ief_nodes_info", S (LIST), P (CLUSTER),
       NULL, N_("Edge nodes"), NULL, is_edge, FALSE),
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == CATENA_FIELD_N_IDS);

/**
 * catena_field_get:
 * @id: a field, one of the lists included
 *
 * Returns: (transfer none): its row of the table
 */
const CatenaField *
catena_field_get (CatenaFieldId id)
{
  g_return_val_if_fail ((guint) id < CATENA_FIELD_N_IDS, NULL);

  return &fields[id];
}

/**
 * catena_field_get_by_name:
 * @name: a property name of the draft, "org-disk-size"
 *
 * Returns: (transfer none) (nullable): the row of that name
 */
const CatenaField *
catena_field_get_by_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, name))
      return &fields[i];

  return NULL;
}
