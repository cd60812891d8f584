/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-demo"

#include "config.h"

#include "catena-demo-folder.h"

#include "catena-error.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX "catena-demo-"
#define LOCK_NAME "lock"

struct _CatenaDemoFolder
{
  char *path;
  int lock;
};

/* Symbolic links are removed and not followed. */
static void
remove_tree (GFile *file)
{
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    {
      if (g_file_query_file_type (child, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) == G_FILE_TYPE_DIRECTORY)
        remove_tree (child);
      else
        g_file_delete (child, NULL, NULL);
    }
  g_file_delete (file, NULL, NULL);
}

/* The lock goes with the process that holds it, however that ends. */
static int
take_lock (const char *folder,
           int         flags)
{
  g_autofree char *path = g_build_filename (folder, LOCK_NAME, NULL);
  int lock = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);

  if (lock < 0)
    return -1;
  if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;

  g_close (lock, NULL);
  return -1;
}

static gboolean
is_own_folder (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) == 0 && S_ISDIR (status.st_mode) && status.st_uid == geteuid ();
}

/* One that has just been made has no lock yet; it is left alone. */
static void
remove_if_left (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  int lock;

  if (!is_own_folder (path))
    return;

  lock = take_lock (path, 0);
  if (lock < 0)
    return;

  remove_tree (file);
  g_close (lock, NULL);
}

static void
remove_those_left (void)
{
  const char *parent = g_get_tmp_dir ();
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);

      if (g_str_has_prefix (name, PREFIX))
        remove_if_left (path);
    }
}

/**
 * catena_demo_folder_new:
 * @error: return location for %CATENA_ERROR_STORAGE
 *
 * Makes a folder that only this person can read, and removes those that crashed demos left.
 *
 * Returns: (transfer full) (nullable): the folder
 */
CatenaDemoFolder *
catena_demo_folder_new (GError **error)
{
  g_autoptr (GError) problem = NULL;
  CatenaDemoFolder *folder;
  g_autofree char *path = NULL;

  remove_those_left ();

  path = g_dir_make_tmp (PREFIX "XXXXXX", &problem);
  if (path == NULL)
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_STORAGE, NULL, "%s", problem->message));
      return NULL;
    }

  folder = g_new0 (CatenaDemoFolder, 1);
  folder->lock = take_lock (path, O_CREAT);
  folder->path = g_steal_pointer (&path);

  return folder;
}

/**
 * catena_demo_folder_free:
 * @folder: (transfer full): a folder
 *
 * Removes it with all that is in it.
 */
void
catena_demo_folder_free (CatenaDemoFolder *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder->path);

  remove_tree (file);
  if (folder->lock >= 0)
    g_close (folder->lock, NULL);
  g_free (folder->path);
  g_free (folder);
}

/**
 * catena_demo_folder_get_path:
 * @folder: a folder
 *
 * Returns: (transfer none): where it is
 */
const char *
catena_demo_folder_get_path (CatenaDemoFolder *folder)
{
  return folder->path;
}
