/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void       catena_settings_use_memory  (void);
GSettings *catena_settings_get_default (void);

G_END_DECLS
