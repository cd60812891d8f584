/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-exchange"

#include "config.h"

#include "catena-exchange.h"

#include <string.h>

enum
{
  PROP_0,
  PROP_API,
  PROP_ATTEMPT,
  PROP_STATUS,
  PROP_STARTED,
  PROP_DURATION,
  PROP_BYTES_SENT,
  PROP_BYTES_RECEIVED,
  PROP_ACCOUNT,
  PROP_METHOD,
  PROP_SCHEME,
  PROP_HOST,
  PROP_PATH,
  PROP_REQUEST_ID,
  PROP_REQUEST_HEADERS,
  PROP_REQUEST_BODY,
  PROP_RESPONSE_HEADERS,
  PROP_RESPONSE_BODY,
  PROP_ERROR,
  N_PROPS,
};

#define N_TEXTS (N_PROPS - PROP_ACCOUNT)

struct _CatenaExchange
{
  GObject parent_instance;

  CatenaApiId api;
  guint attempt;
  guint status;
  gint64 started;
  gint64 duration;
  guint64 bytes_sent;
  guint64 bytes_received;
  gboolean request_cut;
  gboolean response_cut;
  /* By property, from PROP_ACCOUNT on. */
  char *texts[N_TEXTS];
};

G_DEFINE_FINAL_TYPE (CatenaExchange, catena_exchange, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

/* In the order of the properties. */
static const char *const text_names[N_TEXTS] = {
  "account",      "method",           "scheme",        "host", "path", "request-id", "request-headers",
  "request-body", "response-headers", "response-body", "error",
};

static char **
get_text (CatenaExchange *self,
          guint           prop_id)
{
  return &self->texts[prop_id - PROP_ACCOUNT];
}

/* At the end of a character, with a sign that something is missing. */
static char *
cut_body (const char *body,
          gboolean   *cut)
{
  const char *end;
  g_autofree char *kept = NULL;

  *cut = body != NULL && strlen (body) > CATENA_EXCHANGE_MAX_BODY;
  if (!*cut)
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
    case PROP_ATTEMPT:
      g_value_set_uint (value, self->attempt);
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
    case PROP_BYTES_SENT:
      g_value_set_uint64 (value, self->bytes_sent);
      break;
    case PROP_BYTES_RECEIVED:
      g_value_set_uint64 (value, self->bytes_received);
      break;
    case PROP_ACCOUNT ... PROP_ERROR:
      g_value_set_string (value, *get_text (self, prop_id));
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
    case PROP_ATTEMPT:
      self->attempt = g_value_get_uint (value);
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
    case PROP_BYTES_SENT:
      self->bytes_sent = g_value_get_uint64 (value);
      break;
    case PROP_BYTES_RECEIVED:
      self->bytes_received = g_value_get_uint64 (value);
      break;
    case PROP_REQUEST_BODY:
      *get_text (self, prop_id) = cut_body (g_value_get_string (value), &self->request_cut);
      break;
    case PROP_RESPONSE_BODY:
      *get_text (self, prop_id) = cut_body (g_value_get_string (value), &self->response_cut);
      break;
    case PROP_ACCOUNT ... PROP_REQUEST_HEADERS:
    case PROP_RESPONSE_HEADERS:
    case PROP_ERROR:
      *get_text (self, prop_id) = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_exchange_finalize (GObject *object)
{
  CatenaExchange *self = CATENA_EXCHANGE (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);

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
  properties[PROP_ATTEMPT] = g_param_spec_uint ("attempt", NULL, NULL, 1, G_MAXUINT, 1, flags);
  properties[PROP_STATUS] = g_param_spec_uint ("status", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STARTED] = g_param_spec_int64 ("started", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_DURATION] = g_param_spec_int64 ("duration", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_BYTES_SENT] = g_param_spec_uint64 ("bytes-sent", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_BYTES_RECEIVED] = g_param_spec_uint64 ("bytes-received", NULL, NULL, 0, G_MAXUINT64, 0,
                                                         flags);
  for (guint i = 0; i < N_TEXTS; i++)
    properties[PROP_ACCOUNT + i] = g_param_spec_string (text_names[i], NULL, NULL, NULL, flags);

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
 * catena_exchange_get_attempt:
 * @self: an exchange
 *
 * Returns: which attempt of its call it was, from 1
 */
guint
catena_exchange_get_attempt (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), 1);

  return self->attempt;
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
 * catena_exchange_get_started:
 * @self: an exchange
 *
 * Returns: when the attempt began, in nanoseconds since 1970 UTC
 */
gint64
catena_exchange_get_started (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), 0);

  return self->started;
}

/**
 * catena_exchange_get_duration:
 * @self: an exchange
 *
 * Returns: how long it took, in microseconds
 */
gint64
catena_exchange_get_duration (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), 0);

  return self->duration;
}

/**
 * catena_exchange_get_bytes_sent:
 * @self: an exchange
 *
 * Returns: the size of the request's body
 */
guint64
catena_exchange_get_bytes_sent (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), 0);

  return self->bytes_sent;
}

/**
 * catena_exchange_get_bytes_received:
 * @self: an exchange
 *
 * Returns: the size of the answer's body, decoded
 */
guint64
catena_exchange_get_bytes_received (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), 0);

  return self->bytes_received;
}

/**
 * catena_exchange_get_request_cut:
 * @self: an exchange
 *
 * Returns: whether there was more of the request's body than is kept
 */
gboolean
catena_exchange_get_request_cut (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), FALSE);

  return self->request_cut;
}

/**
 * catena_exchange_get_response_cut:
 * @self: an exchange
 *
 * Returns: whether there was more of the answer's body than is kept
 */
gboolean
catena_exchange_get_response_cut (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), FALSE);

  return self->response_cut;
}

/**
 * catena_exchange_get_account:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): the id of the account that it was made for; %NULL for one that is being added
 */
const char *
catena_exchange_get_account (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  return *get_text (self, PROP_ACCOUNT);
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

  return *get_text (self, PROP_METHOD);
}

/**
 * catena_exchange_get_scheme:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): https, or http for this machine itself
 */
const char *
catena_exchange_get_scheme (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  return *get_text (self, PROP_SCHEME);
}

/**
 * catena_exchange_get_host:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): host and port that were asked
 */
const char *
catena_exchange_get_host (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  return *get_text (self, PROP_HOST);
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

  return *get_text (self, PROP_PATH);
}

/**
 * catena_exchange_get_request_id:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): what support asks for
 */
const char *
catena_exchange_get_request_id (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  return *get_text (self, PROP_REQUEST_ID);
}

/**
 * catena_exchange_get_request_headers:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): a line for each header that was sent, redacted
 */
const char *
catena_exchange_get_request_headers (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  return *get_text (self, PROP_REQUEST_HEADERS);
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

  return *get_text (self, PROP_REQUEST_BODY);
}

/**
 * catena_exchange_get_response_headers:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): a line for each header of the answer that matters, redacted
 */
const char *
catena_exchange_get_response_headers (CatenaExchange *self)
{
  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  return *get_text (self, PROP_RESPONSE_HEADERS);
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

  return *get_text (self, PROP_RESPONSE_BODY);
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

  return *get_text (self, PROP_ERROR);
}
