/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-operation"

#include "config.h"

#include "catena-operation-private.h"

#include "catena-time.h"

/* How far an operation is: what its record and its resources say, and when it was last seen. */

/* Longer than the longest time between two polls, with time for a slow answer. */
#define SEEN_TOLERANCE (120 * CATENA_NSEC_PER_SEC)

static void
free_failure (CatenaOperationFailure *failure)
{
  g_free (failure->step);
  g_free (failure->sub_step);
  g_free (failure->message);
  g_free (failure);
}

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
 * catena_operation_find_end:
 * @self: an operation that has just ended
 * @now: the present, nanoseconds
 *
 * Its end may be seen hours after it came. How long it took is told by the service's clock alone, which may differ from ours.
 *
 * Returns: when it ended by our clock; @now when the steps do not tell
 */
gint64
catena_operation_find_end (CatenaOperation *self,
                           gint64           now)
{
  guint n_steps = g_list_model_get_n_items (G_LIST_MODEL (self->steps));
  gint64 first = 0, last = 0;

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (CatenaOperationStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), i);
      gint64 start = catena_operation_step_get_start_time (step);

      if (start > 0 && (first == 0 || start < first))
        first = start;
      last = MAX (last, catena_operation_step_get_end_time (step));
    }

  if (first == 0 || last < first)
    return now;

  return MIN (self->started + (last - first), now);
}

/**
 * catena_operation_set_seen:
 * @self: an operation
 * @time: when the service answered how far it is, or whether it is there; nanoseconds
 */
void
catena_operation_set_seen (CatenaOperation *self,
                           gint64           time)
{
  g_return_if_fail (CATENA_IS_OPERATION (self));

  self->seen = time;
  catena_operation_set_last_error (self, NULL);
}

/**
 * catena_operation_set_looks:
 * @self: an operation
 * @n_looks: how often it was looked for
 */
void
catena_operation_set_looks (CatenaOperation *self,
                            guint            n_looks)
{
  g_return_if_fail (CATENA_IS_OPERATION (self));

  if (self->n_looks == n_looks)
    return;

  self->n_looks = n_looks;
  g_object_notify (G_OBJECT (self), "looks");
}

/**
 * catena_operation_take_failure:
 * @self: an operation
 * @step: (nullable): the step at which it failed, or %NULL when it did not
 * @sub_step: (nullable): the sub-step
 * @message: (nullable): what the server says of it
 */
void
catena_operation_take_failure (CatenaOperation *self,
                               const char      *step,
                               const char      *sub_step,
                               const char      *message)
{
  g_return_if_fail (CATENA_IS_OPERATION (self));

  g_clear_pointer (&self->failure, free_failure);
  if (step == NULL)
    return;

  self->failure = g_new0 (CatenaOperationFailure, 1);
  self->failure->step = g_strdup (step);
  self->failure->sub_step = g_strdup (sub_step);
  self->failure->message = g_strdup (message);
}

/**
 * catena_operation_get_failure:
 * @self: an operation
 *
 * Returns: (transfer none) (nullable): where it failed, if the service's record told; also after a restart
 */
const CatenaOperationFailure *
catena_operation_get_failure (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  return self->failure;
}

/**
 * catena_operation_get_looks:
 * @self: an operation
 *
 * Returns: how often its service was looked for, this time or, when it is undecided, the last time
 */
guint
catena_operation_get_looks (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), 0);

  return self->n_looks;
}

/**
 * catena_operation_get_seen:
 * @self: an operation
 *
 * Returns: when the service last answered how far it is, or whether it is there, nanoseconds; 0 before. Not notified.
 */
gint64
catena_operation_get_seen (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), 0);

  return self->seen;
}

/**
 * catena_operation_get_known_until:
 * @self: an operation that runs
 * @now: the present, nanoseconds
 *
 * A computer that slept, or was offline, knows nothing of the time since.
 *
 * Returns: @now while it is asked about, else when it was last seen; of one that was not seen yet, when it was started
 */
gint64
catena_operation_get_known_until (CatenaOperation *self,
                                  gint64           now)
{
  gint64 seen;

  g_return_val_if_fail (CATENA_IS_OPERATION (self), now);

  seen = self->seen > 0 ? self->seen : self->started;

  return now - seen <= SEEN_TOLERANCE ? now : seen;
}
