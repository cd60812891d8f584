/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database.h"
#include "catena-operation-private.h"
#include "catena-workspace-private.h"

G_BEGIN_DECLS

#define CATENA_TYPE_TRACKER (catena_tracker_get_type ())

/**
 * CatenaTracker:
 *
 * Keeps every changing call from its intent to its end (the second journey), on the disk and as a list. What has to be asked is
 * in catena-creation.c, catena-look.c and catena-follow.c. Properties: "running" (uint), "problem" (boxed GError, nullable: why
 * operations are not followed, or are not known). Signals: "operation-ended" (#CatenaOperation); "stirred": there may be
 * something to poll.
 */
G_DECLARE_FINAL_TYPE (CatenaTracker, catena_tracker, CATENA, TRACKER, GObject)

CatenaTracker   *catena_tracker_new              (CatenaDatabase       *database,
                                                  const char           *lock_path);
void             catena_tracker_close            (CatenaTracker        *self);
void             catena_tracker_unlock           (CatenaTracker        *self);
void             catena_tracker_load_async       (CatenaTracker        *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean         catena_tracker_load_finish      (CatenaTracker        *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
const GError    *catena_tracker_get_problem      (CatenaTracker        *self);
gboolean         catena_tracker_check_known      (CatenaTracker        *self,
                                                  GError              **error);
GListModel      *catena_tracker_get_operations   (CatenaTracker        *self);
guint            catena_tracker_get_running      (CatenaTracker        *self);
gboolean         catena_tracker_has_workspace    (CatenaTracker        *self,
                                                  CatenaWorkspace      *workspace);
void             catena_tracker_add_workspace    (CatenaTracker        *self,
                                                  CatenaWorkspace      *workspace);
void             catena_tracker_remove_workspace (CatenaTracker        *self,
                                                  CatenaWorkspace      *workspace);
gboolean         catena_tracker_runs_in          (CatenaTracker        *self,
                                                  const char           *account_id,
                                                  const char           *project_id);
void             catena_tracker_forget_account   (CatenaTracker        *self,
                                                  const char           *account_id);
gboolean         catena_tracker_owns             (CatenaTracker        *self,
                                                  CatenaWorkspace      *workspace,
                                                  const char           *service_id);
gboolean         catena_tracker_claims           (CatenaTracker        *self,
                                                  CatenaOperation      *but,
                                                  const char           *service_id);
void             catena_tracker_add              (CatenaTracker        *self,
                                                  CatenaOperation      *operation);
void             catena_tracker_forget           (CatenaTracker        *self,
                                                  CatenaOperation      *operation);
CatenaOperation *catena_tracker_find_namesake    (CatenaTracker        *self,
                                                  CatenaWorkspace      *workspace,
                                                  const char           *name);
GPtrArray       *catena_tracker_dup_in_phase     (CatenaTracker        *self,
                                                  CatenaWorkspace      *workspace,
                                                  CatenaOperationPhase  phase);
gboolean         catena_tracker_has_in_phase     (CatenaTracker        *self,
                                                  CatenaWorkspace      *workspace,
                                                  CatenaOperationPhase  phase);
gboolean         catena_tracker_has_watched      (CatenaTracker        *self,
                                                  CatenaWorkspace      *workspace);
void             catena_tracker_enter            (CatenaTracker        *self,
                                                  CatenaOperation      *operation,
                                                  CatenaOperationPhase  phase,
                                                  const GError         *error);
void             catena_tracker_read_resources   (CatenaTracker        *self,
                                                  CatenaOperation      *operation);
void             catena_tracker_save_async       (CatenaTracker        *self,
                                                  CatenaOperation      *operation,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean         catena_tracker_save_finish      (CatenaTracker        *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void             catena_tracker_stir             (CatenaTracker        *self);
GCancellable    *catena_tracker_get_cancellable  (CatenaTracker        *self);
void             catena_tracker_set_scale        (CatenaTracker        *self,
                                                  double                scale);
gint64           catena_tracker_scale            (CatenaTracker        *self,
                                                  gint64                microseconds);

G_END_DECLS
