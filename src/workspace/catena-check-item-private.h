/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-connection-check.h"

G_BEGIN_DECLS

CatenaCheckItem *catena_check_item_new        (CatenaCheckStep    step);
void             catena_check_item_set_result (CatenaCheckItem   *self,
                                               CatenaCheckResult  result,
                                               const GError      *error);
CatenaCheckStep  catena_check_step_of_error   (const GError      *error,
                                               CatenaCheckStep    during);

G_END_DECLS
