/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-workspace"

#include "config.h"

#include "catena-workspace-refresh.h"

#include "catena-error-meaning.h"
#include "catena-time.h"
#include "catena-tracker.h"

/* Reading a workspace: the list, the details after it, and what the database remembers of both. */

/* A detail that is older is read again when the list is polled. */
#define MAX_DETAIL_AGE (15 * 60 * CATENA_NSEC_PER_SEC)
/* A detail that is younger is good enough for a page that opens. */
#define SHOWN_DETAIL_AGE (10 * CATENA_NSEC_PER_SEC)

static void
count_services (CatenaWorkspace *self)
{
  GListModel *model = G_LIST_MODEL (self->services);
  guint n_services = g_list_model_get_n_items (model);
  guint known = 0;

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (CatenaService) service = g_list_model_get_item (model, i);

      if (catena_service_get_detail (service) != NULL)
        known++;
    }

  catena_workspace_set_counts (self, n_services, known);
}

static void
set_detail (CatenaWorkspace     *self,
            CatenaService       *service,
            CatenaServiceDetail *detail,
            gint64               time)
{
  gboolean known = catena_service_get_detail (service) != NULL;

  /* Told at once: a sorted view must not meet a second item that changed behind its back. */
  if (catena_service_set_detail (service, detail, time))
    catena_keyed_list_touched (self->services, catena_service_get_id (service));
  if (!known)
    catena_workspace_set_counts (self, self->n_services, self->details_known + 1);
}

static gboolean
needs_detail (CatenaWorkspace *self,
              CatenaService   *service,
              gint64           now)
{
  if (self->scope == CATENA_CRAWL_ALL || catena_service_get_detail (service) == NULL)
    return TRUE;

  return service == self->shown_service || catena_service_get_tone (service) == CATENA_TONE_MOVING
         || now - catena_service_get_detail_time (service) > MAX_DETAIL_AGE;
}

/* The service on the screen goes first, then those of which nothing is known. What the database still has to tell is waited
 * for: it need not be asked for. */
static void
crawl (CatenaWorkspace *self)
{
  g_autoptr (GPtrArray) later = g_ptr_array_new ();
  GListModel *model = G_LIST_MODEL (self->services);
  guint n_services = g_list_model_get_n_items (model);
  gint64 now = catena_time_now ();

  if (self->scope == CATENA_CRAWL_NOTHING || catena_restorer_is_busy (self->restorer))
    return;

  for (guint i = 0; i < n_services; i++)
    {
      /* The list holds it while this runs. */
      g_autoptr (CatenaService) service = g_list_model_get_item (model, i);

      if (!needs_detail (self, service, now))
        continue;
      if (service == self->shown_service)
        catena_crawler_add (self->crawler, catena_service_get_id (service), TRUE);
      else if (catena_service_get_detail (service) == NULL)
        catena_crawler_add (self->crawler, catena_service_get_id (service), FALSE);
      else
        g_ptr_array_add (later, (gpointer) catena_service_get_id (service));
    }

  for (guint i = 0; i < later->len; i++)
    catena_crawler_add (self->crawler, g_ptr_array_index (later, i), FALSE);
  self->scope = CATENA_CRAWL_NOTHING;
}

static void
drop_shown_service_that_went (CatenaWorkspace *self)
{
  if (self->shown_service != NULL
      && catena_keyed_list_lookup (self->services, catena_service_get_id (self->shown_service)) == NULL)
    g_clear_object (&self->shown_service);
}

static void
take_list (CatenaWorkspace *self,
           GPtrArray       *services,
           gint64           time)
{
  catena_keyed_list_merge (self->services, services);
  drop_shown_service_that_went (self);
  count_services (self);
  catena_workspace_set_updated (self, time);
  catena_workspace_set_load_state (self, CATENA_LOAD_READY);
}

static void
finish_readers (CatenaWorkspace *self,
                const GError    *error)
{
  g_autoptr (GPtrArray) readers = g_steal_pointer (&self->readers);

  self->readers = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < readers->len; i++)
    {
      GTask *task = g_ptr_array_index (readers, i);

      if (error == NULL)
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, g_error_copy (error));
    }
}

static void
fail_refresh (CatenaWorkspace *self,
              const GError    *error)
{
  CatenaAccount *account = catena_connection_get_account (self->connection);

  /* Refused keys are not tried again: a few more times and they are locked. A token that is refused although it is new says
   * nothing of the password: other projects go on. */
  if (g_error_matches (error, CATENA_ERROR, CATENA_ERROR_AUTH)
      && catena_account_get_credentials_kind (account) == CATENA_CREDENTIALS_KEYS)
    catena_connection_refuse (self->connection, error);

  catena_workspace_set_error (self, error);
  if (self->load_state != CATENA_LOAD_READY)
    catena_workspace_set_load_state (self, CATENA_LOAD_FAILED);
}

