/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-record.h"

#include "sim-util.h"

#include "catena-json.h"
#include "catena-redact.h"

#include <gio/gio.h>
#include <string.h>

struct _SimRecord
{
  GOutputStream *stream;
};

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

/* JSON as JSON, text as text, anything else as its size. */
static JsonNode *
make_body (GBytes *bytes)
{
  JsonNode *node;
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  g_autofree char *text = NULL;

  if (length == 0)
    return json_node_new (JSON_NODE_NULL);
  node = catena_json_parse (bytes, NULL);
  if (node != NULL)
    return node;

  if (length < CATENA_JSON_MAX_SIZE && g_utf8_validate_len (data, length, NULL))
    text = g_strndup (data, length);
  else
    text = g_strdup_printf ("(%" G_GSIZE_FORMAT " bytes)", length);
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (node, text);

  return node;
}

static void
add_header (const char *name,
            const char *value,
            gpointer    object)
{
  json_object_set_string_member (object, name,
                                 catena_redact_is_secret_header (name) ? CATENA_REDACTED : value);
}

static JsonObject *
make_query (SimCall *call)
{
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, call->query);
  while (g_hash_table_iter_next (&iter, &name, &value))
    json_object_set_string_member (object, name, value);

  return object;
}

static JsonObject *
make_line (SimCall *call)
{
  JsonObject *object = json_object_new ();
  JsonObject *headers = json_object_new ();
  JsonArray *faults = json_array_new ();

  soup_message_headers_foreach (call->headers, add_header, headers);
  for (guint i = 0; i < call->faults->len; i++)
    json_array_add_string_element (faults, g_ptr_array_index (call->faults, i));
  json_object_set_string_member (object, "operation", sim_call_get_name (call));
  json_object_set_string_member (object, "cloud", call->cloud == CATENA_API_CLOUD_IAM ? "iam" : "bcs");
  json_object_set_string_member (object, "dialect",
                                 call->store->dialect == SIM_DIALECT_EXAMPLE ? "example" : "table");
  json_object_set_string_member (object, "method", call->method);
  json_object_set_string_member (object, "path", call->path);
  set_text (object, "path_template", call->api != NULL ? call->api->path : NULL);
  json_object_set_object_member (object, "query", make_query (call));
  json_object_set_object_member (object, "request_headers", headers);
  set_text (object, "request_content_type", soup_message_headers_get_one (call->headers, "Content-Type"));
  json_object_set_member (object, "request_body", make_body (call->body));
  json_object_set_int_member (object, "status", call->status);
  set_text (object, "response_content_type", call->content_type);
  json_object_set_member (object, "response_body", make_body (call->reply));
  json_object_set_array_member (object, "faults", faults);

  return object;
}

/**
 * sim_record_new:
 * @path: the file; lines are appended to it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the open record
 */
SimRecord *
sim_record_new (const char *path,
                GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  GFileOutputStream *stream = g_file_append_to (file, G_FILE_CREATE_PRIVATE, NULL, error);
  SimRecord *record;

  if (stream == NULL)
    return NULL;

  record = g_new0 (SimRecord, 1);
  record->stream = G_OUTPUT_STREAM (stream);
  return record;
}

/**
 * sim_record_free:
 * @record: (transfer full): a record
 */
void
sim_record_free (SimRecord *record)
{
  g_object_unref (record->stream);
  g_free (record);
}

/**
 * sim_record_add:
 * @record: the record
 * @call: an answered call; status 0 when the connection was cut instead
 *
 * Writes its line at once, so that nothing is lost when the simulator is killed. Keys and tokens in headers
 * are left out.
 */
void
sim_record_add (SimRecord *record,
                SimCall   *call)
{
  g_autoptr (JsonNode) node = sim_json_node (make_line (call));
  g_autofree char *text = json_to_string (node, FALSE);
  g_autofree char *line = g_strconcat (text, "\n", NULL);
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_write_all (record->stream, line, strlen (line), NULL, NULL, &error))
    g_warning ("The record could not be written: %s", error->message);
}
