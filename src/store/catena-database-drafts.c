/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-database-drafts"

#include "config.h"

#include "catena-database-drafts.h"

#include "catena-database-queue.h"

#define COLUMNS "id, account, project, time, name, draft"

static const char sql_put[] =
  "INSERT INTO main.drafts (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
  " ON CONFLICT (id) DO UPDATE SET account = excluded.account, project = excluded.project,"
  " time = excluded.time, name = excluded.name, draft = excluded.draft";
static const char sql_list[] =
  "SELECT " COLUMNS " FROM main.drafts WHERE account = ?1 AND project = ?2 ORDER BY time DESC, rowid DESC";
/* Without the indices: they may be what is damaged. */
static const char sql_rescue[] = "SELECT " COLUMNS " FROM main.drafts NOT INDEXED";
static const char sql_remove[] = "DELETE FROM main.drafts WHERE id = ?1";
static const char sql_forget[] = "DELETE FROM main.drafts WHERE account = ?1";

/* Whose drafts, and those that were found. */
typedef struct
{
  char *account_id;
  char *project_id;
  GPtrArray *drafts;
} Query;

static void
free_query (Query *query)
{
  g_free (query->account_id);
  g_free (query->project_id);
  g_clear_pointer (&query->drafts, g_ptr_array_unref);
  g_free (query);
}

static gpointer
read_row (sqlite3_stmt *statement)
{
  CatenaStoredDraft *draft = catena_stored_draft_new ();

  draft->id = catena_database_file_dup_text (statement, 0);
  draft->account_id = catena_database_file_dup_text (statement, 1);
  draft->project_id = catena_database_file_dup_text (statement, 2);
  draft->time = sqlite3_column_int64 (statement, 3);
  draft->name = catena_database_file_dup_text (statement, 4);
  draft->draft = catena_database_file_dup_text (statement, 5);

  return draft;
}

static GPtrArray *
new_array (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) catena_stored_draft_free);
}

static gboolean
list_rows (CatenaDatabaseFile  *file,
           gpointer             data,
           GError             **error)
{
  Query *query = data;
  sqlite3_stmt *statement = catena_database_file_prepare (file, sql_list, error);

  if (statement == NULL)
    return FALSE;
  catena_database_file_bind_text (statement, 1, query->account_id);
  catena_database_file_bind_text (statement, 2, query->project_id);

  return catena_database_file_read (file, statement, read_row, query->drafts, error);
}

static gpointer
put_draft (CatenaDatabaseFile  *file,
           gpointer             data,
           GError             **error)
{
  g_autoptr(GError) local_error = NULL;

  if (!catena_database_file_run (file, CATENA_DATABASE_WRITE_DURABLE, catena_drafts_put_row, data, &local_error))
    g_info ("a draft could not be written: %s", local_error->message);

  return NULL;
}

static gpointer
list_drafts (CatenaDatabaseFile  *file,
             gpointer             data,
             GError             **error)
{
  Query *query = data;

  query->drafts = new_array ();
  if (!catena_database_file_run (file, CATENA_DATABASE_READ, list_rows, query, error)
      || !catena_database_file_check_kept (file, error))
    return NULL;

  return g_steal_pointer (&query->drafts);
}

static gpointer
remove_draft (CatenaDatabaseFile  *file,
              gpointer             data,
              GError             **error)
{
  g_autoptr(GError) local_error = NULL;

  if (!catena_database_file_run_with (file, CATENA_DATABASE_WRITE_DURABLE, sql_remove, data, &local_error))
    g_info ("a draft could not be removed: %s", local_error->message);

  return NULL;
}

/**
 * catena_drafts_forget:
 * @file: the connection
 * @account_id: id of an account
 * @error: return location for an error
 *
 * Returns: whether the account's drafts are gone
 */
gboolean
catena_drafts_forget (CatenaDatabaseFile  *file,
                      const char          *account_id,
                      GError             **error)
{
  return catena_database_file_run_with (file, CATENA_DATABASE_WRITE_DURABLE, sql_forget, account_id, error);
}

