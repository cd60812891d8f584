/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database-private.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CatenaDatabaseFile:
 *
 * The connection of a #CatenaDatabase, used by its worker thread alone: opens, migrates, sets aside, and runs
 * pieces of work in transactions of the right durability.
 */
typedef struct _CatenaDatabaseFile CatenaDatabaseFile;

/**
 * CatenaDatabaseMode:
 * @CATENA_DATABASE_READ: reads only
 * @CATENA_DATABASE_WRITE: may be lost when the computer stops, but never in part
 * @CATENA_DATABASE_WRITE_DURABLE: is on disk for certain when it returns; fails in memory
 *
 * What a piece of work needs.
 */
typedef enum
{
  CATENA_DATABASE_READ,
  CATENA_DATABASE_WRITE,
  CATENA_DATABASE_WRITE_DURABLE,
} CatenaDatabaseMode;

typedef gboolean (*CatenaDatabaseWork) (CatenaDatabaseFile  *file,
                                        gpointer             data,
                                        GError             **error);

/* Makes an element of the row at which a statement is. */
typedef gpointer (*CatenaDatabaseReadRow) (sqlite3_stmt *statement);

CatenaDatabaseFile *catena_database_file_open        (const char                  *path,
                                                      const CatenaDatabaseOptions *options);
void                catena_database_file_close       (CatenaDatabaseFile  *self);
gboolean            catena_database_file_is_durable  (CatenaDatabaseFile  *self);
const GError       *catena_database_file_get_problem (CatenaDatabaseFile  *self);
gboolean            catena_database_file_check_kept  (CatenaDatabaseFile  *self,
                                                      GError             **error);
gboolean            catena_database_file_is_waiting  (CatenaDatabaseFile  *self);
void                catena_database_file_try_again   (CatenaDatabaseFile  *self);
gboolean            catena_database_file_run         (CatenaDatabaseFile  *self,
                                                      CatenaDatabaseMode   mode,
                                                      CatenaDatabaseWork   work,
                                                      gpointer             data,
                                                      GError             **error);
sqlite3_stmt       *catena_database_file_prepare     (CatenaDatabaseFile  *self,
                                                      const char          *sql,
                                                      GError             **error);
gboolean            catena_database_file_step        (CatenaDatabaseFile  *self,
                                                      sqlite3_stmt        *statement,
                                                      GError             **error);
void                catena_database_file_bind_text   (sqlite3_stmt        *statement,
                                                      int                  index,
                                                      const char          *text);
char               *catena_database_file_dup_text    (sqlite3_stmt        *statement,
                                                      int                  column);
gboolean            catena_database_file_read        (CatenaDatabaseFile  *self,
                                                      sqlite3_stmt        *statement,
                                                      CatenaDatabaseReadRow read_row,
                                                      GPtrArray           *rows,
                                                      GError             **error);
gboolean            catena_database_file_execute     (CatenaDatabaseFile  *self,
                                                      sqlite3_stmt        *statement,
                                                      GError             **error);
gboolean            catena_database_file_run_with    (CatenaDatabaseFile  *self,
                                                      CatenaDatabaseMode   mode,
                                                      const char          *sql,
                                                      const char          *value,
                                                      GError             **error);

G_END_DECLS
