/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account.h"
#include "catena-limits.h"
#include "catena-saved-draft.h"
#include "catena-service-draft.h"
#include "catena-service.h"

G_BEGIN_DECLS

/**
 * CatenaLoadState:
 * @CATENA_LOAD_NONE: nothing known, nothing asked yet
 * @CATENA_LOAD_LOADING: nothing known, asking for the first time
 * @CATENA_LOAD_READY: something is known; "error" tells whether the last refresh failed
 * @CATENA_LOAD_FAILED: nothing known and the first attempt failed
 */
typedef enum
{
  CATENA_LOAD_NONE,
  CATENA_LOAD_LOADING,
  CATENA_LOAD_READY,
  CATENA_LOAD_FAILED,
} CatenaLoadState;

#define CATENA_TYPE_WORKSPACE (catena_workspace_get_type ())

/**
 * CatenaWorkspace:
 *
 * An account in one project of one region. Properties: "account", "project", "services" (#GListModel of #CatenaService),
 * "load-state" (#CatenaLoadState), "refreshing" (boolean), "error" (boxed GError of the last refresh, nullable), "updated" (int64
 * nanoseconds, when the list was last read; 0 never), "details-known" and "n-services" (uint: "n of m known"),
 * "shown" (boolean, writable: while the list is mapped it is polled).
 */
G_DECLARE_FINAL_TYPE (CatenaWorkspace, catena_workspace, CATENA, WORKSPACE, GObject)

CatenaAccount   *catena_workspace_get_account       (CatenaWorkspace *self);
CatenaProject   *catena_workspace_get_project       (CatenaWorkspace *self);
gint64           catena_workspace_to_service_clock  (CatenaWorkspace *self,
                                                     gint64           time);
GListModel      *catena_workspace_get_services      (CatenaWorkspace *self);
CatenaService   *catena_workspace_lookup_service    (CatenaWorkspace *self,
                                                     const char      *service_id);
CatenaLoadState  catena_workspace_get_load_state    (CatenaWorkspace *self);
gboolean         catena_workspace_get_refreshing    (CatenaWorkspace *self);
const GError    *catena_workspace_get_error         (CatenaWorkspace *self);
gint64           catena_workspace_get_updated       (CatenaWorkspace *self);
void             catena_workspace_set_shown         (CatenaWorkspace *self,
                                                     gboolean         shown);
/* Reads the list, and the details in the background (at most four at a time). No-op while one runs. */
void             catena_workspace_refresh           (CatenaWorkspace *self);
/* Reads one service's detail now. */
void             catena_workspace_refresh_service   (CatenaWorkspace *self,
                                                     CatenaService   *service);
/* While a service's page is mapped; nullable. */
void             catena_workspace_set_shown_service (CatenaWorkspace *self,
                                                     CatenaService   *service);

/**
 * CatenaWorkspaceLimits:
 *
 * What 5.1.14 and 5.1.15 said. @quota null: not known (see @quota_error).
 */
typedef struct
{
  CatenaQuota *quota;
  CatenaFlavor flavor;
  gboolean flavor_known;
  GError *quota_error;
  GError *flavor_error;
} CatenaWorkspaceLimits;

void                   catena_workspace_limits_free        (CatenaWorkspaceLimits *limits);
void                   catena_workspace_read_limits_async  (CatenaWorkspace       *self,
                                                            GCancellable          *cancellable,
                                                            GAsyncReadyCallback    callback,
                                                            gpointer               user_data);
CatenaWorkspaceLimits *catena_workspace_read_limits_finish (CatenaWorkspace       *self,
                                                            GAsyncResult          *result,
                                                            GError               **error);
/* (element-type utf8): the names now in the project, as a set; transfer container */
GHashTable            *catena_workspace_dup_names          (CatenaWorkspace       *self);
/* What a request of this draft looks like: "POST https://…" */
char                  *catena_workspace_dup_create_url     (CatenaWorkspace       *self);

/* (element-type CatenaSavedDraft): what waits to be gone on with, newest first */
GListModel            *catena_workspace_get_drafts         (CatenaWorkspace       *self);
/* Adds it or replaces the one of that id, a uuid that the caller made. Never secrets. */
void                   catena_workspace_save_draft         (CatenaWorkspace       *self,
                                                            const char            *id,
                                                            CatenaServiceDraft    *draft);
void                   catena_workspace_forget_draft       (CatenaWorkspace       *self,
                                                            const char            *id);
/* Whether they outlive the program. */
gboolean               catena_workspace_keeps_drafts       (CatenaWorkspace       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaWorkspaceLimits, catena_workspace_limits_free)

G_END_DECLS
