/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-request.h"

G_BEGIN_DECLS

char *catena_curl_from_request (CatenaRequest *request);

G_END_DECLS
