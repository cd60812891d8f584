/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "catena-secret.h"

G_BEGIN_DECLS

#define CATENA_TYPE_BODY (catena_body_get_type ())

/**
 * CatenaBody:
 *
 * A JSON request body whose secrets are not in it: wherever the document has a secret's
 * catena_secret_get_placeholder() as (part of) a string, the secret's JSON-escaped text is put in only when
 * the bytes are made for sending. What is shown, logged or stored is made from the document itself and so
 * cannot hold a secret.
 */
typedef struct _CatenaBody CatenaBody;

GType         catena_body_get_type     (void) G_GNUC_CONST;
CatenaBody   *catena_body_new          (JsonNode       *document,
                                        CatenaSecret  **secrets,
                                        gsize           n_secrets);
CatenaBody   *catena_body_ref          (CatenaBody     *body);
void          catena_body_unref        (CatenaBody     *body);
GBytes       *catena_body_dup_bytes    (CatenaBody     *body);
const char   *catena_body_get_redacted (CatenaBody     *body);
char         *catena_body_dup_pretty   (CatenaBody     *body);
CatenaSecret *catena_body_get_secret   (CatenaBody     *body,
                                        guint           index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaBody, catena_body_unref)

G_END_DECLS