/**
 * catena_drafts_rescue:
 * @file: a connection to a file that is damaged or was deleted
 * @complete: (inout): set to %FALSE when there was more
 *
 * Returns: (transfer full) (element-type CatenaStoredDraft): the drafts that can still be read
 */
GPtrArray *
catena_drafts_rescue (CatenaDatabaseFile *file,
                      gboolean           *complete)
{
  g_autoptr(GPtrArray) drafts = new_array ();
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *statement = catena_database_file_prepare (file, sql_rescue, &error);

  if (statement == NULL || !catena_database_file_read (file, statement, read_row, drafts, &error))
    {
      g_info ("not all drafts could be read: %s", error->message);
      *complete = FALSE;
    }

  return g_steal_pointer (&drafts);
}

/**
 * catena_drafts_put_row:
 * @file: the connection
 * @data: a #CatenaStoredDraft, to write in place of the one with its id
 * @error: return location for an error
 *
 * A #CatenaDatabaseWork.
 *
 * Returns: whether it was written
 */
gboolean
catena_drafts_put_row (CatenaDatabaseFile  *file,
                       gpointer             data,
                       GError             **error)
{
  const CatenaStoredDraft *draft = data;
  sqlite3_stmt *statement = catena_database_file_prepare (file, sql_put, error);

  if (statement == NULL)
    return FALSE;

  catena_database_file_bind_text (statement, 1, draft->id);
  catena_database_file_bind_text (statement, 2, draft->account_id);
  catena_database_file_bind_text (statement, 3, draft->project_id);
  sqlite3_bind_int64 (statement, 4, draft->time);
  catena_database_file_bind_text (statement, 5, draft->name);
  catena_database_file_bind_text (statement, 6, draft->draft);

  return catena_database_file_execute (file, statement, error);
}

/**
 * catena_database_put_draft:
 * @self: a database
 * @draft: what to write, in place of the one with its id; copied
 *
 * Writes a draft durably. Where that cannot be, "problem" says why, and nothing is kept in memory instead.
 */
void
catena_database_put_draft (CatenaDatabase          *self,
                           const CatenaStoredDraft *draft)
{
  g_return_if_fail (CATENA_IS_DATABASE (self));
  g_return_if_fail (draft != NULL && draft->id != NULL);

  catena_database_push (self, put_draft, catena_stored_draft_copy (draft), (GDestroyNotify) catena_stored_draft_free);
}

/**
 * catena_database_list_drafts_async:
 * @self: a database
 * @account_id: id of an account
 * @project_id: id of a project of it
 * @cancellable: (nullable): a #GCancellable
 * @callback: called with the drafts
 * @user_data: for @callback
 *
 * Reads the drafts of a project.
 */
void
catena_database_list_drafts_async (CatenaDatabase      *self,
                                   const char          *account_id,
                                   const char          *project_id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Query *query;
  GTask *task;

  g_return_if_fail (CATENA_IS_DATABASE (self));
  g_return_if_fail (account_id != NULL);
  g_return_if_fail (project_id != NULL);

  query = g_new0 (Query, 1);
  query->account_id = g_strdup (account_id);
  query->project_id = g_strdup (project_id);
  task = catena_database_new_task (self, catena_database_list_drafts_async, cancellable, callback, user_data);
  g_task_set_task_data (task, query, (GDestroyNotify) free_query);
  g_task_set_check_cancellable (task, TRUE);
  catena_database_push_task (self, task, list_drafts, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * catena_database_list_drafts_finish:
 * @self: a database
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with %CATENA_ERROR_STORAGE or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (element-type CatenaStoredDraft) (nullable): the drafts, newest first
 */
GPtrArray *
catena_database_list_drafts_finish (CatenaDatabase  *self,
                                    GAsyncResult    *result,
                                    GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * catena_database_remove_draft:
 * @self: a database
 * @id: id of a draft
 *
 * Removes a draft.
 */
void
catena_database_remove_draft (CatenaDatabase *self,
                              const char     *id)
{
  g_return_if_fail (CATENA_IS_DATABASE (self));
  g_return_if_fail (id != NULL);

  catena_database_push (self, remove_draft, g_strdup (id), g_free);
}
