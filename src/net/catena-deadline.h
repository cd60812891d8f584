/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CatenaDeadlineKind:
 * @CATENA_DEADLINE_CONNECT: until the connection stands, TLS included
 * @CATENA_DEADLINE_ATTEMPT: from the start to the last byte
 * @CATENA_DEADLINE_IDLE: from one byte to the next
 * @CATENA_DEADLINE_NONE: none has passed
 */
typedef enum
{
  CATENA_DEADLINE_CONNECT,
  CATENA_DEADLINE_ATTEMPT,
  CATENA_DEADLINE_IDLE,
  CATENA_DEADLINE_NONE,
} CatenaDeadlineKind;

/**
 * CatenaDeadline:
 *
 * The time limits of one attempt, and the cancellable that ends it: cancelled with the caller's, or when a limit
 * passes.
 */
typedef struct _CatenaDeadline CatenaDeadline;

CatenaDeadline     *catena_deadline_new             (GCancellable       *parent);
void                catena_deadline_free            (CatenaDeadline     *deadline);
GCancellable       *catena_deadline_get_cancellable (CatenaDeadline     *deadline);
void                catena_deadline_start           (CatenaDeadline     *deadline,
                                                     CatenaDeadlineKind  kind,
                                                     guint               milliseconds);
void                catena_deadline_restart         (CatenaDeadline     *deadline,
                                                     CatenaDeadlineKind  kind);
void                catena_deadline_stop            (CatenaDeadline     *deadline,
                                                     CatenaDeadlineKind  kind);
CatenaDeadlineKind  catena_deadline_get_passed      (CatenaDeadline     *deadline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaDeadline, catena_deadline_free)

G_END_DECLS
