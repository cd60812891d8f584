/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

#include "catena-aksk.h"

/* How many vectors there have to be: a file that lost some would pass without them. */
#define N_VECTORS 46

typedef struct
{
  char *id;
  JsonObject *vector;
} Row;

static JsonNode *vectors;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row);
}

static void
append_pair (GArray     *pairs,
             const char *name,
             const char *value)
{
  CatenaAkskPair pair = { name, value };

  g_array_append_val (pairs, pair);
}

static GArray *
read_query (JsonObject *vector)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (CatenaAkskPair));
  JsonArray *query = json_object_get_array_member (vector, "query");

  for (guint i = 0; i < json_array_get_length (query); i++)
    {
      JsonArray *pair = json_array_get_array_element (query, i);

      append_pair (pairs, json_array_get_string_element (pair, 0), json_array_get_string_element (pair, 1));
    }

  return pairs;
}

static GArray *
read_headers (JsonObject *vector)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (CatenaAkskPair));
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, json_object_get_object_member (vector, "headers"));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    append_pair (pairs, name, json_node_get_string (value));

  return pairs;
}

/* What the header says, else the hash of the body, which has to be what the vector says too. */
static char *
make_payload_hash (JsonObject *vector)
{
  JsonObject *headers = json_object_get_object_member (vector, "headers");
  g_autofree char *hash = NULL;

  if (json_object_has_member (vector, "body_base64"))
    {
      gsize length;
      g_autofree guchar *body = g_base64_decode (json_object_get_string_member (vector, "body_base64"), &length);

      hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, body, length);
    }
  else
    {
      hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json_object_get_string_member (vector, "body"), -1);
    }
  g_assert_cmpstr (hash, ==, json_object_get_string_member (vector, "body_sha256"));

  if (json_object_has_member (headers, "X-Sdk-Content-Sha256"))
    return g_strdup (json_object_get_string_member (headers, "X-Sdk-Content-Sha256"));

  return g_steal_pointer (&hash);
}

static void
test_vector (gconstpointer data)
{
  const Row *row = data;
  JsonObject *expected = json_object_get_object_member (row->vector, "expected");
  g_autoptr (GArray) query = read_query (row->vector);
  g_autoptr (GArray) headers = read_headers (row->vector);
  g_autofree char *payload = make_payload_hash (row->vector);
  g_autoptr (CatenaSecret) secret = catena_secret_new (json_object_get_string_member (row->vector, "sk"));
  g_autofree char *request = NULL;
  g_autofree char *string_to_sign = NULL;
  g_autofree char *authorization = NULL;
  CatenaAkskInput input = {
    .method = json_object_get_string_member (row->vector, "method"),
    .path = json_object_get_string_member (row->vector, "path"),
    .query = (const CatenaAkskPair *) (gpointer) query->data,
    .n_query = query->len,
    .headers = (const CatenaAkskPair *) (gpointer) headers->data,
    .n_headers = headers->len,
    .payload_hash = payload,
  };

  request = catena_aksk_canonical_request (&input);
  string_to_sign = catena_aksk_string_to_sign (&input);
  authorization = catena_aksk_authorization (&input, json_object_get_string_member (row->vector, "ak"), secret);

  g_assert_cmpstr (request, ==, json_object_get_string_member (expected, "canonical_request"));
  g_assert_cmpstr (string_to_sign, ==, json_object_get_string_member (expected, "string_to_sign"));
  g_assert_cmpstr (authorization, ==, json_object_get_string_member (expected, "authorization"));
}

static void
test_complete (void)
{
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (vectors), "vectors")),
                    ==, N_VECTORS);
  g_clear_pointer (&vectors, json_node_unref);
}

void
net_add_aksk_tests (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "aksk.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *rows;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  vectors = json_parser_steal_root (parser);
  rows = json_object_get_array_member (json_node_get_object (vectors), "vectors");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      Row *row = g_new0 (Row, 1);
      g_autofree char *name = NULL;

      row->vector = json_array_get_object_element (rows, i);
      row->id = g_strdup (json_object_get_string_member (row->vector, "id"));
      name = g_strconcat ("/net/aksk/", row->id, NULL);
      g_test_add_data_func_full (name, row, test_vector, free_row);
    }
  g_test_add_func ("/net/aksk/complete", test_complete);
}
