/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-follow"

#include "config.h"

#include "catena-follow.h"

#include "catena-error.h"
#include "catena-fit.h"
#include "catena-judge.h"
#include "catena-time.h"

/* One reading for all operations of a workspace. */
typedef struct
{
  CatenaWorkspace *workspace;
  GQueue operations; /* CatenaOperation: whose detail is read, one after the other */
  gboolean moved;
} Reading;

static void read_next_detail  (GTask *task);
static void read_next_watched (GTask *task);

static void
free_reading (Reading *reading)
{
  g_object_unref (reading->workspace);
  g_queue_clear_full (&reading->operations, g_object_unref);
  g_free (reading);
}

static CatenaTracker *
get_tracker (GTask *task)
{
  return g_task_get_source_object (task);
}

/* That it was there is known after a restart, too. */
static void
note_seen (CatenaTracker   *tracker,
           CatenaOperation *operation)
{
  gboolean first = catena_operation_get_seen (operation) == 0;

  catena_operation_set_seen (operation, catena_time_now ());
  if (first)
    catena_tracker_save_async (tracker, operation, NULL, NULL);
}

static void
on_detail_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (CatenaOperation) operation = g_queue_pop_head (&reading->operations);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (CatenaServiceDetail) detail =
    catena_bcs_get_service_finish (CATENA_BCS (source), result, &raw, &error);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (detail != NULL)
    {
      catena_workspace_detail_arrived (reading->workspace, operation->service_id, detail, raw);
      note_seen (get_tracker (task), operation);
      catena_judge_detail (get_tracker (task), operation, detail);
    }
  else
    {
      catena_judge_error (get_tracker (task), operation, error);
    }

  if (catena_operation_phase_is_end (operation->phase))
    reading->moved = TRUE;
  read_next_detail (task);
}

static void
read_next_detail (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  CatenaOperation *operation;

  /* One that has ended meanwhile, or has no service yet, is passed over. */
  while ((operation = g_queue_peek_head (&reading->operations)) != NULL
         && (operation->phase != CATENA_OPERATION_RUNNING || operation->service_id == NULL))
    g_object_unref (g_queue_pop_head (&reading->operations));

  if (operation == NULL)
    {
      g_task_return_boolean (task, reading->moved);
      return;
    }

  catena_bcs_get_service_async (catena_workspace_get_bcs (reading->workspace), operation->service_id,
                                g_task_get_cancellable (task), on_detail_read, g_object_ref (task));
}

static gboolean
is_over (CatenaOperationRecord *record)
{
  CatenaStepStatus status = catena_operation_record_get_status (record);

  return status == CATENA_STEP_STATUS_FINISHED || status == CATENA_STEP_STATUS_STOPPED;
}

/* Of the operations whose record is over, or not to be had, one is asked about each time, so that the number of requests stays
 * the same whatever the number of operations. The one that was longest not asked about goes first. */
static void
choose_one (Reading   *reading,
            GPtrArray *untold)
{
  CatenaOperation *chosen = NULL;

  for (guint i = 0; i < untold->len; i++)
    {
      CatenaOperation *operation = g_ptr_array_index (untold, i);

      if (chosen == NULL || operation->asked < chosen->asked)
        chosen = operation;
    }

  if (chosen == NULL)
    return;

  chosen->asked = g_get_monotonic_time ();
  g_queue_push_tail (&reading->operations, g_object_ref (chosen));
}

/* Returns whether the record tells how the operation stands. */
static gboolean
take_record (GTask                 *task,
             CatenaOperation       *operation,
             CatenaOperationRecord *record)
{
  Reading *reading = g_task_get_task_data (task);

  if (catena_operation_take_record (operation, record))
    reading->moved = TRUE;
  note_seen (get_tracker (task), operation);

  if (catena_operation_record_get_status (record) == CATENA_STEP_STATUS_FAILED)
    catena_judge_failed (get_tracker (task), operation);
  else if (is_over (record))
    return FALSE;
  else
    operation->doubted = 0;

  return TRUE;
}

static void
take_records (GTask     *task,
              GPtrArray *records)
{
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GPtrArray) operations =
    catena_tracker_dup_in_phase (get_tracker (task), reading->workspace, CATENA_OPERATION_RUNNING);
  g_autoptr (GPtrArray) untold = g_ptr_array_new ();

  for (guint i = 0; i < operations->len; i++)
    {
      CatenaOperation *operation = g_ptr_array_index (operations, i);
      CatenaOperationRecord *record = catena_fit_find_record (records, operation->service_id, operation->record_id);

      if (record == NULL || !take_record (task, operation, record))
        g_ptr_array_add (untold, operation);
    }

  choose_one (reading, untold);
}

