/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-look"

#include "config.h"

#include "catena-look.h"

#include "catena-error-meaning.h"
#include "catena-fit.h"
#include "catena-time.h"

/* A service that may be the one of an operation. */
typedef struct
{
  CatenaOperation *operation;
  char *service_id;
  gint64 start; /* nanoseconds; 0 while no record tells */
} Candidate;

/* What a look has found for one operation. */
typedef struct
{
  CatenaOperation *operation;
  char *fitting;   /* (nullable): the service that fits */
  guint n_fitting;
  gboolean unreadable;
  const char *difference;
} Finding;

/* One look for all operations of a workspace: the list and the records once, then the detail of each candidate. */
typedef struct
{
  CatenaWorkspace *workspace;
  GPtrArray *findings;
  GPtrArray *records; /* (nullable): while they cannot be read */
  GQueue candidates;
} Look;

static void read_next_candidate (GTask *task);

static void
free_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_object_unref (candidate->operation);
  g_free (candidate->service_id);
  g_free (candidate);
}

static void
free_finding (gpointer data)
{
  Finding *finding = data;

  g_object_unref (finding->operation);
  g_free (finding->fitting);
  g_free (finding);
}

static void
free_look (Look *look)
{
  g_object_unref (look->workspace);
  g_ptr_array_unref (look->findings);
  g_clear_pointer (&look->records, g_ptr_array_unref);
  g_queue_clear_full (&look->candidates, free_candidate);
  g_free (look);
}

static CatenaTracker *
get_tracker (GTask *task)
{
  return g_task_get_source_object (task);
}

static Finding *
find_finding (Look            *look,
              CatenaOperation *operation)
{
  for (guint i = 0; i < look->findings->len; i++)
    {
      Finding *finding = g_ptr_array_index (look->findings, i);

      if (finding->operation == operation)
        return finding;
    }

  g_assert_not_reached ();
}

static void
give_up (CatenaTracker *tracker,
         Finding       *finding)
{
  CatenaOperation *operation = finding->operation;
  g_autoptr (GError) error = operation->error != NULL ? g_error_copy (operation->error) : NULL;

  if (finding->difference != NULL || finding->n_fitting > 1)
    {
      CatenaErrorDetails details = { .api = operation->call, .service_code = CATENA_PROBLEM_NAMESAKE, .sent = TRUE };

      g_clear_error (&error);
      error = catena_error_new (CATENA_ERROR_CONFLICT, &details,
                                "A service of this name has come to be, and it may be another's (%s)",
                                finding->difference != NULL ? finding->difference : "there are several");
    }

  catena_tracker_enter (tracker, operation, CATENA_OPERATION_UNDECIDED, error);
}

static void
adopt (CatenaTracker *tracker,
       Finding       *finding)
{
  g_debug ("Operation %s is service %s", finding->operation->id, finding->fitting);
  finding->operation->adopted = TRUE;
  catena_operation_set_service_id (finding->operation, finding->fitting);
  catena_tracker_enter (tracker, finding->operation, CATENA_OPERATION_RUNNING, NULL);
}

static void
judge (CatenaTracker *tracker,
       Finding       *finding)
{
  CatenaOperation *operation = finding->operation;
  gint64 now = g_get_monotonic_time ();
  gint64 patience = finding->unreadable ? CATENA_LOOK_MAX_TIME : CATENA_LOOK_MIN_TIME;

  /* It may have been taken off the list, or another look may have found it. */
  if (operation->tracker == NULL || operation->phase != CATENA_OPERATION_LOOKING)
    return;

  catena_operation_set_seen (operation, catena_time_now ());
  if (finding->n_fitting == 1)
    {
      adopt (tracker, finding);
      return;
    }

  if (operation->n_looks == 0)
    operation->first_look = now;
  catena_operation_set_looks (operation, operation->n_looks + 1);
  if (operation->n_looks >= CATENA_LOOK_MIN_LOOKS
      && now - operation->first_look >= catena_tracker_scale (tracker, patience))
    give_up (tracker, finding);
}

static void
end_look (GTask *task)
{
  Look *look = g_task_get_task_data (task);

  for (guint i = 0; i < look->findings->len; i++)
    judge (get_tracker (task), g_ptr_array_index (look->findings, i));
  g_task_return_boolean (task, TRUE);
}

static void
weigh_detail (Look                *look,
              Candidate           *candidate,
              CatenaServiceDetail *detail)
{
  Finding *finding = find_finding (look, candidate->operation);
  CatenaOperation *operation = candidate->operation;
  gint64 start = candidate->start > 0 ? candidate->start : detail->created;
  const char *difference = catena_fit_find_difference (operation->request, detail);

  /* Without any time there is nothing that tells it from an older one, unless it is known what was there before. */
  if (start > 0 ? !catena_fit_is_in_time (start, operation->since, operation->sent) : operation->before == NULL)
    return;

  if (difference != NULL)
    {
      finding->difference = difference;
      return;
    }

  finding->n_fitting++;
  g_free (finding->fitting);
  finding->fitting = g_strdup (candidate->service_id);
}

static void
on_detail_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Look *look = g_task_get_task_data (task);
  Candidate *candidate = g_queue_pop_head (&look->candidates);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (CatenaServiceDetail) detail =
    catena_bcs_get_service_finish (CATENA_BCS (source), result, &raw, &error);

  if (g_task_return_error_if_cancelled (task))
    {
      free_candidate (candidate);
      return;
    }

  if (detail != NULL)
    {
      weigh_detail (look, candidate, detail);
      catena_workspace_detail_arrived (look->workspace, candidate->service_id, detail, raw);
    }
  else
    {
      find_finding (look, candidate->operation)->unreadable = TRUE;
    }

  free_candidate (candidate);
  read_next_candidate (task);
}

