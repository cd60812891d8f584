/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-check-run"

#include "config.h"

#include "catena-check-run.h"

#include "catena-bcs.h"
#include "catena-check-item-private.h"
#include "catena-check-probes.h"
#include "catena-session.h"
#include "catena-workspace-private.h"

struct _CatenaCheckRun
{
  GObject parent_instance;

  CatenaConnection *connection;
  CatenaAccount *account;
  CatenaCredentials *credentials;
  GPtrArray *items;
  CatenaDiscovery *discovery;
  gboolean discovers;
  CatenaCheckItem *failed_item;

  GPtrArray *probes;   /* CatenaProbe: one an endpoint */
  GPtrArray *sessions; /* CatenaSession: one a project */
  CatenaCheckStep step;
  guint position; /* of the probe or project that has its turn */
};

G_DEFINE_FINAL_TYPE (CatenaCheckRun, catena_check_run, G_TYPE_OBJECT)

static void continue_run (GTask *task);

static CatenaCheckItem *
get_item (CatenaCheckRun *self,
          CatenaCheckStep step)
{
  return g_ptr_array_index (self->items, step);
}

static guint
count_projects (CatenaCheckRun *self)
{
  return g_list_model_get_n_items (catena_account_get_projects (self->account));
}

static gboolean
signs_in_with_password (CatenaCheckRun *self)
{
  return catena_credentials_get_kind (self->credentials) == CATENA_CREDENTIALS_PASSWORD;
}

/* What comes before the step that failed was good, what comes after was not looked at. */
static void
fail_run (GTask        *task,
          const GError *error)
{
  CatenaCheckRun *self = g_task_get_source_object (task);
  CatenaCheckStep failed = catena_check_step_of_error (error, self->step);

  for (guint step = 0; step < CATENA_CHECK_N_STEPS; step++)
    {
      CatenaCheckItem *item = get_item (self, (CatenaCheckStep) step);

      if (step == failed)
        catena_check_item_set_result (item, CATENA_CHECK_FAILED, error);
      else if (step > failed || catena_check_item_get_result (item) == CATENA_CHECK_RUNNING)
        catena_check_item_set_result (item, CATENA_CHECK_SKIPPED, NULL);
    }

  self->failed_item = g_object_ref (get_item (self, failed));
  g_task_return_error (task, g_error_copy (error));
}

static void
stop_run (GTask *task)
{
  CatenaCheckRun *self = g_task_get_source_object (task);

  for (guint step = 0; step < CATENA_CHECK_N_STEPS; step++)
    {
      CatenaCheckItem *item = get_item (self, (CatenaCheckStep) step);

      if (catena_check_item_get_result (item) == CATENA_CHECK_RUNNING)
        catena_check_item_set_result (item, CATENA_CHECK_WAITING, NULL);
    }
}

/* Ends one part of a step; goes on with the next. */
static void
take_part (GTask        *task,
           const GError *error)
{
  CatenaCheckRun *self = g_task_get_source_object (task);

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

  self->position++;
  continue_run (task);
}

static void
on_probed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaCheckRun *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  catena_probe_finish (CATENA_PROBE (source), result, &error);
  if (catena_check_probes_use_fallback (self->probes, self->position, self->account, error))
    {
      self->step = CATENA_CHECK_RESOLVE;
      self->position = 0;
      continue_run (task);
      return;
    }

  take_part (task, error);
}

static void
on_logged_in (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaCheckRun *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaToken) token = catena_connection_login_finish (CATENA_CONNECTION (source), result, &error);

  if (token != NULL)
    catena_session_adopt (g_ptr_array_index (self->sessions, self->position), token);
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
  CatenaCheckRun *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  CatenaProbe *probe = g_ptr_array_index (self->probes, self->position);

  g_object_ref (task);
  if (self->step == CATENA_CHECK_RESOLVE)
    catena_probe_resolve_async (probe, cancellable, on_probed, task);
  else if (self->step == CATENA_CHECK_CONNECT)
    catena_probe_connect_async (probe, cancellable, on_probed, task);
  else if (self->step == CATENA_CHECK_TLS)
    catena_probe_secure_async (probe, cancellable, on_probed, task);
  else
    catena_probe_clock_async (probe, catena_connection_get_transport (self->connection), cancellable, on_probed, task);
}

