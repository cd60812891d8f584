/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-bcs.h"
#include "catena-connection.h"
#include "catena-database.h"
#include "catena-session.h"
#include "catena-workspace.h"

G_BEGIN_DECLS

typedef struct _CatenaTracker CatenaTracker;

/**
 * CatenaCrawlScope:
 * @CATENA_CRAWL_NOTHING: the list only
 * @CATENA_CRAWL_NEEDED: details that are missing, old, or of something that moves or is shown
 * @CATENA_CRAWL_ALL: every detail
 *
 * Which details are read after the list.
 */
typedef enum
{
  CATENA_CRAWL_NOTHING,
  CATENA_CRAWL_NEEDED,
  CATENA_CRAWL_ALL,
} CatenaCrawlScope;

const char       *catena_workspace_find_fallback    (CatenaProject       *project);
CatenaWorkspace  *catena_workspace_new              (CatenaConnection    *connection,
                                                     CatenaProject       *project,
                                                     CatenaDatabase      *database,
                                                     CatenaTracker       *tracker);
void              catena_workspace_restore_async    (CatenaWorkspace     *self,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
gboolean          catena_workspace_restore_finish   (CatenaWorkspace     *self,
                                                     GAsyncResult        *result,
                                                     GError             **error);
void              catena_workspace_set_project      (CatenaWorkspace     *self,
                                                     CatenaProject       *project);
void              catena_workspace_account_changed  (CatenaWorkspace     *self);
void              catena_workspace_close            (CatenaWorkspace     *self);
CatenaBcs        *catena_workspace_get_bcs          (CatenaWorkspace     *self);
CatenaSession    *catena_workspace_get_session      (CatenaWorkspace     *self);
CatenaConnection *catena_workspace_get_connection   (CatenaWorkspace     *self);
CatenaTracker    *catena_workspace_get_tracker      (CatenaWorkspace     *self);
gboolean          catena_workspace_get_shown        (CatenaWorkspace     *self);
gboolean          catena_workspace_is_loopback      (CatenaWorkspace     *self);
char            **catena_workspace_dup_ids_of_name  (CatenaWorkspace     *self,
                                                     const char          *name);
void              catena_workspace_read_list_async  (CatenaWorkspace     *self,
                                                     CatenaCrawlScope     scope,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
gboolean          catena_workspace_read_list_finish (CatenaWorkspace     *self,
                                                     GAsyncResult        *result,
                                                     GError             **error);
void              catena_workspace_detail_arrived   (CatenaWorkspace     *self,
                                                     const char          *service_id,
                                                     CatenaServiceDetail *detail,
                                                     GBytes              *raw);

G_END_DECLS
