/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-authorization"

#include "config.h"

#include "catena-authorization.h"

struct _CatenaAuthorization
{
  CatenaSecret *token;
  char *access_key;
  CatenaSecret *secret_key;
  CatenaSecret *session_token;
};

G_DEFINE_BOXED_TYPE (CatenaAuthorization, catena_authorization, catena_authorization_ref,
                     catena_authorization_unref)

static void
clear_authorization (gpointer data)
{
  CatenaAuthorization *authorization = data;

  g_clear_pointer (&authorization->token, catena_secret_unref);
  g_clear_pointer (&authorization->access_key, g_free);
  g_clear_pointer (&authorization->secret_key, catena_secret_unref);
  g_clear_pointer (&authorization->session_token, catena_secret_unref);
}

/**
 * catena_authorization_new_token:
 * @token: an IAM token
 *
 * Returns: (transfer full): authorization by X-Auth-Token
 */
CatenaAuthorization *
catena_authorization_new_token (CatenaSecret *token)
{
  CatenaAuthorization *authorization;

  g_return_val_if_fail (token != NULL, NULL);

  authorization = g_atomic_rc_box_new0 (CatenaAuthorization);
  authorization->token = catena_secret_ref (token);

  return authorization;
}

/**
 * catena_authorization_new_keys:
 * @access_key: the access key id
 * @secret_key: the secret key
 * @session_token: (nullable): X-Security-Token, when the keys are temporary
 *
 * Returns: (transfer full): authorization by signature
 */
CatenaAuthorization *
catena_authorization_new_keys (const char   *access_key,
                               CatenaSecret *secret_key,
                               CatenaSecret *session_token)
{
  CatenaAuthorization *authorization;

  g_return_val_if_fail (access_key != NULL, NULL);
  g_return_val_if_fail (secret_key != NULL, NULL);

  authorization = g_atomic_rc_box_new0 (CatenaAuthorization);
  authorization->access_key = g_strdup (access_key);
  authorization->secret_key = catena_secret_ref (secret_key);
  authorization->session_token = session_token != NULL ? catena_secret_ref (session_token) : NULL;

  return authorization;
}

/**
 * catena_authorization_ref:
 * @authorization: an authorization
 *
 * Returns: (transfer full): @authorization with one more reference
 */
CatenaAuthorization *
catena_authorization_ref (CatenaAuthorization *authorization)
{
  g_return_val_if_fail (authorization != NULL, NULL);

  return g_atomic_rc_box_acquire (authorization);
}

/**
 * catena_authorization_unref:
 * @authorization: (transfer full): an authorization
 */
void
catena_authorization_unref (CatenaAuthorization *authorization)
{
  g_return_if_fail (authorization != NULL);

  g_atomic_rc_box_release_full (authorization, clear_authorization);
}

/**
 * catena_authorization_get_token:
 * @authorization: an authorization
 *
 * Returns: (transfer none) (nullable): the token; %NULL when keys sign
 */
CatenaSecret *
catena_authorization_get_token (CatenaAuthorization *authorization)
{
  g_return_val_if_fail (authorization != NULL, NULL);

  return authorization->token;
}

/**
 * catena_authorization_get_access_key:
 * @authorization: an authorization
 *
 * Returns: (transfer none) (nullable): the access key id; %NULL with a token
 */
const char *
catena_authorization_get_access_key (CatenaAuthorization *authorization)
{
  g_return_val_if_fail (authorization != NULL, NULL);

  return authorization->access_key;
}

/**
 * catena_authorization_get_secret_key:
 * @authorization: an authorization
 *
 * Returns: (transfer none) (nullable): the secret key; %NULL with a token
 */
CatenaSecret *
catena_authorization_get_secret_key (CatenaAuthorization *authorization)
{
  g_return_val_if_fail (authorization != NULL, NULL);

  return authorization->secret_key;
}

/**
 * catena_authorization_get_session_token:
 * @authorization: an authorization
 *
 * Returns: (transfer none) (nullable): what temporary keys are sent with
 */
CatenaSecret *
catena_authorization_get_session_token (CatenaAuthorization *authorization)
{
  g_return_val_if_fail (authorization != NULL, NULL);

  return authorization->session_token;
}
