/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-database-file"

#include "config.h"

#include "catena-database-file-private.h"

#include "catena-database-schema.h"
#include "catena-error.h"
#include "catena-private-file.h"

#include <glib/gstdio.h>

static const char *const begin_words[] = {
  [CATENA_DATABASE_WRITE] = "PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE",
  /* As FULL in WAL mode; in the other modes the folder is synchronised too. */
  [CATENA_DATABASE_WRITE_DURABLE] = "PRAGMA synchronous = EXTRA; BEGIN IMMEDIATE",
};

static gboolean
fail (CatenaDatabaseFile  *self,
      GError             **error)
{
  self->failed_code = sqlite3_extended_errcode (self->db);
  g_propagate_error (error, catena_schema_make_error (self->db, self->path));

  return FALSE;
}

static gboolean
execute_text (CatenaDatabaseFile  *self,
              const char          *sql,
              GError             **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

static void
close_connection (CatenaDatabaseFile *self)
{
  if (self->db == NULL)
    return;

  g_hash_table_remove_all (self->statements);
  if (sqlite3_close (self->db) != SQLITE_OK)
    g_warning ("%s: a statement was left open", self->path);
  self->db = NULL;
}

/* The journal belongs to the file: it may hold what is not yet in it. */
static void
move_journal (const char *path,
              const char *aside,
              const char *suffix)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (aside, suffix, NULL);

  if (g_file_test (from, G_FILE_TEST_EXISTS) && g_rename (from, to) != 0)
    g_info ("%s could not be set aside", from);
}

static gboolean
put_aside (CatenaDatabaseFile *self,
           const GError       *reason)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *aside = catena_private_file_set_aside (self->path, &error);

  if (aside == NULL)
    {
      catena_database_file_take_problem (self, g_steal_pointer (&error));
      return FALSE;
    }

  move_journal (self->path, aside, "-wal");
  move_journal (self->path, aside, "-shm");
  catena_database_file_take_problem (self, catena_private_file_new_problem (aside, reason->message));

  return TRUE;
}

/* What is open stays open when nothing better is found. */
static void
open_connection (CatenaDatabaseFile *self)
{
  g_autoptr(GError) error = NULL;
  sqlite3 *db;

  db = catena_schema_open (self->path, &self->options, &self->state, &error);
  if (self->state == CATENA_SCHEMA_DAMAGED && put_aside (self, error))
    {
      g_clear_error (&error);
      db = catena_schema_open (self->path, &self->options, &self->state, &error);
    }

  if (error != NULL)
    catena_database_file_take_problem (self, g_steal_pointer (&error));
  else if (self->state == CATENA_SCHEMA_READ_ONLY)
    catena_database_file_take_problem (self, catena_schema_make_read_only_error (self->path));

  if (db == NULL && self->db == NULL)
    db = catena_schema_open_memory ();
  if (db != NULL)
    {
      close_connection (self);
      self->db = db;
    }
}

static void
begin_anew (CatenaDatabaseFile *self,
            const GError       *damage)
{
  catena_database_file_rescue (self);
  close_connection (self);
  self->state = CATENA_SCHEMA_DAMAGED;
  if (damage == NULL)
    catena_database_file_take_problem (self, catena_error_new (CATENA_ERROR_STORAGE, NULL,
                                                               "%s was moved or deleted while in use", self->path));
  if (damage == NULL || put_aside (self, damage))
    open_connection (self);
  else
    self->db = catena_schema_open_memory ();

  catena_database_file_restore (self);
}

/* SQLite goes on writing to a file that was deleted, and nobody will ever read that. */
static gboolean
file_is_gone (CatenaDatabaseFile *self)
{
  int moved = 0;

  return self->state == CATENA_SCHEMA_READY
         && sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK
         && moved != 0;
}

static gboolean
ensure_durable (CatenaDatabaseFile  *self,
                GError             **error)
{
  if (file_is_gone (self))
    begin_anew (self, NULL);
  else
    catena_database_file_try_again (self);

  /* What is still to be taken over is older than what is to be written now, and comes first. */
  if (self->state == CATENA_SCHEMA_READY && !catena_database_file_has_rescued (self))
    return TRUE;

  g_propagate_error (error, g_error_copy (self->problem));

  return FALSE;
}

static void
note_write (CatenaDatabaseFile *self,
            const GError       *error)
{
  g_clear_error (&self->write_problem);
  if (error != NULL)
    self->write_problem = g_error_copy (error);
}

/**
 * catena_database_file_run_once:
 * @self: a connection
 * @mode: what @work needs
 * @work: a piece of work
 * @data: what to give to @work
 * @error: return location for an error
 *
 * Runs @work on the connection as it is.
 *
 * Returns: whether @work was done
 */
gboolean
catena_database_file_run_once (CatenaDatabaseFile  *self,
                               CatenaDatabaseMode   mode,
                               CatenaDatabaseWork   work,
                               gpointer             data,
                               GError             **error)
{
  gboolean done;

  self->failed_code = SQLITE_OK;
  if (mode == CATENA_DATABASE_READ)
    return work (self, data, error);

  done = execute_text (self, begin_words[mode], error)
         && work (self, data, error)
         && execute_text (self, "COMMIT", error);
  if (!done && sqlite3_get_autocommit (self->db) == 0)
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);

  return done;
}

/**
 * catena_database_file_take_problem:
 * @self: a connection
 * @problem: (transfer full) (nullable): what there is to say about the file
 */
void
catena_database_file_take_problem (CatenaDatabaseFile *self,
                                   GError             *problem)
{
  g_clear_error (&self->problem);
  self->problem = problem;
}

