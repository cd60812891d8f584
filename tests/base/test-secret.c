/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-secret.h"

#include <string.h>

static void
test_text (void)
{
  g_autofree char *text = g_strdup ("hunter2");
  g_autoptr (CatenaSecret) secret = catena_secret_new (text);
  g_autoptr (CatenaSecret) empty = catena_secret_new_take (g_strdup (""));

  /* It is a copy. */
  text[0] = 'x';
  g_assert_cmpstr (catena_secret_get_text (secret), ==, "hunter2");
  g_assert_cmpuint (catena_secret_get_length (secret), ==, 7);
  g_assert_cmpstr (catena_secret_get_text (empty), ==, "");
  g_assert_cmpuint (catena_secret_get_length (empty), ==, 0);
}

static void
test_take (void)
{
  char *text = g_strdup ("hunter2");
  g_autoptr (CatenaSecret) secret = catena_secret_new_take (text);

  g_assert_true (catena_secret_get_text (secret) == text);
}

static void
test_references (void)
{
  CatenaSecret *secret = catena_secret_new ("hunter2");
  CatenaSecret *second = catena_secret_ref (secret);
  CatenaSecret *third = g_boxed_copy (CATENA_TYPE_SECRET, secret);

  g_assert_true (second == secret && third == secret);
  catena_secret_unref (secret);
  g_assert_cmpstr (catena_secret_get_text (second), ==, "hunter2");
  g_boxed_free (CATENA_TYPE_SECRET, second);
  g_assert_cmpstr (catena_secret_get_text (third), ==, "hunter2");
  catena_secret_unref (third);
}

static void
test_equal (void)
{
  g_autoptr (CatenaSecret) a = catena_secret_new ("hunter2");
  g_autoptr (CatenaSecret) same = catena_secret_new ("hunter2");
  g_autoptr (CatenaSecret) other = catena_secret_new ("hunter3");
  g_autoptr (CatenaSecret) first = catena_secret_new ("Hunter2");
  g_autoptr (CatenaSecret) longer = catena_secret_new ("hunter22");

  g_assert_true (catena_secret_equal (a, a));
  g_assert_true (catena_secret_equal (a, same));
  g_assert_false (catena_secret_equal (a, other));
  g_assert_false (catena_secret_equal (a, first));
  g_assert_false (catena_secret_equal (a, longer));
  g_assert_false (catena_secret_equal (a, NULL));
  g_assert_false (catena_secret_equal (NULL, a));
  g_assert_true (catena_secret_equal (NULL, NULL));
}

static void
test_placeholder (void)
{
  g_autoptr (CatenaSecret) a = catena_secret_new ("hunter2");
  g_autoptr (CatenaSecret) same = catena_secret_new ("hunter2");
  const char *placeholder = catena_secret_get_placeholder (a);

  g_assert_cmpuint (strlen (placeholder), >=, 36);
  for (const char *p = placeholder; *p != '\0'; p++)
    g_assert_true (g_ascii_isalnum (*p) || *p == '-');
  g_assert_null (strstr (placeholder, "hunter2"));
  g_assert_cmpstr (placeholder, ==, catena_secret_get_placeholder (a));
  g_assert_cmpstr (placeholder, !=, catena_secret_get_placeholder (same));
}

static void
test_wipe (void)
{
  static const char zeros[8];
  char text[] = "hunter2";
  char part[] = "hunter2";

  catena_wipe_string (text);
  g_assert_cmpmem (text, sizeof text, zeros, sizeof zeros);
  catena_wipe (part, 3);
  g_assert_cmpmem (part, sizeof part, "\0\0\0ter2", 8);
  catena_wipe (NULL, 0);
  catena_wipe_string (NULL);
}

void
add_secret_tests (void)
{
  g_test_add_func ("/base/secret/text", test_text);
  g_test_add_func ("/base/secret/take", test_take);
  g_test_add_func ("/base/secret/references", test_references);
  g_test_add_func ("/base/secret/equal", test_equal);
  g_test_add_func ("/base/secret/placeholder", test_placeholder);
  g_test_add_func ("/base/secret/wipe", test_wipe);
}
