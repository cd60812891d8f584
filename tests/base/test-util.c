/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-util.h"

static void
test_set_str (void)
{
  g_autofree char *field = NULL;

  g_assert_false (catena_set_str (&field, NULL));
  g_assert_true (catena_set_str (&field, ""));
  g_assert_cmpstr (field, ==, "");
  g_assert_true (catena_set_str (&field, "name"));
  g_assert_false (catena_set_str (&field, "name"));
  /* A part of the old value. */
  g_assert_true (catena_set_str (&field, field + 2));
  g_assert_cmpstr (field, ==, "me");
  g_assert_true (catena_set_str (&field, NULL));
  g_assert_null (field);
}

static void
assert_sanitized (const char *text,
                  gsize       max_characters,
                  const char *expected)
{
  g_autofree char *shown = catena_sanitize_text (text, max_characters);

  g_assert_cmpstr (shown, ==, expected);
  if (shown != NULL)
    g_assert_true (g_utf8_validate (shown, -1, NULL));
}

static void
test_sanitize (void)
{
  assert_sanitized (NULL, 0, NULL);
  assert_sanitized ("", 0, "");
  assert_sanitized ("a <b>链</b> & é 😀", 0, "a <b>链</b> & é 😀");
  assert_sanitized ("a\nb\tc\r\033[0m\177", 0, "a␊b␉c␍␛[0m␡");
  assert_sanitized ("a\302\205b\342\200\250c\342\200\251d", 0, "a␤b␤c␤d");
  assert_sanitized ("\302\233x", 0, "\357\277\275x");
}

static void
test_sanitize_bidi (void)
{
  static const gunichar controls[] = { 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
                                       0x200e, 0x200f, 0x061c, 0xfeff, 0xe0041 };

  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      char character[7] = "";
      g_autofree char *text = NULL;

      g_unichar_to_utf8 (controls[i], character);
      text = g_strdup_printf ("safe%sexe.txt", character);
      assert_sanitized (text, 0, "safe\357\277\275exe.txt");
    }

  /* Right-to-left text itself, and what joins letters, are text. */
  assert_sanitized ("שלום نص \342\200\214\342\200\215", 0, "שלום نص \342\200\214\342\200\215");
}

static void
test_sanitize_invalid (void)
{
  assert_sanitized ("a\xff" "b", 0, "a\357\277\275b");
  assert_sanitized ("\xe9\x93", 0, "\357\277\275\357\277\275");
  assert_sanitized ("\xed\xa0\x80", 0, "\357\277\275\357\277\275\357\277\275");
  assert_sanitized ("\xc0\x80z", 0, "\357\277\275\357\277\275z");
}

static void
test_sanitize_cut (void)
{
  assert_sanitized ("链链链", 3, "链链链");
  assert_sanitized ("链链链链", 3, "链链链…");
  assert_sanitized ("abc", 1, "a…");
  assert_sanitized ("\n\n\n", 2, "␊␊…");
  assert_sanitized ("", 1, "");
}

static void
assert_file_name (const char *text,
                  const char *expected)
{
  g_autofree char *name = catena_sanitize_file_name (text);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_file_name (void)
{
  g_autofree char *many = g_strnfill (199, 'a');
  g_autofree char *long_text = g_strconcat (many, "链链", NULL);

  assert_file_name ("trade-finance", "trade-finance");
  assert_file_name ("供应链 2.1", "供应链 2.1");
  assert_file_name ("../../.bashrc", "-..-.bashrc");
  assert_file_name ("...", "");
  assert_file_name ("", "");
  assert_file_name ("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j");
  assert_file_name ("a\nb\x7f" "c\xff" "d", "a-b-c-d");
  assert_file_name ("safe\342\200\256exe", "safe-exe");
  assert_file_name ("end. . ", "end");
  /* In bytes, and no character is cut. */
  assert_file_name (long_text, many);
}

static void
test_uuid (void)
{
  g_autofree char *a = catena_new_uuid ();
  g_autofree char *b = catena_new_uuid ();

  g_assert_true (g_uuid_string_is_valid (a));
  g_assert_cmpstr (a, !=, b);
}

void
add_util_tests (void)
{
  g_test_add_func ("/base/util/set-str", test_set_str);
  g_test_add_func ("/base/util/sanitize", test_sanitize);
  g_test_add_func ("/base/util/sanitize-bidi", test_sanitize_bidi);
  g_test_add_func ("/base/util/sanitize-invalid", test_sanitize_invalid);
  g_test_add_func ("/base/util/sanitize-cut", test_sanitize_cut);
  g_test_add_func ("/base/util/file-name", test_file_name);
  g_test_add_func ("/base/util/uuid", test_uuid);
}
