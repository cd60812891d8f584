/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-workspace"

#include "config.h"

#include "catena-workspace.h"

#include "catena-request.h"
#include "catena-workspace-private.h"

/* What a creation asks of a project: how much there may be, which names are taken, where it goes. */

/* The one type of resource that 5.1.14 documents: services. */
#define QUOTA_OF_SERVICES "instance"

/* Two questions at the same time; each may fail by itself. */
typedef struct
{
  CatenaWorkspaceLimits *limits;
  guint n_open;
} Inquiry;

static void
free_inquiry (Inquiry *inquiry)
{
  g_clear_pointer (&inquiry->limits, catena_workspace_limits_free);
  g_free (inquiry);
}

static CatenaQuota *
copy_quota_of_services (GPtrArray *quotas)
{
  for (guint i = 0; i < quotas->len; i++)
    {
      CatenaQuota *quota = g_ptr_array_index (quotas, i);

      if (g_strcmp0 (quota->type, QUOTA_OF_SERVICES) == 0)
        return catena_quota_new (quota->type, quota->quota, quota->used, quota->free);
    }

  return NULL;
}

static void
answer_one (GTask *task)
{
  Inquiry *inquiry = g_task_get_task_data (task);

  if (--inquiry->n_open == 0)
    g_task_return_pointer (task, g_steal_pointer (&inquiry->limits), (GDestroyNotify) catena_workspace_limits_free);
}

static void
on_quotas_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Inquiry *inquiry = g_task_get_task_data (task);
  g_autoptr (GPtrArray) quotas =
    catena_bcs_list_quotas_finish (CATENA_BCS (source), result, NULL, &inquiry->limits->quota_error);

  if (quotas != NULL)
    inquiry->limits->quota = copy_quota_of_services (quotas);
  answer_one (task);
}

static void
on_flavors_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Inquiry *inquiry = g_task_get_task_data (task);

  inquiry->limits->flavor_known = catena_bcs_get_flavors_finish (CATENA_BCS (source), result, &inquiry->limits->flavor,
                                                                 &inquiry->limits->flavor_error);
  answer_one (task);
}

/**
 * catena_workspace_limits_free:
 * @limits: (transfer full): limits
 */
void
catena_workspace_limits_free (CatenaWorkspaceLimits *limits)
{
  g_return_if_fail (limits != NULL);

  g_clear_pointer (&limits->quota, catena_quota_free);
  g_clear_error (&limits->quota_error);
  g_clear_error (&limits->flavor_error);
  g_free (limits);
}

/**
 * catena_workspace_read_limits_async:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called when both were answered
 * @user_data: data of @callback
 *
 * Asks how many services there may be (5.1.14) and how large (5.1.15).
 */
void
catena_workspace_read_limits_async (CatenaWorkspace     *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  CatenaBcs *bcs;
  Inquiry *inquiry;

  g_return_if_fail (CATENA_IS_WORKSPACE (self));

  bcs = catena_workspace_get_bcs (self);
  inquiry = g_new0 (Inquiry, 1);
  inquiry->limits = g_new0 (CatenaWorkspaceLimits, 1);
  inquiry->limits->flavor = (CatenaFlavor) { -1, -1, -1 };
  inquiry->n_open = 2;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_workspace_read_limits_async);
  g_task_set_task_data (task, inquiry, (GDestroyNotify) free_inquiry);

  catena_bcs_list_quotas_async (bcs, cancellable, on_quotas_read, g_object_ref (task));
  catena_bcs_get_flavors_async (bcs, cancellable, on_flavors_read, g_object_ref (task));
}

/**
 * catena_workspace_read_limits_finish:
 * @self: a workspace
 * @result: what the callback got
 * @error: return location for an error; only cancellation is one
 *
 * Returns: (transfer full) (nullable): what was answered, with an error for what was not
 */
CatenaWorkspaceLimits *
catena_workspace_read_limits_finish (CatenaWorkspace  *self,
                                     GAsyncResult     *result,
                                     GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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

  model = catena_workspace_get_services (self);
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
  model = catena_workspace_get_services (self);
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
  CatenaProject *project;

  g_return_val_if_fail (CATENA_IS_WORKSPACE (self), NULL);

  project = catena_workspace_get_project (self);
  request = catena_request_new (api->id, catena_project_get_endpoint (project));
  catena_request_set_parameter (request, "project_id", catena_project_get_id (project));
  url = catena_request_dup_url (request, NULL);

  return url != NULL ? g_strconcat (api->method, " ", url, NULL) : g_strdup (api->method);
}
