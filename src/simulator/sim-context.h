/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-arrivals.h"
#include "sim-faults.h"
#include "sim-holds.h"
#include "sim-record.h"
#include "sim-store.h"

G_BEGIN_DECLS

/**
 * SimContext:
 * @record: (nullable): where exchanges are written
 * @state_path: (nullable): where the store is saved
 * @quit: ends the program
 *
 * What the listeners share. It belongs to the server.
 */
typedef struct
{
  SimStore *store;
  SimFaults *faults;
  SimHolds *holds;
  SimArrivals *arrivals;
  SimRecord *record;
  char *state_path;
  void (*quit) (gpointer data);
  gpointer quit_data;
} SimContext;

void sim_context_save (SimContext *context);

G_END_DECLS
