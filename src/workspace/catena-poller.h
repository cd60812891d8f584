/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-exchange-log.h"
#include "catena-tracker.h"

G_BEGIN_DECLS

#define CATENA_TYPE_POLLER (catena_poller_get_type ())

/**
 * CatenaPoller:
 *
 * Asks again and again, by one table of calls, intervals and conditions. Nothing is asked when offline, or when nothing is shown
 * and nothing runs, and no call takes more than a tenth of the time.
 */
G_DECLARE_FINAL_TYPE (CatenaPoller, catena_poller, CATENA, POLLER, GObject)

/**
 * CatenaOnlineFunc:
 * @workspace: a workspace
 * @user_data: data of the function
 *
 * Returns: whether the workspace can be reached
 */
typedef gboolean (*CatenaOnlineFunc) (CatenaWorkspace *workspace,
                                      gpointer         user_data);

CatenaPoller *catena_poller_new              (CatenaTracker     *tracker,
                                              CatenaExchangeLog *log,
                                              CatenaOnlineFunc   is_online,
                                              gpointer           user_data);
void          catena_poller_close            (CatenaPoller     *self);
void          catena_poller_add_workspace    (CatenaPoller     *self,
                                              CatenaWorkspace  *workspace);
void          catena_poller_remove_workspace (CatenaPoller     *self,
                                              CatenaWorkspace  *workspace);
void          catena_poller_wake             (CatenaPoller     *self);
void          catena_poller_hurry            (CatenaPoller     *self);

G_END_DECLS
