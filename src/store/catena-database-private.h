/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database.h"

G_BEGIN_DECLS

/**
 * CatenaDatabaseOptions:
 * @busy_timeout: milliseconds to wait for a lock of somebody else
 * @max_pages: how many pages the file may have, as if the disk were full after them; 0 for no limit
 * @read_only: opens the file as if it could not be written
 *
 * What a test wants to be different from a healthy computer.
 */
typedef struct
{
  int busy_timeout;
  int max_pages;
  gboolean read_only;
} CatenaDatabaseOptions;

CatenaDatabase *catena_database_new_full (const char                  *path,
                                          const CatenaDatabaseOptions *options);

G_END_DECLS
