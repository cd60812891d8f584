/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-draft-edge-node"

#include "config.h"

#include "catena-service-draft.h"
#include "catena-util.h"

struct _CatenaDraftEdgeNode
{
  GObject parent_instance;

  char *id;
  char *address;
};

G_DEFINE_FINAL_TYPE (CatenaDraftEdgeNode, catena_draft_edge_node, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_ADDRESS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
catena_draft_edge_node_finalize (GObject *object)
{
  CatenaDraftEdgeNode *self = CATENA_DRAFT_EDGE_NODE (object);

  g_free (self->id);
  g_free (self->address);

  G_OBJECT_CLASS (catena_draft_edge_node_parent_class)->finalize (object);
}

static void
catena_draft_edge_node_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CatenaDraftEdgeNode *self = CATENA_DRAFT_EDGE_NODE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_draft_edge_node_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  CatenaDraftEdgeNode *self = CATENA_DRAFT_EDGE_NODE (object);

  switch (prop_id)
    {
    case PROP_ID:
      catena_draft_edge_node_set_id (self, g_value_get_string (value));
      break;
    case PROP_ADDRESS:
      catena_draft_edge_node_set_address (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_draft_edge_node_class_init (CatenaDraftEdgeNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = catena_draft_edge_node_finalize;
  object_class->get_property = catena_draft_edge_node_get_property;
  object_class->set_property = catena_draft_edge_node_set_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, "", flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_draft_edge_node_init (CatenaDraftEdgeNode *self)
{
  self->id = g_strdup ("");
  self->address = g_strdup ("");
}

/**
 * catena_draft_edge_node_new:
 * @id: (nullable): its id, which may still be wrong
 * @address: (nullable): its public IP address
 *
 * An edge node of a draft (IEFNode of 5.1.1). catena_service_draft_add_edge_node() makes one and adds it.
 *
 * Returns: (transfer full): a new edge node
 */
CatenaDraftEdgeNode *
catena_draft_edge_node_new (const char *id,
                            const char *address)
{
  return g_object_new (CATENA_TYPE_DRAFT_EDGE_NODE, "id", id, "address", address, NULL);
}

/**
 * catena_draft_edge_node_get_id:
 * @self: an edge node
 *
 * Returns: (transfer none): its id, "" when it has none yet
 */
const char *
catena_draft_edge_node_get_id (CatenaDraftEdgeNode *self)
{
  g_return_val_if_fail (CATENA_IS_DRAFT_EDGE_NODE (self), "");

  return self->id;
}

/**
 * catena_draft_edge_node_set_id:
 * @self: an edge node
 * @id: (nullable): its new id
 */
void
catena_draft_edge_node_set_id (CatenaDraftEdgeNode *self,
                               const char          *id)
{
  g_return_if_fail (CATENA_IS_DRAFT_EDGE_NODE (self));

  if (catena_set_str (&self->id, id != NULL ? id : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * catena_draft_edge_node_get_address:
 * @self: an edge node
 *
 * Returns: (transfer none): its public IP address, "" when it has none yet
 */
const char *
catena_draft_edge_node_get_address (CatenaDraftEdgeNode *self)
{
  g_return_val_if_fail (CATENA_IS_DRAFT_EDGE_NODE (self), "");

  return self->address;
}

/**
 * catena_draft_edge_node_set_address:
 * @self: an edge node
 * @address: (nullable): its new public IP address
 */
void
catena_draft_edge_node_set_address (CatenaDraftEdgeNode *self,
                                    const char          *address)
{
  g_return_if_fail (CATENA_IS_DRAFT_EDGE_NODE (self));

  if (catena_set_str (&self->address, address != NULL ? address : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESS]);
}
