/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-surroundings"

#include "config.h"

#include "catena-surroundings.h"

#include "catena-util.h"

#define MAX_NAME 60
/* How long what arrives is gathered, in milliseconds. */
#define UPDATE_DELAY 300

struct _CatenaSurroundings
{
  GObject parent_instance;

  CatenaHub *hub;
  CatenaWorkspace *workspace;
  GSignalGroup *account_signals;
  GSignalGroup *workspace_signals;
  GSignalGroup *services_signals;
  GCancellable *cancellable;
  CatenaWorkspaceLimits *limits; /* (nullable): not answered yet */
  GHashTable *names;             /* (nullable): not known */
  GHashTable *clusters;          /* id → name of the service on it */
  GHashTable *zones;             /* set of those that clusters are in */
  guint update_id;
};

G_DEFINE_FINAL_TYPE (CatenaSurroundings, catena_surroundings, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (CatenaSurroundings *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A service whose creation runs may not be in the list yet, and its name is taken all the same. One that nobody could find may
 * be created again. */
static void
add_names_of_operations (CatenaSurroundings *self)
{
  GListModel *operations = catena_hub_get_operations (self->hub);

  for (guint i = 0; i < g_list_model_get_n_items (operations); i++)
    {
      g_autoptr (CatenaOperation) operation = g_list_model_get_item (operations, i);
      const char *name = catena_operation_get_service_name (operation);

      if (name != NULL && catena_operation_get_running (operation)
          && catena_operation_get_phase (operation) != CATENA_OPERATION_UNDECIDED
          && catena_operation_get_workspace (operation) == self->workspace)
        g_hash_table_add (self->names, g_strdup (name));
    }
}

static void
update_names (CatenaSurroundings *self)
{
  g_autoptr (GHashTable) names = NULL;
  GHashTableIter iter;
  gpointer name;

  g_clear_pointer (&self->names, g_hash_table_unref);
  if (catena_workspace_get_load_state (self->workspace) != CATENA_LOAD_READY)
    return;

  names = catena_workspace_dup_names (self->workspace);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (self->names, g_strdup (name));
  add_names_of_operations (self);
}

/* Clusters and zones cannot be listed, but the clusters of the known services are not free, and their zones are there. */
static void
update_clusters (CatenaSurroundings *self)
{
  GListModel *services = catena_workspace_get_services (self->workspace);

  g_hash_table_remove_all (self->clusters);
  g_hash_table_remove_all (self->zones);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (CatenaService) service = g_list_model_get_item (services, i);
      CatenaServiceDetail *detail = catena_service_get_detail (service);

      if (detail != NULL && detail->cluster_id != NULL)
        g_hash_table_insert (self->clusters, g_strdup (detail->cluster_id),
                             catena_sanitize_text (catena_service_get_name (service), MAX_NAME));
      if (detail != NULL && detail->cluster_az != NULL)
        g_hash_table_add (self->zones, g_strdup (detail->cluster_az));
    }
}

static void
on_surroundings_changed (CatenaSurroundings *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  update_names (self);
  update_clusters (self);
  tell (self);
}

static gboolean
on_update (gpointer user_data)
{
  CatenaSurroundings *self = user_data;

  self->update_id = 0;
  on_surroundings_changed (self);

  return G_SOURCE_REMOVE;
}

/* Details arrive one by one, by the thousand. */
static void
on_detail_arrived (CatenaSurroundings *self)
{
  if (self->update_id == 0)
    self->update_id = g_timeout_add (UPDATE_DELAY, on_update, self);
}

static void
on_limits_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  CatenaWorkspaceLimits *limits;
  CatenaSurroundings *self;

  limits = catena_workspace_read_limits_finish (CATENA_WORKSPACE (source), result, &error);
  /* Only cancellation is an error here, and then this may be gone. */
  if (limits == NULL)
    return;

  self = CATENA_SURROUNDINGS (user_data);
  g_clear_pointer (&self->limits, catena_workspace_limits_free);
  self->limits = limits;
  tell (self);
}

static void
stop_reading (CatenaSurroundings *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
look (CatenaSurroundings *self)
{
  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  catena_workspace_read_limits_async (self->workspace, self->cancellable, on_limits_read, self);

  catena_workspace_refresh (self->workspace);
  update_names (self);
  update_clusters (self);
}

static void
catena_surroundings_dispose (GObject *object)
{
  CatenaSurroundings *self = CATENA_SURROUNDINGS (object);

  stop_reading (self);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->account_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->services_signals);
  g_clear_object (&self->workspace);
  g_clear_object (&self->hub);

  G_OBJECT_CLASS (catena_surroundings_parent_class)->dispose (object);
}

