/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-creation-status"

#include "config.h"

#include "catena-creation-status.h"

#include "catena-keyed-list.h"
#include "catena-model-enums.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

struct _CatenaResourceStatus
{
  GObject parent_instance;

  CatenaResourceKind kind;
  const char *key;
  CatenaStepStatus status;
  char *status_word;
  char *detail;
  gint64 start;
  gint64 end;
};

static void catena_resource_status_keyed_init (CatenaKeyedInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaResourceStatus, catena_resource_status, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CATENA_TYPE_KEYED, catena_resource_status_keyed_init))

enum
{
  PROP_0,
  PROP_KIND,
  PROP_TITLE,
  PROP_STATUS,
  PROP_STATUS_WORD,
  PROP_DETAIL,
  PROP_START_TIME,
  PROP_END_TIME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_time (CatenaResourceStatus *self,
          gint64               *field,
          gint64                time,
          guint                 prop_id)
{
  if (*field == time)
    return;

  *field = time;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static const char *
catena_resource_status_get_key (CatenaKeyed *keyed)
{
  return CATENA_RESOURCE_STATUS (keyed)->key;
}

static gboolean
catena_resource_status_update (CatenaKeyed *keyed,
                               CatenaKeyed *fresh_keyed)
{
  CatenaResourceStatus *self = CATENA_RESOURCE_STATUS (keyed);
  CatenaResourceStatus *fresh = CATENA_RESOURCE_STATUS (fresh_keyed);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->status != fresh->status)
    {
      self->status = fresh->status;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
    }
  if (catena_set_str (&self->status_word, fresh->status_word))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS_WORD]);
  if (catena_set_str (&self->detail, fresh->detail))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
  set_time (self, &self->start, fresh->start, PROP_START_TIME);
  set_time (self, &self->end, fresh->end, PROP_END_TIME);
  g_object_thaw_notify (G_OBJECT (self));

  return FALSE;
}

static void
catena_resource_status_keyed_init (CatenaKeyedInterface *iface)
{
  iface->get_key = catena_resource_status_get_key;
  iface->update = catena_resource_status_update;
}

