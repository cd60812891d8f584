/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-store.h"

#include "sim-creation.h"
#include "sim-util.h"

#include "catena-time.h"
#include "catena-util.h"

#define TOKEN_LIFETIME (24 * 60 * 60 * CATENA_NSEC_PER_SEC)

static gint64
seconds_to_time (double seconds)
{
  return (gint64) (seconds * CATENA_NSEC_PER_SEC);
}

/* An operation has just ended: what becomes of the service, and when it is told. */
static void
end_operation (SimStore     *store,
               SimOperation *operation)
{
  SimService *service = sim_store_get_service (store, operation->service_id, NULL);
  gint64 end = operation->process->finished_at;

  operation->settled_at = end + seconds_to_time (store->habits.detail_finished_before_record_seconds);
  store->changed = TRUE;
  if (service == NULL)
    return;

  service->settled_at = end + seconds_to_time (store->habits.record_finished_before_detail_seconds);
  service->busy_until = end + seconds_to_time (store->habits.busy_after_finish_seconds);
  catena_set_str (&service->process_status, "");
  if (operation->process->state == SIM_PROCESS_FAILED)
    catena_set_str (&service->status, "Abnormal");
}

static void
take_failure (SimStore   *store,
              SimProcess *creation)
{
  if (store->fail_step == NULL)
    return;

  sim_process_fail_at (creation, store->fail_step, store->fail_sub_step, store->fail_message,
                       store->fail_before);
  g_clear_pointer (&store->fail_step, g_free);
  g_clear_pointer (&store->fail_sub_step, g_free);
  g_clear_pointer (&store->fail_message, g_free);
}

/**
 * sim_store_new:
 * @dialect: whether answers follow the tables or the examples
 * @speed: how many simulated seconds pass in a real one
 *
 * Returns: (transfer full): a store without tenants
 */
SimStore *
sim_store_new (SimDialect dialect,
               double     speed)
{
  SimStore *store = g_new0 (SimStore, 1);

  store->dialect = dialect;
  store->speed = speed;
  store->token_lifetime = TOKEN_LIFETIME;
  store->tenants = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_tenant_free);
  store->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) sim_token_free);
  store->operations = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_operation_free);
  store->flaws = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  store->advanced_at = sim_store_now (store);

  return store;
}

/**
 * sim_store_free:
 * @store: (transfer full): a store
 */
void
sim_store_free (SimStore *store)
{
  sim_habits_clear (&store->habits);
  g_hash_table_unref (store->tokens);
  g_ptr_array_unref (store->operations);
  g_ptr_array_unref (store->tenants);
  g_hash_table_unref (store->flaws);
  g_free (store->fail_step);
  g_free (store->fail_sub_step);
  g_free (store->fail_message);
  g_free (store);
}

/**
 * sim_store_now:
 * @store: the store
 *
 * Returns: the real time, nanoseconds
 */
gint64
sim_store_now (SimStore *store)
{
  return catena_time_now ();
}

/**
 * sim_store_show:
 * @store: the store
 * @time: nanoseconds, or 0 for never
 *
 * Returns: what the simulator's clock showed then
 */
gint64
sim_store_show (SimStore *store,
                gint64    time)
{
  return time != 0 ? time + store->skew : 0;
}

/**
 * sim_store_advance:
 * @store: the store
 *
 * Moves every running operation to where it is now.
 */
void
sim_store_advance (SimStore *store)
{
  gint64 now = MAX (sim_store_now (store), store->advanced_at);

  for (guint i = 0; i < store->operations->len; i++)
    {
      SimOperation *operation = g_ptr_array_index (store->operations, i);

      if (operation->process->state != SIM_PROCESS_PROCESSING)
        continue;
      sim_process_advance (operation->process, MAX (store->advanced_at, operation->started), now, store->speed,
                           store->habits.standing_step);
      if (operation->process->state != SIM_PROCESS_PROCESSING)
        end_operation (store, operation);
    }
  store->advanced_at = now;
}

/**
 * sim_store_get_tenant:
 * @store: the store
 * @id: (nullable): id of a tenant
 * @name: (nullable): its account name, when there is no id
 *
 * Returns: (transfer none) (nullable): the tenant
 */
SimTenant *
sim_store_get_tenant (SimStore   *store,
                      const char *id,
                      const char *name)
{
  for (guint i = 0; i < store->tenants->len; i++)
    {
      SimTenant *tenant = g_ptr_array_index (store->tenants, i);

      if (id != NULL ? g_str_equal (tenant->id, id) : g_strcmp0 (tenant->name, name) == 0)
        return tenant;
    }

  return NULL;
}

/**
 * sim_store_get_project:
 * @store: the store
 * @id: (nullable): id of a project
 *
 * Returns: (transfer none) (nullable): the project, of whatever tenant
 */
SimProject *
sim_store_get_project (SimStore   *store,
                       const char *id)
{
  SimProject *project = NULL;

  for (guint i = 0; id != NULL && project == NULL && i < store->tenants->len; i++)
    project = sim_tenant_get_project (g_ptr_array_index (store->tenants, i), id, NULL);

  return project;
}

/**
 * sim_store_get_service:
 * @store: the store
 * @id: (nullable): id of a service
 * @project: (out) (optional) (transfer none): the project it is in
 *
 * Returns: (transfer none) (nullable): the service, of whatever tenant
 */
