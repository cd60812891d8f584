/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-json-scan"

#include "config.h"

#include "catena-json-scan.h"

#include "catena-error.h"
#include "catena-json.h"

#include <string.h>

/* Why there is a lexer of our own before json-glib 1.6: its parser recurses without a limit, and what it
 * accepts is more than JSON. It skips comments (in which a quotation mark would blind any scan for
 * brackets), reads 012 as ten and 18446744073709551615 as -1, takes several documents for one, and trips
 * over surrogates without a partner. Only what has the tokens of JSON reaches it, and where a token is
 * sound but would come out wrong, one that comes out right. */
typedef struct
{
  const char *data;
  gsize length;
  gsize position;
  guint depth;
  gboolean complete;
  GString *mended;
  gsize copied;
} Scan;

static guint
count_lines (Scan *scan)
{
  guint lines = 1;

  for (gsize i = 0; i < scan->position; i++)
    lines += scan->data[i] == '\n';

  return lines;
}

static gboolean
fail_as (Scan        *scan,
         const char  *problem,
         const char  *what,
         GError     **error)
{
  const CatenaErrorDetails details = { .service_code = problem, .line = count_lines (scan) };

  /* The place and never the text: the text may be a secret. */
  g_propagate_error (error, catena_error_new (CATENA_ERROR_PROTOCOL, &details,
                                              "JSON: %s at byte %" G_GSIZE_FORMAT, what, scan->position));
  return FALSE;
}

static gboolean
fail (Scan        *scan,
      const char  *what,
      GError     **error)
{
  return fail_as (scan, NULL, what, error);
}

static char
peek (Scan *scan)
{
  /* NUL cannot be in the data, which is valid UTF-8. */
  return scan->position < scan->length ? scan->data[scan->position] : '\0';
}

/* Puts a token that json-glib reads rightly in the place of the data from `start` to `end`. */
static void
mend (Scan       *scan,
      gsize       start,
      gsize       end,
      const char *replacement)
{
  if (scan->mended == NULL)
    scan->mended = g_string_sized_new (scan->length + 64);

  g_string_append_len (scan->mended, scan->data + scan->copied, start - scan->copied);
  g_string_append (scan->mended, replacement);
  scan->copied = end;
}

static gboolean
read_hex (Scan     *scan,
          gsize     position,
          gunichar *unit)
{
  *unit = 0;
  if (position + 4 > scan->length)
    return FALSE;

  for (gsize i = position; i < position + 4; i++)
    {
      if (!g_ascii_isxdigit (scan->data[i]))
        return FALSE;
      *unit = *unit * 16 + g_ascii_xdigit_value (scan->data[i]);
    }

  return TRUE;
}

static gboolean
has_low_surrogate (Scan  *scan,
                   gsize  position)
{
  gunichar unit;

  return position + 6 <= scan->length
         && scan->data[position] == '\\' && scan->data[position + 1] == 'u'
         && read_hex (scan, position + 2, &unit)
         && unit >= 0xdc00 && unit < 0xe000;
}

/* At the backslash of an escape. A NUL would end the string early, half a surrogate pair (as a text that
 * was cut by somebody ends in) is no character: both become U+FFFD. */
static gboolean
scan_escape (Scan    *scan,
             GError **error)
{
  gsize start = scan->position;
  gunichar unit;

  scan->position++;
  if (peek (scan) != 'u')
    {
      if (peek (scan) == '\0' || strchr ("\"\\/bfnrt", peek (scan)) == NULL)
        return fail (scan, "unknown escape", error);
      scan->position++;
      return TRUE;
    }

  if (!read_hex (scan, start + 2, &unit))
    return fail (scan, "bad \\u escape", error);

  scan->position = start + 6;
  if (unit >= 0xd800 && unit < 0xdc00 && has_low_surrogate (scan, scan->position))
    scan->position += 6;
  else if (unit == 0 || (unit >= 0xd800 && unit < 0xe000))
    mend (scan, start, scan->position, "\\ufffd");

  return TRUE;
}

static gboolean
scan_string (Scan    *scan,
             GError **error)
{
  for (scan->position++; scan->position < scan->length;)
    {
      char c = scan->data[scan->position];

      if (c == '\\')
        {
          if (!scan_escape (scan, error))
            return FALSE;
          continue;
        }
      scan->position++;
      if (c == '"')
        return TRUE;
    }

  return fail (scan, "string without an end", error);
}

static gboolean
skip_digits (Scan *scan)
{
  gsize start = scan->position;

  while (g_ascii_isdigit (peek (scan)))
    scan->position++;

  return scan->position > start;
}

