/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-poller"

#include "config.h"

#include "catena-poller-private.h"

#include "catena-time.h"

/* The share of time that a call may take: one in so many. */
#define MAX_SHARE 10
/* How an interval grows while nothing moves. */
#define GROWTH 1.5

/* A row for a workspace. Times are monotonic, in microseconds, but for `begun`: nanoseconds since 1970. */
struct _CatenaPollerDuty
{
  gatomicrefcount references;
  CatenaPoller *poller; /* (nullable): not owned; null once the workspace was removed */
  const CatenaPollerRow *row;
  char *account;
  double interval;
  gint64 begun;
  gint64 soonest;
  gint64 due;
  gboolean running;
  gboolean applied;
};

typedef struct
{
  CatenaWorkspace *workspace;
  GPtrArray *duties;
} Client;

G_DEFINE_FINAL_TYPE (CatenaPoller, catena_poller, G_TYPE_OBJECT)

static void schedule (CatenaPoller *self);

static void
unref_duty (CatenaPollerDuty *duty)
{
  if (!g_atomic_ref_count_dec (&duty->references))
    return;

  g_free (duty->account);
  g_free (duty);
}

static CatenaPollerDuty *
ref_duty (CatenaPollerDuty *duty)
{
  g_atomic_ref_count_inc (&duty->references);

  return duty;
}

/* How long the account's transfers of the call took, in microseconds; waiting for a turn, for a server's "later" or for an answer
 * that never came (a computer that slept) is none. */
static gint64
measure (CatenaPoller     *self,
         CatenaPollerDuty *duty)
{
  GListModel *exchanges = G_LIST_MODEL (self->log);
  gint64 sum = 0;

  for (guint i = g_list_model_get_n_items (exchanges); i > 0; i--)
    {
      g_autoptr (CatenaExchange) exchange = g_list_model_get_item (exchanges, i - 1);
      gint64 started, duration;

      g_object_get (exchange, "started", &started, "duration", &duration, NULL);
      if (started < duty->begun)
        break;
      if (catena_exchange_get_api (exchange) == duty->row->call && catena_exchange_get_status (exchange) != 0
          && g_strcmp0 (catena_exchange_get_account (exchange), duty->account) == 0)
        sum += duration;
    }

  return sum;
}

static gint64
get_wait (CatenaPoller     *self,
          CatenaPollerDuty *duty)
{
  return catena_tracker_scale (self->tracker, (gint64) (duty->interval * G_USEC_PER_SEC));
}

static void
start_duty (CatenaPoller     *self,
            Client           *client,
            CatenaPollerDuty *duty)
{
  g_debug ("Polling %s", catena_api_get (duty->row->call)->name);
  duty->running = TRUE;
  duty->begun = catena_time_now ();
  duty->row->run (self, client->workspace, ref_duty (duty));
}

static gboolean
is_wanted (CatenaPoller     *self,
           Client           *client,
           CatenaPollerDuty *duty)
{
  gboolean applies =
    duty->row->applies (self, client->workspace) && self->is_online (client->workspace, self->user_data);

  /* What becomes wanted is begun with the short interval. */
  if (applies && !duty->applied)
    duty->interval = duty->row->least;
  duty->applied = applies;

  return applies && !duty->running;
}

static gboolean
on_timer (gpointer user_data)
{
  CatenaPoller *self = user_data;
  gint64 now = g_get_monotonic_time ();

  self->timer = 0;
  for (guint i = 0; i < self->clients->len; i++)
    {
      Client *client = g_ptr_array_index (self->clients, i);

      for (guint j = 0; j < client->duties->len; j++)
        {
          CatenaPollerDuty *duty = g_ptr_array_index (client->duties, j);

          if (is_wanted (self, client, duty) && duty->due <= now)
            start_duty (self, client, duty);
        }
    }
  schedule (self);

  return G_SOURCE_REMOVE;
}

