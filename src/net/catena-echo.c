/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-echo"

#include "config.h"

#include "catena-echo.h"

#include "catena-redact.h"
#include "catena-request-private.h"

#include <string.h>

/* What is shorter is found by chance in too many texts, and is not much of a secret. */
#define MIN_LENGTH 4

struct _CatenaEcho
{
  GPtrArray *secrets;
};

/* The members in which a success has prose. All others have a meaning that must not change: a password may be a part of
 * a name. */
static const char * const words[] = { "desc", "description", "detail", "error_msg", "message", "status_detail", NULL };

static JsonNode *clean_member (CatenaEcho *echo,
                               JsonNode   *node,
                               gboolean    is_words);

static gboolean
equal_secrets (gconstpointer a,
               gconstpointer b)
{
  return catena_secret_equal ((CatenaSecret *) a, (CatenaSecret *) b);
}

/* The same ones are sent again and again when somebody signs in. */
static void
remember_secrets (GPtrArray  *spoken,
                  CatenaBody *body)
{
  CatenaSecret *secret;

  for (guint i = 0; (secret = catena_body_get_secret (body, i)) != NULL; i++)
    {
      if (!g_ptr_array_find_with_equal_func (spoken, secret, equal_secrets, NULL))
        g_ptr_array_add (spoken, catena_secret_ref (secret));
    }
}

static void
add_secret (CatenaEcho   *echo,
            CatenaSecret *secret)
{
  if (secret != NULL && catena_secret_get_length (secret) >= MIN_LENGTH)
    g_ptr_array_add (echo->secrets, catena_secret_ref (secret));
}

/* What a letter means after a backslash. */
static char
get_control (char letter)
{
  static const char letters[] = "bfnrt";
  static const char controls[] = "\b\f\n\r\t";
  const char *found = letter != '\0' ? strchr (letters, letter) : NULL;

  return found != NULL ? controls[found - letters] : '\0';
}

static gboolean
is_hex (const char *text,
        char        byte)
{
  return g_ascii_isxdigit (text[0]) && g_ascii_isxdigit (text[1])
         && (char) (g_ascii_xdigit_value (text[0]) * 16 + g_ascii_xdigit_value (text[1])) == byte;
}

/* As an address or a page has it: the length, 0 when it is not there. */
static gsize
match_web_byte (const char *text,
                char        byte)
{
  static const struct
  {
    const char *entity;
    char byte;
  } entities[] = {
    { "&amp;", '&' },   { "&lt;", '<' },   { "&gt;", '>' },    { "&quot;", '"' },
    { "&#34;", '"' },   { "&apos;", '\'' }, { "&#39;", '\'' }, { "&#x27;", '\'' },
  };

  if (*text == '%' && is_hex (text + 1, byte))
    return 3;
  for (guint i = 0; *text == '&' && i < G_N_ELEMENTS (entities); i++)
    {
      if (entities[i].byte == byte && g_str_has_prefix (text, entities[i].entity))
        return strlen (entities[i].entity);
    }

  return 0;
}

/* The length of a byte of the secret at this place, after its backslashes; 0 when it is not there. */
static gsize
match_byte (const char *text,
            char        byte,
            gboolean    escaped)
{
  gsize length = *text == byte ? 1 : match_web_byte (text, byte);

  if (length > 0 || !escaped)
    return length;
  if (g_str_has_prefix (text, "u00") && is_hex (text + 3, byte))
    return 5;

  return get_control (*text) == byte ? 1 : 0;
}

/* How many there are; they may be written as in an address, too. */
static gsize
skip_backslashes (const char **text)
{
  gsize count = 0;

  for (;; count++)
    {
      if (**text == '\\')
        (*text)++;
      else if (g_ascii_strncasecmp (*text, "%5c", 3) == 0)
        *text += 3;
      else
        return count;
    }
}

/* The secret's length at this place, 0 when it is not there. A server may quote JSON within JSON, so any number of
 * backslashes stands for none or one. */
static gsize
match_secret (const char *text,
              const char *secret)
{
  const char *start = text;

  while (*secret != '\0')
    {
      gsize n_backslashes = skip_backslashes (&text);
      gsize length;

      if (*secret == '\\')
        {
          if (n_backslashes == 0)
            return 0;
          secret += strspn (secret, "\\");
          continue;
        }
      length = match_byte (text, *secret, n_backslashes > 0);
      if (length == 0)
        return 0;
      text += length;
      secret++;
    }

  return (gsize) (text - start);
}

