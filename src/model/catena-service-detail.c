/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-detail"

#include "config.h"

#include "catena-service-detail.h"

#include <stddef.h>

/* Comparing and freeing are loops over these tables, so that no member is forgotten in one of them (a test
 * changes each member in turn). */
static const gsize string_offsets[] = {
  offsetof (CatenaServiceDetail, id),
  offsetof (CatenaServiceDetail, name),
  offsetof (CatenaServiceDetail, version),
  offsetof (CatenaServiceDetail, service_type),
  offsetof (CatenaServiceDetail, purchase_type),
  offsetof (CatenaServiceDetail, sign_algorithm),
  offsetof (CatenaServiceDetail, consensus),
  offsetof (CatenaServiceDetail, database_type),
  offsetof (CatenaServiceDetail, cluster_id),
  offsetof (CatenaServiceDetail, cluster_name),
  offsetof (CatenaServiceDetail, cluster_type),
  offsetof (CatenaServiceDetail, cluster_platform_type),
  offsetof (CatenaServiceDetail, cluster_az),
  offsetof (CatenaServiceDetail, deploy_type),
  offsetof (CatenaServiceDetail, old_service_version),
  offsetof (CatenaServiceDetail, status),
  offsetof (CatenaServiceDetail, process_status),
  offsetof (CatenaServiceDetail, volume_type),
  offsetof (CatenaServiceDetail, couchdb_user),
  offsetof (CatenaServiceDetail, kafka_status),
  offsetof (CatenaServiceDetail, kafka_status_detail),
  offsetof (CatenaServiceDetail, sfs_pvc_name),
  offsetof (CatenaServiceDetail, sfs_name),
  offsetof (CatenaServiceDetail, sfs_address),
  offsetof (CatenaServiceDetail, sfs_type),
  offsetof (CatenaServiceDetail, evs_pvc_info),
  offsetof (CatenaServiceDetail, obs_name),
  offsetof (CatenaServiceDetail, obs_address),
};

static const gsize number_offsets[] = {
  offsetof (CatenaServiceDetail, charging_mode),
  offsetof (CatenaServiceDetail, version_type),
  offsetof (CatenaServiceDetail, order_fade_cache),
  offsetof (CatenaServiceDetail, order_status),
  offsetof (CatenaServiceDetail, deploy_status),
  offsetof (CatenaServiceDetail, batch_timeout),
  offsetof (CatenaServiceDetail, max_message_count),
  offsetof (CatenaServiceDetail, preferred_maxbytes),
  offsetof (CatenaServiceDetail, kafka_order_fade_cache),
  offsetof (CatenaServiceDetail, ief_deploy_mode),
};

static const gsize boolean_offsets[] = {
  offsetof (CatenaServiceDetail, order_fade_enabled),
  offsetof (CatenaServiceDetail, is_cross_region),
  offsetof (CatenaServiceDetail, is_support_rollback),
  offsetof (CatenaServiceDetail, is_support_restful),
  offsetof (CatenaServiceDetail, is_support_tc3),
  offsetof (CatenaServiceDetail, is_old_service),
  offsetof (CatenaServiceDetail, kafka_order_fade_enabled),
};

static const gsize strv_offsets[] = {
  offsetof (CatenaServiceDetail, agent_addresses),
  offsetof (CatenaServiceDetail, kafka_addresses),
};

static const gsize group_offsets[] = {
  offsetof (CatenaServiceDetail, orderers),
  offsetof (CatenaServiceDetail, agent),
  offsetof (CatenaServiceDetail, restapi),
  offsetof (CatenaServiceDetail, tc3_taskserver),
};

#define MEMBER(self, type, offset) G_STRUCT_MEMBER (type, self, offset)

G_DEFINE_BOXED_TYPE (CatenaServiceDetail, catena_service_detail, catena_service_detail_ref, catena_service_detail_unref)

static gboolean
equal_strv (char **a,
            char **b)
{
  if (a == NULL || b == NULL)
    return (a == NULL || *a == NULL) && (b == NULL || *b == NULL);

  return g_strv_equal ((const char * const *) a, (const char * const *) b);
}

