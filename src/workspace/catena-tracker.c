/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-tracker"

#include "config.h"

#include "catena-tracker.h"

#include "catena-error-meaning.h"

/* How many operations that ended are kept. */
#define MAX_ENDED 200

struct _CatenaTracker
{
  GObject parent_instance;

  CatenaDatabase *database;
  GListStore *operations;
  GPtrArray *workspaces;
  GCancellable *cancellable;
  guint running;
  double scale;
};

G_DEFINE_FINAL_TYPE (CatenaTracker, catena_tracker, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RUNNING,
  N_PROPS
};

enum
{
  OPERATION_ENDED,
  STIRRED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* The list holds what it returns. */
static CatenaOperation *
peek_operation (CatenaTracker *self,
                guint          position)
{
  CatenaOperation *operation = g_list_model_get_item (G_LIST_MODEL (self->operations), position);

  if (operation != NULL)
    g_object_unref (operation);

  return operation;
}

static guint
count_operations (CatenaTracker *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->operations));
}

static gboolean
is_in (CatenaOperation *operation,
       const char      *account_id,
       const char      *project_id)
{
  return g_strcmp0 (operation->account_id, account_id) == 0
         && (project_id == NULL || g_strcmp0 (operation->project_id, project_id) == 0);
}

static gboolean
belongs_to (CatenaOperation *operation,
            CatenaWorkspace *workspace)
{
  return is_in (operation, catena_account_get_id (catena_workspace_get_account (workspace)),
                catena_project_get_id (catena_workspace_get_project (workspace)));
}

static void
count_running (CatenaTracker *self)
{
  guint running = 0;

  for (guint i = 0; i < count_operations (self); i++)
    {
      if (catena_operation_get_running (peek_operation (self, i)))
        running++;
    }

  if (self->running == running)
    return;

  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static CatenaWorkspace *
find_workspace (CatenaTracker   *self,
                CatenaOperation *operation)
{
  for (guint i = 0; i < self->workspaces->len; i++)
    {
      CatenaWorkspace *workspace = g_ptr_array_index (self->workspaces, i);

      if (belongs_to (operation, workspace))
        return workspace;
    }

  return NULL;
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* The state before stays on the disk: after a restart the service is looked for, and found. */
  if (!catena_tracker_save_finish (CATENA_TRACKER (source), result, &error))
    g_info ("Cannot keep the state of an operation: %s", error->message);
}

static void
on_row_put (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (catena_database_put_operation_finish (CATENA_DATABASE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_list_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  /* How it went is the workspace's own property. */
  catena_workspace_read_list_finish (CATENA_WORKSPACE (source), result, NULL);
}

static void
on_last_status_read (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (CatenaOperation) operation = user_data;
  g_autoptr (GPtrArray) resources = catena_bcs_get_creation_status_finish (CATENA_BCS (source), result, NULL);

  if (resources != NULL)
    catena_operation_take_resources (operation, resources);
}

/* Its service comes into the list when it begins, and is read again at its end. */
static void
refresh_service (CatenaTracker   *self,
                 CatenaOperation *operation)
{
  CatenaService *service;

  if (operation->workspace == NULL)
    return;

  if (operation->watched && operation->phase != CATENA_OPERATION_RUNNING)
    catena_tracker_read_resources (self, operation);

  service = catena_workspace_lookup_service (operation->workspace, operation->service_id);
  if (service != NULL)
    catena_workspace_refresh_service (operation->workspace, service);
  catena_workspace_read_list_async (operation->workspace, CATENA_CRAWL_NEEDED, NULL, on_list_read, NULL);
}

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

  for (guint i = 0; i < count_operations (self); i++)
    {
      if (catena_operation_phase_is_end (peek_operation (self, i)->phase) && ++n_ended > MAX_ENDED)
        catena_tracker_forget (self, peek_operation (self, i--));
    }
}

static void
on_rows_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaTracker *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows =
    catena_database_list_operations_finish (CATENA_DATABASE (source), result, &error);

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      const CatenaStoredOperation *row = g_ptr_array_index (rows, i);
      g_autoptr (CatenaOperation) operation = NULL;

      /* A call that a newer version made is left to it. */
      if (catena_api_get_by_name (row->call) == NULL)
        continue;

      operation = catena_operation_new_from_row (row, NULL);
      catena_operation_set_workspace (operation, find_workspace (self, operation));
      catena_tracker_add (self, operation);
      resume (self, operation);
    }

  forget_oldest (self);
  catena_tracker_stir (self);
  g_task_return_boolean (task, TRUE);
}

