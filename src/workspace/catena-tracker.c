/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-tracker"

#include "config.h"

#include "catena-tracker-private.h"

G_DEFINE_FINAL_TYPE (CatenaTracker, catena_tracker, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RUNNING,
  PROP_PROBLEM,
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

/**
 * catena_tracker_count_running:
 * @self: a tracker
 *
 * To be called when an operation has begun to go on by itself, or does so no longer.
 */
void
catena_tracker_count_running (CatenaTracker *self)
{
  guint running = 0;

  for (guint i = 0; i < catena_tracker_count (self); i++)
    {
      if (catena_operation_get_running (catena_tracker_peek (self, i)))
        running++;
    }

  if (self->running == running)
    return;

  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
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
    case PROP_PROBLEM:
      g_value_set_boxed (value, self->problem);
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
  g_clear_error (&self->problem);
  g_clear_pointer (&self->lock, catena_lock_free);

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
  properties[PROP_PROBLEM] =
    g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR,
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
 * @lock_path: the file by which one Catena keeps another from following the same operations
 *
 * Returns: (transfer full): a tracker without operations
 */
CatenaTracker *
catena_tracker_new (CatenaDatabase *database,
                    const char     *lock_path)
{
  CatenaTracker *self;

  g_return_val_if_fail (CATENA_IS_DATABASE (database), NULL);

  self = g_object_new (CATENA_TYPE_TRACKER, NULL);
  self->database = g_object_ref (database);
  self->lock = catena_lock_new (lock_path);

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
  g_clear_handle_id (&self->retry, g_source_remove);
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
  catena_tracker_count_running (self);
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
  catena_tracker_count_running (self);
}

/**
 * catena_tracker_enter:
 * @self: a tracker
 * @operation: an operation of it
 * @phase: where it is now
 * @error: (nullable): what led there
 *
 * Brings an operation into a phase, on the disk too, and does what has to be done there. One that was forgotten while it was
 * asked about is not brought back.
 */
void
catena_tracker_enter (CatenaTracker        *self,
                      CatenaOperation      *operation,
                      CatenaOperationPhase  phase,
                      const GError         *error)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));
  g_return_if_fail (CATENA_IS_OPERATION (operation));

  if (operation->tracker != self)
    return;

  g_object_ref (operation);
  /* How often it was looked for is still said when it was in vain. */
  if (phase != CATENA_OPERATION_UNDECIDED)
    catena_operation_set_looks (operation, 0);
  operation->doubted = 0;
  catena_operation_set_last_error (operation, NULL);
  catena_operation_set_phase (operation, phase, error);
  catena_tracker_save_async (self, operation, on_saved, NULL);
  catena_tracker_count_running (self);

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
