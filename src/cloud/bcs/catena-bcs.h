/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-body.h"
#include "catena-creation-status.h"
#include "catena-limits.h"
#include "catena-service.h"
#include "catena-transport.h"

G_BEGIN_DECLS

#define CATENA_TYPE_BCS (catena_bcs_get_type ())

/**
 * CatenaBcs:
 *
 * The BCS calls of one project: a transport, an authorization, an endpoint and a project id. Every call is a pair of
 * functions; the finish functions return model objects. "raw" (out, nullable) hands out the answer's bytes for the cache, and
 * the catena_bcs_parse_… functions read them again.
 */
G_DECLARE_FINAL_TYPE (CatenaBcs, catena_bcs, CATENA, BCS, GObject)

CatenaBcs *catena_bcs_new (CatenaTransport *transport,
                           CatenaAuth      *auth,
                           const char      *endpoint,
                           const char      *fallback_endpoint,
                           const char      *project_id);

/* 5.1.18: (element-type CatenaService) with id and name only */
void       catena_bcs_list_services_async  (CatenaBcs *self, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *catena_bcs_list_services_finish (CatenaBcs *self, GAsyncResult *result,
                                            GBytes **raw, GError **error);
GPtrArray *catena_bcs_parse_services       (GBytes *raw, GError **error);

/* 5.1.3 */
void                 catena_bcs_get_service_async  (CatenaBcs *self, const char *service_id, GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer user_data);
CatenaServiceDetail *catena_bcs_get_service_finish (CatenaBcs *self, GAsyncResult *result,
                                                    GBytes **raw, GError **error);
CatenaServiceDetail *catena_bcs_parse_service      (GBytes *raw, GError **error);

/* 5.1.2: (element-type CatenaResourceStatus) */
void       catena_bcs_get_creation_status_async  (CatenaBcs *self, const char *service_id, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *catena_bcs_get_creation_status_finish (CatenaBcs *self, GAsyncResult *result, GError **error);

/* 5.1.1 */
typedef struct
{
  char *service_id;   /* each nullable: the answer may be empty */
  char *service_name;
  char *operation_id;
} CatenaCreatedService;

void                  catena_created_service_free      (CatenaCreatedService *created);
void                  catena_bcs_create_service_async  (CatenaBcs *self, CatenaBody *body, GCancellable *cancellable,
                                                        GAsyncReadyCallback callback, gpointer user_data);
CatenaCreatedService *catena_bcs_create_service_finish (CatenaBcs *self, GAsyncResult *result, GError **error);

/* 5.1.14: (element-type CatenaQuota) */
void       catena_bcs_list_quotas_async  (CatenaBcs *self, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *catena_bcs_list_quotas_finish (CatenaBcs *self, GAsyncResult *result, GBytes **raw, GError **error);

/* 5.1.15 */
void     catena_bcs_get_flavors_async  (CatenaBcs *self, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean catena_bcs_get_flavors_finish (CatenaBcs *self, GAsyncResult *result, CatenaFlavor *flavor, GError **error);

/**
 * CatenaRecordFilter:
 *
 * Filters of 5.1.17, each nullable.
 */
typedef struct
{
  const char *service_id;
  const char *status;
  const char *resource_type;
  const char *operation_type;
  const char *operation_id;
} CatenaRecordFilter;

/* 5.1.17: (element-type CatenaOperationRecord) */
void       catena_bcs_list_operation_records_async  (CatenaBcs *self, const CatenaRecordFilter *filter,
                                                     GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *catena_bcs_list_operation_records_finish (CatenaBcs *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaCreatedService, catena_created_service_free)

G_END_DECLS
