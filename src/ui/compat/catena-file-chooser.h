/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void   catena_file_open_async           (GtkWidget            *parent,
                                         const char           *title,
                                         GListModel           *filters,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
void   catena_file_save_async           (GtkWidget            *parent,
                                         const char           *title,
                                         const char           *name,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GFile *catena_file_chooser_finish       (GtkWidget            *parent,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
