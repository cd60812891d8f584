/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is done with statements: values go in, rows come out. */

#define G_LOG_DOMAIN "catena-database-file"

#include "config.h"

#include "catena-database-file.h"

/**
 * catena_database_file_bind_text:
 * @statement: a statement
 * @index: which of its values, from 1
 * @text: (nullable): the value, which stays until the statement was run
 */
void
catena_database_file_bind_text (sqlite3_stmt *statement,
                                int           index,
                                const char   *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

/**
 * catena_database_file_dup_text:
 * @statement: a statement that is at a row
 * @column: which column of it, from 0
 *
 * Returns: (transfer full) (nullable): the text there
 */
char *
catena_database_file_dup_text (sqlite3_stmt *statement,
                               int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/**
 * catena_database_file_read:
 * @self: a connection
 * @statement: one of its statements with its values bound
 * @read_row: makes an element of a row
 * @rows: (inout): is emptied and gets the rows
 * @error: return location for an error
 *
 * What was read before it failed stays in @rows.
 *
 * Returns: whether all rows were read
 */
gboolean
catena_database_file_read (CatenaDatabaseFile      *self,
                           sqlite3_stmt            *statement,
                           CatenaDatabaseReadRow    read_row,
                           GPtrArray               *rows,
                           GError                 **error)
{
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (rows != NULL, FALSE);

  g_ptr_array_set_size (rows, 0);
  while (catena_database_file_step (self, statement, &local_error))
    g_ptr_array_add (rows, read_row (statement));
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/**
 * catena_database_file_execute:
 * @self: a connection
 * @statement: one of its statements with its values bound, which has no rows
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
catena_database_file_execute (CatenaDatabaseFile  *self,
                              sqlite3_stmt        *statement,
                              GError             **error)
{
  g_autoptr(GError) local_error = NULL;

  while (catena_database_file_step (self, statement, &local_error))
    continue;
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* A statement, and its only value. */
typedef struct
{
  const char *sql;
  const char *value;
} OneValue;

static gboolean
execute_with (CatenaDatabaseFile  *self,
              gpointer             data,
              GError             **error)
{
  const OneValue *one = data;
  sqlite3_stmt *statement = catena_database_file_prepare (self, one->sql, error);

  if (statement == NULL)
    return FALSE;
  catena_database_file_bind_text (statement, 1, one->value);

  return catena_database_file_execute (self, statement, error);
}

/**
 * catena_database_file_run_with:
 * @self: a connection
 * @mode: what the statement needs
 * @sql: one statement, a literal, which has one value and no rows
 * @value: the value
 * @error: return location for an error
 *
 * As catena_database_file_run(), for one statement.
 *
 * Returns: whether it succeeded
 */
gboolean
catena_database_file_run_with (CatenaDatabaseFile  *self,
                               CatenaDatabaseMode   mode,
                               const char          *sql,
                               const char          *value,
                               GError             **error)
{
  OneValue one = { sql, value };

  return catena_database_file_run (self, mode, execute_with, &one, error);
}
