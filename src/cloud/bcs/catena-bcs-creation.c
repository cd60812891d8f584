/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The calls that surround the creation of a service. */

#define G_LOG_DOMAIN "catena-bcs-creation"

#include "config.h"

#include "catena-bcs.h"

#include "catena-bcs-call.h"
#include "catena-bcs-parse.h"

/* 5.1.1 may answer with nothing at all: the operation went through, and the list will tell the id. */
static gpointer
read_created (JsonObject  *answer,
              GError     **error)
{
  CatenaCreatedService *created = g_new0 (CatenaCreatedService, 1);

  created->service_id = catena_bcs_take_text (answer, "blockchain_id");
  created->service_name = catena_bcs_take_text (answer, "blockchain_name");
  created->operation_id = catena_bcs_take_text (answer, "operation_id");

  return created;
}

/**
 * catena_bcs_get_creation_status_async:
 * @self: a client
 * @service_id: id of a service
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Asks how far the resources of a new service are (5.1.2).
 */
void
catena_bcs_get_creation_status_async (CatenaBcs           *self,
                                      const char          *service_id,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  CatenaBcsCall call = {
    .api = CATENA_API_GET_CREATION_STATUS,
    .service_id = service_id,
    .read = (CatenaBcsReader) catena_bcs_read_creation_status,
    .free_result = (GDestroyNotify) g_ptr_array_unref,
  };

  g_return_if_fail (CATENA_IS_BCS (self));
  g_return_if_fail (service_id != NULL);

  catena_bcs_call_async (self, &call, catena_bcs_get_creation_status_async, cancellable, callback, user_data);
}

/**
 * catena_bcs_get_creation_status_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type CatenaResourceStatus) (nullable): the resources that the creation uses, in
 *   the order of #CatenaResourceKind
 */
GPtrArray *
catena_bcs_get_creation_status_finish (CatenaBcs     *self,
                                       GAsyncResult  *result,
                                       GError       **error)
{
  return catena_bcs_call_finish (self, result, catena_bcs_get_creation_status_async, NULL, error);
}

/**
 * catena_created_service_free:
 * @created: (transfer full) (nullable): the answer to a creation
 */
void
catena_created_service_free (CatenaCreatedService *created)
{
  if (created == NULL)
    return;

  g_free (created->service_id);
  g_free (created->service_name);
  g_free (created->operation_id);
  g_free (created);
}

/**
 * catena_bcs_create_service_async:
 * @self: a client
 * @body: the request of 5.1.1
 * @cancellable: (nullable): a cancellable; whether the service is created all the same when it is used is not known
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Creates a service (5.1.1). This costs money. It is sent once; see catena_error_get_verdict() for what an error means.
 */
void
catena_bcs_create_service_async (CatenaBcs           *self,
                                 CatenaBody          *body,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  CatenaBcsCall call = {
    .api = CATENA_API_CREATE_SERVICE,
    .body = body,
    .read = read_created,
    .free_result = (GDestroyNotify) catena_created_service_free,
  };

  g_return_if_fail (CATENA_IS_BCS (self));
  g_return_if_fail (body != NULL);

  catena_bcs_call_async (self, &call, catena_bcs_create_service_async, cancellable, callback, user_data);
}

/**
 * catena_bcs_create_service_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the service was given, as far as the answer tells
 */
CatenaCreatedService *
catena_bcs_create_service_finish (CatenaBcs     *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return catena_bcs_call_finish (self, result, catena_bcs_create_service_async, NULL, error);
}

/**
 * catena_bcs_list_quotas_async:
 * @self: a client
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Asks for the project's quotas (5.1.14).
 */
void
catena_bcs_list_quotas_async (CatenaBcs           *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  CatenaBcsCall call = {
    .api = CATENA_API_LIST_QUOTAS,
    .read = (CatenaBcsReader) catena_bcs_read_quotas,
    .free_result = (GDestroyNotify) g_ptr_array_unref,
  };

  g_return_if_fail (CATENA_IS_BCS (self));

  catena_bcs_call_async (self, &call, catena_bcs_list_quotas_async, cancellable, callback, user_data);
}