static void
on_list_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CatenaWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (GPtrArray) services = catena_bcs_list_services_finish (CATENA_BCS (source), result, &raw, &error);
  gint64 now = catena_time_now ();

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      finish_readers (self, error);
      return;
    }

  g_object_freeze_notify (G_OBJECT (self));
  catena_workspace_set_refreshing (self, FALSE);
  if (services != NULL)
    {
      catena_session_prove (self->session);
      take_list (self, services, now);
      catena_workspace_set_error (self, NULL);
      if (raw != NULL)
        catena_restorer_put_list (self->restorer, raw, now);
      crawl (self);
    }
  else
    {
      self->scope = CATENA_CRAWL_NOTHING;
      fail_refresh (self, error);
    }
  g_object_thaw_notify (G_OBJECT (self));

  finish_readers (self, error);
}

static void
start_refresh (CatenaWorkspace  *self,
               CatenaCrawlScope  scope)
{
  self->scope = MAX (self->scope, scope);
  if (self->refreshing || g_cancellable_is_cancelled (self->cancellable))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  catena_workspace_set_refreshing (self, TRUE);
  if (self->load_state != CATENA_LOAD_READY)
    catena_workspace_set_load_state (self, CATENA_LOAD_LOADING);
  g_object_thaw_notify (G_OBJECT (self));

  catena_bcs_list_services_async (self->bcs, self->cancellable, on_list_read, g_object_ref (self));
}

static void
on_detail_arrived (CatenaCrawler       *crawler,
                   const char          *service_id,
                   CatenaServiceDetail *detail,
                   GBytes              *raw,
                   gpointer             user_data)
{
  catena_workspace_detail_arrived (user_data, service_id, detail, raw);
}

static void
on_detail_failed (CatenaCrawler *crawler,
                  const char    *service_id,
                  const GError  *error,
                  gpointer       user_data)
{
  CatenaWorkspace *self = user_data;
  CatenaService *service = catena_keyed_list_lookup (self->services, service_id);

  if (service == NULL)
    return;

  /* Details lag behind for a service that has just been created. */
  if (catena_error_has_problem (error, CATENA_PROBLEM_NO_SUCH_SERVICE)
      && !(self->tracker != NULL && catena_tracker_owns (self->tracker, self, service_id)))
    {
      catena_keyed_list_remove (self->services, service_id);
      drop_shown_service_that_went (self);
      count_services (self);
      return;
    }

  catena_service_set_detail_error (service, error);
}

static void
on_detail_restored (CatenaRestorer      *restorer,
                    const char          *service_id,
                    CatenaServiceDetail *detail,
                    gint64               time,
                    gpointer             user_data)
{
  CatenaWorkspace *self = user_data;
  CatenaService *service = catena_keyed_list_lookup (self->services, service_id);

  /* The service itself may have answered in the meantime. */
  if (service != NULL && catena_service_get_detail (service) == NULL)
    set_detail (self, service, detail, time);
}

static void
on_details_restored (CatenaRestorer *restorer,
                     gpointer        user_data)
{
  CatenaWorkspace *self = user_data;

  if (!self->refreshing)
    crawl (self);
}

static void
on_list_restored (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaWorkspace *self = g_task_get_source_object (task);
  GError *error = NULL;
  gint64 time;
  g_autoptr (GPtrArray) services =
    catena_restorer_read_list_finish (CATENA_RESTORER (source), result, &time, &error);

  if (error != NULL)
    {
      self->unrestored = TRUE;
      g_task_return_error (task, error);
      return;
    }

  /* An answer of the service that came first is the better one. */
  if (services != NULL && self->updated == 0)
    {
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      g_object_freeze_notify (G_OBJECT (self));
      take_list (self, services, time);
      g_object_thaw_notify (G_OBJECT (self));

      for (guint i = 0; i < services->len; i++)
        g_ptr_array_add (ids, (gpointer) catena_service_get_id (g_ptr_array_index (services, i)));
      g_ptr_array_add (ids, NULL);
      catena_restorer_read_details (self->restorer, (char **) ids->pdata);
    }

  g_task_return_boolean (task, TRUE);
}

