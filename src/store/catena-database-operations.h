/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database-file.h"

G_BEGIN_DECLS

gboolean   catena_operations_put    (CatenaDatabaseFile           *file,
                                     const CatenaStoredOperation  *operation,
                                     GError                      **error);
GPtrArray *catena_operations_list   (CatenaDatabaseFile           *file,
                                     GError                      **error);
gboolean   catena_operations_remove (CatenaDatabaseFile           *file,
                                     const char                   *id,
                                     GError                      **error);
gboolean   catena_operations_forget (CatenaDatabaseFile           *file,
                                     const char                   *account_id,
                                     GError                      **error);
GPtrArray *catena_operations_rescue (CatenaDatabaseFile           *file,
                                     gboolean                     *complete);
gboolean   catena_operations_put_row (CatenaDatabaseFile          *file,
                                      gpointer                     data,
                                      GError                     **error);

G_END_DECLS
