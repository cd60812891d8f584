/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-error.h"
#include "catena-json.h"

#include <string.h>

static JsonNode *
parse (const char  *text,
       gsize        length,
       GError     **error)
{
  /* Without a NUL behind it, as bytes from the network are. */
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return catena_json_parse (bytes, error);
}

static void
assert_refused (const char *text,
                gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *start = g_strndup (text, MIN (length, 60));
  g_autofree char *escaped = g_strescape (start, NULL);

  g_test_message ("%s", escaped);
  g_assert_null (parse (text, length, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_PROTOCOL);
}

static void
assert_too_deep (const char *text,
                 gsize       length)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text, length, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_PROTOCOL);
  g_assert_cmpstr (catena_error_get_details (error)->service_code, ==, CATENA_PROBLEM_JSON_DEPTH);
}

/* The line is for a person who has written the file. A parser may name the line of what is wrong or of what comes
 * before it. */
static void
assert_wrong_in_line (const char *text,
                      guint       line)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text, strlen (text), &error));
  g_assert_cmpuint (catena_error_get_details (error)->line, <=, line);
  g_assert_cmpuint (catena_error_get_details (error)->line + 1, >=, line);
}

static void
assert_becomes (const char *text,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = parse (text, strlen (text), &error);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  g_assert_true (json_node_is_immutable (root));
  written = catena_json_to_text (root, FALSE);
  g_assert_cmpstr (written, ==, expected);
}

static char *
nest (guint       depth,
      const char *inner)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
  g_string_append (text, inner);
  for (guint i = depth; i-- > 0;)
    g_string_append (text, i % 2 == 0 ? "]" : "}");

  return g_string_free (text, FALSE);
}

static void
test_documents (void)
{
  assert_becomes (" {\"a\" : [1, -2.5, true, false, null, \"b\"]}\r\n\t",
                  "{\"a\":[1,-2.5,true,false,null,\"b\"]}");
  assert_becomes ("{}", "{}");
  assert_becomes ("\"text\"", "\"text\"");
  assert_becomes ("5", "5");
  assert_becomes ("\357\273\277{\"a\":1}", "{\"a\":1}");
  assert_becomes ("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9链\"]", "[\"\\\"\\\\/\\b\\f\\n\\r\\té链\"]");
}

static void
test_refused (void)
{
  static const char *const documents[] = {
    "", " ", "\357\273\277", "{", "[1", "{\"a\"", "\"a", "\"a\\", "\"a\\\"", "]", "}", "[}", "{]",
    "[1,]", "[,1]", "[1,,2]", "[1 2]", "{\"a\":1,}", "{\"a\" 1}", "{\"a\":}", "{a:1}", "{1:2}", "1,2", ":", ",",
    /* More than JSON, and read by json-glib. */
    "{} {}", "[1] x", "1 2", "var a = [1];", "/* c */[1]", "// c\n[1]", "# c\n[1]", "['a']",
    "[012]", "[0x1f]", "[$1f]", "[.5]", "[5.]", "[1.2.3]", "[- 5]", "[+1]", "[--1]", "[1e]", "[-]",
    "[1e5x]", "[0b1]",
    "[NaN]", "[Infinity]", "[True]", "[nullx]", "[tru]", "[\"\\x\"]", "[\"\\u12\"]", "[\"\\u12g4\"]",
    "[\"\\u\"]",
    "<html></html>", "\\", "[\"a\"\\u0020]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    assert_refused (documents[i], strlen (documents[i]));

  assert_refused ("[1]\0", 4);
  assert_refused ("[\"a\0b\"]", 7);
  assert_refused ("[\"\xff\"]", 5);
  assert_refused ("[\"\xed\xa0\x80\"]", 7);
}

static void
test_depth (void)
{
  g_autofree char *deepest = nest (CATENA_JSON_MAX_DEPTH, "1");
  g_autofree char *too_deep = nest (CATENA_JSON_MAX_DEPTH + 1, "1");
  g_autofree char *in_string = g_strnfill (1000, '[');
  g_autofree char *document = g_strdup_printf ("[\"\\\"%s\",\"%s\\\\\"]", in_string, in_string);
  GString *siblings = g_string_new ("[[[]]");
  g_autofree char *many = NULL;

  assert_becomes (deepest, deepest);
  assert_too_deep (too_deep, strlen (too_deep));
  assert_becomes (document, document);

  /* It is the depth that counts, not the number of brackets. */
  for (guint i = 0; i < 2 * CATENA_JSON_MAX_DEPTH; i++)
    g_string_append (siblings, ",[[]]");
  many = g_string_free (g_string_append_c (siblings, ']'), FALSE);
  assert_becomes (many, many);
}

static void
test_lines (void)
{
  assert_wrong_in_line ("a: b\n", 1);
  assert_wrong_in_line ("{\n  \"a\": 1,\n  \"b\": 012\n}", 3);
  assert_wrong_in_line ("{\n  \"a\": 1\n  \"b\": 2\n}", 3);
  assert_wrong_in_line ("\n{\r\n  \"a\": 1,\r\n}", 4);
  assert_wrong_in_line ("{\n  \"a\": [1,\n 2}\n", 4);
  assert_wrong_in_line ("{\n  \"a\": 1\n\n", 4);
}

/* A parser that recurses would be killed by it. */
static void
test_hostile_depth (void)
{
  static const char *const openings[] = { "", "{\"a\":", "[\"", "/*\"*/", "'\"'", "//\"\n",
                                          "[\"\\\\\",", "[\"\\\"\"," };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autofree char *brackets = g_strnfill (200000, '[');
      g_autofree char *document = g_strconcat (openings[i], brackets, NULL);

      assert_refused (document, strlen (document));
    }
}