static gint64
find_next (CatenaPoller *self)
{
  gint64 next = G_MAXINT64;

  for (guint i = 0; i < self->clients->len; i++)
    {
      Client *client = g_ptr_array_index (self->clients, i);

      for (guint j = 0; j < client->duties->len; j++)
        {
          CatenaPollerDuty *duty = g_ptr_array_index (client->duties, j);

          if (is_wanted (self, client, duty))
            next = MIN (next, duty->due);
        }
    }

  return next;
}

static void
schedule (CatenaPoller *self)
{
  gint64 next;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  next = find_next (self);
  if (next < G_MAXINT64)
    {
      gint64 wait = MAX (next - g_get_monotonic_time (), 0);

      /* Rounded up: a timer that comes too early would come again and again. */
      self->timer = g_timeout_add ((guint) MIN ((wait + 999) / 1000, G_MAXINT), on_timer, self);
    }
}

static void
free_duty (gpointer data)
{
  CatenaPollerDuty *duty = data;

  duty->poller = NULL;
  unref_duty (duty);
}

static void
on_shown_changed (CatenaWorkspace *workspace,
                  GParamSpec      *pspec,
                  gpointer         user_data)
{
  catena_poller_wake (user_data);
}

/* What was quiet for long is looked at again after the short interval. */
static void
on_stirred (CatenaTracker *tracker,
            gpointer       user_data)
{
  CatenaPoller *self = user_data;
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < self->clients->len; i++)
    {
      Client *client = g_ptr_array_index (self->clients, i);

      for (guint j = 0; j < client->duties->len; j++)
        {
          CatenaPollerDuty *duty = g_ptr_array_index (client->duties, j);

          if (!duty->row->follows || !duty->applied)
            continue;
          duty->interval = duty->row->least;
          duty->due = MAX (duty->soonest, MIN (duty->due, now + get_wait (self, duty)));
        }
    }
  schedule (self);
}

static void
free_client (gpointer data)
{
  Client *client = data;

  g_ptr_array_unref (client->duties);
  g_object_unref (client->workspace);
  g_free (client);
}

static void
catena_poller_dispose (GObject *object)
{
  CatenaPoller *self = CATENA_POLLER (object);

  catena_poller_close (self);
  g_ptr_array_set_size (self->clients, 0);
  g_clear_object (&self->tracker);
  g_clear_object (&self->log);

  G_OBJECT_CLASS (catena_poller_parent_class)->dispose (object);
}

static void
catena_poller_finalize (GObject *object)
{
  CatenaPoller *self = CATENA_POLLER (object);

  g_ptr_array_unref (self->clients);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (catena_poller_parent_class)->finalize (object);
}

static void
catena_poller_class_init (CatenaPollerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_poller_dispose;
  object_class->finalize = catena_poller_finalize;
}

static void
catena_poller_init (CatenaPoller *self)
{
  self->clients = g_ptr_array_new_with_free_func (free_client);
  self->cancellable = g_cancellable_new ();
}

/**
 * catena_poller_end_duty:
 * @duty: (transfer full): a duty that was run
 * @moved: whether something has changed since the last time
 *
 * Says when it is due next.
 */
void
catena_poller_end_duty (CatenaPollerDuty *duty,
                        gboolean          moved)
{
  CatenaPoller *self = duty->poller;

  duty->running = FALSE;
  if (self != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      gint64 now = g_get_monotonic_time ();

      duty->interval = moved ? duty->row->least : MIN (duty->interval * GROWTH, duty->row->most);
      duty->soonest = now + MAX_SHARE * measure (self, duty);
      duty->due = MAX (now + get_wait (self, duty), duty->soonest);
      schedule (self);
    }
  unref_duty (duty);
}

/**
 * catena_poller_new:
 * @tracker: whose operations are followed, and whose scale of time counts
 * @log: where the duration of calls is read
 * @is_online: says whether a workspace can be reached
 * @user_data: data of @is_online
 *
 * Returns: (transfer full): a poller without workspaces
 */