static void
sign_in (GTask *task)
{
  CatenaCheckRun *self = g_task_get_source_object (task);
  g_autoptr (CatenaProject) project =
    g_list_model_get_item (catena_account_get_projects (self->account), self->position);

  /* Keys sign each call by themselves: the first one tells. */
  if (signs_in_with_password (self))
    catena_connection_login_async (self->connection, catena_project_get_id (project), g_task_get_cancellable (task),
                                   on_logged_in, g_object_ref (task));
  else
    take_part (task, NULL);
}

static void
list_services (GTask *task)
{
  CatenaCheckRun *self = g_task_get_source_object (task);
  g_autoptr (CatenaProject) project =
    g_list_model_get_item (catena_account_get_projects (self->account), self->position);
  g_autoptr (CatenaBcs) bcs =
    catena_bcs_new (catena_connection_get_transport (self->connection),
                    CATENA_AUTH (g_ptr_array_index (self->sessions, self->position)),
                    catena_project_get_endpoint (project), catena_workspace_find_fallback (project),
                    catena_project_get_id (project));

  catena_bcs_list_services_async (bcs, g_task_get_cancellable (task), on_services_listed, g_object_ref (task));
}

/* The account's id, when nobody knows it yet. */
static void
discover_on_the_way (GTask *task)
{
  CatenaCheckRun *self = g_task_get_source_object (task);

  if (!self->discovers || catena_account_get_domain_id (self->account) != NULL
      || catena_account_get_iam_endpoint (self->account) == NULL)
    {
      take_part (task, NULL);
      return;
    }

  self->discovery = catena_discovery_new (self->connection, self->credentials);
  catena_discovery_run_async (self->discovery, g_task_get_cancellable (task), on_discovered_on_the_way,
                              g_object_ref (task));
}

static guint
count_parts (CatenaCheckRun *self)
{
  switch (self->step)
    {
    case CATENA_CHECK_RESOLVE:
    case CATENA_CHECK_CONNECT:
    case CATENA_CHECK_TLS:
    case CATENA_CHECK_CLOCK:
      return self->probes->len;
    case CATENA_CHECK_SIGN_IN:
    case CATENA_CHECK_PERMISSION:
      return self->sessions->len;
    case CATENA_CHECK_SERVICE:
      return 1;
    case CATENA_CHECK_N_STEPS:
    default:
      return 0;
    }
}

static gboolean
is_left_out (CatenaCheckRun *self)
{
  if (self->step == CATENA_CHECK_TLS)
    return !catena_check_probes_use_tls (self->probes);

  return self->step >= CATENA_CHECK_PERMISSION && self->sessions->len == 0;
}

static void
do_part (GTask *task)
{
  CatenaCheckRun *self = g_task_get_source_object (task);

  if (self->step <= CATENA_CHECK_CLOCK)
    probe (task);
  else if (self->step == CATENA_CHECK_SIGN_IN)
    sign_in (task);
  else if (self->step == CATENA_CHECK_PERMISSION)
    list_services (task);
  else
    discover_on_the_way (task);
}

static void
continue_run (GTask *task)
{
  CatenaCheckRun *self = g_task_get_source_object (task);

  while (self->step < CATENA_CHECK_N_STEPS)
    {
      CatenaCheckItem *item = get_item (self, self->step);

      if (is_left_out (self))
        {
          catena_check_item_set_result (item, CATENA_CHECK_SKIPPED, NULL);
        }
      else if (self->position < count_parts (self))
        {
          catena_check_item_set_result (item, CATENA_CHECK_RUNNING, NULL);
          do_part (task);
          return;
        }
      else
        {
          catena_check_item_set_result (item, CATENA_CHECK_PASSED, NULL);
        }
      self->step++;
      self->position = 0;
    }

  g_task_return_boolean (task, TRUE);
}

