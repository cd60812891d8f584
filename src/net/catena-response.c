/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-response"

#include "config.h"

#include "catena-response.h"
#include "catena-response-private.h"

struct _CatenaResponse
{
  GObject parent_instance;

  guint status;
  SoupMessageHeaders *headers;
  GBytes *bytes;
  JsonNode *json;
  char *request_id;
  gint64 duration;
  guint64 exchange;
};

G_DEFINE_FINAL_TYPE (CatenaResponse, catena_response, G_TYPE_OBJECT)

static void
catena_response_finalize (GObject *object)
{
  CatenaResponse *self = CATENA_RESPONSE (object);

  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_pointer (&self->request_id, g_free);

  G_OBJECT_CLASS (catena_response_parent_class)->finalize (object);
}

static void
catena_response_class_init (CatenaResponseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = catena_response_finalize;
}

static void
catena_response_init (CatenaResponse *self)
{
}

/**
 * catena_response_new:
 * @status: HTTP status, 2xx
 * @headers: the answer's headers
 * @bytes: the answer's decoded body
 * @json: (nullable): what @bytes say
 * @request_id: (nullable): the server's id of the request
 * @duration: how long it took, in microseconds
 * @exchange: serial of its record, or 0
 *
 * Returns: (transfer full): a new response
 */
CatenaResponse *
catena_response_new (guint               status,
                     SoupMessageHeaders *headers,
                     GBytes             *bytes,
                     JsonNode           *json,
                     const char         *request_id,
                     gint64              duration,
                     guint64             exchange)
{
  CatenaResponse *self = g_object_new (CATENA_TYPE_RESPONSE, NULL);

  self->status = status;
  self->headers = soup_message_headers_ref (headers);
  self->bytes = g_bytes_ref (bytes);
  self->json = json != NULL ? json_node_ref (json) : NULL;
  self->request_id = g_strdup (request_id);
  self->duration = duration;
  self->exchange = exchange;

  return self;
}

/**
 * catena_response_get_status:
 * @self: a response
 *
 * Returns: the HTTP status, from 200 to 299
 */
guint
catena_response_get_status (CatenaResponse *self)
{
  g_return_val_if_fail (CATENA_IS_RESPONSE (self), 0);

  return self->status;
}

/**
 * catena_response_get_bytes:
 * @self: a response
 *
 * Returns: (transfer none): the decoded body, perhaps empty
 */
GBytes *
catena_response_get_bytes (CatenaResponse *self)
{
  g_return_val_if_fail (CATENA_IS_RESPONSE (self), NULL);

  return self->bytes;
}

/**
 * catena_response_get_json:
 * @self: a response
 *
 * Returns: (transfer none) (nullable): the body as JSON, immutable; %NULL for an empty body and for downloads
 */
JsonNode *
catena_response_get_json (CatenaResponse *self)
{
  g_return_val_if_fail (CATENA_IS_RESPONSE (self), NULL);

  return self->json;
}

/**
 * catena_response_get_object:
 * @self: a response
 *
 * Returns: (transfer none) (nullable): the body's JSON object; %NULL when it is empty or something else
 */
JsonObject *
catena_response_get_object (CatenaResponse *self)
{
  g_return_val_if_fail (CATENA_IS_RESPONSE (self), NULL);

  if (self->json == NULL || !JSON_NODE_HOLDS_OBJECT (self->json))
    return NULL;

  return json_node_get_object (self->json);
}

/**
 * catena_response_get_header:
 * @self: a response
 * @name: name of a header, in any case
 *
 * Returns: (transfer none) (nullable): its value; may be a secret (X-Subject-Token)
 */
const char *
catena_response_get_header (CatenaResponse *self,
                            const char     *name)
{
  g_return_val_if_fail (CATENA_IS_RESPONSE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return soup_message_headers_get_list (self->headers, name);
}

/**
 * catena_response_get_request_id:
 * @self: a response
 *
 * Returns: (transfer none) (nullable): what support asks for
 */
const char *
catena_response_get_request_id (CatenaResponse *self)
{
  g_return_val_if_fail (CATENA_IS_RESPONSE (self), NULL);

  return self->request_id;
}

/**
 * catena_response_get_duration:
 * @self: a response
 *
 * Returns: how long the last attempt took, in microseconds
 */
gint64
catena_response_get_duration (CatenaResponse *self)
{
  g_return_val_if_fail (CATENA_IS_RESPONSE (self), 0);

  return self->duration;
}

/**
 * catena_response_get_exchange:
 * @self: a response
 *
 * Returns: the serial of its record in the log, for an error about what it says; 0 without a log
 */
guint64
catena_response_get_exchange (CatenaResponse *self)
{
  g_return_val_if_fail (CATENA_IS_RESPONSE (self), 0);

  return self->exchange;
}
