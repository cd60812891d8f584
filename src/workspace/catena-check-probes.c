/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-check-run"

#include "config.h"

#include "catena-check-probes.h"

#include "catena-error.h"
#include "catena-workspace-private.h"

static CatenaProbe *
make_probe (CatenaAccount *account,
            const char    *endpoint,
            CatenaApiId    api,
            const char    *project_id)
{
  g_autoptr (CatenaRequest) greeting = catena_request_new (api, endpoint != NULL ? endpoint : "");

  if (project_id != NULL)
    {
      catena_request_set_parameter (greeting, "project_id", project_id);
      catena_request_set_project (greeting, project_id);
    }

  return catena_probe_new (endpoint, catena_account_get_ca_file (account), greeting);
}

static void
add_probe (GPtrArray     *probes,
           CatenaAccount *account,
           const char    *endpoint,
           CatenaApiId    api,
           const char    *project_id)
{
  for (guint i = 0; i < probes->len; i++)
    {
      if (g_strcmp0 (catena_probe_get_endpoint (g_ptr_array_index (probes, i)), endpoint) == 0)
        return;
    }

  g_ptr_array_add (probes, make_probe (account, endpoint, api, project_id));
}

/**
 * catena_check_probes_new:
 * @account: an account
 * @needs_iam: whether it signs in there; keys need IAM only to find things out
 *
 * Returns: (transfer full) (element-type CatenaProbe): a probe for each endpoint
 */
GPtrArray *
catena_check_probes_new (CatenaAccount *account,
                         gboolean       needs_iam)
{
  GPtrArray *probes = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *projects = catena_account_get_projects (account);
  guint n_projects = g_list_model_get_n_items (projects);

  if (needs_iam || n_projects == 0)
    add_probe (probes, account, catena_account_get_iam_endpoint (account), CATENA_API_IAM_LIST_DOMAINS, NULL);

  for (guint i = 0; i < n_projects; i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (projects, i);

      add_probe (probes, account, catena_project_get_endpoint (project), CATENA_API_LIST_SERVICES,
                 catena_project_get_id (project));
    }

  return probes;
}

/**
 * catena_check_probes_use_tls:
 * @probes: (element-type CatenaProbe): probes
 *
 * Returns: whether any of them looks at a certificate
 */
gboolean
catena_check_probes_use_tls (GPtrArray *probes)
{
  for (guint i = 0; i < probes->len; i++)
    {
      if (catena_probe_uses_tls (g_ptr_array_index (probes, i)))
        return TRUE;
    }

  return FALSE;
}

/**
 * catena_check_probes_use_fallback:
 * @probes: (element-type CatenaProbe): probes
 * @position: of the one that ended
 * @account: the account
 * @error: (nullable): how it ended
 *
 * As the workspace does it: a region's second endpoint is looked at when the first one fails by name or certificate.
 *
 * Returns: whether another probe has taken the place of the one that failed
 */
gboolean
catena_check_probes_use_fallback (GPtrArray     *probes,
                                  guint          position,
                                  CatenaAccount *account,
                                  const GError  *error)
{
  GListModel *projects = catena_account_get_projects (account);
  guint n_projects = g_list_model_get_n_items (projects);
  const char *endpoint = catena_probe_get_endpoint (g_ptr_array_index (probes, position));

  if (!g_error_matches (error, CATENA_ERROR, CATENA_ERROR_RESOLVE) && !g_error_matches (error, CATENA_ERROR, CATENA_ERROR_TLS))
    return FALSE;

  for (guint i = 0; i < n_projects; i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (projects, i);
      const char *fallback = catena_workspace_find_fallback (project);

      if (fallback == NULL || g_strcmp0 (catena_project_get_endpoint (project), endpoint) != 0)
        continue;

      g_ptr_array_remove_index (probes, position);
      g_ptr_array_insert (probes, (int) position,
                          make_probe (account, fallback, CATENA_API_LIST_SERVICES, catena_project_get_id (project)));
      return TRUE;
    }

  return FALSE;
}
