/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account"

#include "config.h"

#include "catena-account.h"

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
  GListModel *projects;
  guint position;

  g_return_if_fail (CATENA_IS_ACCOUNT (self));
  g_return_if_fail (CATENA_IS_PROJECT (project));

  projects = catena_account_get_projects (self);
  if (catena_project_find (projects, catena_project_get_id (project), &position))
    g_list_store_splice (G_LIST_STORE (projects), position, 1, (gpointer *) &project, 1);
  else
    g_list_store_append (G_LIST_STORE (projects), project);
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
  GListModel *projects;
  guint position;

  g_return_if_fail (CATENA_IS_ACCOUNT (self));

  projects = catena_account_get_projects (self);
  if (catena_project_find (projects, project_id, &position))
    g_list_store_remove (G_LIST_STORE (projects), position);
}
