/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-iam.h"

G_BEGIN_DECLS

/**
 * CatenaHeldToken:
 * @secret: the token
 * @owner: who signed in for it; another's token is of no use
 * @received: nanoseconds by our clock
 * @expires: nanoseconds by our clock
 *
 * A token as it is kept, in memory and in the keyring. Its end is told by our clock, however wrong that is: what
 * counts is how long the token lasts from the moment it came.
 */
typedef struct
{
  CatenaSecret *secret;
  char *owner;
  gint64 received;
  gint64 expires;
} CatenaHeldToken;

CatenaHeldToken *catena_held_token_new             (CatenaToken     *token,
                                                    const char      *owner);
CatenaHeldToken *catena_held_token_new_from_secret (CatenaSecret    *item);
void             catena_held_token_free            (CatenaHeldToken *self);
CatenaSecret    *catena_held_token_to_secret       (CatenaHeldToken *self);
gboolean         catena_held_token_is_alive        (CatenaHeldToken *self);
gboolean         catena_held_token_is_fresh        (CatenaHeldToken *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaHeldToken, catena_held_token_free)

G_END_DECLS
