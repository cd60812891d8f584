/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "catena-authorization.h"

G_BEGIN_DECLS

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
