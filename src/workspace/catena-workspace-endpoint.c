/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-workspace"

#include "config.h"

#include "catena-workspace-refresh.h"

#include "catena-host.h"
#include "catena-region.h"
#include "catena-time.h"

/* Where a workspace's service is reached, and what time it is there. */

/**
 * catena_workspace_find_fallback:
 * @project: a project
 *
 * Returns: (transfer none) (nullable): the second endpoint of a region that we know, which is tried when the first one fails by
 *   name or certificate; %NULL for an endpoint that was typed
 */
const char *
catena_workspace_find_fallback (CatenaProject *project)
{
  const CatenaRegion *region = catena_region_get (catena_project_get_region (project));

  if (region == NULL || g_strcmp0 (region->bcs, catena_project_get_endpoint (project)) != 0)
    return NULL;

  return region->bcs_fallback;
}

/**
 * catena_workspace_open_endpoint:
 * @self: a workspace
 *
 * Its project has an endpoint, or another one: from now on it is called.
 */
void
catena_workspace_open_endpoint (CatenaWorkspace *self)
{
  const char *endpoint = catena_project_get_endpoint (self->project);

  g_clear_object (&self->bcs);
  self->bcs = catena_bcs_new (catena_connection_get_transport (self->connection), CATENA_AUTH (self->session), endpoint,
                              catena_workspace_find_fallback (self->project), catena_project_get_id (self->project));
  catena_crawler_set_bcs (self->crawler, self->bcs);
}

/**
 * catena_workspace_is_loopback:
 * @self: a workspace
 *
 * Returns: whether its endpoint is on this machine, and so reached whatever becomes of the network
 */
gboolean
catena_workspace_is_loopback (CatenaWorkspace *self)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), FALSE);

  uri = g_uri_parse (catena_project_get_endpoint (self->project), G_URI_FLAGS_NONE, NULL);

  return uri != NULL && catena_host_is_loopback (g_uri_get_host (uri));
}

/**
 * catena_workspace_to_service_clock:
 * @self: a workspace
 * @time: a time by our clock, nanoseconds
 *
 * What the service tells of its times is to be compared with times by its own clock.
 *
 * Returns: the same time by the service's clock, as far as it is known how the two differ
 */
gint64
catena_workspace_to_service_clock (CatenaWorkspace *self,
                                   gint64           time)
{
  CatenaTransport *transport;

  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), time);

  if (self->connection == NULL)
    return time;

  transport = catena_connection_get_transport (self->connection);

  return time + catena_transport_get_service_offset (transport) * CATENA_NSEC_PER_SEC;
}
