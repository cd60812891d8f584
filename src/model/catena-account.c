/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account"

#include "config.h"

#include "catena-account.h"

#include "catena-model-enums.h"
#include "catena-util.h"

struct _CatenaAccount
{
  GObject parent_instance;

  char *id;
  char *label;
  CatenaColour colour;
  gboolean read_only;
  CatenaCredentialsKind credentials_kind;
  char *iam_endpoint;
  char *ca_file;
  char *domain_id;
  char *domain_name;
  GListStore *projects;
};

G_DEFINE_FINAL_TYPE (CatenaAccount, catena_account, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_COLOUR,
  PROP_READ_ONLY,
  PROP_CREDENTIALS_KIND,
  PROP_IAM_ENDPOINT,
  PROP_CA_FILE,
  PROP_DOMAIN_ID,
  PROP_DOMAIN_NAME,
  PROP_PROJECTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_string (CatenaAccount *self,
            char         **field,
            const char    *value,
            guint          prop_id)
{
  if (catena_set_str (field, value))
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
catena_account_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CatenaAccount *self = CATENA_ACCOUNT (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_COLOUR:
      g_value_set_enum (value, (int) self->colour);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_CREDENTIALS_KIND:
      g_value_set_enum (value, (int) self->credentials_kind);
      break;
    case PROP_IAM_ENDPOINT:
      g_value_set_string (value, self->iam_endpoint);
      break;
    case PROP_CA_FILE:
      g_value_set_string (value, self->ca_file);
      break;
    case PROP_DOMAIN_ID:
      g_value_set_string (value, self->domain_id);
      break;
    case PROP_DOMAIN_NAME:
      g_value_set_string (value, self->domain_name);
      break;
    case PROP_PROJECTS:
      g_value_set_object (value, self->projects);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_account_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CatenaAccount *self = CATENA_ACCOUNT (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_LABEL:
      catena_account_set_label (self, g_value_get_string (value));
      break;
    case PROP_COLOUR:
      catena_account_set_colour (self, (CatenaColour) g_value_get_enum (value));
      break;
    case PROP_READ_ONLY:
      catena_account_set_read_only (self, g_value_get_boolean (value));
      break;
    case PROP_CREDENTIALS_KIND:
      catena_account_set_credentials_kind (self, (CatenaCredentialsKind) g_value_get_enum (value));
      break;
    case PROP_IAM_ENDPOINT:
      catena_account_set_iam_endpoint (self, g_value_get_string (value));
      break;
    case PROP_CA_FILE:
      catena_account_set_ca_file (self, g_value_get_string (value));
      break;
    case PROP_DOMAIN_ID:
      catena_account_set_domain (self, g_value_get_string (value), self->domain_name);
      break;
    case PROP_DOMAIN_NAME:
      catena_account_set_domain (self, self->domain_id, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_account_finalize (GObject *object)
{
  CatenaAccount *self = CATENA_ACCOUNT (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->iam_endpoint);
  g_free (self->ca_file);
  g_free (self->domain_id);
  g_free (self->domain_name);
  g_object_unref (self->projects);

  G_OBJECT_CLASS (catena_account_parent_class)->finalize (object);
}

static void
install_string (guint       prop_id,
                const char *name)
{
  properties[prop_id] =
    g_param_spec_string (name, NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
catena_account_class_init (CatenaAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_account_get_property;
  object_class->set_property = catena_account_set_property;
  object_class->finalize = catena_account_finalize;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  install_string (PROP_LABEL, "label");
  properties[PROP_COLOUR] =
    g_param_spec_enum ("colour", NULL, NULL, CATENA_TYPE_COLOUR, (int) CATENA_COLOUR_BLUE, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_CREDENTIALS_KIND] =
    g_param_spec_enum ("credentials-kind", NULL, NULL, CATENA_TYPE_CREDENTIALS_KIND,
                       (int) CATENA_CREDENTIALS_KEYS, flags);
  install_string (PROP_IAM_ENDPOINT, "iam-endpoint");
  install_string (PROP_CA_FILE, "ca-file");
  install_string (PROP_DOMAIN_ID, "domain-id");
  install_string (PROP_DOMAIN_NAME, "domain-name");
  properties[PROP_PROJECTS] =
    g_param_spec_object ("projects", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_account_init (CatenaAccount *self)
{
  self->projects = g_list_store_new (CATENA_TYPE_PROJECT);
}

/**
 * catena_account_new:
 * @id: (nullable): its uuid, or %NULL for a new one
 *
 * Returns: (transfer full): an account without projects
 */
CatenaAccount *
catena_account_new (const char *id)
{
  g_autofree char *new_id = id == NULL ? catena_new_uuid () : NULL;

  return g_object_new (CATENA_TYPE_ACCOUNT, "id", id != NULL ? id : new_id, NULL);
}

/**
 * catena_account_get_id:
 * @self: an account
 *
 * Returns: (transfer none): its uuid
 */
const char *
catena_account_get_id (CatenaAccount *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT (self), NULL);

  return self->id;
}

/**
 * catena_account_get_label:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): what the person calls it
 */
const char *
catena_account_get_label (CatenaAccount *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT (self), NULL);

  return self->label;
}

/**
 * catena_account_set_label:
 * @self: an account
 * @label: (nullable): what the person calls it
 */
void
catena_account_set_label (CatenaAccount *self,
                          const char    *label)
{
  g_return_if_fail (CATENA_IS_ACCOUNT (self));

  set_string (self, &self->label, label, PROP_LABEL);
}

/**
 * catena_account_get_colour:
 * @self: an account
 *
 * Returns: the colour that it is told apart by
 */
CatenaColour
catena_account_get_colour (CatenaAccount *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT (self), CATENA_COLOUR_BLUE);

  return self->colour;
}

/**
 * catena_account_set_colour:
 * @self: an account
 * @colour: the colour that it is told apart by
 */
void
catena_account_set_colour (CatenaAccount *self,
                           CatenaColour   colour)
{
  g_return_if_fail (CATENA_IS_ACCOUNT (self));

  if (self->colour == colour)
    return;

  self->colour = colour;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR]);
}

/**
 * catena_account_get_read_only:
 * @self: an account
 *
 * Returns: whether Catena must not change anything with this account
 */
gboolean
catena_account_get_read_only (CatenaAccount *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT (self), FALSE);

  return self->read_only;
}

/**
 * catena_account_set_read_only:
 * @self: an account
 * @read_only: whether Catena must not change anything with this account
 */
void
catena_account_set_read_only (CatenaAccount *self,
                              gboolean       read_only)
{
  g_return_if_fail (CATENA_IS_ACCOUNT (self));

  read_only = !!read_only;
  if (self->read_only == read_only)
    return;

  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

/**
 * catena_account_get_credentials_kind:
 * @self: an account
 *
 * Returns: what the person signs in with
 */
CatenaCredentialsKind
catena_account_get_credentials_kind (CatenaAccount *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT (self), CATENA_CREDENTIALS_KEYS);

  return self->credentials_kind;
}

/**
 * catena_account_set_credentials_kind:
 * @self: an account
 * @kind: what the person signs in with
 */
void
catena_account_set_credentials_kind (CatenaAccount         *self,
                                     CatenaCredentialsKind  kind)
{
  g_return_if_fail (CATENA_IS_ACCOUNT (self));

  if (self->credentials_kind == kind)
    return;

  self->credentials_kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CREDENTIALS_KIND]);
}

/**
 * catena_account_get_iam_endpoint:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): where it signs in
 */
const char *
catena_account_get_iam_endpoint (CatenaAccount *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT (self), NULL);

  return self->iam_endpoint;
}