/* Who may not read records, or gets none, may read services: their own state decides. Who is not reached, or not signed in, may
 * not. */
static gboolean
is_of_records_alone (const GError *error)
{
  const CatenaErrorDetails *details = catena_error_get_details (error);

  return details != NULL && details->api == CATENA_API_LIST_OPERATION_RECORDS && details->http_status > 0
         && !g_error_matches (error, CATENA_ERROR, CATENA_ERROR_AUTH)
         && !g_error_matches (error, CATENA_ERROR, CATENA_ERROR_CLOCK);
}

static void
on_records_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
    catena_bcs_list_operation_records_finish (CATENA_BCS (source), result, &error);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (records != NULL)
    {
      take_records (task, records);
      read_next_detail (task);
      return;
    }

  operations = catena_tracker_dup_in_phase (get_tracker (task), reading->workspace, CATENA_OPERATION_RUNNING);
  for (guint i = 0; i < operations->len; i++)
    catena_operation_set_last_error (g_ptr_array_index (operations, i), error);

  if (!is_of_records_alone (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  choose_one (reading, operations);
  read_next_detail (task);
}

static void
on_watched_detail (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (CatenaOperation) operation = g_queue_pop_head (&reading->operations);
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (CatenaServiceDetail) detail = catena_bcs_get_service_finish (CATENA_BCS (source), result, &raw, NULL);

  if (g_task_return_error_if_cancelled (task))
    return;

  /* What is beside the record is a help: without it the page still says how far it is. */
  if (detail != NULL)
    catena_workspace_detail_arrived (reading->workspace, operation->service_id, detail, raw);
  read_next_watched (task);
}

static void
on_watched_status (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  CatenaOperation *operation = g_queue_peek_head (&reading->operations);
  g_autoptr (GPtrArray) resources = catena_bcs_get_creation_status_finish (CATENA_BCS (source), result, NULL);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (resources != NULL)
    catena_operation_take_resources (operation, resources);
  catena_bcs_get_service_async (CATENA_BCS (source), operation->service_id, g_task_get_cancellable (task),
                                on_watched_detail, g_object_ref (task));
}

static void
read_next_watched (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  CatenaOperation *operation = g_queue_peek_head (&reading->operations);

  if (operation == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  catena_bcs_get_creation_status_async (catena_workspace_get_bcs (reading->workspace), operation->service_id,
                                        g_task_get_cancellable (task), on_watched_status, g_object_ref (task));
}

static GTask *
make_reading (CatenaTracker       *self,
              CatenaWorkspace     *workspace,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->workspace = g_object_ref (workspace);
  g_queue_init (&reading->operations);
  g_task_set_task_data (task, reading, (GDestroyNotify) free_reading);

  return task;
}

/**
 * catena_tracker_read_records_async:
 * @self: a tracker
 * @workspace: a workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Reads the operation records (5.1.17) once for all operations that run there, and the detail (5.1.3) of one of those whose
 * record is over, or not to be had. Records vanish, and end before or after the service is ready: its own state decides.
 */
void
catena_tracker_read_records_async (CatenaTracker       *self,
                                   CatenaWorkspace     *workspace,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  const CatenaRecordFilter everything = { NULL, NULL, NULL, NULL, NULL };
  GTask *task;

  g_return_if_fail (CATENA_IS_TRACKER (self));
  g_return_if_fail (CATENA_IS_WORKSPACE (workspace));

  task = make_reading (self, workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_tracker_read_records_async);
  catena_bcs_list_operation_records_async (catena_workspace_get_bcs (workspace), &everything, cancellable,
                                           on_records_read, task);
}

/**
 * catena_tracker_read_watched_async:
 * @self: a tracker
 * @workspace: a workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Reads what stands beside the record of the operations whose page is on the screen: the resources (5.1.2) and the service
 * (5.1.3).
 */
void
catena_tracker_read_watched_async (CatenaTracker       *self,
                                   CatenaWorkspace     *workspace,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (CATENA_IS_TRACKER (self));
  g_return_if_fail (CATENA_IS_WORKSPACE (workspace));

  task = make_reading (self, workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_tracker_read_watched_async);
  reading = g_task_get_task_data (task);
  operations = catena_tracker_dup_in_phase (self, workspace, CATENA_OPERATION_RUNNING);
  for (guint i = 0; i < operations->len; i++)
    {
      CatenaOperation *operation = g_ptr_array_index (operations, i);

      if (operation->watched && operation->service_id != NULL)
        g_queue_push_tail (&reading->operations, g_object_ref (operation));
    }
  read_next_watched (task);
}

/**
 * catena_tracker_read_finish:
 * @self: a tracker
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether something has moved
 */
gboolean
catena_tracker_read_finish (CatenaTracker  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
