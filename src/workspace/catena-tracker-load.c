/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-tracker"

#include "config.h"

#include "catena-tracker-private.h"

#include "catena-error-meaning.h"

/* What an earlier run left, taken up by one Catena at a time. */

/* How many operations that ended are kept. */
#define MAX_ENDED 200
/* How often it is seen whether the other Catena has ended. */
#define RETRY_SECONDS 1

/* An intent that never became a request was certainly not sent, though it may have been before, if it was to be sent again; a
 * request without an end may have arrived. */
static void
resume (CatenaTracker   *self,
        CatenaOperation *operation)
{
  CatenaErrorDetails details = { .api = operation->call, .sent = operation->phase != CATENA_OPERATION_INTENDED };
  g_autoptr (GError) error = NULL;

  if (operation->phase == CATENA_OPERATION_INTENDED)
    {
      details.service_code = CATENA_PROBLEM_NOT_SENT;
      error = catena_error_new (CATENA_ERROR_CONNECTION_LOST, &details, "Catena ended before the request was sent");
      catena_tracker_enter (self, operation,
                            operation->again ? CATENA_OPERATION_UNDECIDED : CATENA_OPERATION_REFUSED, error);
    }
  else if (operation->phase == CATENA_OPERATION_SENDING)
    {
      details.service_code = CATENA_PROBLEM_UNANSWERED;
      error = catena_error_new (CATENA_ERROR_CONNECTION_LOST, &details, "Catena ended before the answer came");
      catena_tracker_enter (self, operation, CATENA_OPERATION_LOOKING, error);
    }
}

/* What ended long ago makes room. */
static void
forget_oldest (CatenaTracker *self)
{
  guint n_ended = 0;

  for (guint i = 0; i < catena_tracker_count (self); i++)
    {
      if (catena_operation_phase_is_end (catena_tracker_peek (self, i)->phase) && ++n_ended > MAX_ENDED)
        catena_tracker_forget (self, catena_tracker_peek (self, i--));
    }
}

static const char *
get_message (const GError *problem)
{
  return problem != NULL ? problem->message : NULL;
}

static void
set_problem (CatenaTracker *self,
             GError        *problem)
{
  if (g_strcmp0 (get_message (self->problem), get_message (problem)) == 0)
    {
      g_clear_error (&problem);
      return;
    }

  g_clear_error (&self->problem);
  self->problem = problem;
  g_object_notify (G_OBJECT (self), "problem");
}

static void
take_rows (CatenaTracker *self,
           GPtrArray     *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const CatenaStoredOperation *row = g_ptr_array_index (rows, i);
      g_autoptr (CatenaOperation) operation = NULL;

      /* A call that a newer version made is left to it. */
      if (catena_api_get_by_name (row->call) == NULL)
        continue;

      operation = catena_operation_new_from_row (row, NULL);
      catena_operation_set_workspace (operation, catena_tracker_find_workspace (self, operation));
      catena_tracker_add (self, operation);
      resume (self, operation);
    }

  forget_oldest (self);
  catena_tracker_stir (self);
}

static gboolean
on_retry (gpointer user_data)
{
  CatenaTracker *self = user_data;

  if (!catena_lock_take (self->lock))
    return G_SOURCE_CONTINUE;

  self->retry = 0;
  catena_tracker_load_async (self, self->cancellable, NULL, NULL);

  return G_SOURCE_REMOVE;
}

static void
try_again_later (CatenaTracker *self)
{
  if (self->retry == 0)
    self->retry = g_timeout_add_seconds (RETRY_SECONDS, on_retry, self);
}

/* Two that follow one operation would each take the other's request for one that was lost. */
static void
leave_to_the_other (CatenaTracker *self)
{
  CatenaErrorDetails details = { .service_code = CATENA_PROBLEM_OTHER_CATENA };

  set_problem (self, catena_error_new (CATENA_ERROR_STORAGE, &details, "Another Catena follows the operations"));
  try_again_later (self);
}

static void
take_answer (CatenaTracker *self,
             gboolean       locked,
             GPtrArray     *rows,
             const GError  *error)
{
  if (!locked)
    {
      leave_to_the_other (self);
    }
  else if (rows == NULL)
    {
      set_problem (self, g_error_copy (error));
      try_again_later (self);
    }
  else
    {
      self->known = TRUE;
      set_problem (self, NULL);
      take_rows (self, rows);
    }
}

static void
on_rows_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaTracker *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
    catena_database_list_operations_finish (CATENA_DATABASE (source), result, &error);

  if (g_task_return_error_if_cancelled (task))
    return;

  /* It may be closed by others than by who loads it. */
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The tracker was closed");
      return;
    }

  take_answer (self, GPOINTER_TO_INT (g_task_get_task_data (task)), rows, error);
  g_task_return_boolean (task, TRUE);
}

/**
 * catena_tracker_load_async:
 * @self: a tracker
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Takes up what an earlier run left. While another Catena follows the operations, or they cannot be read, that is tried again
 * until it succeeds. The workspaces are to be added before.
 */
void
catena_tracker_load_async (CatenaTracker       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_TRACKER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_tracker_load_async);
  /* Before they are read: what another Catena writes as its last is among them, or it still has the lock. */
  g_task_set_task_data (task, GINT_TO_POINTER (catena_lock_take (self->lock)), NULL);
  catena_database_list_operations_async (self->database, cancellable, on_rows_read, task);
}

/**
 * catena_tracker_load_finish:
 * @self: a tracker
 * @result: what the callback got
 * @error: return location for an error
 *
 * What could not be read is told by "problem"; only cancellation is an error, be it that the tracker was closed.
 *
 * Returns: whether it was not cancelled
 */
gboolean
catena_tracker_load_finish (CatenaTracker  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_tracker_get_problem:
 * @self: a tracker
 *
 * Returns: (transfer none) (nullable): why operations are not followed, or are not known
 */
const GError *
catena_tracker_get_problem (CatenaTracker *self)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), NULL);

  return self->problem;
}

/**
 * catena_tracker_check_known:
 * @self: a tracker
 * @error: return location for an error
 *
 * To be called before something new is begun: without the operations of earlier runs it cannot be told from theirs. Fails with
 * %CATENA_ERROR_STORAGE.
 *
 * Returns: whether the operations are known and followed
 */
gboolean
catena_tracker_check_known (CatenaTracker  *self,
                            GError        **error)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), FALSE);

  if (self->problem != NULL)
    g_propagate_error (error, g_error_copy (self->problem));
  else if (!self->known)
    g_propagate_error (error, catena_error_new (CATENA_ERROR_STORAGE, NULL, "The operations were not read yet"));

  return self->problem == NULL && self->known;
}

/**
 * catena_tracker_unlock:
 * @self: a tracker that was closed
 *
 * Another Catena may follow the operations from now on. To be called when all is written.
 */
void
catena_tracker_unlock (CatenaTracker *self)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));

  g_clear_pointer (&self->lock, catena_lock_free);
}
