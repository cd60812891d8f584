/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-operation"

#include "config.h"

#include "catena-operation-private.h"

/* How far an operation is: what its record and its resources say. */

static void
count_sub_steps (CatenaOperationStep *step,
                 guint               *done,
                 guint               *total)
{
  GListModel *sub_steps = catena_operation_step_get_sub_steps (step);
  guint n_sub_steps = g_list_model_get_n_items (sub_steps);
  gboolean finished = catena_operation_step_get_status (step) == CATENA_STEP_STATUS_FINISHED;

  /* A step without parts counts as one. */
  if (n_sub_steps == 0)
    {
      *total += 1;
      *done += finished ? 1 : 0;
      return;
    }

  *total += n_sub_steps;
  for (guint i = 0; i < n_sub_steps; i++)
    {
      g_autoptr (CatenaOperationStep) sub_step = g_list_model_get_item (sub_steps, i);

      if (finished || catena_operation_step_get_status (sub_step) == CATENA_STEP_STATUS_FINISHED)
        *done += 1;
    }
}

/* The step, and of its sub-steps the one, at which it failed. */
static CatenaOperationStep *
find_failed (GListModel           *steps,
             CatenaOperationStep **sub_step)
{
  guint n_steps = g_list_model_get_n_items (steps);

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (CatenaOperationStep) step = g_list_model_get_item (steps, i);

      if (sub_step != NULL)
        *sub_step = find_failed (catena_operation_step_get_sub_steps (step), NULL);
      if ((sub_step != NULL && *sub_step != NULL)
          || catena_operation_step_get_status (step) == CATENA_STEP_STATUS_FAILED)
        return g_steal_pointer (&step);
    }

  return NULL;
}

static const char *
get_words (CatenaOperationStep *step)
{
  const char *message = catena_operation_step_get_message (step);

  return message != NULL ? message : catena_operation_step_get_detail (step);
}

static void
tell_failure (CatenaOperation     *self,
              CatenaOperationStep *step,
              CatenaOperationStep *sub_step)
{
  const char *message = sub_step != NULL ? get_words (sub_step) : NULL;

  if (message == NULL)
    message = get_words (step);
  if (message == NULL)
    message = catena_operation_record_get_message (self->record);

  catena_operation_take_failure (self, catena_operation_step_get_name (step),
                                 sub_step != NULL ? catena_operation_step_get_name (sub_step) : NULL, message);
}

static gboolean
count_steps (CatenaOperation *self)
{
  guint n_steps = g_list_model_get_n_items (G_LIST_MODEL (self->steps));
  guint done = 0, parts_done = 0, parts_total = 0;

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (CatenaOperationStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), i);

      done += catena_operation_step_get_status (step) == CATENA_STEP_STATUS_FINISHED ? 1 : 0;
      count_sub_steps (step, &parts_done, &parts_total);
    }

  if (done == self->steps_done && n_steps == self->steps_total && parts_done == self->parts_done &&
      parts_total == self->parts_total)
    return FALSE;

  self->steps_done = done;
  self->steps_total = n_steps;
  self->parts_done = parts_done;
  self->parts_total = parts_total;
  g_object_notify (G_OBJECT (self), "steps-done");
  g_object_notify (G_OBJECT (self), "steps-total");
  g_object_notify (G_OBJECT (self), "fraction");

  return TRUE;
}

/* A sub-step that failed may recover: which one it was at, is said when the record as a whole has failed. */
static void
update_failed_step (CatenaOperation *self)
{
  g_autoptr (CatenaOperationStep) step = NULL;
  g_autoptr (CatenaOperationStep) sub_step = NULL;
  CatenaOperationStep *deepest;

  if (self->record != NULL && catena_operation_record_get_status (self->record) == CATENA_STEP_STATUS_FAILED)
    step = find_failed (G_LIST_MODEL (self->steps), &sub_step);
  if (step != NULL)
    tell_failure (self, step, sub_step);
  deepest = sub_step != NULL ? sub_step : step;
  if (g_set_object (&self->failed_step, deepest))
    g_object_notify (G_OBJECT (self), "failed-step");
}

static void
on_steps_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  CatenaOperation *self = user_data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, g_list_model_get_item (model, position + i));
  g_list_store_splice (self->steps, position, removed, items->pdata, items->len);
}

