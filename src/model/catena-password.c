/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-password"

#include "config.h"

#include "catena-password.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UPPER CATENA_PASSWORD_UPPER
#define LOWER CATENA_PASSWORD_LOWER
#define DIGIT CATENA_PASSWORD_DIGIT
#define SYMBOL CATENA_PASSWORD_SYMBOL

/* Whole sentences, as words do not add up to one in every language. */
static const char * const advice[] = {
  [0] = N_("Mix three of these: upper-case letters, lower-case letters, digits, symbols."),
  [UPPER] = N_("Add two of these: a lower-case letter, a digit, a symbol."),
  [LOWER] = N_("Add two of these: an upper-case letter, a digit, a symbol."),
  [DIGIT] = N_("Add two of these: an upper-case letter, a lower-case letter, a symbol."),
  [SYMBOL] = N_("Add two of these: an upper-case letter, a lower-case letter, a digit."),
  [UPPER | LOWER] = N_("Add a digit or a symbol."),
  [UPPER | DIGIT] = N_("Add a lower-case letter or a symbol."),
  [UPPER | SYMBOL] = N_("Add a lower-case letter or a digit."),
  [LOWER | DIGIT] = N_("Add an upper-case letter or a symbol."),
  [LOWER | SYMBOL] = N_("Add an upper-case letter or a digit."),
  [DIGIT | SYMBOL] = N_("Add an upper-case or a lower-case letter."),
};

static CatenaPasswordClasses
classify (char        character,
          const char *symbols)
{
  if (g_ascii_isupper (character))
    return UPPER;
  if (g_ascii_islower (character))
    return LOWER;
  if (g_ascii_isdigit (character))
    return DIGIT;

  return strchr (symbols, character) != NULL ? SYMBOL : 0;
}

static gboolean
starts_with_word (const char *text,
                  const char *word)
{
  for (; *word != '\0'; word++, text++)
    if (g_ascii_tolower (*text) != g_ascii_tolower (*word))
      return FALSE;

  return TRUE;
}

/**
 * catena_password_get_classes:
 * @password: a password
 * @symbols: what counts as a symbol
 *
 * Returns: the kinds of characters that are in @password
 */
CatenaPasswordClasses
catena_password_get_classes (const char *password,
                             const char *symbols)
{
  CatenaPasswordClasses classes = 0;

  g_return_val_if_fail (password != NULL, 0);
  g_return_val_if_fail (symbols != NULL, 0);

  for (const char *character = password; *character != '\0'; character++)
    classes |= classify (*character, symbols);

  return classes;
}

/**
 * catena_password_is_plain:
 * @password: a password
 * @symbols: what counts as a symbol
 *
 * Returns: whether every character of @password is of one of the four kinds
 */
gboolean
catena_password_is_plain (const char *password,
                          const char *symbols)
{
  g_return_val_if_fail (password != NULL, FALSE);
  g_return_val_if_fail (symbols != NULL, FALSE);

  for (const char *character = password; *character != '\0'; character++)
    if (classify (*character, symbols) == 0)
      return FALSE;

  return TRUE;
}

/**
 * catena_password_contains:
 * @password: a password
 * @word: a word in ASCII
 *
 * Returns: whether @password has @word in it, forwards or backwards, in any mixture of upper and lower case
 */
gboolean
catena_password_contains (const char *password,
                          const char *word)
{
  g_autofree char *reversed = NULL;

  g_return_val_if_fail (password != NULL, FALSE);
  g_return_val_if_fail (word != NULL && *word != '\0', FALSE);

  reversed = g_strreverse (g_strdup (word));
  for (const char *start = password; *start != '\0'; start++)
    if (starts_with_word (start, word) || starts_with_word (start, reversed))
      return TRUE;

  return FALSE;
}

/**
 * catena_password_describe_missing:
 * @classes: the kinds of characters that a password has
 *
 * Passwords need three of the four kinds.
 *
 * Returns: (transfer none) (nullable): what to add to it, translated; %NULL if nothing
 */
const char *
catena_password_describe_missing (CatenaPasswordClasses classes)
{
  if (classes >= G_N_ELEMENTS (advice) || advice[classes] == NULL)
    return NULL;

  return _(advice[classes]);
}
