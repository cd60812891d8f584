/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-hub.h"
#include "catena-rule.h"

G_BEGIN_DECLS

#define CATENA_TYPE_SURROUNDINGS (catena_surroundings_get_type ())

/**
 * CatenaSurroundings:
 *
 * What is known of the project in which a service is to be created: quota and limits, the names that are taken, the clusters
 * that are in use, the zones that are there. Signal "changed".
 */
G_DECLARE_FINAL_TYPE (CatenaSurroundings, catena_surroundings, CATENA, SURROUNDINGS, GObject)

CatenaSurroundings          *catena_surroundings_new           (CatenaHub          *hub);
CatenaWorkspace             *catena_surroundings_get_workspace (CatenaSurroundings *self);
gboolean                     catena_surroundings_set_workspace (CatenaSurroundings *self,
                                                                CatenaWorkspace    *workspace);
void                         catena_surroundings_look          (CatenaSurroundings *self);
CatenaDraftContext           catena_surroundings_get_context   (CatenaSurroundings *self);
const CatenaWorkspaceLimits *catena_surroundings_get_limits    (CatenaSurroundings *self);
GHashTable                  *catena_surroundings_get_zones     (CatenaSurroundings *self);

G_END_DECLS
