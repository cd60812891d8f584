/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-keyring.h"

G_BEGIN_DECLS

typedef enum
{
  CATENA_KEYRING_STORE,
  CATENA_KEYRING_LOOKUP,
  CATENA_KEYRING_CLEAR,
} CatenaKeyringAction;

/**
 * CatenaKeyringRequest:
 *
 * One thing that is asked of the system keyring, with a time limit: a prompt that nobody sees must not keep
 * anything waiting. It ends exactly once; what libsecret says after that is thrown away.
 */
typedef struct _CatenaKeyringRequest CatenaKeyringRequest;

/* @secret: (nullable): what was found; @error: (nullable): why it failed. Both stay the request's. */
typedef void (*CatenaKeyringEnd) (CatenaKeyringRequest *request,
                                  CatenaSecret         *secret,
                                  const GError         *error,
                                  gpointer              user_data);

CatenaKeyringRequest *catena_keyring_request_new         (CatenaKeyringAction   action,
                                                          const char           *account_id,
                                                          CatenaKeyringKind     kind,
                                                          const char           *project_id,
                                                          CatenaSecret         *secret);
CatenaKeyringRequest *catena_keyring_request_ref         (CatenaKeyringRequest *self);
void                  catena_keyring_request_unref       (CatenaKeyringRequest *self);
CatenaKeyringAction   catena_keyring_request_get_action  (CatenaKeyringRequest *self);
const char           *catena_keyring_request_get_account (CatenaKeyringRequest *self);
const char           *catena_keyring_request_get_key     (CatenaKeyringRequest *self);
CatenaSecret         *catena_keyring_request_get_secret  (CatenaKeyringRequest *self);
void                  catena_keyring_request_start       (CatenaKeyringRequest *self,
                                                          gboolean              may_prompt,
                                                          guint                 time_limit,
                                                          CatenaKeyringEnd      end,
                                                          gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaKeyringRequest, catena_keyring_request_unref)

G_END_DECLS
