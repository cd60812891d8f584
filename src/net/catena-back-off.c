/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-back-off"

#include "config.h"

#include "catena-back-off.h"

#include <libsoup/soup.h>

/* So that many clients that were sent away together do not come back together. */
#define JITTER 0.25

struct _CatenaBackOff
{
  GObject parent_instance;

  gint64 not_before;
  CatenaBackOffFunc func;
  gpointer func_data;
};

G_DEFINE_FINAL_TYPE (CatenaBackOff, catena_back_off, G_TYPE_OBJECT)

static void wait_on (GTask *task);

static gboolean
on_wait_over (gpointer user_data)
{
  wait_on (user_data);

  return G_SOURCE_REMOVE;
}

/* One source that ends with the time or with the cancellation, whichever is first. */
static void
sleep_until (GTask  *task,
             gint64  ready_time)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GSource) source = g_timeout_source_new (0);

  g_source_set_ready_time (source, ready_time);
  g_source_set_static_name (source, "catena-back-off");
  if (cancellable != NULL)
    {
      g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (source, cancelled);
    }
  g_task_attach_source (task, source, on_wait_over);
}

static void
wait_on (GTask *task)
{
  CatenaBackOff *self = g_task_get_source_object (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  /* The end may have moved while this one was waiting. */
  if (g_get_monotonic_time () < self->not_before)
    sleep_until (task, self->not_before);
  else
    g_task_return_boolean (task, TRUE);
}

static void
catena_back_off_class_init (CatenaBackOffClass *klass)
{
}

static void
catena_back_off_init (CatenaBackOff *self)
{
}

/**
 * catena_back_off_new:
 *
 * Returns: (transfer full): a back-off that holds nobody
 */
CatenaBackOff *
catena_back_off_new (void)
{
  return g_object_new (CATENA_TYPE_BACK_OFF, NULL);
}

/**
 * catena_back_off_set_func:
 * @self: a back-off
 * @func: (nullable): what is asked how long to wait really
 * @user_data: data for @func
 *
 * For tests.
 */
void
catena_back_off_set_func (CatenaBackOff     *self,
                          CatenaBackOffFunc  func,
                          gpointer           user_data)
{
  g_return_if_fail (CATENA_IS_BACK_OFF (self));

  self->func = func;
  self->func_data = user_data;
}

/**
 * catena_back_off_note:
 * @self: a back-off
 * @retries: how often the request was repeated already
 * @retry_after: seconds the server asks for, or -1
 *
 * Holds everybody for as long as the server asks, else for 1, 2, 4 seconds and a little more.
 *
 * Returns: whether that is short enough to repeat the request after it
 */
gboolean
catena_back_off_note (CatenaBackOff *self,
                      guint          retries,
                      gint64         retry_after)
{
  gint64 wait;

  g_return_val_if_fail (CATENA_IS_BACK_OFF (self), FALSE);

  if (retry_after >= 0)
    wait = MIN (retry_after, CATENA_BACK_OFF_MAX_WAIT) * G_USEC_PER_SEC;
  else
    wait = (gint64) (g_random_double_range (1.0, 1.0 + JITTER) * G_USEC_PER_SEC)
           * (1 << MIN (retries, CATENA_BACK_OFF_MAX_RETRIES - 1));

  if (self->func != NULL)
    wait = self->func (wait, self->func_data);
  self->not_before = MAX (self->not_before, g_get_monotonic_time () + wait);

  return retry_after <= CATENA_BACK_OFF_MAX_WAIT;
}

/**
 * catena_back_off_wait_async:
 * @self: a back-off
 * @cancellable: (nullable): a cancellable
 * @callback: called when something may be sent
 * @user_data: data for @callback
 */
void
catena_back_off_wait_async (CatenaBackOff       *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CATENA_IS_BACK_OFF (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_back_off_wait_async);
  wait_on (task);
}

/**
 * catena_back_off_wait_finish:
 * @self: a back-off
 * @result: what the callback got
 * @error: return location for an error: %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE once something may be sent
 */
gboolean
catena_back_off_wait_finish (CatenaBackOff  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_back_off_parse_retry_after:
 * @value: (nullable): the value of a Retry-After header
 * @now: the server's time, in seconds since 1970 UTC
 *
 * Returns: the seconds it asks for, from its own number or from a date; -1 for none
 */
gint64
catena_back_off_parse_retry_after (const char *value,
                                   gint64      now)
{
  g_autoptr (GDateTime) date = NULL;
  guint64 seconds;

  if (value == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &seconds, NULL))
    return (gint64) seconds;

  date = soup_date_time_new_from_http_string (value);
  if (date == NULL)
    return -1;

  return MAX (g_date_time_to_unix (date) - now, 0);
}
