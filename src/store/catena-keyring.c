/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-keyring"

#include "config.h"

#include "catena-keyring.h"

#include "catena-error.h"
#include "catena-keyring-entry.h"
#include "catena-keyring-private.h"

#include <libsecret/secret.h>

/* Long enough to type a password for the keyring, short enough for a prompt that nobody sees. */
#define TIME_LIMIT 60000 /* milliseconds */
/* For a keyring that gave trouble before and is asked without a prompt. */
#define SHORT_TIME_LIMIT 5000

struct _CatenaKeyring
{
  GObject parent_instance;

  gboolean in_memory;
  gboolean persistent;
  GError *problem;
  guint time_limit;

  /* Key of a request to CatenaSecret: what could not be stored. */
  GHashTable *memory;
  /* CatenaKeyringEntry; the first one is under way. One after the other: the file of libsecret can take no
   * two changes at once. */
  GQueue waiting;
};

G_DEFINE_FINAL_TYPE (CatenaKeyring, catena_keyring, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PERSISTENT,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void start_next (CatenaKeyring *self);

/* From here on, the system keyring is not asked again: neither prompts nor waiting for it repeat themselves.
 * */
static void
fall_back (CatenaKeyring *self,
           const GError  *error)
{
  if (!self->persistent)
    return;

  g_message ("secrets are kept in memory for this run: %s", error->message);
  self->persistent = FALSE;
  self->problem = catena_error_new (CATENA_ERROR_KEYRING, NULL, "%s", error->message);
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSISTENT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
belongs_to (gpointer key,
            gpointer value,
            gpointer prefix)
{
  return g_str_has_prefix (key, prefix);
}

static void
forget_account (CatenaKeyring *self,
                const char    *account_id)
{
  g_autofree char *prefix = g_strconcat (account_id, " ", NULL);

  g_hash_table_foreach_remove (self->memory, belongs_to, prefix);
}

static void
remember (CatenaKeyring        *self,
          CatenaKeyringRequest *request)
{
  g_hash_table_replace (self->memory, g_strdup (catena_keyring_request_get_key (request)),
                        catena_secret_ref (catena_keyring_request_get_secret (request)));
}

/* Whether the system keyring has to be asked. What is in memory is newer than what the keyring may have.
 * Secrets of an account that goes are looked for even when the keyring gave trouble before, without a prompt:
 * they may be from another day. */
static gboolean
needs_keyring (CatenaKeyring        *self,
               CatenaKeyringRequest *request)
{
  if (self->in_memory)
    return FALSE;

  switch (catena_keyring_request_get_action (request))
    {
    case CATENA_KEYRING_CLEAR:
      return TRUE;
    case CATENA_KEYRING_LOOKUP:
      return self->persistent
             && !g_hash_table_contains (self->memory, catena_keyring_request_get_key (request));
    case CATENA_KEYRING_STORE:
    default:
      return self->persistent;
    }
}

static void
answer_from_memory (CatenaKeyring      *self,
                    CatenaKeyringEntry *entry)
{
  CatenaKeyringRequest *request = catena_keyring_entry_get_request (entry);

  if (catena_keyring_entry_is_answered (entry))
    return;

  if (catena_keyring_request_get_action (request) == CATENA_KEYRING_STORE)
    remember (self, request);
  catena_keyring_entry_answer (entry, g_hash_table_lookup (self->memory,
                                                           catena_keyring_request_get_key (request)));
}

/* Where there is no keyring at all, nothing is left in it. */
static gboolean
is_absent (const GError *error)
{
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) && error->domain != SECRET_ERROR;
}

static void
answer_failure (CatenaKeyring      *self,
                CatenaKeyringEntry *entry,
                const GError       *error)
{
  CatenaKeyringRequest *request = catena_keyring_entry_get_request (entry);

  fall_back (self, error);
  if (catena_keyring_request_get_action (request) == CATENA_KEYRING_CLEAR && !is_absent (error))
    catena_keyring_entry_answer_error (entry, catena_error_new (CATENA_ERROR_KEYRING, NULL,
                                                                "secrets may be left: %s", error->message));
  else
    answer_from_memory (self, entry);
}

static void
on_request_ended (CatenaKeyringRequest *request,
                  CatenaSecret         *secret,
                  const GError         *error,
                  gpointer              user_data)
{
  /* The entry's task holds the last reference, perhaps. */
  g_autoptr(CatenaKeyring) self = g_object_ref (user_data);
  g_autoptr(CatenaKeyringEntry) entry = g_queue_pop_head (&self->waiting);

  if (error != NULL)
    answer_failure (self, entry, error);
  else
    catena_keyring_entry_answer (entry, secret);
  start_next (self);
}

static void
start_request (CatenaKeyring        *self,
               CatenaKeyringRequest *request)
{
  guint time_limit = self->persistent ? self->time_limit : MIN (self->time_limit, SHORT_TIME_LIMIT);

  catena_keyring_request_start (request, self->persistent, time_limit, on_request_ended, self);
}

/* The first entry stays in the queue while the keyring is asked. */
static void
start_next (CatenaKeyring *self)
{
  CatenaKeyringEntry *entry;

  while ((entry = g_queue_peek_head (&self->waiting)) != NULL)
    {
      CatenaKeyringRequest *request = catena_keyring_entry_get_request (entry);
      gboolean answered = catena_keyring_entry_is_answered (entry);

      if (!answered && catena_keyring_request_get_action (request) == CATENA_KEYRING_CLEAR)
        forget_account (self, catena_keyring_request_get_account (request));
      if (!answered && needs_keyring (self, request))
        {
          start_request (self, request);
          return;
        }

      answer_from_memory (self, entry);
      catena_keyring_entry_free (g_queue_pop_head (&self->waiting));
    }
}

static void
push_request (CatenaKeyring        *self,
              GTask                *task,
              CatenaKeyringRequest *request)
{
  g_queue_push_tail (&self->waiting, catena_keyring_entry_new (task, request));
  if (g_queue_get_length (&self->waiting) == 1)
    start_next (self);
}

static void
catena_keyring_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CatenaKeyring *self = CATENA_KEYRING (object);

  switch (property_id)
    {
    case PROP_PERSISTENT:
      g_value_set_boolean (value, self->persistent);
      break;
    case PROP_PROBLEM:
      g_value_set_boxed (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
catena_keyring_finalize (GObject *object)
{
  CatenaKeyring *self = CATENA_KEYRING (object);

  /* Each entry holds a reference, with its task. */
  g_assert (g_queue_is_empty (&self->waiting));
  g_clear_pointer (&self->memory, g_hash_table_unref);
  g_clear_error (&self->problem);

  G_OBJECT_CLASS (catena_keyring_parent_class)->finalize (object);
}

static void
catena_keyring_class_init (CatenaKeyringClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = catena_keyring_get_property;
  object_class->finalize = catena_keyring_finalize;

  properties[PROP_PERSISTENT] = g_param_spec_boolean ("persistent", NULL, NULL, TRUE,
                                                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] = g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_keyring_init (CatenaKeyring *self)
{
  self->persistent = TRUE;
  self->time_limit = TIME_LIMIT;
  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) catena_secret_unref);
  g_queue_init (&self->waiting);
}

/**
 * catena_keyring_new:
 *
 * Asks the system keyring for nothing until something is stored or looked up.
 *
 * Returns: (transfer full): a new keyring
 */
CatenaKeyring *
catena_keyring_new (void)
{
  return g_object_new (CATENA_TYPE_KEYRING, NULL);
}

/**
 * catena_keyring_new_in_memory:
 *
 * A keyring for the demo: "persistent" is %FALSE and there is no "problem".
 *
 * Returns: (transfer full): a new keyring that never leaves this process
 */
CatenaKeyring *
catena_keyring_new_in_memory (void)
{
  CatenaKeyring *self = catena_keyring_new ();

  self->in_memory = TRUE;
  self->persistent = FALSE;

  return self;
}

/**
 * catena_keyring_set_time_limit:
 * @self: a keyring
 * @milliseconds: how long the system keyring may take for one answer
 *
 * For tests.
 */
void
catena_keyring_set_time_limit (CatenaKeyring *self,
                               guint          milliseconds)
{
  g_return_if_fail (CATENA_IS_KEYRING (self));

  self->time_limit = milliseconds;
}

/**
 * catena_keyring_get_persistent:
 * @self: a keyring
 *
 * Returns: whether secrets are kept longer than this run
 */
gboolean
catena_keyring_get_persistent (CatenaKeyring *self)
{
  g_return_val_if_fail (CATENA_IS_KEYRING (self), FALSE);

  return self->persistent;
}

/**
 * catena_keyring_get_problem:
 * @self: a keyring
 *
 * Returns: (transfer none) (nullable): a %CATENA_ERROR_KEYRING that says why they are not; set once
 */
const GError *
catena_keyring_get_problem (CatenaKeyring *self)
{
  g_return_val_if_fail (CATENA_IS_KEYRING (self), NULL);

  return self->problem;
}

/**
 * catena_keyring_store_async:
 * @self: a keyring
 * @account_id: id of an account
 * @kind: what @secret is
 * @project_id: (nullable): the project, of a token
 * @secret: what to store, in place of what is there
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Stores a secret, in memory when the system keyring does not take it.
 */
void
catena_keyring_store_async (CatenaKeyring       *self,
                            const char          *account_id,
                            CatenaKeyringKind    kind,
                            const char          *project_id,
                            CatenaSecret        *secret,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_KEYRING (self));
  g_return_if_fail (account_id != NULL && *account_id != '\0');
  g_return_if_fail (secret != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_keyring_store_async);
  push_request (self, task,
                catena_keyring_request_new (CATENA_KEYRING_STORE, account_id, kind, project_id, secret));
}

/**
 * catena_keyring_store_finish:
 * @self: a keyring
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails only with %G_IO_ERROR_CANCELLED; whether the secret outlives this run is said by "persistent".
 *
 * Returns: whether the secret can be looked up from now on
 */
gboolean
catena_keyring_store_finish (CatenaKeyring  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * catena_keyring_lookup_async:
 * @self: a keyring
 * @account_id: id of an account
 * @kind: which of its secrets
 * @project_id: (nullable): the project, of a token
 * @cancellable: (nullable): a #GCancellable
 * @callback: called with the secret
 * @user_data: for @callback
 *
 * Looks a secret up. The desktop may ask the person to unlock the keyring.
 */
void
catena_keyring_lookup_async (CatenaKeyring       *self,
                             const char          *account_id,
                             CatenaKeyringKind    kind,
                             const char          *project_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_KEYRING (self));
  g_return_if_fail (account_id != NULL && *account_id != '\0');

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_keyring_lookup_async);
  push_request (self, task,
                catena_keyring_request_new (CATENA_KEYRING_LOOKUP, account_id, kind, project_id, NULL));
}