static void
on_database_problem (CatenaDatabase  *database,
                     GParamSpec      *pspec,
                     CatenaWorkspace *self)
{
  if (!self->unrestored || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->unrestored = FALSE;
  catena_workspace_restore_async (self, self->cancellable, NULL, NULL);
}

/**
 * catena_workspace_follow_readers:
 * @self: a workspace
 *
 * Takes what its crawler and its restorer find, and lets what was kept be read again when that becomes possible.
 */
void
catena_workspace_follow_readers (CatenaWorkspace *self)
{
  g_signal_connect_object (self->crawler, "arrived", G_CALLBACK (on_detail_arrived), self, 0);
  g_signal_connect_object (self->crawler, "failed", G_CALLBACK (on_detail_failed), self, 0);
  g_signal_connect_object (self->restorer, "restored", G_CALLBACK (on_detail_restored), self, 0);
  g_signal_connect_object (self->restorer, "done", G_CALLBACK (on_details_restored), self, 0);
  g_signal_connect_object (self->database, "notify::problem", G_CALLBACK (on_database_problem), self, 0);
}

/**
 * catena_workspace_restore_async:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called when the list is there; the details follow
 * @user_data: data of @callback
 *
 * Shows what was last known.
 */
void
catena_workspace_restore_async (CatenaWorkspace     *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_workspace_restore_async);
  catena_workspace_restore_drafts (self);
  catena_restorer_read_list_async (self->restorer, cancellable, on_list_restored, task);
}

/**
 * catena_workspace_restore_finish:
 * @self: a workspace
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it could be read; that nothing is known is no error
 */
gboolean
catena_workspace_restore_finish (CatenaWorkspace  *self,
                                 GAsyncResult     *result,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_workspace_read_list_async:
 * @self: a workspace
 * @scope: which details are read afterwards
 * @cancellable: (nullable): a cancellable; it ends the waiting only
 * @callback: called when the list was read
 * @user_data: data of @callback
 *
 * Reads the list (5.1.18), or waits for the reading that runs.
 */
void
catena_workspace_read_list_async (CatenaWorkspace     *self,
                                  CatenaCrawlScope     scope,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CATENA_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_workspace_read_list_async);
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The workspace is closed");
      return;
    }

  g_ptr_array_add (self->readers, g_steal_pointer (&task));
  start_refresh (self, scope);
}

/**
 * catena_workspace_read_list_finish:
 * @self: a workspace
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the list is what the service has just said
 */
gboolean
catena_workspace_read_list_finish (CatenaWorkspace  *self,
                                   GAsyncResult     *result,
                                   GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_workspace_detail_arrived:
 * @self: a workspace
 * @service_id: a service
 * @detail: what 5.1.3 answered
 * @raw: (nullable): the same, raw
 *
 * Shows and keeps a service's detail, whoever asked for it.
 */
void
catena_workspace_detail_arrived (CatenaWorkspace     *self,
                                 const char          *service_id,
                                 CatenaServiceDetail *detail,
                                 GBytes              *raw)
{
  CatenaService *service;
  gint64 now = catena_time_now ();

  g_return_if_fail (CATENA_IS_WORKSPACE (self));
  g_return_if_fail (detail != NULL);

  service = catena_keyed_list_lookup (self->services, service_id);
  if (service == NULL)
    return;

  set_detail (self, service, detail, now);
  catena_service_set_detail_error (service, NULL);
  if (raw != NULL)
    catena_restorer_put_detail (self->restorer, service_id, raw, now);
}

/**
 * catena_workspace_refresh:
 * @self: a workspace
 *
 * Reads the list, and then every detail in the background.
 */
void
catena_workspace_refresh (CatenaWorkspace *self)
{
  g_return_if_fail (CATENA_IS_WORKSPACE (self));

  start_refresh (self, CATENA_CRAWL_ALL);
}

/**
 * catena_workspace_refresh_service:
 * @self: a workspace
 * @service: a service of it
 *
 * Reads one service's detail before all others that wait.
 */
void
catena_workspace_refresh_service (CatenaWorkspace *self,
                                  CatenaService   *service)
{
  g_return_if_fail (CATENA_IS_WORKSPACE (self));
  g_return_if_fail (CATENA_IS_SERVICE (service));

  catena_crawler_add (self->crawler, catena_service_get_id (service), TRUE);
}

/**
 * catena_workspace_set_shown_service:
 * @self: a workspace
 * @service: (nullable): the service whose page is on the screen
 *
 * Its detail is read first, and with every list.
 */
void
catena_workspace_set_shown_service (CatenaWorkspace *self,
                                    CatenaService   *service)
{
  g_return_if_fail (CATENA_IS_WORKSPACE (self));
  g_return_if_fail (service == NULL || CATENA_IS_SERVICE (service));

  if (!g_set_object (&self->shown_service, service) || service == NULL)
    return;

  if (catena_time_now () - catena_service_get_detail_time (service) > SHOWN_DETAIL_AGE)
    catena_workspace_refresh_service (self, service);
}