static void
read_next_candidate (GTask *task)
{
  Look *look = g_task_get_task_data (task);
  Candidate *candidate = g_queue_peek_head (&look->candidates);

  if (candidate == NULL)
    {
      end_look (task);
      return;
    }

  catena_bcs_get_service_async (catena_workspace_get_bcs (look->workspace), candidate->service_id,
                                g_task_get_cancellable (task), on_detail_read, g_object_ref (task));
}

static gboolean
has_candidate (Look            *look,
               CatenaOperation *operation,
               const char      *service_id)
{
  for (GList *l = look->candidates.head; l != NULL; l = l->next)
    {
      Candidate *candidate = l->data;

      if (candidate->operation == operation && g_strcmp0 (candidate->service_id, service_id) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
consider (GTask           *task,
          CatenaOperation *operation,
          const char      *service_id)
{
  Look *look = g_task_get_task_data (task);
  CatenaOperationRecord *record = catena_fit_find_record (look->records, service_id, NULL);
  gint64 start = record != NULL ? catena_fit_get_start (record) : 0;
  Candidate *candidate;

  if (service_id == NULL || has_candidate (look, operation, service_id)
      || (operation->before != NULL && g_strv_contains ((const char * const *) operation->before, service_id))
      || catena_tracker_claims (get_tracker (task), operation, service_id)
      || (start > 0 && !catena_fit_is_in_time (start, operation->since, operation->sent)))
    return;

  candidate = g_new0 (Candidate, 1);
  candidate->operation = g_object_ref (operation);
  candidate->service_id = g_strdup (service_id);
  candidate->start = start;
  g_queue_push_tail (&look->candidates, candidate);
}

/* From the list, and from the records: a new service's record may be there before it is in the list. */
static void
collect_candidates (GTask           *task,
                    CatenaOperation *operation)
{
  Look *look = g_task_get_task_data (task);
  g_auto (GStrv) listed = catena_workspace_dup_ids_of_name (look->workspace, operation->service_name);

  for (guint i = 0; listed[i] != NULL; i++)
    consider (task, operation, listed[i]);

  for (guint i = 0; look->records != NULL && i < look->records->len; i++)
    {
      CatenaOperationRecord *record = g_ptr_array_index (look->records, i);

      if (catena_fit_is_creation (record)
          && g_strcmp0 (catena_operation_record_get_service_name (record), operation->service_name) == 0)
        consider (task, operation, catena_operation_record_get_service_id (record));
    }
}

static void
on_records_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Look *look = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* Without records the list and the details have to do. */
  look->records = catena_bcs_list_operation_records_finish (CATENA_BCS (source), result, &error);
  if (g_task_return_error_if_cancelled (task))
    return;

  for (guint i = 0; i < look->findings->len; i++)
    {
      Finding *finding = g_ptr_array_index (look->findings, i);

      collect_candidates (task, finding->operation);
    }
  read_next_candidate (task);
}

static void
on_list_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  CatenaWorkspace *workspace = CATENA_WORKSPACE (source);
  g_autoptr (GTask) task = user_data;
  Look *look = g_task_get_task_data (task);
  const CatenaRecordFilter everything = { NULL, NULL, NULL, NULL, NULL };
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    {
      catena_workspace_read_list_finish (workspace, result, NULL);
      return;
    }
  if (!catena_workspace_read_list_finish (workspace, result, &error))
    {
      /* Not a look: it does not count. */
      for (guint i = 0; i < look->findings->len; i++)
        {
          Finding *finding = g_ptr_array_index (look->findings, i);

          catena_operation_set_last_error (finding->operation, error);
        }
      g_task_return_error (task, error);
      return;
    }

  catena_bcs_list_operation_records_async (catena_workspace_get_bcs (workspace), &everything,
                                           g_task_get_cancellable (task), on_records_read, g_object_ref (task));
}

/**
 * catena_tracker_look_async:
 * @self: a tracker
 * @workspace: a workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Looks once for the services of all requests there that may have arrived. What is adopted has the name, was not there
 * before, began between a quarter of an hour before the intent and some time after the request, has nothing that was not
 * asked for, and belongs to no other operation. That it was found, and not told, is shown ("adopted"). After enough looks
 * without one the person decides.
 */
void
catena_tracker_look_async (CatenaTracker       *self,
                           CatenaWorkspace     *workspace,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GPtrArray) operations = NULL;
  GTask *task;
  Look *look;

  g_return_if_fail (CATENA_IS_TRACKER (self));
  g_return_if_fail (CATENA_IS_WORKSPACE (workspace));

  look = g_new0 (Look, 1);
  look->workspace = g_object_ref (workspace);
  look->findings = g_ptr_array_new_with_free_func (free_finding);
  operations = catena_tracker_dup_in_phase (self, workspace, CATENA_OPERATION_LOOKING);
  for (guint i = 0; i < operations->len; i++)
    {
      Finding *finding = g_new0 (Finding, 1);

      finding->operation = g_object_ref (g_ptr_array_index (operations, i));
      g_ptr_array_add (look->findings, finding);
    }

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_tracker_look_async);
  g_task_set_task_data (task, look, (GDestroyNotify) free_look);
  catena_workspace_read_list_async (workspace, CATENA_CRAWL_NOTHING, cancellable, on_list_read, task);
}

/**
 * catena_tracker_look_finish:
 * @self: a tracker
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the look counts
 */
gboolean
catena_tracker_look_finish (CatenaTracker  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
