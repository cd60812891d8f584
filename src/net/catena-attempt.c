/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-attempt"

#include "config.h"

#include "catena-attempt.h"

#include "catena-back-off.h"
#include "catena-digest.h"
#include "catena-echo.h"
#include "catena-error.h"
#include "catena-fault.h"
#include "catena-header-text.h"
#include "catena-host.h"
#include "catena-message.h"
#include "catena-reader.h"
#include "catena-request-private.h"
#include "catena-response-private.h"
#include "catena-time.h"
#include "catena-util.h"
#include "catena-watch.h"

/* A refusal is known by its status; of what explains it no more than this is read. */
#define MAX_REFUSAL_SIZE (256 * 1024)
#define MAX_REQUEST_ID 128
/* A century, in seconds. A clock further off is none, and a time that is moved by this still fits into nanoseconds. */
#define MAX_SKEW (G_GINT64_CONSTANT (100) * 365 * 24 * 3600)

struct _CatenaAttempt
{
  GObject parent_instance;

  CatenaRequest *request;
  CatenaAuthorization *authorization;
  guint number;
  /* Lives as long as the call. */
  const CatenaLink *link;
  gint64 clock_offset;
  CatenaEcho *echo;

  SoupMessage *message;
  CatenaWatch *watch;
  GUri *uri;
  char *host;
  gsize bytes_sent;
  gint64 started;
  gint64 started_monotonic;

  guint status;
  char *request_id;
  gint64 retry_after;
  gboolean has_skew;
  gint64 skew;
  GBytes *bytes;
};

G_DEFINE_FINAL_TYPE (CatenaAttempt, catena_attempt, G_TYPE_OBJECT)

static gboolean
has_flag (CatenaAttempt  *self,
          CatenaApiFlags  flag)
{
  return (catena_api_get (catena_request_get_api (self->request))->flags & flag) != 0;
}

static CatenaErrorDetails
describe (CatenaAttempt *self)
{
  CatenaErrorDetails details = {
    .api = catena_request_get_api (self->request),
    .http_status = self->status,
    .request_id = self->request_id,
    .sent = self->watch->sent,
    .clock_skew = self->has_skew ? self->skew : 0,
    .host = self->host,
  };

  return details;
}

/* The one constructor of what the log keeps. Returns its serial there. */
static guint64
record (CatenaAttempt *self,
        const char    *shown,
        const GError  *error)
{
  CatenaBody *body = catena_request_get_body (self->request);
  g_autoptr (CatenaExchange) exchange = NULL;
  g_autofree char *path = NULL;
  g_autofree char *request_headers = NULL;
  g_autofree char *response_headers = NULL;

  if (self->link->log == NULL)
    return 0;

  path = catena_host_dup_path (self->uri);
  request_headers = catena_header_text_from_request (self->message);
  response_headers = catena_header_text_from_response (self->message, self->echo);
  exchange = g_object_new (CATENA_TYPE_EXCHANGE,
                           "api", (guint) catena_request_get_api (self->request),
                           "attempt", self->number,
                           "account", self->link->account,
                           "method", soup_message_get_method (self->message),
                           "scheme", g_uri_get_scheme (self->uri),
                           "host", self->host,
                           "path", path,
                           "status", self->status,
                           "started", self->started,
                           "duration", g_get_monotonic_time () - self->started_monotonic,
                           "request-id", self->request_id,
                           "bytes-sent", (guint64) self->bytes_sent,
                           "bytes-received", (guint64) (self->bytes != NULL ? g_bytes_get_size (self->bytes) : 0),
                           "request-headers", request_headers,
                           "request-body", body != NULL ? catena_body_get_redacted (body) : NULL,
                           "response-headers", response_headers,
                           "response-body", shown,
                           "error", error != NULL ? error->message : NULL,
                           NULL);

  return catena_exchange_log_append (self->link->log, exchange);
}

/* Lets go of what keeps the connection and the body with its secrets. */
static void
end (CatenaAttempt *self)
{
  g_clear_pointer (&self->watch, catena_watch_free);
  g_clear_object (&self->message);
}

static void
fail (CatenaAttempt *self,
      GTask         *task,
      const char    *shown,
      GError        *error)
{
  catena_error_set_exchange (error, record (self, shown, error));
  end (self);
  g_task_return_error (task, error);
}

static void
succeed (CatenaAttempt *self,
         GTask         *task,
         CatenaDigest  *digest)
{
  g_autoptr (CatenaResponse) response = NULL;

  response = catena_response_new (self->status, soup_message_get_response_headers (self->message), self->bytes,
                                  digest->json, self->request_id,
                                  g_get_monotonic_time () - self->started_monotonic,
                                  record (self, digest->shown, NULL));
  end (self);
  g_task_return_pointer (task, g_steal_pointer (&response), g_object_unref);
}

