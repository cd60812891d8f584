/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-private-file"

#include "config.h"

#include "catena-private-file.h"

#include "catena-error-meaning.h"

#include <errno.h>
#include <glib/gstdio.h>

#define MAX_TRIES 100
#define FILE_MODE 0600

static char *
choose_name (const char *path)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");

  for (guint i = 1; i <= MAX_TRIES; i++)
    {
      g_autofree char *name = NULL;

      if (i == 1)
        name = g_strdup_printf ("%s.set-aside-%s", path, stamp);
      else
        name = g_strdup_printf ("%s.set-aside-%s-%u", path, stamp, i);
      if (!g_file_test (name, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return g_steal_pointer (&name);
    }

  return NULL;
}

/**
 * catena_private_file_write:
 * @path: path of a file of ours
 * @contents: what it is to hold
 * @length: length of @contents in bytes
 * @error: return location for an error
 *
 * Replaces a file atomically and durably, for nobody else to read, and makes its folder if need be. Fails
 * with %CATENA_ERROR_STORAGE; the old file is then as it was.
 *
 * Returns: whether @contents are on disk
 */
gboolean
catena_private_file_write (const char  *path,
                           const char  *contents,
                           gsize        length,
                           GError     **error)
{
  g_autofree char *folder = NULL;
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);

  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_STORAGE, NULL, "%s: %s", folder,
                                                  g_strerror (errno)));
      return FALSE;
    }

  /* Newer GLib gives the new file the mode of the one that it replaces, whatever was asked for. Where files have no modes there
   * is nothing to be changed. */
  if (g_chmod (path, FILE_MODE) != 0 && errno != ENOENT)
    g_info ("The mode of %s cannot be set: %s", path, g_strerror (errno));
  if (!g_file_set_contents_full (path, contents, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 FILE_MODE, &local_error))
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_STORAGE, NULL, "%s", local_error->message));
      return FALSE;
    }

  return TRUE;
}

/**
 * catena_private_file_set_aside:
 * @path: a file of ours that cannot be used
 * @error: return location for an error
 *
 * Renames a file within its folder, so that a new one can take its place and a person can still look into the
 * old one. Overwrites nothing. Fails with %CATENA_ERROR_STORAGE.
 *
 * Returns: (transfer full) (nullable): the new path
 */
char *
catena_private_file_set_aside (const char  *path,
                               GError     **error)
{
  g_autofree char *name = NULL;
  const char *reason = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = choose_name (path);
  if (name == NULL)
    reason = "too many files set aside";
  else if (g_rename (path, name) != 0)
    reason = g_strerror (errno);

  if (reason != NULL)
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_STORAGE, NULL,
                                                  "%s cannot be set aside: %s", path, reason));
      return NULL;
    }

  return g_steal_pointer (&name);
}

/**
 * catena_private_file_new_problem:
 * @aside: what catena_private_file_set_aside() returned
 * @reason: what was wrong with the file
 *
 * Returns: (transfer full): what there is to say about it, %CATENA_ERROR_STORAGE
 */
GError *
catena_private_file_new_problem (const char *aside,
                                 const char *reason)
{
  const CatenaErrorDetails details = { .service_code = CATENA_PROBLEM_FILE_SET_ASIDE, .file = aside };

  return catena_error_new (CATENA_ERROR_STORAGE, &details, "a damaged file was set aside as %s: %s", aside, reason);
}