static void
prepare (CatenaCheckRun *self)
{
  GListModel *projects = catena_account_get_projects (self->account);

  self->probes = catena_check_probes_new (self->account, signs_in_with_password (self));
  for (guint i = 0; i < count_projects (self); i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (projects, i);

      g_ptr_array_add (self->sessions, catena_session_new (self->connection, catena_project_get_id (project)));
    }
}

static void
catena_check_run_dispose (GObject *object)
{
  CatenaCheckRun *self = CATENA_CHECK_RUN (object);

  if (self->connection != NULL)
    catena_connection_close (self->connection);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (catena_check_run_parent_class)->dispose (object);
}

static void
catena_check_run_finalize (GObject *object)
{
  CatenaCheckRun *self = CATENA_CHECK_RUN (object);

  g_clear_object (&self->account);
  g_clear_pointer (&self->credentials, catena_credentials_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->discovery);
  g_clear_object (&self->failed_item);
  g_clear_pointer (&self->probes, g_ptr_array_unref);
  g_ptr_array_unref (self->sessions);

  G_OBJECT_CLASS (catena_check_run_parent_class)->finalize (object);
}

static void
catena_check_run_class_init (CatenaCheckRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_check_run_dispose;
  object_class->finalize = catena_check_run_finalize;
}

static void
catena_check_run_init (CatenaCheckRun *self)
{
  self->sessions = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * catena_check_run_new:
 * @connection: a connection of its own, with the credentials; closed at the end
 * @credentials: the credentials
 * @items: (element-type CatenaCheckItem): a row for each step, whose results it sets
 * @discovers: whether it finds out account and projects on the way, where it may
 *
 * Returns: (transfer full): a run
 */
CatenaCheckRun *
catena_check_run_new (CatenaConnection  *connection,
                      CatenaCredentials *credentials,
                      GPtrArray         *items,
                      gboolean           discovers)
{
  CatenaCheckRun *self;

  g_return_val_if_fail (CATENA_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (credentials != NULL, NULL);
  g_return_val_if_fail (items != NULL && items->len == CATENA_CHECK_N_STEPS, NULL);

  self = g_object_new (CATENA_TYPE_CHECK_RUN, NULL);
  self->connection = g_object_ref (connection);
  self->account = g_object_ref (catena_connection_get_account (connection));
  self->credentials = catena_credentials_ref (credentials);
  self->items = g_ptr_array_ref (items);
  self->discovers = discovers;
  prepare (self);

  return self;
}

/**
 * catena_check_run_start_async:
 * @self: a run
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Tries each step for every endpoint, or every project, before the next one.
 */
void
catena_check_run_start_async (CatenaCheckRun      *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CATENA_IS_CHECK_RUN (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_check_run_start_async);

  for (guint step = 0; step < CATENA_CHECK_N_STEPS; step++)
    catena_check_item_set_result (get_item (self, (CatenaCheckStep) step), CATENA_CHECK_WAITING, NULL);
  continue_run (task);
}

/**
 * catena_check_run_start_finish:
 * @self: a run
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether every step went well
 */
gboolean
catena_check_run_start_finish (CatenaCheckRun  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_check_run_get_failed_item:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): the step that failed
 */
CatenaCheckItem *
catena_check_run_get_failed_item (CatenaCheckRun *self)
{
  g_return_val_if_fail (CATENA_IS_CHECK_RUN (self), NULL);

  return self->failed_item;
}

/**
 * catena_check_run_get_discovery:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): what was found out on the way
 */
CatenaDiscovery *
catena_check_run_get_discovery (CatenaCheckRun *self)
{
  g_return_val_if_fail (CATENA_IS_CHECK_RUN (self), NULL);

  return self->discovery;
}