static void
fail_without_answer (CatenaAttempt *self,
                     GTask         *task,
                     const GError  *cause)
{
  CatenaErrorDetails details = describe (self);
  CatenaBreak how = {
    .cause = cause,
    .passed = catena_deadline_get_passed (self->watch->deadline),
    .resolving = self->watch->resolving,
    .tls_faults = self->watch->tls_faults,
  };

  if (how.passed == CATENA_DEADLINE_NONE && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self, task, NULL, g_error_copy (cause));
  else
    fail (self, task, NULL, catena_fault_from_break (&how, &details));
}

/* The server's clock against ours. Its date is of whole seconds, so nothing below a few of them means anything. */
static void
note_skew (CatenaAttempt *self,
           gint64         date)
{
  gint64 skew = date - catena_time_now () / CATENA_NSEC_PER_SEC;

  self->has_skew = ABS (skew) <= MAX_SKEW;
  self->skew = self->has_skew ? skew : 0;
}

static void
read_headers (CatenaAttempt *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *date_text = soup_message_headers_get_one (headers, "Date");
  g_autoptr (GDateTime) date = date_text != NULL ? soup_date_time_new_from_http_string (date_text) : NULL;
  const char *request_id = soup_message_headers_get_one (headers, "X-Request-Id");
  gint64 now = catena_time_now () / CATENA_NSEC_PER_SEC;

  self->status = soup_message_get_status (self->message);
  if (request_id == NULL)
    request_id = soup_message_headers_get_one (headers, "X-IAM-Trace-Id");
  self->request_id = catena_sanitize_text (request_id, MAX_REQUEST_ID);
  if (date != NULL)
    {
      now = g_date_time_to_unix (date);
      note_skew (self, now);
    }
  self->retry_after =
    catena_back_off_parse_retry_after (soup_message_headers_get_one (headers, "Retry-After"), now);
}

static void
judge (CatenaAttempt *self,
       GTask         *task,
       CatenaDigest  *digest)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  CatenaErrorDetails details = describe (self);
  const char *content_type;

  if (!SOUP_STATUS_IS_SUCCESSFUL (self->status))
    {
      fail (self, task, digest->shown, catena_fault_from_refusal (self->bytes, self->echo, &details));
    }
  else if (digest->error != NULL)
    {
      content_type = soup_message_headers_get_content_type (headers, NULL);
      fail (self, task, digest->shown, catena_fault_from_contents (digest->error, self->bytes, content_type,
                                                                  self->echo, &details));
    }
  else
    {
      succeed (self, task, digest);
    }
}

static void
on_digested (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaAttempt *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaDigest) digest = catena_digest_finish (result, &error);

  if (digest == NULL)
    {
      fail_without_answer (self, task, error);
      return;
    }

  judge (self, task, digest);
}

static void
take_bytes (CatenaAttempt *self,
            GTask         *task,
            GBytes        *bytes)
{
  CatenaDigestKind kind = CATENA_DIGEST_REFUSAL;

  /* The answer is here; what is left to be done takes no time of the server's. */
  catena_deadline_stop (self->watch->deadline, CATENA_DEADLINE_ATTEMPT);
  catena_deadline_stop (self->watch->deadline, CATENA_DEADLINE_IDLE);

  if (SOUP_STATUS_IS_SUCCESSFUL (self->status))
    kind = has_flag (self, CATENA_API_FLAGS_DOWNLOAD) ? CATENA_DIGEST_FILE : CATENA_DIGEST_JSON;
  self->bytes = g_bytes_ref (bytes);
  catena_digest_async (self->bytes, kind, self->echo, g_task_get_cancellable (task), on_digested,
                       g_object_ref (task));
}

static gsize
choose_max_size (CatenaAttempt *self)
{
  if (!SOUP_STATUS_IS_SUCCESSFUL (self->status))
    return MAX_REFUSAL_SIZE;

  return has_flag (self, CATENA_API_FLAGS_DOWNLOAD) ? self->link->limits.download_size : self->link->limits.json_size;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaAttempt *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  gboolean cut = FALSE;
  g_autoptr (GBytes) bytes = catena_reader_read_finish (G_INPUT_STREAM (source), result, &cut, &error);
  CatenaErrorDetails details = describe (self);

  /* The rest is not wanted: it is not read to its end, the connection goes. */
  if (cut)
    g_cancellable_cancel (catena_deadline_get_cancellable (self->watch->deadline));

  if (SOUP_STATUS_IS_SUCCESSFUL (self->status) && cut)
    {
      fail (self, task, NULL, catena_fault_from_size (choose_max_size (self), &details));
    }
  else if (bytes != NULL)
    {
      take_bytes (self, task, bytes);
    }
  else if (SOUP_STATUS_IS_SUCCESSFUL (self->status) || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      fail_without_answer (self, task, error);
    }
  else
    {
      /* The refusal stands, whatever happened to its explanation. */
      g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);

      take_bytes (self, task, empty);
    }
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaAttempt *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  catena_deadline_stop (self->watch->deadline, CATENA_DEADLINE_CONNECT);
  if (stream == NULL)
    {
      fail_without_answer (self, task, error);
    }
  else if (!self->watch->sent)
    {
      /* libsoup hands on a proxy's refusal as if the host had said it. Taken for that, a 401 would cost a token. */
      CatenaErrorDetails details = describe (self);

      fail (self, task, NULL, catena_fault_from_proxy (soup_message_get_status (self->message), &details));
    }
  else
    {
      read_headers (self);
      catena_reader_read_async (stream, choose_max_size (self), self->watch->deadline, on_read,
                                g_object_ref (task));
    }
}

