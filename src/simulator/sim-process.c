/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-process.h"

#include "catena-json.h"
#include "catena-time.h"

static void
sub_step_free (SimSubStep *sub_step)
{
  g_free (sub_step->name);
  g_free (sub_step->failure);
  g_free (sub_step);
}

static void
step_free (SimStep *step)
{
  g_free (step->name);
  g_ptr_array_unref (step->sub_steps);
  g_free (step);
}

static void
process_clear (SimProcess *process)
{
  g_ptr_array_unref (process->steps);
  g_free (process->fail_step);
  g_free (process->fail_sub_step);
  g_free (process->fail_message);
}

static SimSubStep *
get_current (SimProcess *process,
             SimStep   **step)
{
  *step = g_ptr_array_index (process->steps, process->step);
  return g_ptr_array_index ((*step)->sub_steps, process->sub_step);
}

/* A step is told to fail at its first sub-step unless one is named. */
static gboolean
is_fail_target (SimProcess *process,
                SimStep    *step,
                SimSubStep *sub_step)
{
  if (process->fail_step == NULL || g_strcmp0 (process->fail_step, step->name) != 0)
    return FALSE;

  return process->fail_sub_step == NULL || g_str_equal (process->fail_sub_step, sub_step->name);
}

static void
fail (SimProcess *process,
      SimSubStep *sub_step,
      gint64      time)
{
  sub_step->end = time;
  g_free (sub_step->failure);
  sub_step->failure = g_strdup (process->fail_message);
  process->state = SIM_PROCESS_FAILED;
  process->finished_at = time;
}

static void
go_on (SimProcess *process,
       SimSubStep *sub_step,
       SimStep    *step,
       gint64      time)
{
  sub_step->end = time;
  process->elapsed = 0;
  process->sub_step++;
  if (process->sub_step == step->sub_steps->len)
    {
      process->sub_step = 0;
      process->step++;
    }
  if (process->step == process->steps->len)
    {
      process->state = SIM_PROCESS_FINISHED;
      process->finished_at = time;
    }
}

static JsonObject *
sub_step_to_json (SimSubStep *sub_step)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", sub_step->name);
  json_object_set_double_member (object, "seconds", sub_step->seconds);
  json_object_set_int_member (object, "start", sub_step->start);
  json_object_set_int_member (object, "end", sub_step->end);
  if (sub_step->failure != NULL)
    json_object_set_string_member (object, "failure", sub_step->failure);

  return object;
}

static JsonArray *
steps_to_json (SimProcess *process)
{
  JsonArray *steps = json_array_new ();

  for (guint i = 0; i < process->steps->len; i++)
    {
      SimStep *step = g_ptr_array_index (process->steps, i);
      JsonObject *object = json_object_new ();
      JsonArray *sub_steps = json_array_new ();

      for (guint j = 0; j < step->sub_steps->len; j++)
        json_array_add_object_element (sub_steps, sub_step_to_json (g_ptr_array_index (step->sub_steps, j)));
      json_object_set_string_member (object, "name", step->name);
      json_object_set_array_member (object, "sub_steps", sub_steps);
      json_array_add_object_element (steps, object);
    }

  return steps;
}

static void
step_from_json (SimProcess *process,
                JsonObject *object)
{
  g_autofree char *step = catena_json_dup_string (object, "name");
  JsonArray *sub_steps = catena_json_get_array (object, "sub_steps");

  for (guint i = 0; sub_steps != NULL && i < json_array_get_length (sub_steps); i++)
    {
      JsonObject *row = catena_json_get_element_object (sub_steps, i);
      g_autofree char *name = catena_json_dup_string (row, "name");
      SimSubStep *sub_step;
      double seconds = 1;

      if (step == NULL || name == NULL)
        continue;
      catena_json_get_double (row, "seconds", &seconds);
      sim_process_add (process, step, name, seconds);
      sub_step = sim_process_get_sub_step (process, step, name);
      catena_json_get_int64 (row, "start", &sub_step->start);
      catena_json_get_int64 (row, "end", &sub_step->end);
      sub_step->failure = catena_json_dup_string (row, "failure");
    }
}

/**
 * sim_process_new:
 *
 * Returns: (transfer full): a process without steps, processing
 */
SimProcess *
sim_process_new (void)
{
  SimProcess *process = g_rc_box_new0 (SimProcess);

  process->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  return process;
}

/**
 * sim_process_ref:
 * @process: a process
 *
 * Returns: (transfer full): the same process
 */
