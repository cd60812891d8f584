/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-form-rows.h"

G_BEGIN_DECLS

#define CATENA_TYPE_EDGE_NODE_GROUP (catena_edge_node_group_get_type ())

/**
 * CatenaEdgeNodeGroup:
 *
 * The rows of one edge node.
 */
G_DECLARE_FINAL_TYPE (CatenaEdgeNodeGroup, catena_edge_node_group, CATENA, EDGE_NODE_GROUP, AdwPreferencesGroup)

GtkWidget *catena_edge_node_group_new (CatenaFormRows      *rows,
                                       CatenaDraftEdgeNode *node);

G_END_DECLS
