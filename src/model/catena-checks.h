/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-rule-private.h"

G_BEGIN_DECLS

/* The checks that the table of rules names; see CatenaRule. */
typedef gboolean CatenaCheck (const CatenaRuleCase  *rule_case,
                              char                 **message);

/* Any field */
CatenaCheck catena_check_missing;
CatenaCheck catena_check_below_one;
CatenaCheck catena_check_unknown_choice;
CatenaCheck catena_check_to_fill_in;
CatenaCheck catena_check_uuid_form;
CatenaCheck catena_check_account_id_form;

/* Purpose, basics */
CatenaCheck catena_check_quota_used_up;
CatenaCheck catena_check_union_needed;
CatenaCheck catena_check_private_needed;
CatenaCheck catena_check_invitee_type;
CatenaCheck catena_check_name_taken;
CatenaCheck catena_check_edition_platinum;
CatenaCheck catena_check_edition_consortium;
CatenaCheck catena_check_fabric_version_new;
CatenaCheck catena_check_fabric_version_unknown;
CatenaCheck catena_check_enterprise_project_form;

/* Names of services and organizations */
CatenaCheck catena_check_name_missing;
CatenaCheck catena_check_name_length;
CatenaCheck catena_check_name_characters;
CatenaCheck catena_check_name_hyphen;

/* Passwords */
CatenaCheck catena_check_password_short;
CatenaCheck catena_check_password_long;
CatenaCheck catena_check_password_classes;
CatenaCheck catena_check_password_characters;
CatenaCheck catena_check_password_root;
CatenaCheck catena_check_password_again_missing;
CatenaCheck catena_check_password_again_differs;

/* Agreement */
CatenaCheck catena_check_consensus_fabric;
CatenaCheck catena_check_consensus_kafka;
CatenaCheck catena_check_orderers_raft;
CatenaCheck catena_check_orderers_fbft_few;
CatenaCheck catena_check_orderers_fbft_many;
CatenaCheck catena_check_orderers_limit;
CatenaCheck catena_check_sm2_edition;
CatenaCheck catena_check_tc3_edition;
CatenaCheck catena_check_tc3_sm2;
CatenaCheck catena_check_tc3_edge;
CatenaCheck catena_check_kafka_storage_low;
CatenaCheck catena_check_kafka_storage_high;
CatenaCheck catena_check_kafka_storage_mini;
CatenaCheck catena_check_kafka_storage_step;

/* Cluster */
CatenaCheck catena_check_cluster_used;
CatenaCheck catena_check_node_flavor_small;
CatenaCheck catena_check_new_cluster_fabric;

/* Edge nodes */
CatenaCheck catena_check_edge_nodes_missing;
CatenaCheck catena_check_edge_nodes_few;
CatenaCheck catena_check_edge_nodes_orderers;
CatenaCheck catena_check_edge_node_id_missing;
CatenaCheck catena_check_edge_node_id_form;
CatenaCheck catena_check_edge_node_duplicate;
CatenaCheck catena_check_edge_node_address_missing;
CatenaCheck catena_check_edge_node_address_form;
CatenaCheck catena_check_edge_organization_name;

/* Storage and access */
CatenaCheck catena_check_evs_fabric;
CatenaCheck catena_check_disk_size_low;
CatenaCheck catena_check_disk_size_efs;
CatenaCheck catena_check_turbo_not_documented;
CatenaCheck catena_check_bandwidth_traffic;
CatenaCheck catena_check_bandwidth_high;

/* Organizations and channels */
CatenaCheck catena_check_organizations_missing;
CatenaCheck catena_check_organization_duplicate;
CatenaCheck catena_check_organization_similar;
CatenaCheck catena_check_organization_peers_low;
CatenaCheck catena_check_organization_peers_limit;
CatenaCheck catena_check_organization_peers_many;
CatenaCheck catena_check_organization_unused;
CatenaCheck catena_check_channels_many;
CatenaCheck catena_check_channel_length;
CatenaCheck catena_check_channel_characters;
CatenaCheck catena_check_channel_duplicate;
CatenaCheck catena_check_channel_empty;

G_END_DECLS
