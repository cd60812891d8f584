/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-connection-check"

#include "config.h"

#include "catena-connection-check.h"

#include "catena-bcs.h"
#include "catena-check-item-private.h"
#include "catena-discovery.h"
#include "catena-error.h"
#include "catena-probe.h"
#include "catena-region.h"
#include "catena-session.h"

struct _CatenaConnectionCheck
{
  GObject parent_instance;

  CatenaAccount *account;
  CatenaCredentials *credentials;
  char *passcode;
  GPtrArray *items;
  CatenaDiscovery *discovery;
  gboolean running;
  gboolean succeeded;
  CatenaCheckItem *failed_item;
};

/**
 * Run:
 * @probes: (element-type CatenaProbe): one an endpoint
 * @sessions: (element-type CatenaSession): one a project
 * @position: the probe or project that has its turn
 *
 * One run: each step for every endpoint, or every project, before the next one.
 */
typedef struct
{
  CatenaConnection *connection;
  GPtrArray *probes;
  GPtrArray *sessions;
  CatenaCheckStep step;
  guint position;
} Run;

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

static void continue_run (GTask *task);

static void
free_run (Run *run)
{
  catena_connection_close (run->connection);
  g_object_unref (run->connection);
  g_ptr_array_unref (run->probes);
  g_ptr_array_unref (run->sessions);
  g_free (run);
}

static CatenaCheckItem *
get_item (CatenaConnectionCheck *self,
          CatenaCheckStep        step)
{
  return g_ptr_array_index (self->items, step);
}

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

static guint
count_projects (CatenaConnectionCheck *self)
{
  return g_list_model_get_n_items (catena_account_get_projects (self->account));
}

static gboolean
signs_in_with_password (CatenaConnectionCheck *self)
{
  return catena_credentials_get_kind (self->credentials) == CATENA_CREDENTIALS_PASSWORD;
}

static CatenaConnection *
make_connection (CatenaConnectionCheck *self)
{
  g_autoptr (CatenaKeyring) keyring = catena_keyring_new_in_memory ();
  CatenaConnection *connection = catena_connection_new (self->account, keyring, NULL);

  catena_connection_set_credentials (connection, self->credentials);
  catena_connection_set_passcode (connection, self->passcode);

  return connection;
}

/* At which step an error belongs, whenever it comes to light. */
static CatenaCheckStep
find_step (const GError   *error,
           CatenaCheckStep during)
{
  if (error->domain != CATENA_ERROR)
    return during;

  switch ((CatenaErrorKind) error->code)
    {
    case CATENA_ERROR_RESOLVE:
      return CATENA_CHECK_RESOLVE;
    case CATENA_ERROR_CONNECT:
      return CATENA_CHECK_CONNECT;
    case CATENA_ERROR_TLS:
      return CATENA_CHECK_TLS;
    case CATENA_ERROR_CLOCK:
      return CATENA_CHECK_CLOCK;
    case CATENA_ERROR_AUTH:
    case CATENA_ERROR_SIGN_IN:
      return CATENA_CHECK_SIGN_IN;
    case CATENA_ERROR_FORBIDDEN:
      /* IAM says so of a user who may not sign in like this. */
      return during == CATENA_CHECK_SIGN_IN ? CATENA_CHECK_SIGN_IN : CATENA_CHECK_PERMISSION;
    case CATENA_ERROR_INPUT:
    case CATENA_ERROR_BUG:
      return during;
    case CATENA_ERROR_CONNECTION_LOST:
    case CATENA_ERROR_TIMEOUT:
    case CATENA_ERROR_REDIRECT:
    case CATENA_ERROR_TOO_LARGE:
    case CATENA_ERROR_PROTOCOL:
    case CATENA_ERROR_NOT_FOUND:
    case CATENA_ERROR_CONFLICT:
    case CATENA_ERROR_REFUSED:
    case CATENA_ERROR_THROTTLED:
    case CATENA_ERROR_SERVER:
    case CATENA_ERROR_STORAGE:
    case CATENA_ERROR_KEYRING:
    default:
      return MAX (during, CATENA_CHECK_SERVICE);
    }
}

/* What comes before the step that failed was good, what comes after was not looked at. */
static void
fail_run (GTask        *task,
          const GError *error)
{
  CatenaConnectionCheck *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  CatenaCheckStep failed = find_step (error, run->step);

  for (guint step = 0; step < CATENA_CHECK_N_STEPS; step++)
    {
      CatenaCheckItem *item = get_item (self, (CatenaCheckStep) step);

      if (step == failed)
        catena_check_item_set_result (item, CATENA_CHECK_FAILED, error);
      else if (step > failed || catena_check_item_get_result (item) == CATENA_CHECK_RUNNING)
        catena_check_item_set_result (item, CATENA_CHECK_SKIPPED, NULL);
    }

  set_state (self, FALSE, FALSE, get_item (self, failed));
  g_task_return_error (task, g_error_copy (error));
}

