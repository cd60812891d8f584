/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CatenaPeerAddress:
 *
 * Where a node is reached: inside the cluster by name, outside by IP address.
 */
typedef struct
{
  char *domain_port;
  char *ip_port;
} CatenaPeerAddress;

/**
 * CatenaNodeGroup:
 *
 * One of 5.1.3's "PeerInfo" objects: the peers of an organization, the orderers, the agent, an add-on.
 * @normal and @total come from the "1/2" of status_detail; both 0 when it does not say.
 */
typedef struct
{
  char *name;
  gint64 node_count;
  char *status;
  guint normal;
  guint total;
  char *pvc_name;
  GPtrArray *addresses; /* CatenaPeerAddress */
} CatenaNodeGroup;

/**
 * CatenaChannelInfo:
 *
 * A channel as 5.1.3 tells it. @peers has, for each organization (its name where the hash could be resolved),
 * the names of its peers in the channel.
 */
typedef struct
{
  char *name;
  char **organizations;
  GHashTable *peers; /* char * → GStrv */
} CatenaChannelInfo;

#define CATENA_TYPE_SERVICE_DETAIL (catena_service_detail_get_type ())

/**
 * CatenaServiceDetail:
 *
 * All that 5.1.3 returns of a service; immutable, reference counted. Strings are nullable (absent and empty alike are null),
 * numbers are -1 when absent, the words are the server's own in their own spelling.
 */
typedef struct
{
  char *id;
  char *name;
  char *version;
  char *service_type;
  char *purchase_type;
  char *sign_algorithm;
  char *consensus;
  gint64 charging_mode;
  gint64 version_type;
  char *database_type;
  char *cluster_id;
  char *cluster_name;
  char *cluster_type;
  char *cluster_platform_type;
  char *cluster_az;
  gint64 created; /* nanoseconds, 0 unknown */
  char *deploy_type;
  gboolean order_fade_enabled;
  gint64 order_fade_cache;
  gboolean is_cross_region;
  gboolean is_support_rollback;
  gboolean is_support_restful;
  gboolean is_support_tc3;
  gboolean is_old_service;
  char *old_service_version;
  char **agent_addresses;
  char *status;
  char *process_status;
  gint64 order_status;
  gint64 deploy_status;
  gint64 batch_timeout;     /* seconds */
  gint64 max_message_count;
  gint64 preferred_maxbytes; /* MB */
  char *volume_type;
  GPtrArray *channels;       /* CatenaChannelInfo */
  GPtrArray *organizations;  /* CatenaNodeGroup: peer_info */
  GPtrArray *light_peers;    /* CatenaNodeGroup */
  CatenaNodeGroup *orderers; /* this and the next three: nullable */
  CatenaNodeGroup *agent;
  CatenaNodeGroup *restapi;
  CatenaNodeGroup *tc3_taskserver;
  char *couchdb_user;
  char *kafka_status;
  char *kafka_status_detail;
  char **kafka_addresses;
  gboolean kafka_order_fade_enabled;
  gint64 kafka_order_fade_cache;
  gint64 ief_deploy_mode;
  char *sfs_pvc_name;
  char *sfs_name;
  char *sfs_address;
  char *sfs_type;
  char *evs_pvc_info; /* JSON text, whatever it is */
  char *obs_name;
  char *obs_address;
} CatenaServiceDetail;

GType                catena_service_detail_get_type (void) G_GNUC_CONST;
CatenaServiceDetail *catena_service_detail_new      (void);
CatenaServiceDetail *catena_service_detail_ref      (CatenaServiceDetail *self);
void                 catena_service_detail_unref    (CatenaServiceDetail *self);
gboolean             catena_service_detail_equal    (CatenaServiceDetail *a,
                                                     CatenaServiceDetail *b);
const char          *catena_service_detail_get_fabric_version (CatenaServiceDetail *self);
CatenaNodeGroup     *catena_node_group_new          (void);
void                 catena_node_group_free         (CatenaNodeGroup *self);
CatenaChannelInfo   *catena_channel_info_new        (void);
void                 catena_channel_info_free       (CatenaChannelInfo *self);
CatenaPeerAddress   *catena_peer_address_new        (const char *domain_port,
                                                     const char *ip_port);
void                 catena_peer_address_free       (CatenaPeerAddress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaServiceDetail, catena_service_detail_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaNodeGroup, catena_node_group_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaChannelInfo, catena_channel_info_free)

G_END_DECLS