/**
 * catena_database_file_open:
 * @path: path of the file
 * @options: what is to be different
 *
 * Never fails: what cannot be used is replaced by a database in memory, and the problem says why.
 *
 * Returns: (transfer full): a connection for the calling thread
 */
CatenaDatabaseFile *
catena_database_file_open (const char                  *path,
                           const CatenaDatabaseOptions *options)
{
  CatenaDatabaseFile *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_new0 (CatenaDatabaseFile, 1);
  self->path = g_strdup (path);
  self->options = *options;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);
  open_connection (self);

  return self;
}

/**
 * catena_database_file_close:
 * @self: (transfer full): a connection
 */
void
catena_database_file_close (CatenaDatabaseFile *self)
{
  g_return_if_fail (self != NULL);

  close_connection (self);
  g_hash_table_unref (self->statements);
  g_clear_pointer (&self->operations, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_error (&self->problem);
  g_clear_error (&self->write_problem);
  g_free (self->path);
  g_free (self);
}

/**
 * catena_database_file_is_durable:
 * @self: a connection
 *
 * Returns: whether there is a file that can be written, and the last write succeeded
 */
gboolean
catena_database_file_is_durable (CatenaDatabaseFile *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->state == CATENA_SCHEMA_READY && self->write_problem == NULL && !catena_database_file_has_rescued (self);
}

/**
 * catena_database_file_get_problem:
 * @self: a connection
 *
 * Returns: (transfer none) (nullable): why the file is not used or cannot be written, or that a damaged one
 *   was set aside
 */
const GError *
catena_database_file_get_problem (CatenaDatabaseFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->write_problem != NULL ? self->write_problem : self->problem;
}

/**
 * catena_database_file_check_kept:
 * @self: a connection
 * @error: return location for an error
 *
 * Fails with the problem when what was kept earlier cannot be read now. That nothing was found tells nothing then.
 *
 * Returns: whether what was kept can be read
 */
gboolean
catena_database_file_check_kept (CatenaDatabaseFile  *self,
                                 GError             **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->state <= CATENA_SCHEMA_READ_ONLY && !catena_database_file_has_rescued (self))
    return TRUE;

  g_propagate_error (error, g_error_copy (self->problem));

  return FALSE;
}

/**
 * catena_database_file_is_waiting:
 * @self: a connection
 *
 * Returns: whether catena_database_file_try_again() may do something
 */
gboolean
catena_database_file_is_waiting (CatenaDatabaseFile *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->state == CATENA_SCHEMA_UNUSABLE
         || (self->state == CATENA_SCHEMA_READY && catena_database_file_has_rescued (self));
}

/**
 * catena_database_file_try_again:
 * @self: a connection
 *
 * What stood in the way, a lock or a full disk, may be gone.
 */
void
catena_database_file_try_again (CatenaDatabaseFile *self)
{
  g_return_if_fail (self != NULL);

  if (!catena_database_file_is_waiting (self))
    return;

  catena_database_file_take_problem (self, NULL);
  if (self->state == CATENA_SCHEMA_UNUSABLE)
    open_connection (self);
  catena_database_file_restore (self);
}

/**
 * catena_database_file_run:
 * @self: a connection
 * @mode: what @work needs
 * @work: a piece of work; it may run twice
 * @data: what to give to @work
 * @error: return location for an error
 *
 * Runs @work, in a transaction of its own unless it only reads. When the file turns out to be damaged it is
 * set aside, and @work runs once more on a new one. Fails with %CATENA_ERROR_STORAGE, and nothing of @work
 * remains.
 *
 * Returns: whether @work was done, with %CATENA_DATABASE_WRITE_DURABLE: and is on disk
 */
gboolean
catena_database_file_run (CatenaDatabaseFile  *self,
                          CatenaDatabaseMode   mode,
                          CatenaDatabaseWork   work,
                          gpointer             data,
                          GError             **error)
{
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (mode == CATENA_DATABASE_WRITE_DURABLE && !ensure_durable (self, error))
    return FALSE;

  if (!catena_database_file_run_once (self, mode, work, data, &local_error)
      && catena_schema_is_damage (self->failed_code)
      && self->state <= CATENA_SCHEMA_READ_ONLY)
    {
      begin_anew (self, local_error);
      g_clear_error (&local_error);
      if (mode == CATENA_DATABASE_WRITE_DURABLE
          && (self->state != CATENA_SCHEMA_READY || catena_database_file_has_rescued (self)))
        local_error = g_error_copy (self->problem);
      else
        catena_database_file_run_once (self, mode, work, data, &local_error);
    }
  if (mode != CATENA_DATABASE_READ)
    note_write (self, local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * catena_database_file_prepare:
 * @self: a connection
 * @sql: one statement; a literal, which is kept as a key
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the statement, without values bound to it
 */
sqlite3_stmt *
catena_database_file_prepare (CatenaDatabaseFile  *self,
                              const char          *sql,
                              GError             **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL, NULL);

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL)
    return statement;

  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sql, statement);

  return statement;
}

/**
 * catena_database_file_step:
 * @self: a connection
 * @statement: one of its statements with its values bound
 * @error: return location for an error
 *
 * Goes to the next row. After the last one, or when it fails, @statement is ready for other values. Call this
 * until it returns %FALSE.
 *
 * Returns: whether there is a row
 */
gboolean
catena_database_file_step (CatenaDatabaseFile  *self,
                           sqlite3_stmt        *statement,
                           GError             **error)
{
  int code;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (statement != NULL, FALSE);

  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    fail (self, error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  return FALSE;
}
