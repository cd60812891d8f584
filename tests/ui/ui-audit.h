/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What has to hold for every page. Each fails the test with a message that names the page. */

/* Everything that can be used has a name, and every icon is our own. */
void ui_audit          (GtkWidget  *widget,
                        const char *name);
/* No label on the screen is cut off. */
void ui_audit_ellipsis (GtkWidget  *widget,
                        const char *name);
/* The window could be 360 pixels wide. */
void ui_audit_width    (GtkWindow  *window,
                        const char *name,
                        const char *what);
/* All of it, also with large text, from right to left, and in a long language; afterwards the labels are spoilt. */
void ui_audit_page     (GtkWindow  *window,
                        const char *name);

G_END_DECLS
