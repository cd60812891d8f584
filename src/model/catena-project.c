/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-project"

#include "config.h"

#include "catena-account.h"

#include "catena-util.h"

struct _CatenaProject
{
  GObject parent_instance;

  char *id;
  char *name;
  char *region;
  char *endpoint;
};

G_DEFINE_FINAL_TYPE (CatenaProject, catena_project, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_REGION,
  PROP_ENDPOINT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
catena_project_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CatenaProject *self = CATENA_PROJECT (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_REGION:
      g_value_set_string (value, self->region);
      break;
    case PROP_ENDPOINT:
      g_value_set_string (value, self->endpoint);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_project_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CatenaProject *self = CATENA_PROJECT (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_NAME:
      if (catena_set_str (&self->name, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_REGION:
      self->region = g_value_dup_string (value);
      break;
    case PROP_ENDPOINT:
      self->endpoint = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_project_finalize (GObject *object)
{
  CatenaProject *self = CATENA_PROJECT (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->region);
  g_free (self->endpoint);

  G_OBJECT_CLASS (catena_project_parent_class)->finalize (object);
}

static void
catena_project_class_init (CatenaProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags fixed = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_project_get_property;
  object_class->set_property = catena_project_set_property;
  object_class->finalize = catena_project_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, fixed);
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REGION] = g_param_spec_string ("region", NULL, NULL, NULL, fixed);
  properties[PROP_ENDPOINT] = g_param_spec_string ("endpoint", NULL, NULL, NULL, fixed);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_project_init (CatenaProject *self)
{
}

/**
 * catena_project_new:
 * @id: project id
 * @name: (nullable): project name, which is the region's or begins with it
 * @region: (nullable): region id, for example cn-north-4
 * @endpoint: BCS endpoint
 *
 * Returns: (transfer full): a new project
 */
CatenaProject *
catena_project_new (const char *id,
                    const char *name,
                    const char *region,
                    const char *endpoint)
{
  return g_object_new (CATENA_TYPE_PROJECT,
                       "id", id,
                       "name", name,
                       "region", region,
                       "endpoint", endpoint,
                       NULL);
}

/**
 * catena_project_get_id:
 * @self: a project
 *
 * Returns: (transfer none): its id
 */
const char *
catena_project_get_id (CatenaProject *self)
{
  g_return_val_if_fail (CATENA_IS_PROJECT (self), NULL);

  return self->id;
}

/**
 * catena_project_get_name:
 * @self: a project
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
catena_project_get_name (CatenaProject *self)
{
  g_return_val_if_fail (CATENA_IS_PROJECT (self), NULL);

  return self->name;
}

/**
 * catena_project_get_region:
 * @self: a project
 *
 * Returns: (transfer none) (nullable): id of its region
 */
const char *
catena_project_get_region (CatenaProject *self)
{
  g_return_val_if_fail (CATENA_IS_PROJECT (self), NULL);

  return self->region;
}

/**
 * catena_project_get_endpoint:
 * @self: a project
 *
 * Returns: (transfer none): its BCS endpoint
 */
const char *
catena_project_get_endpoint (CatenaProject *self)
{
  g_return_val_if_fail (CATENA_IS_PROJECT (self), NULL);

  return self->endpoint;
}

/**
 * catena_project_find:
 * @projects: #CatenaProject
 * @id: id of a project
 * @position: (out) (optional): where it is, unless it is not there
 *
 * Returns: whether a project of that id is among them
 */
gboolean
catena_project_find (GListModel *projects,
                     const char *id,
                     guint      *position)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (projects), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (projects, i);

      if (g_strcmp0 (project->id, id) == 0)
        {
          if (position != NULL)
            *position = i;
          return TRUE;
        }
    }

  return FALSE;
}
