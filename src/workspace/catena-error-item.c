/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-item"

#include "config.h"

#include "catena-error-item.h"

#include "catena-json.h"

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * catena_error_item_add:
 * @builder: where a value is expected
 * @error: any error
 *
 * Adds @error as an object.
 */
void
catena_error_item_add (JsonBuilder  *builder,
                       const GError *error)
{
  const CatenaErrorDetails *details;

  g_return_if_fail (JSON_IS_BUILDER (builder));
  g_return_if_fail (error != NULL);

  details = catena_error_get_details (error);
  json_builder_begin_object (builder);
  add_string (builder, "message", error->message);
  if (details != NULL)
    {
      add_int (builder, "kind", error->code);
      add_string (builder, "call", catena_api_get (details->api)->name);
      add_int (builder, "status", details->http_status);
      add_string (builder, "code", details->service_code);
      add_string (builder, "service_message", details->service_message);
      add_string (builder, "request_id", details->request_id);
      add_int (builder, "sent", details->sent);
      add_int (builder, "clock_skew", details->clock_skew);
      add_string (builder, "host", details->host);
    }
  json_builder_end_object (builder);
}

/**
 * catena_error_item_read:
 * @object: (nullable): what catena_error_item_add() made
 *
 * Returns: (transfer full) (nullable): the error; one of another domain comes back as %CATENA_ERROR_BUG
 */
GError *
catena_error_item_read (JsonObject *object)
{
  g_autofree char *message = catena_json_dup_string (object, "message");
  g_autofree char *call = catena_json_dup_string (object, "call");
  g_autofree char *code = catena_json_dup_string (object, "code");
  g_autofree char *service_message = catena_json_dup_string (object, "service_message");
  g_autofree char *request_id = catena_json_dup_string (object, "request_id");
  g_autofree char *host = catena_json_dup_string (object, "host");
  const CatenaApi *api = catena_api_get_by_name (call);
  CatenaErrorDetails details = { 0 };
  gint64 kind = CATENA_ERROR_BUG, status = 0, sent = 0;

  if (message == NULL)
    return NULL;

  catena_json_get_int64 (object, "kind", &kind);
  catena_json_get_int64 (object, "status", &status);
  catena_json_get_int64 (object, "sent", &sent);
  catena_json_get_int64 (object, "clock_skew", &details.clock_skew);
  details.api = api != NULL ? api->id : CATENA_API_NONE;
  details.http_status = (guint) CLAMP (status, 0, 999);
  details.service_code = code;
  details.service_message = service_message;
  details.request_id = request_id;
  details.sent = sent != 0;
  details.host = host;
  if (kind < 0 || kind > CATENA_ERROR_BUG)
    kind = CATENA_ERROR_BUG;

  return catena_error_new ((CatenaErrorKind) kind, &details, "%s", message);
}
