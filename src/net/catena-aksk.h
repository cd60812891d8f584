/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "catena-secret.h"

G_BEGIN_DECLS

/* What stands in the place of the body's hash when the body is not signed (multipart). */
#define CATENA_AKSK_UNSIGNED_PAYLOAD "UNSIGNED-PAYLOAD"

typedef struct
{
  const char *name;
  const char *value;
} CatenaAkskPair;

/**
 * CatenaAkskInput:
 * @method: HTTP method
 * @path: decoded path
 * @query: (array length=n_query): decoded query pairs
 * @headers: (array length=n_headers): the headers to sign, X-Sdk-Date among them
 * @payload_hash: hex SHA-256 of the body, or %CATENA_AKSK_UNSIGNED_PAYLOAD
 *
 * What SDK-HMAC-SHA256 signs.
 */
typedef struct
{
  const char *method;
  const char *path;
  const CatenaAkskPair *query;
  gsize n_query;
  const CatenaAkskPair *headers;
  gsize n_headers;
  const char *payload_hash;
} CatenaAkskInput;

char *catena_aksk_canonical_request (const CatenaAkskInput *input);
char *catena_aksk_string_to_sign    (const CatenaAkskInput *input);
char *catena_aksk_authorization     (const CatenaAkskInput *input,
                                     const char            *access_key,
                                     CatenaSecret          *secret_key);

G_END_DECLS
