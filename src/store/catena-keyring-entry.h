/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-keyring-request.h"

G_BEGIN_DECLS

/**
 * CatenaKeyringEntry:
 *
 * A request with the task of the caller, who is answered once: when the request ends, or at once on
 * cancellation, while the keyring may still be at it.
 */
typedef struct _CatenaKeyringEntry CatenaKeyringEntry;

CatenaKeyringEntry   *catena_keyring_entry_new           (GTask                *task,
                                                          CatenaKeyringRequest *request);
void                  catena_keyring_entry_free          (CatenaKeyringEntry   *self);
CatenaKeyringRequest *catena_keyring_entry_get_request   (CatenaKeyringEntry   *self);
gboolean              catena_keyring_entry_is_answered   (CatenaKeyringEntry   *self);
void                  catena_keyring_entry_answer        (CatenaKeyringEntry   *self,
                                                          CatenaSecret         *secret);
void                  catena_keyring_entry_answer_error  (CatenaKeyringEntry   *self,
                                                          GError               *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaKeyringEntry, catena_keyring_entry_free)

G_END_DECLS
