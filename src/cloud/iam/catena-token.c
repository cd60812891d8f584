/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-token"

#include "config.h"

#include "catena-iam.h"

G_DEFINE_BOXED_TYPE (CatenaToken, catena_token, catena_token_ref, catena_token_unref)

static void
clear_token (gpointer data)
{
  CatenaToken *token = data;

  g_clear_pointer (&token->secret, catena_secret_unref);
  g_free (token->user_id);
  g_free (token->user_name);
  g_free (token->domain_id);
  g_free (token->domain_name);
  g_free (token->project_id);
  g_free (token->project_name);
}

/**
 * catena_token_ref:
 * @token: a token
 *
 * Returns: (transfer full): @token with one more reference
 */
CatenaToken *
catena_token_ref (CatenaToken *token)
{
  g_return_val_if_fail (token != NULL, NULL);

  return g_atomic_rc_box_acquire (token);
}

/**
 * catena_token_unref:
 * @token: (transfer full): a token
 */
void
catena_token_unref (CatenaToken *token)
{
  g_return_if_fail (token != NULL);

  g_atomic_rc_box_release_full (token, clear_token);
}
