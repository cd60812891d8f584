/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-operation-step"

#include "config.h"

#include "catena-operation-record.h"

/**
 * catena_operation_steps_get_times:
 * @steps: a list of #CatenaOperationStep
 * @start: (out): the earliest start, in nanoseconds; 0 when none has begun
 * @end: (out): the latest end, in nanoseconds; 0 when none has ended
 */
void
catena_operation_steps_get_times (GListModel *steps,
                                  gint64     *start,
                                  gint64     *end)
{
  const guint n_steps = g_list_model_get_n_items (steps);

  *start = 0;
  *end = 0;
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (CatenaOperationStep) step = g_list_model_get_item (steps, i);
      const gint64 step_start = catena_operation_step_get_start_time (step);

      if (step_start > 0 && (*start == 0 || step_start < *start))
        *start = step_start;
      *end = MAX (*end, catena_operation_step_get_end_time (step));
    }
}
