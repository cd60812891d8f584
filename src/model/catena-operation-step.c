/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-operation-step"

#include "config.h"

#include "catena-operation-record.h"

#include "catena-keyed-list.h"
#include "catena-model-enums.h"
#include "catena-util.h"

struct _CatenaOperationStep
{
  GObject parent_instance;

  char *name;
  char *title;
  CatenaStepStatus status;
  char *status_word;
  char *detail;
  char *message;
  gint64 own_start;
  gint64 own_end;
  gint64 shown_start;
  gint64 shown_end;
  gint64 serial;
  CatenaKeyedList *sub_steps;
};

static void catena_operation_step_keyed_init (CatenaKeyedInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaOperationStep, catena_operation_step, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CATENA_TYPE_KEYED, catena_operation_step_keyed_init))

enum
{
  PROP_0,
  PROP_NAME,
  PROP_TITLE,
  PROP_STATUS,
  PROP_STATUS_WORD,
  PROP_DETAIL,
  PROP_MESSAGE,
  PROP_START_TIME,
  PROP_END_TIME,
  PROP_SERIAL,
  PROP_SUB_STEPS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_shown_time (CatenaOperationStep *self,
                gint64              *field,
                gint64               time,
                guint                prop_id)
{
  if (*field == time)
    return;

  *field = time;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

/* The documented step has no times of its own, its sub-steps have. A step that still runs has no end, even though
 * some of its sub-steps do. */
static void
refresh_times (CatenaOperationStep *self)
{
  gint64 start, end;

  catena_operation_steps_get_times (G_LIST_MODEL (self->sub_steps), &start, &end);
  if (!catena_step_status_is_over (self->status))
    end = 0;

  set_shown_time (self, &self->shown_start, self->own_start > 0 ? self->own_start : start, PROP_START_TIME);
  set_shown_time (self, &self->shown_end, self->own_end > 0 ? self->own_end : end, PROP_END_TIME);
}

static void
set_text (CatenaOperationStep *self,
          char               **field,
          const char          *value,
          guint                prop_id)
{
  if (value != NULL && *value == '\0')
    value = NULL;
  if (catena_set_str (field, value))
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static const char *
catena_operation_step_get_key (CatenaKeyed *keyed)
{
  return CATENA_OPERATION_STEP (keyed)->name;
}

static GPtrArray *
collect_sub_steps (CatenaOperationStep *self)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_steps = g_list_model_get_n_items (G_LIST_MODEL (self->sub_steps));

  for (guint i = 0; i < n_steps; i++)
    g_ptr_array_add (steps, g_list_model_get_item (G_LIST_MODEL (self->sub_steps), i));

  return steps;
}

/* Steps are shown in the order of their list, which the merge keeps: nothing to sort or filter anew. */
static gboolean
catena_operation_step_update (CatenaKeyed *keyed,
                              CatenaKeyed *fresh_keyed)
{
  CatenaOperationStep *self = CATENA_OPERATION_STEP (keyed);
  CatenaOperationStep *fresh = CATENA_OPERATION_STEP (fresh_keyed);
  g_autoptr (GPtrArray) sub_steps = collect_sub_steps (fresh);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->serial != fresh->serial)
    {
      self->serial = fresh->serial;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERIAL]);
    }
  catena_operation_step_set_status (self, fresh->status_word);
  catena_operation_step_set_detail (self, fresh->detail);
  catena_operation_step_set_message (self, fresh->message);
  catena_operation_step_merge_sub_steps (self, sub_steps);
  catena_operation_step_set_times (self, fresh->own_start, fresh->own_end);
  g_object_thaw_notify (G_OBJECT (self));

  return FALSE;
}

static void
catena_operation_step_keyed_init (CatenaKeyedInterface *iface)
{
  iface->get_key = catena_operation_step_get_key;
  iface->update = catena_operation_step_update;
}

