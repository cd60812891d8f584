/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "catena-response.h"

G_BEGIN_DECLS

CatenaResponse *catena_response_new (guint               status,
                                     SoupMessageHeaders *headers,
                                     GBytes             *bytes,
                                     JsonNode           *json,
                                     const char         *request_id,
                                     gint64              duration,
                                     guint64             exchange);

G_END_DECLS
