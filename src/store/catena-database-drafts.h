/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database-file.h"

G_BEGIN_DECLS

gboolean   catena_drafts_forget  (CatenaDatabaseFile  *file,
                                  const char          *account_id,
                                  GError             **error);
GPtrArray *catena_drafts_rescue  (CatenaDatabaseFile  *file,
                                  gboolean            *complete);
gboolean   catena_drafts_put_row (CatenaDatabaseFile  *file,
                                  gpointer             data,
                                  GError             **error);

G_END_DECLS
