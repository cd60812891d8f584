/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-bcs"

#include "config.h"

#include "catena-bcs.h"

#include "catena-bcs-call.h"
#include "catena-bcs-parse.h"
#include "catena-error.h"
#include "catena-json.h"

struct _CatenaBcs
{
  GObject parent_instance;

  CatenaTransport *transport;
  CatenaAuth *auth;
  char *endpoint;
  char *fallback_endpoint;
  gboolean use_fallback;
  char *project_id;
};

G_DEFINE_FINAL_TYPE (CatenaBcs, catena_bcs, G_TYPE_OBJECT)

static JsonObject *
parse_object (GBytes    *raw,
              JsonNode **root,
              GError   **error)
{
  *root = catena_json_parse (raw, error);
  if (*root == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (*root))
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_PROTOCOL, NULL, "The answer is not a JSON object"));
      return NULL;
    }

  return json_node_get_object (*root);
}

static void
catena_bcs_finalize (GObject *object)
{
  CatenaBcs *self = CATENA_BCS (object);

  g_clear_object (&self->transport);
  g_clear_object (&self->auth);
  g_free (self->endpoint);
  g_free (self->fallback_endpoint);
  g_free (self->project_id);

  G_OBJECT_CLASS (catena_bcs_parent_class)->finalize (object);
}

static void
catena_bcs_class_init (CatenaBcsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = catena_bcs_finalize;
}

static void
catena_bcs_init (CatenaBcs *self)
{
}

/**
 * catena_bcs_new:
 * @transport: the account's transport
 * @auth: the account's authorization for this project
 * @endpoint: BCS endpoint
 * @fallback_endpoint: (nullable): a second one, for when the first has no address or no valid certificate
 * @project_id: project id
 *
 * Returns: (transfer full): a client for one project
 */
CatenaBcs *
catena_bcs_new (CatenaTransport *transport,
                CatenaAuth      *auth,
                const char      *endpoint,
                const char      *fallback_endpoint,
                const char      *project_id)
{
  CatenaBcs *self;

  g_return_val_if_fail (CATENA_IS_TRANSPORT (transport), NULL);
  g_return_val_if_fail (CATENA_IS_AUTH (auth), NULL);
  g_return_val_if_fail (endpoint != NULL, NULL);
  g_return_val_if_fail (project_id != NULL, NULL);

  self = g_object_new (CATENA_TYPE_BCS, NULL);
  self->transport = g_object_ref (transport);
  self->auth = g_object_ref (auth);
  self->endpoint = g_strdup (endpoint);
  if (g_strcmp0 (fallback_endpoint, endpoint) != 0)
    self->fallback_endpoint = g_strdup (fallback_endpoint);
  self->project_id = g_strdup (project_id);

  return self;
}

/**
 * catena_bcs_get_transport:
 * @self: a client
 *
 * Returns: (transfer none): the account's transport
 */
CatenaTransport *
catena_bcs_get_transport (CatenaBcs *self)
{
  return self->transport;
}

/**
 * catena_bcs_get_auth:
 * @self: a client
 *
 * Returns: (transfer none): the account's authorization for the project
 */
CatenaAuth *
catena_bcs_get_auth (CatenaBcs *self)
{
  return self->auth;
}

/**
 * catena_bcs_get_project_id:
 * @self: a client
 *
 * Returns: (transfer none): the project
 */
const char *
catena_bcs_get_project_id (CatenaBcs *self)
{
  return self->project_id;
}

/**
 * catena_bcs_get_endpoint:
 * @self: a client
 *
 * Returns: (transfer none): the endpoint that answered last
 */
const char *
catena_bcs_get_endpoint (CatenaBcs *self)
{
  return self->use_fallback ? self->fallback_endpoint : self->endpoint;
}

/**
 * catena_bcs_get_other_endpoint:
 * @self: a client
 *
 * Returns: (transfer none) (nullable): the region's other endpoint
 */
const char *
catena_bcs_get_other_endpoint (CatenaBcs *self)
{
  return self->use_fallback ? self->endpoint : self->fallback_endpoint;
}

