/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-workspace"

#include "config.h"

#include "catena-workspace.h"

#include "catena-crawler.h"
#include "catena-error.h"
#include "catena-host.h"
#include "catena-keyed-list.h"
#include "catena-region.h"
#include "catena-request.h"
#include "catena-restorer.h"
#include "catena-session.h"
#include "catena-time.h"
#include "catena-tracker.h"
#include "catena-workspace-enums.h"
#include "catena-workspace-private.h"

/* A detail that is older is read again when the list is polled. */
#define MAX_DETAIL_AGE (15 * 60 * CATENA_NSEC_PER_SEC)
/* A detail that is younger is good enough for a page that opens. */
#define SHOWN_DETAIL_AGE (10 * CATENA_NSEC_PER_SEC)
/* What 5.1.3 answers, with status 400, for a service that is not there. */
#define CODE_NO_SUCH_SERVICE "BCS.4001011"

struct _CatenaWorkspace
{
  GObject parent_instance;

  CatenaConnection *connection;
  CatenaSession *session;
  CatenaProject *project;
  CatenaBcs *bcs;
  CatenaTracker *tracker; /* weak */
  CatenaCrawler *crawler;
  CatenaRestorer *restorer;
  GCancellable *cancellable;

  CatenaKeyedList *services;
  CatenaService *shown_service;
  CatenaLoadState load_state;
  GError *error;
  gint64 updated;
  guint details_known;
  guint n_services;
  gboolean shown;

  gboolean refreshing;
  CatenaCrawlScope scope;
  GPtrArray *readers; /* GTask: who waits for the list */
};

G_DEFINE_FINAL_TYPE (CatenaWorkspace, catena_workspace, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ACCOUNT,
  PROP_PROJECT,
  PROP_SERVICES,
  PROP_LOAD_STATE,
  PROP_REFRESHING,
  PROP_ERROR,
  PROP_UPDATED,
  PROP_DETAILS_KNOWN,
  PROP_N_SERVICES,
  PROP_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_load_state (CatenaWorkspace *self,
                CatenaLoadState  state)
{
  if (self->load_state == state)
    return;

  self->load_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOAD_STATE]);
}

static void
set_error (CatenaWorkspace *self,
           const GError    *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_refreshing (CatenaWorkspace *self,
                gboolean         refreshing)
{
  if (self->refreshing == refreshing)
    return;

  self->refreshing = refreshing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFRESHING]);
}

static void
set_updated (CatenaWorkspace *self,
             gint64           updated)
{
  if (self->updated == updated)
    return;

  self->updated = updated;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UPDATED]);
}

static void
set_counts (CatenaWorkspace *self,
            guint            n_services,
            guint            details_known)
{
  if (self->n_services != n_services)
    {
      self->n_services = n_services;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SERVICES]);
    }
  if (self->details_known != details_known)
    {
      self->details_known = details_known;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAILS_KNOWN]);
    }
}

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

  set_counts (self, n_services, known);
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
    set_counts (self, self->n_services, self->details_known + 1);
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
  set_updated (self, time);
  set_load_state (self, CATENA_LOAD_READY);
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

  set_error (self, error);
  if (self->load_state != CATENA_LOAD_READY)
    set_load_state (self, CATENA_LOAD_FAILED);
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
  set_refreshing (self, FALSE);
  if (services != NULL)
    {
      catena_session_prove (self->session);
      take_list (self, services, now);
      set_error (self, NULL);
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
  set_refreshing (self, TRUE);
  if (self->load_state != CATENA_LOAD_READY)
    set_load_state (self, CATENA_LOAD_LOADING);
  g_object_thaw_notify (G_OBJECT (self));

  catena_bcs_list_services_async (self->bcs, self->cancellable, on_list_read, g_object_ref (self));
}

