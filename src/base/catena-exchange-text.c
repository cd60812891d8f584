/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-exchange-text"

#include "config.h"

#include "catena-exchange.h"

#include "catena-curl.h"
#include "catena-time.h"

static void
append_part (GString    *text,
             const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s\n", part);
}

/**
 * catena_exchange_dup_url:
 * @self: an exchange
 *
 * Returns: (transfer full): the whole address
 */
char *
catena_exchange_dup_url (CatenaExchange *self)
{
  const char *scheme, *host, *path;

  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  scheme = catena_exchange_get_scheme (self);
  host = catena_exchange_get_host (self);
  path = catena_exchange_get_path (self);

  return g_strdup_printf ("%s://%s%s", scheme != NULL ? scheme : "https", host != NULL ? host : "",
                          path != NULL ? path : "");
}

/**
 * catena_exchange_has_failed:
 * @self: an exchange
 *
 * Returns: whether it ended in anything but a success that could be read
 */
gboolean
catena_exchange_has_failed (CatenaExchange *self)
{
  guint status;

  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), FALSE);

  status = catena_exchange_get_status (self);

  return catena_exchange_get_error (self) != NULL || status < 200 || status > 299;
}

/**
 * catena_exchange_is_change:
 * @self: an exchange
 *
 * Returns: whether it could change something in the cloud; signing in does not
 */
gboolean
catena_exchange_is_change (CatenaExchange *self)
{
  const CatenaApi *api;

  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), FALSE);

  api = catena_api_get (catena_exchange_get_api (self));

  return api->cloud == CATENA_API_CLOUD_BCS && (api->flags & CATENA_API_FLAGS_REPEATABLE) == 0;
}

/**
 * catena_exchange_dup_curl:
 * @self: an exchange
 *
 * The request as a command for a shell, as catena_curl_build() writes it.
 *
 * Returns: (transfer full) (nullable): the command; %NULL when not all of the body is known
 */
char *
catena_exchange_dup_curl (CatenaExchange *self)
{
  g_autofree char *url = NULL;

  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  if (catena_exchange_get_request_cut (self))
    return NULL;

  url = catena_exchange_dup_url (self);

  return catena_curl_build (catena_exchange_get_api (self), url, catena_exchange_get_request_body (self), NULL);
}

/**
 * catena_exchange_dup_text:
 * @self: an exchange
 *
 * The whole of it as text, to be sent to somebody who can help: technical, untranslated, without secrets.
 *
 * Returns: (transfer full): the text
 */
char *
catena_exchange_dup_text (CatenaExchange *self)
{
  g_autofree char *url = NULL;
  g_autofree char *started = NULL;
  GString *text;

  g_return_val_if_fail (CATENA_IS_EXCHANGE (self), NULL);

  url = catena_exchange_dup_url (self);
  started = catena_time_format_rfc3339 (catena_exchange_get_started (self));
  text = g_string_new (NULL);
  g_string_append_printf (text, "# %s, attempt %u, %s, %" G_GINT64_FORMAT " ms\n",
                          catena_api_get (catena_exchange_get_api (self))->name, catena_exchange_get_attempt (self),
                          started, catena_exchange_get_duration (self) / 1000);
  if (catena_exchange_get_error (self) != NULL)
    g_string_append_printf (text, "# %s\n", catena_exchange_get_error (self));
  g_string_append_printf (text, "\n%s %s\n", catena_exchange_get_method (self), url);
  append_part (text, catena_exchange_get_request_headers (self));
  append_part (text, catena_exchange_get_request_body (self));
  if (catena_exchange_get_status (self) == 0)
    g_string_append (text, "\n(no answer)\n");
  else
    g_string_append_printf (text, "\n%u (%" G_GUINT64_FORMAT " bytes)\n", catena_exchange_get_status (self),
                            catena_exchange_get_bytes_received (self));
  append_part (text, catena_exchange_get_response_headers (self));
  append_part (text, catena_exchange_get_response_body (self));

  return g_string_free (text, FALSE);
}
