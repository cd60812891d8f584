/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-keyring-entry"

#include "config.h"

#include "catena-keyring-entry.h"

struct _CatenaKeyringEntry
{
  GTask *task;
  CatenaKeyringRequest *request;
  GSource *cancelled;
  gboolean answered;
};

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  CatenaKeyringEntry *self = user_data;

  if (!self->answered)
    {
      self->answered = TRUE;
      g_task_return_error_if_cancelled (self->task);
    }

  return G_SOURCE_REMOVE;
}

static void
watch_cancellable (CatenaKeyringEntry *self)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  self->answered = g_task_return_error_if_cancelled (self->task);
  if (cancellable == NULL || self->answered)
    return;

  self->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (self->cancelled, G_SOURCE_FUNC (on_cancelled), self, NULL);
  g_source_attach (self->cancelled, g_task_get_context (self->task));
}

/**
 * catena_keyring_entry_new:
 * @task: (transfer full): the caller's
 * @request: (transfer full): what is asked for
 *
 * Returns: (transfer full): a new entry
 */
CatenaKeyringEntry *
catena_keyring_entry_new (GTask                *task,
                          CatenaKeyringRequest *request)
{
  CatenaKeyringEntry *self = g_new0 (CatenaKeyringEntry, 1);

  self->task = task;
  self->request = request;
  watch_cancellable (self);

  return self;
}

/**
 * catena_keyring_entry_free:
 * @self: (transfer full): an entry
 */
void
catena_keyring_entry_free (CatenaKeyringEntry *self)
{
  g_return_if_fail (self != NULL);

  if (self->cancelled != NULL)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
  catena_keyring_request_unref (self->request);
  g_object_unref (self->task);
  g_free (self);
}

/**
 * catena_keyring_entry_get_request:
 * @self: an entry
 *
 * Returns: (transfer none): what is asked for
 */
CatenaKeyringRequest *
catena_keyring_entry_get_request (CatenaKeyringEntry *self)
{
  return self->request;
}

/**
 * catena_keyring_entry_is_answered:
 * @self: an entry
 *
 * Returns: whether nobody waits for it any more
 */
gboolean
catena_keyring_entry_is_answered (CatenaKeyringEntry *self)
{
  return self->answered;
}

/**
 * catena_keyring_entry_answer:
 * @self: an entry
 * @secret: (nullable): what was found, for %CATENA_KEYRING_LOOKUP
 *
 * Answers that it was done, unless the caller was answered before.
 */
void
catena_keyring_entry_answer (CatenaKeyringEntry *self,
                             CatenaSecret       *secret)
{
  if (self->answered)
    return;

  self->answered = TRUE;
  if (catena_keyring_request_get_action (self->request) == CATENA_KEYRING_LOOKUP)
    g_task_return_pointer (self->task, secret != NULL ? catena_secret_ref (secret) : NULL,
                           (GDestroyNotify) catena_secret_unref);
  else
    g_task_return_boolean (self->task, TRUE);
}

/**
 * catena_keyring_entry_answer_error:
 * @self: an entry
 * @error: (transfer full): why it was not done
 *
 * Answers that it failed, unless the caller was answered before.
 */
void
catena_keyring_entry_answer_error (CatenaKeyringEntry *self,
                                   GError             *error)
{
  if (self->answered)
    {
      g_error_free (error);
      return;
    }

  self->answered = TRUE;
  g_task_return_error (self->task, error);
}
