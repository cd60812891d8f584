/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-password.h"

#include <string.h>

#define LENGTH_MIN 8
#define LENGTH_MAX 26
#define CLASSES_MIN 3
#define SPECIAL "!@$%^-_=+[{}]:,./?"

/* What a SHA-512 crypt begins with. */
#define CRYPT_PREFIX "$6$"

/**
 * sim_password_is_strong:
 * @password: a password in clear
 *
 * facts 7: 8 characters or more, at least three of upper case, lower case, digit and special.
 *
 * Returns: whether it is strong enough
 */
gboolean
sim_password_is_strong (const char *password)
{
  gsize length = strlen (password);
  gboolean upper = FALSE;
  gboolean lower = FALSE;
  gboolean digit = FALSE;
  gboolean special = FALSE;

  if (length < LENGTH_MIN || length > LENGTH_MAX)
    return FALSE;
  for (const char *p = password; *p != '\0'; p++)
    {
      if (g_ascii_isupper (*p))
        upper = TRUE;
      else if (g_ascii_islower (*p))
        lower = TRUE;
      else if (g_ascii_isdigit (*p))
        digit = TRUE;
      else if (strchr (SPECIAL, *p) != NULL)
        special = TRUE;
      else
        return FALSE;
    }

  return upper + lower + digit + special >= CLASSES_MIN;
}

/**
 * sim_password_is_crypt:
 * @base64: a node's password as it is sent
 *
 * Returns: whether it is the base64 form of a salted SHA-512 crypt (facts 1.4), not a password in clear
 */
gboolean
sim_password_is_crypt (const char *base64)
{
  gsize length = 0;
  g_autofree guchar *bytes = g_base64_decode (base64, &length);

  return length > strlen (CRYPT_PREFIX) && memcmp (bytes, CRYPT_PREFIX, strlen (CRYPT_PREFIX)) == 0
         && memchr (bytes + strlen (CRYPT_PREFIX), '$', length - strlen (CRYPT_PREFIX)) != NULL;
}
