/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-call.h"

#include "sim-util.h"

#include "catena-json.h"

#include <string.h>

static GHashTable *
parse_query (const char *raw_query)
{
  GHashTable *query = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) pairs = g_strsplit (raw_query != NULL ? raw_query : "", "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      const char *equals = strchr (pairs[i], '=');
      g_autofree char *name = g_uri_unescape_segment (pairs[i], equals, NULL);
      char *value = g_uri_unescape_string (equals != NULL ? equals + 1 : "", NULL);

      if (name == NULL || *name == '\0' || value == NULL || g_hash_table_contains (query, name))
        g_free (value);
      else
        g_hash_table_insert (query, g_steal_pointer (&name), value);
    }

  return query;
}

/* The request id is a header of every answer; IAM calls it trace id. */
static const char *
get_request_id_header (SimCall *call)
{
  return call->cloud == CATENA_API_CLOUD_IAM ? "X-IAM-Trace-Id" : "X-Request-Id";
}

static void
copy_header (const char *name,
             const char *value,
             gpointer    headers)
{
  soup_message_headers_append (headers, name, value);
}

/* The gateway and the reference's example of IAM both serve a path with a closing slash. */
static void
match (SimCall *call)
{
  g_autofree char *path = g_strdup (call->path);
  gsize length = strlen (path);

  if (call->cloud == CATENA_API_CLOUD_IAM && length > 1 && path[length - 1] == '/')
    path[length - 1] = '\0';
  call->api = catena_api_match (call->cloud, call->method, path, &call->parameters);
}

/**
 * sim_call_new:
 * @store: the store; not owned
 * @cloud: whose endpoint was asked
 * @method: HTTP method
 * @path: the path, percent-encoded
 * @raw_query: (nullable): the query, percent-encoded
 * @headers: the headers; copied
 * @body: what was sent
 *
 * Returns: (transfer full): the call, not answered yet
 */
SimCall *
sim_call_new (SimStore           *store,
              CatenaApiCloud      cloud,
              const char         *method,
              const char         *path,
              const char         *raw_query,
              SoupMessageHeaders *headers,
              GBytes             *body)
{
  SimCall *call = g_new0 (SimCall, 1);
  g_autofree char *request_id = sim_random_hex (32);

  call->store = store;
  call->cloud = cloud;
  call->method = g_strdup (method);
  call->path = g_strdup (path);
  call->raw_query = g_strdup (raw_query);
  call->query = parse_query (raw_query);
  call->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  soup_message_headers_foreach (headers, copy_header, call->headers);
  call->body = g_bytes_ref (body);
  call->skew = store->skew;
  call->reply_headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  call->faults = g_ptr_array_new_with_free_func (g_free);
  soup_message_headers_append (call->reply_headers, get_request_id_header (call), request_id);
  match (call);

  return call;
}

/**
 * sim_call_free:
 * @call: (transfer full): a call
 */
void
sim_call_free (SimCall *call)
{
  g_clear_pointer (&call->parameters, g_hash_table_unref);
  g_free (call->method);
  g_free (call->path);
  g_free (call->raw_query);
  g_hash_table_unref (call->query);
  soup_message_headers_unref (call->headers);
  g_bytes_unref (call->body);
  g_free (call->content_type);
  g_clear_pointer (&call->reply, g_bytes_unref);
  soup_message_headers_unref (call->reply_headers);
  g_ptr_array_unref (call->faults);
  g_free (call);
}

/**
 * sim_call_get_name:
 * @call: a call
 *
 * Returns: (transfer none): name of the operation, "unknown" when there is none
 */
const char *
sim_call_get_name (SimCall *call)
{
  return call->api != NULL ? call->api->name : "unknown";
}

/**
 * sim_call_get_parameter:
 * @call: a call
 * @name: name of a path parameter
 *
 * Returns: (transfer none) (nullable): its decoded value
 */
const char *
sim_call_get_parameter (SimCall    *call,
                        const char *name)
{
  return call->parameters != NULL ? g_hash_table_lookup (call->parameters, name) : NULL;
}

/**
 * sim_call_get_query:
 * @call: a call
 * @name: name in the query
 *
 * Returns: (transfer none) (nullable): its decoded value
 */
const char *
sim_call_get_query (SimCall    *call,
                    const char *name)
{
  return g_hash_table_lookup (call->query, name);
}

