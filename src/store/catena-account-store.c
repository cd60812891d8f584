/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-store"

#include "config.h"

#include "catena-account-store.h"

#include "catena-account-file.h"
#include "catena-ca.h"
#include "catena-error-meaning.h"
#include "catena-private-file.h"

#include <string.h>

#define FILE_NAME "accounts.ini"

struct _CatenaAccountStore
{
  GObject parent_instance;

  char *directory;
  char *path;
  GPtrArray *accounts;
  /* As it is on disk, with the groups and keys that this Catena does not know. */
  GKeyFile *file;
  /* What is on disk is not ours to overwrite. */
  gboolean set_aside_first;
  GError *problem;
};

static void catena_account_store_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaAccountStore, catena_account_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, catena_account_store_list_model_init))

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
take_problem (CatenaAccountStore *self,
              GError             *problem)
{
  if (self->problem == NULL && problem == NULL)
    return;

  g_clear_error (&self->problem);
  self->problem = problem;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
take_accounts (CatenaAccountStore *self,
               GPtrArray          *accounts)
{
  guint n_before = self->accounts->len;

  g_ptr_array_unref (self->accounts);
  self->accounts = accounts;
  if (n_before > 0 || accounts->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, accounts->len);
}

static gboolean
find_position (CatenaAccountStore *self,
               const char         *id,
               guint              *position)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      if (g_strcmp0 (catena_account_get_id (g_ptr_array_index (self->accounts, i)), id) == 0)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

static GKeyFile *
copy_file (GKeyFile *file)
{
  GKeyFile *copy = g_key_file_new ();
  g_autofree char *data = NULL;
  gsize length;

  data = g_key_file_to_data (file, &length, NULL);
  if (length > 0)
    g_key_file_load_from_data (copy, data, length,
                               G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, NULL);

  return copy;
}

/* Takes @changed as what is on disk, or leaves everything as it was. */
static gboolean
replace_file (CatenaAccountStore  *self,
              GKeyFile            *changed,
              GError             **error)
{
  g_autofree char *data = NULL;
  gsize length;

  if (self->set_aside_first)
    {
      g_autofree char *aside = catena_private_file_set_aside (self->path, error);

      if (aside == NULL)
        return FALSE;
      self->set_aside_first = FALSE;
    }

  catena_account_file_set_version (changed);
  data = g_key_file_to_data (changed, &length, NULL);
  if (!catena_private_file_write (self->path, data, length, error))
    return FALSE;

  g_key_file_unref (self->file);
  self->file = g_key_file_ref (changed);

  return TRUE;
}

/* What a newer Catena wrote is left where that one looks for it, and so is what could not be read just now,
 * until something has to be written. */
static void
leave_alone (CatenaAccountStore *self,
             const char         *problem,
             const char         *reason)
{
  const CatenaErrorDetails details = { .service_code = problem, .file = self->path };

  self->set_aside_first = TRUE;
  take_problem (self, catena_error_new (CATENA_ERROR_STORAGE, &details,
                                        "%s cannot be used and is left alone until accounts are saved: %s",
                                        self->path, reason));
}

static void
put_aside (CatenaAccountStore *self,
           const char         *reason)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *aside = catena_private_file_set_aside (self->path, &error);

  if (aside != NULL)
    take_problem (self, catena_private_file_new_problem (aside, reason));
  else
    leave_alone (self, NULL, reason);
}

/* An absent file is an empty one. Returns NULL with the problem set. */
static GKeyFile *
read_file (CatenaAccountStore *self)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *data = NULL;
  gsize length;
  gboolean newer;

  if (!g_file_get_contents (self->path, &data, &length, &error))
    {
      if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return g_steal_pointer (&file);
      leave_alone (self, NULL, error->message);
      return NULL;
    }

  if (!g_key_file_load_from_data (file, data, length,
                                  G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, &error))
    {
      put_aside (self, error->message);
      return NULL;
    }

  if (!catena_account_file_check_version (file, &newer, &error))
    {
      if (newer)
        leave_alone (self, CATENA_PROBLEM_FILE_NEWER, error->message);
      else
        put_aside (self, error->message);
      return NULL;
    }

  return g_steal_pointer (&file);
}

