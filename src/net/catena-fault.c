/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-fault"

#include "config.h"

#include "catena-fault.h"

#include "catena-error-body.h"
#include "catena-util.h"

#include <libsoup/soup.h>
#include <string.h>

/* How much of a page that is no answer goes into a message. */
#define HINT_LENGTH 120
/* How much of it is looked at: more than a token is long, so that none is cut and missed. */
#define MAX_QUOTED (64 * 1024)

/* Codes that say more than the status they come with, which is 400 for most. APIGW.nnnn is written APIG.nnnn. */
static const struct
{
  const char *code;
  CatenaErrorKind kind;
} code_kinds[] = {
  { "APIG.0302", CATENA_ERROR_FORBIDDEN },
  { "APIG.0308", CATENA_ERROR_THROTTLED },
  { "BCS.4001001", CATENA_ERROR_CONFLICT },
  { "BCS.4001002", CATENA_ERROR_CONFLICT },
  { "BCS.4001003", CATENA_ERROR_CONFLICT },
  { "BCS.4001011", CATENA_ERROR_NOT_FOUND },
  { "BCS.4001018", CATENA_ERROR_CONFLICT },
  { "BCS.4001020", CATENA_ERROR_CONFLICT },
  { "BCS.4001032", CATENA_ERROR_FORBIDDEN },
  { "BCS.4001036", CATENA_ERROR_NOT_FOUND },
  { "BCS.4001044", CATENA_ERROR_CONFLICT },
  { "BCS.4001069", CATENA_ERROR_CONFLICT },
  { "BCS.4001086", CATENA_ERROR_FORBIDDEN },
  { "BCS.4001123", CATENA_ERROR_CONFLICT },
  { "BCS.4001196", CATENA_ERROR_CONFLICT },
  { "BCS.4001202", CATENA_ERROR_NOT_FOUND },
  { "BCS.4001234", CATENA_ERROR_CONFLICT },
  { "BCS.4001249", CATENA_ERROR_CONFLICT },
  { "BCS.4001306", CATENA_ERROR_CONFLICT },
  { "BCS.4001307", CATENA_ERROR_FORBIDDEN },
  { "BCS.4003007", CATENA_ERROR_FORBIDDEN },
  { "BCS.4006039", CATENA_ERROR_CONFLICT },
  { "BCS.4030403", CATENA_ERROR_FORBIDDEN },
};

static const struct
{
  GTlsCertificateFlags flag;
  const char *text;
} tls_texts[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA, "its authority is not known" },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, "it is for another host" },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, "it is not valid yet" },
  { G_TLS_CERTIFICATE_EXPIRED, "it has expired" },
  { G_TLS_CERTIFICATE_REVOKED, "it was revoked" },
  { G_TLS_CERTIFICATE_INSECURE, "its algorithm is not safe" },
  { G_TLS_CERTIFICATE_GENERIC_ERROR, "it cannot be verified" },
};

static char *
describe_certificate (GTlsCertificateFlags faults)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (tls_texts); i++)
    {
      if ((faults & tls_texts[i].flag) != 0)
        g_ptr_array_add (texts, (gpointer) tls_texts[i].text);
    }
  g_ptr_array_add (texts, NULL);

  return g_strjoinv (", ", (char **) texts->pdata);
}

static CatenaErrorKind
classify_limit (const CatenaBreak *end)
{
  if (end->passed != CATENA_DEADLINE_CONNECT)
    return CATENA_ERROR_TIMEOUT;

  return end->resolving ? CATENA_ERROR_RESOLVE : CATENA_ERROR_CONNECT;
}

static CatenaErrorKind
classify_tls (const GError *cause,
              gboolean      sent)
{
  /* The peer went away; before anything was sent that is a connection that never stood. */
  if (cause->code == G_TLS_ERROR_EOF)
    return sent ? CATENA_ERROR_CONNECTION_LOST : CATENA_ERROR_CONNECT;
  /* A handshake that asks for a certificate can end after the first bytes. */
  if (!sent || cause->code == G_TLS_ERROR_CERTIFICATE_REQUIRED || cause->code == G_TLS_ERROR_BAD_CERTIFICATE)
    return CATENA_ERROR_TLS;

  return CATENA_ERROR_CONNECTION_LOST;
}

