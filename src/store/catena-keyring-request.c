/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-keyring-request"

#include "config.h"

#include "catena-keyring-request.h"

#include "catena-keyring-private.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

struct _CatenaKeyringRequest
{
  CatenaKeyringAction action;
  char *account_id;
  CatenaKeyringKind kind;
  char *project_id;
  char *key;
  CatenaSecret *secret;

  GSource *timeout;
  gboolean may_prompt;
  gboolean repeated;
  gboolean ended;
  CatenaKeyringEnd end;
  gpointer user_data;
};

/* The attributes are not encrypted, so they are random or meaningless without the account. */
static const SecretSchema schema = {
  CATENA_KEYRING_SCHEMA,
  SECRET_SCHEMA_NONE,
  {
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "project", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

static const struct
{
  const char *word;
  const char *label;
} kinds[] = {
  /* Translators: what the desktop's password manager lists */
  [CATENA_KEYRING_CREDENTIALS] = { "credentials", N_("Catena: credentials of an account") },
  /* Translators: what the desktop's password manager lists */
  [CATENA_KEYRING_TOKEN] = { "token", N_("Catena: sign-in token of an account") },
};

static void ask                   (CatenaKeyringRequest *self);
static void on_searched_leftovers (GObject              *source,
                                   GAsyncResult         *result,
                                   gpointer              user_data);

static void
clear_timeout (CatenaKeyringRequest *self)
{
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
}

static void
clear_request (gpointer data)
{
  CatenaKeyringRequest *self = data;

  clear_timeout (self);
  g_clear_pointer (&self->secret, catena_secret_unref);
  g_free (self->account_id);
  g_free (self->project_id);
  g_free (self->key);
}

/* All items of the account when it is to be cleared. */
static GHashTable *
build_attributes (CatenaKeyringRequest *self)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (gpointer) "account", g_strdup (self->account_id));
  if (self->action == CATENA_KEYRING_CLEAR)
    return attributes;

  g_hash_table_insert (attributes, (gpointer) "kind", g_strdup (kinds[self->kind].word));
  /* Attributes that are not named match any, so a token of the whole account has to name no project. */
  g_hash_table_insert (attributes, (gpointer) "project",
                       g_strdup (self->project_id != NULL ? self->project_id : ""));

  return attributes;
}

static void
end_request (CatenaKeyringRequest *self,
             CatenaSecret         *secret,
             const GError         *error)
{
  if (self->ended)
    return;

  self->ended = TRUE;
  clear_timeout (self);
  self->end (self, secret, error, self->user_data);
}

static void
end_with_lock (CatenaKeyringRequest *self)
{
  g_autoptr(GError) error = g_error_new_literal (SECRET_ERROR, SECRET_ERROR_IS_LOCKED,
                                                 "the keyring is locked and was not unlocked");

  end_request (self, NULL, error);
}

/* The file of a Flatpak may have been written by another Catena. libsecret refuses to write over that, from then on, unless it
 * reads the file again. */
static gboolean
ask_again (CatenaKeyringRequest *self,
           const GError         *error)
{
  if (self->ended || self->repeated || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    return FALSE;

  self->repeated = TRUE;
  secret_service_disconnect ();
  ask (self);

  return TRUE;
}

/* Without unlocking: an item that is found here and could not be read before is locked. */
static void
search_leftovers (CatenaKeyringRequest *self)
{
  g_autoptr(GHashTable) attributes = build_attributes (self);

  secret_password_searchv (&schema, attributes, SECRET_SEARCH_NONE, NULL,
                           on_searched_leftovers, catena_keyring_request_ref (self));
}

/* libsecret is not cancelled: that dismisses the prompt, at which gnome-keyring-daemon 42 aborts, and with it
 * go the secrets of the whole session. The prompt stays, and whoever answers it later unlocks the keyring for
 * the next time. */
static gboolean
on_timed_out (gpointer user_data)
{
  g_autoptr(CatenaKeyringRequest) self = catena_keyring_request_ref (user_data);
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                                                 "the keyring did not answer in time");

  end_request (self, NULL, error);

  return G_SOURCE_REMOVE;
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CatenaKeyringRequest) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!secret_password_store_finish (result, &error) && error == NULL)
    end_with_lock (self);
  else if (!ask_again (self, error))
    end_request (self, NULL, error);
}

static void
on_looked_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CatenaKeyringRequest) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CatenaSecret) secret = NULL;
  char *text;

  text = secret_password_lookup_nonpageable_finish (result, &error);
  if (text == NULL && error == NULL && !self->ended)
    {
      search_leftovers (self);
      return;
    }

  if (text != NULL)
    secret = catena_secret_new (text);
  /* Wipes. */
  secret_password_free (text);
  end_request (self, secret, error);
}

static void
on_searched_leftovers (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(CatenaKeyringRequest) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autolist(GObject) items = secret_password_search_finish (result, &error);

  if (items != NULL)
    end_with_lock (self);
  else
    end_request (self, NULL, error);
}

static void
on_cleared (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CatenaKeyringRequest) self = user_data;
  g_autoptr(GError) error = NULL;

  /* FALSE without an error: there was nothing that could be removed. */
  secret_password_clear_finish (result, &error);
  if (ask_again (self, error))
    return;

  if (error != NULL)
    end_request (self, NULL, error);
  else if (!self->ended)
    search_leftovers (self);
}

