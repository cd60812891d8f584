/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-message"

#include "config.h"

#include "catena-message.h"

#include "catena-aksk.h"
#include "catena-error.h"
#include "catena-host.h"
#include "catena-request-private.h"
#include "catena-time.h"
#include "catena-util.h"

#include <string.h>

#define JSON_TYPE "application/json;charset=UTF-8"
#define FILE_TYPE "application/octet-stream"
/* The most there is: host, project or domain, date, session token, payload. */
#define MAX_SIGNED 5

typedef struct
{
  SoupMessage *message;
  CatenaRequest *request;
  /* What is signed of the body: its hash, or that it is not signed. */
  char *payload;
  CatenaAkskPair signed_headers[MAX_SIGNED];
  gsize n_signed;
} Draft;

/* Visible ASCII: everything else would end the header, or be changed on its way. */
static gboolean
check_value (Draft       *draft,
             const char  *name,
             const char  *value,
             GError     **error)
{
  CatenaErrorDetails details = { .api = catena_request_get_api (draft->request) };

  for (const char *c = value; *c != '\0'; c++)
    {
      if (!g_ascii_isgraph (*c))
        {
          g_propagate_error (error, catena_error_new (CATENA_ERROR_INPUT, &details,
                                                      "%s: %s holds a character that no header can hold",
                                                      catena_api_get (details.api)->name, name));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
set_header (Draft       *draft,
            const char  *name,
            const char  *value,
            GError     **error)
{
  if (!check_value (draft, name, value, error))
    return FALSE;

  soup_message_headers_replace (soup_message_get_request_headers (draft->message), name, value);

  return TRUE;
}

static gboolean
set_signed_header (Draft       *draft,
                   const char  *name,
                   const char  *value,
                   GError     **error)
{
  if (value == NULL)
    return TRUE;
  if (!set_header (draft, name, value, error))
    return FALSE;

  /* The header's own copy, which lives as long as the message. */
  draft->signed_headers[draft->n_signed].name = name;
  draft->signed_headers[draft->n_signed].value =
    soup_message_headers_get_one (soup_message_get_request_headers (draft->message), name);
  draft->n_signed++;

  return TRUE;
}

static gsize
set_body (Draft *draft)
{
  CatenaBody *body = catena_request_get_body (draft->request);
  GBytes *file = catena_request_get_file (draft->request);
  g_autoptr (GBytes) bytes = NULL;

  if (file != NULL)
    {
      g_autoptr (SoupMultipart) form = soup_multipart_new (SOUP_FORM_MIME_TYPE_MULTIPART);
      g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_MULTIPART);
      g_autofree char *name = catena_sanitize_text (catena_request_get_file_name (draft->request), 200);

      soup_multipart_append_form_file (form, "file", name, FILE_TYPE, file);
      soup_multipart_to_message (form, headers, &bytes);
      soup_message_set_request_body_from_bytes (draft->message,
                                                soup_message_headers_get_one (headers, "Content-Type"), bytes);
      draft->payload = g_strdup (CATENA_AKSK_UNSIGNED_PAYLOAD);
    }
  else if (body != NULL)
    {
      bytes = catena_body_dup_bytes (body);
      soup_message_set_request_body_from_bytes (draft->message, JSON_TYPE, bytes);
      draft->payload = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
    }
  else
    {
      draft->payload = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "", 0);
    }

  return bytes != NULL ? g_bytes_get_size (bytes) : 0;
}

static gboolean
set_signed_headers (Draft                *draft,
                    GUri                 *uri,
                    CatenaAuthorization  *authorization,
                    gint64                clock_offset,
                    GError              **error)
{
  g_autofree char *host = catena_host_dup_authority (uri);
  g_autofree char *date = catena_time_format_sdk (catena_time_now () + clock_offset * CATENA_NSEC_PER_SEC);
  CatenaSecret *session_token = catena_authorization_get_session_token (authorization);
  gboolean is_unsigned = g_str_equal (draft->payload, CATENA_AKSK_UNSIGNED_PAYLOAD);

  return set_signed_header (draft, "Host", host, error)
         && set_signed_header (draft, "X-Project-Id", catena_request_get_project (draft->request), error)
         && set_signed_header (draft, "X-Domain-Id", catena_request_get_domain (draft->request), error)
         && set_signed_header (draft, "X-Sdk-Date", date, error)
         && set_signed_header (draft, "X-Security-Token",
                               session_token != NULL ? catena_secret_get_text (session_token) : NULL, error)
         && set_signed_header (draft, "X-Sdk-Content-Sha256", is_unsigned ? draft->payload : NULL, error);
}

/* Section 3.2 of the signing facts says which headers; Content-Type stays unsigned, since proxies rewrite it. */
static gboolean
sign (Draft                *draft,
      GUri                 *uri,
      CatenaAuthorization  *authorization,
      gint64                clock_offset,
      GError              **error)
{
  const char *access_key = catena_authorization_get_access_key (authorization);
  g_autofree char *path = g_uri_unescape_string (g_uri_get_path (uri), NULL);
  g_autofree char *value = NULL;
  CatenaAkskInput input = { 0 };

  if (!check_value (draft, "Authorization", access_key, error)
      || !set_signed_headers (draft, uri, authorization, clock_offset, error))
    return FALSE;

  input.method = soup_message_get_method (draft->message);
  /* An endpoint's own path may hold what cannot be decoded; then it is taken as it stands. */
  input.path = path != NULL ? path : g_uri_get_path (uri);
  input.query = catena_request_get_query (draft->request, &input.n_query);
  input.headers = draft->signed_headers;
  input.n_headers = draft->n_signed;
  input.payload_hash = draft->payload;
  value = catena_aksk_authorization (&input, access_key, catena_authorization_get_secret_key (authorization));
  soup_message_headers_replace (soup_message_get_request_headers (draft->message), "Authorization", value);

  return TRUE;
}

static gboolean
authorize (Draft                *draft,
           GUri                 *uri,
           CatenaAuthorization  *authorization,
           gint64                clock_offset,
           GError              **error)
{
  CatenaSecret *token;

  if (authorization == NULL)
    return TRUE;

  token = catena_authorization_get_token (authorization);
  if (token != NULL)
    return set_header (draft, "X-Auth-Token", catena_secret_get_text (token), error);

  return sign (draft, uri, authorization, clock_offset, error);
}

/**
 * catena_message_new:
 * @request: what is asked
 * @uri: where, as catena_request_build_uri() says
 * @authorization: (nullable): what it is authorized with
 * @clock_offset: seconds to add to our clock to get the server's
 * @body_size: (out): how many bytes its body has
 * @error: return location for an error; %CATENA_ERROR_INPUT when a value cannot be sent in a header
 *
 * Makes the message for one attempt, signed for now. It follows no redirect, since that would carry X-Auth-Token to
 * another host, and changes nothing over a kept connection, since libsoup sends a PUT or DELETE again when such
 * a one closes.
 *
 * Returns: (transfer full) (nullable): the message
 */
SoupMessage *
catena_message_new (CatenaRequest        *request,
                    GUri                 *uri,
                    CatenaAuthorization  *authorization,
                    gint64                clock_offset,
                    gsize                *body_size,
                    GError              **error)
{
  const CatenaApi *api = catena_api_get (catena_request_get_api (request));
  g_autoptr (SoupMessage) message = soup_message_new_from_uri (api->method, uri);
  g_autofree char *payload = NULL;
  Draft draft = { .message = message, .request = request };
  gboolean is_download = (api->flags & CATENA_API_FLAGS_DOWNLOAD) != 0;
  gboolean authorized;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (!g_str_equal (api->method, SOUP_METHOD_GET))
    soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);

  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                is_download ? "*/*" : "application/json");
  *body_size = set_body (&draft);
  payload = draft.payload;
  authorized = authorize (&draft, uri, authorization, clock_offset, error);

  return authorized ? g_steal_pointer (&message) : NULL;
}