static gboolean
prepare (CatenaAttempt  *self,
         GError        **error)
{
  self->uri = catena_request_build_uri (self->request, error);
  if (self->uri == NULL)
    return FALSE;

  self->host = catena_host_dup_authority (self->uri);
  self->message = catena_message_new (self->request, self->uri, self->authorization, self->clock_offset,
                                      &self->bytes_sent, error);

  return self->message != NULL;
}

static void
catena_attempt_finalize (GObject *object)
{
  CatenaAttempt *self = CATENA_ATTEMPT (object);

  g_clear_object (&self->request);
  g_clear_pointer (&self->authorization, catena_authorization_unref);
  g_clear_pointer (&self->echo, catena_echo_free);
  g_clear_pointer (&self->watch, catena_watch_free);
  g_clear_object (&self->message);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->request_id, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (catena_attempt_parent_class)->finalize (object);
}

static void
catena_attempt_class_init (CatenaAttemptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = catena_attempt_finalize;
}

static void
catena_attempt_init (CatenaAttempt *self)
{
  self->retry_after = -1;
}

/**
 * catena_attempt_new:
 * @link: what the calls of the account share; it outlives the attempt's run
 * @request: what is asked
 * @authorization: (nullable): what it is authorized with
 * @number: which attempt at its call it is, from 1
 *
 * Returns: (transfer full): a new attempt, to be run once
 */
CatenaAttempt *
catena_attempt_new (const CatenaLink    *link,
                    CatenaRequest       *request,
                    CatenaAuthorization *authorization,
                    guint                number)
{
  CatenaAttempt *self = g_object_new (CATENA_TYPE_ATTEMPT, NULL);

  self->request = g_object_ref (request);
  self->authorization = authorization != NULL ? catena_authorization_ref (authorization) : NULL;
  self->number = number;
  self->link = link;
  self->clock_offset = link->clock_offset;
  self->echo = catena_echo_new (request, authorization, link->spoken);

  return self;
}

/**
 * catena_attempt_run_async:
 * @self: an attempt that was not run yet
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data for @callback
 *
 * Sends the request once.
 */
void
catena_attempt_run_async (CatenaAttempt       *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (CATENA_IS_ATTEMPT (self));
  g_return_if_fail (self->message == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_attempt_run_async);
  /* The deadline of the attempt follows the cancellable, and the log is to know how it ended. */
  g_task_set_check_cancellable (task, FALSE);

  if (!prepare (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  self->started = catena_time_now ();
  self->started_monotonic = g_get_monotonic_time ();
  self->watch = catena_watch_new (self->message, &self->link->limits, has_flag (self, CATENA_API_FLAGS_DOWNLOAD),
                                  cancellable);
  soup_session_send_async (self->link->session, self->message, G_PRIORITY_DEFAULT,
                           catena_deadline_get_cancellable (self->watch->deadline), on_sent, g_object_ref (task));
}

/**
 * catena_attempt_run_finish:
 * @self: an attempt
 * @result: what the callback got
 * @error: return location for an error of %CATENA_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the successful answer
 */
CatenaResponse *
catena_attempt_run_finish (CatenaAttempt  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * catena_attempt_get_retry_after:
 * @self: an attempt that is over
 *
 * Returns: the seconds after which the server wants to be asked again, or -1
 */
gint64
catena_attempt_get_retry_after (CatenaAttempt *self)
{
  g_return_val_if_fail (CATENA_IS_ATTEMPT (self), -1);

  return self->retry_after;
}

/**
 * catena_attempt_get_skew:
 * @self: an attempt that is over
 * @seconds: (out): by how much the server's clock is ahead of ours
 *
 * Returns: whether the server told its time, and it can be meant
 */
gboolean
catena_attempt_get_skew (CatenaAttempt *self,
                         gint64        *seconds)
{
  g_return_val_if_fail (CATENA_IS_ATTEMPT (self), FALSE);

  *seconds = self->skew;

  return self->has_skew;
}

/**
 * catena_attempt_get_clock_offset:
 * @self: an attempt
 *
 * Returns: the seconds that were added to our clock to sign it
 */
gint64
catena_attempt_get_clock_offset (CatenaAttempt *self)
{
  g_return_val_if_fail (CATENA_IS_ATTEMPT (self), 0);

  return self->clock_offset;
}
