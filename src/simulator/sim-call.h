/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "sim-store.h"

#include "catena-api.h"

G_BEGIN_DECLS

/**
 * SimCall:
 * @api: (nullable): the operation it asks for; %NULL for a path that nobody serves
 * @parameters: (element-type utf8 utf8): path parameters
 * @query: (element-type utf8 utf8): decoded query, the first of each name
 * @body: what was sent; nothing if it was too much
 * @too_large: whether it was
 * @skew: nanoseconds by which the clock is ahead for this call
 * @tenant: (nullable): who asks, once that is known
 * @project: (nullable): the project that is asked about
 * @status: of the answer
 * @reply: of the answer
 * @reply_headers: further headers of the answer
 * @faults: (element-type utf8): names of the faults that changed the answer
 *
 * One request and its answer, without the connection that they travel on. Reference-counted.
 */
typedef struct
{
  SimStore *store;
  CatenaApiCloud cloud;
  const CatenaApi *api;
  GHashTable *parameters;
  char *method;
  char *path;
  char *raw_query;
  GHashTable *query;
  SoupMessageHeaders *headers;
  GBytes *body;
  gboolean too_large;
  gint64 skew;

  SimTenant *tenant;
  SimProject *project;
  SimUser *user;

  guint status;
  char *content_type;
  GBytes *reply;
  SoupMessageHeaders *reply_headers;
  GPtrArray *faults;
} SimCall;

SimCall    *sim_call_new             (SimStore           *store,
                                      CatenaApiCloud      cloud,
                                      const char         *method,
                                      const char         *path,
                                      const char         *raw_query,
                                      SoupMessageHeaders *headers,
                                      GBytes             *body);
void        sim_call_free            (SimCall *call);
const char *sim_call_get_name        (SimCall *call);
const char *sim_call_get_parameter   (SimCall    *call,
                                      const char *name);
const char *sim_call_get_query       (SimCall    *call,
                                      const char *name);
gint64      sim_call_now             (SimCall *call);
JsonNode   *sim_call_parse_body      (SimCall *call);
gboolean    sim_call_is_change       (SimCall *call);
SimService *sim_call_get_service     (SimCall *call);
void        sim_call_reply_object    (SimCall    *call,
                                      guint       status,
                                      JsonObject *object);
void        sim_call_reply_bytes     (SimCall    *call,
                                      guint       status,
                                      const char *content_type,
                                      GBytes     *bytes);
void        sim_call_refuse          (SimCall    *call,
                                      guint       status,
                                      const char *code,
                                      const char *format,
                                      ...) G_GNUC_PRINTF (4, 5);
void        sim_call_refuse_gateway  (SimCall    *call,
                                      guint       status,
                                      const char *code,
                                      const char *format,
                                      ...) G_GNUC_PRINTF (4, 5);
void        sim_call_refuse_iam      (SimCall    *call,
                                      guint       status,
                                      const char *format,
                                      ...) G_GNUC_PRINTF (3, 4);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimCall, sim_call_free)

G_END_DECLS
