/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-auth"

#include "config.h"

#include "catena-auth.h"

G_DEFINE_INTERFACE (CatenaAuth, catena_auth, G_TYPE_OBJECT)

static void
catena_auth_default_init (CatenaAuthInterface *iface)
{
}

/**
 * catena_auth_authorize_async:
 * @auth: where authorizations come from
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is known
 * @user_data: data for @callback
 *
 * Asks for a valid authorization, which is fetched or renewed first where needed.
 */
void
catena_auth_authorize_async (CatenaAuth          *auth,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (CATENA_IS_AUTH (auth));

  CATENA_AUTH_GET_IFACE (auth)->authorize_async (auth, cancellable, callback, user_data);
}

/**
 * catena_auth_authorize_finish:
 * @auth: where authorizations come from
 * @result: what the callback got
 * @error: return location for an error; %CATENA_ERROR_SIGN_IN when a person is needed
 *
 * Returns: (transfer full) (nullable): the authorization
 */
CatenaAuthorization *
catena_auth_authorize_finish (CatenaAuth    *auth,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (CATENA_IS_AUTH (auth), NULL);

  return CATENA_AUTH_GET_IFACE (auth)->authorize_finish (auth, result, error);
}

/**
 * catena_auth_renew_async:
 * @auth: where authorizations come from
 * @refused: what the server refused with a 401
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is known
 * @user_data: data for @callback
 *
 * Asks for another authorization than @refused. Calls with the same @refused share one renewal.
 */
void
catena_auth_renew_async (CatenaAuth          *auth,
                         CatenaAuthorization *refused,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (CATENA_IS_AUTH (auth));
  g_return_if_fail (refused != NULL);

  CATENA_AUTH_GET_IFACE (auth)->renew_async (auth, refused, cancellable, callback, user_data);
}

/**
 * catena_auth_renew_finish:
 * @auth: where authorizations come from
 * @result: what the callback got
 * @error: return location for an error; %CATENA_ERROR_SIGN_IN when a person is needed
 *
 * Returns: (transfer full) (nullable): the new authorization
 */
CatenaAuthorization *
catena_auth_renew_finish (CatenaAuth    *auth,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (CATENA_IS_AUTH (auth), NULL);

  return CATENA_AUTH_GET_IFACE (auth)->renew_finish (auth, result, error);
}
