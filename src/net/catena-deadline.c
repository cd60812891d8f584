/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-deadline"

#include "config.h"

#include "catena-deadline.h"

typedef struct
{
  CatenaDeadline *owner;
  GSource *source;
  gint64 length;
} Timer;

struct _CatenaDeadline
{
  GCancellable *cancellable;
  GSource *parent_source;
  Timer timers[CATENA_DEADLINE_NONE];
  CatenaDeadlineKind passed;
};

static gboolean
dispatch_timer (GSource     *source,
                GSourceFunc  callback,
                gpointer     user_data)
{
  return callback (user_data);
}

/* libsoup 3.4 to 3.6.5 frees a message twice that is cancelled between the arrival of its headers and the callback that is then
 * already on its way. So that one always comes first. */
#define CANCEL_PRIORITY (G_PRIORITY_DEFAULT + 1)

/* No prepare and no check: the ready time alone decides, and can be moved without a new source. */
static GSourceFuncs timer_funcs = { NULL, NULL, dispatch_timer, NULL, NULL, NULL };

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    {
      g_source_destroy (*source);
      g_clear_pointer (source, g_source_unref);
    }
}

static gboolean
on_timer (gpointer user_data)
{
  Timer *timer = user_data;
  CatenaDeadline *deadline = timer->owner;
  g_autoptr (GCancellable) cancellable = g_object_ref (deadline->cancellable);

  g_source_set_ready_time (timer->source, -1);
  if (deadline->passed == CATENA_DEADLINE_NONE)
    deadline->passed = (CatenaDeadlineKind) (timer - deadline->timers);
  /* What this ends may free the deadline. */
  g_cancellable_cancel (cancellable);

  return G_SOURCE_CONTINUE;
}

static gboolean
on_parent_cancelled (GCancellable *parent,
                     gpointer      user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

/**
 * catena_deadline_new:
 * @parent: (nullable): the caller's cancellable
 *
 * Has to be used from the thread of the main context that is the default now.
 *
 * Returns: (transfer full): a new deadline without any limit
 */
CatenaDeadline *
catena_deadline_new (GCancellable *parent)
{
  CatenaDeadline *deadline = g_new0 (CatenaDeadline, 1);

  deadline->cancellable = g_cancellable_new ();
  deadline->passed = CATENA_DEADLINE_NONE;
  if (parent != NULL)
    {
      /* A source rather than g_cancellable_connect(): whatever follows on the cancellation may then free this
       * without waiting for the very handler it runs in. */
      deadline->parent_source = g_cancellable_source_new (parent);
      g_source_set_callback (deadline->parent_source, G_SOURCE_FUNC (on_parent_cancelled),
                             g_object_ref (deadline->cancellable), g_object_unref);
      g_source_set_priority (deadline->parent_source, CANCEL_PRIORITY);
      g_source_set_static_name (deadline->parent_source, "catena-deadline parent");
      g_source_attach (deadline->parent_source, g_main_context_get_thread_default ());
    }

  return deadline;
}

/**
 * catena_deadline_free:
 * @deadline: (transfer full): a deadline
 */
void
catena_deadline_free (CatenaDeadline *deadline)
{
  for (guint i = 0; i < G_N_ELEMENTS (deadline->timers); i++)
    clear_source (&deadline->timers[i].source);
  clear_source (&deadline->parent_source);
  g_clear_object (&deadline->cancellable);
  g_free (deadline);
}

/**
 * catena_deadline_get_cancellable:
 * @deadline: a deadline
 *
 * Returns: (transfer none): what to hand to everything that is done within it
 */
GCancellable *
catena_deadline_get_cancellable (CatenaDeadline *deadline)
{
  return deadline->cancellable;
}

/**
 * catena_deadline_start:
 * @deadline: a deadline
 * @kind: which limit
 * @milliseconds: from now on; 0 for no limit
 */
void
catena_deadline_start (CatenaDeadline     *deadline,
                       CatenaDeadlineKind  kind,
                       guint               milliseconds)
{
  Timer *timer = &deadline->timers[kind];

  if (milliseconds == 0)
    return;

  timer->owner = deadline;
  timer->length = (gint64) milliseconds * 1000;
  if (timer->source == NULL)
    {
      timer->source = g_source_new (&timer_funcs, sizeof (GSource));
      g_source_set_callback (timer->source, on_timer, timer, NULL);
      g_source_set_priority (timer->source, CANCEL_PRIORITY);
      g_source_set_static_name (timer->source, "catena-deadline");
      g_source_attach (timer->source, g_main_context_get_thread_default ());
    }
  catena_deadline_restart (deadline, kind);
}

/**
 * catena_deadline_restart:
 * @deadline: a deadline
 * @kind: a limit; nothing happens when it was not started
 *
 * Lets the limit count from now.
 */
void
catena_deadline_restart (CatenaDeadline     *deadline,
                         CatenaDeadlineKind  kind)
{
  Timer *timer = &deadline->timers[kind];

  if (timer->source != NULL)
    g_source_set_ready_time (timer->source, g_get_monotonic_time () + timer->length);
}

/**
 * catena_deadline_stop:
 * @deadline: a deadline
 * @kind: a limit that was kept
 */
void
catena_deadline_stop (CatenaDeadline     *deadline,
                      CatenaDeadlineKind  kind)
{
  clear_source (&deadline->timers[kind].source);
}

/**
 * catena_deadline_get_passed:
 * @deadline: a deadline
 *
 * Returns: the limit that passed first and cancelled everything, if any
 */
CatenaDeadlineKind
catena_deadline_get_passed (CatenaDeadline *deadline)
{
  return deadline->passed;
}