/**
 * catena_bcs_list_quotas_finish:
 * @self: a client
 * @result: what the callback was given
 * @raw: (out) (optional) (nullable) (transfer full): the answer's bytes, for the cache
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type CatenaQuota) (nullable): the quotas
 */
GPtrArray *
catena_bcs_list_quotas_finish (CatenaBcs     *self,
                               GAsyncResult  *result,
                               GBytes       **raw,
                               GError       **error)
{
  return catena_bcs_call_finish (self, result, catena_bcs_list_quotas_async, raw, error);
}

/**
 * catena_bcs_get_flavors_async:
 * @self: a client
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Asks for the limits of a service (5.1.15).
 */
void
catena_bcs_get_flavors_async (CatenaBcs           *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  CatenaBcsCall call = {
    .api = CATENA_API_GET_FLAVORS,
    .read = (CatenaBcsReader) catena_bcs_read_flavor,
    .free_result = g_free,
  };

  g_return_if_fail (CATENA_IS_BCS (self));

  catena_bcs_call_async (self, &call, catena_bcs_get_flavors_async, cancellable, callback, user_data);
}

/**
 * catena_bcs_get_flavors_finish:
 * @self: a client
 * @result: what the callback was given
 * @flavor: (out caller-allocates): the limits
 * @error: return location for an error
 *
 * Returns: whether @flavor was set
 */
gboolean
catena_bcs_get_flavors_finish (CatenaBcs     *self,
                               GAsyncResult  *result,
                               CatenaFlavor  *flavor,
                               GError       **error)
{
  g_autofree CatenaFlavor *read = NULL;

  g_return_val_if_fail (flavor != NULL, FALSE);

  read = catena_bcs_call_finish (self, result, catena_bcs_get_flavors_async, NULL, error);
  if (read == NULL)
    return FALSE;

  *flavor = *read;

  return TRUE;
}

/**
 * catena_bcs_list_operation_records_async:
 * @self: a client
 * @filter: (nullable): which records; all without
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Lists the records of operations (5.1.17), which are kept for three days.
 */
void
catena_bcs_list_operation_records_async (CatenaBcs                *self,
                                         const CatenaRecordFilter *filter,
                                         GCancellable             *cancellable,
                                         GAsyncReadyCallback       callback,
                                         gpointer                  user_data)
{
  const CatenaRecordFilter all = { NULL };
  const CatenaRecordFilter *wanted = filter != NULL ? filter : &all;
  const CatenaBcsQuery query[] = {
    { "blockchain_id", wanted->service_id },
    { "operation_status", wanted->status },
    { "resource_type", wanted->resource_type },
    { "operation_type", wanted->operation_type },
    { "operation_id", wanted->operation_id },
  };
  CatenaBcsCall call = {
    .api = CATENA_API_LIST_OPERATION_RECORDS,
    .query = query,
    .n_query = G_N_ELEMENTS (query),
    .read = (CatenaBcsReader) catena_bcs_read_records,
    .free_result = (GDestroyNotify) g_ptr_array_unref,
  };

  g_return_if_fail (CATENA_IS_BCS (self));

  catena_bcs_call_async (self, &call, catena_bcs_list_operation_records_async, cancellable, callback, user_data);
}

/**
 * catena_bcs_list_operation_records_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type CatenaOperationRecord) (nullable): the records as they came; foreign ones may
 *   be among them, and those without an id
 */
GPtrArray *
catena_bcs_list_operation_records_finish (CatenaBcs     *self,
                                          GAsyncResult  *result,
                                          GError       **error)
{
  return catena_bcs_call_finish (self, result, catena_bcs_list_operation_records_async, NULL, error);
}
