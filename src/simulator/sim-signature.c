/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-signature.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>

/* Written from the published description and on purpose apart from the client's signer: two
 * that agree are worth more than one that both sides share. */

#define ALGORITHM "SDK-HMAC-SHA256"
#define CONTENT_HASH_HEADER "X-Sdk-Content-Sha256"

typedef struct
{
  char *name;
  char *value;
} Pair;

static void
pair_clear (gpointer data)
{
  Pair *pair = data;

  g_free (pair->name);
  g_free (pair->value);
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *first = a;
  const Pair *second = b;
  int order = strcmp (first->name, second->name);

  return order != 0 ? order : strcmp (first->value, second->value);
}

static char *
to_hex (const guchar *bytes,
        guint         length)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", bytes[i]);

  return g_string_free (text, FALSE);
}

static char *
hash (gconstpointer data,
      gsize         length)
{
  guchar digest[EVP_MAX_MD_SIZE];
  guint digest_length = 0;

  EVP_Digest (data, length, digest, &digest_length, EVP_sha256 (), NULL);
  return to_hex (digest, digest_length);
}

/* Only letters, digits and - _ . ~ stay as they are. */
static void
append_encoded (GString    *text,
                const char *decoded)
{
  for (const guchar *p = (const guchar *) decoded; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p) || strchr ("-_.~", *p) != NULL)
        g_string_append_c (text, (char) *p);
      else
        g_string_append_printf (text, "%%%02X", *p);
    }
}

/* A slash is added at the end for signing only. */
static gboolean
append_uri (GString    *text,
            const char *path)
{
  g_autofree char *decoded = g_uri_unescape_string (path, NULL);
  g_auto (GStrv) segments = decoded != NULL ? g_strsplit (decoded, "/", -1) : NULL;

  if (segments == NULL)
    return FALSE;
  for (guint i = 0; segments[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, '/');
      append_encoded (text, segments[i]);
    }
  if (!g_str_has_suffix (decoded, "/"))
    g_string_append_c (text, '/');

  return TRUE;
}

static gboolean
append_query (GString    *text,
              const char *raw_query)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_auto (GStrv) parts = g_strsplit (raw_query != NULL ? raw_query : "", "&", -1);

  g_array_set_clear_func (pairs, pair_clear);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *equals = strchr (parts[i], '=');
      Pair pair;

      if (*parts[i] == '\0')
        continue;
      pair.name = g_uri_unescape_segment (parts[i], equals, NULL);
      pair.value = g_uri_unescape_string (equals != NULL ? equals + 1 : "", NULL);
      g_array_append_val (pairs, pair);
      if (pair.name == NULL || pair.value == NULL)
        return FALSE;
    }
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);

      if (i > 0)
        g_string_append_c (text, '&');
      append_encoded (text, pair->name);
      g_string_append_c (text, '=');
      append_encoded (text, pair->value);
    }

  return TRUE;
}

static gboolean
append_headers (GString            *text,
                SoupMessageHeaders *headers,
                char              **signed_headers)
{
  for (guint i = 0; signed_headers[i] != NULL; i++)
    {
      const char *value = soup_message_headers_get_list (headers, signed_headers[i]);
      g_autofree char *stripped = NULL;

      if (value == NULL)
        return FALSE;
      stripped = g_strstrip (g_strdup (value));
      g_string_append_printf (text, "%s:%s\n", signed_headers[i], stripped);
    }

  return TRUE;
}

static void
append_body_hash (GString            *text,
                  SoupMessageHeaders *headers,
                  char              **signed_headers,
                  GBytes             *body)
{
  const char *given = soup_message_headers_get_one (headers, CONTENT_HASH_HEADER);
  g_autofree char *computed = NULL;
  gsize length;
  gconstpointer data = g_bytes_get_data (body, &length);

  /* The word counts only when the signature covers it. */
  if (given != NULL && g_strv_contains ((const char * const *) signed_headers, "x-sdk-content-sha256"))
    {
      g_string_append (text, given);
      return;
    }
  computed = hash (data, length);
  g_string_append (text, computed);
}

