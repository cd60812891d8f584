/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SimHabits:
 * @list_lag_seconds: a new service is missing from list and detail that long, although its record exists
 * @change_despite_504: (nullable): "504" or "BCS.4001052": a change goes through, the answer is this
 * @record_finished_before_detail_seconds: how long the detail says IsCreating although the record is finished
 * @detail_finished_before_record_seconds: the reverse
 * @standing_step: (nullable): name of a step or sub-step that starts and stands still
 * @unknown_steps: creations have steps that no document names
 * @recovering_sub_step: (nullable): name of a sub-step that is failed for half of its time and recovers
 * @busy_after_finish_seconds: how long a service refuses changes after its creation finished
 * @vanished_records: there are no operation records
 * @foreign_records: records of other things are mixed in
 * @denied_as: (nullable): "400", "401" or "empty": how a missing permission is told, instead of 403
 *
 * What real services do beyond what is documented. Seconds are real seconds, whatever the speed.
 */
typedef struct
{
  double list_lag_seconds;
  char *change_despite_504;
  double record_finished_before_detail_seconds;
  double detail_finished_before_record_seconds;
  char *standing_step;
  gboolean unknown_steps;
  char *recovering_sub_step;
  double busy_after_finish_seconds;
  gboolean vanished_records;
  gboolean foreign_records;
  char *denied_as;
} SimHabits;

void        sim_habits_clear   (SimHabits *habits);
gboolean    sim_habits_set     (SimHabits  *habits,
                                JsonObject *switches,
                                GError    **error);
JsonObject *sim_habits_to_json (SimHabits *habits);

G_END_DECLS
