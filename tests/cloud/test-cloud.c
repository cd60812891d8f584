/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-cloud.h"

#include "catena-json.h"

#include <string.h>

/* A file of tests/data/cloud. */
GBytes *
load_bytes (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "cloud", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

static JsonObject *
parse_bytes (GBytes    *bytes,
             JsonNode **root)
{
  g_autoptr (GError) error = NULL;

  *root = catena_json_parse (bytes, &error);
  g_assert_no_error (error);

  return json_node_get_object (*root);
}

JsonObject *
load_object (const char  *name,
             JsonNode   **root)
{
  g_autoptr (GBytes) bytes = load_bytes (name);

  return parse_bytes (bytes, root);
}

JsonObject *
parse_text (const char  *text,
            JsonNode   **root)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return parse_bytes (bytes, root);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_body_tests ();
  add_parse_tests ();
  add_record_tests ();
  add_tolerant_tests ();

  return g_test_run ();
}
