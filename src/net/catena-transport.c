/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-transport"

#include "config.h"

#include "catena-transport.h"
#include "catena-transport-private.h"

#include "catena-attempt.h"
#include "catena-error.h"
#include "catena-fault.h"
#include "catena-json.h"
#include "catena-proxy-resolver.h"
#include "catena-request-private.h"
#include "catena-trust.h"

#include <libsoup/soup.h>
#include <string.h>

#define MAX_CONNECTIONS 32
#define MAX_CONNECTIONS_PER_HOST 8
#define MAX_DOWNLOAD_SIZE (64 * 1024 * 1024)
/* Clocks that differ by more than this, in seconds, are a reason for a signature to be refused. */
#define MAX_SKEW 60

struct _CatenaTransport
{
  GObject parent_instance;

  SoupSession *session;
  CatenaExchangeLog *log;
  CatenaBackOff *back_off;
  CatenaAttemptLimits limits;
  gint64 clock_offset;
};

/* One call, from the first attempt to the last. */
typedef struct
{
  CatenaRequest *request;
  CatenaAuth *auth;
  CatenaAuthorization *authorization;
  CatenaAttempt *attempt;
  guint retries;
  gboolean renewed;
  gboolean clock_corrected;
} Call;

G_DEFINE_FINAL_TYPE (CatenaTransport, catena_transport, G_TYPE_OBJECT)

static void begin_attempt (GTask *task);

static void
free_call (gpointer data)
{
  Call *call = data;

  g_clear_object (&call->request);
  g_clear_object (&call->auth);
  g_clear_pointer (&call->authorization, catena_authorization_unref);
  g_clear_object (&call->attempt);
  g_free (call);
}

static const CatenaApi *
get_api (Call *call)
{
  return catena_api_get (catena_request_get_api (call->request));
}

static gboolean
is_get (Call *call)
{
  return g_str_equal (get_api (call)->method, SOUP_METHOD_GET);
}

static gboolean
is_repeatable (Call *call)
{
  return is_get (call) || (get_api (call)->flags & CATENA_API_FLAGS_REPEATABLE) != 0;
}

static gboolean
is_locked (const CatenaErrorDetails *details)
{
  /* The gateway has one code for all that is wrong with a signature; the text alone tells. */
  return details->service_message != NULL && strstr (details->service_message, "reach the limit") != NULL;
}

static gboolean
is_passing (const GError             *error,
            const CatenaErrorDetails *details)
{
  return g_error_matches (error, CATENA_ERROR, CATENA_ERROR_CONNECTION_LOST)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_THROTTLED)
         || details->http_status == SOUP_STATUS_BAD_GATEWAY
         || details->http_status == SOUP_STATUS_SERVICE_UNAVAILABLE
         || details->http_status == SOUP_STATUS_GATEWAY_TIMEOUT;
}

static void
on_renewed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&call->authorization, catena_authorization_unref);
  call->authorization = catena_auth_renew_finish (CATENA_AUTH (source), result, &error);
  if (call->authorization != NULL)
    begin_attempt (task);
  else
    g_task_return_error (task, catena_fault_unsent (error, get_api (call)->id));
}

static GError *
new_locked_error (const GError             *error,
                  const CatenaErrorDetails *details)
{
  return catena_error_new (CATENA_ERROR_AUTH, details, "%s (the access key is locked for five minutes)",
                           error->message);
}

static GError *
new_clock_error (const CatenaErrorDetails *details)
{
  return catena_error_new (CATENA_ERROR_CLOCK, details,
                           "%s: signature refused, the server's clock is %" G_GINT64_FORMAT " seconds ahead (request %s)",
                           catena_api_get (details->api)->name, details->clock_skew,
                           details->request_id != NULL ? details->request_id : "without id");
}

/* Five refused signatures lock the key, so there is a second one only when the first had a reason that is gone now. */
static void
handle_refused_signature (GTask  *task,
                          GError *error)
{
  CatenaTransport *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  const CatenaErrorDetails *details = catena_error_get_details (error);
  g_autoptr (GError) refusal = error;
  gint64 skew;

  if (is_locked (details))
    {
      g_task_return_error (task, new_locked_error (refusal, details));
      return;
    }
  if (!catena_attempt_get_skew (call->attempt, &skew)
      || ABS (skew - catena_attempt_get_clock_offset (call->attempt)) <= MAX_SKEW)
    {
      g_task_return_error (task, g_steal_pointer (&refusal));
      return;
    }

  self->clock_offset = skew;
  if (is_get (call) && !call->clock_corrected)
    {
      call->clock_corrected = TRUE;
      begin_attempt (task);
    }
  else
    {
      g_task_return_error (task, new_clock_error (details));
    }
}

