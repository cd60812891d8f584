/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-operation"

#include "config.h"

#include "catena-operation-private.h"

#include "catena-time.h"

/* What is known of an operation, and since when: also after its record is gone. */

/* Longer than the longest time between two polls, with time for a slow answer. */
#define SEEN_TOLERANCE (120 * CATENA_NSEC_PER_SEC)

static void
free_failure (CatenaOperationFailure *failure)
{
  g_free (failure->step);
  g_free (failure->sub_step);
  g_free (failure->message);
  g_free (failure);
}

/**
 * catena_operation_find_end:
 * @self: an operation that has just ended
 * @now: the present, nanoseconds
 *
 * Its end may be seen hours after it came. How long it took is told by the service's clock alone, which may differ from ours.
 *
 * Returns: when it ended by our clock; @now when the steps do not tell
 */
gint64
catena_operation_find_end (CatenaOperation *self,
                           gint64           now)
{
  gint64 first, last;

  catena_operation_steps_get_times (G_LIST_MODEL (self->steps), &first, &last);
  if (first == 0 || last < first)
    return now;

  /* Times of the service may be anything. */
  return self->started + MIN (last - first, MAX (now - self->started, 0));
}

/**
 * catena_operation_set_seen:
 * @self: an operation
 * @time: when the service answered how far it is, or whether it is there; nanoseconds
 */
void
catena_operation_set_seen (CatenaOperation *self,
                           gint64           time)
{
  g_return_if_fail (CATENA_IS_OPERATION (self));

  self->seen = time;
  catena_operation_set_last_error (self, NULL);
}

/**
 * catena_operation_set_looks:
 * @self: an operation
 * @n_looks: how often it was looked for
 */
void
catena_operation_set_looks (CatenaOperation *self,
                            guint            n_looks)
{
  g_return_if_fail (CATENA_IS_OPERATION (self));

  if (self->n_looks == n_looks)
    return;

  self->n_looks = n_looks;
  g_object_notify (G_OBJECT (self), "looks");
}

/**
 * catena_operation_take_failure:
 * @self: an operation
 * @step: (nullable): the step at which it failed, or %NULL when it did not
 * @sub_step: (nullable): the sub-step
 * @message: (nullable): what the server says of it
 */
void
catena_operation_take_failure (CatenaOperation *self,
                               const char      *step,
                               const char      *sub_step,
                               const char      *message)
{
  g_return_if_fail (CATENA_IS_OPERATION (self));

  g_clear_pointer (&self->failure, free_failure);
  if (step == NULL)
    return;

  self->failure = g_new0 (CatenaOperationFailure, 1);
  self->failure->step = g_strdup (step);
  self->failure->sub_step = g_strdup (sub_step);
  self->failure->message = g_strdup (message);
}

/**
 * catena_operation_get_failure:
 * @self: an operation
 *
 * Returns: (transfer none) (nullable): where it failed, if the service's record told; also after a restart
 */
const CatenaOperationFailure *
catena_operation_get_failure (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  return self->failure;
}

/**
 * catena_operation_get_looks:
 * @self: an operation
 *
 * Returns: how often its service was looked for, this time or, when it is undecided, the last time
 */
guint
catena_operation_get_looks (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), 0);

  return self->n_looks;
}

/**
 * catena_operation_get_seen:
 * @self: an operation
 *
 * Returns: when the service last answered how far it is, or whether it is there, nanoseconds; 0 before. Not notified.
 */
gint64
catena_operation_get_seen (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), 0);

  return self->seen;
}

/**
 * catena_operation_get_known_until:
 * @self: an operation that runs
 * @now: the present, nanoseconds
 *
 * A computer that slept, or was offline, knows nothing of the time since.
 *
 * Returns: @now while it is asked about, else when it was last seen; of one that was not seen yet, when it was started
 */
gint64
catena_operation_get_known_until (CatenaOperation *self,
                                  gint64           now)
{
  gint64 seen;

  g_return_val_if_fail (CATENA_IS_OPERATION (self), now);

  seen = self->seen > 0 ? self->seen : self->started;

  return now - seen <= SEEN_TOLERANCE ? now : seen;
}
