/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "catena-deadline.h"
#include "catena-echo.h"
#include "catena-error.h"

G_BEGIN_DECLS

/**
 * CatenaBreak:
 * @cause: what GIO or libsoup say
 * @passed: the time limit that passed, if any
 * @resolving: whether the name was still looked for
 * @tls_faults: what is wrong with the certificate
 *
 * How an attempt ended without an answer.
 */
typedef struct
{
  const GError *cause;
  CatenaDeadlineKind passed;
  gboolean resolving;
  GTlsCertificateFlags tls_faults;
} CatenaBreak;

GError *catena_fault_from_break    (const CatenaBreak        *end,
                                    const CatenaErrorDetails *details);
GError *catena_fault_from_proxy    (guint                     status,
                                    const CatenaErrorDetails *details);
GError *catena_fault_from_refusal  (GBytes                   *bytes,
                                    CatenaEcho               *echo,
                                    const CatenaErrorDetails *details);
GError *catena_fault_from_contents (const GError             *cause,
                                    GBytes                   *bytes,
                                    const char               *content_type,
                                    CatenaEcho               *echo,
                                    const CatenaErrorDetails *details);
GError *catena_fault_from_size     (gsize                     max_size,
                                    const CatenaErrorDetails *details);
GError *catena_fault_unsent        (const GError             *cause,
                                    CatenaApiId               api);

G_END_DECLS