static void
test_too_large (void)
{
  g_autofree char *spaces = g_strnfill (CATENA_JSON_MAX_SIZE + 1, ' ');
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  spaces[0] = '[';
  spaces[CATENA_JSON_MAX_SIZE - 1] = ']';
  root = parse (spaces, CATENA_JSON_MAX_SIZE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (root);

  g_assert_null (parse (spaces, CATENA_JSON_MAX_SIZE + 1, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_TOO_LARGE);
}

static void
test_numbers_kept (void)
{
  assert_becomes ("[9223372036854775807,-9223372036854775808]", "[9223372036854775807,-9223372036854775808]");
  assert_becomes ("[9223372036854775808]", "[\"9223372036854775808\"]");
  assert_becomes ("[-9223372036854775809]", "[\"-9223372036854775809\"]");
  assert_becomes ("{\"a\":18446744073709551615,\"b\":1}", "{\"a\":\"18446744073709551615\",\"b\":1}");
  assert_becomes ("[1e400,-1e400,1e20,1e-9,2]", "[\"1e400\",\"-1e400\",\"1e20\",\"1e-9\",2]");
  assert_becomes ("[1.5e3,0,-0,1E2]", "[1500.0,0,0,100.0]");
}

static void
test_escapes_kept (void)
{
  assert_becomes ("[\"\\ud83d\\ude00\"]", "[\"😀\"]");
  assert_becomes ("[\"a\\u0000b\"]", "[\"a\357\277\275b\"]");
  assert_becomes ("[\"\\ud83d\"]", "[\"\357\277\275\"]");
  assert_becomes ("[\"\\ude00\"]", "[\"\357\277\275\"]");
  assert_becomes ("[\"\\ud83dx\\ud83d\\u0041\"]", "[\"\357\277\275x\357\277\275A\"]");
  assert_becomes ("[\"\\ud83d\\ud83d\\ude00\"]", "[\"\357\277\275😀\"]");
  assert_becomes ("[\"\\uffff\\ufffe\"]", "[\"\357\277\277\357\277\276\"]");
}

static void
test_error_quotes_nothing (void)
{
  static const char *const documents[] = { "{\"password\" \"hunter2\"}", "{hunter2}", "[\"a\" hunter2]",
                                           "[\"hunter2", "{\"a\":\"b\"\"hunter2\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (documents[i], strlen (documents[i]), &error));
      g_assert_null (strstr (error->message, "hunter2"));
    }
}

static void
test_to_text (void)
{
  g_autoptr (JsonNode) root = parse ("{\"a\":[1]}", 9, NULL);
  g_autofree char *compact = catena_json_to_text (root, FALSE);
  g_autofree char *pretty = catena_json_to_text (root, TRUE);
  g_autofree char *null = catena_json_to_text (NULL, FALSE);

  g_assert_cmpstr (compact, ==, "{\"a\":[1]}");
  g_assert_cmpstr (pretty, ==, "{\n  \"a\" : [\n    1\n  ]\n}");
  g_assert_cmpstr (null, ==, "null");
}

void
add_parse_tests (void)
{
  g_test_add_func ("/base/json/documents", test_documents);
  g_test_add_func ("/base/json/refused", test_refused);
  g_test_add_func ("/base/json/depth", test_depth);
  g_test_add_func ("/base/json/lines", test_lines);
  g_test_add_func ("/base/json/hostile-depth", test_hostile_depth);
  g_test_add_func ("/base/json/too-large", test_too_large);
  g_test_add_func ("/base/json/numbers-kept", test_numbers_kept);
  g_test_add_func ("/base/json/escapes-kept", test_escapes_kept);
  g_test_add_func ("/base/json/error-quotes-nothing", test_error_quotes_nothing);
  g_test_add_func ("/base/json/to-text", test_to_text);
}
