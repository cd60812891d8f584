/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-tenant.h"

G_BEGIN_DECLS

/**
 * SimToken:
 * @project: (nullable): the project it is for; %NULL for a domain's token
 * @issued: nanoseconds
 * @expires: nanoseconds
 *
 * A token that IAM gave out. Tenant, project and user live as long as the store.
 */
typedef struct
{
  char *value;
  SimTenant *tenant;
  SimProject *project;
  SimUser *user;
  gint64 issued;
  gint64 expires;
} SimToken;

SimToken   *sim_token_new     (SimTenant  *tenant,
                               SimProject *project,
                               SimUser    *user,
                               gint64      issued,
                               gint64      lifetime);
void        sim_token_free    (SimToken *token);
JsonObject *sim_token_to_json (SimToken *token);

G_END_DECLS
