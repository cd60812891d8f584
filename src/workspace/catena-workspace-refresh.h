/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-crawler.h"
#include "catena-keyed-list.h"
#include "catena-restorer.h"
#include "catena-workspace-private.h"

G_BEGIN_DECLS

/* For the parts of the workspace alone: what it is, how it is read, and its drafts. */
struct _CatenaWorkspace
{
  GObject parent_instance;

  CatenaConnection *connection;
  CatenaSession *session;
  CatenaProject *project;
  CatenaBcs *bcs;
  CatenaTracker *tracker; /* weak */
  CatenaCrawler *crawler;
  CatenaRestorer *restorer;
  CatenaDatabase *database;
  GCancellable *cancellable;

  CatenaKeyedList *services;
  GListStore *drafts;
  CatenaService *shown_service;
  CatenaLoadState load_state;
  GError *error;
  gint64 updated;
  guint details_known;
  guint n_services;
  gboolean shown;
  gboolean unrestored; /* whether what was kept could not be read */

  gboolean refreshing;
  CatenaCrawlScope scope;
  GPtrArray *readers; /* GTask: who waits for the list */
};

void catena_workspace_follow_readers (CatenaWorkspace *self);
void catena_workspace_restore_drafts (CatenaWorkspace *self);
void catena_workspace_open_endpoint  (CatenaWorkspace *self);
void catena_workspace_set_load_state (CatenaWorkspace *self,
                                      CatenaLoadState  state);
void catena_workspace_set_error      (CatenaWorkspace *self,
                                      const GError    *error);
void catena_workspace_set_refreshing (CatenaWorkspace *self,
                                      gboolean         refreshing);
void catena_workspace_set_updated    (CatenaWorkspace *self,
                                      gint64           updated);
void catena_workspace_set_counts     (CatenaWorkspace *self,
                                      guint            n_services,
                                      guint            details_known);

G_END_DECLS
