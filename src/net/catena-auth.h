/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "catena-secret.h"

G_BEGIN_DECLS

#define CATENA_TYPE_AUTHORIZATION (catena_authorization_get_type ())

/**
 * CatenaAuthorization:
 *
 * What one attempt is authorized with: a token, or a key pair with an optional session token. Immutable.
 */
typedef struct _CatenaAuthorization CatenaAuthorization;

GType                catena_authorization_get_type          (void) G_GNUC_CONST;
CatenaAuthorization *catena_authorization_new_token         (CatenaSecret *token);
CatenaAuthorization *catena_authorization_new_keys          (const char   *access_key,
                                                             CatenaSecret *secret_key,
                                                             CatenaSecret *session_token);
CatenaAuthorization *catena_authorization_ref               (CatenaAuthorization *authorization);
void                 catena_authorization_unref             (CatenaAuthorization *authorization);
CatenaSecret        *catena_authorization_get_token         (CatenaAuthorization *authorization);
const char          *catena_authorization_get_access_key    (CatenaAuthorization *authorization);
CatenaSecret        *catena_authorization_get_secret_key    (CatenaAuthorization *authorization);
CatenaSecret        *catena_authorization_get_session_token (CatenaAuthorization *authorization);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaAuthorization, catena_authorization_unref)

#define CATENA_TYPE_AUTH (catena_auth_get_type ())

/**
 * CatenaAuth:
 *
 * Where the transport gets its authorization from. Workspace implements it: net knows nothing of accounts,
 * keyrings or IAM.
 */
G_DECLARE_INTERFACE (CatenaAuth, catena_auth, CATENA, AUTH, GObject)

/**
 * CatenaAuthInterface:
 * @authorize_async: hands out a valid authorization, fetching or renewing it first where needed
 * @renew_async: the server refused @refused with a 401: hands out another one. Calls that come with the same
 *   @refused while a renewal runs, or after it ended, share its result. Fails with %CATENA_ERROR_SIGN_IN when a
 *   person is needed; for keys it always fails, with the reason
 */
struct _CatenaAuthInterface
{
  GTypeInterface parent_iface;

  void                 (*authorize_async)  (CatenaAuth          *auth,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
  CatenaAuthorization *(*authorize_finish) (CatenaAuth          *auth,
                                            GAsyncResult        *result,
                                            GError             **error);
  void                 (*renew_async)      (CatenaAuth          *auth,
                                            CatenaAuthorization *refused,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
  CatenaAuthorization *(*renew_finish)     (CatenaAuth          *auth,
                                            GAsyncResult        *result,
                                            GError             **error);
};

void                 catena_auth_authorize_async  (CatenaAuth          *auth,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
CatenaAuthorization *catena_auth_authorize_finish (CatenaAuth          *auth,
                                                   GAsyncResult        *result,
                                                   GError             **error);
void                 catena_auth_renew_async      (CatenaAuth          *auth,
                                                   CatenaAuthorization *refused,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
CatenaAuthorization *catena_auth_renew_finish     (CatenaAuth          *auth,
                                                   GAsyncResult        *result,
                                                   GError             **error);

G_END_DECLS
