/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-echo.h"

G_BEGIN_DECLS

/* What is larger is read in a thread of its own, and not kept in the log. */
#define CATENA_DIGEST_MAX_INLINE (256 * 1024)

/**
 * CatenaDigestKind:
 * @CATENA_DIGEST_JSON: a success with JSON
 * @CATENA_DIGEST_FILE: a success with a file
 * @CATENA_DIGEST_REFUSAL: anything else
 */
typedef enum
{
  CATENA_DIGEST_JSON,
  CATENA_DIGEST_FILE,
  CATENA_DIGEST_REFUSAL,
} CatenaDigestKind;

/**
 * CatenaDigest:
 * @json: (nullable): what the body says, when it is JSON and not empty; its prose without our secrets
 * @error: (nullable): why it cannot be read
 * @shown: the body without secrets, for the log
 *
 * What became of an answer's body.
 */
typedef struct
{
  JsonNode *json;
  GError *error;
  char *shown;
} CatenaDigest;

void          catena_digest_async  (GBytes               *bytes,
                                    CatenaDigestKind      kind,
                                    CatenaEcho           *echo,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
CatenaDigest *catena_digest_finish (GAsyncResult         *result,
                                    GError              **error);
void          catena_digest_free   (CatenaDigest         *digest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaDigest, catena_digest_free)

G_END_DECLS
