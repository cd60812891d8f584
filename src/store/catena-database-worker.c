/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-database-worker"

#include "config.h"

#include "catena-database-worker.h"

/* How often it is seen whether a file that could not be used can be. */
#define RETRY_TIME (2 * G_USEC_PER_SEC)

struct _CatenaDatabaseWorker
{
  GThread *thread;
  GAsyncQueue *queue;
  char *path;
  CatenaDatabaseOptions options;

  /* For the reports. The owner is looked up in its own context only. */
  GMainContext *context;
  GWeakRef owner;
  CatenaDatabaseReport report;

  /* What was reported last; the worker thread's own. */
  gboolean reported;
  gboolean durable;
  GError *problem;
  gint64 next_try;
};

typedef struct
{
  CatenaDatabaseJob run; /* NULL to stop */
  gpointer data;
  GDestroyNotify free_data;
  GTask *task;
  gpointer result;
  GDestroyNotify free_result;
  GError *error;
} Job;

typedef struct
{
  CatenaDatabaseWorker *worker;
  gboolean durable;
  GError *problem;
} Report;

static void
clear_worker (gpointer data)
{
  CatenaDatabaseWorker *self = data;

  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_weak_ref_clear (&self->owner);
  g_clear_error (&self->problem);
  g_free (self->path);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  if (job->result != NULL && job->free_result != NULL)
    job->free_result (job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_free (job);
}

static void
free_report (gpointer data)
{
  Report *report = data;

  g_clear_error (&report->problem);
  g_atomic_rc_box_release_full (report->worker, clear_worker);
  g_free (report);
}

static void
attach (GMainContext   *context,
        GSourceFunc     function,
        gpointer        data,
        GDestroyNotify  free_data)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "[catena] database");
  g_source_set_callback (source, function, data, free_data);
  g_source_attach (source, context);
}

static gboolean
on_reported (gpointer data)
{
  Report *report = data;
  g_autoptr(GObject) owner = g_weak_ref_get (&report->worker->owner);

  if (owner != NULL)
    report->worker->report (owner, report->durable, report->problem);

  return G_SOURCE_REMOVE;
}

static gboolean
same_problem (const GError *a,
              const GError *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_strcmp0 (a->message, b->message) == 0;
}

static void
report_changes (CatenaDatabaseWorker *self,
                CatenaDatabaseFile   *file)
{
  gboolean durable = catena_database_file_is_durable (file);
  const GError *problem = catena_database_file_get_problem (file);
  Report *report;

  if (self->reported && durable == self->durable && same_problem (problem, self->problem))
    return;

  self->reported = TRUE;
  self->durable = durable;
  g_clear_error (&self->problem);
  self->problem = problem != NULL ? g_error_copy (problem) : NULL;

  report = g_new0 (Report, 1);
  report->worker = g_atomic_rc_box_acquire (self);
  report->durable = durable;
  report->problem = problem != NULL ? g_error_copy (problem) : NULL;
  attach (self->context, on_reported, report, free_report);
}

/* The task's last reference has to go in its own context: with it may go the object whose finalizer waits for
 * this thread. */
static gboolean
on_answered (gpointer data)
{
  Job *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);

  return G_SOURCE_REMOVE;
}

static void
run_job (CatenaDatabaseWorker *self,
         CatenaDatabaseFile   *file,
         Job                  *job)
{
  GCancellable *cancellable = job->task != NULL ? g_task_get_cancellable (job->task) : NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    job->result = job->run (file, job->data, &job->error);
  report_changes (self, file);

  if (job->task != NULL)
    attach (g_task_get_context (job->task), on_answered, job, free_job);
  else
    free_job (job);
}

/* The next one in the queue, or nothing when it is time to see whether the file can be used. */
static Job *
wait_for_job (CatenaDatabaseWorker *self,
              CatenaDatabaseFile   *file)
{
  gint64 left = self->next_try - g_get_monotonic_time ();

  if (!catena_database_file_is_waiting (file))
    return g_async_queue_pop (self->queue);

  return left > 0 ? g_async_queue_timeout_pop (self->queue, (guint64) left) : NULL;
}

static void
try_again (CatenaDatabaseWorker *self,
           CatenaDatabaseFile   *file)
{
  catena_database_file_try_again (file);
  report_changes (self, file);
  self->next_try = g_get_monotonic_time () + RETRY_TIME;
}

static gpointer
run_thread (gpointer data)
{
  CatenaDatabaseWorker *self = data;
  CatenaDatabaseFile *file = catena_database_file_open (self->path, &self->options);

  report_changes (self, file);
  self->next_try = g_get_monotonic_time () + RETRY_TIME;
  for (;;)
    {
      Job *job = wait_for_job (self, file);

      if (job == NULL)
        {
          try_again (self, file);
          continue;
        }
      if (job->run == NULL)
        {
          free_job (job);
          break;
        }
      run_job (self, file, job);
    }
  catena_database_file_close (file);

  return NULL;
}

/**
 * catena_database_worker_new:
 * @path: path of the file
 * @options: what is to be different
 * @owner: whom @report is about; not kept alive
 * @report: called in the thread-default main context of the caller
 *
 * Starts the thread, which opens the file.
 *
 * Returns: (transfer full): a worker, for catena_database_worker_stop()
 */
CatenaDatabaseWorker *
catena_database_worker_new (const char                  *path,
                            const CatenaDatabaseOptions *options,
                            GObject                     *owner,
                            CatenaDatabaseReport         report)
{
  CatenaDatabaseWorker *self = g_atomic_rc_box_new0 (CatenaDatabaseWorker);

  self->queue = g_async_queue_new ();
  self->path = g_strdup (path);
  self->options = *options;
  self->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&self->owner, owner);
  self->report = report;
  self->thread = g_thread_new ("catena-database", run_thread, self);

  return self;
}

/**
 * catena_database_worker_push:
 * @self: a worker
 * @job: what to do
 * @data: (nullable): what to give to @job
 * @free_data: (nullable): frees @data
 *
 * Queues a job whose outcome nobody waits for.
 */
void
catena_database_worker_push (CatenaDatabaseWorker *self,
                             CatenaDatabaseJob     job,
                             gpointer              data,
                             GDestroyNotify        free_data)
{
  Job *queued = g_new0 (Job, 1);

  queued->run = job;
  queued->data = data;
  queued->free_data = free_data;
  g_async_queue_push (self->queue, queued);
}

/**
 * catena_database_worker_push_task:
 * @self: a worker
 * @task: (transfer full): what waits for the outcome; its data goes to @job
 * @job: what to do
 * @free_result: (nullable): frees the result of @job
 *
 * Queues a job. When @task was cancelled before it began, @job is not run.
 */
void
catena_database_worker_push_task (CatenaDatabaseWorker *self,
                                  GTask                *task,
                                  CatenaDatabaseJob     job,
                                  GDestroyNotify        free_result)
{
  Job *queued = g_new0 (Job, 1);

  queued->run = job;
  queued->data = g_task_get_task_data (task);
  queued->task = task;
  queued->free_result = free_result;
  g_async_queue_push (self->queue, queued);
}

/**
 * catena_database_worker_stop:
 * @self: (transfer full): a worker
 *
 * Waits for everything that is in the queue, closes the file and ends the thread. Results are still
 * delivered.
 */
void
catena_database_worker_stop (CatenaDatabaseWorker *self)
{
  g_async_queue_push (self->queue, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_atomic_rc_box_release_full (self, clear_worker);
}
