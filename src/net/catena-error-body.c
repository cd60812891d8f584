/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-body"

#include "config.h"

#include "catena-error-body.h"

#include "catena-json.h"
#include "catena-util.h"

#include <libsoup/soup.h>
#include <string.h>

/* A server's sentence is shown as a quotation; what is longer than this is none. */
#define MAX_MESSAGE 2048
#define MAX_CODE 128

static gboolean read_object (CatenaErrorBody *body,
                             CatenaEcho      *echo,
                             JsonObject      *object);

/* In the order in which they count. */
static const struct
{
  const char *code;
  const char *message;
} forms[] = {
  { "error_code", "error_msg" },
  { "code", "message" },
  { "errorCode", "errorMsg|errorMessage" },
};

static char *
dup_text (CatenaEcho *echo,
          JsonObject *object,
          const char *name,
          gsize       max_characters)
{
  g_autofree char *text = catena_echo_remove (echo, catena_json_dup_string (object, name));

  if (text == NULL || *text == '\0')
    return NULL;

  return catena_sanitize_text (text, max_characters);
}

static gboolean
read_form (CatenaErrorBody *body,
           CatenaEcho      *echo,
           JsonObject      *object,
           const char      *code_name,
           const char      *message_name)
{
  g_autofree char *code = dup_text (echo, object, code_name, MAX_CODE);
  g_autofree char *message = dup_text (echo, object, message_name, MAX_MESSAGE);

  if (code == NULL || message == NULL)
    return FALSE;

  body->code = g_steal_pointer (&code);
  body->message = g_steal_pointer (&message);

  return TRUE;
}

static gboolean
read_nested (CatenaErrorBody *body,
             CatenaEcho      *echo,
             JsonNode        *member)
{
  if (JSON_NODE_HOLDS_OBJECT (member))
    return read_object (body, echo, json_node_get_object (member));
  if (!JSON_NODE_HOLDS_ARRAY (member))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (member)); i++)
    {
      JsonObject *element = catena_json_get_element_object (json_node_get_array (member), i);

      if (element != NULL && read_object (body, echo, element))
        return TRUE;
    }

  return FALSE;
}

/* Each level whole before what is nested in it: details[] and the like come second. As deep as catena_json_parse()
 * lets anything be. */
static gboolean
read_object (CatenaErrorBody *body,
             CatenaEcho      *echo,
             JsonObject      *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (read_form (body, echo, object, forms[i].code, forms[i].message))
        return TRUE;
    }

  json_object_iter_init_ordered (&iter, object);
  /* json-glib 1.6 reads the name although it may be left out. */
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (read_nested (body, echo, member))
        return TRUE;
    }

  return FALSE;
}

/* A code or a message that stands alone. */
static void
read_remains (CatenaErrorBody *body,
              CatenaEcho      *echo,
              JsonObject      *object)
{
  body->code = dup_text (echo, object, "error_code|errorCode", MAX_CODE);
  body->message = dup_text (echo, object, "error_msg|errorMsg|errorMessage|message|error|error_description",
                            MAX_MESSAGE);
}

static void
read_json (CatenaErrorBody *body,
           CatenaEcho      *echo,
           JsonNode        *root)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return;

  object = json_node_get_object (root);
  if (!read_object (body, echo, object))
    read_remains (body, echo, object);
  body->request_id = dup_text (echo, object, "request_id|requestId", MAX_CODE);
}

/* Text that is neither JSON nor a page is the message itself. */
static void
read_text (CatenaErrorBody *body,
           CatenaEcho      *echo,
           GBytes          *bytes,
           guint            status)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = catena_echo_remove (echo, g_strstrip (g_strndup (data != NULL ? data : "", length)));

  if (*text == '\0' || *text == '{' || *text == '[')
    return;

  if (*text == '<')
    body->message = g_strdup (soup_status_get_phrase (status));
  else
    body->message = catena_sanitize_text (text, MAX_MESSAGE);
}

/**
 * catena_error_body_new:
 * @bytes: the body of an answer that is no success
 * @status: its HTTP status
 * @echo: (nullable): what takes our own secrets out
 *
 * Reads in the order of section 6 of the facts: error_code and error_msg, code and message, errorCode and
 * errorMsg, the same in nested objects, a message that stands alone, the text itself.
 *
 * Returns: (transfer full): what is in it, made visible and cut
 */
CatenaErrorBody *
catena_error_body_new (GBytes     *bytes,
                       guint       status,
                       CatenaEcho *echo)
{
  CatenaErrorBody *body;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  body = g_new0 (CatenaErrorBody, 1);
  root = catena_json_parse (bytes, NULL);
  if (root != NULL)
    read_json (body, echo, root);
  else
    read_text (body, echo, bytes, status);

  return body;
}

/**
 * catena_error_body_free:
 * @body: (transfer full): what was read
 */
void
catena_error_body_free (CatenaErrorBody *body)
{
  g_free (body->code);
  g_free (body->message);
  g_free (body->request_id);
  g_free (body);
}