static void
stop_run (GTask *task)
{
  CatenaConnectionCheck *self = g_task_get_source_object (task);

  for (guint step = 0; step < CATENA_CHECK_N_STEPS; step++)
    {
      CatenaCheckItem *item = get_item (self, (CatenaCheckStep) step);

      if (catena_check_item_get_result (item) == CATENA_CHECK_RUNNING)
        catena_check_item_set_result (item, CATENA_CHECK_WAITING, NULL);
    }
  set_state (self, FALSE, FALSE, NULL);
}

/* Ends one part of a step; goes on with the next. */
static void
take_part (GTask        *task,
           const GError *error)
{
  Run *run = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    {
      stop_run (task);
      return;
    }
  if (error != NULL)
    {
      fail_run (task, error);
      return;
    }

  run->position++;
  continue_run (task);
}

static void
on_probed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  catena_probe_finish (CATENA_PROBE (source), result, &error);
  take_part (task, error);
}

static void
on_logged_in (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaToken) token = catena_connection_login_finish (CATENA_CONNECTION (source), result, &error);

  if (token != NULL)
    catena_session_adopt (g_ptr_array_index (run->sessions, run->position), token);
  take_part (task, error);
}

static void
on_services_listed (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = catena_bcs_list_services_finish (CATENA_BCS (source), result, NULL, &error);

  take_part (task, error);
}

static void
on_discovered_on_the_way (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  /* Which account it is, is good to know and may be typed. */
  catena_discovery_run_finish (CATENA_DISCOVERY (source), result, NULL);
  take_part (task, NULL);
}

static void
probe (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  CatenaProbe *probe = g_ptr_array_index (run->probes, run->position);

  g_object_ref (task);
  if (run->step == CATENA_CHECK_RESOLVE)
    catena_probe_resolve_async (probe, cancellable, on_probed, task);
  else if (run->step == CATENA_CHECK_CONNECT)
    catena_probe_connect_async (probe, cancellable, on_probed, task);
  else if (run->step == CATENA_CHECK_TLS)
    catena_probe_secure_async (probe, cancellable, on_probed, task);
  else
    catena_probe_clock_async (probe, catena_connection_get_transport (run->connection), cancellable, on_probed, task);
}

static void
sign_in (GTask *task)
{
  CatenaConnectionCheck *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (CatenaProject) project =
    g_list_model_get_item (catena_account_get_projects (self->account), run->position);

  /* Keys sign each call by themselves: the first one tells. */
  if (signs_in_with_password (self))
    catena_connection_login_async (run->connection, catena_project_get_id (project), g_task_get_cancellable (task),
                                   on_logged_in, g_object_ref (task));
  else
    take_part (task, NULL);
}

static void
list_services (GTask *task)
{
  CatenaConnectionCheck *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (CatenaProject) project =
    g_list_model_get_item (catena_account_get_projects (self->account), run->position);
  g_autoptr (CatenaBcs) bcs =
    catena_bcs_new (catena_connection_get_transport (run->connection),
                    CATENA_AUTH (g_ptr_array_index (run->sessions, run->position)),
                    catena_project_get_endpoint (project), NULL, catena_project_get_id (project));

  catena_bcs_list_services_async (bcs, g_task_get_cancellable (task), on_services_listed, g_object_ref (task));
}

/* The account's id, when nobody knows it yet. */
static void
discover_on_the_way (GTask *task)
{
  CatenaConnectionCheck *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  if (self->discovery != NULL || catena_account_get_domain_id (self->account) != NULL
      || catena_account_get_iam_endpoint (self->account) == NULL || self->passcode != NULL)
    {
      take_part (task, NULL);
      return;
    }

  self->discovery = catena_discovery_new (run->connection, self->credentials);
  catena_discovery_run_async (self->discovery, g_task_get_cancellable (task), on_discovered_on_the_way,
                              g_object_ref (task));
}

static guint
count_parts (CatenaConnectionCheck *self,
             Run                   *run)
{
  switch (run->step)
    {
    case CATENA_CHECK_RESOLVE:
    case CATENA_CHECK_CONNECT:
    case CATENA_CHECK_TLS:
    case CATENA_CHECK_CLOCK:
      return run->probes->len;
    case CATENA_CHECK_SIGN_IN:
    case CATENA_CHECK_PERMISSION:
      return run->sessions->len;
    case CATENA_CHECK_SERVICE:
      return 1;
    case CATENA_CHECK_N_STEPS:
    default:
      return 0;
    }
}

