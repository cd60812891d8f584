/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "catena-json.h"
#include "catena-redact.h"
#include "catena-time.h"
#include "catena-util.h"

#include <string.h>

#define N_MUTATIONS 20000

static const char document[] =
  "{\"basic_info\":{\"id\":\"2d1f\",\"name\":\"链 \\u94fe \\ud83d\\ude00\",\"password\":\"p\\\"w\",\"status\":null},"
  "\"count\":3,\"record_time\":1602757471957780831,\"free\":-0.25e+2,\"flags\":[true,false,\"1\",1,[],{}],"
  "\"start\":\"2020-10-15T18:24:31.957780831+08:00\",\"deep\":[[[[{\"a\":[{\"b\":[\"\\\\\",\"\\/\"]}]}]]]]}";

/* What a mutation puts in: the bytes that mean something to a JSON parser, and some that are no text. */
static const char alphabet[] = "{}[]:,\"\"\\\\/*'u0019deE+-.x \n\tntf#$;=\xff\xc3\xed\xa0\x80";

static void visit (JsonNode *node);

static void
visit_members (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = l->data;
      g_autofree char *string = catena_json_dup_string (object, name);
      g_auto (GStrv) strv = catena_json_dup_strv (object, name);
      g_autofree char *shown = catena_sanitize_text (string, 10);
      gint64 number;
      double real;
      gboolean boolean;

      if (shown != NULL)
        g_assert_true (g_utf8_validate (shown, -1, NULL));
      catena_time_parse_rfc3339 (string, &number);
      if (catena_json_get_int64 (object, name, &number))
        g_assert_true (catena_json_get_double (object, name, &real));
      catena_json_get_bool (object, name, &boolean);
      catena_json_get_object (object, name);
      if (catena_json_get_array (object, name) != NULL)
        g_assert_nonnull (strv);
      if (catena_json_get_node (object, name) != NULL)
        visit (catena_json_get_node (object, name));
    }
}

static void
visit (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    visit_members (json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        catena_json_get_element_object (json_node_get_array (node), i);
        visit (json_array_get_element (json_node_get_array (node), i));
      }
}

static GBytes *
mutate (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gint32 n_changes = g_test_rand_int_range (1, 6);

  g_byte_array_append (bytes, (const guint8 *) document, sizeof document - 1);
  for (gint32 i = 0; i < n_changes; i++)
    {
      guint position = (guint) g_test_rand_int_range (0, (gint32) bytes->len);
      guint8 byte = (guint8) alphabet[g_test_rand_int_range (0, sizeof alphabet)];

      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
          bytes->data[position] = (guint8) g_test_rand_int_range (0, 256);
          break;
        case 1:
        case 2:
          bytes->data[position] = byte;
          break;
        case 3:
          if (bytes->len > 1)
            g_byte_array_remove_index (bytes, position);
          break;
        default:
          g_byte_array_append (bytes, &byte, 1);
          memmove (bytes->data + position + 1, bytes->data + position, bytes->len - 1 - position);
          bytes->data[position] = byte;
        }
    }
  if (g_test_rand_int_range (0, 10) == 0)
    g_byte_array_set_size (bytes, (guint) g_test_rand_int_range (1, (gint32) bytes->len));

  return g_bytes_new (bytes->data, bytes->len);
}

/* Whatever arrives, nothing aborts, and what was read can be written and read again. */
static void
test_mutations (void)
{
  guint n_read = 0;

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GBytes) bytes = mutate ();
      g_autoptr (JsonNode) root = catena_json_parse (bytes, NULL);
      g_autofree char *redacted = NULL;
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);

      redacted = catena_redact_json (data, (gssize) length);
      g_assert_nonnull (redacted);
      if (root != NULL)
        {
          g_autofree char *text = catena_json_to_text (root, i % 2 == 0);
          g_autoptr (GBytes) written = g_bytes_new (text, strlen (text));
          g_autoptr (GError) error = NULL;
          g_autoptr (JsonNode) again = catena_json_parse (written, &error);

          g_assert_no_error (error);
          g_assert_true (json_node_equal (root, again));
          visit (root);
          n_read++;
        }
    }

  /* Neither all nor none, or the mutations would prove nothing. */
  g_assert_cmpuint (n_read, >, N_MUTATIONS / 100);
  g_assert_cmpuint (n_read, <, N_MUTATIONS);
}

void
add_fuzz_tests (void)
{
  g_test_add_func ("/base/json/mutations", test_mutations);
}