static void
catena_operation_step_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  CatenaOperationStep *self = CATENA_OPERATION_STEP (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, catena_operation_step_get_title (self));
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
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_START_TIME:
      g_value_set_int64 (value, self->shown_start);
      break;
    case PROP_END_TIME:
      g_value_set_int64 (value, self->shown_end);
      break;
    case PROP_SERIAL:
      g_value_set_int64 (value, self->serial);
      break;
    case PROP_SUB_STEPS:
      g_value_set_object (value, self->sub_steps);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_operation_step_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  CatenaOperationStep *self = CATENA_OPERATION_STEP (object);

  switch (prop_id)
    {
    case PROP_NAME:
      self->name = g_value_dup_string (value);
      self->title = catena_label_dup_operation_step (self->name);
      break;
    case PROP_SERIAL:
      self->serial = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_operation_step_finalize (GObject *object)
{
  CatenaOperationStep *self = CATENA_OPERATION_STEP (object);

  g_free (self->name);
  g_free (self->title);
  g_free (self->status_word);
  g_free (self->detail);
  g_free (self->message);
  g_object_unref (self->sub_steps);

  G_OBJECT_CLASS (catena_operation_step_parent_class)->finalize (object);
}

static void
catena_operation_step_class_init (CatenaOperationStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags fixed = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_operation_step_get_property;
  object_class->set_property = catena_operation_step_set_property;
  object_class->finalize = catena_operation_step_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, fixed);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_STATUS] =
    g_param_spec_enum ("status", NULL, NULL, CATENA_TYPE_STEP_STATUS, (int) CATENA_STEP_STATUS_WAITING, readable);
  properties[PROP_STATUS_WORD] = g_param_spec_string ("status-word", NULL, NULL, NULL, readable);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, readable);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, readable);
  properties[PROP_START_TIME] = g_param_spec_int64 ("start-time", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_END_TIME] = g_param_spec_int64 ("end-time", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_SERIAL] = g_param_spec_int64 ("serial", NULL, NULL, G_MININT64, G_MAXINT64, 0, fixed);
  properties[PROP_SUB_STEPS] = g_param_spec_object ("sub-steps", NULL, NULL, G_TYPE_LIST_MODEL, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_operation_step_init (CatenaOperationStep *self)
{
  self->sub_steps = catena_keyed_list_new (CATENA_TYPE_OPERATION_STEP);
}

/**
 * catena_operation_step_new:
 * @name: the server's name of the step, which identifies it within its record or step
 * @serial: its serial number
 *
 * Returns: (transfer full): a step that waits
 */
CatenaOperationStep *
catena_operation_step_new (const char *name,
                           gint64      serial)
{
  return g_object_new (CATENA_TYPE_OPERATION_STEP, "name", name, "serial", serial, NULL);
}

/**
 * catena_operation_step_get_name:
 * @self: a step
 *
 * Returns: (transfer none): the server's name of it
 */
const char *
catena_operation_step_get_name (CatenaOperationStep *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_STEP (self), NULL);

  return self->name;
}

/**
 * catena_operation_step_get_title:
 * @self: a step
 *
 * Returns: (transfer none): its name for people, in their language where Catena knows the step, else the server's
 */
const char *
catena_operation_step_get_title (CatenaOperationStep *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_STEP (self), NULL);

  return self->title;
}

/**
 * catena_operation_step_get_status:
 * @self: a step
 *
 * Returns: its status
 */
CatenaStepStatus
catena_operation_step_get_status (CatenaOperationStep *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_STEP (self), CATENA_STEP_STATUS_OTHER);

  return self->status;
}

/**
 * catena_operation_step_get_status_word:
 * @self: a step
 *
 * Returns: (transfer none) (nullable): the server's own word for the status; foreign text
 */
const char *
catena_operation_step_get_status_word (CatenaOperationStep *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_STEP (self), NULL);

  return self->status_word;
}

/**
 * catena_operation_step_get_detail:
 * @self: a step
 *
 * Returns: (transfer none) (nullable): what the server says about it; foreign text
 */
