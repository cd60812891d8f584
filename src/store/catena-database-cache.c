/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The calls of a database that are about answers. */

#define G_LOG_DOMAIN "catena-database-cache"

#include "config.h"

#include "catena-database.h"

#include "catena-database-answers.h"
#include "catena-database-queue.h"

static gpointer
put_answer (CatenaDatabaseFile  *file,
            gpointer             data,
            GError             **error)
{
  catena_answers_put (file, data);

  return NULL;
}

static gpointer
get_answer (CatenaDatabaseFile  *file,
            gpointer             data,
            GError             **error)
{
  return catena_answers_get (file, data, error);
}

static gpointer
list_answers (CatenaDatabaseFile  *file,
              gpointer             data,
              GError             **error)
{
  return catena_answers_list (file, data, error);
}

/**
 * catena_database_put_answer:
 * @self: a database
 * @account_id: id of the account that asked
 * @call: id of the call
 * @parameters: its parameters, as one text
 * @answer: (nullable): the raw answer without secrets, or %NULL to forget the one that is there
 * @time: when it was read, in nanoseconds
 *
 * Caches an answer, in memory when it cannot be written. It may be lost when the computer stops.
 */
void
catena_database_put_answer (CatenaDatabase *self,
                            const char     *account_id,
                            const char     *call,
                            const char     *parameters,
                            GBytes         *answer,
                            gint64          time)
{
  CatenaAnswerKey *key;

  g_return_if_fail (CATENA_IS_DATABASE (self));
  g_return_if_fail (account_id != NULL && call != NULL && parameters != NULL);

  key = catena_answer_key_new (account_id, call, parameters);
  key->answer = answer != NULL ? g_bytes_ref (answer) : NULL;
  key->time = time;
  catena_database_push (self, put_answer, key, (GDestroyNotify) catena_answer_key_free);
}

/**
 * catena_database_get_answer_async:
 * @self: a database
 * @account_id: id of the account that asked
 * @call: id of the call
 * @parameters: its parameters, as one text
 * @cancellable: (nullable): a #GCancellable
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Looks a cached answer up.
 */
void
catena_database_get_answer_async (CatenaDatabase      *self,
                                  const char          *account_id,
                                  const char          *call,
                                  const char          *parameters,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_DATABASE (self));
  g_return_if_fail (account_id != NULL && call != NULL && parameters != NULL);

  task = catena_database_new_task (self, catena_database_get_answer_async, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, catena_answer_key_new (account_id, call, parameters),
                        (GDestroyNotify) catena_answer_key_free);
  catena_database_push_task (self, task, get_answer, (GDestroyNotify) catena_stored_answer_free);
}

/**
 * catena_database_get_answer_finish:
 * @self: a database
 * @result: what the callback got
 * @time: (out) (optional): when it was read, in nanoseconds; 0 without an answer
 * @error: return location for an error
 *
 * Fails with %CATENA_ERROR_STORAGE or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL without @error when there is none
 */
GBytes *
catena_database_get_answer_finish (CatenaDatabase  *self,
                                   GAsyncResult    *result,
                                   gint64          *time,
                                   GError         **error)
{
  g_autoptr(CatenaStoredAnswer) answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (time != NULL)
    *time = answer != NULL ? answer->time : 0;

  return answer != NULL ? g_bytes_ref (answer->answer) : NULL;
}

/**
 * catena_database_list_answers_async:
 * @self: a database
 * @account_id: id of the account that asked
 * @call: id of the call
 * @prefix: (nullable): what the parameters begin with
 * @cancellable: (nullable): a #GCancellable
 * @callback: called with the answers
 * @user_data: for @callback
 *
 * Looks up all cached answers of a call at once.
 */
void
catena_database_list_answers_async (CatenaDatabase      *self,
                                    const char          *account_id,
                                    const char          *call,
                                    const char          *prefix,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CATENA_IS_DATABASE (self));
  g_return_if_fail (account_id != NULL && call != NULL);

  task = catena_database_new_task (self, catena_database_list_answers_async, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, catena_answer_key_new (account_id, call, prefix),
                        (GDestroyNotify) catena_answer_key_free);
  catena_database_push_task (self, task, list_answers, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * catena_database_list_answers_finish:
 * @self: a database
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with %CATENA_ERROR_STORAGE or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (element-type CatenaStoredAnswer) (nullable): the answers by their parameters
 */
GPtrArray *
catena_database_list_answers_finish (CatenaDatabase  *self,
                                     GAsyncResult    *result,
                                     GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