static void
clear_items (CatenaKeyringRequest *self)
{
  g_autoptr(GHashTable) attributes = build_attributes (self);

  secret_password_clearv (&schema, attributes, NULL, on_cleared, catena_keyring_request_ref (self));
}

static void
on_unlocked (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CatenaKeyringRequest) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autolist(GObject) items = secret_password_search_finish (result, &error);

  if (error != NULL)
    end_request (self, NULL, error);
  else if (!self->ended)
    clear_items (self);
}

static void
clear_everything (CatenaKeyringRequest *self)
{
  g_autoptr(GHashTable) attributes = build_attributes (self);

  /* Only what is unlocked can be removed. */
  if (self->may_prompt)
    secret_password_searchv (&schema, attributes, SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK, NULL,
                             on_unlocked, catena_keyring_request_ref (self));
  else
    clear_items (self);
}

static void
ask (CatenaKeyringRequest *self)
{
  g_autoptr(GHashTable) attributes = build_attributes (self);

  switch (self->action)
    {
    case CATENA_KEYRING_STORE:
      secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, _(kinds[self->kind].label),
                              catena_secret_get_text (self->secret), NULL,
                              on_stored, catena_keyring_request_ref (self));
      break;
    case CATENA_KEYRING_LOOKUP:
      secret_password_lookupv (&schema, attributes, NULL, on_looked_up, catena_keyring_request_ref (self));
      break;
    case CATENA_KEYRING_CLEAR:
      clear_everything (self);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
watch_time (CatenaKeyringRequest *self,
            guint                 time_limit)
{
  g_autoptr(GMainContext) context = g_main_context_ref_thread_default ();

  self->timeout = g_timeout_source_new (time_limit);
  g_source_set_callback (self->timeout, on_timed_out, self, NULL);
  g_source_attach (self->timeout, context);
}

/**
 * catena_keyring_request_new:
 * @action: what to do
 * @account_id: id of an account
 * @kind: which of its secrets; without meaning for %CATENA_KEYRING_CLEAR
 * @project_id: (nullable): the project, of a token
 * @secret: (nullable): what to store
 *
 * Returns: (transfer full): a new request
 */
CatenaKeyringRequest *
catena_keyring_request_new (CatenaKeyringAction  action,
                            const char          *account_id,
                            CatenaKeyringKind    kind,
                            const char          *project_id,
                            CatenaSecret        *secret)
{
  CatenaKeyringRequest *self = g_rc_box_new0 (CatenaKeyringRequest);

  self->action = action;
  self->account_id = g_strdup (account_id);
  self->kind = kind;
  self->project_id = g_strdup (project_id);
  self->key = g_strdup_printf ("%s %s %s", account_id, kinds[kind].word, project_id != NULL ? project_id : "");
  self->secret = secret != NULL ? catena_secret_ref (secret) : NULL;

  return self;
}

/**
 * catena_keyring_request_ref:
 * @self: a request
 *
 * Returns: (transfer full): @self with one more reference
 */
CatenaKeyringRequest *
catena_keyring_request_ref (CatenaKeyringRequest *self)
{
  return g_rc_box_acquire (self);
}

/**
 * catena_keyring_request_unref:
 * @self: (transfer full): a request
 */
void
catena_keyring_request_unref (CatenaKeyringRequest *self)
{
  g_rc_box_release_full (self, clear_request);
}

/**
 * catena_keyring_request_get_action:
 * @self: a request
 *
 * Returns: what it does
 */
CatenaKeyringAction
catena_keyring_request_get_action (CatenaKeyringRequest *self)
{
  return self->action;
}

/**
 * catena_keyring_request_get_account:
 * @self: a request
 *
 * Returns: (transfer none): id of the account
 */
const char *
catena_keyring_request_get_account (CatenaKeyringRequest *self)
{
  return self->account_id;
}

/**
 * catena_keyring_request_get_key:
 * @self: a request
 *
 * Returns: (transfer none): what names its one secret; begins with the account's id and a space
 */
const char *
catena_keyring_request_get_key (CatenaKeyringRequest *self)
{
  return self->key;
}

/**
 * catena_keyring_request_get_secret:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): what it stores
 */
CatenaSecret *
catena_keyring_request_get_secret (CatenaKeyringRequest *self)
{
  return self->secret;
}

/**
 * catena_keyring_request_start:
 * @self: a request
 * @may_prompt: whether the person may be asked to unlock the keyring for %CATENA_KEYRING_CLEAR; for the
 *   others
 *   the keyring decides that
 * @time_limit: in milliseconds
 * @end: called once, never before this returns
 * @user_data: for @end
 *
 * Asks the keyring. Fails with an error of libsecret or D-Bus, %SECRET_ERROR_IS_LOCKED when it stayed locked,
 * %G_IO_ERROR_TIMED_OUT after the time limit.
 */
void
catena_keyring_request_start (CatenaKeyringRequest *self,
                              gboolean              may_prompt,
                              guint                 time_limit,
                              CatenaKeyringEnd      end,
                              gpointer              user_data)
{
  self->end = end;
  self->user_data = user_data;
  self->may_prompt = may_prompt;
  watch_time (self, time_limit);
  ask (self);
}