SimService *
sim_store_get_service (SimStore    *store,
                       const char  *id,
                       SimProject **project)
{
  for (guint i = 0; id != NULL && i < store->tenants->len; i++)
    {
      SimTenant *tenant = g_ptr_array_index (store->tenants, i);

      for (guint j = 0; j < tenant->projects->len; j++)
        {
          SimProject *candidate = g_ptr_array_index (tenant->projects, j);
          SimService *service = sim_project_get_service (candidate, id);

          if (service == NULL)
            continue;
          if (project != NULL)
            *project = candidate;
          return service;
        }
    }

  return NULL;
}

/**
 * sim_store_get_user_by_key:
 * @store: the store
 * @access_key: an access key
 * @tenant: (out) (transfer none): the user's tenant
 * @temporary: (out): whether it is the user's temporary key
 *
 * Returns: (transfer none) (nullable): whose it is
 */
SimUser *
sim_store_get_user_by_key (SimStore   *store,
                           const char *access_key,
                           SimTenant **tenant,
                           gboolean   *temporary)
{
  for (guint i = 0; i < store->tenants->len; i++)
    {
      *tenant = g_ptr_array_index (store->tenants, i);
      for (guint j = 0; j < (*tenant)->users->len; j++)
        {
          SimUser *user = g_ptr_array_index ((*tenant)->users, j);

          *temporary = g_strcmp0 (user->temporary_access_key, access_key) == 0;
          if (*temporary || g_strcmp0 (user->access_key, access_key) == 0)
            return user;
        }
    }

  return NULL;
}

/**
 * sim_store_add_token:
 * @store: the store
 * @tenant: whose token
 * @project: (nullable): the project it is for
 * @user: who signed in
 *
 * Returns: (transfer none): a new token
 */
SimToken *
sim_store_add_token (SimStore   *store,
                     SimTenant  *tenant,
                     SimProject *project,
                     SimUser    *user)
{
  SimToken *token = sim_token_new (tenant, project, user, sim_store_now (store), store->token_lifetime);

  g_hash_table_insert (store->tokens, token->value, token);
  store->changed = TRUE;

  return token;
}

/**
 * sim_store_get_token:
 * @store: the store
 * @value: a token as it was sent
 *
 * Returns: (transfer none) (nullable): the token, expired or not
 */
SimToken *
sim_store_get_token (SimStore   *store,
                     const char *value)
{
  return g_hash_table_lookup (store->tokens, value);
}

/**
 * sim_store_expire_tokens:
 * @store: the store
 * @user: (nullable): name or id of a user, or %NULL for everybody
 *
 * Lets tokens end now.
 *
 * Returns: how many
 */
guint
sim_store_expire_tokens (SimStore   *store,
                         const char *user)
{
  gint64 now = sim_store_now (store);
  guint expired = 0;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, store->tokens);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SimToken *token = value;

      if (token->expires <= now
          || (user != NULL && g_strcmp0 (token->user->name, user) != 0
              && g_strcmp0 (token->user->id, user) != 0))
        continue;
      token->expires = now;
      expired++;
    }
  store->changed = TRUE;

  return expired;
}

/**
 * sim_store_create_service:
 * @store: the store
 * @project: where
 * @name: its name
 * @request: (transfer none): the body of createService
 *
 * Begins a creation.
 *
 * Returns: (transfer none): its operation
 */
SimOperation *
sim_store_create_service (SimStore   *store,
                          SimProject *project,
                          const char *name,
                          JsonNode   *request)
{
  g_autofree char *random = sim_random_hex (32);
  g_autofree char *id = sim_derive_uuid ("service", random, name);
  gint64 now = sim_store_now (store);
  SimService *service = sim_service_new (id, name, request, now);
  SimOperation *operation;

  service->creation = sim_creation_plan (sim_service_get_request (service), store->habits.unknown_steps);
  take_failure (store, service->creation);
  service->visible_at = now + seconds_to_time (store->habits.list_lag_seconds);
  catena_set_str (&service->process_status, SIM_CREATING);
  sim_project_add_service (project, service);
  operation = sim_operation_new (SIM_OPERATION_CREATE, project, service, service->creation, now,
                                 sim_store_show (store, now));
  g_ptr_array_add (store->operations, operation);
  store->changed = TRUE;

  return operation;
}

/**
 * sim_store_finish:
 * @store: the store
 * @service: a service that is being created
 *
 * Ends the creation well at once.
 */
void
sim_store_finish (SimStore   *store,
                  SimService *service)
{
  for (guint i = 0; i < store->operations->len; i++)
    {
      SimOperation *operation = g_ptr_array_index (store->operations, i);

      if (operation->process != service->creation || operation->process->state != SIM_PROCESS_PROCESSING)
        continue;
      sim_process_finish (operation->process, sim_store_now (store));
      end_operation (store, operation);
    }
}

/**
 * sim_store_set_failure:
 * @store: the store
 * @step: where the next creation fails
 * @sub_step: (nullable): at which sub-step of it
 * @message: why
 * @before: whether as it starts, or else half way
 */
void
sim_store_set_failure (SimStore   *store,
                       const char *step,
                       const char *sub_step,
                       const char *message,
                       gboolean    before)
{
  catena_set_str (&store->fail_step, step);
  catena_set_str (&store->fail_sub_step, sub_step);
  catena_set_str (&store->fail_message, message);
  store->fail_before = before;
}