/**
 * catena_bcs_set_endpoint:
 * @self: a client
 * @endpoint: one of its two endpoints
 *
 * Remembers which endpoint answered.
 */
void
catena_bcs_set_endpoint (CatenaBcs  *self,
                         const char *endpoint)
{
  self->use_fallback = g_strcmp0 (endpoint, self->fallback_endpoint) == 0;
}

/**
 * catena_bcs_list_services_async:
 * @self: a client
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Lists the project's services (5.1.18).
 */
void
catena_bcs_list_services_async (CatenaBcs           *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  CatenaBcsCall call = {
    .api = CATENA_API_LIST_SERVICES,
    .read = (CatenaBcsReader) catena_bcs_read_services,
    .free_result = (GDestroyNotify) g_ptr_array_unref,
  };

  g_return_if_fail (CATENA_IS_BCS (self));

  catena_bcs_call_async (self, &call, catena_bcs_list_services_async, cancellable, callback, user_data);
}

/**
 * catena_bcs_list_services_finish:
 * @self: a client
 * @result: what the callback was given
 * @raw: (out) (optional) (nullable) (transfer full): the answer's bytes, for the cache
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type CatenaService) (nullable): the services, with id and name only
 */
GPtrArray *
catena_bcs_list_services_finish (CatenaBcs     *self,
                                 GAsyncResult  *result,
                                 GBytes       **raw,
                                 GError       **error)
{
  return catena_bcs_call_finish (self, result, catena_bcs_list_services_async, raw, error);
}

/**
 * catena_bcs_parse_services:
 * @raw: bytes of an answer of 5.1.18
 * @error: return location for an error
 *
 * Safe in any thread.
 *
 * Returns: (transfer full) (element-type CatenaService) (nullable): the services, with id and name only
 */
GPtrArray *
catena_bcs_parse_services (GBytes  *raw,
                           GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *answer;

  g_return_val_if_fail (raw != NULL, NULL);

  answer = parse_object (raw, &root, error);

  return answer != NULL ? catena_bcs_read_services (answer, error) : NULL;
}

/**
 * catena_bcs_get_service_async:
 * @self: a client
 * @service_id: id of a service
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Reads all about one service (5.1.3).
 */
void
catena_bcs_get_service_async (CatenaBcs           *self,
                              const char          *service_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  CatenaBcsCall call = {
    .api = CATENA_API_GET_SERVICE,
    .service_id = service_id,
    .read = (CatenaBcsReader) catena_bcs_read_service,
    .free_result = (GDestroyNotify) catena_service_detail_unref,
  };

  g_return_if_fail (CATENA_IS_BCS (self));
  g_return_if_fail (service_id != NULL);

  catena_bcs_call_async (self, &call, catena_bcs_get_service_async, cancellable, callback, user_data);
}

/**
 * catena_bcs_get_service_finish:
 * @self: a client
 * @result: what the callback was given
 * @raw: (out) (optional) (nullable) (transfer full): the answer's bytes, for the cache
 * @error: return location for an error; %CATENA_ERROR_NOT_FOUND when there is no such service (any more)
 *
 * Returns: (transfer full) (nullable): the detail
 */
CatenaServiceDetail *
catena_bcs_get_service_finish (CatenaBcs     *self,
                               GAsyncResult  *result,
                               GBytes       **raw,
                               GError       **error)
{
  return catena_bcs_call_finish (self, result, catena_bcs_get_service_async, raw, error);
}

/**
 * catena_bcs_parse_service:
 * @raw: bytes of an answer of 5.1.3
 * @error: return location for an error
 *
 * Safe in any thread.
 *
 * Returns: (transfer full) (nullable): the detail
 */
CatenaServiceDetail *
catena_bcs_parse_service (GBytes  *raw,
                          GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *answer;

  g_return_val_if_fail (raw != NULL, NULL);

  answer = parse_object (raw, &root, error);

  return answer != NULL ? catena_bcs_read_service (answer, error) : NULL;
}
