/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-poller"

#include "config.h"

#include "catena-poller-private.h"

#include "catena-follow.h"
#include "catena-look.h"

/* What is polled, how often, and when. */

static gboolean
list_is_shown (CatenaPoller    *self,
               CatenaWorkspace *workspace)
{
  return catena_workspace_get_shown (workspace);
}

static gboolean
something_is_looked_for (CatenaPoller    *self,
                         CatenaWorkspace *workspace)
{
  return catena_tracker_has_in_phase (self->tracker, workspace, CATENA_OPERATION_LOOKING);
}

static gboolean
something_runs (CatenaPoller    *self,
                CatenaWorkspace *workspace)
{
  return catena_tracker_has_in_phase (self->tracker, workspace, CATENA_OPERATION_RUNNING);
}

static gboolean
progress_is_shown (CatenaPoller    *self,
                   CatenaWorkspace *workspace)
{
  return catena_tracker_has_watched (self->tracker, workspace);
}

static void
on_list_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  catena_poller_end_duty (user_data, catena_workspace_read_list_finish (CATENA_WORKSPACE (source), result, NULL));
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  catena_poller_end_duty (user_data, catena_tracker_look_finish (CATENA_TRACKER (source), result, NULL));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  catena_poller_end_duty (user_data, catena_tracker_read_finish (CATENA_TRACKER (source), result, NULL));
}

static void
run_list (CatenaPoller     *self,
          CatenaWorkspace  *workspace,
          CatenaPollerDuty *duty)
{
  catena_workspace_read_list_async (workspace, CATENA_CRAWL_NEEDED, self->cancellable, on_list_read, duty);
}

static void
run_look (CatenaPoller     *self,
          CatenaWorkspace  *workspace,
          CatenaPollerDuty *duty)
{
  catena_tracker_look_async (self->tracker, workspace, self->cancellable, on_looked, duty);
}

static void
run_records (CatenaPoller     *self,
             CatenaWorkspace  *workspace,
             CatenaPollerDuty *duty)
{
  catena_tracker_read_records_async (self->tracker, workspace, self->cancellable, on_read, duty);
}

static void
run_watched (CatenaPoller     *self,
             CatenaWorkspace  *workspace,
             CatenaPollerDuty *duty)
{
  catena_tracker_read_watched_async (self->tracker, workspace, self->cancellable, on_read, duty);
}

/* All polling there is. */
const CatenaPollerRow catena_poller_table[CATENA_POLLER_N_ROWS] = {
  /* The list, with the details that it needs. */
  { CATENA_API_LIST_SERVICES, 60, 60, FALSE, list_is_shown, run_list },
  /* What may have arrived: list, records, and the details of what fits; four times in a minute. */
  { CATENA_API_LIST_SERVICES, 20, 20, TRUE, something_is_looked_for, run_look },
  /* How far all operations are; one call whatever their number. */
  { CATENA_API_LIST_OPERATION_RECORDS, 2, 30, TRUE, something_runs, run_records },
  /* The progress page: resources and service (5.1.3). */
  { CATENA_API_GET_CREATION_STATUS, 4, 30, TRUE, progress_is_shown, run_watched },
};
