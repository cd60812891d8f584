/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database-file.h"
#include "catena-database-schema.h"

G_BEGIN_DECLS

/* For the parts of the connection alone: how it is opened and used, and what it takes over. */

struct _CatenaDatabaseFile
{
  char *path;
  CatenaDatabaseOptions options;
  sqlite3 *db;
  GHashTable *statements;
  CatenaSchemaState state;
  /* Why the file cannot be used, or what was done to use it. */
  GError *problem;
  /* Why the last write did not succeed. */
  GError *write_problem;
  int failed_code;

  /* What is taken over from a file that was given up, until it is in the new one; NULL for nothing. */
  GPtrArray *operations;
  GPtrArray *drafts;
  /* Whether there was more. */
  gboolean lost;
};

gboolean catena_database_file_run_once     (CatenaDatabaseFile  *self,
                                            CatenaDatabaseMode   mode,
                                            CatenaDatabaseWork   work,
                                            gpointer             data,
                                            GError             **error);
void     catena_database_file_take_problem (CatenaDatabaseFile  *self,
                                            GError              *problem);
gboolean catena_database_file_has_rescued  (CatenaDatabaseFile  *self);
void     catena_database_file_rescue       (CatenaDatabaseFile  *self);
void     catena_database_file_restore      (CatenaDatabaseFile  *self);

G_END_DECLS
