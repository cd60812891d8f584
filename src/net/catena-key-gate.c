/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-key-gate"

#include "config.h"

#include "catena-key-gate.h"

#include "catena-error.h"

/* How long a request without an answer counts, in milliseconds: a slow answer must not hold up an account. */
#define PATIENCE 5000
/* One fewer than what locks a key. */
#define MAX_INSIDE 4

struct _CatenaKeyGate
{
  GObject parent_instance;

  /* What a server has accepted, and not refused since. */
  CatenaAuthorization *proven;
  guint n_inside;
  GQueue waiting;
  guint patience;
};

struct _CatenaKeyVisit
{
  CatenaKeyGate *gate;
  /* (nullable): of no keys */
  CatenaAuthorization *authorization;
  /* Whether it is one of those inside. */
  gboolean counted;
  /* Of its cancellable while it waits, of its patience when it is sent. */
  GSource *source;
};

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
clear_visit (gpointer data)
{
  CatenaKeyVisit *visit = data;

  clear_source (&visit->source);
  g_clear_pointer (&visit->authorization, catena_authorization_unref);
  g_clear_object (&visit->gate);
}

static void
release_visit (gpointer data)
{
  g_rc_box_release_full (data, clear_visit);
}

static CatenaKeyVisit *
new_visit (CatenaKeyGate       *self,
           CatenaAuthorization *authorization)
{
  CatenaKeyVisit *visit = g_rc_box_new0 (CatenaKeyVisit);

  visit->gate = g_object_ref (self);
  if (authorization != NULL && catena_authorization_get_secret_key (authorization) != NULL)
    visit->authorization = catena_authorization_ref (authorization);

  return visit;
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

/* Keys that nobody accepted yet are tried by one request alone. */
static gboolean
is_open (CatenaKeyGate  *self,
         CatenaKeyVisit *visit)
{
  return self->n_inside < (is_same (visit->authorization, self->proven) ? MAX_INSIDE : 1);
}

static void
let_in (CatenaKeyGate *self,
        GTask         *task)
{
  CatenaKeyVisit *visit = g_task_get_task_data (task);

  clear_source (&visit->source);
  visit->counted = TRUE;
  self->n_inside++;
  g_task_return_pointer (task, g_rc_box_acquire (visit), release_visit);
}

/* What a request does when it is told may lead back here. */
static void
let_next_in (CatenaKeyGate *self,
             gboolean       untried)
{
  GTask *task;

  while ((task = g_queue_peek_head (&self->waiting)) != NULL
         && (untried ? self->n_inside < MAX_INSIDE : is_open (self, g_task_get_task_data (task))))
    {
      g_queue_pop_head (&self->waiting);
      let_in (self, task);
      g_object_unref (task);
    }
}

/* Who waits with the same keys is not sent to be refused as well. */
static void
turn_away (CatenaKeyGate       *self,
           CatenaAuthorization *refused,
           const GError        *error)
{
  GQueue stolen = self->waiting;
  GTask *task;

  g_queue_init (&self->waiting);
  while ((task = g_queue_pop_head (&stolen)) != NULL)
    {
      CatenaKeyVisit *visit = g_task_get_task_data (task);

      if (!is_same (visit->authorization, refused))
        {
          g_queue_push_tail (&self->waiting, task);
          continue;
        }
      clear_source (&visit->source);
      g_task_return_error (task, g_error_copy (error));
      g_object_unref (task);
    }
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
  CatenaKeyVisit *visit = g_task_get_task_data (task);

  if (g_task_get_cancellable (task) != NULL)
    {
      visit->source = g_cancellable_source_new (g_task_get_cancellable (task));
      g_source_set_callback (visit->source, G_SOURCE_FUNC (on_waiting_cancelled), task, NULL);
      g_source_attach (visit->source, g_main_context_get_thread_default ());
    }
  g_queue_push_tail (&self->waiting, g_object_ref (task));
}

static void
stop_counting (CatenaKeyVisit *visit)
{
  clear_source (&visit->source);
  if (visit->counted)
    visit->gate->n_inside--;
  visit->counted = FALSE;
}

static gboolean
on_patience_over (gpointer user_data)
{
  CatenaKeyVisit *visit = user_data;

  stop_counting (visit);
  let_next_in (visit->gate, TRUE);

  return G_SOURCE_REMOVE;
}

static void
catena_key_gate_dispose (GObject *object)
{
  CatenaKeyGate *self = CATENA_KEY_GATE (object);

  g_clear_pointer (&self->proven, catena_authorization_unref);

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
 * @milliseconds: how long the others wait for one without an answer
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
 * @callback: called when it may be signed, or is not to be
 * @user_data: data for @callback
 *
 * Waits while too many requests are inside. What is not signed with keys does not wait.
 */
void
catena_key_gate_enter_async (CatenaKeyGate       *self,
                             CatenaAuthorization *authorization,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  CatenaKeyVisit *visit;

  g_return_if_fail (CATENA_IS_KEY_GATE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_key_gate_enter_async);
  /* Whoever is let in has to know it, to leave again. */
  g_task_set_check_cancellable (task, FALSE);
  visit = new_visit (self, authorization);
  g_task_set_task_data (task, visit, release_visit);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (visit->authorization == NULL)
    g_task_return_pointer (task, g_rc_box_acquire (visit), release_visit);
  else if (g_queue_is_empty (&self->waiting) && is_open (self, visit))
    let_in (self, task);
  else
    queue (self, task);
}

/**
 * catena_key_gate_enter_finish:
 * @self: a gate
 * @result: what the callback got
 * @error: return location for an error: that of the request that tried the same keys, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the visit, to be handed to catena_key_visit_leave(); %NULL if nothing may be sent
 */
CatenaKeyVisit *
catena_key_gate_enter_finish (CatenaKeyGate  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * catena_key_visit_sign:
 * @self: a visit
 *
 * Tells that the request is signed and sent now. Until then it may wait for something else; from now on the others
 * wait for its answer only for a while.
 */
void
catena_key_visit_sign (CatenaKeyVisit *self)
{
  g_return_if_fail (self != NULL);

  if (!self->counted)
    return;

  self->source = g_timeout_source_new (self->gate->patience);
  g_source_set_callback (self->source, on_patience_over, g_rc_box_acquire (self), release_visit);
  g_source_set_static_name (self->source, "catena-key-gate");
  g_source_attach (self->source, g_main_context_get_thread_default ());
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

/* Whether it did not. */
static gboolean
is_disproof (const GError *error)
{
  return g_error_matches (error, CATENA_ERROR, CATENA_ERROR_AUTH)
         || g_error_matches (error, CATENA_ERROR, CATENA_ERROR_CLOCK);
}

static void
note_outcome (CatenaKeyGate       *self,
              CatenaAuthorization *authorization,
              const GError        *error)
{
  if (is_proof (error) && !is_same (self->proven, authorization))
    {
      g_clear_pointer (&self->proven, catena_authorization_unref);
      self->proven = catena_authorization_ref (authorization);
    }
  else if (is_disproof (error) && is_same (self->proven, authorization))
    {
      g_clear_pointer (&self->proven, catena_authorization_unref);
    }

  if (g_error_matches (error, CATENA_ERROR, CATENA_ERROR_AUTH))
    turn_away (self, authorization, error);
}

/**
 * catena_key_visit_leave:
 * @self: (transfer full): a visit
 * @error: (nullable): what its request ended in, %NULL for a success
 *
 * Keys that were accepted are free for all. Refused ones turn those away who wait with them; after them, as after a
 * clock that was set right or a cancellation, one request goes alone again. Anything else says nothing about the keys and
 * makes nobody wait.
 */
void
catena_key_visit_leave (CatenaKeyVisit *self,
                        const GError   *error)
{
  g_return_if_fail (self != NULL);

  stop_counting (self);
  if (self->authorization != NULL)
    {
      note_outcome (self->gate, self->authorization, error);
      let_next_in (self->gate, !is_proof (error) && !is_disproof (error)
                                 && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
    }
  release_visit (self);
}
