/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-deadline.h"

G_BEGIN_DECLS

void    catena_reader_read_async  (GInputStream         *stream,
                                   gsize                 max_size,
                                   CatenaDeadline       *deadline,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
GBytes *catena_reader_read_finish (GInputStream         *stream,
                                   GAsyncResult         *result,
                                   gboolean             *cut,
                                   GError              **error);

G_END_DECLS
