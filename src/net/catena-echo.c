/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-echo"

#include "config.h"

#include "catena-echo.h"

#include "catena-redact.h"
#include "catena-request-private.h"

#include <string.h>

/* What is shorter is found by chance in too many texts, and is not much of a secret. */
#define MIN_LENGTH 4

struct _CatenaEcho
{
  GPtrArray *secrets;
};

static void
add_secret (CatenaEcho   *echo,
            CatenaSecret *secret)
{
  if (secret != NULL && catena_secret_get_length (secret) >= MIN_LENGTH)
    g_ptr_array_add (echo->secrets, catena_secret_ref (secret));
}

/* One byte of a JSON string; the length of how it is written, 0 at the end. Bytes beyond ASCII stand for themselves,
 * as json-glib writes them. */
static gsize
unescape_byte (const char *text,
               char       *byte)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char bytes[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  *byte = text[0];
  if (text[0] != '\\')
    return text[0] != '\0' ? 1 : 0;

  if (text[1] == 'u' && text[2] == '0' && text[3] == '0' && g_ascii_isxdigit (text[4]) && g_ascii_isxdigit (text[5]))
    {
      *byte = (char) (g_ascii_xdigit_value (text[4]) * 16 + g_ascii_xdigit_value (text[5]));
      return 6;
    }

  letter = text[1] != '\0' ? strchr (letters, text[1]) : NULL;
  if (letter == NULL)
    return 1;
  *byte = bytes[letter - letters];

  return 2;
}

/* The secret's length at this place of a text of JSON, 0 when it is not there. */
static gsize
match_escaped (const char *text,
               const char *secret)
{
  gsize length = 0;

  for (; *secret != '\0'; secret++)
    {
      char byte;
      gsize step = unescape_byte (text + length, &byte);

      if (step == 0 || byte != *secret)
        return 0;
      length += step;
    }

  return length;
}

static gsize
match (CatenaEcho *echo,
       const char *text)
{
  for (guint i = 0; i < echo->secrets->len; i++)
    {
      CatenaSecret *secret = g_ptr_array_index (echo->secrets, i);
      gsize length = catena_secret_get_length (secret);

      if (strncmp (text, catena_secret_get_text (secret), length) == 0)
        return length;
      length = match_escaped (text, catena_secret_get_text (secret));
      if (length > 0)
        return length;
    }

  return 0;
}

/**
 * catena_echo_new:
 * @request: what was sent
 * @authorization: (nullable): what it was authorized with
 *
 * Returns: (transfer full): what finds the secrets of both
 */
CatenaEcho *
catena_echo_new (CatenaRequest       *request,
                 CatenaAuthorization *authorization)
{
  CatenaEcho *echo = g_new0 (CatenaEcho, 1);
  CatenaBody *body = catena_request_get_body (request);
  CatenaSecret *secret;

  echo->secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_secret_unref);
  for (guint i = 0; body != NULL && (secret = catena_body_get_secret (body, i)) != NULL; i++)
    add_secret (echo, secret);
  if (authorization != NULL)
    {
      add_secret (echo, catena_authorization_get_token (authorization));
      add_secret (echo, catena_authorization_get_secret_key (authorization));
      add_secret (echo, catena_authorization_get_session_token (authorization));
    }

  return echo;
}

/**
 * catena_echo_free:
 * @echo: (transfer full): what finds secrets
 */
void
catena_echo_free (CatenaEcho *echo)
{
  g_ptr_array_unref (echo->secrets);
  g_free (echo);
}

/**
 * catena_echo_remove:
 * @echo: (nullable): what finds secrets
 * @text: (transfer full) (nullable): foreign text, plain or JSON
 *
 * Returns: (transfer full) (nullable): @text with %CATENA_REDACTED for each secret that was in it
 */
char *
catena_echo_remove (CatenaEcho *echo,
                    char       *text)
{
  GString *clean;

  if (text == NULL || echo == NULL || echo->secrets->len == 0)
    return text;

  clean = g_string_sized_new (strlen (text));
  for (const char *c = text; *c != '\0';)
    {
      gsize length = match (echo, c);

      if (length > 0)
        g_string_append (clean, CATENA_REDACTED);
      else
        g_string_append_c (clean, *c);
      c += MAX (length, 1);
    }
  catena_wipe_string (text);
  g_free (text);

  return g_string_free (clean, FALSE);
}