/**
 * sim_call_now:
 * @call: a call
 *
 * Returns: what the simulator's clock shows to this call, nanoseconds
 */
gint64
sim_call_now (SimCall *call)
{
  return sim_store_now (call->store) + call->skew;
}

/**
 * sim_call_parse_body:
 * @call: a call
 *
 * Returns: (transfer full) (nullable): the body, or %NULL when it is no JSON
 */
JsonNode *
sim_call_parse_body (SimCall *call)
{
  return catena_json_parse (call->body, NULL);
}

/**
 * sim_call_is_change:
 * @call: a call
 *
 * Returns: whether it changes something, if it is let through
 */
gboolean
sim_call_is_change (SimCall *call)
{
  return call->api != NULL && call->cloud == CATENA_API_CLOUD_BCS
         && (call->api->flags & CATENA_API_FLAGS_REPEATABLE) == 0;
}

/**
 * sim_call_get_service:
 * @call: a call with a service in its path
 *
 * Returns: (transfer none) (nullable): the service, unless it is not there, or not to be seen yet
 */
SimService *
sim_call_get_service (SimCall *call)
{
  SimService *service =
    sim_project_get_service (call->project, sim_call_get_parameter (call, "blockchain_id"));

  if (service != NULL && service->visible_at > sim_store_now (call->store))
    return NULL;

  return service;
}

/**
 * sim_call_reply_bytes:
 * @call: a call
 * @status: HTTP status
 * @content_type: what the body is
 * @bytes: (transfer none): the body
 *
 * Sets the answer; a later answer replaces an earlier one.
 */
void
sim_call_reply_bytes (SimCall    *call,
                      guint       status,
                      const char *content_type,
                      GBytes     *bytes)
{
  g_bytes_ref (bytes);
  g_clear_pointer (&call->reply, g_bytes_unref);
  g_free (call->content_type);
  call->status = status;
  call->content_type = g_strdup (content_type);
  call->reply = bytes;
}

/**
 * sim_call_reply_object:
 * @call: a call
 * @status: HTTP status
 * @object: (transfer full): the body
 */
void
sim_call_reply_object (SimCall    *call,
                       guint       status,
                       JsonObject *object)
{
  g_autoptr (JsonNode) node = sim_json_node (object);
  char *text = json_to_string (node, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  sim_call_reply_bytes (call, status, "application/json", bytes);
}

static JsonObject *
make_error (const char *code,
            const char *message)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "error_code", code);
  json_object_set_string_member (object, "error_msg", message);

  return object;
}

/**
 * sim_call_refuse:
 * @call: a call
 * @status: HTTP status
 * @code: a code of section 7.2
 * @format: why, in words of our own
 *
 * Refuses the call as BCS does.
 */
void
sim_call_refuse (SimCall    *call,
                 guint       status,
                 const char *code,
                 const char *format,
                 ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  sim_call_reply_object (call, status, make_error (code, message));
}

/**
 * sim_call_refuse_gateway:
 * @call: a call
 * @status: HTTP status
 * @code: a code of the API gateway
 * @format: why
 *
 * Refuses the call as the gateway in front of BCS does, which repeats the request id in the body (facts 4.6).
 */
void
sim_call_refuse_gateway (SimCall    *call,
                         guint       status,
                         const char *code,
                         const char *format,
                         ...)
{
  g_autofree char *message = NULL;
  JsonObject *object;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  object = make_error (code, message);
  json_object_set_string_member (object, "request_id",
                                 soup_message_headers_get_one (call->reply_headers,
                                                               get_request_id_header (call)));
  sim_call_reply_object (call, status, object);
}

/**
 * sim_call_refuse_iam:
 * @call: a call
 * @status: HTTP status
 * @format: why
 *
 * Refuses the call as IAM does (facts 4.2).
 */
void
sim_call_refuse_iam (SimCall    *call,
                     guint       status,
                     const char *format,
                     ...)
{
  g_autofree char *message = NULL;
  JsonObject *object = json_object_new ();
  JsonObject *error = json_object_new ();
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  json_object_set_string_member (error, "message", message);
  json_object_set_int_member (error, "code", status);
  json_object_set_string_member (error, "title", soup_status_get_phrase (status));
  json_object_set_object_member (object, "error", error);
  sim_call_reply_object (call, status, object);
}