/**
 * catena_keyring_lookup_finish:
 * @self: a keyring
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails only with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the secret; %NULL without @error when there is none or the keyring
 *   does not give it
 */
CatenaSecret *
catena_keyring_lookup_finish (CatenaKeyring  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * catena_keyring_clear_async:
 * @self: a keyring
 * @account_id: id of an account
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when they are gone
 * @user_data: for @callback
 *
 * Removes all secrets of an account, its credentials and all tokens. The desktop may ask the person to unlock
 * the keyring, unless it gave trouble before.
 */
void
catena_keyring_clear_async (CatenaKeyring       *self,
                            const char          *account_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_KEYRING (self));
  g_return_if_fail (account_id != NULL && *account_id != '\0');

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_keyring_clear_async);
  push_request (self, task,
                catena_keyring_request_new (CATENA_KEYRING_CLEAR, account_id, CATENA_KEYRING_CREDENTIALS,
                                            NULL, NULL));
}

/**
 * catena_keyring_clear_finish:
 * @self: a keyring
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with %CATENA_ERROR_KEYRING when the keyring stayed locked or did not answer, so that secrets may be
 * left in it; those in memory are gone all the same. Fails with %G_IO_ERROR_CANCELLED. That there is no
 * keyring is no failure.
 *
 * Returns: whether all secrets of the account are gone
 */
gboolean
catena_keyring_clear_finish (CatenaKeyring  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