static void
catena_resource_status_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CatenaResourceStatus *self = CATENA_RESOURCE_STATUS (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, (int) self->kind);
      break;
    case PROP_TITLE:
      g_value_set_string (value, catena_resource_status_get_title (self));
      break;
    case PROP_STATUS:
      g_value_set_enum (value, (int) self->status);
      break;
    case PROP_STATUS_WORD:
      g_value_set_string (value, self->status_word);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_START_TIME:
      g_value_set_int64 (value, self->start);
      break;
    case PROP_END_TIME:
      g_value_set_int64 (value, self->end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_resource_status_finalize (GObject *object)
{
  CatenaResourceStatus *self = CATENA_RESOURCE_STATUS (object);

  g_free (self->status_word);
  g_free (self->detail);

  G_OBJECT_CLASS (catena_resource_status_parent_class)->finalize (object);
}

static void
catena_resource_status_class_init (CatenaResourceStatusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_resource_status_get_property;
  object_class->finalize = catena_resource_status_finalize;

  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, CATENA_TYPE_RESOURCE_KIND, (int) CATENA_RESOURCE_CLUSTER, readable);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_STATUS] =
    g_param_spec_enum ("status", NULL, NULL, CATENA_TYPE_STEP_STATUS, (int) CATENA_STEP_STATUS_WAITING, readable);
  properties[PROP_STATUS_WORD] = g_param_spec_string ("status-word", NULL, NULL, NULL, readable);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, readable);
  properties[PROP_START_TIME] = g_param_spec_int64 ("start-time", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_END_TIME] = g_param_spec_int64 ("end-time", NULL, NULL, 0, G_MAXINT64, 0, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_resource_status_init (CatenaResourceStatus *self)
{
}

/**
 * catena_resource_status_new:
 * @kind: which resource
 * @status_word: (nullable): the server's word; none is waiting
 * @detail: (nullable): what the server says about it
 * @start: when it began, in nanoseconds; 0 when it has not
 * @end: when it ended, in nanoseconds; 0 when it has not
 *
 * Returns: (transfer full): a new status
 */
CatenaResourceStatus *
catena_resource_status_new (CatenaResourceKind  kind,
                            const char         *status_word,
                            const char         *detail,
                            gint64              start,
                            gint64              end)
{
  CatenaResourceStatus *self = g_object_new (CATENA_TYPE_RESOURCE_STATUS, NULL);
  g_autoptr (GEnumClass) kinds = g_type_class_ref (CATENA_TYPE_RESOURCE_KIND);

  self->kind = kind;
  self->key = g_enum_get_value (kinds, (int) kind)->value_nick;
  self->status = catena_step_status_from_word (status_word);
  self->status_word = g_strdup (status_word);
  self->detail = detail != NULL && *detail != '\0' ? g_strdup (detail) : NULL;
  self->start = MAX (start, 0);
  self->end = MAX (end, 0);

  return self;
}

/**
 * catena_resource_status_get_kind:
 * @self: a status
 *
 * Returns: which resource it is of
 */
CatenaResourceKind
catena_resource_status_get_kind (CatenaResourceStatus *self)
{
  g_return_val_if_fail (CATENA_IS_RESOURCE_STATUS (self), CATENA_RESOURCE_CLUSTER);

  return self->kind;
}

/**
 * catena_resource_status_get_title:
 * @self: a status
 *
 * Returns: (transfer none): the resource in the person's language
 */
const char *
catena_resource_status_get_title (CatenaResourceStatus *self)
{
  g_return_val_if_fail (CATENA_IS_RESOURCE_STATUS (self), NULL);

  switch (self->kind)
    {
    case CATENA_RESOURCE_CLUSTER:
      return C_("resource", "Cluster");
    case CATENA_RESOURCE_NETWORK:
      return C_("resource", "Network");
    case CATENA_RESOURCE_SECURITY_GROUP:
      return C_("resource", "Security group");
    case CATENA_RESOURCE_EIP:
      return C_("resource", "Elastic IP addresses");
    case CATENA_RESOURCE_SFS:
      return C_("resource", "Network storage");
    case CATENA_RESOURCE_OBS:
      return C_("resource", "Object storage");
    case CATENA_RESOURCE_KAFKA:
      return C_("resource", "Kafka");
    case CATENA_RESOURCE_BCS:
    default:
      return C_("resource", "Blockchain");
    }
}

/**
 * catena_resource_status_get_status:
 * @self: a status
 *
 * Returns: how far the resource is
 */
CatenaStepStatus
catena_resource_status_get_status (CatenaResourceStatus *self)
{
  g_return_val_if_fail (CATENA_IS_RESOURCE_STATUS (self), CATENA_STEP_STATUS_OTHER);

  return self->status;
}

/**
 * catena_resource_status_get_detail:
 * @self: a status
 *
 * Returns: (transfer none) (nullable): what the server says about it; foreign text
 */
const char *
catena_resource_status_get_detail (CatenaResourceStatus *self)
{
  g_return_val_if_fail (CATENA_IS_RESOURCE_STATUS (self), NULL);

  return self->detail;
}

/**
 * catena_resource_status_get_start_time:
 * @self: a status
 *
 * Returns: when it began, in nanoseconds; 0 when it has not
 */
gint64
catena_resource_status_get_start_time (CatenaResourceStatus *self)
{
  g_return_val_if_fail (CATENA_IS_RESOURCE_STATUS (self), 0);

  return self->start;
}

/**
 * catena_resource_status_get_end_time:
 * @self: a status
 *
 * Returns: when it ended, in nanoseconds; 0 when it has not
 */
gint64
catena_resource_status_get_end_time (CatenaResourceStatus *self)
{
  g_return_val_if_fail (CATENA_IS_RESOURCE_STATUS (self), 0);

  return self->end;
}
