/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     catena_confirm_async  (GtkWidget           *parent,
                                const char          *heading,
                                const char          *body,
                                const char          *action_label,
                                gboolean             destructive,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
gboolean catena_confirm_finish (GtkWidget           *parent,
                                GAsyncResult        *result);
void     catena_show_message   (GtkWidget           *parent,
                                const char          *heading,
                                const char          *body);

G_END_DECLS
