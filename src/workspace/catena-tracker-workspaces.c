/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-tracker"

#include "config.h"

#include "catena-tracker-private.h"

/* To which workspace an operation belongs. Workspaces come and go with the accounts. */

static gboolean
belongs_to (CatenaOperation *operation,
            CatenaWorkspace *workspace)
{
  return catena_operation_is_in (operation, catena_account_get_id (catena_workspace_get_account (workspace)),
                catena_project_get_id (catena_workspace_get_project (workspace)));
}

/**
 * catena_tracker_find_workspace:
 * @self: a tracker
 * @operation: an operation
 *
 * Returns: (transfer none) (nullable): the workspace that it belongs to
 */
CatenaWorkspace *
catena_tracker_find_workspace (CatenaTracker   *self,
                CatenaOperation *operation)
{
  for (guint i = 0; i < self->workspaces->len; i++)
    {
      CatenaWorkspace *workspace = g_ptr_array_index (self->workspaces, i);

      if (belongs_to (operation, workspace))
        return workspace;
    }

  return NULL;
}

/**
 * catena_tracker_has_workspace:
 * @self: a tracker
 * @workspace: a workspace
 *
 * Returns: whether its operations are followed: not before it was opened, nor once it was closed
 */
gboolean
catena_tracker_has_workspace (CatenaTracker   *self,
                              CatenaWorkspace *workspace)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), FALSE);

  return g_ptr_array_find (self->workspaces, workspace, NULL);
}

/**
 * catena_tracker_add_workspace:
 * @self: a tracker
 * @workspace: a workspace that was opened
 *
 * Its operations go on.
 */
void
catena_tracker_add_workspace (CatenaTracker   *self,
                              CatenaWorkspace *workspace)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));
  g_return_if_fail (CATENA_IS_WORKSPACE (workspace));

  g_ptr_array_add (self->workspaces, g_object_ref (workspace));
  for (guint i = 0; i < catena_tracker_count (self); i++)
    {
      CatenaOperation *operation = catena_tracker_peek (self, i);

      if (belongs_to (operation, workspace))
        catena_operation_set_workspace (operation, workspace);
    }
  catena_tracker_count_running (self);
  catena_tracker_stir (self);
}

/**
 * catena_tracker_remove_workspace:
 * @self: a tracker
 * @workspace: a workspace that was closed
 */
void
catena_tracker_remove_workspace (CatenaTracker   *self,
                                 CatenaWorkspace *workspace)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));

  for (guint i = 0; i < catena_tracker_count (self); i++)
    {
      CatenaOperation *operation = catena_tracker_peek (self, i);

      if (operation->workspace == workspace)
        catena_operation_set_workspace (operation, NULL);
    }
  g_ptr_array_remove (self->workspaces, workspace);
  catena_tracker_count_running (self);
}

/**
 * catena_tracker_forget_account:
 * @self: a tracker
 * @account_id: an account that was removed
 *
 * Takes its operations off the list and the disk.
 */
void
catena_tracker_forget_account (CatenaTracker *self,
                               const char    *account_id)
{
  g_return_if_fail (CATENA_IS_TRACKER (self));

  for (guint i = catena_tracker_count (self); i > 0; i--)
    {
      CatenaOperation *operation = catena_tracker_peek (self, i - 1);

      if (catena_operation_is_in (operation, account_id, NULL))
        catena_tracker_forget (self, operation);
    }
}
