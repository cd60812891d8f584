/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>

#define PERIOD 30

/* RFC 4648 base32; characters outside its alphabet are passed over, as authenticator apps do. */
static GByteArray *
decode_base32 (const char *text)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  GByteArray *bytes = g_byte_array_new ();
  guint buffer = 0;
  guint bits = 0;

  for (; *text != '\0'; text++)
    {
      const char *digit = strchr (alphabet, g_ascii_toupper (*text));
      guint8 byte;

      if (digit == NULL)
        continue;
      buffer = (buffer << 5) | (guint) (digit - alphabet);
      bits += 5;
      if (bits < 8)
        continue;
      bits -= 8;
      byte = (guint8) (buffer >> bits);
      buffer &= (1u << bits) - 1;
      g_byte_array_append (bytes, &byte, 1);
    }

  return bytes;
}

/**
 * sim_totp_compute:
 * @secret: the shared secret, base32
 * @seconds: since 1970
 *
 * RFC 6238 with its defaults: SHA-1, 30 seconds, 6 digits.
 *
 * Returns: (transfer full): the passcode
 */
char *
sim_totp_compute (const char *secret,
                  gint64      seconds)
{
  g_autoptr (GByteArray) key = decode_base32 (secret);
  guint64 counter = GUINT64_TO_BE ((guint64) (seconds / PERIOD));
  guchar digest[EVP_MAX_MD_SIZE];
  guint length = 0;
  guint offset;
  guint32 number;

  HMAC (EVP_sha1 (), key->data, (int) key->len, (const guchar *) &counter, sizeof counter, digest, &length);
  offset = digest[length - 1] & 0x0f;
  number = ((guint32) (digest[offset] & 0x7f) << 24) | ((guint32) digest[offset + 1] << 16)
           | ((guint32) digest[offset + 2] << 8) | digest[offset + 3];

  return g_strdup_printf ("%06u", number % 1000000);
}

/**
 * sim_totp_verify:
 * @secret: the shared secret, base32
 * @passcode: what was sent
 * @seconds: since 1970
 *
 * Returns: whether it is the passcode of now, or of the period before or after
 */
gboolean
sim_totp_verify (const char *secret,
                 const char *passcode,
                 gint64      seconds)
{
  for (int i = -1; i <= 1; i++)
    {
      g_autofree char *expected = sim_totp_compute (secret, seconds + i * PERIOD);

      if (g_strcmp0 (expected, passcode) == 0)
        return TRUE;
    }

  return FALSE;
}
