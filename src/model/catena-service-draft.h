/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-body.h"
#include "catena-field.h"

G_BEGIN_DECLS

#define CATENA_TYPE_DRAFT_ORGANIZATION (catena_draft_organization_get_type ())

/**
 * CatenaDraftOrganization:
 *
 * A peer organization of a draft. Properties: "name", "peers" (uint).
 */
G_DECLARE_FINAL_TYPE (CatenaDraftOrganization, catena_draft_organization, CATENA, DRAFT_ORGANIZATION, GObject)

CatenaDraftOrganization *catena_draft_organization_new       (const char              *name,
                                                              guint                    peers);
const char              *catena_draft_organization_get_name  (CatenaDraftOrganization *self);
void                     catena_draft_organization_set_name  (CatenaDraftOrganization *self,
                                                              const char              *name);
guint                    catena_draft_organization_get_peers (CatenaDraftOrganization *self);
void                     catena_draft_organization_set_peers (CatenaDraftOrganization *self,
                                                              guint                    peers);

#define CATENA_TYPE_DRAFT_CHANNEL (catena_draft_channel_get_type ())

/**
 * CatenaDraftChannel:
 *
 * A channel of a draft. Properties: "name", "description". Its organizations are objects of the draft, not
 * names: renaming an organization keeps it in its channels, removing it takes it out.
 */
G_DECLARE_FINAL_TYPE (CatenaDraftChannel, catena_draft_channel, CATENA, DRAFT_CHANNEL, GObject)

CatenaDraftChannel *catena_draft_channel_new               (const char              *name,
                                                            const char              *description);
const char         *catena_draft_channel_get_name          (CatenaDraftChannel      *self);
void                catena_draft_channel_set_name          (CatenaDraftChannel      *self,
                                                            const char              *name);
const char         *catena_draft_channel_get_description   (CatenaDraftChannel      *self);
void                catena_draft_channel_set_description   (CatenaDraftChannel      *self,
                                                            const char              *description);
GListModel         *catena_draft_channel_get_organizations (CatenaDraftChannel      *self);
gboolean            catena_draft_channel_has_organization  (CatenaDraftChannel      *self,
                                                            CatenaDraftOrganization *organization);
void                catena_draft_channel_set_member        (CatenaDraftChannel      *self,
                                                            CatenaDraftOrganization *organization,
                                                            gboolean                 member);

#define CATENA_TYPE_DRAFT_EDGE_NODE (catena_draft_edge_node_get_type ())

/**
 * CatenaDraftEdgeNode:
 *
 * An edge node of a draft, for a service outside of CCE. Properties: "id", "address" (its public IP address).
 */
G_DECLARE_FINAL_TYPE (CatenaDraftEdgeNode, catena_draft_edge_node, CATENA, DRAFT_EDGE_NODE, GObject)

CatenaDraftEdgeNode *catena_draft_edge_node_new         (const char          *id,
                                                         const char          *address);
const char          *catena_draft_edge_node_get_id      (CatenaDraftEdgeNode *self);
void                 catena_draft_edge_node_set_id      (CatenaDraftEdgeNode *self,
                                                         const char          *id);
const char          *catena_draft_edge_node_get_address (CatenaDraftEdgeNode *self);
void                 catena_draft_edge_node_set_address (CatenaDraftEdgeNode *self,
                                                         const char          *address);

#define CATENA_TYPE_SERVICE_DRAFT (catena_service_draft_get_type ())

/**
 * CatenaServiceDraft:
 *
 * All that the wizard has been told so far. One GObject property for each field of the table, under the
 * field's name (string, int64, boolean; secrets are write-only strings, use
 * catena_service_draft_get_secret()). Signal "changed" (detailed by field name), also for edits inside the
 * lists ("changed::organizations", "changed::channels", "changed::edge-nodes"). Setting a field that others depend on puts those to
 * what fits (consensus → number of orderers, purpose → blockchain type) unless the person has set them.
 * Setting a field to the value it has is nothing: it counts as set by the person only when that changes it,
 * so that two-way bindings do no harm. Read-only properties "organizations", "channels" and "edge-nodes" are the
 * list models.
 */
