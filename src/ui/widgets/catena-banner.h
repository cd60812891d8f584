/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CATENA_TYPE_BANNER (catena_banner_get_type ())

/**
 * CatenaBanner:
 *
 * A sentence that slides in beside a content, with at most one button in words. Properties: "title" (plain text),
 * "button-label" (nullable: no button), "detailed" (a small button for the details), "revealed", "dismissable"
 * (a close button that hides it). Signals "button-clicked", "details-clicked", "dismissed".
 */
G_DECLARE_FINAL_TYPE (CatenaBanner, catena_banner, CATENA, BANNER, GtkWidget)

GtkWidget *catena_banner_new              (void);
void       catena_banner_set_title        (CatenaBanner *self,
                                           const char   *title);
void       catena_banner_set_button_label (CatenaBanner *self,
                                           const char   *label);
void       catena_banner_set_detailed     (CatenaBanner *self,
                                           gboolean      detailed);
gboolean   catena_banner_get_revealed     (CatenaBanner *self);
void       catena_banner_set_revealed     (CatenaBanner *self,
                                           gboolean      revealed);

G_END_DECLS