static gboolean
is_left_out (CatenaConnectionCheck *self,
             Run                   *run)
{
  if (run->step == CATENA_CHECK_TLS)
    {
      for (guint i = 0; i < run->probes->len; i++)
        {
          if (catena_probe_uses_tls (g_ptr_array_index (run->probes, i)))
            return FALSE;
        }
      return TRUE;
    }

  return run->step >= CATENA_CHECK_PERMISSION && run->sessions->len == 0;
}

static void
do_part (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  if (run->step <= CATENA_CHECK_CLOCK)
    probe (task);
  else if (run->step == CATENA_CHECK_SIGN_IN)
    sign_in (task);
  else if (run->step == CATENA_CHECK_PERMISSION)
    list_services (task);
  else
    discover_on_the_way (task);
}

static void
continue_run (GTask *task)
{
  CatenaConnectionCheck *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  while (run->step < CATENA_CHECK_N_STEPS)
    {
      CatenaCheckItem *item = get_item (self, run->step);

      if (is_left_out (self, run))
        {
          catena_check_item_set_result (item, CATENA_CHECK_SKIPPED, NULL);
        }
      else if (run->position < count_parts (self, run))
        {
          catena_check_item_set_result (item, CATENA_CHECK_RUNNING, NULL);
          do_part (task);
          return;
        }
      else
        {
          catena_check_item_set_result (item, CATENA_CHECK_PASSED, NULL);
        }
      run->step++;
      run->position = 0;
    }

  set_state (self, FALSE, TRUE, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
add_probe (CatenaConnectionCheck *self,
           Run                   *run,
           const char            *endpoint,
           CatenaApiId            api,
           const char            *project_id)
{
  g_autoptr (CatenaRequest) greeting = NULL;

  for (guint i = 0; i < run->probes->len; i++)
    {
      if (g_strcmp0 (catena_probe_get_endpoint (g_ptr_array_index (run->probes, i)), endpoint) == 0)
        return;
    }

  greeting = catena_request_new (api, endpoint != NULL ? endpoint : "");
  if (project_id != NULL)
    {
      catena_request_set_parameter (greeting, "project_id", project_id);
      catena_request_set_project (greeting, project_id);
    }
  g_ptr_array_add (run->probes, catena_probe_new (endpoint, catena_account_get_ca_file (self->account), greeting));
}

static Run *
make_run (CatenaConnectionCheck *self)
{
  Run *run = g_new0 (Run, 1);
  GListModel *projects = catena_account_get_projects (self->account);

  run->connection = make_connection (self);
  run->probes = g_ptr_array_new_with_free_func (g_object_unref);
  run->sessions = g_ptr_array_new_with_free_func (g_object_unref);

  /* Keys need IAM only to find things out. */
  if (signs_in_with_password (self) || count_projects (self) == 0)
    add_probe (self, run, catena_account_get_iam_endpoint (self->account), CATENA_API_IAM_LIST_DOMAINS, NULL);
  for (guint i = 0; i < count_projects (self); i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (projects, i);

      add_probe (self, run, catena_project_get_endpoint (project), CATENA_API_LIST_SERVICES,
                 catena_project_get_id (project));
      g_ptr_array_add (run->sessions, catena_session_new (run->connection, catena_project_get_id (project)));
    }

  return run;
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
 *
 * Returns: (transfer full): a check that has not run
 */
CatenaConnectionCheck *
catena_connection_check_new (CatenaAccount     *account,
                             CatenaCredentials *credentials)
{
  CatenaConnectionCheck *self;

  g_return_val_if_fail (CATENA_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (credentials != NULL, NULL);

  self = g_object_new (CATENA_TYPE_CONNECTION_CHECK, NULL);
  self->account = g_object_ref (account);
  self->credentials = catena_credentials_ref (credentials);

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
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CATENA_IS_CONNECTION_CHECK (self));
  g_return_if_fail (!self->running);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_connection_check_run_async);
  g_task_set_task_data (task, make_run (self), (GDestroyNotify) free_run);

  for (guint step = 0; step < CATENA_CHECK_N_STEPS; step++)
    catena_check_item_set_result (get_item (self, (CatenaCheckStep) step), CATENA_CHECK_WAITING, NULL);
  set_state (self, TRUE, FALSE, NULL);
  continue_run (task);
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
