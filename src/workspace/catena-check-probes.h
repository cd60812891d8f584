/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account.h"
#include "catena-probe.h"

G_BEGIN_DECLS

/* The probes of a connection check, (element-type CatenaProbe), one an endpoint. */

GPtrArray *catena_check_probes_new          (CatenaAccount *account,
                                             gboolean       needs_iam);
gboolean   catena_check_probes_use_tls      (GPtrArray     *probes);
gboolean   catena_check_probes_use_fallback (GPtrArray     *probes,
                                             guint          position,
                                             CatenaAccount *account,
                                             const GError  *error);

G_END_DECLS
