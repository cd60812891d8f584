/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account.h"
#include "catena-iam.h"
#include "catena-keyring.h"
#include "catena-transport.h"

G_BEGIN_DECLS

#define CATENA_TYPE_CONNECTION (catena_connection_get_type ())

/**
 * CatenaConnection:
 *
 * How an account reaches the clouds: its transport, its credentials, and the one queue in which it signs in, whatever the
 * number of its projects. When the service refuses the credentials, a person is needed: signal "sign-in-required" (GError) comes
 * once, and nothing signs in by itself until a person has. A wrong password is tried once, not again: users get locked.
 */
G_DECLARE_FINAL_TYPE (CatenaConnection, catena_connection, CATENA, CONNECTION, GObject)

CatenaConnection  *catena_connection_new                    (CatenaAccount       *account,
                                                             CatenaKeyring       *keyring,
                                                             CatenaExchangeLog   *log);
void               catena_connection_close                  (CatenaConnection    *self);
CatenaAccount     *catena_connection_get_account            (CatenaConnection    *self);
void               catena_connection_set_account            (CatenaConnection    *self,
                                                             CatenaAccount       *account);
CatenaTransport   *catena_connection_get_transport          (CatenaConnection    *self);
CatenaKeyring     *catena_connection_get_keyring            (CatenaConnection    *self);
guint              catena_connection_get_generation         (CatenaConnection    *self);
void               catena_connection_set_credentials        (CatenaConnection    *self,
                                                             CatenaCredentials   *credentials);
char              *catena_connection_dup_owner              (CatenaConnection    *self);
void               catena_connection_set_passcode           (CatenaConnection    *self,
                                                             const char          *passcode);
void               catena_connection_refuse                 (CatenaConnection    *self,
                                                             const GError        *reason);
gboolean           catena_connection_needs_person           (CatenaConnection    *self);
GError            *catena_connection_dup_sign_in_error      (CatenaConnection    *self);
void               catena_connection_get_credentials_async  (CatenaConnection    *self,
                                                             GCancellable        *cancellable,
                                                             GAsyncReadyCallback  callback,
                                                             gpointer             user_data);
CatenaCredentials *catena_connection_get_credentials_finish (CatenaConnection    *self,
                                                             GAsyncResult        *result,
                                                             GError             **error);
void               catena_connection_login_async            (CatenaConnection    *self,
                                                             const char          *project_id,
                                                             GCancellable        *cancellable,
                                                             GAsyncReadyCallback  callback,
                                                             gpointer             user_data);
CatenaToken       *catena_connection_login_finish           (CatenaConnection    *self,
                                                             GAsyncResult        *result,
                                                             GError             **error);

G_END_DECLS