static CatenaErrorKind
classify_break (const CatenaBreak *end,
                gboolean           sent)
{
  const GError *cause = end->cause;

  if (end->passed != CATENA_DEADLINE_NONE)
    return classify_limit (end);
  if (cause->domain == G_TLS_ERROR)
    return classify_tls (cause, sent);
  if (cause->domain == G_RESOLVER_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    return CATENA_ERROR_RESOLVE;
  if (g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING)
      || g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING)
      || (sent && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)))
    return CATENA_ERROR_PROTOCOL;
  if (sent && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return CATENA_ERROR_TIMEOUT;

  return sent ? CATENA_ERROR_CONNECTION_LOST : CATENA_ERROR_CONNECT;
}

static gboolean
find_code_kind (const char      *code,
                CatenaErrorKind *kind)
{
  g_autofree char *usual = NULL;

  if (code == NULL)
    return FALSE;

  if (g_str_has_prefix (code, "APIGW."))
    usual = g_strconcat ("APIG.", code + strlen ("APIGW."), NULL);
  else
    usual = g_strdup (code);
  for (gsize i = 0; i < G_N_ELEMENTS (code_kinds); i++)
    {
      if (g_str_equal (code_kinds[i].code, usual))
        {
          *kind = code_kinds[i].kind;
          return TRUE;
        }
    }

  return FALSE;
}

static CatenaErrorKind
classify_status (guint status)
{
  switch (status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
      return CATENA_ERROR_AUTH;
    case SOUP_STATUS_FORBIDDEN:
      return CATENA_ERROR_FORBIDDEN;
    case SOUP_STATUS_NOT_FOUND:
    case SOUP_STATUS_GONE:
      return CATENA_ERROR_NOT_FOUND;
    case SOUP_STATUS_REQUEST_TIMEOUT:
      return CATENA_ERROR_TIMEOUT;
    case SOUP_STATUS_CONFLICT:
      return CATENA_ERROR_CONFLICT;
    case 429:
      return CATENA_ERROR_THROTTLED;
    /* Said by a network that wants a person to sign in to it first, never by the service. */
    case 511:
      return CATENA_ERROR_PROTOCOL;
    default:
      break;
    }

  if (SOUP_STATUS_IS_REDIRECTION (status))
    return CATENA_ERROR_REDIRECT;
  if (SOUP_STATUS_IS_CLIENT_ERROR (status))
    return CATENA_ERROR_REFUSED;
  if (SOUP_STATUS_IS_SERVER_ERROR (status))
    return CATENA_ERROR_SERVER;

  return CATENA_ERROR_PROTOCOL;
}

static CatenaErrorKind
classify_refusal (guint       status,
                  const char *code)
{
  CatenaErrorKind kind;

  /* A redirect or a broken server is no less one for the code in its body. */
  if (SOUP_STATUS_IS_CLIENT_ERROR (status) && find_code_kind (code, &kind))
    return kind;

  return classify_status (status);
}

/* Only of a page: what is cut off in the middle of JSON may be a secret. */
static char *
quote_page (GBytes     *bytes,
            CatenaEcho *echo)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *start = g_strstrip (g_strndup (data != NULL ? data : "", MIN (length, MAX_QUOTED)));
  g_autofree char *text = catena_echo_remove (echo, start);
  g_autofree char *hint = *text == '<' ? catena_sanitize_text (text, HINT_LENGTH) : NULL;

  return hint != NULL ? g_strdup_printf (" “%s”", hint) : g_strdup ("");
}

/**
 * catena_fault_from_break:
 * @end: how it ended
 * @details: what is known about the attempt
 *
 * Returns: (transfer full): the error of an attempt without an answer
 */
GError *
catena_fault_from_break (const CatenaBreak        *end,
                         const CatenaErrorDetails *details)
{
  CatenaErrorKind kind = classify_break (end, details->sent);
  const char *name = catena_api_get (details->api)->name;

  if (kind == CATENA_ERROR_TLS && end->tls_faults != 0)
    {
      g_autofree char *reason = describe_certificate (end->tls_faults);

      return catena_error_new (kind, details, "%s: certificate of %s: %s", name, details->host, reason);
    }
  if (end->passed != CATENA_DEADLINE_NONE)
    return catena_error_new (kind, details, "%s: %s did not %s in time", name, details->host,
                             end->passed != CATENA_DEADLINE_CONNECT ? "answer"
                             : end->resolving                       ? "resolve"
                                                                    : "connect");

  return catena_error_new (kind, details, "%s: %s: %s", name, details->host, end->cause->message);
}

