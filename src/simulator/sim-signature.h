/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * SimSignature:
 * @access_key: whose signature it claims to be
 * @signed_headers: names of the headers that it covers, in order
 * @signature: hexadecimal
 *
 * What an Authorization header of SDK-HMAC-SHA256 says.
 */
typedef struct
{
  char *access_key;
  char **signed_headers;
  char *signature;
} SimSignature;

SimSignature *sim_signature_parse             (const char *authorization);
void          sim_signature_free              (SimSignature *signature);
char         *sim_signature_dup_canonical     (const char         *method,
                                               const char         *path,
                                               const char         *raw_query,
                                               SoupMessageHeaders *headers,
                                               char              **signed_headers,
                                               GBytes             *body);
char         *sim_signature_dup_to_sign       (const char *date,
                                               const char *canonical_request);
char         *sim_signature_compute           (const char *secret_key,
                                               const char *to_sign);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimSignature, sim_signature_free)

G_END_DECLS
