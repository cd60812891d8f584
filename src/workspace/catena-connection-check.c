/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-connection-check"

#include "config.h"

#include "catena-connection-check.h"

#include "catena-check-item-private.h"
#include "catena-check-run.h"

struct _CatenaConnectionCheck
{
  GObject parent_instance;

  CatenaAccount *account;
  CatenaCredentials *credentials;
  CatenaExchangeLog *log; /* (nullable) */
  char *passcode;
  GPtrArray *items;
  CatenaDiscovery *discovery;
  gboolean running;
  gboolean succeeded;
  CatenaCheckItem *failed_item;
};

static void catena_connection_check_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaConnectionCheck, catena_connection_check, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, catena_connection_check_list_model_init))

enum
{
  PROP_0,
  PROP_RUNNING,
  PROP_SUCCEEDED,
  PROP_FAILED_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_state (CatenaConnectionCheck *self,
           gboolean               running,
           gboolean               succeeded,
           CatenaCheckItem       *failed_item)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->running != running)
    {
      self->running = running;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
    }
  if (self->succeeded != succeeded)
    {
      self->succeeded = succeeded;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUCCEEDED]);
    }
  if (g_set_object (&self->failed_item, failed_item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILED_ITEM]);
  g_object_thaw_notify (G_OBJECT (self));
}

static CatenaConnection *
make_connection (CatenaConnectionCheck *self)
{
  g_autoptr (CatenaKeyring) keyring = catena_keyring_new_in_memory ();
  CatenaConnection *connection = catena_connection_new (self->account, keyring, self->log);

  catena_connection_set_credentials (connection, self->credentials);
  catena_connection_set_passcode (connection, self->passcode);

  return connection;
}

