/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-form"

#include "config.h"

#include "catena-account-form-private.h"

#include <string.h>

/* The projects that were chosen, and where each is asked for. */

/**
 * catena_account_form_get_projects:
 * @self: a form
 *
 * Returns: (transfer none): the chosen projects
 */
GListModel *
catena_account_form_get_projects (CatenaAccountForm *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), NULL);

  return G_LIST_MODEL (self->projects);
}

/**
 * catena_account_form_has_project:
 * @self: a form
 * @project_id: id of a project
 *
 * Returns: whether it is chosen
 */
gboolean
catena_account_form_has_project (CatenaAccountForm *self,
                                 const char        *project_id)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), FALSE);

  return catena_project_find (G_LIST_MODEL (self->projects), project_id, NULL);
}

/**
 * catena_account_form_set_project:
 * @self: a form
 * @project: a project, with its endpoint
 * @chosen: whether the account opens it
 */
void
catena_account_form_set_project (CatenaAccountForm *self,
                                 CatenaProject     *project,
                                 gboolean           chosen)
{
  guint position;
  gboolean there;

  g_return_if_fail (CATENA_IS_ACCOUNT_FORM (self));
  g_return_if_fail (CATENA_IS_PROJECT (project));

  there = catena_project_find (G_LIST_MODEL (self->projects), catena_project_get_id (project), &position);
  if (there == chosen)
    return;

  if (chosen)
    g_list_store_append (self->projects, project);
  else
    g_list_store_remove (self->projects, position);
  catena_account_form_changed (self);
}

/* It becomes a part of a host's name, and a project's name tells it: nothing else may be in it. */
static gboolean
is_region_id (const char *region)
{
  return !catena_text_is_empty (region) && strlen (region) <= 32 && g_ascii_isalnum (*region) &&
         strspn (region, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (region);
}

/**
 * catena_account_form_dup_bcs_endpoint:
 * @self: a form
 * @region: (nullable): region of a project
 *
 * Returns: (transfer full) (nullable): where BCS is asked for projects of that region; null where it cannot be a region
 */
char *
catena_account_form_dup_bcs_endpoint (CatenaAccountForm *self,
                                      const char        *region)
{
  const CatenaRegion *known = catena_region_get (region);

  g_return_val_if_fail (CATENA_IS_ACCOUNT_FORM (self), NULL);

  if (catena_account_form_is_custom_place (self))
    return catena_account_form_dup_stripped (self, PROP_BCS_ENDPOINT);
  if (known != NULL)
    return g_strdup (known->bcs);

  /* A region that Catena does not know yet follows the pattern of the others. */
  return is_region_id (region) ? g_strdup_printf ("https://bcs.%s.myhuaweicloud.com", region) : NULL;
}

/**
 * catena_account_form_place_projects:
 * @self: a form
 *
 * Lets the chosen projects follow an address that was changed after they were chosen. Those of an account that is edited
 * keep theirs until then.
 */
void
catena_account_form_place_projects (CatenaAccountForm *self)
{
  guint n;

  g_return_if_fail (CATENA_IS_ACCOUNT_FORM (self));

  if (!self->place_changed)
    return;

  n = g_list_model_get_n_items (G_LIST_MODEL (self->projects));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CatenaProject) old = g_list_model_get_item (G_LIST_MODEL (self->projects), i);
      const char *region = catena_project_get_region (old);
      g_autofree char *endpoint = catena_account_form_dup_bcs_endpoint (self, region);
      g_autoptr (CatenaProject) placed = NULL;

      if (catena_text_is_empty (endpoint) || g_strcmp0 (endpoint, catena_project_get_endpoint (old)) == 0)
        continue;
      placed = catena_project_new (catena_project_get_id (old), catena_project_get_name (old), region, endpoint);
      g_list_store_splice (self->projects, i, 1, (gpointer *) &placed, 1);
    }
}
