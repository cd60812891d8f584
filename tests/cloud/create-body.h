/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-body.h"

G_BEGIN_DECLS

#define CREATE_PASSWORD "Chain-2026"

JsonNode   *make_create_document (const char *name,
                                  const char *password);
CatenaBody *make_create_body     (const char *name);

G_END_DECLS
