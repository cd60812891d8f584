/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-key-gate"

#include "config.h"

#include "catena-key-gate.h"

#include "catena-error.h"

/* How long the others wait for the first, in milliseconds: a slow answer must not hold up an account. */
#define PATIENCE 5000

struct _CatenaKeyGate
{
  GObject parent_instance;

  /* What a server has accepted, and what one request is trying right now. */
  CatenaAuthorization *proven;
  CatenaAuthorization *tried;
  GQueue waiting;
  GSource *patience_source;
  guint patience;
};

/* What a waiting request's task is about, and later whether it is the one that tries. */
typedef struct
{
  CatenaAuthorization *authorization;
  GSource *cancelled_source;
  gboolean trying;
} Visit;

G_DEFINE_FINAL_TYPE (CatenaKeyGate, catena_key_gate, G_TYPE_OBJECT)

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    {
      g_source_destroy (*source);
      g_clear_pointer (source, g_source_unref);
    }
}

static void
free_visit (gpointer data)
{
  Visit *visit = data;

  clear_source (&visit->cancelled_source);
  g_clear_pointer (&visit->authorization, catena_authorization_unref);
  g_free (visit);
}

static gboolean
has_keys (CatenaAuthorization *authorization)
{
  return authorization != NULL && catena_authorization_get_secret_key (authorization) != NULL;
}

static gboolean
is_same (CatenaAuthorization *a,
         CatenaAuthorization *b)
{
  if (a == NULL || b == NULL)
    return FALSE;

  return a == b
         || (g_strcmp0 (catena_authorization_get_access_key (a), catena_authorization_get_access_key (b)) == 0
             && catena_secret_equal (catena_authorization_get_secret_key (a),
                                     catena_authorization_get_secret_key (b))
             && catena_secret_equal (catena_authorization_get_session_token (a),
                                     catena_authorization_get_session_token (b)));
}

static void
set_authorization (CatenaAuthorization **field,
                   CatenaAuthorization  *authorization)
{
  if (authorization != NULL)
    catena_authorization_ref (authorization);
  g_clear_pointer (field, catena_authorization_unref);
  *field = authorization;
}

static void
let_in (GTask    *task,
        gboolean  trying)
{
  Visit *visit = g_task_get_task_data (task);

  clear_source (&visit->cancelled_source);
  visit->trying = trying;
  g_task_return_boolean (task, TRUE);
}

/* Taken out of the gate before anybody is told: what they do then may lead back here. */
static GQueue
steal_waiting (CatenaKeyGate *self)
{
  GQueue stolen = self->waiting;

  g_queue_init (&self->waiting);

  return stolen;
}

static void
let_everybody_in (CatenaKeyGate *self)
{
  GQueue stolen = steal_waiting (self);
  GTask *task;

  while ((task = g_queue_pop_head (&stolen)) != NULL)
    {
      let_in (task, FALSE);
      g_object_unref (task);
    }
}

/* Who waits with the same keys is not sent to be refused as well. */
static void
turn_away (CatenaKeyGate       *self,
           CatenaAuthorization *refused,
           const GError        *error)
{
  GQueue stolen = steal_waiting (self);
  GTask *task;

  while ((task = g_queue_pop_head (&stolen)) != NULL)
    {
      Visit *visit = g_task_get_task_data (task);

      if (!is_same (visit->authorization, refused))
        {
          g_queue_push_tail (&self->waiting, task);
          continue;
        }
      clear_source (&visit->cancelled_source);
      g_task_return_error (task, g_error_copy (error));
      g_object_unref (task);
    }
}

static gboolean
on_patience_over (gpointer user_data)
{
  CatenaKeyGate *self = user_data;
  g_autoptr (CatenaKeyGate) alive = g_object_ref (self);

  clear_source (&self->patience_source);
  g_clear_pointer (&self->tried, catena_authorization_unref);
  let_everybody_in (self);

  return G_SOURCE_REMOVE;
}

static void
start_patience (CatenaKeyGate *self)
{
  clear_source (&self->patience_source);
  self->patience_source = g_timeout_source_new (self->patience);
  g_source_set_callback (self->patience_source, on_patience_over, self, NULL);
  g_source_set_static_name (self->patience_source, "catena-key-gate");
  g_source_attach (self->patience_source, g_main_context_get_thread_default ());
}

static void
start_trying (CatenaKeyGate *self,
              GTask         *task)
{
  Visit *visit = g_task_get_task_data (task);

  set_authorization (&self->tried, visit->authorization);
  start_patience (self);
  let_in (task, TRUE);
}

static gboolean
on_waiting_cancelled (GCancellable *cancellable,
                      gpointer      user_data)
{
  GTask *task = user_data;
  CatenaKeyGate *self = g_task_get_source_object (task);

  if (g_queue_remove (&self->waiting, task))
    {
      g_task_return_error_if_cancelled (task);
      g_object_unref (task);
    }

  return G_SOURCE_REMOVE;
}