static gboolean
equal_arrays (GPtrArray  *a,
              GPtrArray  *b,
              GEqualFunc  equal)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      if (!equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
equal_addresses (gconstpointer a,
                 gconstpointer b)
{
  const CatenaPeerAddress *first = a, *second = b;

  return g_strcmp0 (first->domain_port, second->domain_port) == 0
         && g_strcmp0 (first->ip_port, second->ip_port) == 0;
}

static gboolean
equal_groups (gconstpointer a,
              gconstpointer b)
{
  const CatenaNodeGroup *first = a, *second = b;

  if (first == NULL || second == NULL)
    return first == second;

  return g_strcmp0 (first->name, second->name) == 0
         && first->node_count == second->node_count
         && g_strcmp0 (first->status, second->status) == 0
         && first->normal == second->normal
         && first->total == second->total
         && g_strcmp0 (first->pvc_name, second->pvc_name) == 0
         && equal_arrays (first->addresses, second->addresses, equal_addresses);
}

static gboolean
equal_channels (gconstpointer a,
                gconstpointer b)
{
  const CatenaChannelInfo *first = a, *second = b;
  GHashTableIter iter;
  gpointer organization, peers;

  if (g_strcmp0 (first->name, second->name) != 0
      || !equal_strv (first->organizations, second->organizations)
      || g_hash_table_size (first->peers) != g_hash_table_size (second->peers))
    return FALSE;

  g_hash_table_iter_init (&iter, first->peers);
  while (g_hash_table_iter_next (&iter, &organization, &peers))
    {
      gpointer others;

      if (!g_hash_table_lookup_extended (second->peers, organization, NULL, &others) || !equal_strv (peers, others))
        return FALSE;
    }

  return TRUE;
}

static gboolean
equal_scalars (CatenaServiceDetail *a,
               CatenaServiceDetail *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS (string_offsets); i++)
    {
      if (g_strcmp0 (MEMBER (a, char *, string_offsets[i]), MEMBER (b, char *, string_offsets[i])) != 0)
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (number_offsets); i++)
    {
      if (MEMBER (a, gint64, number_offsets[i]) != MEMBER (b, gint64, number_offsets[i]))
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (boolean_offsets); i++)
    {
      if (!MEMBER (a, gboolean, boolean_offsets[i]) != !MEMBER (b, gboolean, boolean_offsets[i]))
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (strv_offsets); i++)
    {
      if (!equal_strv (MEMBER (a, char **, strv_offsets[i]), MEMBER (b, char **, strv_offsets[i])))
        return FALSE;
    }

  return a->created == b->created;
}