static GType
catena_account_store_get_item_type (GListModel *model)
{
  return CATENA_TYPE_ACCOUNT;
}

static guint
catena_account_store_get_n_items (GListModel *model)
{
  return CATENA_ACCOUNT_STORE (model)->accounts->len;
}

static gpointer
catena_account_store_get_item (GListModel *model,
                               guint       position)
{
  CatenaAccountStore *self = CATENA_ACCOUNT_STORE (model);

  if (position >= self->accounts->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->accounts, position));
}

static void
catena_account_store_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = catena_account_store_get_item_type;
  iface->get_n_items = catena_account_store_get_n_items;
  iface->get_item = catena_account_store_get_item;
}

static void
catena_account_store_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CatenaAccountStore *self = CATENA_ACCOUNT_STORE (object);

  switch (property_id)
    {
    case PROP_PROBLEM:
      g_value_set_boxed (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
catena_account_store_finalize (GObject *object)
{
  CatenaAccountStore *self = CATENA_ACCOUNT_STORE (object);

  g_clear_pointer (&self->directory, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->file, g_key_file_unref);
  g_clear_error (&self->problem);

  G_OBJECT_CLASS (catena_account_store_parent_class)->finalize (object);
}

static void
catena_account_store_class_init (CatenaAccountStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = catena_account_store_get_property;
  object_class->finalize = catena_account_store_finalize;

  properties[PROP_PROBLEM] = g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_account_store_init (CatenaAccountStore *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->file = g_key_file_new ();
}

/**
 * catena_account_store_new:
 * @directory: where the key file is, or will be; created when something is written
 *
 * Reads nothing yet: see catena_account_store_load().
 *
 * Returns: (transfer full): a new store
 */
CatenaAccountStore *
catena_account_store_new (const char *directory)
{
  CatenaAccountStore *self;

  g_return_val_if_fail (directory != NULL, NULL);

  self = g_object_new (CATENA_TYPE_ACCOUNT_STORE, NULL);
  self->directory = g_canonicalize_filename (directory, NULL);
  self->path = g_build_filename (self->directory, FILE_NAME, NULL);

  return self;
}

/**
 * catena_account_store_load:
 * @self: a store
 * @error: return location for an error
 *
 * Reads the key file; that there is none is no error. A damaged file is set aside at once. One that a newer
 * Catena wrote, or that could not be read, is left alone for the time when it can be, and is set aside when
 * something has to be written. In each case this fails with %CATENA_ERROR_STORAGE, the reason stays in
 * "problem", and the store is empty and works. A single group that makes no sense is passed over and kept in
 * the file; "problem" names it, but this succeeds.
 *
 * Returns: whether the file was read
 */
gboolean
catena_account_store_load (CatenaAccountStore  *self,
                           GError             **error)
{
  g_autoptr(GKeyFile) file = NULL;
  GPtrArray *accounts;
  GError *problem = NULL;

  g_return_val_if_fail (CATENA_IS_ACCOUNT_STORE (self), FALSE);

  self->set_aside_first = FALSE;
  file = read_file (self);
  g_key_file_unref (self->file);
  self->file = file != NULL ? g_key_file_ref (file) : g_key_file_new ();

  accounts = catena_account_file_read (self->file, self->directory, &problem);
  if (file != NULL)
    take_problem (self, problem);
  take_accounts (self, accounts);

  if (file == NULL)
    {
      g_propagate_error (error, g_error_copy (self->problem));
      return FALSE;
    }

  return TRUE;
}

/**
 * catena_account_store_get_problem:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): what was wrong with the file when it was loaded
 */
const GError *
catena_account_store_get_problem (CatenaAccountStore *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_STORE (self), NULL);

  return self->problem;
}

/**
 * catena_account_store_lookup:
 * @self: a store
 * @id: (nullable): id of an account
 *
 * Returns: (transfer none) (nullable): the account, as it was saved or loaded last
 */
CatenaAccount *
catena_account_store_lookup (CatenaAccountStore *self,
                             const char         *id)
{
  guint position;

  g_return_val_if_fail (CATENA_IS_ACCOUNT_STORE (self), NULL);

  return find_position (self, id, &position) ? g_ptr_array_index (self->accounts, position) : NULL;
}

/**
 * catena_account_store_save:
 * @self: a store
 * @account: an account, new or changed
 * @error: return location for an error
 *
 * Writes @account durably and takes it into the list: at the end, or in the place of the one with its id.
 * Without a "ca-file" our copy of the account's certificates is removed. Fails with %CATENA_ERROR_STORAGE;
 * the list and the file are then as before.
 *
 * Returns: whether @account was saved
 */
gboolean
catena_account_store_save (CatenaAccountStore  *self,
                           CatenaAccount       *account,
                           GError             **error)
{
  g_autoptr(GKeyFile) changed = NULL;
  guint position;

  g_return_val_if_fail (CATENA_IS_ACCOUNT_STORE (self), FALSE);
  g_return_val_if_fail (CATENA_IS_ACCOUNT (account), FALSE);
  g_return_val_if_fail (g_uuid_string_is_valid (catena_account_get_id (account)), FALSE);

  changed = copy_file (self->file);
  catena_account_file_write (changed, self->directory, account);
  if (!replace_file (self, changed, error))
    return FALSE;

  if (catena_account_get_ca_file (account) == NULL)
    catena_ca_remove (self->directory, catena_account_get_id (account));

  if (!find_position (self, catena_account_get_id (account), &position))
    {
      g_ptr_array_add (self->accounts, g_object_ref (account));
      g_list_model_items_changed (G_LIST_MODEL (self), self->accounts->len - 1, 0, 1);
    }
  else if (g_ptr_array_index (self->accounts, position) != account)
    {
      g_object_unref (g_ptr_array_index (self->accounts, position));
      g_ptr_array_index (self->accounts, position) = g_object_ref (account);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
    }

  return TRUE;
}

/**
 * catena_account_store_remove:
 * @self: a store
 * @id: id of an account
 * @error: return location for an error
 *
 * Removes the account from the file and the list, and our copy of its certificates. That there is none of
 * that id is no error. Its secrets are in the keyring: see catena_keyring_clear_async(). Fails with
 * %CATENA_ERROR_STORAGE; everything is then as before.
 *
 * Returns: whether the account is gone
 */
gboolean
catena_account_store_remove (CatenaAccountStore  *self,
                             const char          *id,
                             GError             **error)
{
  g_autoptr(GKeyFile) changed = NULL;
  /* @id may be the account's own string. */
  g_autofree char *own_id = NULL;
  guint position;

  g_return_val_if_fail (CATENA_IS_ACCOUNT_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL && g_uuid_string_is_valid (id), FALSE);

  own_id = g_strdup (id);
  if (find_position (self, own_id, &position))
    {
      changed = copy_file (self->file);
      catena_account_file_remove (changed, own_id);
      if (!replace_file (self, changed, error))
        return FALSE;
      g_ptr_array_remove_index (self->accounts, position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
    }
  catena_ca_remove (self->directory, own_id);

  return TRUE;
}

/**
 * catena_account_store_import_ca:
 * @self: a store
 * @account_id: id of the account that trusts them; it need not be saved yet
 * @pem: certificates as PEM
 * @error: return location for an error
 *
 * Copies the certificates, and nothing else that @pem has, to a file of our own, so that the person's can be
 * moved or deleted. Fails with %CATENA_ERROR_INPUT when they cannot be read, %CATENA_ERROR_STORAGE when the
 * copy cannot be written.
 *
 * Returns: (transfer full) (nullable): path of the copy, for "ca-file"
 */
char *
catena_account_store_import_ca (CatenaAccountStore  *self,
                                const char          *account_id,
                                GBytes              *pem,
                                GError             **error)
{
  g_autofree char *normalized = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (CATENA_IS_ACCOUNT_STORE (self), NULL);
  g_return_val_if_fail (account_id != NULL && g_uuid_string_is_valid (account_id), NULL);
  g_return_val_if_fail (pem != NULL, NULL);

  normalized = catena_ca_normalize (pem, error);
  if (normalized == NULL)
    return NULL;

  path = catena_ca_get_path (self->directory, account_id);
  if (!catena_private_file_write (path, normalized, strlen (normalized), error))
    return NULL;

  return g_steal_pointer (&path);
}
