/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-json"

#include "config.h"

#include "catena-json.h"

#include "catena-error.h"
#include "catena-json-scan.h"

#include <math.h>
#include <string.h>

/* Above this a double no longer holds each integer. */
#define MAX_EXACT_DOUBLE 9007199254740992.0

/* A member that is null is as good as none. */
static JsonNode *
get_member (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node == NULL || json_node_is_null (node) ? NULL : node;
}

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* A whole text that is a decimal number; strtod() alone also takes "0x1p3", "nan", " 1" and "1 apple". */
static gboolean
parse_double (const char *text,
              double     *value)
{
  char *end;

  if (*text == '\0' || text[strspn (text, "0123456789+-.eE")] != '\0')
    return FALSE;

  *value = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*value);
}

static gboolean
double_to_int64 (double  number,
                 gint64 *value)
{
  if (fabs (number) > MAX_EXACT_DOUBLE || (double) (gint64) number != number)
    return FALSE;

  *value = (gint64) number;
  return TRUE;
}

/* The shortest text that reads back as the same double. */
static char *
format_double (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }

  return g_strdup (buffer);
}

/* The parser knows its place only while it reads. */
static void
on_parser_error_cb (JsonParser   *parser,
                    const GError *error,
                    guint        *line)
{
  *line = json_parser_get_current_line (parser);
}

static JsonNode *
parse_text (const char  *text,
            gsize        length,
            GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  CatenaErrorDetails details = { .line = 0 };
  JsonNode *root = NULL;

  g_signal_connect (parser, "error", G_CALLBACK (on_parser_error_cb), &details.line);
  /* The parser's own message quotes what it stumbled over, which may be a secret: only the place is told. */
  if (json_parser_load_from_data (parser, text, (gssize) length, NULL))
    root = json_parser_steal_root (parser);
  if (root == NULL)
    g_propagate_error (error, catena_error_new (CATENA_ERROR_PROTOCOL, &details,
                                                "JSON: not well-formed at line %u", details.line));

  return root;
}

/**
 * catena_json_parse:
 * @bytes: what arrived
 * @error: return location for an error
 *
 * Parses foreign JSON. Size, encoding and nesting are checked before the parser sees a byte. What is not
 * JSON by the letter (comments, hexadecimal numbers, several documents) is refused; a byte order mark is
 * skipped. Numbers that neither a 64-bit integer nor a double written without exponent can hold arrive as
 * strings of their digits. An error tells the place and quotes nothing.
 *
 * Returns: (transfer full) (nullable): the immutable root node; %NULL with %CATENA_ERROR_TOO_LARGE or
 *   %CATENA_ERROR_PROTOCOL, the latter also for an empty body
 */
JsonNode *
catena_json_parse (GBytes  *bytes,
                   GError **error)
{
  g_autoptr (GString) mended = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (length > CATENA_JSON_MAX_SIZE)
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_TOO_LARGE, NULL,
                                                  "JSON: %" G_GSIZE_FORMAT " bytes", length));
      return NULL;
    }
  if (length >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (length == 0 || !g_utf8_validate_len (data, length, NULL))
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_PROTOCOL, NULL, "JSON: %s",
                                                  length == 0 ? "empty" : "not UTF-8"));
      return NULL;
    }
  if (!catena_json_scan (data, length, &mended, error))
    return NULL;

  return mended != NULL ? parse_text (mended->str, mended->len, error) : parse_text (data, length, error);
}

/**
 * catena_json_get_node:
 * @object: (nullable): a foreign object
 * @name: the member's name, or several spellings separated by "|"
 *
 * Returns: (transfer none) (nullable): the first of the members that is there and not null
 */
JsonNode *
catena_json_get_node (JsonObject *object,
                      const char *name)
{
  g_auto (GStrv) spellings = NULL;
  JsonNode *node = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (object == NULL)
    return NULL;
  if (strchr (name, '|') == NULL)
    return get_member (object, name);

  spellings = g_strsplit (name, "|", -1);
  for (guint i = 0; node == NULL && spellings[i] != NULL; i++)
    node = get_member (object, spellings[i]);

  return node;
}

/**
 * catena_json_get_object:
 * @object: (nullable): a foreign object
 * @name: the member's name, or several spellings separated by "|"
 *
 * Returns: (transfer none) (nullable): the member if it is an object
 */
