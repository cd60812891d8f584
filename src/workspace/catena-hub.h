/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account.h"
#include "catena-connection-check.h"
#include "catena-exchange-log.h"
#include "catena-operation.h"
#include "catena-workspace.h"

G_BEGIN_DECLS

/**
 * CatenaHubPlaces:
 * @config_directory: where the accounts' key file goes
 * @data_directory: where the database goes
 * @secrets_in_memory: keep secrets in memory only (the demo)
 *
 * Where a hub keeps things.
 */
typedef struct
{
  const char *config_directory;
  const char *data_directory;
  gboolean secrets_in_memory;
} CatenaHubPlaces;

#define CATENA_TYPE_HUB (catena_hub_get_type ())

/**
 * CatenaHub:
 *
 * All accounts, workspaces and operations, without a window too. Properties: "accounts" (#GListModel of #CatenaAccount),
 * "workspaces" (#GListModel of #CatenaWorkspace), "operations" (#GListModel of #CatenaOperation, newest first), "exchanges"
 * (#GListModel of #CatenaExchange), "online" (boolean), "running-operations" (uint), "keyring-problem" (boxed GError, nullable),
 * "storage-problem" (boxed GError, nullable).
 *
 * Signals: "sign-in-required" (#CatenaAccount, GError): a person has to sign in again; at most one at a time for each account until
 * catena_hub_sign_in_async() succeeds. "operation-ended" (#CatenaOperation).
 */
G_DECLARE_FINAL_TYPE (CatenaHub, catena_hub, CATENA, HUB, GObject)

CatenaHub       *catena_hub_new                    (const CatenaHubPlaces *places);
void             catena_hub_load_async             (CatenaHub           *self,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
gboolean         catena_hub_load_finish            (CatenaHub           *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);
void             catena_hub_shutdown               (CatenaHub           *self);
GListModel      *catena_hub_get_accounts           (CatenaHub           *self);
GListModel      *catena_hub_get_workspaces         (CatenaHub           *self);
GListModel      *catena_hub_get_operations         (CatenaHub           *self);
GListModel      *catena_hub_get_exchanges          (CatenaHub           *self);
gboolean         catena_hub_get_online             (CatenaHub           *self);
guint            catena_hub_get_running_operations (CatenaHub           *self);
const GError    *catena_hub_get_keyring_problem    (CatenaHub           *self);
const GError    *catena_hub_get_storage_problem    (CatenaHub           *self);
CatenaAccount   *catena_hub_lookup_account         (CatenaHub           *self,
                                                    const char          *account_id);
CatenaWorkspace *catena_hub_lookup_workspace       (CatenaHub           *self,
                                                    const char          *account_id,
                                                    const char          *project_id);

/* Adds or replaces an account with its credentials (null: keep those in the keyring) and opens its workspaces. */
void             catena_hub_save_account_async     (CatenaHub           *self,
                                                    CatenaAccount       *account,
                                                    CatenaCredentials   *credentials,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
gboolean         catena_hub_save_account_finish    (CatenaHub           *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);
/* Its secrets and cached answers go too. Refused with %CATENA_ERROR_CONFLICT while it has running operations. */
void             catena_hub_remove_account_async   (CatenaHub           *self,
                                                    CatenaAccount       *account,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
gboolean         catena_hub_remove_account_finish  (CatenaHub           *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);
/* Credentials (null: the stored ones) and MFA passcode (nullable) after "sign-in-required". What was on the screen stays. */
void             catena_hub_sign_in_async          (CatenaHub           *self,
                                                    CatenaAccount       *account,
                                                    CatenaCredentials   *credentials,
                                                    const char          *passcode,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
gboolean         catena_hub_sign_in_finish         (CatenaHub           *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);
/* A copy of the user's own CA certificate(s) for an account; returns the path for "ca-file". */
char            *catena_hub_import_ca              (CatenaHub           *self,
                                                    const char          *account_id,
                                                    GBytes              *pem,
                                                    GError             **error);
/* A check of an account as it would be saved: with new credentials, or (null) those in the keyring; @ca (nullable): certificates that
 * are not imported yet. */
void             catena_hub_prepare_check_async    (CatenaHub           *self,
                                                    CatenaAccount       *account,
                                                    CatenaCredentials   *credentials,
                                                    GBytes              *ca,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
CatenaConnectionCheck *catena_hub_prepare_check_finish (CatenaHub       *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);

G_END_DECLS