static void
handle_unauthorized (GTask  *task,
                     GError *error)
{
  Call *call = g_task_get_task_data (task);

  if (call->authorization == NULL)
    {
      g_task_return_error (task, error);
    }
  else if (catena_authorization_get_token (call->authorization) == NULL)
    {
      handle_refused_signature (task, error);
    }
  else if (call->renewed)
    {
      g_task_return_error (task, error);
    }
  else
    {
      /* The gateway refused it before the service saw it, so this is safe for every call. */
      call->renewed = TRUE;
      g_error_free (error);
      catena_auth_renew_async (call->auth, call->authorization, g_task_get_cancellable (task), on_renewed,
                               g_object_ref (task));
    }
}

static void
handle_error (GTask  *task,
              GError *error)
{
  CatenaTransport *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  const CatenaErrorDetails *details = catena_error_get_details (error);

  if (g_error_matches (error, CATENA_ERROR, CATENA_ERROR_AUTH))
    {
      handle_unauthorized (task, error);
    }
  else if (details != NULL && is_passing (error, details)
           && catena_back_off_note (self->back_off, call->retries, catena_attempt_get_retry_after (call->attempt))
           && is_repeatable (call) && call->retries < CATENA_BACK_OFF_MAX_RETRIES)
    {
      call->retries++;
      g_error_free (error);
      begin_attempt (task);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
on_attempted (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  CatenaResponse *response = catena_attempt_run_finish (CATENA_ATTEMPT (source), result, &error);

  if (response != NULL)
    g_task_return_pointer (task, response, g_object_unref);
  else
    handle_error (task, error);
}

static void
on_waited (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CatenaTransport *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (!catena_back_off_wait_finish (CATENA_BACK_OFF (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_object (&call->attempt);
  call->attempt = catena_attempt_new (call->request, call->authorization, self->clock_offset, &self->limits,
                                      self->log);
  catena_attempt_run_async (call->attempt, self->session, g_task_get_cancellable (task), on_attempted,
                            g_object_ref (task));
}

static void
begin_attempt (GTask *task)
{
  CatenaTransport *self = g_task_get_source_object (task);

  catena_back_off_wait_async (self->back_off, g_task_get_cancellable (task), on_waited, g_object_ref (task));
}

static void
on_authorized (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  call->authorization = catena_auth_authorize_finish (CATENA_AUTH (source), result, &error);
  if (call->authorization != NULL)
    begin_attempt (task);
  else
    g_task_return_error (task, catena_fault_unsent (error, get_api (call)->id));
}

static gboolean
check_request (CatenaRequest  *request,
               GError        **error)
{
  g_autoptr (GUri) uri = catena_request_build_uri (request, error);

  return uri != NULL;
}

static SoupSession *
new_session (void)
{
  /* libsoup's own time limit stays off: it counts differently, and ours tell what they were waiting for. */
  SoupSession *session = soup_session_new_with_options ("user-agent", "catena/" CATENA_VERSION,
                                                        "timeout", 0,
                                                        "max-conns", MAX_CONNECTIONS,
                                                        "max-conns-per-host", MAX_CONNECTIONS_PER_HOST,
                                                        NULL);

  /* It would answer a 401 by itself. Cookies and a cache are not there unless added. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);

  return session;
}

static void
catena_transport_dispose (GObject *object)
{
  CatenaTransport *self = CATENA_TRANSPORT (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->log);
  g_clear_object (&self->back_off);

  G_OBJECT_CLASS (catena_transport_parent_class)->dispose (object);
}

static void
catena_transport_class_init (CatenaTransportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_transport_dispose;
}

static void
catena_transport_init (CatenaTransport *self)
{
  const CatenaAttemptLimits limits = {
    .connect = 10 * 1000,
    .attempt = 60 * 1000,
    .idle = 30 * 1000,
    .json_size = CATENA_JSON_MAX_SIZE,
    .download_size = MAX_DOWNLOAD_SIZE,
  };

  self->limits = limits;
  self->back_off = catena_back_off_new ();
  self->session = new_session ();
  catena_transport_set_proxy_resolver (self, g_proxy_resolver_get_default ());
}

/**
 * catena_transport_new:
 * @log: (nullable): where each attempt leaves its redacted record
 *
 * Makes the connection of one account. It belongs to the thread that makes it.
 *
 * Returns: (transfer full): a new transport
 */
CatenaTransport *
catena_transport_new (CatenaExchangeLog *log)
{
  CatenaTransport *self = g_object_new (CATENA_TYPE_TRANSPORT, NULL);

  self->log = log != NULL ? g_object_ref (log) : NULL;

  return self;
}

/**
 * catena_transport_set_ca_file:
 * @self: a transport
 * @path: (nullable): a PEM file with certificate authorities; %NULL for the system's alone
 * @error: return location for an error; %CATENA_ERROR_INPUT when there is no certificate in the file
 *
 * Trusts the authorities in @path beside those of the system. The file is read now, later changes to it do not matter.
 * Connections that stand are not affected: set it before anything is sent.
 *
 * Returns: whether it is in effect
 */
gboolean
catena_transport_set_ca_file (CatenaTransport  *self,
                              const char       *path,
                              GError          **error)
{
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (CATENA_IS_TRANSPORT (self), FALSE);

  if (path != NULL)
    database = catena_trust_new (path, &cause);
  else
    database = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  if (cause != NULL)
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_INPUT, NULL, "CA file: %s", cause->message));
      return FALSE;
    }
  soup_session_set_tls_database (self->session, database);

  return TRUE;
}

/**
 * catena_transport_get_clock_offset:
 * @self: a transport
 *
 * Returns: the seconds that are added to our clock when signing, learnt from a refused signature; 0 for none
 */
gint64
catena_transport_get_clock_offset (CatenaTransport *self)
{
  g_return_val_if_fail (CATENA_IS_TRANSPORT (self), 0);

  return self->clock_offset;
}

/**
 * catena_transport_send_async:
 * @self: a transport
 * @request: what is asked; not to be changed until the end
 * @auth: (nullable): where its authorization comes from; %NULL for calls that need none
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data for @callback
 *
 * Sends @request by all the rules: after the account's back-off; signed anew each time; repeated at most three times
 * when the connection is lost, or after 429, 502, 503 and 504, if its operation may be repeated; once more after a 401
 * for a token that could be renewed. What is in @request's body is gone from memory when the call ends.
 */
void
catena_transport_send_async (CatenaTransport     *self,
                             CatenaRequest       *request,
                             CatenaAuth          *auth,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Call *call;

  g_return_if_fail (CATENA_IS_TRANSPORT (self));
  g_return_if_fail (CATENA_IS_REQUEST (request));
  g_return_if_fail (auth == NULL || CATENA_IS_AUTH (auth));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_transport_send_async);
  call = g_new0 (Call, 1);
  call->request = g_object_ref (request);
  call->auth = auth != NULL ? g_object_ref (auth) : NULL;
  g_task_set_task_data (task, call, free_call);

  if (!check_request (request, &error))
    g_task_return_error (task, error);
  else if (auth != NULL)
    catena_auth_authorize_async (auth, cancellable, on_authorized, g_steal_pointer (&task));
  else
    begin_attempt (task);
}

/**
 * catena_transport_send_finish:
 * @self: a transport
 * @result: what the callback got
 * @error: return location for an error of %CATENA_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer, whose status is 2xx
 */
CatenaResponse *
catena_transport_send_finish (CatenaTransport  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * catena_transport_get_limits:
 * @self: a transport
 * @limits: (out caller-allocates): what an attempt may take
 */
void
catena_transport_get_limits (CatenaTransport     *self,
                             CatenaAttemptLimits *limits)
{
  g_return_if_fail (CATENA_IS_TRANSPORT (self));

  *limits = self->limits;
}

/**
 * catena_transport_set_limits:
 * @self: a transport
 * @limits: what an attempt may take from now on
 */
void
catena_transport_set_limits (CatenaTransport           *self,
                             const CatenaAttemptLimits *limits)
{
  g_return_if_fail (CATENA_IS_TRANSPORT (self));

  self->limits = *limits;
}

/**
 * catena_transport_set_back_off_func:
 * @self: a transport
 * @func: (nullable): what is told each wait, and shortens it
 * @user_data: data for @func
 */
void
catena_transport_set_back_off_func (CatenaTransport   *self,
                                    CatenaBackOffFunc  func,
                                    gpointer           user_data)
{
  g_return_if_fail (CATENA_IS_TRANSPORT (self));

  catena_back_off_set_func (self->back_off, func, user_data);
}

/**
 * catena_transport_set_proxy_resolver:
 * @self: a transport
 * @resolver: who says which proxy to use, in the place of the system
 *
 * This machine is reached directly in any case.
 */
void
catena_transport_set_proxy_resolver (CatenaTransport *self,
                                     GProxyResolver  *resolver)
{
  g_autoptr (GProxyResolver) own = NULL;

  g_return_if_fail (CATENA_IS_TRANSPORT (self));

  own = catena_proxy_resolver_new (resolver);
  soup_session_set_proxy_resolver (self->session, own);
}
