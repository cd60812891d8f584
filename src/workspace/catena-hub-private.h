/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account-store.h"
#include "catena-connection.h"
#include "catena-database.h"
#include "catena-hub.h"
#include "catena-keyring.h"
#include "catena-poller.h"
#include "catena-tracker.h"

G_BEGIN_DECLS

struct _CatenaHub
{
  GObject parent_instance;

  CatenaAccountStore *accounts;
  CatenaKeyring *keyring;
  CatenaDatabase *database;
  CatenaExchangeLog *log;
  CatenaTracker *tracker;
  CatenaPoller *poller;
  GNetworkMonitor *monitor;
  GListStore *workspaces;
  GHashTable *connections; /* char * (account id) → CatenaConnection */
  GCancellable *cancellable;
  gboolean online;
  gboolean closed;
};

/* For the parts of the hub. */
void              catena_hub_update_online    (CatenaHub         *self);
CatenaConnection *catena_hub_get_connection   (CatenaHub         *self,
                                               const char        *account_id);
void              catena_hub_open_account     (CatenaHub         *self,
                                               CatenaAccount     *account,
                                               CatenaCredentials *credentials);
void              catena_hub_close_account    (CatenaHub         *self,
                                               const char        *account_id);
void              catena_hub_keep_credentials (CatenaHub         *self,
                                               CatenaAccount     *account,
                                               CatenaCredentials *credentials,
                                               GAsyncReadyCallback callback,
                                               gpointer           user_data);
gboolean          catena_hub_keep_finish      (CatenaHub         *self,
                                               GAsyncResult      *result,
                                               GError           **error);
/* For tests: times of polling and looking are multiplied by it. */
void              catena_hub_set_time_scale   (CatenaHub         *self,
                                               double             scale);

G_END_DECLS