/**
 * catena_operation_drop_record:
 * @self: an operation
 *
 * Forgets the record. Its steps stay.
 */
void
catena_operation_drop_record (CatenaOperation *self)
{
  if (self->record == NULL)
    return;

  g_signal_handlers_disconnect_by_func (catena_operation_record_get_steps (self->record), on_steps_changed, self);
  g_clear_object (&self->record);
}

static void
replace_record (CatenaOperation       *self,
                CatenaOperationRecord *record)
{
  GListModel *steps = catena_operation_record_get_steps (record);

  catena_operation_drop_record (self);
  self->record = g_object_ref (record);
  on_steps_changed (steps, 0, g_list_model_get_n_items (G_LIST_MODEL (self->steps)),
                    g_list_model_get_n_items (steps), self);
  g_signal_connect (steps, "items-changed", G_CALLBACK (on_steps_changed), self);
  g_object_notify (G_OBJECT (self), "record");
}

/**
 * catena_operation_take_record:
 * @self: an operation
 * @record: its record as it was just read
 *
 * Returns: whether something has moved since the last time
 */
gboolean
catena_operation_take_record (CatenaOperation       *self,
                              CatenaOperationRecord *record)
{
  CatenaStepStatus status;
  gint64 time;
  gboolean moved;

  g_return_val_if_fail (CATENA_IS_OPERATION (self), FALSE);
  g_return_val_if_fail (CATENA_IS_OPERATION_RECORD (record), FALSE);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->record != NULL
      && g_strcmp0 (catena_keyed_get_key (CATENA_KEYED (self->record)),
                    catena_keyed_get_key (CATENA_KEYED (record))) == 0)
    {
      status = catena_operation_record_get_status (self->record);
      time = catena_operation_record_get_time (self->record);
      catena_keyed_update (CATENA_KEYED (self->record), CATENA_KEYED (record));
      moved = status != catena_operation_record_get_status (self->record)
              || time != catena_operation_record_get_time (self->record);
    }
  else
    {
      replace_record (self, record);
      moved = TRUE;
    }

  if (count_steps (self))
    moved = TRUE;
  update_failed_step (self);
  g_object_thaw_notify (G_OBJECT (self));

  return moved;
}

/**
 * catena_operation_take_resources:
 * @self: an operation
 * @resources: (element-type CatenaResourceStatus): what 5.1.2 answered
 */
void
catena_operation_take_resources (CatenaOperation *self,
                                 GPtrArray       *resources)
{
  g_return_if_fail (CATENA_IS_OPERATION (self));

  catena_keyed_list_merge (self->resources, resources);
}

/**
 * catena_operation_get_record:
 * @self: an operation
 *
 * Returns: (transfer none) (nullable): the service's record of it
 */
CatenaOperationRecord *
catena_operation_get_record (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  return self->record;
}

/**
 * catena_operation_get_steps:
 * @self: an operation
 *
 * Returns: (transfer none): its #CatenaOperationStep, always the same list
 */
GListModel *
catena_operation_get_steps (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  return G_LIST_MODEL (self->steps);
}

/**
 * catena_operation_get_resources:
 * @self: an operation
 *
 * Returns: (transfer none): its #CatenaResourceStatus, always the same list
 */
GListModel *
catena_operation_get_resources (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  return G_LIST_MODEL (self->resources);
}

/**
 * catena_operation_get_fraction:
 * @self: an operation
 *
 * Returns: the share of finished sub-steps, 0 to 1
 */
double
catena_operation_get_fraction (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), 0);

  if (self->phase == CATENA_OPERATION_SUCCEEDED)
    return 1;

  return self->parts_total > 0 ? (double) self->parts_done / self->parts_total : 0;
}

/**
 * catena_operation_get_steps_done:
 * @self: an operation
 *
 * Returns: how many sub-steps are finished
 */
guint
catena_operation_get_steps_done (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), 0);

  return self->steps_done;
}

/**
 * catena_operation_get_steps_total:
 * @self: an operation
 *
 * Returns: how many sub-steps the record has
 */
guint
catena_operation_get_steps_total (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), 0);

  return self->steps_total;
}

/**
 * catena_operation_get_failed_step:
 * @self: an operation
 *
 * Returns: (transfer none) (nullable): the step or sub-step at which it failed
 */
CatenaOperationStep *
catena_operation_get_failed_step (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  return self->failed_step;
}
