/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-hub.h"

G_BEGIN_DECLS

GtkWindow *catena_wizard_new (CatenaHub       *hub,
                              CatenaWorkspace *workspace);

G_END_DECLS