static void
on_run_ended (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  CatenaCheckRun *run = CATENA_CHECK_RUN (source);
  g_autoptr (GTask) task = user_data;
  CatenaConnectionCheck *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean succeeded = catena_check_run_start_finish (run, result, &error);

  if (catena_check_run_get_discovery (run) != NULL)
    g_set_object (&self->discovery, catena_check_run_get_discovery (run));
  set_state (self, FALSE, succeeded, catena_check_run_get_failed_item (run));

  if (succeeded)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_discovered (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (catena_discovery_run_finish (CATENA_DISCOVERY (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GType
catena_connection_check_get_item_type (GListModel *model)
{
  return CATENA_TYPE_CHECK_ITEM;
}

static guint
catena_connection_check_get_n_items (GListModel *model)
{
  return CATENA_CONNECTION_CHECK (model)->items->len;
}

static gpointer
catena_connection_check_get_item (GListModel *model,
                                  guint       position)
{
  CatenaConnectionCheck *self = CATENA_CONNECTION_CHECK (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
catena_connection_check_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = catena_connection_check_get_item_type;
  iface->get_n_items = catena_connection_check_get_n_items;
  iface->get_item = catena_connection_check_get_item;
}

static void
catena_connection_check_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  CatenaConnectionCheck *self = CATENA_CONNECTION_CHECK (object);

  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_SUCCEEDED:
      g_value_set_boolean (value, self->succeeded);
      break;
    case PROP_FAILED_ITEM:
      g_value_set_object (value, self->failed_item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_connection_check_finalize (GObject *object)
{
  CatenaConnectionCheck *self = CATENA_CONNECTION_CHECK (object);

  catena_connection_check_set_passcode (self, NULL);
  g_clear_object (&self->account);
  g_clear_object (&self->discovery);
  g_clear_object (&self->failed_item);
  g_clear_object (&self->log);
  g_clear_pointer (&self->credentials, catena_credentials_unref);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (catena_connection_check_parent_class)->finalize (object);
}

static void
catena_connection_check_class_init (CatenaConnectionCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_connection_check_get_property;
  object_class->finalize = catena_connection_check_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_SUCCEEDED] = g_param_spec_boolean ("succeeded", NULL, NULL, FALSE, flags);
  properties[PROP_FAILED_ITEM] =
    g_param_spec_object ("failed-item", NULL, NULL, CATENA_TYPE_CHECK_ITEM, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_connection_check_init (CatenaConnectionCheck *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint step = 0; step < CATENA_CHECK_N_STEPS; step++)
    g_ptr_array_add (self->items, catena_check_item_new ((CatenaCheckStep) step));
}

/**
 * catena_connection_check_new:
 * @account: the account as it would be saved; it may have no projects yet
 * @credentials: what it would sign in with
 * @log: (nullable): where exchanges are recorded
 *
 * Returns: (transfer full): a check that has not run
 */
CatenaConnectionCheck *
catena_connection_check_new (CatenaAccount     *account,
                             CatenaCredentials *credentials,
                             CatenaExchangeLog *log)
{
  CatenaConnectionCheck *self;

  g_return_val_if_fail (CATENA_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (credentials != NULL, NULL);

  self = g_object_new (CATENA_TYPE_CONNECTION_CHECK, NULL);
  self->account = g_object_ref (account);
  self->credentials = catena_credentials_ref (credentials);
  g_set_object (&self->log, log);

  return self;
}

/**
 * catena_connection_check_set_passcode:
 * @self: a check
 * @passcode: (nullable): what the person's MFA device shows
 */
void
catena_connection_check_set_passcode (CatenaConnectionCheck *self,
                                      const char            *passcode)
{
  g_return_if_fail (CATENA_IS_CONNECTION_CHECK (self));

  if (self->passcode != NULL)
    catena_wipe_string (self->passcode);
  g_free (self->passcode);
  self->passcode = g_strdup (passcode);
}

/**
 * catena_connection_check_discover_async:
 * @self: a check
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Signs in, finds out account and projects (7.3), and stops there.
 */
void
catena_connection_check_discover_async (CatenaConnectionCheck *self,
                                        GCancellable          *cancellable,
                                        GAsyncReadyCallback    callback,
                                        gpointer               user_data)
{
  g_autoptr (CatenaConnection) connection = NULL;
  GTask *task;

  g_return_if_fail (CATENA_IS_CONNECTION_CHECK (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_connection_check_discover_async);

  connection = make_connection (self);
  g_clear_object (&self->discovery);
  self->discovery = catena_discovery_new (connection, self->credentials);
  catena_discovery_run_async (self->discovery, cancellable, on_discovered, task);
}

/**
 * catena_connection_check_discover_finish:
 * @self: a check
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the sign-in was good; see catena_connection_check_get_projects_error() for the list
 */
gboolean
catena_connection_check_discover_finish (CatenaConnectionCheck  *self,
                                         GAsyncResult           *result,
                                         GError                **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_connection_check_run_async:
 * @self: a check that does not run
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Tries every step, for every project of the account.
 */
void
catena_connection_check_run_async (CatenaConnectionCheck *self,
                                   GCancellable          *cancellable,
                                   GAsyncReadyCallback    callback,
                                   gpointer               user_data)
{
  g_autoptr (CatenaConnection) connection = NULL;
  g_autoptr (CatenaCheckRun) run = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CATENA_IS_CONNECTION_CHECK (self));
  g_return_if_fail (!self->running);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_connection_check_run_async);

  connection = make_connection (self);
  /* A passcode is good for the sign-in itself, hardly for another. */
  run = catena_check_run_new (connection, self->credentials, self->items,
                              self->discovery == NULL && self->passcode == NULL);
  set_state (self, TRUE, FALSE, NULL);
  catena_check_run_start_async (run, cancellable, on_run_ended, g_steal_pointer (&task));
}

/**
 * catena_connection_check_run_finish:
 * @self: a check
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with the error of "failed-item".
 *
 * Returns: whether every step went well
 */
gboolean
catena_connection_check_run_finish (CatenaConnectionCheck  *self,
                                    GAsyncResult           *result,
                                    GError                **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_connection_check_get_projects:
 * @self: a check
 *
 * Returns: (transfer none) (nullable): the #CatenaProject that were found; %NULL before anything was looked for
 */
GListModel *
catena_connection_check_get_projects (CatenaConnectionCheck *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION_CHECK (self), NULL);

  return self->discovery != NULL ? catena_discovery_get_projects (self->discovery) : NULL;
}

/**
 * catena_connection_check_get_projects_error:
 * @self: a check
 *
 * Returns: (transfer none) (nullable): why projects cannot be listed and have to be typed
 */
const GError *
catena_connection_check_get_projects_error (CatenaConnectionCheck *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION_CHECK (self), NULL);

  return self->discovery != NULL ? catena_discovery_get_projects_error (self->discovery) : NULL;
}

/**
 * catena_connection_check_get_domain_id:
 * @self: a check
 *
 * Returns: (transfer none) (nullable): the account id, if it was found
 */
const char *
catena_connection_check_get_domain_id (CatenaConnectionCheck *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION_CHECK (self), NULL);

  return self->discovery != NULL ? catena_discovery_get_domain_id (self->discovery) : NULL;
}

/**
 * catena_connection_check_get_domain_name:
 * @self: a check
 *
 * Returns: (transfer none) (nullable): the account name, if it was found
 */
const char *
catena_connection_check_get_domain_name (CatenaConnectionCheck *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION_CHECK (self), NULL);

  return self->discovery != NULL ? catena_discovery_get_domain_name (self->discovery) : NULL;
}

/**
 * catena_connection_check_get_succeeded:
 * @self: a check
 *
 * Returns: whether the last run went well
 */
gboolean
catena_connection_check_get_succeeded (CatenaConnectionCheck *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION_CHECK (self), FALSE);

  return self->succeeded;
}

/**
 * catena_connection_check_get_failed_item:
 * @self: a check
 *
 * Returns: (transfer none) (nullable): the step at which the last run failed
 */
CatenaCheckItem *
catena_connection_check_get_failed_item (CatenaConnectionCheck *self)
{
  g_return_val_if_fail (CATENA_IS_CONNECTION_CHECK (self), NULL);

  return self->failed_item;
}
