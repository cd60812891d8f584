/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-form-rows.h"

G_BEGIN_DECLS

char *catena_wizard_dup_reason (CatenaFormRows  *rows,
                                CatenaFieldPage  page);

G_END_DECLS