static void
catena_tracker_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CatenaTracker *self = CATENA_TRACKER (object);

  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_uint (value, self->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_tracker_dispose (GObject *object)
{
  CatenaTracker *self = CATENA_TRACKER (object);

  catena_tracker_close (self);
  g_ptr_array_set_size (self->workspaces, 0);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (catena_tracker_parent_class)->dispose (object);
}

static void
catena_tracker_finalize (GObject *object)
{
  CatenaTracker *self = CATENA_TRACKER (object);

  g_object_unref (self->operations);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->workspaces);

  G_OBJECT_CLASS (catena_tracker_parent_class)->finalize (object);
}

static void
catena_tracker_class_init (CatenaTrackerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = catena_tracker_get_property;
  object_class->dispose = catena_tracker_dispose;
  object_class->finalize = catena_tracker_finalize;

  properties[PROP_RUNNING] =
    g_param_spec_uint ("running", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPERATION_ENDED] =
    g_signal_new ("operation-ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, CATENA_TYPE_OPERATION);
  signals[STIRRED] =
    g_signal_new ("stirred", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
catena_tracker_init (CatenaTracker *self)
{
  self->operations = g_list_store_new (CATENA_TYPE_OPERATION);
  self->workspaces = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  self->scale = 1;
}

/**
 * catena_tracker_new:
 * @database: where operations are kept
 *
 * Returns: (transfer full): a tracker without operations
 */
CatenaTracker *
catena_tracker_new (CatenaDatabase *database)
{
  CatenaTracker *self;

  g_return_val_if_fail (CATENA_IS_DATABASE (database), NULL);

  self = g_object_new (CATENA_TYPE_TRACKER, NULL);
  self->database = g_object_ref (database);

  return self;
}

/**
 * catena_tracker_close:
 * @self: a tracker
 *
 * Stops following. What is on the disk says where to go on.
 */
void
catena_tracker_close (CatenaTracker *self)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * catena_tracker_load_async:
 * @self: a tracker
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Takes up what an earlier run left. The workspaces are to be added before.
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
  catena_database_list_operations_async (self->database, cancellable, on_rows_read, task);
}

/**
 * catena_tracker_load_finish:
 * @self: a tracker
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether they could be read
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
 * catena_tracker_get_operations:
 * @self: a tracker
 *
 * Returns: (transfer none): its #CatenaOperation, newest first
 */
GListModel *
catena_tracker_get_operations (CatenaTracker *self)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), NULL);

  return G_LIST_MODEL (self->operations);
}

/**
 * catena_tracker_get_running:
 * @self: a tracker
 *
 * Returns: how many operations go on by themselves
 */
guint
catena_tracker_get_running (CatenaTracker *self)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), 0);

  return self->running;
}

/**
 * catena_tracker_add_workspace:
 * @self: a tracker
 * @workspace: a workspace that was opened
 *
 * Its operations go on.
 */
void
catena_tracker_add_workspace (CatenaTracker   *self,
                              CatenaWorkspace *workspace)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));
  g_return_if_fail (CATENA_IS_WORKSPACE (workspace));

  g_ptr_array_add (self->workspaces, g_object_ref (workspace));
  for (guint i = 0; i < count_operations (self); i++)
    {
      CatenaOperation *operation = peek_operation (self, i);

      if (belongs_to (operation, workspace))
        catena_operation_set_workspace (operation, workspace);
    }
  catena_tracker_stir (self);
}

/**
 * catena_tracker_remove_workspace:
 * @self: a tracker
 * @workspace: a workspace that was closed
 */
void
catena_tracker_remove_workspace (CatenaTracker   *self,
                                 CatenaWorkspace *workspace)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));

  for (guint i = 0; i < count_operations (self); i++)
    {
      CatenaOperation *operation = peek_operation (self, i);

      if (operation->workspace == workspace)
        catena_operation_set_workspace (operation, NULL);
    }
  g_ptr_array_remove (self->workspaces, workspace);
}

/**
 * catena_tracker_forget_account:
 * @self: a tracker
 * @account_id: an account that was removed
 *
 * Takes its operations off the list and the disk.
 */
void
catena_tracker_forget_account (CatenaTracker *self,
                               const char    *account_id)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));

  for (guint i = count_operations (self); i > 0; i--)
    {
      CatenaOperation *operation = peek_operation (self, i - 1);

      if (is_in (operation, account_id, NULL))
        catena_tracker_forget (self, operation);
    }
}

/**
 * catena_tracker_add:
 * @self: a tracker
 * @operation: an operation that is newer than all others
 */
