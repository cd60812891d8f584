/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-store.h"

G_BEGIN_DECLS

/**
 * SimDetail:
 * @example: whether it is written as in the example
 * @creating: whether it is still being created, as far as the detail tells
 * @skew: nanoseconds by which the simulator's clock is ahead
 * @address: last part of the addresses
 *
 * What the parts of the answer to 5.1.3 are made from.
 */
typedef struct
{
  SimService *service;
  JsonObject *request;
  SimProcess *creation;
  gboolean example;
  gboolean creating;
  gint64 skew;
  guint address;
} SimDetail;

JsonObject *sim_service_dup_basic_info (SimDetail *detail);

/* sim-service-detail.c */
char       *sim_detail_dup_address     (SimDetail  *detail,
                                        guint       port);
double      sim_detail_get_ready       (SimDetail  *detail,
                                        const char *step,
                                        const char *sub_step);

G_END_DECLS
