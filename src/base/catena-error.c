/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error"

#include "config.h"

#include "catena-error.h"

#include <gio/gio.h>

/* G_DEFINE_EXTENDED_ERROR asks for catena_error_private_init, _copy and _clear. */
typedef struct
{
  CatenaErrorDetails details;
  char *service_code;
  char *service_message;
  char *request_id;
  char *host;
  char *member;
  char *file;
} CatenaErrorPrivate;

/* What a documented code says against its status: nearly all of the 400s are a plain no, these are not. */
static const struct
{
  const char *code;
  CatenaVerdict verdict;
} code_verdicts[] = {
  /* Status 400, but the text is that the service was modified. */
  { "BCS.2001001", CATENA_VERDICT_MAY_HAVE_HAPPENED },
  /* Timed out or in work inside the service; one is told to look later. */
  { "BCS.4001040", CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { "BCS.4001044", CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { "BCS.4001052", CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { "BCS.4001999", CATENA_VERDICT_MAY_HAVE_HAPPENED },
  /* Invited before, or an invitation that went wrong half way: which, only the list of members tells. */
  { "BCS.4006025", CATENA_VERDICT_MAY_HAVE_HAPPENED },
  { "BCS.4006026", CATENA_VERDICT_MAY_HAVE_HAPPENED },
  /* The service goes, its file storage stays and is to be deleted by hand. */
  { "BCS.4001006", CATENA_VERDICT_PARTLY },
  /* Permissions that are missing, told as 400. */
  { "BCS.4001032", CATENA_VERDICT_PERMISSION },
  { "BCS.4001086", CATENA_VERDICT_PERMISSION },
  { "BCS.4001307", CATENA_VERDICT_PERMISSION },
  { "BCS.4003007", CATENA_VERDICT_PERMISSION },
};

static void catena_error_private_init  (CatenaErrorPrivate       *private);
static void catena_error_private_copy  (const CatenaErrorPrivate *source,
                                        CatenaErrorPrivate       *target);
static void catena_error_private_clear (CatenaErrorPrivate       *private);

G_DEFINE_EXTENDED_ERROR (CatenaError, catena_error)

static void
set_details (CatenaErrorPrivate       *private,
             const CatenaErrorDetails *details)
{
  private->service_code = g_strdup (details->service_code);
  private->service_message = g_strdup (details->service_message);
  private->request_id = g_strdup (details->request_id);
  private->host = g_strdup (details->host);
  private->member = g_strdup (details->member);
  private->file = g_strdup (details->file);

  private->details = *details;
  private->details.service_code = private->service_code;
  private->details.service_message = private->service_message;
  private->details.request_id = private->request_id;
  private->details.host = private->host;
  private->details.member = private->member;
  private->details.file = private->file;
}

static void
catena_error_private_init (CatenaErrorPrivate *private)
{
}

static void
catena_error_private_copy (const CatenaErrorPrivate *source,
                           CatenaErrorPrivate       *target)
{
  set_details (target, &source->details);
}

static void
catena_error_private_clear (CatenaErrorPrivate *private)
{
  g_free (private->service_code);
  g_free (private->service_message);
  g_free (private->request_id);
  g_free (private->host);
  g_free (private->member);
  g_free (private->file);
}

static gboolean
find_code_verdict (const char    *code,
                   CatenaVerdict *verdict)
{
  for (guint i = 0; i < G_N_ELEMENTS (code_verdicts); i++)
    {
      if (g_strcmp0 (code_verdicts[i].code, code) == 0)
        {
          *verdict = code_verdicts[i].verdict;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether the answer's status alone leaves open what became of a changing call. */
static gboolean
status_is_no_answer (guint status)
{
  switch (status)
    {
    case 307:
    case 308:
      /* The same request has to be made elsewhere, so it was not acted on here. Any other redirect may as
       * well follow on a request that was carried out. */
      return FALSE;
    case 501:
    case 503:
    case 505:
      /* Refused before it was begun: not known, no capacity, wrong version. The one guess is 503: a gateway
       * may say it of a backend that died half way, but HTTP gives it the meaning "not handled now", it is
       * what load shedding answers, and the look-up after it would fail for the same reason. 500 names no
       * such point. */
      return FALSE;
    default:
      return status < 400 || status >= 500;
    }
}

static gboolean
is_changing (CatenaApiId api)
{
  return (catena_api_get (api)->flags & CATENA_API_FLAGS_REPEATABLE) == 0;
}

static CatenaVerdict
judge_open_end (const CatenaErrorDetails *details,
                gboolean                  sent)
{
  /* What changes nothing has nothing to be looked for: it is simply asked again. */
  if (!sent || !is_changing (details->api) || !status_is_no_answer (details->http_status))
    return CATENA_VERDICT_NO;

  return CATENA_VERDICT_MAY_HAVE_HAPPENED;
}

static CatenaVerdict
judge_own_error (CatenaErrorKind           kind,
                 const CatenaErrorDetails *details)
{
  CatenaVerdict verdict;

  if (find_code_verdict (details->service_code, &verdict)
      && (verdict == CATENA_VERDICT_PERMISSION || is_changing (details->api)))
    return verdict;

  switch (kind)
    {
    case CATENA_ERROR_CONNECTION_LOST:
    case CATENA_ERROR_TIMEOUT:
    /* A file that could not be written after the call that was to fill it, if anything was sent at all. */
    case CATENA_ERROR_STORAGE:
      return judge_open_end (details, details->sent);
    case CATENA_ERROR_REDIRECT:
    case CATENA_ERROR_TOO_LARGE:
    case CATENA_ERROR_PROTOCOL:
    case CATENA_ERROR_SERVER:
      /* Where there is an answer to complain of, something was sent, said or not. */
      return judge_open_end (details, TRUE);
    case CATENA_ERROR_AUTH:
    case CATENA_ERROR_CLOCK:
    case CATENA_ERROR_SIGN_IN:
      return CATENA_VERDICT_SIGN_IN;
    case CATENA_ERROR_FORBIDDEN:
      return CATENA_VERDICT_PERMISSION;
    case CATENA_ERROR_BUG:
      return CATENA_VERDICT_BUG;
    case CATENA_ERROR_RESOLVE:
    case CATENA_ERROR_CONNECT:
    case CATENA_ERROR_TLS:
    case CATENA_ERROR_NOT_FOUND:
    case CATENA_ERROR_CONFLICT:
    case CATENA_ERROR_REFUSED:
    case CATENA_ERROR_THROTTLED:
    case CATENA_ERROR_INPUT:
    case CATENA_ERROR_KEYRING:
    default:
      return CATENA_VERDICT_NO;
    }
}

/* Errors of GLib that came through unmapped do not tell whether anything was sent. Only those that end before
 * a connection stands, or that are about files, are a no. */
static CatenaVerdict
judge_foreign_error (const GError *error)
{
  if (error->domain == G_RESOLVER_ERROR
      || error->domain == G_FILE_ERROR
      || error->domain == G_KEY_FILE_ERROR
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED)
      || g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE)
      || g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE))
    return CATENA_VERDICT_NO;

  return CATENA_VERDICT_MAY_HAVE_HAPPENED;
}

/**
 * catena_error_new:
 * @kind: what went wrong
 * @details: (nullable): what else is known; its strings are copied
 * @format: technical English, untranslated, for logs
 * @...: arguments of @format
 *
 * The one constructor of %CATENA_ERROR.
 *
 * Returns: (transfer full): a new error
 */
GError *
catena_error_new (CatenaErrorKind           kind,
                  const CatenaErrorDetails *details,
                  const char               *format,
                  ...)
{
  GError *error;
  va_list arguments;

  va_start (arguments, format);
  error = g_error_new_valist (CATENA_ERROR, (int) kind, format, arguments);
  va_end (arguments);

  if (details != NULL)
    set_details (catena_error_get_private (error), details);

  return error;
}

/**
 * catena_error_get_details:
 * @error: (nullable): any error
 *
 * Returns: (transfer none) (nullable): what @error carries beside its message, as long as it lives; %NULL
 *   for an error of another domain
 */
const CatenaErrorDetails *
catena_error_get_details (const GError *error)
{
  if (error == NULL || error->domain != CATENA_ERROR)
    return NULL;

  return &catena_error_get_private (error)->details;
}

/**
 * catena_error_set_exchange:
 * @error: an error of an attempt
 * @exchange: the serial of the record of that attempt, which can only be made when the error is there
 *
 * Links an error with what went over the wire. An error of another domain (it was cancelled) is left alone.
 */
void
catena_error_set_exchange (GError  *error,
                           guint64  exchange)
{
  g_return_if_fail (error != NULL);

  if (error->domain == CATENA_ERROR)
    catena_error_get_private (error)->details.exchange = exchange;
}

/**
 * catena_error_get_verdict:
 * @error: any error that a call ended in
 *
 * Says what the error means for the call. An end after the first byte was sent without a definite answer
 * may have happened: time-out, lost connection, 500, 502, 504, a redirect, an answer that cannot be read,
 * the documented 400s that are no definite no, and cancellation. For operations that change nothing such an
 * end is a plain no.
 *
 * Returns: the verdict
 */
CatenaVerdict
catena_error_get_verdict (const GError *error)
{
  const CatenaErrorDetails *details;

  g_return_val_if_fail (error != NULL, CATENA_VERDICT_NO);

  details = catena_error_get_details (error);
  if (details == NULL)
    return judge_foreign_error (error);

  return judge_own_error ((CatenaErrorKind) error->code, details);
}
