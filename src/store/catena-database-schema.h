/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database-private.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CatenaSchemaState:
 * @CATENA_SCHEMA_READY: of our version and can be written
 * @CATENA_SCHEMA_READ_ONLY: of our version, and can only be read
 * @CATENA_SCHEMA_DAMAGED: no database, or not one of Catena's, or broken
 * @CATENA_SCHEMA_NEWER: written by a newer Catena
 * @CATENA_SCHEMA_UNUSABLE: cannot be used now: locked, full, nowhere to write
 *
 * What was found at a path.
 */
typedef enum
{
  CATENA_SCHEMA_READY,
  CATENA_SCHEMA_READ_ONLY,
  CATENA_SCHEMA_DAMAGED,
  CATENA_SCHEMA_NEWER,
  CATENA_SCHEMA_UNUSABLE,
} CatenaSchemaState;

sqlite3  *catena_schema_open        (const char                   *path,
                                     const CatenaDatabaseOptions  *options,
                                     CatenaSchemaState            *state,
                                     GError                      **error);
sqlite3  *catena_schema_open_memory (void);
gboolean  catena_schema_is_damage   (int                           code);
GError   *catena_schema_make_error  (sqlite3                      *db,
                                     const char                   *path);
GError   *catena_schema_make_read_only_error (const char          *path);

G_END_DECLS
