/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-tracker"

#include "config.h"

#include "catena-tracker-private.h"

/* What is asked of the list of operations. */

/**
 * catena_tracker_runs_in:
 * @self: a tracker
 * @account_id: an account
 * @project_id: (nullable): a project, or %NULL for any
 *
 * Returns: whether an operation goes on there
 */
gboolean
catena_tracker_runs_in (CatenaTracker *self,
                        const char    *account_id,
                        const char    *project_id)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), FALSE);

  for (guint i = 0; i < catena_tracker_count (self); i++)
    {
      CatenaOperation *operation = catena_tracker_peek (self, i);

      if (catena_operation_is_in (operation, account_id, project_id) && catena_operation_get_running (operation))
        return TRUE;
    }

  return FALSE;
}

/**
 * catena_tracker_owns:
 * @self: a tracker
 * @workspace: a workspace
 * @service_id: a service
 *
 * Returns: whether the service is being created by an operation of ours
 */
gboolean
catena_tracker_owns (CatenaTracker   *self,
                     CatenaWorkspace *workspace,
                     const char      *service_id)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), FALSE);

  for (guint i = 0; i < catena_tracker_count (self); i++)
    {
      CatenaOperation *operation = catena_tracker_peek (self, i);

      if (operation->workspace == workspace && catena_operation_get_running (operation)
          && g_strcmp0 (operation->service_id, service_id) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * catena_tracker_claims:
 * @self: a tracker
 * @but: the operation that asks
 * @service_id: a service
 *
 * Returns: whether another operation, over or not, has created that service
 */
gboolean
catena_tracker_claims (CatenaTracker   *self,
                       CatenaOperation *but,
                       const char      *service_id)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), FALSE);

  for (guint i = 0; i < catena_tracker_count (self); i++)
    {
      CatenaOperation *operation = catena_tracker_peek (self, i);

      if (operation != but && g_strcmp0 (operation->service_id, service_id) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * catena_tracker_find_namesake:
 * @self: a tracker
 * @workspace: a workspace
 * @name: name of a service
 *
 * Returns: (transfer none) (nullable): an operation there that may have created a service of that name, or may yet,
 *   without it being known
 */
CatenaOperation *
catena_tracker_find_namesake (CatenaTracker   *self,
                              CatenaWorkspace *workspace,
                              const char      *name)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), NULL);

  for (guint i = 0; i < catena_tracker_count (self); i++)
    {
      CatenaOperation *operation = catena_tracker_peek (self, i);

      if (operation->workspace == workspace && g_strcmp0 (operation->service_name, name) == 0
          && operation->phase != CATENA_OPERATION_RUNNING && !catena_operation_phase_is_end (operation->phase))
        return operation;
    }

  return NULL;
}

/**
 * catena_tracker_dup_in_phase:
 * @self: a tracker
 * @workspace: a workspace
 * @phase: a phase
 *
 * Returns: (transfer full) (element-type CatenaOperation): the operations there that are in that phase
 */
GPtrArray *
catena_tracker_dup_in_phase (CatenaTracker        *self,
                             CatenaWorkspace      *workspace,
                             CatenaOperationPhase  phase)
{
  GPtrArray *operations = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (CATENA_IS_TRACKER (self), operations);

  for (guint i = 0; i < catena_tracker_count (self); i++)
    {
      CatenaOperation *operation = catena_tracker_peek (self, i);

      if (operation->workspace == workspace && operation->phase == phase)
        g_ptr_array_add (operations, g_object_ref (operation));
    }

  return operations;
}

/**
 * catena_tracker_has_in_phase:
 * @self: a tracker
 * @workspace: a workspace
 * @phase: a phase
 *
 * Returns: whether there is an operation in that phase
 */
gboolean
catena_tracker_has_in_phase (CatenaTracker        *self,
                             CatenaWorkspace      *workspace,
                             CatenaOperationPhase  phase)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), FALSE);

  for (guint i = 0; i < catena_tracker_count (self); i++)
    {
      CatenaOperation *operation = catena_tracker_peek (self, i);

      if (operation->workspace == workspace && operation->phase == phase)
        return TRUE;
    }

  return FALSE;
}

/**
 * catena_tracker_has_watched:
 * @self: a tracker
 * @workspace: a workspace
 *
 * Returns: whether the progress of an operation that runs there is on the screen
 */
gboolean
catena_tracker_has_watched (CatenaTracker   *self,
                            CatenaWorkspace *workspace)
{
  g_return_val_if_fail (CATENA_IS_TRACKER (self), FALSE);

  for (guint i = 0; i < catena_tracker_count (self); i++)
    {
      CatenaOperation *operation = catena_tracker_peek (self, i);

      if (operation->workspace == workspace && operation->watched && operation->phase == CATENA_OPERATION_RUNNING)
        return TRUE;
    }

  return FALSE;
}
