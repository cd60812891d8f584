/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-keyring.h"

G_BEGIN_DECLS

#define CATENA_KEYRING_SCHEMA "io.github.catena_desktop.Catena.Account"

void catena_keyring_set_time_limit (CatenaKeyring *self,
                                    guint          milliseconds);

G_END_DECLS
