/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-aksk.h"
#include "catena-request.h"

G_BEGIN_DECLS

GUri                 *catena_request_build_uri     (CatenaRequest  *self,
                                                    GError        **error);
const CatenaAkskPair *catena_request_get_query     (CatenaRequest  *self,
                                                    gsize          *n_pairs);
const char           *catena_request_get_project   (CatenaRequest  *self);
const char           *catena_request_get_domain    (CatenaRequest  *self);
CatenaBody           *catena_request_get_body      (CatenaRequest  *self);
const char           *catena_request_get_file_name (CatenaRequest  *self);
GBytes               *catena_request_get_file      (CatenaRequest  *self);

G_END_DECLS