static void
clear_detail (gpointer data)
{
  CatenaServiceDetail *self = data;

  for (gsize i = 0; i < G_N_ELEMENTS (string_offsets); i++)
    g_free (MEMBER (self, char *, string_offsets[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (strv_offsets); i++)
    g_strfreev (MEMBER (self, char **, strv_offsets[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (group_offsets); i++)
    catena_node_group_free (MEMBER (self, CatenaNodeGroup *, group_offsets[i]));

  g_ptr_array_unref (self->channels);
  g_ptr_array_unref (self->organizations);
  g_ptr_array_unref (self->light_peers);
}

/**
 * catena_service_detail_new:
 *
 * Returns: (transfer full): a detail in which nothing is known, to be filled by who made it before it is handed on
 */
CatenaServiceDetail *
catena_service_detail_new (void)
{
  CatenaServiceDetail *self = g_atomic_rc_box_new0 (CatenaServiceDetail);

  for (gsize i = 0; i < G_N_ELEMENTS (number_offsets); i++)
    MEMBER (self, gint64, number_offsets[i]) = -1;
  for (gsize i = 0; i < G_N_ELEMENTS (strv_offsets); i++)
    MEMBER (self, char **, strv_offsets[i]) = g_new0 (char *, 1);

  self->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_channel_info_free);
  self->organizations = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_node_group_free);
  self->light_peers = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_node_group_free);

  return self;
}

/**
 * catena_service_detail_ref:
 * @self: a detail
 *
 * Returns: (transfer full): @self with one more reference
 */
CatenaServiceDetail *
catena_service_detail_ref (CatenaServiceDetail *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * catena_service_detail_unref:
 * @self: (transfer full): a detail
 */
void
catena_service_detail_unref (CatenaServiceDetail *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_detail);
}

/**
 * catena_service_detail_equal:
 * @a: (nullable): a detail
 * @b: (nullable): another
 *
 * Returns: whether both say the same, down to the last address
 */
gboolean
catena_service_detail_equal (CatenaServiceDetail *a,
                             CatenaServiceDetail *b)
{
  if (a == NULL || b == NULL || a == b)
    return a == b;

  if (!equal_scalars (a, b))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (group_offsets); i++)
    {
      if (!equal_groups (MEMBER (a, CatenaNodeGroup *, group_offsets[i]),
                         MEMBER (b, CatenaNodeGroup *, group_offsets[i])))
        return FALSE;
    }

  return equal_arrays (a->channels, b->channels, equal_channels)
         && equal_arrays (a->organizations, b->organizations, equal_groups)
         && equal_arrays (a->light_peers, b->light_peers, equal_groups);
}

/**
 * catena_service_detail_get_fabric_version:
 * @self: a detail
 *
 * The answer has no Fabric version; it follows from the service version: 3.x.x runs Fabric 1.4, 4.x.x Fabric 2.2.
 *
 * Returns: (nullable): "1.4" or "2.2", %NULL when the service version says nothing about it
 */
const char *
catena_service_detail_get_fabric_version (CatenaServiceDetail *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->version == NULL)
    return NULL;
  if (g_str_has_prefix (self->version, "3."))
    return "1.4";
  if (g_str_has_prefix (self->version, "4."))
    return "2.2";

  return NULL;
}

/**
 * catena_node_group_new:
 *
 * Returns: (transfer full): a group of which nothing is known
 */
CatenaNodeGroup *
catena_node_group_new (void)
{
  CatenaNodeGroup *self = g_new0 (CatenaNodeGroup, 1);

  self->node_count = -1;
  self->addresses = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_peer_address_free);

  return self;
}

/**
 * catena_node_group_free:
 * @self: (transfer full) (nullable): a group
 */
void
catena_node_group_free (CatenaNodeGroup *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->status);
  g_free (self->pvc_name);
  g_ptr_array_unref (self->addresses);
  g_free (self);
}

/**
 * catena_channel_info_new:
 *
 * Returns: (transfer full): a channel without organizations
 */
CatenaChannelInfo *
catena_channel_info_new (void)
{
  CatenaChannelInfo *self = g_new0 (CatenaChannelInfo, 1);

  self->organizations = g_new0 (char *, 1);
  self->peers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);

  return self;
}

/**
 * catena_channel_info_free:
 * @self: (transfer full) (nullable): a channel
 */
void
catena_channel_info_free (CatenaChannelInfo *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_strfreev (self->organizations);
  g_hash_table_unref (self->peers);
  g_free (self);
}

/**
 * catena_peer_address_new:
 * @domain_port: (nullable): name and port inside the cluster
 * @ip_port: (nullable): IP address and port outside
 *
 * Returns: (transfer full): a new address
 */
CatenaPeerAddress *
catena_peer_address_new (const char *domain_port,
                         const char *ip_port)
{
  CatenaPeerAddress *self = g_new0 (CatenaPeerAddress, 1);

  self->domain_port = g_strdup (domain_port);
  self->ip_port = g_strdup (ip_port);

  return self;
}

/**
 * catena_peer_address_free:
 * @self: (transfer full) (nullable): an address
 */
void
catena_peer_address_free (CatenaPeerAddress *self)
{
  if (self == NULL)
    return;

  g_free (self->domain_port);
  g_free (self->ip_port);
  g_free (self);
}
