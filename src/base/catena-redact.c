/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-redact"

#include "config.h"

#include "catena-redact.h"

#include "catena-json.h"

#include <string.h>

static const char *const secret_headers[] = {
  "Authorization",
  "Cookie",
  "Proxy-Authorization",
  "Set-Cookie",
  "X-Auth-Token",
  "X-Security-Token",
  "X-Subject-Token",
};

/* The word before the credentials of an Authorization header, which might itself be one if it is another. */
static const char *const schemes[] = {
  "Basic",
  "Bearer",
  "Digest",
  "Negotiate",
  "SDK-HMAC-SHA256",
  "SDK-HMAC-SM3",
};

/* Anywhere in a member's name, after its underscores and hyphens are gone. */
static const char *const secret_parts[] = {
  "apikey",
  "password",
  "passwd",
  "passcode",
  "passphrase",
  "privatekey",
  "pwd",
  "secret",
  "securitykey",
  "token",
};

/* The whole of a member's name: IAM's words for an access key, and usual short forms. */
static const char *const secret_names[] = {
  "access",
  "accesskey",
  "accesskeyid",
  "ak",
  "credential",
  "sk",
};

static JsonNode *redact_node (JsonNode *node);

static gboolean
contains_name (const char *const *names,
               gsize              n_names,
               const char        *name)
{
  for (gsize i = 0; i < n_names; i++)
    {
      if (g_ascii_strcasecmp (names[i], name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* privateKey, private_key and Private-Key are one name. */
static char *
normalize_name (const char *name)
{
  GString *normal = g_string_new (NULL);

  for (; *name != '\0'; name++)
    {
      if (strchr ("_- .", *name) == NULL)
        g_string_append_c (normal, g_ascii_tolower (*name));
    }

  return g_string_free (normal, FALSE);
}

static JsonNode *
new_redacted (void)
{
  return json_node_init_string (json_node_alloc (), CATENA_REDACTED);
}

/* Null and yes or no tell nothing; all else may, an object by its members' names too. */
static JsonNode *
redact_member (const char *name,
               JsonNode   *value)
{
  if (!catena_redact_is_secret_member (name)
      || json_node_is_null (value)
      || (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_BOOLEAN))
    return redact_node (value);

  return new_redacted ();
}

static JsonNode *
redact_object (JsonObject *object)
{
  g_autoptr (JsonObject) redacted = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (redacted, name, redact_member (name, value));

  return json_node_init_object (json_node_alloc (), redacted);
}

static JsonNode *
redact_array (JsonArray *array)
{
  g_autoptr (JsonArray) redacted = json_array_sized_new (json_array_get_length (array));

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (redacted, redact_node (json_array_get_element (array, i)));

  return json_node_init_array (json_node_alloc (), redacted);
}

/* Recursive, which the limit of catena_json_parse() makes safe. */
static JsonNode *
redact_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return redact_object (json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return redact_array (json_node_get_array (node));
  /* A key in PEM is one under any name. */
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
      && strstr (json_node_get_string (node), "PRIVATE KEY-----") != NULL)
    return new_redacted ();

  return json_node_copy (node);
}

/**
 * catena_redact_is_secret_header:
 * @name: the name of an HTTP header, in any case
 *
 * Returns: whether its value must not be shown
 */
gboolean
catena_redact_is_secret_header (const char *name)
{
  g_return_val_if_fail (name != NULL, TRUE);

  return contains_name (secret_headers, G_N_ELEMENTS (secret_headers), name);
}

/**
 * catena_redact_is_secret_member:
 * @name: the name of a member of a JSON object
 *
 * Errs on the side of yes. Case, underscores and hyphens do not matter. A time (a name that ends in "_at",
 * such as pwd_expires_at) is none.
 *
 * Returns: whether its value must not be shown
 */
gboolean
catena_redact_is_secret_member (const char *name)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (name != NULL, TRUE);

  if (g_str_has_suffix (name, "_at"))
    return FALSE;

  normal = normalize_name (name);
  for (gsize i = 0; i < G_N_ELEMENTS (secret_parts); i++)
    {
      if (strstr (normal, secret_parts[i]) != NULL)
        return TRUE;
    }

  return contains_name (secret_names, G_N_ELEMENTS (secret_names), normal);
}

/**
 * catena_redact_header:
 * @name: the name of an HTTP header
 * @value: its value
 *
 * Returns: (transfer full): @value if it may be shown, else %CATENA_REDACTED, behind the scheme of an
 *   Authorization
 */
char *
catena_redact_header (const char *name,
                      const char *value)
{
  g_autofree char *scheme = NULL;
  gsize length;

  g_return_val_if_fail (name != NULL && value != NULL, NULL);

  if (!catena_redact_is_secret_header (name))
    return g_strdup (value);

  length = strcspn (value, " ");
  scheme = g_strndup (value, length);
  if (value[length] == ' ' && contains_name (schemes, G_N_ELEMENTS (schemes), scheme))
    return g_strconcat (scheme, " ", CATENA_REDACTED, NULL);

  return g_strdup (CATENA_REDACTED);
}

/**
 * catena_redact_json:
 * @text: (nullable): a request's or answer's body, of any kind
 * @length: its length in bytes, or -1 if it ends in a NUL
 *
 * Replaces the values of all members that catena_redact_is_secret_member() knows, at any depth, and private
 * keys in PEM. What cannot be read as JSON cannot be searched for secrets: only its size is told.
 *
 * Returns: (transfer full): compact JSON without secrets, or a note; an empty string for an empty body
 */
char *
catena_redact_json (const char *text,
                    gssize      length)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonNode) redacted = NULL;
  gsize size;

  size = text == NULL ? 0 : length < 0 ? strlen (text) : (gsize) length;
  if (size == 0)
    return g_strdup ("");

  bytes = g_bytes_new_static (text, size);
  root = catena_json_parse (bytes, NULL);
  if (root == NULL || JSON_NODE_HOLDS_VALUE (root))
    return g_strdup_printf ("(%" G_GSIZE_FORMAT " bytes, not shown)", size);

  redacted = redact_node (root);
  return catena_json_to_text (redacted, FALSE);
}
