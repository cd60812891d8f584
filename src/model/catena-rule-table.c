/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-rule"

#include "config.h"

#include "catena-checks.h"
#include "catena-rule-private.h"

#include <glib/gi18n-lib.h>

#define FIELD(id) CATENA_FIELD_##id
#define ERROR CATENA_SEVERITY_ERROR
#define WARNING CATENA_SEVERITY_WARNING
#define DRAFT FALSE
#define EACH TRUE

/* In the order of the pages. A row without a message has it from its check. */
static const CatenaRule rules[] = {
  /* Purpose */
  { "purpose-missing", FIELD (PURPOSE), ERROR, DRAFT, catena_check_missing,
    N_("Choose who will use the blockchain.") },
  { "quota-used-up", FIELD (PURPOSE), ERROR, DRAFT, catena_check_quota_used_up, NULL },
  { "blockchain-type-unknown", FIELD (BLOCKCHAIN_TYPE), ERROR, DRAFT, catena_check_unknown_choice, NULL },
  { "union-needed", FIELD (BLOCKCHAIN_TYPE), ERROR, DRAFT, catena_check_union_needed,
    N_("Partners can only be invited to a consortium blockchain.") },
  { "private-needed", FIELD (BLOCKCHAIN_TYPE), ERROR, DRAFT, catena_check_private_needed,
    N_("A blockchain without partners is a private one.") },
  { "invitee-type", FIELD (BLOCKCHAIN_TYPE), WARNING, DRAFT, catena_check_invitee_type,
    N_("Invitations come from consortium blockchains; yours should be one, too.") },
  { "invitor-tenant-id-missing", FIELD (INVITOR_TENANT_ID), ERROR, DRAFT, catena_check_missing,
    N_("Enter the account ID of the inviter.") },
  { "invitor-project-id-missing", FIELD (INVITOR_PROJECT_ID), ERROR, DRAFT, catena_check_missing,
    N_("Enter the project ID of the inviter.") },
  { "invitor-service-id-missing", FIELD (INVITOR_SERVICE_ID), ERROR, DRAFT, catena_check_missing,
    N_("Enter the ID of the inviting service.") },

  /* Basics */
  { "name-missing", FIELD (NAME), ERROR, DRAFT, catena_check_name_missing,
    N_("Give the service a name.") },
  { "name-length", FIELD (NAME), ERROR, DRAFT, catena_check_name_length, NULL },
  { "name-characters", FIELD (NAME), ERROR, DRAFT, catena_check_name_characters, NULL },
  { "name-hyphen", FIELD (NAME), ERROR, DRAFT, catena_check_name_hyphen,
    N_("A name cannot begin with a hyphen.") },
  { "name-taken", FIELD (NAME), ERROR, DRAFT, catena_check_name_taken, NULL },
  { "version-type-unknown", FIELD (VERSION_TYPE), ERROR, DRAFT, catena_check_unknown_choice, NULL },
  { "edition-platinum", FIELD (VERSION_TYPE), WARNING, DRAFT, catena_check_edition_platinum,
    N_("Offered on the Chinese site only; elsewhere it may be refused.") },
  { "edition-consortium", FIELD (VERSION_TYPE), WARNING, DRAFT, catena_check_edition_consortium,
    N_("Choose the inviter’s edition. Older documents say that this one cannot join a consortium.") },
  { "fabric-version-new", FIELD (FABRIC_VERSION), ERROR, DRAFT, catena_check_fabric_version_new,
    N_("A new blockchain uses Fabric 2.2; anything else is for joining an older consortium.") },
  { "fabric-version-unknown", FIELD (FABRIC_VERSION), WARNING, DRAFT, catena_check_fabric_version_unknown,
    N_("Only Fabric 2.2 and 1.4 are documented; it must be the inviter’s.") },
  { "enterprise-project-missing", FIELD (ENTERPRISE_PROJECT_ID), ERROR, DRAFT, catena_check_missing,
    N_("Enter the ID of the enterprise project, or 0 for the default one.") },
  { "password-missing", FIELD (RESOURCE_PASSWORD), ERROR, DRAFT, catena_check_missing,
    N_("Choose an administrator password.") },
  { "password-short", FIELD (RESOURCE_PASSWORD), ERROR, DRAFT, catena_check_password_short, NULL },
  { "password-long", FIELD (RESOURCE_PASSWORD), WARNING, DRAFT, catena_check_password_long, NULL },
  { "password-classes", FIELD (RESOURCE_PASSWORD), ERROR, DRAFT, catena_check_password_classes, NULL },
  { "password-characters", FIELD (RESOURCE_PASSWORD), WARNING, DRAFT,
    catena_check_password_characters, NULL },
  { "password-again-missing", FIELD (PASSWORD_AGAIN), ERROR, DRAFT, catena_check_password_again_missing,
    N_("Type the password once more.") },
  { "password-again-differs", FIELD (PASSWORD_AGAIN), ERROR, DRAFT, catena_check_password_again_differs,
    N_("The two passwords differ.") },

  /* Agreement */
  { "consensus-fabric", FIELD (CONSENSUS), ERROR, DRAFT, catena_check_consensus_fabric, NULL },
  { "consensus-kafka", FIELD (CONSENSUS), WARNING, DRAFT, catena_check_consensus_kafka,
    N_("Not every document allows Kafka; it must be the inviter’s consensus.") },
  { "orderers-raft", FIELD (ORDERER_NODE_NUMBER), ERROR, DRAFT, catena_check_orderers_raft,
    N_("Raft needs exactly 3.") },
  { "orderers-fbft-few", FIELD (ORDERER_NODE_NUMBER), ERROR, DRAFT, catena_check_orderers_fbft_few,
    N_("FBFT needs at least 4.") },
  { "orderers-fbft-many", FIELD (ORDERER_NODE_NUMBER), ERROR, DRAFT, catena_check_orderers_fbft_many, NULL },
  { "orderers-limit", FIELD (ORDERER_NODE_NUMBER), ERROR, DRAFT, catena_check_orderers_limit, NULL },
  { "sign-algorithm-unknown", FIELD (SIGN_ALGORITHM), ERROR, DRAFT, catena_check_unknown_choice, NULL },
  { "sm2-edition", FIELD (SIGN_ALGORITHM), WARNING, DRAFT, catena_check_sm2_edition,
    N_("Other clients offer SM2 for the Platinum edition only; it may be refused.") },
  { "batch-timeout-low", FIELD (BATCH_TIMEOUT), ERROR, DRAFT, catena_check_below_one,
    N_("At least 1 second.") },
  { "max-message-count-low", FIELD (MAX_MESSAGE_COUNT), ERROR, DRAFT, catena_check_below_one,
    N_("At least 1 transaction.") },
  { "preferred-maxbytes-low", FIELD (PREFERRED_MAXBYTES), ERROR, DRAFT, catena_check_below_one,
    N_("At least 1 MB.") },
  { "kafka-spec-unknown", FIELD (KAFKA_SPEC), ERROR, DRAFT, catena_check_unknown_choice, NULL },
  { "kafka-storage-low", FIELD (KAFKA_STORAGE), ERROR, DRAFT, catena_check_kafka_storage_low, NULL },
  { "kafka-storage-high", FIELD (KAFKA_STORAGE), ERROR, DRAFT, catena_check_kafka_storage_high,
    N_("At most 9000 GB.") },
  { "kafka-storage-mini", FIELD (KAFKA_STORAGE), WARNING, DRAFT, catena_check_kafka_storage_mini,
    N_("Other clients ask for 600 GB or more; less may be refused.") },
  { "kafka-storage-step", FIELD (KAFKA_STORAGE), WARNING, DRAFT, catena_check_kafka_storage_step,
    N_("Other clients ask for full hundreds of GB; anything between may be refused.") },
  { "kafka-az-missing", FIELD (KAFKA_AZ), ERROR, DRAFT, catena_check_missing,
    N_("Enter the zones of the Kafka instance.") },
  { "tc3-edition", FIELD (TC3_NEED), WARNING, DRAFT, catena_check_tc3_edition,
    N_("Older documents offer trusted computing for higher editions only.") },
  { "tc3-sm2", FIELD (TC3_NEED), WARNING, DRAFT, catena_check_tc3_sm2,
    N_("Older documents offer trusted computing with ECDSA only.") },

  /* Cluster */
  { "cluster-type-unknown", FIELD (CLUSTER_TYPE), ERROR, DRAFT, catena_check_unknown_choice, NULL },
  { "cluster-id-missing", FIELD (CLUSTER_ID), ERROR, DRAFT, catena_check_missing,
    N_("Enter the ID of the cluster.") },
  { "cluster-id-form", FIELD (CLUSTER_ID), WARNING, DRAFT, catena_check_cluster_id_form,
    N_("This does not look like a cluster ID, which is 36 characters long, with hyphens.") },
  { "cluster-used", FIELD (CLUSTER_ID), WARNING, DRAFT, catena_check_cluster_used, NULL },
  { "cluster-name-missing", FIELD (CLUSTER_NAME), ERROR, DRAFT, catena_check_missing,
    N_("Enter the name of the cluster.") },
  { "cluster-platform-unknown", FIELD (CLUSTER_PLATFORM), ERROR, DRAFT, catena_check_unknown_choice, NULL },
  { "node-num-low", FIELD (NODE_NUM), ERROR, DRAFT, catena_check_below_one,
    N_("A new cluster needs at least 1 node.") },
  { "node-flavor-missing", FIELD (NODE_FLAVOR), ERROR, DRAFT, catena_check_missing,
    N_("Enter the flavor of the nodes.") },
  { "node-flavor-small", FIELD (NODE_FLAVOR), WARNING, DRAFT, catena_check_node_flavor_small,
    N_("This looks too small: a node needs at least 4 vCPUs and 8 GB of memory.") },
  { "cce-flavor-missing", FIELD (CCE_FLAVOR), ERROR, DRAFT, catena_check_missing,
    N_("Enter the flavor of the cluster.") },
  { "node-az-missing", FIELD (NODE_AZ), ERROR, DRAFT, catena_check_missing,
    N_("Enter the zone of the nodes.") },
  { "new-cluster-platform-unknown", FIELD (NEW_CLUSTER_PLATFORM), ERROR, DRAFT,
    catena_check_unknown_choice, NULL },
  { "node-password-missing", FIELD (NODE_PASSWORD), ERROR, DRAFT, catena_check_missing,
    N_("Choose a password for the nodes.") },
  { "node-password-short", FIELD (NODE_PASSWORD), ERROR, DRAFT, catena_check_password_short, NULL },
  { "node-password-long", FIELD (NODE_PASSWORD), ERROR, DRAFT, catena_check_password_long, NULL },
  { "node-password-classes", FIELD (NODE_PASSWORD), ERROR, DRAFT, catena_check_password_classes, NULL },
  { "node-password-characters", FIELD (NODE_PASSWORD), WARNING, DRAFT,
    catena_check_password_characters, NULL },
  { "node-password-root", FIELD (NODE_PASSWORD), ERROR, DRAFT, catena_check_password_root,
    N_("Leave out “root”, forwards and backwards: it is the user’s name.") },
  { "node-password-again-missing", FIELD (NODE_PASSWORD_AGAIN), ERROR, DRAFT,
    catena_check_password_again_missing,
    N_("Type the password once more.") },
  { "node-password-again-differs", FIELD (NODE_PASSWORD_AGAIN), ERROR, DRAFT,
    catena_check_password_again_differs,
    N_("The two passwords differ.") },

  /* Storage and access */
  { "volume-type-unknown", FIELD (VOLUME_TYPE), ERROR, DRAFT, catena_check_unknown_choice, NULL },
  { "evs-disk-type-unknown", FIELD (EVS_DISK_TYPE), ERROR, DRAFT, catena_check_unknown_choice, NULL },
  { "disk-size-low", FIELD (ORG_DISK_SIZE), ERROR, DRAFT, catena_check_disk_size_low, NULL },
  { "disk-size-efs", FIELD (ORG_DISK_SIZE), WARNING, DRAFT, catena_check_disk_size_efs,
    N_("SFS Turbo usually begins at 500 GB; less may be refused.") },
  { "turbo-share-type-missing", FIELD (TURBO_SHARE_TYPE), ERROR, DRAFT, catena_check_missing,
    N_("Enter the kind of sharing, usually STANDARD.") },
  { "turbo-share-type-other", FIELD (TURBO_SHARE_TYPE), WARNING, DRAFT,
    catena_check_turbo_not_documented, NULL },
  { "turbo-type-missing", FIELD (TURBO_TYPE), ERROR, DRAFT, catena_check_missing,
    N_("Enter the type of SFS Turbo, usually efs-ha.") },
  { "turbo-type-other", FIELD (TURBO_TYPE), WARNING, DRAFT, catena_check_turbo_not_documented, NULL },
  { "turbo-spec-missing", FIELD (TURBO_SPEC), ERROR, DRAFT, catena_check_missing,
    N_("Enter the specification of SFS Turbo, usually sfs.turbo.standard.") },
  { "turbo-spec-other", FIELD (TURBO_SPEC), WARNING, DRAFT, catena_check_turbo_not_documented, NULL },
  { "database-type-unknown", FIELD (DATABASE_TYPE), ERROR, DRAFT, catena_check_unknown_choice, NULL },
  { "couchdb-user-missing", FIELD (COUCHDB_USER), ERROR, DRAFT, catena_check_missing,
    N_("Choose a user name for CouchDB.") },
  { "couchdb-password-missing", FIELD (COUCHDB_PASSWORD), ERROR, DRAFT, catena_check_missing,
    N_("Choose a password for CouchDB.") },
  { "couchdb-password-short", FIELD (COUCHDB_PASSWORD), ERROR, DRAFT, catena_check_password_short, NULL },
  { "couchdb-password-long", FIELD (COUCHDB_PASSWORD), ERROR, DRAFT, catena_check_password_long, NULL },
  { "couchdb-password-classes", FIELD (COUCHDB_PASSWORD), ERROR, DRAFT, catena_check_password_classes, NULL },
  { "couchdb-password-characters", FIELD (COUCHDB_PASSWORD), WARNING, DRAFT,
    catena_check_password_characters, NULL },
  { "bandwidth-low", FIELD (BANDWIDTH_SIZE), ERROR, DRAFT, catena_check_below_one,
    N_("At least 1 Mbit/s.") },
  { "bandwidth-traffic", FIELD (BANDWIDTH_SIZE), WARNING, DRAFT, catena_check_bandwidth_traffic,
    N_("More than 300 Mbit/s may be refused where EIPs are billed by traffic.") },
  { "bandwidth-high", FIELD (BANDWIDTH_SIZE), WARNING, DRAFT, catena_check_bandwidth_high,
    N_("An EIP usually has at most 2000 Mbit/s; more may be refused.") },

  /* Organizations and channels */
  { "organizations-missing", FIELD (ORGANIZATIONS), ERROR, DRAFT, catena_check_organizations_missing,
    N_("Add an organization.") },
  { "organization-name-missing", FIELD (ORGANIZATIONS), ERROR, EACH, catena_check_name_missing,
    N_("Give the organization a name.") },
  { "organization-name-length", FIELD (ORGANIZATIONS), ERROR, EACH, catena_check_name_length, NULL },
  { "organization-name-characters", FIELD (ORGANIZATIONS), ERROR, EACH, catena_check_name_characters, NULL },
  { "organization-name-hyphen", FIELD (ORGANIZATIONS), ERROR, EACH, catena_check_name_hyphen,
    N_("A name cannot begin with a hyphen.") },
  { "organization-duplicate", FIELD (ORGANIZATIONS), ERROR, EACH, catena_check_organization_duplicate, NULL },
  { "organization-similar", FIELD (ORGANIZATIONS), WARNING, EACH, catena_check_organization_similar, NULL },
  { "organization-peers-low", FIELD (ORGANIZATIONS), ERROR, EACH, catena_check_organization_peers_low,
    N_("An organization needs at least 1 peer.") },
  { "organization-peers-limit", FIELD (ORGANIZATIONS), ERROR, EACH,
    catena_check_organization_peers_limit, NULL },
  { "organization-peers-many", FIELD (ORGANIZATIONS), WARNING, EACH,
    catena_check_organization_peers_many, NULL },
  { "organization-unused", FIELD (ORGANIZATIONS), WARNING, EACH, catena_check_organization_unused,
    N_("In no channel yet. It can join one later.") },
  { "channels-many", FIELD (CHANNELS), WARNING, DRAFT, catena_check_channels_many, NULL },
  { "channel-name-missing", FIELD (CHANNELS), ERROR, EACH, catena_check_name_missing,
    N_("Give the channel a name.") },
  { "channel-name-length", FIELD (CHANNELS), ERROR, EACH, catena_check_channel_length, NULL },
  { "channel-name-characters", FIELD (CHANNELS), ERROR, EACH, catena_check_channel_characters, NULL },
  { "channel-duplicate", FIELD (CHANNELS), ERROR, EACH, catena_check_channel_duplicate, NULL },
  { "channel-empty", FIELD (CHANNELS), ERROR, EACH, catena_check_channel_empty,
    N_("Choose at least one organization for the channel.") },
};

/* The one table of rules. */
const CatenaRule *
catena_rule_table_get (gsize *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);

  return rules;
}
