/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "catena-secret.h"

G_BEGIN_DECLS

/**
 * CatenaKeyringKind:
 *
 * What an item is; with the account's uuid (and the project id for a token) its only attributes.
 */
typedef enum
{
  CATENA_KEYRING_CREDENTIALS,
  CATENA_KEYRING_TOKEN,
} CatenaKeyringKind;

#define CATENA_TYPE_KEYRING (catena_keyring_get_type ())

/**
 * CatenaKeyring:
 *
 * Secrets in the system keyring through libsecret. Where there is none, or it is refused, they are kept in
 * memory for this run: "persistent" (boolean property) becomes false, "problem" (boxed GError, nullable) says
 * why, and everything goes on. Requests are answered in the order in which they came.
 */
G_DECLARE_FINAL_TYPE (CatenaKeyring, catena_keyring, CATENA, KEYRING, GObject)

CatenaKeyring *catena_keyring_new            (void);
CatenaKeyring *catena_keyring_new_in_memory  (void);
gboolean       catena_keyring_get_persistent (CatenaKeyring *self);
const GError  *catena_keyring_get_problem    (CatenaKeyring *self);
void           catena_keyring_store_async    (CatenaKeyring       *self,
                                              const char          *account_id,
                                              CatenaKeyringKind    kind,
                                              const char          *project_id,
                                              CatenaSecret        *secret,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean       catena_keyring_store_finish   (CatenaKeyring       *self,
                                              GAsyncResult        *result,
                                              GError             **error);
void           catena_keyring_lookup_async   (CatenaKeyring       *self,
                                              const char          *account_id,
                                              CatenaKeyringKind    kind,
                                              const char          *project_id,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
CatenaSecret  *catena_keyring_lookup_finish  (CatenaKeyring       *self,
                                              GAsyncResult        *result,
                                              GError             **error);
void           catena_keyring_clear_async    (CatenaKeyring       *self,
                                              const char          *account_id,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean       catena_keyring_clear_finish   (CatenaKeyring       *self,
                                              GAsyncResult        *result,
                                              GError             **error);

G_END_DECLS
