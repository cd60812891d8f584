/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-service-detail.h"
#include "catena-tracker.h"

G_BEGIN_DECLS

/* Whether a creation has come to its end, and to which. */

void catena_judge_failed (CatenaTracker       *tracker,
                          CatenaOperation     *operation);
void catena_judge_detail (CatenaTracker       *tracker,
                          CatenaOperation     *operation,
                          CatenaServiceDetail *detail);
void catena_judge_error  (CatenaTracker       *tracker,
                          CatenaOperation     *operation,
                          const GError        *error);

G_END_DECLS