void
catena_tracker_add (CatenaTracker   *self,
                    CatenaOperation *operation)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));
  g_return_if_fail (CATENA_IS_OPERATION (operation));

  g_set_weak_pointer (&operation->tracker, self);
  g_list_store_insert (self->operations, 0, operation);
  count_running (self);
}

/**
 * catena_tracker_forget:
 * @self: a tracker
 * @operation: an operation of it
 *
 * Takes it off the list and the disk.
 */
void
catena_tracker_forget (CatenaTracker   *self,
                       CatenaOperation *operation)
{
  guint position;

  g_return_if_fail (CATENA_IS_TRACKER (self));
  g_return_if_fail (CATENA_IS_OPERATION (operation));

  if (!g_list_store_find (self->operations, operation, &position))
    return;

  catena_database_remove_operation (self->database, operation->id);
  g_clear_weak_pointer (&operation->tracker);
  g_list_store_remove (self->operations, position);
  count_running (self);
}

/**
 * catena_tracker_enter:
 * @self: a tracker
 * @operation: an operation of it
 * @phase: where it is now
 * @error: (nullable): what led there
 *
 * Brings an operation into a phase, on the disk too, and does what has to be done there.
 */
void
catena_tracker_enter (CatenaTracker        *self,
                      CatenaOperation      *operation,
                      CatenaOperationPhase  phase,
                      const GError         *error)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));
  g_return_if_fail (CATENA_IS_OPERATION (operation));

  g_object_ref (operation);
  /* How often it was looked for is still said when it was in vain. */
  if (phase != CATENA_OPERATION_UNDECIDED)
    catena_operation_set_looks (operation, 0);
  operation->doubted = 0;
  catena_operation_set_last_error (operation, NULL);
  catena_operation_set_phase (operation, phase, error);
  catena_tracker_save_async (self, operation, on_saved, NULL);
  count_running (self);

  if (phase == CATENA_OPERATION_RUNNING || phase == CATENA_OPERATION_SUCCEEDED || phase == CATENA_OPERATION_FAILED)
    refresh_service (self, operation);
  if (catena_operation_phase_is_end (phase))
    g_signal_emit (self, signals[OPERATION_ENDED], 0, operation);
  catena_tracker_stir (self);
  g_object_unref (operation);
}

/**
 * catena_tracker_read_resources:
 * @self: a tracker
 * @operation: an operation that has ended
 *
 * Reads once what was built for it (5.1.2), if there is a service.
 */
void
catena_tracker_read_resources (CatenaTracker   *self,
                               CatenaOperation *operation)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));
  g_return_if_fail (CATENA_IS_OPERATION (operation));

  if (operation->workspace != NULL && operation->service_id != NULL)
    catena_bcs_get_creation_status_async (catena_workspace_get_bcs (operation->workspace), operation->service_id,
                                          self->cancellable, on_last_status_read, g_object_ref (operation));
}

/**
 * catena_tracker_save_async:
 * @self: a tracker
 * @operation: an operation
 * @callback: called when it is on the disk for certain
 * @user_data: data of @callback
 */
void
catena_tracker_save_async (CatenaTracker       *self,
                           CatenaOperation     *operation,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (CatenaStoredOperation) row = NULL;
  GTask *task;

  g_return_if_fail (CATENA_IS_TRACKER (self));
  g_return_if_fail (CATENA_IS_OPERATION (operation));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, catena_tracker_save_async);
  row = catena_operation_to_row (operation);
  catena_database_put_operation_async (self->database, row, NULL, on_row_put, task);
}

/**
 * catena_tracker_save_finish:
 * @self: a tracker
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is on the disk for certain
 */
gboolean
catena_tracker_save_finish (CatenaTracker  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_tracker_stir:
 * @self: a tracker
 *
 * Tells that there may be something to poll.
 */
void
catena_tracker_stir (CatenaTracker *self)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));

  g_signal_emit (self, signals[STIRRED], 0);
}

/**
 * catena_tracker_get_cancellable:
 * @self: a tracker
 *
 * Returns: (transfer none): what ends its calls
 */
GCancellable *
catena_tracker_get_cancellable (CatenaTracker *self)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), NULL);

  return self->cancellable;
}

/**
 * catena_tracker_set_scale:
 * @self: a tracker
 * @scale: by what its times are multiplied; tests have no minute
 */
void
catena_tracker_set_scale (CatenaTracker *self,
                          double         scale)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));

  self->scale = scale;
}

/**
 * catena_tracker_scale:
 * @self: a tracker
 * @microseconds: a time
 *
 * Returns: how long that is for this tracker
 */
gint64
catena_tracker_scale (CatenaTracker *self,
                      gint64         microseconds)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), microseconds);

  return (gint64) ((double) microseconds * self->scale);
}
