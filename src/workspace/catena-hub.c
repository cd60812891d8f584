/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-hub"

#include "config.h"

#include "catena-hub-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#define DATABASE_NAME "catena.db"

G_DEFINE_FINAL_TYPE (CatenaHub, catena_hub, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ACCOUNTS,
  PROP_WORKSPACES,
  PROP_OPERATIONS,
  PROP_EXCHANGES,
  PROP_ONLINE,
  PROP_RUNNING_OPERATIONS,
  PROP_KEYRING_PROBLEM,
  PROP_STORAGE_PROBLEM,
  N_PROPS
};

enum
{
  SIGN_IN_REQUIRED,
  OPERATION_ENDED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_online (CatenaWorkspace *workspace,
           gpointer         user_data)
{
  CatenaHub *self = user_data;

  return catena_workspace_is_loopback (workspace) || g_network_monitor_get_network_available (self->monitor);
}

/**
 * catena_hub_update_online:
 * @self: a hub
 *
 * Looks whether anything can be reached. This machine itself is always there.
 */
void
catena_hub_update_online (CatenaHub *self)
{
  GListModel *workspaces = G_LIST_MODEL (self->workspaces);
  gboolean online = g_network_monitor_get_network_available (self->monitor);

  for (guint i = 0; !online && i < g_list_model_get_n_items (workspaces); i++)
    {
      g_autoptr (CatenaWorkspace) workspace = g_list_model_get_item (workspaces, i);

      online = catena_workspace_is_loopback (workspace);
    }

  if (self->online == online)
    return;

  self->online = online;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

static void
on_network_changed (GNetworkMonitor *monitor,
                    gboolean         available,
                    gpointer         user_data)
{
  CatenaHub *self = user_data;
  gboolean was_online = self->online;

  if (self->closed)
    return;

  catena_hub_update_online (self);
  if (self->online && !was_online)
    catena_poller_hurry (self->poller);
  else
    catena_poller_wake (self->poller);
}

static void
on_running_changed (CatenaTracker *tracker,
                    GParamSpec    *pspec,
                    gpointer       user_data)
{
  g_object_notify_by_pspec (user_data, properties[PROP_RUNNING_OPERATIONS]);
}

static void
on_operation_ended (CatenaTracker   *tracker,
                    CatenaOperation *operation,
                    gpointer         user_data)
{
  g_signal_emit (user_data, signals[OPERATION_ENDED], 0, operation);
}

static void
on_keyring_problem (CatenaKeyring *keyring,
                    GParamSpec    *pspec,
                    gpointer       user_data)
{
  g_object_notify_by_pspec (user_data, properties[PROP_KEYRING_PROBLEM]);
}

static void
on_storage_problem (GObject    *source,
                    GParamSpec *pspec,
                    gpointer    user_data)
{
  g_object_notify_by_pspec (user_data, properties[PROP_STORAGE_PROBLEM]);
}

static void
catena_hub_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  CatenaHub *self = CATENA_HUB (object);

  switch (prop_id)
    {
    case PROP_ACCOUNTS:
      g_value_set_object (value, catena_hub_get_accounts (self));
      break;
    case PROP_WORKSPACES:
      g_value_set_object (value, catena_hub_get_workspaces (self));
      break;
    case PROP_OPERATIONS:
      g_value_set_object (value, catena_hub_get_operations (self));
      break;
    case PROP_EXCHANGES:
      g_value_set_object (value, catena_hub_get_exchanges (self));
      break;
    case PROP_ONLINE:
      g_value_set_boolean (value, self->online);
      break;
    case PROP_RUNNING_OPERATIONS:
      g_value_set_uint (value, catena_hub_get_running_operations (self));
      break;
    case PROP_KEYRING_PROBLEM:
      g_value_set_boxed (value, catena_hub_get_keyring_problem (self));
      break;
    case PROP_STORAGE_PROBLEM:
      g_value_set_boxed (value, catena_hub_get_storage_problem (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_hub_dispose (GObject *object)
{
  CatenaHub *self = CATENA_HUB (object);

  catena_hub_shutdown (self);

  G_OBJECT_CLASS (catena_hub_parent_class)->dispose (object);
}

static void
catena_hub_finalize (GObject *object)
{
  CatenaHub *self = CATENA_HUB (object);

  g_clear_object (&self->poller);
  g_clear_object (&self->workspaces);
  g_clear_pointer (&self->connections, g_hash_table_unref);
  g_clear_object (&self->tracker);
  g_clear_object (&self->accounts);
  g_clear_object (&self->keyring);
  g_clear_object (&self->database);
  g_clear_object (&self->log);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (catena_hub_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_ACCOUNTS] = g_param_spec_object ("accounts", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_WORKSPACES] = g_param_spec_object ("workspaces", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_OPERATIONS] = g_param_spec_object ("operations", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_EXCHANGES] = g_param_spec_object ("exchanges", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, FALSE, flags);
  properties[PROP_RUNNING_OPERATIONS] =
    g_param_spec_uint ("running-operations", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_KEYRING_PROBLEM] = g_param_spec_boxed ("keyring-problem", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_STORAGE_PROBLEM] = g_param_spec_boxed ("storage-problem", NULL, NULL, G_TYPE_ERROR, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_hub_class_init (CatenaHubClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = catena_hub_get_property;
  object_class->dispose = catena_hub_dispose;
  object_class->finalize = catena_hub_finalize;

  install_properties (object_class);

  /**
   * CatenaHub::sign-in-required:
   * @self: a hub
   * @account: the account
   * @reason: (type GError): why
   *
   * A person has to sign in. At most one for each account until catena_hub_sign_in_async() succeeds.
   */
  signals[SIGN_IN_REQUIRED] =
    g_signal_new ("sign-in-required", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, CATENA_TYPE_ACCOUNT, G_TYPE_ERROR);
  /**
   * CatenaHub::operation-ended:
   * @self: a hub
   * @operation: the operation
   *
   * An operation succeeded, failed or was refused.
   */
  signals[OPERATION_ENDED] =
    g_signal_new ("operation-ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, CATENA_TYPE_OPERATION);
}

static void
catena_hub_init (CatenaHub *self)
{
  self->workspaces = g_list_store_new (CATENA_TYPE_WORKSPACE);
  self->connections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->log = catena_exchange_log_new ();
  self->cancellable = g_cancellable_new ();
  self->monitor = g_network_monitor_get_default ();
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (on_network_changed), self, 0);
  catena_hub_update_online (self);
}

/**
 * catena_hub_new:
 * @places: where things are kept
 *
 * Returns: (transfer full): a hub that waits for catena_hub_load_async()
 */
CatenaHub *
catena_hub_new (const CatenaHubPlaces *places)
{
  CatenaHub *self;
  g_autofree char *path = NULL;
  g_autofree char *lock_path = NULL;

  g_return_val_if_fail (places != NULL, NULL);
  g_return_val_if_fail (places->config_directory != NULL, NULL);
  g_return_val_if_fail (places->data_directory != NULL, NULL);

  /* Where that is not possible the database says so. */
  if (g_mkdir_with_parents (places->data_directory, 0700) != 0)
    g_info ("Cannot make %s: %s", places->data_directory, g_strerror (errno));

  self = g_object_new (CATENA_TYPE_HUB, NULL);
  path = g_build_filename (places->data_directory, DATABASE_NAME, NULL);
  lock_path = g_strconcat (path, "-lock", NULL);
  self->accounts = catena_account_store_new (places->config_directory);
  self->keyring = places->secrets_in_memory ? catena_keyring_new_in_memory () : catena_keyring_new ();
  self->database = catena_database_new (path);
  self->tracker = catena_tracker_new (self->database, lock_path);
  self->poller = catena_poller_new (self->tracker, self->log, is_online, self);

  g_signal_connect_object (self->accounts, "notify::problem", G_CALLBACK (on_storage_problem), self, 0);
  g_signal_connect_object (self->database, "notify::problem", G_CALLBACK (on_storage_problem), self, 0);
  g_signal_connect_object (self->keyring, "notify::problem", G_CALLBACK (on_keyring_problem), self, 0);
  g_signal_connect_object (self->tracker, "notify::problem", G_CALLBACK (on_storage_problem), self, 0);
  g_signal_connect_object (self->tracker, "notify::running", G_CALLBACK (on_running_changed), self, 0);
  g_signal_connect_object (self->tracker, "operation-ended", G_CALLBACK (on_operation_ended), self, 0);

  return self;
}

/**
 * catena_hub_set_time_scale:
 * @self: a hub
 * @scale: by what the times of polling and looking are multiplied
 *
 * For tests.
 */
void
catena_hub_set_time_scale (CatenaHub *self,
                           double     scale)
{
  g_return_if_fail (CATENA_IS_HUB (self));

  catena_tracker_set_scale (self->tracker, scale);
}

/**
 * catena_hub_get_accounts:
 * @self: a hub
 *
 * Returns: (transfer none): its #CatenaAccount
 */
GListModel *
catena_hub_get_accounts (CatenaHub *self)
{
  g_return_val_if_fail (CATENA_IS_HUB (self), NULL);

  return G_LIST_MODEL (self->accounts);
}

/**
 * catena_hub_get_workspaces:
 * @self: a hub
 *
 * Returns: (transfer none): its #CatenaWorkspace
 */
GListModel *
catena_hub_get_workspaces (CatenaHub *self)
{
  g_return_val_if_fail (CATENA_IS_HUB (self), NULL);

  return G_LIST_MODEL (self->workspaces);
}

/**
 * catena_hub_get_operations:
 * @self: a hub
 *
 * Returns: (transfer none): its #CatenaOperation, newest first
 */
GListModel *
catena_hub_get_operations (CatenaHub *self)
{
  g_return_val_if_fail (CATENA_IS_HUB (self), NULL);

  return catena_tracker_get_operations (self->tracker);
}

/**
 * catena_hub_get_exchanges:
 * @self: a hub
 *
 * Returns: (transfer none): the last #CatenaExchange, oldest first
 */
GListModel *
catena_hub_get_exchanges (CatenaHub *self)
{
  g_return_val_if_fail (CATENA_IS_HUB (self), NULL);

  return G_LIST_MODEL (self->log);
}

/**
 * catena_hub_get_online:
 * @self: a hub
 *
 * Returns: whether there is a network, or an account that needs none
 */
gboolean
catena_hub_get_online (CatenaHub *self)
{
  g_return_val_if_fail (CATENA_IS_HUB (self), FALSE);

  return self->online;
}

/**
 * catena_hub_get_running_operations:
 * @self: a hub
 *
 * Returns: how many operations go on by themselves
 */
guint
catena_hub_get_running_operations (CatenaHub *self)
{
  g_return_val_if_fail (CATENA_IS_HUB (self), 0);

  return self->tracker != NULL ? catena_tracker_get_running (self->tracker) : 0;
}

/**
 * catena_hub_get_keyring_problem:
 * @self: a hub
 *
 * Returns: (transfer none) (nullable): why secrets are kept in memory only
 */
const GError *
catena_hub_get_keyring_problem (CatenaHub *self)
{
  g_return_val_if_fail (CATENA_IS_HUB (self), NULL);

  return catena_keyring_get_problem (self->keyring);
}

/**
 * catena_hub_get_storage_problem:
 * @self: a hub
 *
 * Returns: (transfer none) (nullable): what is wrong with the accounts' file, the database or the operations in it
 */
const GError *
catena_hub_get_storage_problem (CatenaHub *self)
{
  const GError *problem;

  g_return_val_if_fail (CATENA_IS_HUB (self), NULL);

  problem = catena_account_store_get_problem (self->accounts);
  if (problem == NULL)
    problem = catena_database_get_problem (self->database);

  return problem != NULL ? problem : catena_tracker_get_problem (self->tracker);
}