/* Moves behind a number; tells whether it was well-formed and whether it is an integer. */
static gboolean
skip_number (Scan     *scan,
             gboolean *integer)
{
  *integer = TRUE;
  if (peek (scan) == '-')
    scan->position++;
  if (peek (scan) == '0')
    scan->position++;
  else if (!skip_digits (scan))
    return FALSE;

  if (peek (scan) == '.')
    {
      *integer = FALSE;
      scan->position++;
      if (!skip_digits (scan))
        return FALSE;
    }
  if (peek (scan) == 'e' || peek (scan) == 'E')
    {
      *integer = FALSE;
      scan->position++;
      if (peek (scan) == '+' || peek (scan) == '-')
        scan->position++;
      if (!skip_digits (scan))
        return FALSE;
    }

  return !g_ascii_isalnum (peek (scan)) && peek (scan) != '.';
}

/* Whether json-glib reads the number as it is and can write it back. It does not for what exceeds its type,
 * and it spells a double that needs an exponent as "1e+20.0". */
static gboolean
is_number_kept (const char *number,
                gboolean    integer)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (integer)
    return g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, NULL, NULL);

  g_ascii_dtostr (buffer, sizeof buffer, g_ascii_strtod (number, NULL));
  return strpbrk (buffer, "ein") == NULL;
}

static gboolean
scan_number (Scan    *scan,
             GError **error)
{
  gsize start = scan->position;
  gboolean integer;
  g_autofree char *number = NULL;
  g_autofree char *quoted = NULL;

  if (!skip_number (scan, &integer))
    return fail (scan, "bad number", error);
  if (integer && scan->position - start <= 18)
    return TRUE;

  number = g_strndup (scan->data + start, scan->position - start);
  if (is_number_kept (number, integer))
    return TRUE;

  /* The getters read a numeric string as well as a number, and so not a digit is lost. */
  quoted = g_strconcat ("\"", number, "\"", NULL);
  mend (scan, start, scan->position, quoted);
  return TRUE;
}

static gboolean
scan_word (Scan    *scan,
           GError **error)
{
  static const char *const words[] = { "true", "false", "null" };
  gsize start = scan->position;

  while (g_ascii_isalnum (peek (scan)))
    scan->position++;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (scan->position - start == length && memcmp (scan->data + start, words[i], length) == 0)
        return TRUE;
    }

  return fail (scan, "unknown word", error);
}

static gboolean
open_bracket (Scan    *scan,
              GError **error)
{
  if (scan->depth == CATENA_JSON_MAX_DEPTH)
    return fail_as (scan, CATENA_PROBLEM_JSON_DEPTH, "nested too deep", error);

  scan->depth++;
  scan->position++;
  return TRUE;
}

static gboolean
close_bracket (Scan    *scan,
               GError **error)
{
  if (scan->depth == 0)
    return fail (scan, "bracket that was never opened", error);

  scan->depth--;
  scan->position++;
  return TRUE;
}

static gboolean
scan_token (Scan    *scan,
            GError **error)
{
  switch (peek (scan))
    {
    case '{':
    case '[':
      return open_bracket (scan, error);
    case '}':
    case ']':
      return close_bracket (scan, error);
    case ',':
    case ':':
      scan->position++;
      return TRUE;
    case '"':
      return scan_string (scan, error);
    case '-':
      return scan_number (scan, error);
    default:
      if (g_ascii_isdigit (peek (scan)))
        return scan_number (scan, error);
      if (g_ascii_isalpha (peek (scan)))
        return scan_word (scan, error);
      return fail (scan, "unexpected character", error);
    }
}

static gboolean
scan_document (Scan    *scan,
               GError **error)
{
  for (;;)
    {
      while (peek (scan) != '\0' && strchr (" \t\r\n", peek (scan)) != NULL)
        scan->position++;
      if (scan->position == scan->length)
        break;
      if (scan->complete)
        return fail (scan, "more than one document", error);
      if (!scan_token (scan, error))
        return FALSE;
      scan->complete = scan->depth == 0;
    }

  return scan->complete ? TRUE : fail (scan, "document without an end", error);
}

/**
 * catena_json_scan:
 * @data: valid UTF-8
 * @length: its length in bytes
 * @mended: (out) (nullable) (transfer full): what to parse in place of @data, %NULL if that will do
 * @error: return location for an error
 *
 * Looks over a document before json-glib's recursive parser does: the nesting must not exceed
 * %CATENA_JSON_MAX_DEPTH, and each token must be one of JSON. Whether they stand in a sensible order is the
 * parser's business. Tokens that json-glib would read wrongly are mended: numbers that it cannot hold
 * become strings, NUL and half surrogate pairs become U+FFFD.
 *
 * Returns: whether the data may be parsed; otherwise %CATENA_ERROR_PROTOCOL, the details of which have the line
 */
gboolean
catena_json_scan (const char  *data,
                  gsize        length,
                  GString    **mended,
                  GError     **error)
{
  Scan scan = { .data = data, .length = length };

  *mended = NULL;
  if (!scan_document (&scan, error))
    {
      if (scan.mended != NULL)
        g_string_free (scan.mended, TRUE);
      return FALSE;
    }

  if (scan.mended != NULL)
    g_string_append_len (scan.mended, data + scan.copied, length - scan.copied);
  *mended = scan.mended;

  return TRUE;
}
