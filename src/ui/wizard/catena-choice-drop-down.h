/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-field.h"

G_BEGIN_DECLS

GtkWidget *catena_choice_drop_down_new (const CatenaChoice *choices);

G_END_DECLS