static void
catena_surroundings_finalize (GObject *object)
{
  CatenaSurroundings *self = CATENA_SURROUNDINGS (object);

  g_clear_pointer (&self->limits, catena_workspace_limits_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->clusters, g_hash_table_unref);
  g_clear_pointer (&self->zones, g_hash_table_unref);

  G_OBJECT_CLASS (catena_surroundings_parent_class)->finalize (object);
}

static void
catena_surroundings_class_init (CatenaSurroundingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_surroundings_dispose;
  object_class->finalize = catena_surroundings_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
watch (CatenaSurroundings *self)
{
  self->account_signals = g_signal_group_new (CATENA_TYPE_ACCOUNT);
  g_signal_group_connect_swapped (self->account_signals, "notify::read-only", G_CALLBACK (tell), self);
  self->workspace_signals = g_signal_group_new (CATENA_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::load-state",
                                  G_CALLBACK (on_surroundings_changed), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::details-known",
                                  G_CALLBACK (on_detail_arrived), self);
  self->services_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->services_signals, "items-changed",
                                  G_CALLBACK (on_surroundings_changed), self);
}

static void
catena_surroundings_init (CatenaSurroundings *self)
{
  self->clusters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  watch (self);
}

/**
 * catena_surroundings_new:
 * @hub: the hub
 *
 * Returns: (transfer full): surroundings of nothing yet
 */
CatenaSurroundings *
catena_surroundings_new (CatenaHub *hub)
{
  CatenaSurroundings *self;

  g_return_val_if_fail (CATENA_IS_HUB (hub), NULL);

  self = g_object_new (CATENA_TYPE_SURROUNDINGS, NULL);
  self->hub = g_object_ref (hub);

  return self;
}

/**
 * catena_surroundings_get_workspace:
 * @self: surroundings
 *
 * Returns: (transfer none) (nullable): the project that they are of
 */
CatenaWorkspace *
catena_surroundings_get_workspace (CatenaSurroundings *self)
{
  g_return_val_if_fail (CATENA_IS_SURROUNDINGS (self), NULL);

  return self->workspace;
}

/**
 * catena_surroundings_set_workspace:
 * @self: surroundings
 * @workspace: a project
 *
 * Forgets what is known of the one before, and asks.
 *
 * Returns: whether it is another one
 */
gboolean
catena_surroundings_set_workspace (CatenaSurroundings *self,
                                   CatenaWorkspace    *workspace)
{
  g_return_val_if_fail (CATENA_IS_SURROUNDINGS (self), FALSE);
  g_return_val_if_fail (CATENA_IS_WORKSPACE (workspace), FALSE);

  if (!g_set_object (&self->workspace, workspace))
    return FALSE;

  g_clear_pointer (&self->limits, catena_workspace_limits_free);
  look (self);
  g_signal_group_set_target (self->account_signals, catena_workspace_get_account (workspace));
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_group_set_target (self->services_signals, catena_workspace_get_services (workspace));
  tell (self);

  return TRUE;
}

/**
 * catena_surroundings_look:
 * @self: surroundings of a project
 *
 * Asks anew; until the answer comes, what was known stays.
 */
void
catena_surroundings_look (CatenaSurroundings *self)
{
  g_return_if_fail (CATENA_IS_SURROUNDINGS (self));
  g_return_if_fail (self->workspace != NULL);

  look (self);
  tell (self);
}

/**
 * catena_surroundings_get_context:
 * @self: surroundings
 *
 * Returns: what is known, for catena_rules_check(); it is not to be kept
 */
CatenaDraftContext
catena_surroundings_get_context (CatenaSurroundings *self)
{
  CatenaDraftContext context = { NULL };

  g_return_val_if_fail (CATENA_IS_SURROUNDINGS (self), context);

  context.quota = self->limits != NULL ? self->limits->quota : NULL;
  context.flavor = self->limits != NULL && self->limits->flavor_known ? &self->limits->flavor : NULL;
  context.names_taken = self->names;
  context.clusters_used = self->clusters;

  return context;
}

/**
 * catena_surroundings_get_limits:
 * @self: surroundings
 *
 * Returns: (transfer none) (nullable): quota and limits, or why they are not known; %NULL while they are being read
 */
const CatenaWorkspaceLimits *
catena_surroundings_get_limits (CatenaSurroundings *self)
{
  g_return_val_if_fail (CATENA_IS_SURROUNDINGS (self), NULL);

  return self->limits;
}

/**
 * catena_surroundings_get_zones:
 * @self: surroundings
 *
 * Returns: (transfer none) (element-type utf8): set of the zones that services are known to be in
 */
GHashTable *
catena_surroundings_get_zones (CatenaSurroundings *self)
{
  g_return_val_if_fail (CATENA_IS_SURROUNDINGS (self), NULL);

  return self->zones;
}
