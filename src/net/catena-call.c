/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-call"

#include "config.h"

#include "catena-call.h"

#include "catena-attempt.h"
#include "catena-error.h"
#include "catena-fault.h"
#include "catena-request-private.h"

#include <string.h>

/* Clocks that differ by more than this, in seconds, are a reason for a signature to be refused. */
#define MAX_SKEW 60
/* A date of whole seconds that was some time under way says nothing of less than this. */
#define MIN_SKEW 5

/* One call, from the first attempt to the last. The data of its task. */
typedef struct
{
  CatenaLink *link;
  CatenaRequest *request;
  CatenaAuth *auth;
  CatenaAuthorization *authorization;
  CatenaAttempt *attempt;
  guint n_attempts;
  guint retries;
  gboolean renewed;
  gboolean clock_corrected;
  /* While it is inside the gate. */
  CatenaKeyVisit *visit;
} Call;

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

/* What is worth another attempt in a while. */
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
leave_gate (Call         *call,
            const GError *error)
{
  if (call->visit != NULL)
    catena_key_visit_leave (g_steal_pointer (&call->visit), error);
}

static void
succeed (GTask          *task,
         CatenaResponse *response)
{
  leave_gate (g_task_get_task_data (task), NULL);
  g_task_return_pointer (task, response, g_object_unref);
}

static void
fail (GTask  *task,
      GError *error)
{
  leave_gate (g_task_get_task_data (task), error);
  g_task_return_error (task, error);
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
    fail (task, catena_fault_unsent (error, get_api (call)->id));
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
                           "%s: signature refused, the server's clock is %" G_GINT64_FORMAT
                           " seconds ahead (request %s)",
                           catena_api_get (details->api)->name, details->clock_skew,
                           details->request_id != NULL ? details->request_id : "without id");
}

/* Five refused signatures lock the key: there is a second one only when the first had a reason that is gone now. */
static void
handle_refused_signature (GTask  *task,
                          GError *error)
{
  Call *call = g_task_get_task_data (task);
  const CatenaErrorDetails *details = catena_error_get_details (error);
  g_autoptr (GError) refusal = error;
  g_autoptr (GError) wrong_clock = NULL;
  gint64 skew;

  if (is_locked (details))
    {
      fail (task, new_locked_error (refusal, details));
      return;
    }
  if (!catena_attempt_get_skew (call->attempt, &skew)
      || ABS (skew - catena_attempt_get_clock_offset (call->attempt)) <= MAX_SKEW)
    {
      fail (task, g_steal_pointer (&refusal));
      return;
    }

  call->link->clock_offset = skew;
  wrong_clock = new_clock_error (details);
  if (is_get (call) && !call->clock_corrected)
    {
      call->clock_corrected = TRUE;
      leave_gate (call, wrong_clock);
      begin_attempt (task);
    }
  else
    {
      fail (task, g_steal_pointer (&wrong_clock));
    }
}

static void
handle_unauthorized (GTask  *task,
                     GError *error)
{
  Call *call = g_task_get_task_data (task);

  if (call->authorization == NULL)
    {
      fail (task, error);
    }
  else if (catena_authorization_get_token (call->authorization) == NULL)
    {
      handle_refused_signature (task, error);
    }
  else if (call->renewed)
    {
      fail (task, error);
    }
  else
    {
      /* The gateway refused it before the service saw it, so this is safe for every call. */
      call->renewed = TRUE;
      leave_gate (call, error);
      g_error_free (error);
      catena_auth_renew_async (call->auth, call->authorization, g_task_get_cancellable (task), on_renewed,
                               g_object_ref (task));
    }
}

static void
handle_error (GTask  *task,
              GError *error)
{
  Call *call = g_task_get_task_data (task);
  const CatenaErrorDetails *details = catena_error_get_details (error);

  if (g_error_matches (error, CATENA_ERROR, CATENA_ERROR_AUTH))
    {
      handle_unauthorized (task, error);
    }
  else if (details != NULL && is_passing (error, details)
           && catena_back_off_note (call->link->back_off, call->retries,
                                    catena_attempt_get_retry_after (call->attempt))
           && is_repeatable (call) && call->retries < CATENA_BACK_OFF_MAX_RETRIES)
    {
      call->retries++;
      leave_gate (call, error);
      g_error_free (error);
      begin_attempt (task);
    }
  else
    {
      fail (task, error);
    }
}

/* The service's own clock, whether or not signatures depend on it: what it tells of its times is compared with it. */
static void
note_service_clock (Call *call)
{
  gint64 skew;

  if (get_api (call)->cloud == CATENA_API_CLOUD_BCS && catena_attempt_get_skew (call->attempt, &skew))
    call->link->service_offset = ABS (skew) < MIN_SKEW ? 0 : skew;
}

static void
on_attempted (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  CatenaResponse *response = catena_attempt_run_finish (CATENA_ATTEMPT (source), result, &error);

  note_service_clock (g_task_get_task_data (task));
  if (response != NULL)
    succeed (task, response);
  else
    handle_error (task, error);
}

static void
on_waited (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (!catena_back_off_wait_finish (CATENA_BACK_OFF (source), result, &error))
    {
      fail (task, error);
      return;
    }

  catena_key_visit_sign (call->visit);
  /* A new attempt is a new message, signed for now with what the clock offset is by now. */
  g_clear_object (&call->attempt);
  call->attempt = catena_attempt_new (call->link, call->request, call->authorization, ++call->n_attempts);
  catena_attempt_run_async (call->attempt, g_task_get_cancellable (task), on_attempted, g_object_ref (task));
}

static void
on_entered (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  call->visit = catena_key_gate_enter_finish (CATENA_KEY_GATE (source), result, &error);
  if (call->visit != NULL)
    catena_back_off_wait_async (call->link->back_off, g_task_get_cancellable (task), on_waited, g_object_ref (task));
  else
    fail (task, catena_fault_unsent (error, get_api (call)->id));
}

static void
begin_attempt (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  catena_key_gate_enter_async (call->link->gate, call->authorization, g_task_get_cancellable (task), on_entered,
                               g_object_ref (task));
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
    fail (task, catena_fault_unsent (error, get_api (call)->id));
}

static gboolean
check_request (CatenaRequest  *request,
               GError        **error)
{
  g_autoptr (GUri) uri = catena_request_build_uri (request, error);

  return uri != NULL;
}

/**
 * catena_call_run:
 * @task: (transfer none): a new task without data, which returns a #CatenaResponse in the end
 * @link: what the calls of the account share; kept by the task's source object
 * @request: what is asked
 * @auth: (nullable): where its authorization comes from
 *
 * Sends @request as often as the rules say: the state machine between attempts.
 */
void
catena_call_run (GTask         *task,
                 CatenaLink    *link,
                 CatenaRequest *request,
                 CatenaAuth    *auth)
{
  Call *call = g_new0 (Call, 1);
  GError *error = NULL;

  call->link = link;
  call->request = g_object_ref (request);
  call->auth = auth != NULL ? g_object_ref (auth) : NULL;
  g_task_set_task_data (task, call, free_call);

  if (!check_request (request, &error))
    g_task_return_error (task, error);
  else if (auth != NULL)
    catena_auth_authorize_async (auth, g_task_get_cancellable (task), on_authorized, g_object_ref (task));
  else
    begin_attempt (task);
}
