/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account"

#include "config.h"

#include "catena-account.h"

/**
 * catena_account_copy:
 * @self: an account
 *
 * Returns: (transfer full): another account with the same id and values, to be edited apart from @self
 */
CatenaAccount *
catena_account_copy (CatenaAccount *self)
{
  CatenaAccount *copy;
  GListModel *projects;

  g_return_val_if_fail (CATENA_IS_ACCOUNT (self), NULL);

  copy = catena_account_new (catena_account_get_id (self));
  catena_account_set_label (copy, catena_account_get_label (self));
  catena_account_set_colour (copy, catena_account_get_colour (self));
  catena_account_set_read_only (copy, catena_account_get_read_only (self));
  catena_account_set_credentials_kind (copy, catena_account_get_credentials_kind (self));
  catena_account_set_iam_endpoint (copy, catena_account_get_iam_endpoint (self));
  catena_account_set_ca_file (copy, catena_account_get_ca_file (self));
  catena_account_set_domain (copy, catena_account_get_domain_id (self), catena_account_get_domain_name (self));

  projects = catena_account_get_projects (self);
  for (guint i = 0; i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr (CatenaProject) project = g_list_model_get_item (projects, i);
      g_autoptr (CatenaProject) twin =
        catena_project_new (catena_project_get_id (project), catena_project_get_name (project),
                            catena_project_get_region (project), catena_project_get_endpoint (project));

      catena_account_add_project (copy, twin);
    }

  return copy;
}
