/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-hub.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ACTIVITY_PAGE (catena_activity_page_get_type ())

/**
 * CatenaActivityPage:
 *
 * What Catena does, and what it did: the operations of the hub, newest first. Property: "hub".
 */
G_DECLARE_FINAL_TYPE (CatenaActivityPage, catena_activity_page, CATENA, ACTIVITY_PAGE, GtkWidget)

G_END_DECLS
