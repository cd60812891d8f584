/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account"

#include "config.h"

#include "catena-account.h"

static gboolean
find_project (CatenaAccount *self,
              const char    *project_id,
              guint         *position)
{
  GListModel *projects = catena_account_get_projects (self);

  for (guint i = 0; i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (projects, i);

      if (g_strcmp0 (catena_project_get_id (project), project_id) == 0)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * catena_account_add_project:
 * @self: an account
 * @project: a project
 *
 * Adds a project, in the place of one with the same id.
 */
void
catena_account_add_project (CatenaAccount *self,
                            CatenaProject *project)
{
  guint position;

  g_return_if_fail (CATENA_IS_ACCOUNT (self));
  g_return_if_fail (CATENA_IS_PROJECT (project));

  if (find_project (self, catena_project_get_id (project), &position))
    g_list_store_splice (G_LIST_STORE (catena_account_get_projects (self)), position, 1, (gpointer *) &project, 1);
  else
    g_list_store_append (G_LIST_STORE (catena_account_get_projects (self)), project);
}

/**
 * catena_account_remove_project:
 * @self: an account
 * @project_id: id of a project
 *
 * Takes a project out; without effect when it is not there.
 */
void
catena_account_remove_project (CatenaAccount *self,
                               const char    *project_id)
{
  guint position;

  g_return_if_fail (CATENA_IS_ACCOUNT (self));

  if (find_project (self, project_id, &position))
    g_list_store_remove (G_LIST_STORE (catena_account_get_projects (self)), position);
}
