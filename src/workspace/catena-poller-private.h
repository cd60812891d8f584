/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-poller.h"

G_BEGIN_DECLS

typedef struct _CatenaPollerDuty CatenaPollerDuty;

/**
 * CatenaPollerRow:
 * @call: what is asked
 * @least: seconds between two times while something moves
 * @most: the same while nothing does
 * @follows: whether it follows operations, and is to be quick after something has happened to one
 * @applies: whether it is asked now
 * @run: asks; calls catena_poller_end_duty() at the end
 *
 * One row of the table. Each workspace has a duty for each row.
 */
typedef struct
{
  CatenaApiId call;
  double least;
  double most;
  gboolean follows;
  gboolean (*applies) (CatenaPoller    *self,
                       CatenaWorkspace *workspace);
  void (*run) (CatenaPoller     *self,
               CatenaWorkspace  *workspace,
               CatenaPollerDuty *duty);
} CatenaPollerRow;

struct _CatenaPoller
{
  GObject parent_instance;

  CatenaTracker *tracker;
  CatenaExchangeLog *log;
  CatenaOnlineFunc is_online;
  gpointer user_data;
  GCancellable *cancellable;
  GPtrArray *clients;
  guint timer;
};

#define CATENA_POLLER_N_ROWS 4

extern const CatenaPollerRow catena_poller_table[CATENA_POLLER_N_ROWS];

void catena_poller_end_duty (CatenaPollerDuty *duty,
                             gboolean          moved);

G_END_DECLS