static gsize
match (CatenaEcho *echo,
       const char *text)
{
  for (guint i = 0; i < echo->secrets->len; i++)
    {
      gsize length = match_secret (text, catena_secret_get_text (g_ptr_array_index (echo->secrets, i)));

      if (length > 0)
        return length;
    }

  return 0;
}

static JsonNode *
clean_object (CatenaEcho *echo,
              JsonObject *object)
{
  g_autoptr (JsonObject) clean = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (clean, name, clean_member (echo, member, g_strv_contains (words, name)));

  return json_node_init_object (json_node_alloc (), clean);
}

static JsonNode *
clean_array (CatenaEcho *echo,
             JsonArray  *array,
             gboolean    is_words)
{
  g_autoptr (JsonArray) clean = json_array_sized_new (json_array_get_length (array));

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (clean, clean_member (echo, json_array_get_element (array, i), is_words));

  return json_node_init_array (json_node_alloc (), clean);
}

/* Recursive, which the limit of catena_json_parse() makes safe. */
static JsonNode *
clean_member (CatenaEcho *echo,
              JsonNode   *node,
              gboolean    is_words)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return clean_object (echo, json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return clean_array (echo, json_node_get_array (node), is_words);
  if (is_words && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autofree char *text = catena_echo_remove (echo, json_node_dup_string (node));

      return json_node_init_string (json_node_alloc (), text);
    }

  return json_node_copy (node);
}

/**
 * catena_echo_new:
 * @request: what is sent
 * @authorization: (nullable): what it is authorized with
 * @spoken: (element-type CatenaSecret): the secrets of all bodies that were sent over the link so far; those of
 *   @request are added
 *
 * Returns: (transfer full): what finds the secrets of all three
 */
CatenaEcho *
catena_echo_new (CatenaRequest       *request,
                 CatenaAuthorization *authorization,
                 GPtrArray           *spoken)
{
  CatenaEcho *echo = g_new0 (CatenaEcho, 1);
  CatenaBody *body = catena_request_get_body (request);

  if (body != NULL)
    remember_secrets (spoken, body);
  echo->secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_secret_unref);
  for (guint i = 0; i < spoken->len; i++)
    add_secret (echo, g_ptr_array_index (spoken, i));
  if (authorization != NULL)
    {
      add_secret (echo, catena_authorization_get_token (authorization));
      add_secret (echo, catena_authorization_get_secret_key (authorization));
      add_secret (echo, catena_authorization_get_session_token (authorization));
    }

  return echo;
}

/**
 * catena_echo_free:
 * @echo: (transfer full): what finds secrets
 */
void
catena_echo_free (CatenaEcho *echo)
{
  g_ptr_array_unref (echo->secrets);
  g_free (echo);
}

/**
 * catena_echo_remove:
 * @echo: (nullable): what finds secrets
 * @text: (transfer full) (nullable): foreign text, plain or JSON
 *
 * Returns: (transfer full) (nullable): @text with %CATENA_REDACTED for each secret that was in it
 */
char *
catena_echo_remove (CatenaEcho *echo,
                    char       *text)
{
  GString *clean;

  if (text == NULL || echo == NULL || echo->secrets->len == 0)
    return text;

  clean = g_string_sized_new (strlen (text));
  for (const char *c = text; *c != '\0';)
    {
      gsize length = match (echo, c);

      if (length > 0)
        g_string_append (clean, CATENA_REDACTED);
      else
        g_string_append_c (clean, *c);
      c += MAX (length, 1);
    }
  catena_wipe_string (text);
  g_free (text);

  return g_string_free (clean, FALSE);
}

/**
 * catena_echo_clean_words:
 * @echo: what finds secrets
 * @node: (transfer full) (nullable): a success, as it was parsed
 *
 * What it says in prose may be shown and stored, so no secret is to be left there.
 *
 * Returns: (transfer full) (nullable): @node with %CATENA_REDACTED for each secret in its prose
 */
JsonNode *
catena_echo_clean_words (CatenaEcho *echo,
                         JsonNode   *node)
{
  JsonNode *clean;

  if (node == NULL || echo->secrets->len == 0)
    return node;

  clean = clean_member (echo, node, FALSE);
  json_node_seal (clean);
  json_node_unref (node);

  return clean;
}