SimProcess *
sim_process_ref (SimProcess *process)
{
  return g_rc_box_acquire (process);
}

/**
 * sim_process_unref:
 * @process: (transfer full): a process
 */
void
sim_process_unref (SimProcess *process)
{
  g_rc_box_release_full (process, (GDestroyNotify) process_clear);
}

/**
 * sim_process_to_json:
 * @process: a process
 *
 * Returns: (transfer full): all of it, for the state file
 */
JsonObject *
sim_process_to_json (SimProcess *process)
{
  JsonObject *object = json_object_new ();

  json_object_set_array_member (object, "steps", steps_to_json (process));
  json_object_set_int_member (object, "state", process->state);
  json_object_set_int_member (object, "step", process->step);
  json_object_set_int_member (object, "sub_step", process->sub_step);
  json_object_set_double_member (object, "elapsed", process->elapsed);
  json_object_set_int_member (object, "finished_at", process->finished_at);
  if (process->fail_step != NULL)
    {
      json_object_set_string_member (object, "fail_step", process->fail_step);
      if (process->fail_sub_step != NULL)
        json_object_set_string_member (object, "fail_sub_step", process->fail_sub_step);
      json_object_set_string_member (object, "fail_message", process->fail_message);
      json_object_set_boolean_member (object, "fail_before", process->fail_before);
    }

  return object;
}

/**
 * sim_process_from_json:
 * @object: what sim_process_to_json() made
 *
 * Returns: (transfer full): the process, standing where it stood
 */
SimProcess *
sim_process_from_json (JsonObject *object)
{
  SimProcess *process = sim_process_new ();
  JsonArray *steps = catena_json_get_array (object, "steps");
  gint64 number = 0;

  for (guint i = 0; steps != NULL && i < json_array_get_length (steps); i++)
    step_from_json (process, catena_json_get_element_object (steps, i));
  if (catena_json_get_int64 (object, "state", &number) && number <= SIM_PROCESS_FAILED)
    process->state = (SimProcessState) number;
  if (catena_json_get_int64 (object, "step", &number))
    process->step = (guint) number;
  if (catena_json_get_int64 (object, "sub_step", &number))
    process->sub_step = (guint) number;
  catena_json_get_double (object, "elapsed", &process->elapsed);
  catena_json_get_int64 (object, "finished_at", &process->finished_at);
  process->fail_step = catena_json_dup_string (object, "fail_step");
  process->fail_sub_step = catena_json_dup_string (object, "fail_sub_step");
  process->fail_message = catena_json_dup_string (object, "fail_message");
  catena_json_get_bool (object, "fail_before", &process->fail_before);

  /* A file that somebody edited must not make us read past the end. */
  if (process->state == SIM_PROCESS_PROCESSING
      && (process->step >= process->steps->len
          || process->sub_step
                 >= ((SimStep *) g_ptr_array_index (process->steps, process->step))->sub_steps->len))
    process->state = SIM_PROCESS_FINISHED;

  return process;
}

/**
 * sim_process_add:
 * @process: a process
 * @step: name of a step; a new one is appended, a known one continued
 * @sub_step: name of the sub-step to append to it
 * @seconds: how long it takes at speed 1
 */
void
sim_process_add (SimProcess *process,
                 const char *step,
                 const char *sub_step,
                 double      seconds)
{
  SimStep *found = sim_process_get_step (process, step);
  SimSubStep *added = g_new0 (SimSubStep, 1);

  if (found == NULL)
    {
      found = g_new0 (SimStep, 1);
      found->name = g_strdup (step);
      found->sub_steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sub_step_free);
      g_ptr_array_add (process->steps, found);
    }
  added->name = g_strdup (sub_step);
  added->seconds = seconds;
  g_ptr_array_add (found->sub_steps, added);
}

/**
 * sim_process_fail_at:
 * @process: a process
 * @step: name of the step that is to fail
 * @sub_step: (nullable): name of its sub-step, or %NULL for the first
 * @message: why
 * @before: whether it fails as it starts, or else half way
 */
void
sim_process_fail_at (SimProcess *process,
                     const char *step,
                     const char *sub_step,
                     const char *message,
                     gboolean    before)
{
  g_free (process->fail_step);
  g_free (process->fail_sub_step);
  g_free (process->fail_message);
  process->fail_step = g_strdup (step);
  process->fail_sub_step = g_strdup (sub_step);
  process->fail_message = g_strdup (message);
  process->fail_before = before;
}