const char *
catena_operation_step_get_detail (CatenaOperationStep *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_STEP (self), NULL);

  return self->detail;
}

/**
 * catena_operation_step_get_message:
 * @self: a step
 *
 * Returns: (transfer none) (nullable): the server's messages about it, a line each; foreign text
 */
const char *
catena_operation_step_get_message (CatenaOperationStep *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_STEP (self), NULL);

  return self->message;
}

/**
 * catena_operation_step_get_start_time:
 * @self: a step
 *
 * Returns: when it began, in nanoseconds; 0 when it has not
 */
gint64
catena_operation_step_get_start_time (CatenaOperationStep *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_STEP (self), 0);

  return self->shown_start;
}

/**
 * catena_operation_step_get_end_time:
 * @self: a step
 *
 * Returns: when it ended, in nanoseconds; 0 when it has not
 */
gint64
catena_operation_step_get_end_time (CatenaOperationStep *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_STEP (self), 0);

  return self->shown_end;
}

/**
 * catena_operation_step_get_serial:
 * @self: a step
 *
 * Returns: its serial number
 */
gint64
catena_operation_step_get_serial (CatenaOperationStep *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_STEP (self), 0);

  return self->serial;
}

/**
 * catena_operation_step_get_sub_steps:
 * @self: a step
 *
 * Returns: (transfer none): its sub-steps in order, a list of #CatenaOperationStep
 */
GListModel *
catena_operation_step_get_sub_steps (CatenaOperationStep *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION_STEP (self), NULL);

  return G_LIST_MODEL (self->sub_steps);
}

/**
 * catena_operation_step_set_status:
 * @self: a step
 * @word: (nullable): the server's word; none is waiting
 */
void
catena_operation_step_set_status (CatenaOperationStep *self,
                                  const char          *word)
{
  CatenaStepStatus status = catena_step_status_from_word (word);

  g_return_if_fail (CATENA_IS_OPERATION_STEP (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (self->status != status)
    {
      self->status = status;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
    }
  set_text (self, &self->status_word, word, PROP_STATUS_WORD);
  refresh_times (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * catena_operation_step_set_detail:
 * @self: a step
 * @detail: (nullable): what the server says about it
 */
void
catena_operation_step_set_detail (CatenaOperationStep *self,
                                  const char          *detail)
{
  g_return_if_fail (CATENA_IS_OPERATION_STEP (self));

  set_text (self, &self->detail, detail, PROP_DETAIL);
}

/**
 * catena_operation_step_set_message:
 * @self: a step
 * @message: (nullable): the server's messages about it, a line each
 */
void
catena_operation_step_set_message (CatenaOperationStep *self,
                                   const char          *message)
{
  g_return_if_fail (CATENA_IS_OPERATION_STEP (self));

  set_text (self, &self->message, message, PROP_MESSAGE);
}

/**
 * catena_operation_step_set_times:
 * @self: a step
 * @start: when it began, in nanoseconds; 0 when not told
 * @end: when it ended, in nanoseconds; 0 when not told
 *
 * What is not told is taken from the sub-steps.
 */
void
catena_operation_step_set_times (CatenaOperationStep *self,
                                 gint64               start,
                                 gint64               end)
{
  g_return_if_fail (CATENA_IS_OPERATION_STEP (self));

  self->own_start = MAX (start, 0);
  self->own_end = MAX (end, 0);
  refresh_times (self);
}

/**
 * catena_operation_step_merge_sub_steps:
 * @self: a step
 * @fresh: (element-type CatenaOperationStep): what its sub-steps are to be, in order
 */
void
catena_operation_step_merge_sub_steps (CatenaOperationStep *self,
                                       GPtrArray           *fresh)
{
  g_return_if_fail (CATENA_IS_OPERATION_STEP (self));

  catena_keyed_list_merge (self->sub_steps, fresh);
  refresh_times (self);
}
