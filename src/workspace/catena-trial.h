/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-connection.h"

G_BEGIN_DECLS

#define CATENA_TYPE_TRIAL (catena_trial_get_type ())

/**
 * CatenaTrial:
 *
 * Signs in once with what a person has given, apart from everything that runs: with a connection of its own and nothing in the
 * keyring. A password fetches tokens, keys read the list of services.
 */
G_DECLARE_FINAL_TYPE (CatenaTrial, catena_trial, CATENA, TRIAL, GObject)

CatenaTrial *catena_trial_new        (CatenaAccount       *account,
                                      CatenaCredentials   *credentials,
                                      const char          *passcode,
                                      CatenaExchangeLog   *log);
void         catena_trial_run_async  (CatenaTrial         *self,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean     catena_trial_run_finish (CatenaTrial         *self,
                                      GAsyncResult        *result,
                                      GError             **error);
CatenaToken *catena_trial_get_token  (CatenaTrial         *self,
                                      const char          *project_id);

G_END_DECLS
