/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-aksk"

#include "config.h"

#include "catena-aksk.h"

#include <string.h>

#define ALGORITHM "SDK-HMAC-SHA256"
#define DATE_HEADER "x-sdk-date"

static int
compare_names (gconstpointer a,
                 gconstpointer b)
{
  const CatenaAkskPair *left = a;
  const CatenaAkskPair *right = b;

  return strcmp (left->name, right->name);
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const CatenaAkskPair *left = a;
  const CatenaAkskPair *right = b;
  int order = strcmp (left->name, right->name);

  return order != 0 ? order : strcmp (left->value, right->value);
}

/* g_uri_escape_string without exceptions leaves exactly the unreserved set of RFC 3986, as the signature wants. */
static void
append_escaped (GString    *string,
                const char *text)
{
  g_string_append_uri_escaped (string, text, NULL, FALSE);
}

static void
append_uri (GString    *request,
            const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);

  for (guint i = 0; segments[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (request, '/');
      append_escaped (request, segments[i]);
    }
  if (!g_str_has_suffix (path, "/"))
    g_string_append_c (request, '/');
}

static void
append_query (GString               *request,
              const CatenaAkskInput *input)
{
  g_autofree CatenaAkskPair *sorted = g_new (CatenaAkskPair, input->n_query + 1);

  for (gsize i = 0; i < input->n_query; i++)
    sorted[i] = input->query[i];
  qsort (sorted, input->n_query, sizeof *sorted, compare_pairs);

  for (gsize i = 0; i < input->n_query; i++)
    {
      if (i > 0)
        g_string_append_c (request, '&');
      append_escaped (request, sorted[i].name);
      g_string_append_c (request, '=');
      append_escaped (request, sorted[i].value);
    }
}

/* The headers with lower-case names and trimmed values, sorted by name. */
static GArray *
normalize_headers (const CatenaAkskInput *input)
{
  GArray *headers = g_array_new (FALSE, FALSE, sizeof (CatenaAkskPair));

  for (gsize i = 0; i < input->n_headers; i++)
    {
      CatenaAkskPair pair;

      pair.name = g_ascii_strdown (input->headers[i].name, -1);
      pair.value = g_strstrip (g_strdup (input->headers[i].value));
      g_array_append_val (headers, pair);
    }
  g_array_sort (headers, compare_names);

  return headers;
}

static void
free_headers (GArray *headers)
{
  for (guint i = 0; i < headers->len; i++)
    {
      CatenaAkskPair *pair = &g_array_index (headers, CatenaAkskPair, i);

      g_free ((char *) pair->name);
      /* One of them may be the session token. */
      catena_wipe_string ((char *) pair->value);
      g_free ((char *) pair->value);
    }
  g_array_unref (headers);
}

static void
append_names (GString *request,
              GArray  *headers)
{
  for (guint i = 0; i < headers->len; i++)
    {
      if (i > 0)
        g_string_append_c (request, ';');
      g_string_append (request, g_array_index (headers, CatenaAkskPair, i).name);
    }
}

static void
append_headers (GString *request,
                GArray  *headers)
{
  for (guint i = 0; i < headers->len; i++)
    {
      const CatenaAkskPair *pair = &g_array_index (headers, CatenaAkskPair, i);

      /* Not printf: it goes through a buffer that would keep a session token. */
      g_string_append (request, pair->name);
      g_string_append_c (request, ':');
      g_string_append (request, pair->value);
      g_string_append_c (request, '\n');
    }
}

static const char *
find_date (const CatenaAkskInput *input)
{
  for (gsize i = 0; i < input->n_headers; i++)
    {
      if (g_ascii_strcasecmp (input->headers[i].name, DATE_HEADER) == 0)
        return input->headers[i].value;
    }

  return NULL;
}

/**
 * catena_aksk_canonical_request:
 * @input: what is signed
 *
 * Section 3.1 of the signing facts, step 1: six lines of which the signature takes the hash. When a session
 * token is among the headers it is part of the result: wipe it with catena_wipe_string().
 *
 * Returns: (transfer full): the canonical request
 */
char *
catena_aksk_canonical_request (const CatenaAkskInput *input)
{
  g_autofree char *method = NULL;
  GArray *headers;
  GString *request;

  g_return_val_if_fail (input != NULL, NULL);

  method = g_ascii_strup (input->method, -1);
  headers = normalize_headers (input);
  /* Sized so that it is never moved: a moved buffer leaves a copy behind that nobody wipes. */
  request = g_string_sized_new (64 * 1024);
  g_string_append_printf (request, "%s\n", method);
  append_uri (request, input->path);
  g_string_append_c (request, '\n');
  append_query (request, input);
  g_string_append_c (request, '\n');
  append_headers (request, headers);
  g_string_append_c (request, '\n');
  append_names (request, headers);
  g_string_append_printf (request, "\n%s", input->payload_hash);
  free_headers (headers);

  return g_string_free (request, FALSE);
}

/**
 * catena_aksk_string_to_sign:
 * @input: what is signed, X-Sdk-Date among its headers
 *
 * Section 3.1 of the signing facts, step 2.
 *
 * Returns: (transfer full) (nullable): algorithm, date and hash of the canonical request; %NULL without a date
 */
char *
catena_aksk_string_to_sign (const CatenaAkskInput *input)
{
  g_autofree char *hash = NULL;
  const char *date;
  char *request;

  g_return_val_if_fail (input != NULL, NULL);
  date = find_date (input);
  g_return_val_if_fail (date != NULL, NULL);

  request = catena_aksk_canonical_request (input);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, request, -1);
  catena_wipe_string (request);
  g_free (request);

  return g_strdup_printf (ALGORITHM "\n%s\n%s", date, hash);
}

/**
 * catena_aksk_authorization:
 * @input: what is signed, X-Sdk-Date among its headers
 * @access_key: the access key id
 * @secret_key: the secret key that belongs to it
 *
 * Section 3.1 of the signing facts, steps 3 and 4. The key is used as it is, nothing is derived from it.
 *
 * Returns: (transfer full) (nullable): the value of the Authorization header
 */
char *
catena_aksk_authorization (const CatenaAkskInput *input,
                           const char            *access_key,
                           CatenaSecret          *secret_key)
{
  g_autofree char *string_to_sign = NULL;
  g_autofree char *signature = NULL;
  g_autoptr (GString) names = NULL;
  GArray *headers;

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (access_key != NULL, NULL);
  g_return_val_if_fail (secret_key != NULL, NULL);

  string_to_sign = catena_aksk_string_to_sign (input);
  if (string_to_sign == NULL)
    return NULL;

  signature = g_compute_hmac_for_string (G_CHECKSUM_SHA256,
                                         (const guchar *) catena_secret_get_text (secret_key),
                                         catena_secret_get_length (secret_key),
                                         string_to_sign, -1);
  headers = normalize_headers (input);
  names = g_string_new (NULL);
  append_names (names, headers);
  free_headers (headers);

  return g_strdup_printf (ALGORITHM " Access=%s, SignedHeaders=%s, Signature=%s",
                          access_key, names->str, signature);
}
