/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

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

G_END_DECLS
