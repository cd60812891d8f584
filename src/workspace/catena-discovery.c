/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-discovery"

#include "config.h"

#include "catena-discovery.h"

#include "catena-error.h"
#include "catena-region.h"
#include "catena-session.h"

struct _CatenaDiscovery
{
  GObject parent_instance;

  CatenaConnection *connection;
  CatenaCredentials *credentials;
  CatenaSession *session;
  GListStore *projects;
  GError *projects_error;
  char *domain_id;
  char *domain_name;
};

G_DEFINE_FINAL_TYPE (CatenaDiscovery, catena_discovery, G_TYPE_OBJECT)

static const char *
get_iam (CatenaDiscovery *self)
{
  return catena_account_get_iam_endpoint (catena_connection_get_account (self->connection));
}

static void
take_domain (CatenaDiscovery *self,
             const char      *id,
             const char      *name)
{
  g_free (self->domain_id);
  g_free (self->domain_name);
  self->domain_id = g_strdup (id);
  self->domain_name = g_strdup (name);
}

/* A project of a region is named as the region, a sub-project as region, "_" and a name of its own. */
static char *
guess_region (const char *project_name)
{
  g_auto (GStrv) parts = g_strsplit (project_name != NULL ? project_name : "", "_", 2);

  if (parts[0] == NULL)
    return NULL;
  if (catena_region_get (parts[0]) != NULL
      || g_regex_match_simple ("^[a-z]{2}(-[a-z]+)+-[0-9]+$", parts[0], G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
    return g_strdup (parts[0]);

  return NULL;
}

/* What the person has typed for the project, or for its region, goes before what is guessed. */
static char *
find_typed_endpoint (CatenaAccount *account,
                     const char    *project_id,
                     const char    *region)
{
  GListModel *projects = catena_account_get_projects (account);
  guint n_projects = g_list_model_get_n_items (projects);
  char *found = NULL;

  for (guint i = 0; i < n_projects; i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (projects, i);
      gboolean same = g_strcmp0 (catena_project_get_id (project), project_id) == 0;

      if (same || (region != NULL && found == NULL && g_strcmp0 (catena_project_get_region (project), region) == 0))
        {
          g_free (found);
          found = g_strdup (catena_project_get_endpoint (project));
        }
      if (same)
        break;
    }

  return found;
}

static char *
find_endpoint (CatenaAccount *account,
               const char    *project_id,
               const char    *region)
{
  const CatenaRegion *known = catena_region_get (region);
  char *typed = find_typed_endpoint (account, project_id, region);

  if (typed != NULL)
    return typed;
  if (known != NULL)
    return g_strdup (known->bcs);

  return region != NULL ? g_strdup_printf ("https://bcs.%s.myhuaweicloud.com", region) : NULL;
}

static void
take_projects (CatenaDiscovery *self,
               GPtrArray       *entries)
{
  CatenaAccount *account = catena_connection_get_account (self->connection);

  for (guint i = 0; i < entries->len; i++)
    {
      const CatenaIamEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *region = guess_region (entry->name);
      g_autofree char *endpoint = find_endpoint (account, entry->id, region);
      g_autoptr (CatenaProject) project = NULL;

      if (!entry->enabled)
        continue;
      project = catena_project_new (entry->id, entry->name, region, endpoint);
      g_list_store_append (self->projects, project);
      if (self->domain_id == NULL && entry->domain_id != NULL)
        take_domain (self, entry->domain_id, NULL);
    }
}

/* Whether the list alone is refused; the person types the project then. */
static gboolean
is_only_forbidden (const GError *error)
{
  return g_error_matches (error, CATENA_ERROR, CATENA_ERROR_FORBIDDEN)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_NOT_FOUND)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_REFUSED);
}

