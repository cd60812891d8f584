/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-operation"

#include "config.h"

#include "catena-operation-private.h"

#include "catena-time.h"
#include "catena-tracker.h"

#include <glib/gi18n-lib.h>

/* Where an operation is, what led there, and what a person can do about it. */

/**
 * catena_operation_phase_is_end:
 * @phase: a phase
 *
 * Returns: whether nothing comes after it
 */
gboolean
catena_operation_phase_is_end (CatenaOperationPhase phase)
{
  return phase == CATENA_OPERATION_SUCCEEDED || phase == CATENA_OPERATION_FAILED
         || phase == CATENA_OPERATION_REFUSED;
}

/**
 * catena_operation_set_phase:
 * @self: an operation
 * @phase: where it is now
 * @error: (nullable): what led there
 */
void
catena_operation_set_phase (CatenaOperation      *self,
                            CatenaOperationPhase  phase,
                            const GError         *error)
{
  gboolean was_running;

  g_return_if_fail (CATENA_IS_OPERATION (self));

  g_object_freeze_notify (G_OBJECT (self));
  was_running = catena_operation_get_running (self);

  if (self->error != NULL || error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error != NULL ? g_error_copy (error) : NULL;
      g_object_notify (G_OBJECT (self), "error");
    }
  if (self->phase != phase)
    {
      self->phase = phase;
      g_object_notify (G_OBJECT (self), "phase");
      g_object_notify (G_OBJECT (self), "phase-label");
      g_object_notify (G_OBJECT (self), "fraction");
    }
  if (catena_operation_phase_is_end (phase) && self->ended == 0)
    {
      self->ended = catena_operation_find_end (self, catena_time_now ());
      g_object_notify (G_OBJECT (self), "ended");
    }
  if (catena_operation_get_running (self) != was_running)
    g_object_notify (G_OBJECT (self), "running");
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * catena_operation_set_last_error:
 * @self: an operation
 * @error: (nullable): why it cannot be seen how far it is
 */
void
catena_operation_set_last_error (CatenaOperation *self,
                                 const GError    *error)
{
  g_return_if_fail (CATENA_IS_OPERATION (self));

  if (self->last_error == NULL && error == NULL)
    return;

  g_clear_error (&self->last_error);
  self->last_error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify (G_OBJECT (self), "last-error");
}

/**
 * catena_operation_get_phase:
 * @self: an operation
 *
 * Returns: where it is
 */
CatenaOperationPhase
catena_operation_get_phase (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), CATENA_OPERATION_INTENDED);

  return self->phase;
}

/**
 * catena_operation_get_phase_label:
 * @self: an operation
 *
 * Returns: (transfer none): where it is, in words, translated
 */
const char *
catena_operation_get_phase_label (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  switch (self->phase)
    {
    case CATENA_OPERATION_INTENDED:
      return _("Preparing");
    case CATENA_OPERATION_SENDING:
      return _("Sending the request");
    case CATENA_OPERATION_LOOKING:
      return _("Checking whether the request arrived");
    case CATENA_OPERATION_UNDECIDED:
      return _("Waiting for your decision");
    case CATENA_OPERATION_RUNNING:
      return _("In progress");
    case CATENA_OPERATION_SUCCEEDED:
      return _("Done");
    case CATENA_OPERATION_FAILED:
      return _("Failed");
    case CATENA_OPERATION_REFUSED:
      return _("Not carried out");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * catena_operation_get_running:
 * @self: an operation
 *
 * Returns: whether it goes on by itself; not without a workspace, over which it could be followed
 */
gboolean
catena_operation_get_running (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), FALSE);

  return self->workspace != NULL && self->phase != CATENA_OPERATION_UNDECIDED
         && !catena_operation_phase_is_end (self->phase);
}

/**
 * catena_operation_get_ended:
 * @self: an operation
 *
 * Returns: when it ended, as far as the service tells, else when that was seen, nanoseconds; 0 before
 */
gint64
catena_operation_get_ended (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), 0);

  return self->ended;
}

/**
 * catena_operation_get_error:
 * @self: an operation
 *
 * Returns: (transfer none) (nullable): why it was refused, failed, or cannot be decided
 */
const GError *
catena_operation_get_error (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  return self->error;
}

/**
 * catena_operation_get_last_error:
 * @self: an operation
 *
 * Returns: (transfer none) (nullable): why it cannot be seen at the moment how far it is
 */
const GError *
catena_operation_get_last_error (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  return self->last_error;
}

/**
 * catena_operation_set_watched:
 * @self: an operation
 * @watched: whether its progress page is on the screen
 */
void
catena_operation_set_watched (CatenaOperation *self,
                              gboolean         watched)
{
  g_return_if_fail (CATENA_IS_OPERATION (self));

  watched = !!watched;
  if (self->watched == watched)
    return;

  self->watched = watched;
  g_object_notify (G_OBJECT (self), "watched");
  if (self->tracker == NULL)
    return;

  catena_tracker_stir (self->tracker);
  /* Nothing polls for one that has ended, and what it left is not kept. */
  if (watched && catena_operation_phase_is_end (self->phase))
    catena_tracker_read_resources (self->tracker, self);
}

/**
 * catena_operation_look_again:
 * @self: an undecided operation
 *
 * Looks for what may have arrived once more, as long as the first time.
 */
void
catena_operation_look_again (CatenaOperation *self)
{
  g_return_if_fail (CATENA_IS_OPERATION (self));

  if (self->phase == CATENA_OPERATION_UNDECIDED && self->tracker != NULL)
    catena_tracker_enter (self->tracker, self, CATENA_OPERATION_LOOKING, NULL);
}

/**
 * catena_operation_forget:
 * @self: an operation that ended or is undecided
 *
 * Takes it off the list and the disk. One that runs stays.
 */
void
catena_operation_forget (CatenaOperation *self)
{
  g_return_if_fail (CATENA_IS_OPERATION (self));

  if (!catena_operation_get_running (self) && self->tracker != NULL)
    catena_tracker_forget (self->tracker, self);
}
