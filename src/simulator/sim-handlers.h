/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-call.h"

G_BEGIN_DECLS

/**
 * SimHandler:
 * @call: a call that is signed in and allowed
 *
 * Answers one operation. It knows of no faults and no connection.
 */
typedef void (*SimHandler) (SimCall *call);

/**
 * SimHandlerRow:
 * @api: the operation
 * @handler: what answers it
 * @without_sign_in: whether anybody may ask
 */
typedef struct
{
  CatenaApiId api;
  SimHandler handler;
  gboolean without_sign_in;
} SimHandlerRow;

const SimHandlerRow *sim_handlers_get     (guint       *n_rows);
void                 sim_handlers_dispatch (SimCall    *call);

/* sim-handlers-iam.c */
void sim_handle_create_token      (SimCall *call);
void sim_handle_list_own_projects (SimCall *call);
void sim_handle_list_projects     (SimCall *call);
void sim_handle_list_domains      (SimCall *call);

/* sim-handlers-services.c */
void sim_handle_list_services       (SimCall *call);
void sim_handle_get_service         (SimCall *call);
void sim_handle_get_creation_status (SimCall *call);

/* sim-handlers-create.c */
void sim_handle_create_service (SimCall *call);

/* sim-handlers-records.c */
void sim_handle_list_records (SimCall *call);

/* sim-handlers-limits.c */
void sim_handle_list_quotas (SimCall *call);
void sim_handle_get_flavors (SimCall *call);

G_END_DECLS
