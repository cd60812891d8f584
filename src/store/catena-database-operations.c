/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-database-operations"

#include "config.h"

#include "catena-database-operations.h"

#define COLUMNS "id, account, project, call, name, time, request, state, service, operation, detail"

/* Keeps the row's place among those of the same time. */
static const char sql_put[] =
  "INSERT INTO main.operations (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
  " ON CONFLICT (id) DO UPDATE SET account = excluded.account, project = excluded.project,"
  " call = excluded.call, name = excluded.name, time = excluded.time, request = excluded.request,"
  " state = excluded.state,"
  " service = excluded.service, operation = excluded.operation, detail = excluded.detail";
static const char sql_list[] = "SELECT " COLUMNS " FROM main.operations ORDER BY time, rowid";
/* Without the indices: they may be what is damaged. */
static const char sql_rescue[] = "SELECT " COLUMNS " FROM main.operations NOT INDEXED";
static const char sql_remove[] = "DELETE FROM main.operations WHERE id = ?1";
static const char sql_forget[] = "DELETE FROM main.operations WHERE account = ?1";

/* Members that have to be there are never null in the table. */
static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static gpointer
read_row (sqlite3_stmt *statement)
{
  CatenaStoredOperation *operation = catena_stored_operation_new ();

  operation->id = catena_database_file_dup_text (statement, 0);
  operation->account_id = catena_database_file_dup_text (statement, 1);
  operation->project_id = catena_database_file_dup_text (statement, 2);
  operation->call = catena_database_file_dup_text (statement, 3);
  operation->name = catena_database_file_dup_text (statement, 4);
  operation->time = sqlite3_column_int64 (statement, 5);
  operation->request = catena_database_file_dup_text (statement, 6);
  operation->state = catena_database_file_dup_text (statement, 7);
  operation->service_id = catena_database_file_dup_text (statement, 8);
  operation->operation_id = catena_database_file_dup_text (statement, 9);
  operation->detail = catena_database_file_dup_text (statement, 10);

  return operation;
}

static gboolean
read_rows (CatenaDatabaseFile  *file,
           const char          *sql,
           GPtrArray           *operations,
           GError             **error)
{
  sqlite3_stmt *statement = catena_database_file_prepare (file, sql, error);

  return statement != NULL && catena_database_file_read (file, statement, read_row, operations, error);
}

static gboolean
list_rows (CatenaDatabaseFile  *file,
           gpointer             data,
           GError             **error)
{
  return read_rows (file, sql_list, data, error);
}

static GPtrArray *
new_array (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) catena_stored_operation_free);
}

/**
 * catena_operations_put:
 * @file: the connection
 * @operation: what to write, in place of the one with its id
 * @error: return location for an error
 *
 * Returns: whether @operation is on disk
 */
gboolean
catena_operations_put (CatenaDatabaseFile           *file,
                       const CatenaStoredOperation  *operation,
                       GError                      **error)
{
  return catena_database_file_run (file, CATENA_DATABASE_WRITE_DURABLE, catena_operations_put_row, (gpointer) operation,
                                   error);
}

/**
 * catena_operations_list:
 * @file: the connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type CatenaStoredOperation) (nullable): the operations, oldest first
 */
GPtrArray *
catena_operations_list (CatenaDatabaseFile  *file,
                        GError             **error)
{
  g_autoptr(GPtrArray) operations = new_array ();

  if (!catena_database_file_run (file, CATENA_DATABASE_READ, list_rows, operations, error)
      || !catena_database_file_check_kept (file, error))
    return NULL;

  return g_steal_pointer (&operations);
}

/**
 * catena_operations_remove:
 * @file: the connection
 * @id: id of an operation
 * @error: return location for an error
 *
 * Returns: whether the operation is gone
 */
gboolean
catena_operations_remove (CatenaDatabaseFile  *file,
                          const char          *id,
                          GError             **error)
{
  return catena_database_file_run_with (file, CATENA_DATABASE_WRITE_DURABLE, sql_remove, id, error);
}

/**
 * catena_operations_forget:
 * @file: the connection
 * @account_id: id of an account
 * @error: return location for an error
 *
 * Returns: whether the account's operations are gone
 */
gboolean
catena_operations_forget (CatenaDatabaseFile  *file,
                          const char          *account_id,
                          GError             **error)
{
  return catena_database_file_run_with (file, CATENA_DATABASE_WRITE_DURABLE, sql_forget, account_id, error);
}

/**
 * catena_operations_rescue:
 * @file: a connection to a file that is damaged or was deleted
 * @complete: (inout): set to %FALSE when there was more
 *
 * Returns: (transfer full) (element-type CatenaStoredOperation): the operations that can still be read
 */
GPtrArray *
catena_operations_rescue (CatenaDatabaseFile *file,
                          gboolean           *complete)
{
  g_autoptr(GPtrArray) operations = new_array ();
  g_autoptr(GError) error = NULL;

  if (!read_rows (file, sql_rescue, operations, &error))
    {
      g_info ("not all operations could be read: %s", error->message);
      *complete = FALSE;
    }

  return g_steal_pointer (&operations);
}

/**
 * catena_operations_put_row:
 * @file: the connection
 * @data: a #CatenaStoredOperation, to write in place of the one with its id
 * @error: return location for an error
 *
 * A #CatenaDatabaseWork.
 *
 * Returns: whether it was written
 */
gboolean
catena_operations_put_row (CatenaDatabaseFile  *file,
                           gpointer             data,
                           GError             **error)
{
  const CatenaStoredOperation *operation = data;
  sqlite3_stmt *statement = catena_database_file_prepare (file, sql_put, error);

  if (statement == NULL)
    return FALSE;

  catena_database_file_bind_text (statement, 1, operation->id);
  catena_database_file_bind_text (statement, 2, or_empty (operation->account_id));
  catena_database_file_bind_text (statement, 3, or_empty (operation->project_id));
  catena_database_file_bind_text (statement, 4, or_empty (operation->call));
  catena_database_file_bind_text (statement, 5, or_empty (operation->name));
  sqlite3_bind_int64 (statement, 6, operation->time);
  catena_database_file_bind_text (statement, 7, or_empty (operation->request));
  catena_database_file_bind_text (statement, 8, or_empty (operation->state));
  catena_database_file_bind_text (statement, 9, operation->service_id);
  catena_database_file_bind_text (statement, 10, operation->operation_id);
  catena_database_file_bind_text (statement, 11, operation->detail);

  return catena_database_file_execute (file, statement, error);
}
