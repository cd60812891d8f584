/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-lock"

#include "config.h"

#include "catena-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>

struct _CatenaLock
{
  char *path;
  int fd; /* -1 while it is not held */
};

/* No place for locks, or for the file of one: nobody else can have it either. */
static gboolean
nobody_can_lock (int system_error)
{
  switch (system_error)
    {
    case EDQUOT:
    case EINVAL:
    case ENOLCK:
    case ENOSPC:
    case ENOSYS:
    case ENOTSUP:
    case EROFS:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * catena_lock_new:
 * @path: a file, made when it is not there
 *
 * Returns: (transfer full): the lock, not held
 */
CatenaLock *
catena_lock_new (const char *path)
{
  CatenaLock *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (CatenaLock, 1);
  self->path = g_strdup (path);
  self->fd = -1;

  return self;
}

/**
 * catena_lock_free:
 * @self: (transfer full) (nullable): a lock
 *
 * Lets go of it.
 */
void
catena_lock_free (CatenaLock *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    g_close (self->fd, NULL);
  g_free (self->path);
  g_free (self);
}

/**
 * catena_lock_take:
 * @self: a lock
 *
 * Takes it, if nobody else has it. Where there can be no lock, on a disk without locks or without room for the file, nobody else
 * can have one. When it cannot be seen whether somebody has it, it is as if.
 *
 * Returns: whether nobody else holds it
 */
gboolean
catena_lock_take (CatenaLock *self)
{
  int fd;
  int system_error;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->fd >= 0)
    return TRUE;

  fd = g_open (self->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    {
      self->fd = fd;
      return TRUE;
    }

  system_error = errno;
  if (fd >= 0)
    g_close (fd, NULL);
  if (system_error != EWOULDBLOCK)
    g_info ("Cannot lock %s: %s", self->path, g_strerror (system_error));

  return nobody_can_lock (system_error);
}
