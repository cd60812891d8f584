/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-operation-record"

#include "config.h"

#include "catena-operation-record.h"

#include "catena-keyed-list.h"
#include "catena-model-enums.h"
#include "catena-util.h"

struct _CatenaOperationRecord
{
  GObject parent_instance;

  char *id;
  char *type;
  char *resource_type;
  char *service_id;
  char *service_name;
  CatenaStepStatus status;
  char *status_word;
  char *message;
  gint64 time;
  CatenaKeyedList *steps;
};

static void catena_operation_record_keyed_init (CatenaKeyedInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaOperationRecord, catena_operation_record, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CATENA_TYPE_KEYED, catena_operation_record_keyed_init))

enum
{
  PROP_0,
  PROP_ID,
  PROP_TYPE,
  PROP_RESOURCE_TYPE,
  PROP_SERVICE_ID,
  PROP_SERVICE_NAME,
  PROP_STATUS,
  PROP_STATUS_WORD,
  PROP_MESSAGE,
  PROP_TIME,
  PROP_STEPS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
set_text (CatenaOperationRecord *self,
          char                 **field,
          const char            *value,
          guint                  prop_id)
{
  if (value != NULL && *value == '\0')
    value = NULL;
  if (!catena_set_str (field, value))
    return FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);

  return TRUE;
}

static const char *
catena_operation_record_get_key (CatenaKeyed *keyed)
{
  return CATENA_OPERATION_RECORD (keyed)->id;
}

static gboolean
catena_operation_record_update (CatenaKeyed *keyed,
                                CatenaKeyed *fresh_keyed)
{
  CatenaOperationRecord *self = CATENA_OPERATION_RECORD (keyed);
  CatenaOperationRecord *fresh = CATENA_OPERATION_RECORD (fresh_keyed);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_steps = g_list_model_get_n_items (G_LIST_MODEL (fresh->steps));
  gboolean relevant;

  for (guint i = 0; i < n_steps; i++)
    g_ptr_array_add (steps, g_list_model_get_item (G_LIST_MODEL (fresh->steps), i));

  /* Records are listed by time, and filtered by what they are about and how they stand. */
  relevant = self->time != fresh->time
             || self->status != fresh->status
             || g_strcmp0 (self->type, fresh->type) != 0
             || g_strcmp0 (self->service_name, fresh->service_name) != 0;

  g_object_freeze_notify (G_OBJECT (self));
  catena_operation_record_set_what (self, fresh->resource_type, fresh->type);
  catena_operation_record_set_service (self, fresh->service_id, fresh->service_name);
  catena_operation_record_set_status (self, fresh->status_word);
  catena_operation_record_set_message (self, fresh->message);
  catena_operation_record_set_time (self, fresh->time);
  catena_operation_record_merge_steps (self, steps);
  g_object_thaw_notify (G_OBJECT (self));

  return relevant;
}

static void
catena_operation_record_keyed_init (CatenaKeyedInterface *iface)
{
  iface->get_key = catena_operation_record_get_key;
  iface->update = catena_operation_record_update;
}

static void
catena_operation_record_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  CatenaOperationRecord *self = CATENA_OPERATION_RECORD (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TYPE:
      g_value_set_string (value, self->type);
      break;
    case PROP_RESOURCE_TYPE:
      g_value_set_string (value, self->resource_type);
      break;
    case PROP_SERVICE_ID:
      g_value_set_string (value, self->service_id);
      break;
    case PROP_SERVICE_NAME:
      g_value_set_string (value, self->service_name);
      break;
    case PROP_STATUS:
      g_value_set_enum (value, (int) self->status);
      break;
    case PROP_STATUS_WORD:
      g_value_set_string (value, self->status_word);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;
    case PROP_STEPS:
      g_value_set_object (value, self->steps);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_operation_record_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  CatenaOperationRecord *self = CATENA_OPERATION_RECORD (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_operation_record_finalize (GObject *object)
{
  CatenaOperationRecord *self = CATENA_OPERATION_RECORD (object);

  g_free (self->id);
  g_free (self->type);
  g_free (self->resource_type);
  g_free (self->service_id);
  g_free (self->service_name);
  g_free (self->status_word);
  g_free (self->message);
  g_object_unref (self->steps);

  G_OBJECT_CLASS (catena_operation_record_parent_class)->finalize (object);
}

static void
install_string (guint       prop_id,
                const char *name)
{
  properties[prop_id] =
    g_param_spec_string (name, NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
catena_operation_record_class_init (CatenaOperationRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_operation_record_get_property;
  object_class->set_property = catena_operation_record_set_property;
  object_class->finalize = catena_operation_record_finalize;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  install_string (PROP_TYPE, "type");
  install_string (PROP_RESOURCE_TYPE, "resource-type");
  install_string (PROP_SERVICE_ID, "service-id");
  install_string (PROP_SERVICE_NAME, "service-name");
  properties[PROP_STATUS] =
    g_param_spec_enum ("status", NULL, NULL, CATENA_TYPE_STEP_STATUS, (int) CATENA_STEP_STATUS_WAITING, readable);
  install_string (PROP_STATUS_WORD, "status-word");
  install_string (PROP_MESSAGE, "message");
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_STEPS] = g_param_spec_object ("steps", NULL, NULL, G_TYPE_LIST_MODEL, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_operation_record_init (CatenaOperationRecord *self)
{
  self->steps = catena_keyed_list_new (CATENA_TYPE_OPERATION_STEP);
}

/**
 * catena_operation_record_new:
 * @id: operation id
 *
 * Returns: (transfer full): a record without steps
 */
CatenaOperationRecord *
catena_operation_record_new (const char *id)
{
  return g_object_new (CATENA_TYPE_OPERATION_RECORD, "id", id, NULL);
}

/**
 * catena_operation_record_get_id:
 * @self: a record
 *
 * Returns: (transfer none): operation id
 */
const char *
catena_operation_record_get_id (CatenaOperationRecord *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_RECORD (self), NULL);

  return self->id;
}

/**
 * catena_operation_record_get_operation_type:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the two-digit code of what is done; see catena_label_operation_type()
 */
const char *
catena_operation_record_get_operation_type (CatenaOperationRecord *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_RECORD (self), NULL);

  return self->type;
}

/**
 * catena_operation_record_get_resource_type:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the code of what it is done to, for example BCSSVC01
 */
const char *
catena_operation_record_get_resource_type (CatenaOperationRecord *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_RECORD (self), NULL);

  return self->resource_type;
}

/**
 * catena_operation_record_get_service_id:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): id of the service
 */
const char *
catena_operation_record_get_service_id (CatenaOperationRecord *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_RECORD (self), NULL);

  return self->service_id;
}

/**
 * catena_operation_record_get_service_name:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): name of the service
 */
const char *
catena_operation_record_get_service_name (CatenaOperationRecord *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_RECORD (self), NULL);

  return self->service_name;
}

