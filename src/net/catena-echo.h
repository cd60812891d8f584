/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-authorization.h"
#include "catena-request.h"

G_BEGIN_DECLS

/**
 * CatenaEcho:
 *
 * Takes our own secrets out of what a server says: BCS quotes the value of a parameter that it refuses, and that may
 * be a password. It may do so much later, in the record of a creation that failed: so those of earlier requests are
 * looked for, too.
 */
typedef struct _CatenaEcho CatenaEcho;

CatenaEcho *catena_echo_new         (CatenaRequest       *request,
                                     CatenaAuthorization *authorization,
                                     GPtrArray           *spoken);
void        catena_echo_free        (CatenaEcho          *echo);
char       *catena_echo_remove      (CatenaEcho          *echo,
                                     char                *text);
JsonNode   *catena_echo_clean_words (CatenaEcho          *echo,
                                     JsonNode            *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaEcho, catena_echo_free)

G_END_DECLS
