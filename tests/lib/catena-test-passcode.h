/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-test-simulator.h"

G_BEGIN_DECLS

char *catena_test_make_passcode (CatenaTestSimulator *simulator,
                                 guint                tenant,
                                 const char          *user);

G_END_DECLS
