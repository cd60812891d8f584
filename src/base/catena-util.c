/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-util"

#include "config.h"

#include "catena-util.h"

#include <string.h>

#define REPLACEMENT_CHARACTER 0xfffd
/* Unicode has a visible picture of each of the 32 control characters and of the space from here on. */
#define CONTROL_PICTURES 0x2400
/* In bytes; a file system takes 255, with the extension. */
#define MAX_FILE_NAME 200
#define PICTURE_OF_DELETE 0x2421
#define PICTURE_OF_NEWLINE 0x2424

static gunichar
make_visible (gunichar character)
{
  if (character < 0x20)
    return CONTROL_PICTURES + character;
  if (character == 0x7f)
    return PICTURE_OF_DELETE;
  /* Next line, line separator and paragraph separator. */
  if (character == 0x85 || character == 0x2028 || character == 0x2029)
    return PICTURE_OF_NEWLINE;
  /* Bidirectional controls reorder what stands around them, so that a name reads as another one. */
  if ((character >= 0x80 && character < 0xa0)
      || character == 0x061c
      || character == 0x200e || character == 0x200f
      || (character >= 0x202a && character <= 0x202e)
      || (character >= 0x2066 && character <= 0x206f)
      || character == 0xfeff
      || (character >= 0xfff9 && character <= 0xfffb)
      /* Tag characters: invisible text. */
      || (character >= 0xe0000 && character <= 0xe007f))
    return REPLACEMENT_CHARACTER;

  return character;
}

/**
 * catena_set_str:
 * @field: (inout): where a string of ours is kept
 * @value: (nullable): what it is to be; copied
 *
 * Sets a field of a property setter. As g_set_str() of GLib 2.76.
 *
 * Returns: whether the field changed, so that a notify is due
 */
gboolean
catena_set_str (char      **field,
                const char *value)
{
  char *copy;

  g_return_val_if_fail (field != NULL, FALSE);

  if (g_strcmp0 (*field, value) == 0)
    return FALSE;

  /* The value may be a part of the old one. */
  copy = g_strdup (value);
  g_free (*field);
  *field = copy;

  return TRUE;
}

/**
 * catena_sanitize_text:
 * @text: (nullable): foreign text
 * @max_characters: how many characters to keep, or 0 for all
 *
 * Makes foreign text fit to be shown in one line: control characters, newlines and bidirectional controls
 * become visible signs, invalid UTF-8 becomes U+FFFD, and text with more than @max_characters is cut there
 * and ends in an ellipsis. The result is plain text, not markup.
 *
 * Returns: (transfer full) (nullable): the text to show, %NULL for %NULL
 */
char *
catena_sanitize_text (const char *text,
                      gsize       max_characters)
{
  GString *shown;
  gsize count = 0;

  if (text == NULL)
    return NULL;

  shown = g_string_new (NULL);
  for (; *text != '\0'; count++)
    {
      gunichar character = g_utf8_get_char_validated (text, -1);
      gboolean valid = character != (gunichar) -1 && character != (gunichar) -2;

      if (max_characters > 0 && count == max_characters)
        {
          g_string_append (shown, "…");
          break;
        }
      g_string_append_unichar (shown, valid ? make_visible (character) : REPLACEMENT_CHARACTER);
      text = valid ? g_utf8_next_char (text) : text + 1;
    }

  return g_string_free (shown, FALSE);
}

/**
 * catena_sanitize_file_name:
 * @text: foreign text, or text that was typed for something else
 *
 * Makes the name of a file of it, without an extension: no folder, not hidden, short enough for what is put behind it.
 * Control characters, those that reorder text, and those that some file system reserves become “-”.
 *
 * Returns: (transfer full): the name; empty when nothing is left
 */
char *
catena_sanitize_file_name (const char *text)
{
  g_autoptr (GString) name = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  /* A dot or a space at the begin hides the file, or seems to. */
  text += strspn (text, ". ");
  while (*text != '\0')
    {
      gunichar character = g_utf8_get_char_validated (text, -1);
      gboolean valid = character != (gunichar) -1 && character != (gunichar) -2;
      gboolean fits = valid && make_visible (character) == character && character != REPLACEMENT_CHARACTER
                      && (character >= 0x80 || strchr ("/\\<>:\"|?*", character) == NULL);

      if (name->len + (fits ? g_unichar_to_utf8 (character, NULL) : 1) > MAX_FILE_NAME)
        break;
      g_string_append_unichar (name, fits ? character : '-');
      text = valid ? g_utf8_next_char (text) : text + 1;
    }
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * catena_new_uuid:
 *
 * Returns: (transfer full): a new random UUID in its usual form
 */
char *
catena_new_uuid (void)
{
  return g_uuid_string_random ();
}
