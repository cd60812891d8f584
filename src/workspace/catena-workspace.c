/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-workspace"

#include "config.h"

#include "catena-workspace.h"

#include "catena-workspace-enums.h"
#include "catena-workspace-refresh.h"

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
  g_clear_object (&self->database);
  g_clear_object (&self->services);
  g_clear_object (&self->drafts);
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
  self->drafts = g_list_store_new (CATENA_TYPE_SAVED_DRAFT);
  self->cancellable = g_cancellable_new ();
  self->readers = g_ptr_array_new_with_free_func (g_object_unref);
  self->crawler = catena_crawler_new ();
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
  self->database = g_object_ref (database);
  self->restorer =
    catena_restorer_new (database, catena_account_get_id (account), catena_project_get_id (project));
  catena_workspace_follow_readers (self);
  g_set_weak_pointer (&self->tracker, tracker);
  catena_workspace_open_endpoint (self);

  return self;
}

/**
 * catena_workspace_set_load_state:
 * @self: a workspace
 * @state: whether there is something to show
 */
void
catena_workspace_set_load_state (CatenaWorkspace *self,
                                 CatenaLoadState  state)
{
  if (self->load_state == state)
    return;

  self->load_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOAD_STATE]);
}

/**
 * catena_workspace_set_error:
 * @self: a workspace
 * @error: (nullable): how the last refresh failed
 */
void
catena_workspace_set_error (CatenaWorkspace *self,
                            const GError    *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/**
 * catena_workspace_set_refreshing:
 * @self: a workspace
 * @refreshing: whether the list is being read
 */
void
catena_workspace_set_refreshing (CatenaWorkspace *self,
                                 gboolean         refreshing)
{
  if (self->refreshing == refreshing)
    return;

  self->refreshing = refreshing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFRESHING]);
}

/**
 * catena_workspace_set_updated:
 * @self: a workspace
 * @updated: when the list was read, nanoseconds
 */
void
catena_workspace_set_updated (CatenaWorkspace *self,
                              gint64           updated)
{
  if (self->updated == updated)
    return;

  self->updated = updated;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UPDATED]);
}

/**
 * catena_workspace_set_counts:
 * @self: a workspace
 * @n_services: how many services there are
 * @details_known: of how many the detail is known
 */
void
catena_workspace_set_counts (CatenaWorkspace *self,
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
    catena_workspace_open_endpoint (self);
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