/**
 * sim_process_advance:
 * @process: a process
 * @from: when it was advanced last, nanoseconds
 * @to: now, nanoseconds
 * @speed: how many of its seconds pass in one of ours
 * @standing: (nullable): name of a step or sub-step that starts and then stands still
 *
 * Moves it to where it is now. Each sub-step notes when it started and ended, however long nobody looked.
 */
void
sim_process_advance (SimProcess *process,
                     gint64      from,
                     gint64      to,
                     double      speed,
                     const char *standing)
{
  gint64 time = from;

  while (process->state == SIM_PROCESS_PROCESSING)
    {
      SimStep *step;
      SimSubStep *sub_step = get_current (process, &step);
      gboolean fails = is_fail_target (process, step, sub_step);
      double until = fails ? sub_step->seconds / 2 : sub_step->seconds;
      gint64 needed;

      if (sub_step->start == 0)
        sub_step->start = time;
      if (fails && process->fail_before)
        {
          fail (process, sub_step, time);
          return;
        }
      if (standing != NULL && (g_str_equal (standing, step->name) || g_str_equal (standing, sub_step->name)))
        return;

      needed = (gint64) (MAX (until - process->elapsed, 0) / speed * CATENA_NSEC_PER_SEC);
      if (time + needed > to)
        {
          process->elapsed += (double) (to - time) / CATENA_NSEC_PER_SEC * speed;
          return;
        }
      time += needed;
      if (fails)
        fail (process, sub_step, time);
      else
        go_on (process, sub_step, step, time);
    }
}

/**
 * sim_process_finish:
 * @process: a process
 * @now: nanoseconds
 *
 * Ends it well at once, whatever it stood at.
 */
void
sim_process_finish (SimProcess *process,
                    gint64      now)
{
  while (process->state == SIM_PROCESS_PROCESSING)
    {
      SimStep *step;
      SimSubStep *sub_step = get_current (process, &step);

      if (sub_step->start == 0)
        sub_step->start = now;
      go_on (process, sub_step, step, now);
    }
}

/**
 * sim_process_backdate:
 * @process: a process that did not start
 * @start: nanoseconds
 *
 * Lets it have started then and finished in its own time.
 */
void
sim_process_backdate (SimProcess *process,
                      gint64      start)
{
  sim_process_advance (process, start, G_MAXINT64 / 2, 1, NULL);
}

/**
 * sim_process_get_step:
 * @process: a process
 * @name: name of a step
 *
 * Returns: (transfer none) (nullable): the step
 */
SimStep *
sim_process_get_step (SimProcess *process,
                      const char *name)
{
  for (guint i = 0; i < process->steps->len; i++)
    {
      SimStep *step = g_ptr_array_index (process->steps, i);

      if (g_strcmp0 (step->name, name) == 0)
        return step;
    }

  return NULL;
}

/**
 * sim_process_get_sub_step:
 * @process: a process
 * @step: name of a step
 * @sub_step: name of a sub-step of it
 *
 * Returns: (transfer none) (nullable): the sub-step
 */
SimSubStep *
sim_process_get_sub_step (SimProcess *process,
                          const char *step,
                          const char *sub_step)
{
  SimStep *found = sim_process_get_step (process, step);

  for (guint i = 0; found != NULL && i < found->sub_steps->len; i++)
    {
      SimSubStep *candidate = g_ptr_array_index (found->sub_steps, i);

      if (g_strcmp0 (candidate->name, sub_step) == 0)
        return candidate;
    }

  return NULL;
}

/**
 * sim_process_get_failed:
 * @process: a process
 *
 * Returns: (transfer none) (nullable): the sub-step at which it failed
 */
SimSubStep *
sim_process_get_failed (SimProcess *process)
{
  SimStep *step;

  return process->state == SIM_PROCESS_FAILED ? get_current (process, &step) : NULL;
}

/**
 * sim_process_get_fraction:
 * @process: a process
 * @sub_step: one of its sub-steps
 *
 * Returns: how much of the sub-step is done, 0 to 1
 */
double
sim_process_get_fraction (SimProcess *process,
                          SimSubStep *sub_step)
{
  SimStep *step;

  if (sub_step->end != 0)
    return 1;
  if (sub_step->start == 0 || process->state != SIM_PROCESS_PROCESSING
      || get_current (process, &step) != sub_step || sub_step->seconds <= 0)
    return 0;

  return CLAMP (process->elapsed / sub_step->seconds, 0, 1);
}
