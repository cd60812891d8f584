/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Operations that were begun and drafts cannot be fetched again: they go over from a file that is given up to the next. */

#define G_LOG_DOMAIN "catena-database-file"

#include "config.h"

#include "catena-database-file-private.h"

#include "catena-database-drafts.h"
#include "catena-database-operations.h"
#include "catena-error.h"

/* Rows to take over. */
typedef struct
{
  GPtrArray *rows;
  CatenaDatabaseWork put;
  gboolean lost;
} Batch;

/* One that came out of the damaged file in pieces does not keep the others. */
static gboolean
put_rows (CatenaDatabaseFile  *self,
          gpointer             data,
          GError             **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->rows->len; i++)
    {
      g_autoptr(GError) row_error = NULL;

      if (batch->put (self, g_ptr_array_index (batch->rows, i), &row_error))
        continue;
      if ((self->failed_code & 0xff) != SQLITE_CONSTRAINT)
        {
          g_propagate_error (error, g_steal_pointer (&row_error));
          return FALSE;
        }
      g_info ("%s: a row could not be taken over: %s", self->path, row_error->message);
      batch->lost = TRUE;
    }

  return TRUE;
}

static void
restore_rows (CatenaDatabaseFile  *self,
              GPtrArray          **rows,
              CatenaDatabaseWork   put)
{
  Batch batch = { *rows, put, FALSE };
  GError *error = NULL;

  if (*rows == NULL)
    return;

  if (catena_database_file_run_once (self, CATENA_DATABASE_WRITE_DURABLE, put_rows, &batch, &error))
    {
      g_clear_pointer (rows, g_ptr_array_unref);
      self->lost |= batch.lost;
    }
  else
    {
      catena_database_file_take_problem (self, error);
    }
}

/**
 * catena_database_file_has_rescued:
 * @self: a connection
 *
 * Returns: whether there is something that is still to be taken over
 */
gboolean
catena_database_file_has_rescued (CatenaDatabaseFile *self)
{
  return self->operations != NULL || self->drafts != NULL;
}

/**
 * catena_database_file_rescue:
 * @self: a connection to a file that is damaged or was deleted
 *
 * Reads what can still be read of what nobody can fetch again.
 */
void
catena_database_file_rescue (CatenaDatabaseFile *self)
{
  gboolean complete = TRUE;

  if (catena_database_file_has_rescued (self))
    return;

  self->operations = catena_operations_rescue (self, &complete);
  self->drafts = catena_drafts_rescue (self, &complete);
  self->lost = !complete;
}

/**
 * catena_database_file_restore:
 * @self: a connection
 *
 * Writes what was rescued, if the file can be written. What cannot be is kept for another time.
 */
void
catena_database_file_restore (CatenaDatabaseFile *self)
{
  if (self->state != CATENA_SCHEMA_READY || !catena_database_file_has_rescued (self))
    return;

  restore_rows (self, &self->operations, catena_operations_put_row);
  restore_rows (self, &self->drafts, catena_drafts_put_row);
  if (catena_database_file_has_rescued (self) || !self->lost)
    return;

  if (self->problem == NULL)
    catena_database_file_take_problem (self, catena_error_new (CATENA_ERROR_STORAGE, NULL, "%s was begun anew",
                                                               self->path));
  g_prefix_error_literal (&self->problem, "not everything could be taken over: ");
}
