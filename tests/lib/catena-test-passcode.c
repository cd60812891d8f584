/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-test"

#include "config.h"

#include "catena-test-passcode.h"

#include <string.h>

#define PERIOD 30

/* Enough of RFC 4648 for the secret of an authenticator. */
static GBytes *
decode_base32 (const char *text)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  GByteArray *bytes = g_byte_array_new ();
  guint buffer = 0, n_bits = 0;

  for (; *text != '\0'; text++)
    {
      buffer = (buffer << 5 | (guint) (strchr (alphabet, *text) - alphabet)) & 0xffff;
      n_bits += 5;
      if (n_bits >= 8)
        {
          guint8 byte = (guint8) (buffer >> (n_bits -= 8));

          g_byte_array_append (bytes, &byte, 1);
        }
    }

  return g_byte_array_free_to_bytes (bytes);
}

/**
 * catena_test_make_passcode:
 * @simulator: a simulator
 * @tenant: number of a tenant
 * @user: name of one of its users who has a second factor
 *
 * What the authenticator of a person shows now: RFC 6238 with SHA-1, 30 seconds and 6 digits. Not with the simulator's code,
 * which it is to agree with.
 *
 * Returns: (transfer full): the passcode
 */
char *
catena_test_make_passcode (CatenaTestSimulator *simulator,
                           guint                tenant,
                           const char          *user)
{
  const char *secret = catena_test_simulator_get_user_member (simulator, tenant, user, "totp_secret");
  g_autoptr (GBytes) key = decode_base32 (secret);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA1, g_bytes_get_data (key, NULL), g_bytes_get_size (key));
  guint64 counter = GUINT64_TO_BE ((guint64) (g_get_real_time () / G_USEC_PER_SEC / PERIOD));
  guint8 digest[20];
  gsize length = sizeof digest;
  guint32 number;

  g_hmac_update (hmac, (const guchar *) &counter, sizeof counter);
  g_hmac_get_digest (hmac, digest, &length);
  memcpy (&number, digest + (digest[19] & 0x0f), sizeof number);

  return g_strdup_printf ("%06u", (GUINT32_FROM_BE (number) & 0x7fffffff) % 1000000);
}
