/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "catena-attempt-limits.h"
#include "catena-deadline.h"

G_BEGIN_DECLS

/**
 * CatenaWatch:
 * @message: what is watched
 * @limits: what it may take
 * @deadline: its time limits
 * @sent: whether the first byte may have left
 * @resolving: whether the host's name is still looked for
 * @tls_faults: what is wrong with the certificate
 *
 * How far a message got, and the time limits that depend on it.
 */
typedef struct
{
  SoupMessage *message;
  CatenaAttemptLimits limits;
  CatenaDeadline *deadline;
  gboolean sent;
  gboolean resolving;
  GTlsCertificateFlags tls_faults;
} CatenaWatch;

CatenaWatch *catena_watch_new  (SoupMessage               *message,
                                const CatenaAttemptLimits *limits,
                                gboolean                   is_download,
                                GCancellable              *cancellable);
void         catena_watch_free (CatenaWatch               *watch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaWatch, catena_watch_free)

G_END_DECLS
