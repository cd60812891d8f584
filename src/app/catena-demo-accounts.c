/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-demo"

#include "config.h"

#include "catena-demo.h"

#include "catena-json.h"

#include <string.h>

/* The user of each tenant whose keys the demo signs in with. */
#define USER "operator"

/**
 * Adding:
 * @next: the tenant that comes next
 */
typedef struct
{
  CatenaHub *hub;
  guint next;
} Adding;

static void
adding_free (Adding *adding)
{
  g_object_unref (adding->hub);
  g_free (adding);
}

static void add_next (GTask *task);

/* The same tenant has the same id in every run, so that what is kept of it is found again. */
static char *
dup_account_id (const char *domain_id)
{
  if (domain_id == NULL || strlen (domain_id) < 32)
    return g_uuid_string_random ();

  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", domain_id, domain_id + 8, domain_id + 12, domain_id + 16,
                          domain_id + 20);
}

static void
add_projects (CatenaAccount *account,
              JsonArray     *projects,
              const char    *endpoint)
{
  for (guint i = 0; projects != NULL && i < json_array_get_length (projects); i++)
    {
      JsonObject *object = catena_json_get_element_object (projects, i);
      g_autofree char *id = catena_json_dup_string (object, "id");
      g_autofree char *name = catena_json_dup_string (object, "name");
      g_autoptr (CatenaProject) project = catena_project_new (id, name, name, endpoint);

      catena_account_add_project (account, project);
    }
}

static CatenaAccount *
make_account (JsonObject *info,
              JsonObject *tenant,
              guint       position)
{
  const CatenaColour colours[] = { CATENA_COLOUR_BLUE, CATENA_COLOUR_GREEN };
  g_autofree char *bcs = catena_json_dup_string (info, "bcs");
  g_autofree char *iam = catena_json_dup_string (info, "iam");
  g_autofree char *domain_id = catena_json_dup_string (tenant, "domain_id");
  g_autofree char *domain_name = catena_json_dup_string (tenant, "domain_name");
  g_autofree char *id = dup_account_id (domain_id);
  CatenaAccount *account = catena_account_new (id);

  catena_account_set_label (account, domain_name);
  catena_account_set_colour (account, colours[position % G_N_ELEMENTS (colours)]);
  catena_account_set_credentials_kind (account, CATENA_CREDENTIALS_KEYS);
  catena_account_set_iam_endpoint (account, iam);
  catena_account_set_domain (account, domain_id, domain_name);
  add_projects (account, catena_json_get_array (tenant, "projects"), bcs);

  return account;
}

static CatenaCredentials *
make_credentials (JsonObject *tenant)
{
  JsonArray *users = catena_json_get_array (tenant, "users");

  for (guint i = 0; users != NULL && i < json_array_get_length (users); i++)
    {
      JsonObject *user = catena_json_get_element_object (users, i);
      g_autofree char *name = catena_json_dup_string (user, "name");
      g_autofree char *access_key = catena_json_dup_string (user, "access_key");
      g_autoptr (CatenaSecret) secret_key = catena_secret_new_take (catena_json_dup_string (user, "secret_key"));

      if (g_strcmp0 (name, USER) == 0)
        return catena_credentials_new_keys (access_key, secret_key, NULL);
    }

  return NULL;
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (catena_hub_save_account_finish (CATENA_HUB (source), result, &error))
    add_next (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
add_next (GTask *task)
{
  Adding *adding = g_task_get_task_data (task);
  JsonObject *info = catena_demo_get_info (g_task_get_source_object (task));
  JsonArray *tenants = catena_json_get_array (info, "tenants");
  JsonObject *tenant;
  g_autoptr (CatenaAccount) account = NULL;
  g_autoptr (CatenaCredentials) credentials = NULL;

  if (tenants == NULL || adding->next >= json_array_get_length (tenants))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  tenant = catena_json_get_element_object (tenants, adding->next);
  account = make_account (info, tenant, adding->next);
  credentials = make_credentials (tenant);
  adding->next++;
  catena_hub_save_account_async (adding->hub, account, credentials, g_task_get_cancellable (task), on_saved,
                                 g_object_ref (task));
}

/**
 * catena_demo_add_accounts_async:
 * @self: a demo that has started
 * @hub: its hub
 * @cancellable: (nullable): a cancellable
 * @callback: called when the accounts are there
 * @user_data: data of @callback
 *
 * Adds every tenant of the simulated cloud as an account that is signed in with keys. Those that an earlier run left are
 * replaced, as the simulator may listen elsewhere now.
 */
void
catena_demo_add_accounts_async (CatenaDemo          *self,
                                CatenaHub           *hub,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Adding *adding;

  g_return_if_fail (CATENA_IS_DEMO (self));
  g_return_if_fail (CATENA_IS_HUB (hub));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_demo_add_accounts_async);
  adding = g_new0 (Adding, 1);
  adding->hub = g_object_ref (hub);
  g_task_set_task_data (task, adding, (GDestroyNotify) adding_free);

  add_next (task);
}

/**
 * catena_demo_add_accounts_finish:
 * @self: a demo
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether all accounts are there
 */
gboolean
catena_demo_add_accounts_finish (CatenaDemo    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
