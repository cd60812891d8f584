/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-bcs.h"

G_BEGIN_DECLS

/**
 * CatenaBcsReader:
 * @answer: (nullable): the answer's JSON object, null for an empty body
 * @error: return location for an error
 *
 * Makes model objects of an answer; may run in another thread.
 *
 * Returns: (transfer full) (nullable): the result
 */
typedef gpointer (*CatenaBcsReader) (JsonObject  *answer,
                                     GError     **error);

typedef struct
{
  const char *name;
  const char *value; /* (nullable): null is not sent */
} CatenaBcsQuery;

/**
 * CatenaBcsCall:
 * @api: the operation
 * @service_id: (nullable): its path parameter
 * @query: (nullable) (array length=n_query): its query
 * @body: (nullable): its body
 * @read: what makes the result
 * @free_result: what frees it
 *
 * One call as its function describes it; everything is copied.
 */
typedef struct
{
  CatenaApiId api;
  const char *service_id;
  const CatenaBcsQuery *query;
  gsize n_query;
  CatenaBody *body;
  CatenaBcsReader read;
  GDestroyNotify free_result;
} CatenaBcsCall;

void     catena_bcs_call_async  (CatenaBcs           *self,
                                 const CatenaBcsCall *call,
                                 gpointer             source_tag,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
gpointer catena_bcs_call_finish (CatenaBcs           *self,
                                 GAsyncResult        *result,
                                 gpointer             source_tag,
                                 GBytes             **raw,
                                 GError             **error);

/* The private side of CatenaBcs. */
CatenaTransport *catena_bcs_get_transport  (CatenaBcs  *self);
CatenaAuth      *catena_bcs_get_auth       (CatenaBcs  *self);
const char      *catena_bcs_get_project_id (CatenaBcs  *self);
const char      *catena_bcs_get_endpoint   (CatenaBcs  *self);
const char      *catena_bcs_get_other_endpoint (CatenaBcs  *self);
void             catena_bcs_set_endpoint   (CatenaBcs  *self,
                                            const char *endpoint);

G_END_DECLS
