/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-habits.h"
#include "sim-operation.h"
#include "sim-token.h"

G_BEGIN_DECLS

/**
 * SimDialect:
 * @SIM_DIALECT_TABLE: answers as the tables of the reference describe them
 * @SIM_DIALECT_EXAMPLE: answers as its examples show them
 */
typedef enum
{
  SIM_DIALECT_TABLE,
  SIM_DIALECT_EXAMPLE,
} SimDialect;

/**
 * SimStore:
 * @speed: how many simulated seconds pass in a real one
 * @skew: nanoseconds by which the simulator's clock is ahead
 * @token_lifetime: nanoseconds
 * @flaws: (element-type utf8 utf8): what is wrong with a CCE cluster, by its id; control sets it
 * @fail_step: (nullable): where the next creation fails
 * @changed: whether something changed since it was saved
 *
 * All state of the simulated clouds. Times in it are real; sim_store_show() adds the skew to what is shown.
 */
typedef struct
{
  SimDialect dialect;
  SimHabits habits;
  double speed;
  gint64 skew;
  gint64 token_lifetime;
  GPtrArray *tenants;
  GHashTable *tokens;
  GPtrArray *operations;
  GHashTable *flaws;
  char *fail_step;
  char *fail_sub_step;
  char *fail_message;
  gboolean fail_before;
  gint64 advanced_at;
  gboolean changed;
} SimStore;

SimStore     *sim_store_new             (SimDialect dialect,
                                         double     speed);
void          sim_store_free            (SimStore *store);
JsonObject   *sim_store_to_json         (SimStore *store);
gboolean      sim_store_load            (SimStore   *store,
                                         const char *path,
                                         GError    **error);
gboolean      sim_store_save            (SimStore   *store,
                                         const char *path,
                                         GError    **error);
gint64        sim_store_now             (SimStore *store);
gint64        sim_store_show            (SimStore *store,
                                         gint64    time);
void          sim_store_advance         (SimStore *store);
SimTenant    *sim_store_get_tenant      (SimStore   *store,
                                         const char *id,
                                         const char *name);
SimProject   *sim_store_get_project     (SimStore   *store,
                                         const char *id);
SimService   *sim_store_get_service     (SimStore    *store,
                                         const char  *id,
                                         SimProject **project);
SimUser      *sim_store_get_user_by_key (SimStore   *store,
                                         const char *access_key,
                                         SimTenant **tenant,
                                         gboolean   *temporary);
SimToken     *sim_store_add_token       (SimStore   *store,
                                         SimTenant  *tenant,
                                         SimProject *project,
                                         SimUser    *user);
SimToken     *sim_store_get_token       (SimStore   *store,
                                         const char *value);
guint         sim_store_expire_tokens   (SimStore   *store,
                                         const char *user);
SimOperation *sim_store_create_service  (SimStore   *store,
                                         SimProject *project,
                                         const char *name,
                                         JsonNode   *request);
void          sim_store_finish          (SimStore   *store,
                                         SimService *service);
void          sim_store_set_failure     (SimStore   *store,
                                         const char *step,
                                         const char *sub_step,
                                         const char *message,
                                         gboolean    before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimStore, sim_store_free)

G_END_DECLS