/* The names are in lower case and in order, each once. */
static gboolean
are_names_canonical (char **names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (*names[i] == '\0' || (i > 0 && strcmp (names[i - 1], names[i]) >= 0))
        return FALSE;
      for (const char *p = names[i]; *p != '\0'; p++)
        {
          if (g_ascii_isupper (*p))
            return FALSE;
        }
    }

  return names[0] != NULL;
}

/**
 * sim_signature_parse:
 * @authorization: value of an Authorization header
 *
 * Returns: (transfer full) (nullable): its parts, or %NULL when it is written in another way
 */
SimSignature *
sim_signature_parse (const char *authorization)
{
  static const char *prefixes[] = { ALGORITHM " Access=", "SignedHeaders=", "Signature=" };
  g_auto (GStrv) parts = g_strsplit (authorization, ", ", -1);
  SimSignature *signature;

  if (g_strv_length (parts) != G_N_ELEMENTS (prefixes))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (!g_str_has_prefix (parts[i], prefixes[i]))
        return NULL;
    }

  signature = g_new0 (SimSignature, 1);
  signature->access_key = g_strdup (parts[0] + strlen (prefixes[0]));
  signature->signed_headers = g_strsplit (parts[1] + strlen (prefixes[1]), ";", -1);
  signature->signature = g_strdup (parts[2] + strlen (prefixes[2]));

  return signature;
}

/**
 * sim_signature_free:
 * @signature: (transfer full): a signature
 */
void
sim_signature_free (SimSignature *signature)
{
  g_free (signature->access_key);
  g_strfreev (signature->signed_headers);
  g_free (signature->signature);
  g_free (signature);
}

/**
 * sim_signature_dup_canonical:
 * @method: HTTP method
 * @path: the path as it arrived
 * @raw_query: (nullable): the query as it arrived
 * @headers: the headers as they arrived
 * @signed_headers: names of those that are signed
 * @body: the body
 *
 * Returns: (transfer full) (nullable): the canonical request, or %NULL when the request cannot be put into
 * that form: a signed header is missing, the names are out of order, or an escape is broken
 */
char *
sim_signature_dup_canonical (const char         *method,
                             const char         *path,
                             const char         *raw_query,
                             SoupMessageHeaders *headers,
                             char              **signed_headers,
                             GBytes             *body)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *upper = g_ascii_strup (method, -1);
  g_autofree char *names = g_strjoinv (";", signed_headers);

  if (!are_names_canonical (signed_headers))
    return NULL;

  g_string_append_printf (text, "%s\n", upper);
  if (!append_uri (text, path))
    return NULL;
  g_string_append_c (text, '\n');
  if (!append_query (text, raw_query))
    return NULL;
  g_string_append_c (text, '\n');
  if (!append_headers (text, headers, signed_headers))
    return NULL;
  g_string_append_printf (text, "\n%s\n", names);
  append_body_hash (text, headers, signed_headers, body);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sim_signature_dup_to_sign:
 * @date: value of X-Sdk-Date
 * @canonical_request: the canonical request
 *
 * Returns: (transfer full): what is signed
 */
char *
sim_signature_dup_to_sign (const char *date,
                           const char *canonical_request)
{
  g_autofree char *digest = hash (canonical_request, strlen (canonical_request));

  return g_strdup_printf ("%s\n%s\n%s", ALGORITHM, date, digest);
}

/**
 * sim_signature_compute:
 * @secret_key: the secret key
 * @to_sign: what is signed
 *
 * Returns: (transfer full): the signature, hexadecimal
 */
char *
sim_signature_compute (const char *secret_key,
                       const char *to_sign)
{
  guchar digest[EVP_MAX_MD_SIZE];
  guint length = 0;

  HMAC (EVP_sha256 (), secret_key, (int) strlen (secret_key), (const guchar *)to_sign, strlen (to_sign),
        digest, &length);
  return to_hex (digest, length);
}
