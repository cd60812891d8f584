/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-exchange"

#include "config.h"

#include "catena-exchange.h"

#include <string.h>

struct _CatenaExchange
{
  GObject parent_instance;

  CatenaApiId api;
  char *method;
  char *path;
  char *host;
  guint status;
  gint64 started;
  gint64 duration;
  char *request_id;
  guint64 bytes_sent;
  guint64 bytes_received;
  char *request_body;
  char *response_body;
  char *error;
};

G_DEFINE_FINAL_TYPE (CatenaExchange, catena_exchange, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_API,
  PROP_METHOD,
  PROP_PATH,
  PROP_HOST,
  PROP_STATUS,
  PROP_STARTED,
  PROP_DURATION,
  PROP_REQUEST_ID,
  PROP_BYTES_SENT,
  PROP_BYTES_RECEIVED,
  PROP_REQUEST_BODY,
  PROP_RESPONSE_BODY,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* At the end of a character, with a sign that something is missing. */
static char *
cut_body (const char *body)
{
  const char *end;
  g_autofree char *kept = NULL;

  if (body == NULL || strlen (body) <= CATENA_EXCHANGE_MAX_BODY)
    return g_strdup (body);

  end = g_utf8_find_prev_char (body, body + CATENA_EXCHANGE_MAX_BODY + 1);
  kept = g_strndup (body, (gsize) (end - body));

  return g_strconcat (kept, "…", NULL);
}

static void
catena_exchange_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CatenaExchange *self = CATENA_EXCHANGE (object);

  switch (prop_id)
    {
    case PROP_API:
      g_value_set_uint (value, self->api);
      break;
    case PROP_METHOD:
      g_value_set_string (value, self->method);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_HOST:
      g_value_set_string (value, self->host);
      break;
    case PROP_STATUS:
      g_value_set_uint (value, self->status);
      break;
    case PROP_STARTED:
      g_value_set_int64 (value, self->started);
      break;
    case PROP_DURATION:
      g_value_set_int64 (value, self->duration);
      break;
    case PROP_REQUEST_ID:
      g_value_set_string (value, self->request_id);
      break;
    case PROP_BYTES_SENT:
      g_value_set_uint64 (value, self->bytes_sent);
      break;
    case PROP_BYTES_RECEIVED:
      g_value_set_uint64 (value, self->bytes_received);
      break;
    case PROP_REQUEST_BODY:
      g_value_set_string (value, self->request_body);
      break;
    case PROP_RESPONSE_BODY:
      g_value_set_string (value, self->response_body);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Called once for each property, while the object is made. */
static void
catena_exchange_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CatenaExchange *self = CATENA_EXCHANGE (object);

  switch (prop_id)
    {
    case PROP_API:
      self->api = g_value_get_uint (value);
      break;
    case PROP_METHOD:
      self->method = g_value_dup_string (value);
      break;
    case PROP_PATH:
      self->path = g_value_dup_string (value);
      break;
    case PROP_HOST:
      self->host = g_value_dup_string (value);
      break;
    case PROP_STATUS:
      self->status = g_value_get_uint (value);
      break;
    case PROP_STARTED:
      self->started = g_value_get_int64 (value);
      break;
    case PROP_DURATION:
      self->duration = g_value_get_int64 (value);
      break;
    case PROP_REQUEST_ID:
      self->request_id = g_value_dup_string (value);
      break;
    case PROP_BYTES_SENT:
      self->bytes_sent = g_value_get_uint64 (value);
      break;
    case PROP_BYTES_RECEIVED:
      self->bytes_received = g_value_get_uint64 (value);
      break;
    case PROP_REQUEST_BODY:
      self->request_body = cut_body (g_value_get_string (value));
      break;
    case PROP_RESPONSE_BODY:
      self->response_body = cut_body (g_value_get_string (value));
      break;
    case PROP_ERROR:
      self->error = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_exchange_finalize (GObject *object)
{
  CatenaExchange *self = CATENA_EXCHANGE (object);

  g_free (self->method);
  g_free (self->path);
  g_free (self->host);
  g_free (self->request_id);
  g_free (self->request_body);
  g_free (self->response_body);
  g_free (self->error);

  G_OBJECT_CLASS (catena_exchange_parent_class)->finalize (object);
}

static void
catena_exchange_class_init (CatenaExchangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_exchange_get_property;
  object_class->set_property = catena_exchange_set_property;
  object_class->finalize = catena_exchange_finalize;

  properties[PROP_API] = g_param_spec_uint ("api", NULL, NULL, 0, CATENA_API_N_IDS - 1, CATENA_API_NONE, flags);
  properties[PROP_METHOD] = g_param_spec_string ("method", NULL, NULL, NULL, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_HOST] = g_param_spec_string ("host", NULL, NULL, NULL, flags);
  properties[PROP_STATUS] = g_param_spec_uint ("status", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STARTED] = g_param_spec_int64 ("started", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_DURATION] = g_param_spec_int64 ("duration", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_REQUEST_ID] = g_param_spec_string ("request-id", NULL, NULL, NULL, flags);
  properties[PROP_BYTES_SENT] = g_param_spec_uint64 ("bytes-sent", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_BYTES_RECEIVED] = g_param_spec_uint64 ("bytes-received", NULL, NULL, 0, G_MAXUINT64, 0,
                                                         flags);
  properties[PROP_REQUEST_BODY] = g_param_spec_string ("request-body", NULL, NULL, NULL, flags);
  properties[PROP_RESPONSE_BODY] = g_param_spec_string ("response-body", NULL, NULL, NULL, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_exchange_init (CatenaExchange *self)
{
}

/**
 * catena_exchange_get_api:
 * @self: an exchange
 *
 * Returns: the operation that was called
 */
CatenaApiId
catena_exchange_get_api (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), CATENA_API_NONE);

  return self->api;
}

/**
 * catena_exchange_get_method:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): the HTTP method
 */
const char *
catena_exchange_get_method (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  return self->method;
}

/**
 * catena_exchange_get_path:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): the path with its query
 */
const char *
catena_exchange_get_path (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  return self->path;
}

/**
 * catena_exchange_get_status:
 * @self: an exchange
 *
 * Returns: the answer's HTTP status, 0 without an answer
 */
guint
catena_exchange_get_status (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), 0);

  return self->status;
}

/**
 * catena_exchange_get_request_body:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): what was sent, redacted and cut
 */
const char *
catena_exchange_get_request_body (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  return self->request_body;
}

/**
 * catena_exchange_get_response_body:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): what came back, redacted and cut
 */
const char *
catena_exchange_get_response_body (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  return self->response_body;
}

/**
 * catena_exchange_get_error:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): the technical text of what went wrong
 */
const char *
catena_exchange_get_error (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  return self->error;
}