/**
 * catena_operation_record_get_status:
 * @self: a record
 *
 * Returns: its status
 */
CatenaStepStatus
catena_operation_record_get_status (CatenaOperationRecord *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_RECORD (self), CATENA_STEP_STATUS_OTHER);

  return self->status;
}

/**
 * catena_operation_record_get_message:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the server's messages, a line each; foreign text
 */
const char *
catena_operation_record_get_message (CatenaOperationRecord *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_RECORD (self), NULL);

  return self->message;
}

/**
 * catena_operation_record_get_time:
 * @self: a record
 *
 * Returns: when it was last modified, in nanoseconds; 0 when not told
 */
gint64
catena_operation_record_get_time (CatenaOperationRecord *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_RECORD (self), 0);

  return self->time;
}

/**
 * catena_operation_record_get_steps:
 * @self: a record
 *
 * Returns: (transfer none): its steps in order, a list of #CatenaOperationStep
 */
GListModel *
catena_operation_record_get_steps (CatenaOperationRecord *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_RECORD (self), NULL);

  return G_LIST_MODEL (self->steps);
}

/**
 * catena_operation_record_set_what:
 * @self: a record
 * @resource_type: (nullable): the code of what it is done to
 * @operation_type: (nullable): the two-digit code of what is done
 */
void
catena_operation_record_set_what (CatenaOperationRecord *self,
                                  const char            *resource_type,
                                  const char            *operation_type)
{
  g_return_if_fail (CATENA_IS_OPERATION_RECORD (self));

  set_text (self, &self->resource_type, resource_type, PROP_RESOURCE_TYPE);
  set_text (self, &self->type, operation_type, PROP_TYPE);
}

/**
 * catena_operation_record_set_service:
 * @self: a record
 * @id: (nullable): id of the service
 * @name: (nullable): name of the service
 */
void
catena_operation_record_set_service (CatenaOperationRecord *self,
                                     const char            *id,
                                     const char            *name)
{
  g_return_if_fail (CATENA_IS_OPERATION_RECORD (self));

  set_text (self, &self->service_id, id, PROP_SERVICE_ID);
  set_text (self, &self->service_name, name, PROP_SERVICE_NAME);
}

/**
 * catena_operation_record_set_status:
 * @self: a record
 * @word: (nullable): the server's word; none is waiting
 */
void
catena_operation_record_set_status (CatenaOperationRecord *self,
                                    const char            *word)
{
  CatenaStepStatus status = catena_step_status_from_word (word);

  g_return_if_fail (CATENA_IS_OPERATION_RECORD (self));

  if (self->status != status)
    {
      self->status = status;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
    }
  set_text (self, &self->status_word, word, PROP_STATUS_WORD);
}

/**
 * catena_operation_record_set_message:
 * @self: a record
 * @message: (nullable): the server's messages, a line each
 */
void
catena_operation_record_set_message (CatenaOperationRecord *self,
                                     const char            *message)
{
  g_return_if_fail (CATENA_IS_OPERATION_RECORD (self));

  set_text (self, &self->message, message, PROP_MESSAGE);
}

/**
 * catena_operation_record_set_time:
 * @self: a record
 * @time: when it was last modified, in nanoseconds; 0 when not told
 */
void
catena_operation_record_set_time (CatenaOperationRecord *self,
                                  gint64                 time)
{
  g_return_if_fail (CATENA_IS_OPERATION_RECORD (self));

  if (self->time == time)
    return;

  self->time = time;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME]);
}

/**
 * catena_operation_record_merge_steps:
 * @self: a record
 * @fresh: (element-type CatenaOperationStep): what its steps are to be, in order
 */
void
catena_operation_record_merge_steps (CatenaOperationRecord *self,
                                     GPtrArray             *fresh)
{
  g_return_if_fail (CATENA_IS_OPERATION_RECORD (self));

  catena_keyed_list_merge (self->steps, fresh);
}
