/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-service.h"

G_BEGIN_DECLS

#define CATENA_TYPE_STATUS_PILL (catena_status_pill_get_type ())

/**
 * CatenaStatusPill:
 *
 * A state as a coloured word. Properties: "label", "tone" (uint, #CatenaTone).
 */
G_DECLARE_FINAL_TYPE (CatenaStatusPill, catena_status_pill, CATENA, STATUS_PILL, GtkWidget)

GtkWidget  *catena_status_pill_new (void);
void        catena_status_pill_set (CatenaStatusPill *self,
                                    CatenaTone        tone,
                                    const char       *label);
const char *catena_tone_get_css_class (CatenaTone tone);
const char *catena_tone_get_icon_name (CatenaTone tone);

G_END_DECLS
