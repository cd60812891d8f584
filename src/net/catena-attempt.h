/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-authorization.h"
#include "catena-link.h"
#include "catena-request.h"
#include "catena-response.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ATTEMPT (catena_attempt_get_type ())

/**
 * CatenaAttempt:
 *
 * One attempt at a request: one message sent, one answer or error, one entry in the log. Whether there is another
 * is not decided here.
 */
G_DECLARE_FINAL_TYPE (CatenaAttempt, catena_attempt, CATENA, ATTEMPT, GObject)

CatenaAttempt  *catena_attempt_new              (const CatenaLink    *link,
                                                 CatenaRequest       *request,
                                                 CatenaAuthorization *authorization,
                                                 guint                number);
void            catena_attempt_run_async        (CatenaAttempt       *self,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
CatenaResponse *catena_attempt_run_finish       (CatenaAttempt       *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);
gint64          catena_attempt_get_retry_after  (CatenaAttempt       *self);
gboolean        catena_attempt_get_skew         (CatenaAttempt       *self,
                                                 gint64              *seconds);
gint64          catena_attempt_get_clock_offset (CatenaAttempt       *self);

G_END_DECLS
