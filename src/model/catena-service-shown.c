/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service"

#include "config.h"

#include "catena-service-shown.h"

static void
notify_if (CatenaService *service,
           const char    *property,
           gboolean       changed,
           gboolean      *any)
{
  if (!changed)
    return;

  g_object_notify (G_OBJECT (service), property);
  *any = TRUE;
}

/* Keeps what @service shows now; clear it. */
void
catena_service_shown_remember (CatenaServiceShown *self,
                               CatenaService      *service)
{
  self->state = catena_service_get_state (service);
  self->state_label = g_strdup (catena_service_get_state_label (service));
  self->tone = catena_service_get_tone (service);
  self->type_label = g_strdup (catena_service_get_type_label (service));
  self->consensus_label = g_strdup (catena_service_get_consensus_label (service));
  self->fabric_version = g_strdup (catena_service_get_fabric_version (service));
  self->created = catena_service_get_created (service);
}

/* Notifies the properties of @service that differ; returns whether one did. */
gboolean
catena_service_shown_notify (const CatenaServiceShown *self,
                             CatenaService            *service)
{
  gboolean any = FALSE;

  notify_if (service, "state", self->state != catena_service_get_state (service), &any);
  notify_if (service, "state-label",
             g_strcmp0 (self->state_label, catena_service_get_state_label (service)) != 0, &any);
  notify_if (service, "tone", self->tone != catena_service_get_tone (service), &any);
  notify_if (service, "type-label",
             g_strcmp0 (self->type_label, catena_service_get_type_label (service)) != 0, &any);
  notify_if (service, "consensus-label",
             g_strcmp0 (self->consensus_label, catena_service_get_consensus_label (service)) != 0, &any);
  notify_if (service, "fabric-version",
             g_strcmp0 (self->fabric_version, catena_service_get_fabric_version (service)) != 0, &any);
  notify_if (service, "created", self->created != catena_service_get_created (service), &any);

  return any;
}

/**
 * catena_service_shown_clear:
 * @self: (transfer full): what is shown of a service; the structure itself stays
 */
void
catena_service_shown_clear (CatenaServiceShown *self)
{
  g_free (self->state_label);
  g_free (self->type_label);
  g_free (self->consensus_label);
  g_free (self->fabric_version);
}
