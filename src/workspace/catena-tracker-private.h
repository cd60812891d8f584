/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-lock.h"
#include "catena-tracker.h"

G_BEGIN_DECLS

/**
 * CatenaTracker:
 * @lock: keeps another Catena from following the same operations
 * @retry: while another one does, or they cannot be read
 * @known: whether what an earlier run left is in the list
 * @problem: (nullable): why operations are not followed, or are not known
 */
struct _CatenaTracker
{
  GObject parent_instance;

  CatenaDatabase *database;
  CatenaLock *lock;
  guint retry;
  gboolean known;
  GError *problem;
  GListStore *operations;
  GPtrArray *workspaces;
  GCancellable *cancellable;
  guint running;
  double scale;
};

void             catena_tracker_count_running  (CatenaTracker   *self);
CatenaWorkspace *catena_tracker_find_workspace (CatenaTracker   *self,
                                                CatenaOperation *operation);

/* The list holds what it returns. */
static inline CatenaOperation *
catena_tracker_peek (CatenaTracker *self,
                     guint          position)
{
  CatenaOperation *operation = g_list_model_get_item (G_LIST_MODEL (self->operations), position);

  if (operation != NULL)
    g_object_unref (operation);

  return operation;
}

static inline guint
catena_tracker_count (CatenaTracker *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->operations));
}

static inline gboolean
catena_operation_is_in (CatenaOperation *operation,
                        const char      *account_id,
                        const char      *project_id)
{
  return g_strcmp0 (operation->account_id, account_id) == 0
         && (project_id == NULL || g_strcmp0 (operation->project_id, project_id) == 0);
}

G_END_DECLS
