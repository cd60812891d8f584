/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-secret.h"

G_BEGIN_DECLS

#define CATENA_TYPE_CREDENTIALS (catena_credentials_get_type ())

typedef enum
{
  CATENA_CREDENTIALS_KEYS,
  CATENA_CREDENTIALS_PASSWORD,
} CatenaCredentialsKind;

/**
 * CatenaCredentials:
 *
 * What a person signs in with: access keys, or an IAM user's name and password. Immutable; lives in the keyring.
 */
typedef struct _CatenaCredentials CatenaCredentials;

GType                 catena_credentials_get_type          (void) G_GNUC_CONST;
CatenaCredentials    *catena_credentials_new_keys          (const char   *access_key,
                                                            CatenaSecret *secret_key,
                                                            CatenaSecret *session_token);
CatenaCredentials    *catena_credentials_new_password      (const char   *account_name,
                                                            const char   *user_name,
                                                            CatenaSecret *password,
                                                            const char   *mfa_user_id);
CatenaCredentials    *catena_credentials_ref               (CatenaCredentials *self);
void                  catena_credentials_unref             (CatenaCredentials *self);
CatenaCredentialsKind catena_credentials_get_kind          (CatenaCredentials *self);
const char           *catena_credentials_get_access_key    (CatenaCredentials *self);
CatenaSecret         *catena_credentials_get_secret_key    (CatenaCredentials *self);
CatenaSecret         *catena_credentials_get_session_token (CatenaCredentials *self);
const char           *catena_credentials_get_account_name  (CatenaCredentials *self);
const char           *catena_credentials_get_user_name     (CatenaCredentials *self);
CatenaSecret         *catena_credentials_get_password      (CatenaCredentials *self);
const char           *catena_credentials_get_mfa_user_id   (CatenaCredentials *self);

/* For the keyring: one secret text with all of it, and back. */
CatenaSecret         *catena_credentials_to_secret         (CatenaCredentials *self);
CatenaCredentials    *catena_credentials_new_from_secret   (CatenaSecret  *secret,
                                                            GError       **error);

/* Huawei's downloaded credentials.csv. */
CatenaCredentials    *catena_credentials_new_from_csv      (GBytes        *bytes,
                                                            GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaCredentials, catena_credentials_unref)

G_END_DECLS
