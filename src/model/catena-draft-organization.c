/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-draft-organization"

#include "config.h"

#include "catena-service-draft.h"
#include "catena-util.h"

struct _CatenaDraftOrganization
{
  GObject parent_instance;

  char *name;
  guint peers;
};

G_DEFINE_FINAL_TYPE (CatenaDraftOrganization, catena_draft_organization, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_PEERS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
catena_draft_organization_finalize (GObject *object)
{
  CatenaDraftOrganization *self = CATENA_DRAFT_ORGANIZATION (object);

  g_free (self->name);

  G_OBJECT_CLASS (catena_draft_organization_parent_class)->finalize (object);
}

static void
catena_draft_organization_get_property (GObject    *object,
                                        guint       prop_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  CatenaDraftOrganization *self = CATENA_DRAFT_ORGANIZATION (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PEERS:
      g_value_set_uint (value, self->peers);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_draft_organization_set_property (GObject      *object,
                                        guint         prop_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  CatenaDraftOrganization *self = CATENA_DRAFT_ORGANIZATION (object);

  switch (prop_id)
    {
    case PROP_NAME:
      catena_draft_organization_set_name (self, g_value_get_string (value));
      break;
    case PROP_PEERS:
      catena_draft_organization_set_peers (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_draft_organization_class_init (CatenaDraftOrganizationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = catena_draft_organization_finalize;
  object_class->get_property = catena_draft_organization_get_property;
  object_class->set_property = catena_draft_organization_set_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_PEERS] = g_param_spec_uint ("peers", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_draft_organization_init (CatenaDraftOrganization *self)
{
  self->name = g_strdup ("");
}

/**
 * catena_draft_organization_new:
 * @name: (nullable): its name, which may still be wrong
 * @peers: number of its peers
 *
 * An organization of a draft (OrgPeer of 5.1.1). catena_service_draft_add_organization() makes one and adds it.
 *
 * Returns: (transfer full): a new organization
 */
CatenaDraftOrganization *
catena_draft_organization_new (const char *name,
                               guint       peers)
{
  return g_object_new (CATENA_TYPE_DRAFT_ORGANIZATION, "name", name, "peers", peers, NULL);
}

/**
 * catena_draft_organization_get_name:
 * @self: an organization
 *
 * Returns: (transfer none): its name, "" when it has none yet
 */
const char *
catena_draft_organization_get_name (CatenaDraftOrganization *self)
{
  g_return_val_if_fail (CATENA_IS_DRAFT_ORGANIZATION (self), "");

  return self->name;
}

/**
 * catena_draft_organization_set_name:
 * @self: an organization
 * @name: (nullable): its new name
 *
 * Renames it; it stays in its channels.
 */
void
catena_draft_organization_set_name (CatenaDraftOrganization *self,
                                    const char              *name)
{
  g_return_if_fail (CATENA_IS_DRAFT_ORGANIZATION (self));

  if (catena_set_str (&self->name, name != NULL ? name : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * catena_draft_organization_get_peers:
 * @self: an organization
 *
 * Returns: the number of its peers
 */
guint
catena_draft_organization_get_peers (CatenaDraftOrganization *self)
{
  g_return_val_if_fail (CATENA_IS_DRAFT_ORGANIZATION (self), 0);

  return self->peers;
}

/**
 * catena_draft_organization_set_peers:
 * @self: an organization
 * @peers: number of its peers; whether so many are allowed is for the rules to say
 */
void
catena_draft_organization_set_peers (CatenaDraftOrganization *self,
                                     guint                    peers)
{
  g_return_if_fail (CATENA_IS_DRAFT_ORGANIZATION (self));

  if (self->peers == peers)
    return;

  self->peers = peers;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PEERS]);
}
