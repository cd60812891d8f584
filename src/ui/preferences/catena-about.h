/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-hub.h"

G_BEGIN_DECLS

void catena_about_present (GtkWindow *parent,
                           CatenaHub *hub);

G_END_DECLS
