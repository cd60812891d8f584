/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-set-aside"

#include "config.h"

#include "catena-set-aside.h"

#include "catena-error.h"

#include <errno.h>
#include <glib/gstdio.h>

#define MAX_TRIES 100

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
 * catena_set_aside:
 * @path: a file of ours that cannot be used
 * @error: return location for an error
 *
 * Renames a file within its folder, so that a new one can take its place and a person can still look into the
 * old one. Overwrites nothing. Fails with %CATENA_ERROR_STORAGE.
 *
 * Returns: (transfer full) (nullable): the new path
 */
char *
catena_set_aside (const char  *path,
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
