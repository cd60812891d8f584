/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-draft-channel"

#include "config.h"

#include "catena-service-draft.h"
#include "catena-util.h"

struct _CatenaDraftChannel
{
  GObject parent_instance;

  char *name;
  char *description;
  GListStore *organizations;
};

G_DEFINE_FINAL_TYPE (CatenaDraftChannel, catena_draft_channel, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_DESCRIPTION,
  PROP_ORGANIZATIONS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
catena_draft_channel_finalize (GObject *object)
{
  CatenaDraftChannel *self = CATENA_DRAFT_CHANNEL (object);

  g_free (self->name);
  g_free (self->description);
  g_clear_object (&self->organizations);

  G_OBJECT_CLASS (catena_draft_channel_parent_class)->finalize (object);
}

static void
catena_draft_channel_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CatenaDraftChannel *self = CATENA_DRAFT_CHANNEL (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_ORGANIZATIONS:
      g_value_set_object (value, self->organizations);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_draft_channel_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CatenaDraftChannel *self = CATENA_DRAFT_CHANNEL (object);

  switch (prop_id)
    {
    case PROP_NAME:
      catena_draft_channel_set_name (self, g_value_get_string (value));
      break;
    case PROP_DESCRIPTION:
      catena_draft_channel_set_description (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_draft_channel_class_init (CatenaDraftChannelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = catena_draft_channel_finalize;
  object_class->get_property = catena_draft_channel_get_property;
  object_class->set_property = catena_draft_channel_set_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, "", flags);
  properties[PROP_ORGANIZATIONS] = g_param_spec_object ("organizations", NULL, NULL, G_TYPE_LIST_MODEL,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_draft_channel_init (CatenaDraftChannel *self)
{
  self->name = g_strdup ("");
  self->description = g_strdup ("");
  self->organizations = g_list_store_new (CATENA_TYPE_DRAFT_ORGANIZATION);
}

/**
 * catena_draft_channel_new:
 * @name: (nullable): its name, which may still be wrong
 * @description: (nullable): its description
 *
 * A channel of a draft (ChannelInfoV2 of 5.1.1). catena_service_draft_add_channel() makes one and adds it.
 *
 * Returns: (transfer full): a new channel without organizations
 */
CatenaDraftChannel *
catena_draft_channel_new (const char *name,
                          const char *description)
{
  return g_object_new (CATENA_TYPE_DRAFT_CHANNEL, "name", name, "description", description, NULL);
}

/**
 * catena_draft_channel_get_name:
 * @self: a channel
 *
 * Returns: (transfer none): its name, "" when it has none yet
 */
const char *
catena_draft_channel_get_name (CatenaDraftChannel *self)
{
  g_return_val_if_fail (CATENA_IS_DRAFT_CHANNEL (self), "");

  return self->name;
}

/**
 * catena_draft_channel_set_name:
 * @self: a channel
 * @name: (nullable): its new name
 */
void
catena_draft_channel_set_name (CatenaDraftChannel *self,
                               const char         *name)
{
  g_return_if_fail (CATENA_IS_DRAFT_CHANNEL (self));

  if (catena_set_str (&self->name, name != NULL ? name : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * catena_draft_channel_get_description:
 * @self: a channel
 *
 * Returns: (transfer none): its description, "" when it has none
 */
const char *
catena_draft_channel_get_description (CatenaDraftChannel *self)
{
  g_return_val_if_fail (CATENA_IS_DRAFT_CHANNEL (self), "");

  return self->description;
}

/**
 * catena_draft_channel_set_description:
 * @self: a channel
 * @description: (nullable): its new description
 */
void
catena_draft_channel_set_description (CatenaDraftChannel *self,
                                      const char         *description)
{
  g_return_if_fail (CATENA_IS_DRAFT_CHANNEL (self));

  if (catena_set_str (&self->description, description != NULL ? description : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

/**
 * catena_draft_channel_get_organizations:
 * @self: a channel
 *
 * Returns: (transfer none): the #CatenaDraftOrganizations in it, in the order in which they joined
 */
GListModel *
catena_draft_channel_get_organizations (CatenaDraftChannel *self)
{
  g_return_val_if_fail (CATENA_IS_DRAFT_CHANNEL (self), NULL);

  return G_LIST_MODEL (self->organizations);
}

/**
 * catena_draft_channel_has_organization:
 * @self: a channel
 * @organization: an organization of the same draft
 *
 * Returns: whether @organization is in the channel
 */
gboolean
catena_draft_channel_has_organization (CatenaDraftChannel      *self,
                                       CatenaDraftOrganization *organization)
{
  g_return_val_if_fail (CATENA_IS_DRAFT_CHANNEL (self), FALSE);
  g_return_val_if_fail (CATENA_IS_DRAFT_ORGANIZATION (organization), FALSE);

  return g_list_store_find (self->organizations, organization, NULL);
}

/**
 * catena_draft_channel_set_member:
 * @self: a channel
 * @organization: an organization of the same draft
 * @member: whether it shall be in the channel
 */
void
catena_draft_channel_set_member (CatenaDraftChannel      *self,
                                 CatenaDraftOrganization *organization,
                                 gboolean                 member)
{
  gboolean found;
  guint position;

  g_return_if_fail (CATENA_IS_DRAFT_CHANNEL (self));
  g_return_if_fail (CATENA_IS_DRAFT_ORGANIZATION (organization));

  found = g_list_store_find (self->organizations, organization, &position);
  if (member && !found)
    g_list_store_append (self->organizations, organization);
  else if (!member && found)
    g_list_store_remove (self->organizations, position);
}
