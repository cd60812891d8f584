/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "catena-iam.h"

G_BEGIN_DECLS

CatenaBody  *catena_iam_build_token_body (CatenaCredentials       *credentials,
                                          const char              *passcode,
                                          const CatenaTokenScope  *scope,
                                          GError                 **error);
CatenaToken *catena_iam_read_token       (JsonObject              *answer,
                                          const char              *subject_token,
                                          GError                 **error);
GPtrArray   *catena_iam_read_entries     (JsonObject              *answer,
                                          CatenaApiId              api,
                                          GError                 **error);

G_END_DECLS
