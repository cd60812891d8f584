/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-auth.h"
#include "catena-link.h"
#include "catena-request.h"

G_BEGIN_DECLS

void catena_call_run (GTask         *task,
                      CatenaLink    *link,
                      CatenaRequest *request,
                      CatenaAuth    *auth);

G_END_DECLS
