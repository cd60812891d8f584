/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether what is to be seen in a window is there. */
typedef gboolean (*BenchFilled) (GtkWindow *window);

void bench_window_watch (GtkWindow   *window,
                         BenchFilled  filled);

G_END_DECLS
