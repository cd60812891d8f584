/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-restorer"

#include "config.h"

#include "catena-restorer.h"

#include "catena-api.h"
#include "catena-bcs.h"

/* How many details are read and parsed before the main loop may draw: well under a frame's time. */
#define PORTION 16
/* Longer lists are parsed off the main thread, in bytes. */
#define MAX_PARSED_HERE (256 * 1024)

struct _CatenaRestorer
{
  GObject parent_instance;

  CatenaDatabase *database;
  char *account_id;
  char *project_id;
  GCancellable *cancellable;

  GQueue waiting; /* char * */
  guint n_reading;
  guint idle;
};

/* A detail under way. */
typedef struct
{
  CatenaRestorer *restorer;
  char *service_id;
} Visit;

G_DEFINE_FINAL_TYPE (CatenaRestorer, catena_restorer, G_TYPE_OBJECT)

enum
{
  RESTORED,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_visit (Visit *visit)
{
  g_object_unref (visit->restorer);
  g_free (visit->service_id);
  g_free (visit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Visit, free_visit)

static const char *
get_call (CatenaApiId api)
{
  return catena_api_get (api)->name;
}

static char *
make_detail_parameters (CatenaRestorer *self,
                        const char     *service_id)
{
  return g_strconcat (self->project_id, "/", service_id, NULL);
}

static void
parse_list (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *services = catena_bcs_parse_services (task_data, &error);

  if (services != NULL)
    g_task_return_pointer (task, services, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
on_list_found (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 time = 0;
  GBytes *raw = catena_database_get_answer_finish (CATENA_DATABASE (source), result, &time, &error);

  if (raw == NULL)
    {
      if (error != NULL)
        g_task_return_error (task, error);
      else
        g_task_return_pointer (task, NULL, NULL);
      return;
    }

  g_object_set_data_full (G_OBJECT (task), "time", g_memdup2 (&time, sizeof time), g_free);
  g_task_set_task_data (task, raw, (GDestroyNotify) g_bytes_unref);
  if (g_bytes_get_size (raw) > MAX_PARSED_HERE)
    g_task_run_in_thread (task, parse_list);
  else
    parse_list (task, NULL, raw, NULL);
}

static gboolean on_idle (gpointer user_data);

static void
read_portion_later (CatenaRestorer *self)
{
  if (self->idle != 0 || self->n_reading > 0)
    return;

  if (!g_queue_is_empty (&self->waiting))
    self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
  else
    g_signal_emit (self, signals[DONE], 0);
}

static void
on_detail_found (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Visit) visit = user_data;
  CatenaRestorer *self = visit->restorer;
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaServiceDetail) detail = NULL;
  gint64 time = 0;
  g_autoptr (GBytes) raw = catena_database_get_answer_finish (CATENA_DATABASE (source), result, &time, &error);

  self->n_reading--;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  /* What cannot be read any more is simply not known; it will be asked for. */
  if (raw != NULL)
    detail = catena_bcs_parse_service (raw, NULL);
  if (detail != NULL)
    g_signal_emit (self, signals[RESTORED], 0, visit->service_id, detail, time);

  read_portion_later (self);
}

static gboolean
on_idle (gpointer user_data)
{
  CatenaRestorer *self = user_data;

  self->idle = 0;
  while (self->n_reading < PORTION && !g_queue_is_empty (&self->waiting))
    {
      Visit *visit = g_new0 (Visit, 1);
      g_autofree char *parameters = NULL;

      visit->restorer = g_object_ref (self);
      visit->service_id = g_queue_pop_head (&self->waiting);
      parameters = make_detail_parameters (self, visit->service_id);
      self->n_reading++;
      catena_database_get_answer_async (self->database, self->account_id, get_call (CATENA_API_GET_SERVICE),
                                        parameters, self->cancellable, on_detail_found, visit);
    }

  return G_SOURCE_REMOVE;
}

static void
catena_restorer_dispose (GObject *object)
{
  CatenaRestorer *self = CATENA_RESTORER (object);

  catena_restorer_close (self);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (catena_restorer_parent_class)->dispose (object);
}

static void
catena_restorer_finalize (GObject *object)
{
  CatenaRestorer *self = CATENA_RESTORER (object);

  g_object_unref (self->cancellable);
  g_free (self->account_id);
  g_free (self->project_id);

  G_OBJECT_CLASS (catena_restorer_parent_class)->finalize (object);
}

static void
catena_restorer_class_init (CatenaRestorerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_restorer_dispose;
  object_class->finalize = catena_restorer_finalize;

  signals[RESTORED] =
    g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, catena_service_detail_get_type (), G_TYPE_INT64);
  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
catena_restorer_init (CatenaRestorer *self)
{
  g_queue_init (&self->waiting);
  self->cancellable = g_cancellable_new ();
}

/**
 * catena_restorer_new:
 * @database: a database
 * @account_id: an account
 * @project_id: a project of it
 *
 * Returns: (transfer full): what remembers the project's services
 */
CatenaRestorer *
catena_restorer_new (CatenaDatabase *database,
                     const char     *account_id,
                     const char     *project_id)
{
  CatenaRestorer *self;

  g_return_val_if_fail (CATENA_IS_DATABASE (database), NULL);
  g_return_val_if_fail (account_id != NULL, NULL);
  g_return_val_if_fail (project_id != NULL, NULL);

  self = g_object_new (CATENA_TYPE_RESTORER, NULL);
  self->database = g_object_ref (database);
  self->account_id = g_strdup (account_id);
  self->project_id = g_strdup (project_id);

  return self;
}

/**
 * catena_restorer_close:
 * @self: a restorer
 *
 * Ends reading; nothing is signalled any more.
 */
void
catena_restorer_close (CatenaRestorer *self)
{
  g_return_if_fail (CATENA_IS_RESTORER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_queue_clear_full (&self->waiting, g_free);
}

/**
 * catena_restorer_put_list:
 * @self: a restorer
 * @raw: the answer of 5.1.18
 * @time: when it was read, nanoseconds
 *
 * Remembers the list.
 */
void
catena_restorer_put_list (CatenaRestorer *self,
                          GBytes         *raw,
                          gint64          time)
{
  g_return_if_fail (CATENA_IS_RESTORER (self));
  g_return_if_fail (raw != NULL);

  catena_database_put_answer (self->database, self->account_id, get_call (CATENA_API_LIST_SERVICES),
                              self->project_id, raw, time);
}

/**
 * catena_restorer_put_detail:
 * @self: a restorer
 * @service_id: a service
 * @raw: the answer of 5.1.3
 * @time: when it was read, nanoseconds
 *
 * Remembers a service's detail.
 */
void
catena_restorer_put_detail (CatenaRestorer *self,
                            const char     *service_id,
                            GBytes         *raw,
                            gint64          time)
{
  g_autofree char *parameters = NULL;

  g_return_if_fail (CATENA_IS_RESTORER (self));
  g_return_if_fail (service_id != NULL);
  g_return_if_fail (raw != NULL);

  parameters = make_detail_parameters (self, service_id);
  catena_database_put_answer (self->database, self->account_id, get_call (CATENA_API_GET_SERVICE), parameters, raw,
                              time);
}

/**
 * catena_restorer_read_list_async:
 * @self: a restorer
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Reads the list that was last known.
 */
void
catena_restorer_read_list_async (CatenaRestorer      *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_RESTORER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_restorer_read_list_async);
  catena_database_get_answer_async (self->database, self->account_id, get_call (CATENA_API_LIST_SERVICES),
                                    self->project_id, cancellable, on_list_found, task);
}

/**
 * catena_restorer_read_list_finish:
 * @self: a restorer
 * @result: what the callback got
 * @time: (out): when it was read from the service, nanoseconds
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type CatenaService): the services; %NULL without an error when no list is
 *   known
 */
GPtrArray *
catena_restorer_read_list_finish (CatenaRestorer  *self,
                                  GAsyncResult    *result,
                                  gint64          *time,
                                  GError         **error)
{
  gint64 *known;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  known = g_object_get_data (G_OBJECT (result), "time");
  *time = known != NULL ? *known : 0;

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * catena_restorer_read_details:
 * @self: a restorer
 * @service_ids: (array zero-terminated=1): services, in the order in which they are wanted
 *
 * Reads the details that were last known, one portion after the other. "restored" comes for each that is known.
 */
void
catena_restorer_read_details (CatenaRestorer  *self,
                              char           **service_ids)
{
  g_return_if_fail (CATENA_IS_RESTORER (self));

  for (guint i = 0; service_ids[i] != NULL; i++)
    g_queue_push_tail (&self->waiting, g_strdup (service_ids[i]));
  read_portion_later (self);
}

/**
 * catena_restorer_is_busy:
 * @self: a restorer
 *
 * Returns: whether details are still read; "done" comes then
 */
gboolean
catena_restorer_is_busy (CatenaRestorer *self)
{
  g_return_val_if_fail (CATENA_IS_RESTORER (self), FALSE);

  return self->n_reading > 0 || self->idle != 0;
}
