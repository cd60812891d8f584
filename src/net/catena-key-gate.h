/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "catena-authorization.h"

G_BEGIN_DECLS

#define CATENA_TYPE_KEY_GATE (catena_key_gate_get_type ())

/**
 * CatenaKeyGate:
 *
 * Lets one request try a pair of keys before the others use it, and never more of them at once than a key can be refused without
 * harm. Five refused signatures in a row lock a key for five minutes, and an account that is opened asks more than five questions
 * at once: a wrong key, or a wrong clock, would lock it at the first try. A clock may become wrong at any time: a computer that
 * slept wakes up with an old one.
 */
G_DECLARE_FINAL_TYPE (CatenaKeyGate, catena_key_gate, CATENA, KEY_GATE, GObject)

/**
 * CatenaKeyVisit:
 *
 * One attempt that has been let in.
 */
typedef struct _CatenaKeyVisit CatenaKeyVisit;

CatenaKeyGate  *catena_key_gate_new          (void);
void            catena_key_gate_set_patience (CatenaKeyGate        *self,
                                              guint                 milliseconds);
void            catena_key_gate_enter_async  (CatenaKeyGate        *self,
                                              CatenaAuthorization  *authorization,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
CatenaKeyVisit *catena_key_gate_enter_finish (CatenaKeyGate        *self,
                                              GAsyncResult         *result,
                                              GError              **error);
void            catena_key_visit_sign        (CatenaKeyVisit       *self);
void            catena_key_visit_leave       (CatenaKeyVisit       *self,
                                              const GError         *error);

G_END_DECLS
