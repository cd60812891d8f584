/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "catena-authorization.h"
#include "catena-request.h"

G_BEGIN_DECLS

SoupMessage *catena_message_new (CatenaRequest       *request,
                                 GUri                *uri,
                                 CatenaAuthorization *authorization,
                                 gint64               clock_offset,
                                 gsize               *body_size,
                                 GError             **error);

G_END_DECLS
