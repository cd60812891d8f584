/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "catena-error.h"

G_BEGIN_DECLS

/* An error as the database keeps it: all that catena_error_meaning_new() needs to find its words again. */
void    catena_error_item_add  (JsonBuilder  *builder,
                                const GError *error);
GError *catena_error_item_read (JsonObject   *object);

G_END_DECLS
