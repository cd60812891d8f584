/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-exchange-har"

#include "config.h"

#include "catena-exchange-har.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "catena-exchange.h"
#include "catena-json.h"
#include "catena-time.h"

/* HAR wants a version; the log does not know which one the connection spoke. */
#define HTTP_VERSION "HTTP"
/* What HAR has for a size that is not known. */
#define UNKNOWN_SIZE -1
#define JSON_TYPE "application/json"
#define USEC_PER_MSEC 1000.0

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value != NULL ? value : "");
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_double (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

static void
add_pair (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_begin_object (builder);
  add_string (builder, "name", name);
  add_string (builder, "value", value);
  json_builder_end_object (builder);
}

/* What is kept as lines of a name, a colon and a value. */
static void
add_headers (JsonBuilder *builder,
             const char  *headers)
{
  g_auto (GStrv) lines = g_strsplit (headers != NULL ? headers : "", "\n", -1);

  json_builder_set_member_name (builder, "headers");
  json_builder_begin_array (builder);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ": ", 2);

      if (parts[0] != NULL && parts[1] != NULL)
        add_pair (builder, parts[0], parts[1]);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "cookies");
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
  add_int (builder, "headersSize", UNKNOWN_SIZE);
}

static void
add_query (JsonBuilder *builder,
           const char  *path)
{
  const char *query = path != NULL ? strchr (path, '?') : NULL;
  GUriParamsIter iter;
  char *name, *value;

  json_builder_set_member_name (builder, "queryString");
  json_builder_begin_array (builder);
  g_uri_params_iter_init (&iter, query != NULL ? query + 1 : "", -1, "&", G_URI_PARAMS_NONE);
  while (g_uri_params_iter_next (&iter, &name, &value, NULL))
    {
      add_pair (builder, name, value);
      g_free (name);
      g_free (value);
    }
  json_builder_end_array (builder);
}

static void
add_request (JsonBuilder    *builder,
             CatenaExchange *exchange)
{
  g_autofree char *url = catena_exchange_dup_url (exchange);
  const char *body = catena_exchange_get_request_body (exchange);

  json_builder_set_member_name (builder, "request");
  json_builder_begin_object (builder);
  add_string (builder, "method", catena_exchange_get_method (exchange));
  add_string (builder, "url", url);
  add_string (builder, "httpVersion", HTTP_VERSION);
  add_headers (builder, catena_exchange_get_request_headers (exchange));
  add_query (builder, catena_exchange_get_path (exchange));
  add_int (builder, "bodySize", (gint64) catena_exchange_get_bytes_sent (exchange));
  if (body != NULL)
    {
      json_builder_set_member_name (builder, "postData");
      json_builder_begin_object (builder);
      add_string (builder, "mimeType", JSON_TYPE);
      add_string (builder, "text", body);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_response (JsonBuilder    *builder,
              CatenaExchange *exchange)
{
  gint64 size = (gint64) catena_exchange_get_bytes_received (exchange);

  json_builder_set_member_name (builder, "response");
  json_builder_begin_object (builder);
  add_int (builder, "status", catena_exchange_get_status (exchange));
  add_string (builder, "statusText", NULL);
  add_string (builder, "httpVersion", HTTP_VERSION);
  add_headers (builder, catena_exchange_get_response_headers (exchange));
  json_builder_set_member_name (builder, "content");
  json_builder_begin_object (builder);
  add_int (builder, "size", size);
  add_string (builder, "mimeType", JSON_TYPE);
  if (catena_exchange_get_response_body (exchange) != NULL)
    add_string (builder, "text", catena_exchange_get_response_body (exchange));
  json_builder_end_object (builder);
  add_string (builder, "redirectURL", NULL);
  add_int (builder, "bodySize", UNKNOWN_SIZE);
  json_builder_end_object (builder);
}

/* The names that begin with an underscore are our own, as the format allows. */
static void
add_entry (JsonBuilder    *builder,
           CatenaExchange *exchange)
{
  g_autofree char *started = catena_time_format_rfc3339 (catena_exchange_get_started (exchange));
  double duration = (double) catena_exchange_get_duration (exchange) / USEC_PER_MSEC;

  json_builder_begin_object (builder);
  add_string (builder, "startedDateTime", started);
  add_double (builder, "time", duration);
  add_request (builder, exchange);
  add_response (builder, exchange);
  json_builder_set_member_name (builder, "cache");
  json_builder_begin_object (builder);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "timings");
  json_builder_begin_object (builder);
  add_double (builder, "send", 0);
  add_double (builder, "wait", duration);
  add_double (builder, "receive", 0);
  json_builder_end_object (builder);
  add_string (builder, "_operation", catena_api_get (catena_exchange_get_api (exchange))->name);
  add_int (builder, "_attempt", catena_exchange_get_attempt (exchange));
  if (catena_exchange_get_request_id (exchange) != NULL)
    add_string (builder, "_requestId", catena_exchange_get_request_id (exchange));
  if (catena_exchange_get_error (exchange) != NULL)
    add_string (builder, "_error", catena_exchange_get_error (exchange));
  json_builder_end_object (builder);
}

/**
 * catena_exchange_har_build:
 * @exchanges: (element-type CatenaExchange): what is written, oldest first
 *
 * Writes exchanges as an HTTP Archive (HAR 1.2), which the developer tools of browsers read. It is redacted as they are.
 *
 * Returns: (transfer full): the JSON text
 */
char *
catena_exchange_har_build (GListModel *exchanges)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (exchanges), NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "log");
  json_builder_begin_object (builder);
  add_string (builder, "version", "1.2");
  json_builder_set_member_name (builder, "creator");
  json_builder_begin_object (builder);
  add_string (builder, "name", "Catena");
  add_string (builder, "version", CATENA_VERSION);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (exchanges); i++)
    {
      g_autoptr (CatenaExchange) exchange = g_list_model_get_item (exchanges, i);

      add_entry (builder, exchange);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return catena_json_to_text (root, TRUE);
}
