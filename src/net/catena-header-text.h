/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "catena-echo.h"

G_BEGIN_DECLS

char *catena_header_text_from_request  (SoupMessage *message);
char *catena_header_text_from_response (SoupMessage *message,
                                        CatenaEcho  *echo);

G_END_DECLS
