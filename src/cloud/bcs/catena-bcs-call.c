/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-bcs-call"

#include "config.h"

#include "catena-bcs-call.h"

#include "catena-error.h"

/* Answers with more bytes are made into objects in a thread; net has parsed them in one as well. */
#define LARGE_ANSWER (256 * 1024)

typedef struct
{
  CatenaApiId api;
  char *service_id;
  GPtrArray *query; /* names and values in turn */
  CatenaBody *body;
  CatenaBcsReader read;
  GDestroyNotify free_result;

  char *endpoint;      /* where it was last sent to */
  GError *first_error; /* of the endpoint that was tried first */
  CatenaResponse *response;
} CallData;

static void on_sent (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data);

static void
free_call_data (CallData *data)
{
  g_free (data->service_id);
  g_ptr_array_unref (data->query);
  g_clear_pointer (&data->body, catena_body_unref);
  g_free (data->endpoint);
  g_clear_error (&data->first_error);
  g_clear_object (&data->response);
  g_free (data);
}

static CallData *
copy_call (const CatenaBcsCall *call)
{
  CallData *data = g_new0 (CallData, 1);

  data->api = call->api;
  data->service_id = g_strdup (call->service_id);
  data->query = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < call->n_query; i++)
    {
      if (call->query[i].value == NULL)
        continue;
      g_ptr_array_add (data->query, g_strdup (call->query[i].name));
      g_ptr_array_add (data->query, g_strdup (call->query[i].value));
    }
  if (call->body != NULL)
    data->body = catena_body_ref (call->body);
  data->read = call->read;
  data->free_result = call->free_result;

  return data;
}

static CatenaRequest *
build_request (CatenaBcs *self,
               CallData  *data)
{
  CatenaRequest *request = catena_request_new (data->api, data->endpoint);

  catena_request_set_parameter (request, "project_id", catena_bcs_get_project_id (self));
  if (data->service_id != NULL)
    catena_request_set_parameter (request, "blockchain_id", data->service_id);
  for (guint i = 0; i < data->query->len; i += 2)
    catena_request_add_query (request, g_ptr_array_index (data->query, i), g_ptr_array_index (data->query, i + 1));
  catena_request_set_project (request, catena_bcs_get_project_id (self));
  if (data->body != NULL)
    catena_request_set_body (request, data->body);

  return request;
}

static void
send_to (GTask      *task,
         const char *endpoint)
{
  CatenaBcs *self = g_task_get_source_object (task);
  CallData *data = g_task_get_task_data (task);
  g_autoptr (CatenaRequest) request = NULL;

  g_free (data->endpoint);
  data->endpoint = g_strdup (endpoint);
  request = build_request (self, data);
  catena_transport_send_async (catena_bcs_get_transport (self), request, catena_bcs_get_auth (self),
                               g_task_get_cancellable (task), on_sent, g_object_ref (task));
}

static gboolean
is_other_endpoint_worth_trying (CallData     *data,
                                const GError *error)
{
  if (g_strcmp0 (catena_api_get (data->api)->method, "GET") != 0 || data->first_error != NULL)
    return FALSE;

  return g_error_matches (error, CATENA_ERROR, CATENA_ERROR_RESOLVE)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_TLS);
}

/* A reader knows the answer's body, not the answer. */
static GError *
complete_error (GError         *error,
                CatenaResponse *response)
{
  const CatenaErrorDetails *known = catena_error_get_details (error);
  CatenaErrorDetails details;
  GError *complete;

  if (known == NULL)
    return error;

  details = *known;
  details.http_status = catena_response_get_status (response);
  details.request_id = catena_response_get_request_id (response);
  details.exchange = catena_response_get_exchange (response);
  complete = catena_error_new ((CatenaErrorKind) error->code, &details, "%s", error->message);
  g_error_free (error);

  return complete;
}

static void
read_answer (GTask *task)
{
  CallData *data = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result = data->read (catena_response_get_object (data->response), &error);

  if (result != NULL)
    g_task_return_pointer (task, result, data->free_result);
  else
    g_task_return_error (task, complete_error (error, data->response));
}

static void
read_answer_in_thread (GTask        *task,
                       gpointer      source,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  read_answer (task);
}

static void
take_response (GTask          *task,
               CatenaResponse *response)
{
  CatenaBcs *self = g_task_get_source_object (task);
  CallData *data = g_task_get_task_data (task);

  /* Whichever endpoint answered is asked first from now on. */
  catena_bcs_set_endpoint (self, data->endpoint);
  data->response = response;

  if (g_bytes_get_size (catena_response_get_bytes (response)) > LARGE_ANSWER)
    g_task_run_in_thread (task, read_answer_in_thread);
  else
    read_answer (task);
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  CallData *data = g_task_get_task_data (task);
  CatenaBcs *self = g_task_get_source_object (task);
  const char *other = catena_bcs_get_other_endpoint (self);
  GError *error = NULL;
  CatenaResponse *response = catena_transport_send_finish (CATENA_TRANSPORT (source), result, &error);

  if (response != NULL)
    {
      take_response (task, response);
    }
  else if (other != NULL && is_other_endpoint_worth_trying (data, error))
    {
      data->first_error = error;
      send_to (task, other);
    }
  else if (data->first_error != NULL && error->domain == CATENA_ERROR)
    {
      gboolean reached = !g_error_matches (error, CATENA_ERROR, CATENA_ERROR_RESOLVE)
                         && !g_error_matches (error, CATENA_ERROR, CATENA_ERROR_TLS)
                         && !g_error_matches (error, CATENA_ERROR, CATENA_ERROR_CONNECT);

      /* A refusal comes from a server that was reached, so that one is remembered and its words count. When neither was
       * reached, the first one is the one that the person knows of. */
      if (reached)
        catena_bcs_set_endpoint (self, data->endpoint);
      g_task_return_error (task, reached ? error : g_steal_pointer (&data->first_error));
      if (!reached)
        g_error_free (error);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

/**
 * catena_bcs_call_async:
 * @self: a client
 * @call: what to ask
 * @source_tag: the public function
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Makes one call. A GET whose host has no address, or a certificate that is not accepted, is asked again at the other
 * endpoint of the region, and the one that answered is kept for what follows.
 */
void
catena_bcs_call_async (CatenaBcs           *self,
                       const CatenaBcsCall *call,
                       gpointer             source_tag,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, copy_call (call), (GDestroyNotify) free_call_data);
  send_to (task, catena_bcs_get_endpoint (self));
}

/**
 * catena_bcs_call_finish:
 * @self: a client
 * @result: what the callback was given
 * @source_tag: the public function
 * @raw: (out) (optional) (nullable) (transfer full): the answer's bytes; %NULL when there was none
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the reader made
 */
gpointer
catena_bcs_call_finish (CatenaBcs     *self,
                        GAsyncResult  *result,
                        gpointer       source_tag,
                        GBytes       **raw,
                        GError       **error)
{
  CallData *data;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  data = g_task_get_task_data (G_TASK (result));
  if (raw != NULL)
    *raw = data->response != NULL ? g_bytes_ref (catena_response_get_bytes (data->response)) : NULL;

  return g_task_propagate_pointer (G_TASK (result), error);
}
