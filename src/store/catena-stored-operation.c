/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-stored-operation"

#include "config.h"

#include "catena-database.h"

/**
 * catena_stored_operation_new:
 *
 * Returns: (transfer full): an operation with nothing in it
 */
CatenaStoredOperation *
catena_stored_operation_new (void)
{
  return g_new0 (CatenaStoredOperation, 1);
}

/**
 * catena_stored_operation_copy:
 * @operation: an operation
 *
 * Returns: (transfer full): a copy
 */
CatenaStoredOperation *
catena_stored_operation_copy (const CatenaStoredOperation *operation)
{
  CatenaStoredOperation *copy;

  g_return_val_if_fail (operation != NULL, NULL);

  copy = catena_stored_operation_new ();
  copy->id = g_strdup (operation->id);
  copy->account_id = g_strdup (operation->account_id);
  copy->project_id = g_strdup (operation->project_id);
  copy->call = g_strdup (operation->call);
  copy->name = g_strdup (operation->name);
  copy->time = operation->time;
  copy->request = g_strdup (operation->request);
  copy->state = g_strdup (operation->state);
  copy->service_id = g_strdup (operation->service_id);
  copy->operation_id = g_strdup (operation->operation_id);
  copy->detail = g_strdup (operation->detail);

  return copy;
}

/**
 * catena_stored_operation_free:
 * @operation: (transfer full): an operation
 */
void
catena_stored_operation_free (CatenaStoredOperation *operation)
{
  g_return_if_fail (operation != NULL);

  g_free (operation->id);
  g_free (operation->account_id);
  g_free (operation->project_id);
  g_free (operation->call);
  g_free (operation->name);
  g_free (operation->request);
  g_free (operation->state);
  g_free (operation->service_id);
  g_free (operation->operation_id);
  g_free (operation->detail);
  g_free (operation);
}
