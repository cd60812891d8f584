/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-hub"

#include "config.h"

#include "catena-error.h"
#include "catena-hub-private.h"

/* Trying an account before it is saved. */

/* Certificates are read from files: those that may yet be thrown away live in one as long as the check. */
static gboolean
lend_ca (CatenaAccount *account,
         GBytes        *ca,
         GFile        **file,
         GError       **error)
{
  g_autoptr (GFileIOStream) stream = NULL;
  gsize size;
  const char *data = g_bytes_get_data (ca, &size);

  *file = g_file_new_tmp ("catena-XXXXXX.pem", &stream, error);
  if (*file == NULL)
    return FALSE;

  catena_account_set_ca_file (account, g_file_peek_path (*file));

  return g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), data, size, NULL, NULL, error) &&
         g_io_stream_close (G_IO_STREAM (stream), NULL, error);
}

static void
take_back (GFile *file)
{
  g_file_delete (file, NULL, NULL);
  g_object_unref (file);
}

static void
return_check (GTask             *task,
              CatenaCredentials *credentials)
{
  CatenaHub *self = g_task_get_source_object (task);
  CatenaAccount *account = g_task_get_task_data (task);
  CatenaConnectionCheck *check = catena_connection_check_new (account, credentials, self->log);
  GFile *lent = g_object_steal_data (G_OBJECT (task), "lent");

  if (lent != NULL)
    g_object_set_data_full (G_OBJECT (check), "lent", lent, (GDestroyNotify) take_back);
  g_task_return_pointer (task, check, g_object_unref);
}

static void
on_credentials (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (CatenaCredentials) credentials =
      catena_connection_get_credentials_finish (CATENA_CONNECTION (source), result, &error);

  if (credentials != NULL)
    return_check (task, credentials);
  else
    g_task_return_error (task, error);
}

/**
 * catena_hub_prepare_check_async:
 * @self: the hub
 * @account: the account as it would be saved
 * @credentials: (nullable): new credentials; null: those in the keyring
 * @ca: (nullable): certificates (PEM) that are not imported yet
 * @cancellable: (nullable): a cancellable
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Makes a check that tries what the person has typed beside what is stored, without saving anything.
 */
void
catena_hub_prepare_check_async (CatenaHub           *self,
                                CatenaAccount       *account,
                                CatenaCredentials   *credentials,
                                GBytes              *ca,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (CatenaAccount) tried = NULL;
  CatenaConnection *connection;
  GFile *lent = NULL;
  GError *error = NULL;

  g_return_if_fail (CATENA_IS_HUB (self));
  g_return_if_fail (CATENA_IS_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_hub_prepare_check_async);
  tried = catena_account_copy (account);
  g_task_set_task_data (task, g_object_ref (tried), g_object_unref);

  if (ca != NULL)
    {
      gboolean fine = lend_ca (tried, ca, &lent, &error);

      if (lent != NULL)
        g_object_set_data_full (G_OBJECT (task), "lent", lent, (GDestroyNotify) take_back);
      if (!fine)
        {
          g_task_return_error (task, error);
          return;
        }
    }

  connection = catena_hub_get_connection (self, catena_account_get_id (account));
  if (credentials != NULL)
    return_check (task, credentials);
  else if (connection != NULL)
    catena_connection_get_credentials_async (connection, cancellable, on_credentials, g_steal_pointer (&task));
  else
    g_task_return_error (task, catena_error_new (CATENA_ERROR_INPUT, NULL, "an account without credentials"));
}

/**
 * catena_hub_prepare_check_finish:
 * @self: the hub
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a check that has not run
 */
CatenaConnectionCheck *
catena_hub_prepare_check_finish (CatenaHub     *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
