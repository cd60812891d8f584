/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-database"

#include "config.h"

#include "catena-database.h"

#include "catena-database-answers.h"
#include "catena-database-drafts.h"
#include "catena-database-operations.h"
#include "catena-database-queue.h"
#include "catena-error.h"

#define BUSY_TIMEOUT 3000 /* milliseconds */

struct _CatenaDatabase
{
  GObject parent_instance;

  CatenaDatabaseWorker *worker; /* NULL after it was closed */
  gboolean durable;
  GError *problem;
};

G_DEFINE_FINAL_TYPE (CatenaDatabase, catena_database, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DURABLE,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gpointer
forget_account (CatenaDatabaseFile  *file,
                gpointer             data,
                GError             **error)
{
  g_autoptr(GError) local_error = NULL;

  catena_answers_forget (file, data);
  if (!catena_operations_forget (file, data, &local_error))
    g_info ("operations could not be removed: %s", local_error->message);
  g_clear_error (&local_error);
  if (!catena_drafts_forget (file, data, &local_error))
    g_info ("drafts could not be removed: %s", local_error->message);

  return NULL;
}

static gpointer
put_operation (CatenaDatabaseFile  *file,
               gpointer             data,
               GError             **error)
{
  return GINT_TO_POINTER (catena_operations_put (file, data, error));
}

static gpointer
list_operations (CatenaDatabaseFile  *file,
                 gpointer             data,
                 GError             **error)
{
  return catena_operations_list (file, error);
}

static gpointer
remove_operation (CatenaDatabaseFile  *file,
                  gpointer             data,
                  GError             **error)
{
  g_autoptr(GError) local_error = NULL;

  if (!catena_operations_remove (file, data, &local_error))
    g_info ("an operation could not be removed: %s", local_error->message);

  return NULL;
}

static void
on_reported (GObject      *owner,
             gboolean      durable,
             const GError *problem)
{
  CatenaDatabase *self = CATENA_DATABASE (owner);

  g_object_freeze_notify (owner);
  if (self->durable != durable)
    {
      self->durable = durable;
      g_object_notify_by_pspec (owner, properties[PROP_DURABLE]);
    }
  if (self->problem != NULL || problem != NULL)
    {
      g_clear_error (&self->problem);
      self->problem = problem != NULL ? g_error_copy (problem) : NULL;
      g_object_notify_by_pspec (owner, properties[PROP_PROBLEM]);
    }
  g_object_thaw_notify (owner);
}

static void
catena_database_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CatenaDatabase *self = CATENA_DATABASE (object);

  switch (property_id)
    {
    case PROP_DURABLE:
      g_value_set_boolean (value, self->durable);
      break;
    case PROP_PROBLEM:
      g_value_set_boxed (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
catena_database_dispose (GObject *object)
{
  catena_database_close (CATENA_DATABASE (object));

  G_OBJECT_CLASS (catena_database_parent_class)->dispose (object);
}

static void
catena_database_finalize (GObject *object)
{
  CatenaDatabase *self = CATENA_DATABASE (object);

  g_clear_error (&self->problem);

  G_OBJECT_CLASS (catena_database_parent_class)->finalize (object);
}

static void
catena_database_class_init (CatenaDatabaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = catena_database_get_property;
  object_class->dispose = catena_database_dispose;
  object_class->finalize = catena_database_finalize;

  properties[PROP_DURABLE] = g_param_spec_boolean ("durable", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] = g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_database_init (CatenaDatabase *self)
{
}

/**
 * catena_database_new:
 * @path: path of the file; it and its folder are made if need be, for nobody else to read
 *
 * Returns at once; the file is opened by the worker, and what there is to say about it comes as notifications
 * of "durable" and "problem".
 *
 * Returns: (transfer full): a new database
 */
CatenaDatabase *
catena_database_new (const char *path)
{
  const CatenaDatabaseOptions options = { .busy_timeout = BUSY_TIMEOUT };

  return catena_database_new_full (path, &options);
}

/**
 * catena_database_new_full:
 * @path: path of the file
 * @options: what is to be different
 *
 * As catena_database_new(), for tests.
 *
 * Returns: (transfer full): a new database
 */
CatenaDatabase *
catena_database_new_full (const char                  *path,
                          const CatenaDatabaseOptions *options)
{
  CatenaDatabase *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_object_new (CATENA_TYPE_DATABASE, NULL);
  self->worker = catena_database_worker_new (path, options, G_OBJECT (self), on_reported);

  return self;
}

/**
 * catena_database_close:
 * @self: a database
 *
 * Finishes what was asked for, closes the file and ends the worker. Blocks until that is done. Later writes
 * of answers are passed over, everything else fails.
 */
void
catena_database_close (CatenaDatabase *self)
{
  g_return_if_fail (CATENA_IS_DATABASE (self));

  g_clear_pointer (&self->worker, catena_database_worker_stop);
}

/**
 * catena_database_is_durable:
 * @self: a database
 *
 * Returns: whether what is written stays; %FALSE until the file was opened
 */
gboolean
catena_database_is_durable (CatenaDatabase *self)
{
  g_return_val_if_fail (CATENA_IS_DATABASE (self), FALSE);

  return self->durable;
}

/**
 * catena_database_get_problem:
 * @self: a database
 *
 * Returns: (transfer none) (nullable): why the file is not used or cannot be written, or that a damaged one
 *   was set aside
 */
const GError *
catena_database_get_problem (CatenaDatabase *self)
{
  g_return_val_if_fail (CATENA_IS_DATABASE (self), NULL);

  return self->problem;
}

/**
 * catena_database_new_task:
 * @self: a database
 * @source_tag: the asynchronous function
 * @cancellable: (nullable): a #GCancellable
 * @callback: the caller's
 * @user_data: the caller's
 *
 * Returns: (transfer full): a task that tells what was done even when it was cancelled later
 */
GTask *
catena_database_new_task (CatenaDatabase      *self,
                          gpointer             source_tag,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  /* The worker looks at it before it begins; what was done was done. */
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

/**
 * catena_database_push_task:
 * @self: a database
 * @task: (transfer full): a task; its data goes to @job
 * @job: what the worker does
 * @free_result: (nullable): frees what @job returns
 *
 * Queues a job for the worker, or fails when the database was closed.
 */
void
catena_database_push_task (CatenaDatabase    *self,
                           GTask             *task,
                           CatenaDatabaseJob  job,
                           GDestroyNotify     free_result)
{
  if (self->worker != NULL)
    {
      catena_database_worker_push_task (self->worker, task, job, free_result);
      return;
    }

  g_task_return_error (task, catena_error_new (CATENA_ERROR_STORAGE, NULL, "the database was closed"));
  g_object_unref (task);
}

/**
 * catena_database_push:
 * @self: a database
 * @job: what the worker does
 * @data: (transfer full): what @job gets
 * @free_data: frees @data
 *
 * Queues a job that nobody waits for, or passes it over when the database was closed.
 */
void
catena_database_push (CatenaDatabase    *self,
                      CatenaDatabaseJob  job,
                      gpointer           data,
                      GDestroyNotify     free_data)
{
  if (self->worker != NULL)
    catena_database_worker_push (self->worker, job, data, free_data);
  else
    free_data (data);
}

/**
 * catena_database_forget_account:
 * @self: a database
 * @account_id: id of an account
 *
 * Removes everything that is kept for an account. The caller has made sure that none of its operations is
 * under way.
 */
void
catena_database_forget_account (CatenaDatabase *self,
                                const char     *account_id)
{
  g_return_if_fail (CATENA_IS_DATABASE (self));
  g_return_if_fail (account_id != NULL);

  catena_database_push (self, forget_account, g_strdup (account_id), g_free);
}

/**
 * catena_database_put_operation_async:
 * @self: a database
 * @operation: what to write, in place of the one with its id; copied
 * @cancellable: (nullable): a #GCancellable; it counts until writing begins
 * @callback: called when @operation is on disk, or cannot be written
 * @user_data: for @callback
 *
 * Writes an operation durably.
 */
void
catena_database_put_operation_async (CatenaDatabase              *self,
                                     const CatenaStoredOperation *operation,
                                     GCancellable                *cancellable,
                                     GAsyncReadyCallback          callback,
                                     gpointer                     user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_DATABASE (self));
  g_return_if_fail (operation != NULL && operation->id != NULL);

  task = catena_database_new_task (self, catena_database_put_operation_async, cancellable, callback, user_data);
  g_task_set_task_data (task, catena_stored_operation_copy (operation),
                        (GDestroyNotify) catena_stored_operation_free);
  catena_database_push_task (self, task, put_operation, NULL);
}

/**
 * catena_database_put_operation_finish:
 * @self: a database
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with %CATENA_ERROR_STORAGE when the operation is not on disk, for whatever reason: nothing is kept in
 * memory instead. Fails with %G_IO_ERROR_CANCELLED only when nothing was written.
 *
 * Returns: whether the operation is on disk
 */
gboolean
catena_database_put_operation_finish (CatenaDatabase  *self,
                                      GAsyncResult    *result,
                                      GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * catena_database_list_operations_async:
 * @self: a database
 * @cancellable: (nullable): a #GCancellable
 * @callback: called with the operations
 * @user_data: for @callback
 *
 * Reads all operations.
 */
void
catena_database_list_operations_async (CatenaDatabase      *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_DATABASE (self));

  task = catena_database_new_task (self, catena_database_list_operations_async, cancellable,
                                   callback, user_data);
  g_task_set_check_cancellable (task, TRUE);
  catena_database_push_task (self, task, list_operations, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * catena_database_list_operations_finish:
 * @self: a database
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with %CATENA_ERROR_STORAGE or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (element-type CatenaStoredOperation) (nullable): the operations, oldest first
 */
GPtrArray *
catena_database_list_operations_finish (CatenaDatabase  *self,
                                        GAsyncResult    *result,
                                        GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * catena_database_remove_operation:
 * @self: a database
 * @id: id of an operation
 *
 * Removes an operation from the list that is kept.
 */
void
catena_database_remove_operation (CatenaDatabase *self,
                                  const char     *id)
{
  g_return_if_fail (CATENA_IS_DATABASE (self));
  g_return_if_fail (id != NULL);

  catena_database_push (self, remove_operation, g_strdup (id), g_free);
}