G_DECLARE_FINAL_TYPE (CatenaServiceDraft, catena_service_draft, CATENA, SERVICE_DRAFT, GObject)

CatenaServiceDraft *catena_service_draft_new               (void);
const char         *catena_service_draft_get_string        (CatenaServiceDraft *self,
                                                            CatenaFieldId       field);
void                catena_service_draft_set_string        (CatenaServiceDraft *self,
                                                            CatenaFieldId       field,
                                                            const char         *value);
gint64              catena_service_draft_get_integer       (CatenaServiceDraft *self,
                                                            CatenaFieldId       field);
void                catena_service_draft_set_integer       (CatenaServiceDraft *self,
                                                            CatenaFieldId       field,
                                                            gint64              value);
gboolean            catena_service_draft_get_boolean       (CatenaServiceDraft *self,
                                                            CatenaFieldId       field);
void                catena_service_draft_set_boolean       (CatenaServiceDraft *self,
                                                            CatenaFieldId       field,
                                                            gboolean            value);
CatenaSecret       *catena_service_draft_get_secret        (CatenaServiceDraft *self,
                                                            CatenaFieldId       field);
void                catena_service_draft_set_secret        (CatenaServiceDraft *self,
                                                            CatenaFieldId       field,
                                                            CatenaSecret       *value);
void                catena_service_draft_clear_secrets     (CatenaServiceDraft *self);
gboolean            catena_service_draft_applies           (CatenaServiceDraft *self,
                                                            CatenaFieldId       field);
gboolean            catena_service_draft_is_touched        (CatenaServiceDraft *self);
gboolean            catena_service_draft_is_locked         (CatenaServiceDraft *self,
                                                            CatenaFieldId       field);
void                catena_service_draft_lock              (CatenaServiceDraft *self,
                                                            CatenaFieldId       field);
gboolean            catena_service_draft_is_to_fill_in     (CatenaServiceDraft *self,
                                                            CatenaFieldId       field);
void                catena_service_draft_confirm           (CatenaServiceDraft *self,
                                                            CatenaFieldId       field);
GListModel         *catena_service_draft_get_organizations (CatenaServiceDraft *self);
CatenaDraftOrganization *catena_service_draft_add_organization (CatenaServiceDraft *self,
                                                            const char         *name,
                                                            guint               peers);
void                catena_service_draft_remove_organization (CatenaServiceDraft      *self,
                                                            CatenaDraftOrganization *organization);
GListModel         *catena_service_draft_get_channels      (CatenaServiceDraft *self);
CatenaDraftChannel *catena_service_draft_add_channel       (CatenaServiceDraft *self,
                                                            const char         *name,
                                                            const char         *description);
void                catena_service_draft_remove_channel    (CatenaServiceDraft *self,
                                                            CatenaDraftChannel *channel);
GListModel         *catena_service_draft_get_edge_nodes    (CatenaServiceDraft *self);
CatenaDraftEdgeNode *catena_service_draft_add_edge_node    (CatenaServiceDraft *self,
                                                            const char         *id,
                                                            const char         *address);
void                catena_service_draft_remove_edge_node  (CatenaServiceDraft  *self,
                                                            CatenaDraftEdgeNode *node);
char               *catena_service_draft_dup_field_text    (CatenaServiceDraft *self,
                                                            CatenaFieldId       field);

/* The request of 5.1.1: only fields that apply, secrets as placeholders. */
CatenaBody         *catena_service_draft_build_body        (CatenaServiceDraft *self);

/* Without secrets, for the disk; and back. Unknown members are ignored, wrong ones are an error that names them. */
JsonNode           *catena_service_draft_to_json           (CatenaServiceDraft *self);
CatenaServiceDraft *catena_service_draft_new_from_json     (JsonNode           *node,
                                                            GError            **error);

G_END_DECLS
