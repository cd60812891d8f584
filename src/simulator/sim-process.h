/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  SIM_PROCESS_PROCESSING,
  SIM_PROCESS_FINISHED,
  SIM_PROCESS_FAILED,
} SimProcessState;

/**
 * SimSubStep:
 * @seconds: how long it takes at speed 1
 * @start: nanoseconds, 0 when it did not start
 * @end: nanoseconds, 0 when it did not end
 * @failure: (nullable): why it failed
 */
typedef struct
{
  char *name;
  double seconds;
  gint64 start;
  gint64 end;
  char *failure;
} SimSubStep;

/**
 * SimStep:
 * @sub_steps: (element-type SimSubStep): at least one
 */
typedef struct
{
  char *name;
  GPtrArray *sub_steps;
} SimStep;

/**
 * SimProcess:
 *
 * An operation that walks through steps and sub-steps as time passes. Nothing ticks: whoever looks at it moves
 * it on first with sim_process_advance(). Reference-counted: a service and its operation record share one.
 */
typedef struct
{
  GPtrArray *steps;
  SimProcessState state;
  /* Where it stands: the sub-step under way and how many of its seconds have passed. */
  guint step;
  guint sub_step;
  double elapsed;
  gint64 finished_at;
  /* Where it is told to fail. */
  char *fail_step;
  char *fail_sub_step;
  char *fail_message;
  gboolean fail_before;
} SimProcess;

SimProcess *sim_process_new            (void);
SimProcess *sim_process_ref            (SimProcess *process);
void        sim_process_unref          (SimProcess *process);
SimProcess *sim_process_from_json      (JsonObject *object);
JsonObject *sim_process_to_json        (SimProcess *process);
void        sim_process_add            (SimProcess *process,
                                        const char *step,
                                        const char *sub_step,
                                        double      seconds);
void        sim_process_fail_at        (SimProcess *process,
                                        const char *step,
                                        const char *sub_step,
                                        const char *message,
                                        gboolean    before);
void        sim_process_advance        (SimProcess *process,
                                        gint64      from,
                                        gint64      to,
                                        double      speed,
                                        const char *standing);
void        sim_process_finish         (SimProcess *process,
                                        gint64      now);
void        sim_process_backdate       (SimProcess *process,
                                        gint64      start);
SimStep    *sim_process_get_step       (SimProcess *process,
                                        const char *name);
SimSubStep *sim_process_get_sub_step   (SimProcess *process,
                                        const char *step,
                                        const char *sub_step);
SimSubStep *sim_process_get_failed     (SimProcess *process);
double      sim_process_get_fraction   (SimProcess *process,
                                        SimSubStep *sub_step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimProcess, sim_process_unref)

G_END_DECLS