/**
 * catena_fault_from_proxy:
 * @status: what the proxy said when asked for a way to the host
 * @details: what is known about the attempt
 *
 * Returns: (transfer full): the error of an attempt that a proxy did not let through
 */
GError *
catena_fault_from_proxy (guint                     status,
                         const CatenaErrorDetails *details)
{
  return catena_error_new (CATENA_ERROR_CONNECT, details, "%s: %s: the proxy refused with status %u",
                           catena_api_get (details->api)->name, details->host, status);
}

/**
 * catena_fault_from_refusal:
 * @bytes: the answer's body
 * @echo: (nullable): what takes our own secrets out
 * @details: what is known about the attempt, its status among it
 *
 * Returns: (transfer full): the error of an answer that is no success, with the body's code and message
 */
GError *
catena_fault_from_refusal (GBytes                   *bytes,
                           CatenaEcho               *echo,
                           const CatenaErrorDetails *details)
{
  g_autoptr (CatenaErrorBody) body = catena_error_body_new (bytes, details->http_status, echo);
  CatenaErrorDetails all = *details;

  all.service_code = body->code;
  all.service_message = body->message;
  if (all.request_id == NULL)
    all.request_id = body->request_id;

  return catena_error_new (classify_refusal (all.http_status, body->code), &all,
                           "%s: status %u, %s: %s (request %s)", catena_api_get (all.api)->name, all.http_status,
                           body->code != NULL ? body->code : "no code",
                           body->message != NULL ? body->message : "no message",
                           all.request_id != NULL ? all.request_id : "without id");
}

/**
 * catena_fault_from_contents:
 * @cause: why the body cannot be read
 * @bytes: the body
 * @content_type: (nullable): what it calls itself
 * @echo: (nullable): what takes our own secrets out
 * @details: what is known about the attempt
 *
 * Returns: (transfer full): the error of a success whose body is not what the reference promises
 */
GError *
catena_fault_from_contents (const GError             *cause,
                            GBytes                   *bytes,
                            const char               *content_type,
                            CatenaEcho               *echo,
                            const CatenaErrorDetails *details)
{
  CatenaErrorKind kind = cause->domain == CATENA_ERROR ? (CatenaErrorKind) cause->code : CATENA_ERROR_PROTOCOL;
  g_autofree char *type = catena_sanitize_text (content_type, HINT_LENGTH);
  g_autofree char *hint = quote_page (bytes, echo);

  return catena_error_new (kind, details, "%s: status %u with what is no answer (%s)%s: %s",
                           catena_api_get (details->api)->name, details->http_status,
                           type != NULL ? type : "no type", hint, cause->message);
}

/**
 * catena_fault_from_size:
 * @max_size: the cap, in bytes
 * @details: what is known about the attempt
 *
 * Returns: (transfer full): the error of an answer that is larger than it may be
 */
GError *
catena_fault_from_size (gsize                     max_size,
                        const CatenaErrorDetails *details)
{
  return catena_error_new (CATENA_ERROR_TOO_LARGE, details, "%s: more than %" G_GSIZE_FORMAT " bytes",
                           catena_api_get (details->api)->name, max_size);
}

/**
 * catena_fault_unsent:
 * @cause: an error of getting the authorization
 * @api: the operation that was to be authorized
 *
 * A sign-in that timed out may have happened, the call it was for has not: its bytes never left, or were refused
 * with a 401.
 *
 * Returns: (transfer full): @cause, as an error of @api of which nothing was sent
 */
GError *
catena_fault_unsent (const GError *cause,
                     CatenaApiId   api)
{
  const CatenaErrorDetails *details = catena_error_get_details (cause);
  CatenaErrorDetails own;

  if (details == NULL)
    return g_error_copy (cause);

  own = *details;
  own.api = api;
  own.sent = FALSE;

  return catena_error_new ((CatenaErrorKind) cause->code, &own, "%s: %s", catena_api_get (api)->name,
                           cause->message);
}