static gboolean
is_gone (const GError *error)
{
  const CatenaErrorDetails *details = catena_error_get_details (error);

  return details != NULL && g_strcmp0 (details->service_code, CODE_NO_SUCH_SERVICE) == 0;
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
  if (is_gone (error) && !(self->tracker != NULL && catena_tracker_owns (self->tracker, self, service_id)))
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

/* The second endpoint of a region that we know is tried when the first fails by name or certificate. */
static void
open_endpoint (CatenaWorkspace *self)
{
  const CatenaRegion *region = catena_region_get (catena_project_get_region (self->project));
  const char *endpoint = catena_project_get_endpoint (self->project);
  const char *fallback = NULL;

  if (region != NULL && g_strcmp0 (region->bcs, endpoint) == 0)
    fallback = region->bcs_fallback;

  g_clear_object (&self->bcs);
  self->bcs = catena_bcs_new (catena_connection_get_transport (self->connection), CATENA_AUTH (self->session), endpoint,
                              fallback, catena_project_get_id (self->project));
  catena_crawler_set_bcs (self->crawler, self->bcs);
}

static void
catena_workspace_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CatenaWorkspace *self = CATENA_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_ACCOUNT:
      g_value_set_object (value, catena_workspace_get_account (self));
      break;
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_SERVICES:
      g_value_set_object (value, self->services);
      break;
    case PROP_LOAD_STATE:
      g_value_set_enum (value, (int) self->load_state);
      break;
    case PROP_REFRESHING:
      g_value_set_boolean (value, self->refreshing);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_UPDATED:
      g_value_set_int64 (value, self->updated);
      break;
    case PROP_DETAILS_KNOWN:
      g_value_set_uint (value, self->details_known);
      break;
    case PROP_N_SERVICES:
      g_value_set_uint (value, self->n_services);
      break;
    case PROP_SHOWN:
      g_value_set_boolean (value, self->shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_workspace_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CatenaWorkspace *self = CATENA_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_SHOWN:
      catena_workspace_set_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_workspace_dispose (GObject *object)
{
  CatenaWorkspace *self = CATENA_WORKSPACE (object);

  catena_workspace_close (self);
  g_clear_weak_pointer (&self->tracker);
  g_clear_object (&self->shown_service);
  g_clear_object (&self->bcs);
  g_clear_object (&self->session);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (catena_workspace_parent_class)->dispose (object);
}

static void
catena_workspace_finalize (GObject *object)
{
  CatenaWorkspace *self = CATENA_WORKSPACE (object);

  g_clear_object (&self->project);
  g_clear_object (&self->crawler);
  g_clear_object (&self->restorer);
  g_clear_object (&self->services);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->readers);

  G_OBJECT_CLASS (catena_workspace_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, CATENA_TYPE_ACCOUNT, flags);
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, CATENA_TYPE_PROJECT, flags);
  properties[PROP_SERVICES] = g_param_spec_object ("services", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_LOAD_STATE] =
    g_param_spec_enum ("load-state", NULL, NULL, CATENA_TYPE_LOAD_STATE, (int) CATENA_LOAD_NONE, flags);
  properties[PROP_REFRESHING] = g_param_spec_boolean ("refreshing", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_UPDATED] = g_param_spec_int64 ("updated", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_DETAILS_KNOWN] = g_param_spec_uint ("details-known", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_SERVICES] = g_param_spec_uint ("n-services", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SHOWN] =
    g_param_spec_boolean ("shown", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_workspace_class_init (CatenaWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = catena_workspace_get_property;
  object_class->set_property = catena_workspace_set_property;
  object_class->dispose = catena_workspace_dispose;
  object_class->finalize = catena_workspace_finalize;

  install_properties (object_class);
}

static void
catena_workspace_init (CatenaWorkspace *self)
{
  self->services = catena_keyed_list_new (CATENA_TYPE_SERVICE);
  self->cancellable = g_cancellable_new ();
  self->readers = g_ptr_array_new_with_free_func (g_object_unref);
  self->crawler = catena_crawler_new ();
  g_signal_connect_object (self->crawler, "arrived", G_CALLBACK (on_detail_arrived), self, 0);
  g_signal_connect_object (self->crawler, "failed", G_CALLBACK (on_detail_failed), self, 0);
}

/**
 * catena_workspace_new:
 * @connection: the account's connection
 * @project: a project of it
 * @database: where answers are kept
 * @tracker: (nullable): who follows the operations
 *
 * Returns: (transfer full): a workspace of which nothing is known yet
 */
CatenaWorkspace *
catena_workspace_new (CatenaConnection *connection,
                      CatenaProject    *project,
                      CatenaDatabase   *database,
                      CatenaTracker    *tracker)
{
  CatenaWorkspace *self;
  CatenaAccount *account;

  g_return_val_if_fail (CATENA_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (CATENA_IS_PROJECT (project), NULL);

  self = g_object_new (CATENA_TYPE_WORKSPACE, NULL);
  account = catena_connection_get_account (connection);
  self->connection = g_object_ref (connection);
  self->project = g_object_ref (project);
  self->session = catena_session_new (connection, catena_project_get_id (project));
  self->restorer =
    catena_restorer_new (database, catena_account_get_id (account), catena_project_get_id (project));
  g_signal_connect_object (self->restorer, "restored", G_CALLBACK (on_detail_restored), self, 0);
  g_signal_connect_object (self->restorer, "done", G_CALLBACK (on_details_restored), self, 0);
  g_set_weak_pointer (&self->tracker, tracker);
  open_endpoint (self);

  return self;
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
 * catena_workspace_set_project:
 * @self: a workspace
 * @project: its project after the account was edited; the same id
 */
void
catena_workspace_set_project (CatenaWorkspace *self,
                              CatenaProject   *project)
{
  gboolean moved;

  g_return_if_fail (CATENA_IS_WORKSPACE (self));
  g_return_if_fail (CATENA_IS_PROJECT (project));

  moved = g_strcmp0 (catena_project_get_endpoint (project), catena_project_get_endpoint (self->project)) != 0
          || g_strcmp0 (catena_project_get_region (project), catena_project_get_region (self->project)) != 0;
  if (!g_set_object (&self->project, project))
    return;

  if (moved)
    open_endpoint (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * catena_workspace_account_changed:
 * @self: a workspace
 *
 * The connection has taken over an edited account.
 */
void
catena_workspace_account_changed (CatenaWorkspace *self)
{
  g_return_if_fail (CATENA_IS_WORKSPACE (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);
}

/**
 * catena_workspace_close:
 * @self: a workspace
 *
 * Ends every call of it. What is shown stays, for those who still look at it.
 */
void
catena_workspace_close (CatenaWorkspace *self)
{
  g_return_if_fail (CATENA_IS_WORKSPACE (self));

  g_cancellable_cancel (self->cancellable);
  catena_crawler_close (self->crawler);
  if (self->restorer != NULL)
    catena_restorer_close (self->restorer);
}

/**
 * catena_workspace_get_bcs:
 * @self: a workspace
 *
 * Returns: (transfer none): the calls of its project
 */
CatenaBcs *
catena_workspace_get_bcs (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  return self->bcs;
}

/**
 * catena_workspace_get_session:
 * @self: a workspace
 *
 * Returns: (transfer none): what its calls are authorized by
 */
CatenaSession *
catena_workspace_get_session (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  return self->session;
}

/**
 * catena_workspace_get_connection:
 * @self: a workspace
 *
 * Returns: (transfer none): the connection of its account
 */
CatenaConnection *
catena_workspace_get_connection (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  return self->connection;
}

/**
 * catena_workspace_get_tracker:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): who follows the operations
 */
CatenaTracker *
catena_workspace_get_tracker (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  return self->tracker;
}

/**
 * catena_workspace_get_shown:
 * @self: a workspace
 *
 * Returns: whether its list is on the screen
 */
gboolean
catena_workspace_get_shown (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), FALSE);

  return self->shown;
}

/**
 * catena_workspace_is_loopback:
 * @self: a workspace
 *
 * Returns: whether its endpoint is on this machine, and so reached whatever becomes of the network
 */
gboolean
catena_workspace_is_loopback (CatenaWorkspace *self)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), FALSE);

  uri = g_uri_parse (catena_project_get_endpoint (self->project), G_URI_FLAGS_NONE, NULL);

  return uri != NULL && catena_host_is_loopback (g_uri_get_host (uri));
}

/**
 * catena_workspace_dup_ids_of_name:
 * @self: a workspace
 * @name: a name
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of the services that have it
 */
char **
catena_workspace_dup_ids_of_name (CatenaWorkspace *self,
                                  const char      *name)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GListModel *model;
  guint n_services;

  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  model = G_LIST_MODEL (self->services);
  n_services = g_list_model_get_n_items (model);
  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (CatenaService) service = g_list_model_get_item (model, i);

      if (g_strcmp0 (catena_service_get_name (service), name) == 0)
        g_strv_builder_add (ids, catena_service_get_id (service));
    }

  return g_strv_builder_end (ids);
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
 * catena_workspace_get_account:
 * @self: a workspace
 *
 * Returns: (transfer none): its account
 */
CatenaAccount *
catena_workspace_get_account (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  return self->connection != NULL ? catena_connection_get_account (self->connection) : NULL;
}

/**
 * catena_workspace_get_project:
 * @self: a workspace
 *
 * Returns: (transfer none): its project
 */
CatenaProject *
catena_workspace_get_project (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  return self->project;
}

/**
 * catena_workspace_get_services:
 * @self: a workspace
 *
 * Returns: (transfer none): its services, the same list for as long as it lives
 */
GListModel *
catena_workspace_get_services (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  return G_LIST_MODEL (self->services);
}

/**
 * catena_workspace_lookup_service:
 * @self: a workspace
 * @service_id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the service of that id
 */
CatenaService *
catena_workspace_lookup_service (CatenaWorkspace *self,
                                 const char      *service_id)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  return catena_keyed_list_lookup (self->services, service_id);
}