static void
queue (CatenaKeyGate *self,
       GTask         *task)
{
  Visit *visit = g_task_get_task_data (task);

  if (g_task_get_cancellable (task) != NULL)
    {
      visit->cancelled_source = g_cancellable_source_new (g_task_get_cancellable (task));
      g_source_set_callback (visit->cancelled_source, G_SOURCE_FUNC (on_waiting_cancelled), task, NULL);
      g_source_attach (visit->cancelled_source, g_main_context_get_thread_default ());
    }
  g_queue_push_tail (&self->waiting, g_object_ref (task));
}

static void
catena_key_gate_dispose (GObject *object)
{
  CatenaKeyGate *self = CATENA_KEY_GATE (object);

  clear_source (&self->patience_source);
  g_clear_pointer (&self->proven, catena_authorization_unref);
  g_clear_pointer (&self->tried, catena_authorization_unref);

  G_OBJECT_CLASS (catena_key_gate_parent_class)->dispose (object);
}

static void
catena_key_gate_class_init (CatenaKeyGateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_key_gate_dispose;
}

static void
catena_key_gate_init (CatenaKeyGate *self)
{
  g_queue_init (&self->waiting);
  self->patience = PATIENCE;
}

/**
 * catena_key_gate_new:
 *
 * Returns: (transfer full): a gate that knows no keys
 */
CatenaKeyGate *
catena_key_gate_new (void)
{
  return g_object_new (CATENA_TYPE_KEY_GATE, NULL);
}

/**
 * catena_key_gate_set_patience:
 * @self: a gate
 * @milliseconds: how long the others wait for the one that tries
 *
 * For tests.
 */
void
catena_key_gate_set_patience (CatenaKeyGate *self,
                              guint          milliseconds)
{
  g_return_if_fail (CATENA_IS_KEY_GATE (self));

  self->patience = milliseconds;
}

/**
 * catena_key_gate_enter_async:
 * @self: a gate
 * @authorization: (nullable): what a request is going to be signed with
 * @cancellable: (nullable): a cancellable
 * @callback: called when it may be sent, or is not to be
 * @user_data: data for @callback
 *
 * Waits while another request tries the keys. Only keys that were never accepted are waited for.
 */
void
catena_key_gate_enter_async (CatenaKeyGate       *self,
                             CatenaAuthorization *authorization,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Visit *visit;

  g_return_if_fail (CATENA_IS_KEY_GATE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_key_gate_enter_async);
  /* Whoever is let in as the one that tries has to know it, to leave again. */
  g_task_set_check_cancellable (task, FALSE);
  visit = g_new0 (Visit, 1);
  set_authorization (&visit->authorization, authorization);
  g_task_set_task_data (task, visit, free_visit);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (!has_keys (authorization) || is_same (authorization, self->proven))
    let_in (task, FALSE);
  else if (self->tried == NULL)
    start_trying (self, task);
  else
    queue (self, task);
}

/**
 * catena_key_gate_enter_finish:
 * @self: a gate
 * @result: what the callback got
 * @trying: (out): whether this request tries the keys for the others, and has to call catena_key_gate_leave()
 * @error: return location for an error: that of the request that tried the same keys, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the request may be sent
 */
gboolean
catena_key_gate_enter_finish (CatenaKeyGate  *self,
                              GAsyncResult   *result,
                              gboolean       *trying,
                              GError        **error)
{
  Visit *visit;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  visit = g_task_get_task_data (G_TASK (result));
  *trying = visit->trying;

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Whether the server looked at the signature and liked it. */
static gboolean
is_proof (const GError *error)
{
  return error == NULL
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_FORBIDDEN)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_NOT_FOUND)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_CONFLICT)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_REFUSED);
}

/**
 * catena_key_gate_leave:
 * @self: a gate
 * @error: (nullable): what the request that tried the keys ended in, %NULL for a success
 *
 * Keys that were accepted are free for all. Refused ones turn those away who wait with them. After a cancellation or
 * a clock that was set right the next one tries; after anything else, which says nothing about the keys, all go.
 */
void
catena_key_gate_leave (CatenaKeyGate *self,
                       const GError  *error)
{
  g_autoptr (CatenaAuthorization) tried = NULL;
  GTask *next;

  g_return_if_fail (CATENA_IS_KEY_GATE (self));

  tried = g_steal_pointer (&self->tried);
  /* Patience ended before. */
  if (tried == NULL)
    return;

  clear_source (&self->patience_source);
  if (is_proof (error))
    set_authorization (&self->proven, tried);
  if (g_error_matches (error, CATENA_ERROR, CATENA_ERROR_AUTH))
    turn_away (self, tried, error);
  else if (!g_error_matches (error, CATENA_ERROR, CATENA_ERROR_CLOCK)
           && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    let_everybody_in (self);

  next = self->tried == NULL ? g_queue_pop_head (&self->waiting) : NULL;
  if (next != NULL)
    {
      start_trying (self, next);
      g_object_unref (next);
    }
}