CatenaPoller *
catena_poller_new (CatenaTracker     *tracker,
                   CatenaExchangeLog *log,
                   CatenaOnlineFunc   is_online,
                   gpointer           user_data)
{
  CatenaPoller *self;

  g_return_val_if_fail (CATENA_IS_TRACKER (tracker), NULL);
  g_return_val_if_fail (CATENA_IS_EXCHANGE_LOG (log), NULL);
  g_return_val_if_fail (is_online != NULL, NULL);

  self = g_object_new (CATENA_TYPE_POLLER, NULL);
  self->tracker = g_object_ref (tracker);
  self->log = g_object_ref (log);
  self->is_online = is_online;
  self->user_data = user_data;
  g_signal_connect_object (tracker, "stirred", G_CALLBACK (on_stirred), self, 0);

  return self;
}

/**
 * catena_poller_close:
 * @self: a poller
 *
 * Ends all polling.
 */
void
catena_poller_close (CatenaPoller *self)
{
  g_return_if_fail (CATENA_IS_POLLER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
}

/**
 * catena_poller_add_workspace:
 * @self: a poller
 * @workspace: a workspace
 */
void
catena_poller_add_workspace (CatenaPoller    *self,
                             CatenaWorkspace *workspace)
{
  Client *client;

  g_return_if_fail (CATENA_IS_POLLER (self));
  g_return_if_fail (CATENA_IS_WORKSPACE (workspace));

  client = g_new0 (Client, 1);
  client->workspace = g_object_ref (workspace);
  client->duties = g_ptr_array_new_with_free_func (free_duty);
  for (guint i = 0; i < CATENA_POLLER_N_ROWS; i++)
    {
      CatenaPollerDuty *duty = g_new0 (CatenaPollerDuty, 1);

      g_atomic_ref_count_init (&duty->references);
      duty->poller = self;
      duty->row = &catena_poller_table[i];
      duty->account = g_strdup (catena_account_get_id (catena_workspace_get_account (workspace)));
      duty->interval = catena_poller_table[i].least;
      g_ptr_array_add (client->duties, duty);
    }
  g_ptr_array_add (self->clients, client);
  g_signal_connect_object (workspace, "notify::shown", G_CALLBACK (on_shown_changed), self, 0);

  catena_poller_wake (self);
}

/**
 * catena_poller_remove_workspace:
 * @self: a poller
 * @workspace: a workspace of it
 */
void
catena_poller_remove_workspace (CatenaPoller    *self,
                                CatenaWorkspace *workspace)
{
  g_return_if_fail (CATENA_IS_POLLER (self));

  for (guint i = 0; i < self->clients->len; i++)
    {
      Client *client = g_ptr_array_index (self->clients, i);

      if (client->workspace == workspace)
        {
          g_signal_handlers_disconnect_by_func (workspace, on_shown_changed, self);
          g_ptr_array_remove_index (self->clients, i);
          break;
        }
    }
  schedule (self);
}

/**
 * catena_poller_wake:
 * @self: a poller
 *
 * Something that a condition depends on has changed.
 */
void
catena_poller_wake (CatenaPoller *self)
{
  g_return_if_fail (CATENA_IS_POLLER (self));

  schedule (self);
}

/**
 * catena_poller_hurry:
 * @self: a poller
 *
 * The network is back, or a person has signed in: all that is wanted is asked now.
 */
void
catena_poller_hurry (CatenaPoller *self)
{
  g_return_if_fail (CATENA_IS_POLLER (self));

  for (guint i = 0; i < self->clients->len; i++)
    {
      Client *client = g_ptr_array_index (self->clients, i);

      for (guint j = 0; j < client->duties->len; j++)
        ((CatenaPollerDuty *) g_ptr_array_index (client->duties, j))->due = 0;
    }
  schedule (self);
}
