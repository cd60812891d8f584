/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-draft"

#include "config.h"

#include "catena-service-draft.h"

#include "catena-service-draft-private.h"

static void
on_organization_notify_cb (CatenaServiceDraft *self)
{
  catena_service_draft_finish_list_change (self, CATENA_FIELD_ORGANIZATIONS);
}

static void
on_channel_changed_cb (CatenaServiceDraft *self)
{
  catena_service_draft_finish_list_change (self, CATENA_FIELD_CHANNELS);
}

static void
on_edge_node_notify_cb (CatenaServiceDraft *self)
{
  catena_service_draft_finish_list_change (self, CATENA_FIELD_EDGE_NODES);
}

/**
 * catena_service_draft_add_organization:
 * @self: a draft
 * @name: (nullable): name of the new organization
 * @peers: number of its peers
 *
 * Adds an organization that is in no channel yet.
 *
 * Returns: (transfer none): the new organization
 */
CatenaDraftOrganization *
catena_service_draft_add_organization (CatenaServiceDraft *self,
                                       const char         *name,
                                       guint               peers)
{
  g_autoptr(CatenaDraftOrganization) organization = NULL;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), NULL);

  organization = catena_draft_organization_new (name, peers);
  g_signal_connect_object (organization, "notify", G_CALLBACK (on_organization_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_list_store_append (G_LIST_STORE (catena_service_draft_get_organizations (self)), organization);
  catena_service_draft_finish_list_change (self, CATENA_FIELD_ORGANIZATIONS);

  return organization;
}

/**
 * catena_service_draft_remove_organization:
 * @self: a draft
 * @organization: one of its organizations
 *
 * Removes @organization from the draft and from its channels.
 */
void
catena_service_draft_remove_organization (CatenaServiceDraft      *self,
                                          CatenaDraftOrganization *organization)
{
  g_autoptr(CatenaDraftOrganization) kept = NULL;
  GListModel *channels;
  GListStore *store;
  guint position;

  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (self));
  g_return_if_fail (CATENA_IS_DRAFT_ORGANIZATION (organization));

  store = G_LIST_STORE (catena_service_draft_get_organizations (self));
  if (!g_list_store_find (store, organization, &position))
    return;

  kept = g_object_ref (organization);
  channels = catena_service_draft_get_channels (self);
  for (guint i = 0; i < g_list_model_get_n_items (channels); i++)
    {
      g_autoptr(CatenaDraftChannel) channel = g_list_model_get_item (channels, i);

      catena_draft_channel_set_member (channel, kept, FALSE);
    }
  g_signal_handlers_disconnect_by_func (kept, on_organization_notify_cb, self);
  g_list_store_remove (store, position);
  catena_service_draft_finish_list_change (self, CATENA_FIELD_ORGANIZATIONS);
}

/**
 * catena_service_draft_add_channel:
 * @self: a draft
 * @name: (nullable): name of the new channel
 * @description: (nullable): its description
 *
 * Adds a channel without organizations.
 *
 * Returns: (transfer none): the new channel
 */
CatenaDraftChannel *
catena_service_draft_add_channel (CatenaServiceDraft *self,
                                  const char         *name,
                                  const char         *description)
{
  g_autoptr(CatenaDraftChannel) channel = NULL;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), NULL);

  channel = catena_draft_channel_new (name, description);
  g_signal_connect_object (channel, "notify", G_CALLBACK (on_channel_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (catena_draft_channel_get_organizations (channel), "items-changed",
                           G_CALLBACK (on_channel_changed_cb), self, G_CONNECT_SWAPPED);
  g_list_store_append (G_LIST_STORE (catena_service_draft_get_channels (self)), channel);
  catena_service_draft_finish_list_change (self, CATENA_FIELD_CHANNELS);

  return channel;
}

/**
 * catena_service_draft_remove_channel:
 * @self: a draft
 * @channel: one of its channels
 */
void
catena_service_draft_remove_channel (CatenaServiceDraft *self,
                                     CatenaDraftChannel *channel)
{
  g_autoptr(CatenaDraftChannel) kept = NULL;
  GListStore *store;
  guint position;

  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (self));
  g_return_if_fail (CATENA_IS_DRAFT_CHANNEL (channel));

  store = G_LIST_STORE (catena_service_draft_get_channels (self));
  if (!g_list_store_find (store, channel, &position))
    return;

  kept = g_object_ref (channel);
  g_signal_handlers_disconnect_by_func (kept, on_channel_changed_cb, self);
  g_signal_handlers_disconnect_by_func (catena_draft_channel_get_organizations (kept),
                                        on_channel_changed_cb, self);
  g_list_store_remove (store, position);
  catena_service_draft_finish_list_change (self, CATENA_FIELD_CHANNELS);
}

/**
 * catena_service_draft_add_edge_node:
 * @self: a draft
 * @id: (nullable): id of the new edge node
 * @address: (nullable): its public IP address
 *
 * Returns: (transfer none): the new edge node
 */
CatenaDraftEdgeNode *
catena_service_draft_add_edge_node (CatenaServiceDraft *self,
                                    const char         *id,
                                    const char         *address)
{
  g_autoptr(CatenaDraftEdgeNode) node = NULL;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), NULL);

  node = catena_draft_edge_node_new (id, address);
  g_signal_connect_object (node, "notify", G_CALLBACK (on_edge_node_notify_cb), self, G_CONNECT_SWAPPED);
  g_list_store_append (G_LIST_STORE (catena_service_draft_get_edge_nodes (self)), node);
  catena_service_draft_finish_list_change (self, CATENA_FIELD_EDGE_NODES);

  return node;
}

/**
 * catena_service_draft_remove_edge_node:
 * @self: a draft
 * @node: one of its edge nodes
 */
void
catena_service_draft_remove_edge_node (CatenaServiceDraft  *self,
                                       CatenaDraftEdgeNode *node)
{
  g_autoptr(CatenaDraftEdgeNode) kept = NULL;
  GListStore *store;
  guint position;

  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (self));
  g_return_if_fail (CATENA_IS_DRAFT_EDGE_NODE (node));

  store = G_LIST_STORE (catena_service_draft_get_edge_nodes (self));
  if (!g_list_store_find (store, node, &position))
    return;

  kept = g_object_ref (node);
  g_signal_handlers_disconnect_by_func (kept, on_edge_node_notify_cb, self);
  g_list_store_remove (store, position);
  catena_service_draft_finish_list_change (self, CATENA_FIELD_EDGE_NODES);
}