static void
on_projects_listed (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaDiscovery *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) entries = catena_iam_list_projects_finish (CATENA_TRANSPORT (source), result, &error);

  if (entries != NULL)
    {
      take_projects (self, entries);
      g_task_return_boolean (task, TRUE);
    }
  else if (is_only_forbidden (error))
    {
      self->projects_error = error;
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
list_projects (GTask *task)
{
  CatenaDiscovery *self = g_task_get_source_object (task);

  catena_iam_list_projects_async (catena_connection_get_transport (self->connection), get_iam (self),
                                  CATENA_AUTH (self->session), self->domain_id, g_task_get_cancellable (task),
                                  on_projects_listed, g_object_ref (task));
}

static void
on_domains_listed (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaDiscovery *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) entries = catena_iam_list_domains_finish (CATENA_TRANSPORT (source), result, &error);

  if (entries == NULL && !is_only_forbidden (error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_error (&error);
  if (entries != NULL && entries->len > 0)
    {
      const CatenaIamEntry *entry = g_ptr_array_index (entries, 0);

      take_domain (self, entry->id, entry->name);
    }
  list_projects (task);
}

static void
on_logged_in (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaDiscovery *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (CatenaToken) token = catena_connection_login_finish (CATENA_CONNECTION (source), result, &error);

  if (token == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  take_domain (self, token->domain_id, token->domain_name);
  catena_session_adopt (self->session, token);
  list_projects (task);
}

static void
catena_discovery_finalize (GObject *object)
{
  CatenaDiscovery *self = CATENA_DISCOVERY (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->session);
  g_clear_object (&self->projects);
  g_clear_pointer (&self->credentials, catena_credentials_unref);
  g_clear_error (&self->projects_error);
  g_free (self->domain_id);
  g_free (self->domain_name);

  G_OBJECT_CLASS (catena_discovery_parent_class)->finalize (object);
}

static void
catena_discovery_class_init (CatenaDiscoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = catena_discovery_finalize;
}

static void
catena_discovery_init (CatenaDiscovery *self)
{
  self->projects = g_list_store_new (CATENA_TYPE_PROJECT);
}

/**
 * catena_discovery_new:
 * @connection: a connection that signs in with @credentials
 * @credentials: the credentials
 *
 * Returns: (transfer full): a discovery
 */
CatenaDiscovery *
catena_discovery_new (CatenaConnection  *connection,
                      CatenaCredentials *credentials)
{
  CatenaDiscovery *self;

  g_return_val_if_fail (CATENA_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (credentials != NULL, NULL);

  self = g_object_new (CATENA_TYPE_DISCOVERY, NULL);
  self->connection = g_object_ref (connection);
  self->credentials = catena_credentials_ref (credentials);
  self->session = catena_session_new (connection, NULL);

  return self;
}

/**
 * catena_discovery_run_async:
 * @self: a discovery that has not run
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Signs in to the account as a whole, and lists.
 */
void
catena_discovery_run_async (CatenaDiscovery     *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CATENA_IS_DISCOVERY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_discovery_run_async);

  if (get_iam (self) == NULL)
    {
      g_task_return_error (task, catena_error_new (CATENA_ERROR_INPUT, NULL, "The account has no IAM endpoint"));
      return;
    }

  if (catena_credentials_get_kind (self->credentials) == CATENA_CREDENTIALS_PASSWORD)
    catena_connection_login_async (self->connection, NULL, cancellable, on_logged_in, g_steal_pointer (&task));
  else
    catena_iam_list_domains_async (catena_connection_get_transport (self->connection), get_iam (self),
                                   CATENA_AUTH (self->session), cancellable, on_domains_listed,
                                   g_steal_pointer (&task));
}

/**
 * catena_discovery_run_finish:
 * @self: a discovery
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the sign-in was good; that nothing may be listed is told by catena_discovery_get_projects_error()
 */
gboolean
catena_discovery_run_finish (CatenaDiscovery  *self,
                             GAsyncResult     *result,
                             GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_discovery_get_projects:
 * @self: a discovery
 *
 * Returns: (transfer none): the #CatenaProject that were found, with region and endpoint as far as they can be guessed
 */
GListModel *
catena_discovery_get_projects (CatenaDiscovery *self)
{
  g_return_val_if_fail (CATENA_IS_DISCOVERY (self), NULL);

  return G_LIST_MODEL (self->projects);
}

/**
 * catena_discovery_get_projects_error:
 * @self: a discovery
 *
 * Returns: (transfer none) (nullable): why projects cannot be listed
 */
const GError *
catena_discovery_get_projects_error (CatenaDiscovery *self)
{
  g_return_val_if_fail (CATENA_IS_DISCOVERY (self), NULL);

  return self->projects_error;
}

/**
 * catena_discovery_get_domain_id:
 * @self: a discovery
 *
 * Returns: (transfer none) (nullable): the account id
 */
const char *
catena_discovery_get_domain_id (CatenaDiscovery *self)
{
  g_return_val_if_fail (CATENA_IS_DISCOVERY (self), NULL);

  return self->domain_id;
}

/**
 * catena_discovery_get_domain_name:
 * @self: a discovery
 *
 * Returns: (transfer none) (nullable): the account name
 */
const char *
catena_discovery_get_domain_name (CatenaDiscovery *self)
{
  g_return_val_if_fail (CATENA_IS_DISCOVERY (self), NULL);

  return self->domain_name;
}