/**
 * catena_account_set_iam_endpoint:
 * @self: an account
 * @endpoint: (nullable): where it signs in
 */
void
catena_account_set_iam_endpoint (CatenaAccount *self,
                                 const char    *endpoint)
{
  g_return_if_fail (CATENA_IS_ACCOUNT (self));

  set_string (self, &self->iam_endpoint, endpoint, PROP_IAM_ENDPOINT);
}

/**
 * catena_account_get_ca_file:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): path of our copy of the certificate authority that it trusts beside the system's
 */
const char *
catena_account_get_ca_file (CatenaAccount *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT (self), NULL);

  return self->ca_file;
}

/**
 * catena_account_set_ca_file:
 * @self: an account
 * @path: (nullable): path of our copy of the certificate authority that it trusts beside the system's
 */
void
catena_account_set_ca_file (CatenaAccount *self,
                            const char    *path)
{
  g_return_if_fail (CATENA_IS_ACCOUNT (self));

  set_string (self, &self->ca_file, path, PROP_CA_FILE);
}

/**
 * catena_account_get_domain_id:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): account id
 */
const char *
catena_account_get_domain_id (CatenaAccount *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT (self), NULL);

  return self->domain_id;
}

/**
 * catena_account_get_domain_name:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): account name
 */
const char *
catena_account_get_domain_name (CatenaAccount *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT (self), NULL);

  return self->domain_name;
}

/**
 * catena_account_set_domain:
 * @self: an account
 * @id: (nullable): account id
 * @name: (nullable): account name
 */
void
catena_account_set_domain (CatenaAccount *self,
                           const char    *id,
                           const char    *name)
{
  g_return_if_fail (CATENA_IS_ACCOUNT (self));

  g_object_freeze_notify (G_OBJECT (self));
  set_string (self, &self->domain_id, id, PROP_DOMAIN_ID);
  set_string (self, &self->domain_name, name, PROP_DOMAIN_NAME);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * catena_account_get_projects:
 * @self: an account
 *
 * Returns: (transfer none): the projects that it opens, a list of #CatenaProject
 */
GListModel *
catena_account_get_projects (CatenaAccount *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT (self), NULL);

  return G_LIST_MODEL (self->projects);
}