JsonObject *
catena_json_get_object (JsonObject *object,
                        const char *name)
{
  JsonNode *node = catena_json_get_node (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * catena_json_get_array:
 * @object: (nullable): a foreign object
 * @name: the member's name, or several spellings separated by "|"
 *
 * Returns: (transfer none) (nullable): the member if it is an array
 */
JsonArray *
catena_json_get_array (JsonObject *object,
                       const char *name)
{
  JsonNode *node = catena_json_get_node (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * catena_json_dup_string:
 * @object: (nullable): a foreign object
 * @name: the member's name, or several spellings separated by "|"
 *
 * A number is given in its digits, an integer in all of them. A boolean is not a string.
 *
 * Returns: (transfer full) (nullable): the member if it is a string or a number
 */
char *
catena_json_dup_string (JsonObject *object,
                        const char *name)
{
  JsonNode *node = catena_json_get_node (object, name);

  if (node == NULL)
    return NULL;
  if (holds (node, G_TYPE_STRING))
    return g_strdup (json_node_get_string (node));
  if (holds (node, G_TYPE_INT64))
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (holds (node, G_TYPE_DOUBLE))
    return format_double (json_node_get_double (node));

  return NULL;
}

/**
 * catena_json_get_int64:
 * @object: (nullable): a foreign object
 * @name: the member's name, or several spellings separated by "|"
 * @value: (out): the number
 *
 * Takes an integer, a decimal string of one, and a double (or a string of one) that is a whole number and
 * not so large that a double is no longer exact. Nothing with more digits goes through a double.
 *
 * Returns: whether the member is such a number; if not, @value is untouched
 */
gboolean
catena_json_get_int64 (JsonObject *object,
                       const char *name,
                       gint64     *value)
{
  JsonNode *node = catena_json_get_node (object, name);
  double number;

  if (node == NULL)
    return FALSE;
  if (holds (node, G_TYPE_INT64))
    {
      *value = json_node_get_int (node);
      return TRUE;
    }
  if (holds (node, G_TYPE_DOUBLE))
    return double_to_int64 (json_node_get_double (node), value);
  if (holds (node, G_TYPE_STRING))
    return g_ascii_string_to_signed (json_node_get_string (node), 10, G_MININT64, G_MAXINT64, value, NULL)
           || (parse_double (json_node_get_string (node), &number) && double_to_int64 (number, value));

  return FALSE;
}

/**
 * catena_json_get_double:
 * @object: (nullable): a foreign object
 * @name: the member's name, or several spellings separated by "|"
 * @value: (out): the number
 *
 * Returns: whether the member is a finite number or a decimal string of one; if not, @value is untouched
 */
gboolean
catena_json_get_double (JsonObject *object,
                        const char *name,
                        double     *value)
{
  JsonNode *node = catena_json_get_node (object, name);
  double number;

  if (node == NULL)
    return FALSE;

  if (holds (node, G_TYPE_INT64))
    number = (double) json_node_get_int (node);
  else if (holds (node, G_TYPE_DOUBLE) && isfinite (json_node_get_double (node)))
    number = json_node_get_double (node);
  else if (!holds (node, G_TYPE_STRING) || !parse_double (json_node_get_string (node), &number))
    return FALSE;

  *value = number;
  return TRUE;
}

/**
 * catena_json_get_bool:
 * @object: (nullable): a foreign object
 * @name: the member's name, or several spellings separated by "|"
 * @value: (out): the boolean
 *
 * Returns: whether the member is a boolean, 0 or 1, or one of the strings "true", "false", "0" and "1" in
 *   any case; if not, @value is untouched
 */
gboolean
catena_json_get_bool (JsonObject *object,
                      const char *name,
                      gboolean   *value)
{
  JsonNode *node = catena_json_get_node (object, name);
  g_autofree char *text = NULL;

  if (node == NULL)
    return FALSE;
  if (holds (node, G_TYPE_BOOLEAN))
    {
      *value = json_node_get_boolean (node);
      return TRUE;
    }

  text = catena_json_dup_string (object, name);
  if (text == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (text, "true") == 0 || g_str_equal (text, "1"))
    *value = TRUE;
  else if (g_ascii_strcasecmp (text, "false") == 0 || g_str_equal (text, "0"))
    *value = FALSE;
  else
    return FALSE;

  return TRUE;
}

/**
 * catena_json_dup_strv:
 * @object: (nullable): a foreign object
 * @name: the member's name, or several spellings separated by "|"
 *
 * Elements that are not strings are skipped. A single string is taken for an array of it, an empty one for
 * an empty array.
 *
 * Returns: (transfer full) (nullable): the strings, or %NULL if the member is neither array nor string
 */
char **
catena_json_dup_strv (JsonObject *object,
                      const char *name)
{
  JsonNode *node = catena_json_get_node (object, name);
  g_autoptr (GStrvBuilder) strings = NULL;
  JsonArray *array;

  if (node == NULL)
    return NULL;

  strings = g_strv_builder_new ();
  if (holds (node, G_TYPE_STRING))
    {
      if (*json_node_get_string (node) != '\0')
        g_strv_builder_add (strings, json_node_get_string (node));
      return g_strv_builder_end (strings);
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (holds (element, G_TYPE_STRING))
        g_strv_builder_add (strings, json_node_get_string (element));
    }

  return g_strv_builder_end (strings);
}

/**
 * catena_json_get_element_object:
 * @array: (nullable): a foreign array
 * @index: a position, which may be past the end
 *
 * Returns: (transfer none) (nullable): the element if it is an object
 */
JsonObject *
catena_json_get_element_object (JsonArray *array,
                                guint      index)
{
  JsonNode *node;

  if (array == NULL || index >= json_array_get_length (array))
    return NULL;

  node = json_array_get_element (array, index);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * catena_json_to_text:
 * @node: (nullable): a node; %NULL is written as null
 * @pretty: whether to break lines and indent by two spaces
 *
 * Returns: (transfer full): the node as JSON
 */
char *
catena_json_to_text (JsonNode *node,
                     gboolean  pretty)
{
  return node != NULL ? json_to_string (node, pretty) : g_strdup ("null");
}
