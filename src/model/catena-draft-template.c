/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-draft-template"

#include "config.h"

#include "catena-draft-template.h"

#include "catena-error-meaning.h"
#include "catena-json.h"
#include "catena-service-draft-private.h"

/**
 * LineMap:
 * @lines: (element-type JsonNode guint): where each value begins
 * @starts: (element-type guint): where the open objects and arrays began
 * @last_start: where the one that was closed last began
 *
 * json-glib's nodes do not know their lines; its parser does while it makes them.
 */
typedef struct
{
  GHashTable *lines;
  GArray *starts;
  guint last_start;
} LineMap;

static void
add_line (LineMap    *map,
          JsonParser *parser,
          JsonNode   *node)
{
  const guint line = JSON_NODE_HOLDS_VALUE (node) || JSON_NODE_HOLDS_NULL (node)
                     ? json_parser_get_current_line (parser) : map->last_start;

  g_hash_table_insert (map->lines, node, GUINT_TO_POINTER (line));
}

/* The value that @path leads to ("channels[1].name"), or the last one before it that is there. */
static JsonNode *
find_node (JsonNode   *root,
           const char *path)
{
  g_auto(GStrv) steps = g_strsplit_set (path, ".[", -1);
  JsonNode *node = root;

  for (guint i = 0; steps[i] != NULL; i++)
    {
      JsonNode *next = NULL;

      if (JSON_NODE_HOLDS_OBJECT (node))
        next = json_object_get_member (json_node_get_object (node), steps[i]);
      else if (JSON_NODE_HOLDS_ARRAY (node))
        next = json_array_get_element (json_node_get_array (node), g_ascii_strtoull (steps[i], NULL, 10));
      if (next == NULL)
        break;
      node = next;
    }

  return node;
}

static void
on_start_cb (JsonParser *parser,
             LineMap    *map)
{
  const guint line = json_parser_get_current_line (parser);

  g_array_append_val (map->starts, line);
}

static void
on_end_cb (JsonParser *parser,
           gpointer    container,
           LineMap    *map)
{
  map->last_start = g_array_index (map->starts, guint, map->starts->len - 1);
  g_array_set_size (map->starts, map->starts->len - 1);
}

static void
on_object_member_cb (JsonParser *parser,
                     JsonObject *object,
                     const char *name,
                     LineMap    *map)
{
  add_line (map, parser, json_object_get_member (object, name));
}

static void
on_array_element_cb (JsonParser *parser,
                     JsonArray  *array,
                     int         index,
                     LineMap    *map)
{
  add_line (map, parser, json_array_get_element (array, index));
}

/* The line in which the value of @path begins, 0 if that cannot be told. @bytes were parsed before. */
static guint
find_line (GBytes     *bytes,
           const char *path)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GHashTable) lines = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  LineMap map = { .lines = lines, .starts = starts };
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_signal_connect (parser, "object-start", G_CALLBACK (on_start_cb), &map);
  g_signal_connect (parser, "array-start", G_CALLBACK (on_start_cb), &map);
  g_signal_connect (parser, "object-end", G_CALLBACK (on_end_cb), &map);
  g_signal_connect (parser, "array-end", G_CALLBACK (on_end_cb), &map);
  g_signal_connect (parser, "object-member", G_CALLBACK (on_object_member_cb), &map);
  g_signal_connect (parser, "array-element", G_CALLBACK (on_array_element_cb), &map);
  if (!json_parser_load_from_data (parser, data, (gssize) length, NULL))
    return 0;

  return GPOINTER_TO_UINT (g_hash_table_lookup (lines, find_node (json_parser_get_root (parser), path)));
}

static gboolean
refuse (GError     **error,
        const char  *problem,
        guint        line,
        const char  *message)
{
  const CatenaErrorDetails details = { .service_code = problem, .line = line };

  g_propagate_error (error, catena_error_new (CATENA_ERROR_INPUT, &details, "%s", message));

  return FALSE;
}

static gboolean
is_blank (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;

  return TRUE;
}

static gboolean
check_text (GBytes  *bytes,
            GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length > CATENA_DRAFT_TEMPLATE_MAX_SIZE)
    return refuse (error, CATENA_PROBLEM_DRAFT_SIZE, 0, "template: too large");
  if (is_blank (text, length))
    return refuse (error, CATENA_PROBLEM_DRAFT_EMPTY, 0, "template: empty");
  if (!g_utf8_validate_len (text, length, NULL))
    return refuse (error, CATENA_PROBLEM_DRAFT_ENCODING, 0, "template: not UTF-8");

  return TRUE;
}

static JsonNode *
parse_json (GBytes  *bytes,
            GError **error)
{
  g_autoptr(GError) cause = NULL;
  JsonNode *root = catena_json_parse (bytes, &cause);
  const CatenaErrorDetails *details;

  if (root != NULL)
    return root;

  details = catena_error_get_details (cause);
  refuse (error, g_strcmp0 (details->service_code, CATENA_PROBLEM_JSON_DEPTH) == 0
          ? CATENA_PROBLEM_JSON_DEPTH : CATENA_PROBLEM_DRAFT_JSON, details->line, cause->message);

  return NULL;
}

/* The error of a wrong member, with its line. */
static GError *
locate (const GError *error,
        GBytes       *bytes)
{
  CatenaErrorDetails details = *catena_error_get_details (error);

  if (details.member != NULL)
    details.line = find_line (bytes, details.member);

  return catena_error_new (error->code, &details, "%s", error->message);
}

/**
 * catena_draft_template_to_text:
 * @draft: a draft
 *
 * Makes what is saved as a template: the draft as catena_service_draft_to_json() has it, without secrets but with its
 * name and marks, in lines, so that a person can read and change it.
 *
 * Returns: (transfer full): JSON
 */
char *
catena_draft_template_to_text (CatenaServiceDraft *draft)
{
  g_autoptr(JsonNode) node = NULL;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (draft), NULL);

  node = catena_service_draft_to_json (draft);

  return catena_json_to_text (node, TRUE);
}

/**
 * catena_draft_template_parse:
 * @bytes: the contents of a file, at most %CATENA_DRAFT_TEMPLATE_MAX_SIZE
 * @error: return location for an error
 *
 * Reads a template. What is no template, was damaged or comes from a later version is refused as a whole, for a reason
 * that catena_error_meaning_new() has words for, with the line wherever there is one. The passwords, which no file
 * has, are marked as to be filled in.
 *
 * Returns: (transfer full) (nullable): a draft, or %NULL with %CATENA_ERROR_INPUT
 */
CatenaServiceDraft *
catena_draft_template_parse (GBytes  *bytes,
                             GError **error)
{
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GError) cause = NULL;
  CatenaServiceDraft *draft;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!check_text (bytes, error))
    return NULL;
  root = parse_json (bytes, error);
  if (root == NULL)
    return NULL;

  draft = catena_service_draft_new_from_json (root, &cause);
  if (draft == NULL)
    g_propagate_error (error, locate (cause, bytes));
  else
    catena_service_draft_mark_secrets (draft);

  return draft;
}
