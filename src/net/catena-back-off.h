/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How often a request that may be repeated is repeated. */
#define CATENA_BACK_OFF_MAX_RETRIES 3
/* Longest Retry-After, in seconds, that a request is kept waiting for. */
#define CATENA_BACK_OFF_MAX_WAIT 60

#define CATENA_TYPE_BACK_OFF (catena_back_off_get_type ())

/**
 * CatenaBackOff:
 *
 * The point in time before which nothing is sent, shared by all requests of an account.
 */
G_DECLARE_FINAL_TYPE (CatenaBackOff, catena_back_off, CATENA, BACK_OFF, GObject)

/**
 * CatenaBackOffFunc:
 * @microseconds: how long to wait
 * @user_data: data of the function
 *
 * Takes the place of waiting in tests.
 *
 * Returns: how long to wait really, in microseconds
 */
typedef gint64 (*CatenaBackOffFunc) (gint64   microseconds,
                                     gpointer user_data);

CatenaBackOff *catena_back_off_new               (void);
void           catena_back_off_set_func          (CatenaBackOff        *self,
                                                  CatenaBackOffFunc     func,
                                                  gpointer              user_data);
gboolean       catena_back_off_note              (CatenaBackOff        *self,
                                                  guint                 retries,
                                                  gint64                retry_after);
void           catena_back_off_wait_async        (CatenaBackOff        *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean       catena_back_off_wait_finish       (CatenaBackOff        *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
gint64         catena_back_off_parse_retry_after (const char           *value,
                                                  gint64                now);

G_END_DECLS
