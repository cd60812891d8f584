/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-api.h"

G_BEGIN_DECLS

char *catena_curl_build (CatenaApiId  id,
                         const char  *url,
                         const char  *body,
                         const char  *file_name);

G_END_DECLS