/**
 * catena_workspace_get_load_state:
 * @self: a workspace
 *
 * Returns: whether there is something to show
 */
CatenaLoadState
catena_workspace_get_load_state (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), CATENA_LOAD_NONE);

  return self->load_state;
}

/**
 * catena_workspace_get_refreshing:
 * @self: a workspace
 *
 * Returns: whether its list is being read
 */
gboolean
catena_workspace_get_refreshing (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), FALSE);

  return self->refreshing;
}

/**
 * catena_workspace_get_error:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): how the last refresh failed
 */
const GError *
catena_workspace_get_error (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  return self->error;
}

/**
 * catena_workspace_get_updated:
 * @self: a workspace
 *
 * Returns: when the list was last read from the service, nanoseconds; 0 for never
 */
gint64
catena_workspace_get_updated (CatenaWorkspace *self)
{
  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), 0);

  return self->updated;
}

/**
 * catena_workspace_set_shown:
 * @self: a workspace
 * @shown: whether its list is on the screen
 */
void
catena_workspace_set_shown (CatenaWorkspace *self,
                            gboolean         shown)
{
  g_return_if_fail (CATENA_IS_WORKSPACE (self));

  shown = !!shown;
  if (self->shown == shown)
    return;

  self->shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
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

/**
 * catena_workspace_dup_names:
 * @self: a workspace
 *
 * Returns: (transfer container) (element-type utf8): the names now in the project, as a set that owns them
 */
GHashTable *
catena_workspace_dup_names (CatenaWorkspace *self)
{
  GHashTable *names;
  GListModel *model;
  guint n_services;

  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  model = G_LIST_MODEL (self->services);
  n_services = g_list_model_get_n_items (model);
  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (CatenaService) service = g_list_model_get_item (model, i);

      if (catena_service_get_name (service) != NULL)
        g_hash_table_add (names, g_strdup (catena_service_get_name (service)));
    }

  return names;
}

/**
 * catena_workspace_dup_create_url:
 * @self: a workspace
 *
 * Returns: (transfer full): method and URL of a creation (5.1.1) in this project
 */
char *
catena_workspace_dup_create_url (CatenaWorkspace *self)
{
  g_autoptr (CatenaRequest) request = NULL;
  g_autofree char *url = NULL;
  const CatenaApi *api = catena_api_get (CATENA_API_CREATE_SERVICE);

  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  request = catena_request_new (api->id, catena_project_get_endpoint (self->project));
  catena_request_set_parameter (request, "project_id", catena_project_get_id (self->project));
  url = catena_request_dup_url (request, NULL);

  return url != NULL ? g_strconcat (api->method, " ", url, NULL) : g_strdup (api->method);
}
