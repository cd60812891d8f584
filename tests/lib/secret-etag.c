/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* For the leak sanitizer: the file of libsecret 0.20 gets a new etag each time it is written, and does not free the one before. GIO
 * has allocated it, so that no frame of libsecret is there to tell the leak by. Here it is freed; libsecret finds this function in
 * the program before that of GIO. */

#define _GNU_SOURCE

#include "config.h"

#include <dlfcn.h>
#include <gio/gio.h>

#ifdef __SANITIZE_ADDRESS__
gboolean
g_file_replace_contents_finish (GFile         *file,
                                GAsyncResult  *result,
                                char         **new_etag,
                                GError       **error)
{
  gboolean (*finish) (GFile *, GAsyncResult *, char **, GError **) =
    dlsym (RTLD_NEXT, "g_file_replace_contents_finish");

  if (new_etag != NULL)
    g_clear_pointer (new_etag, g_free);

  return finish (file, result, new_etag, error);
}
#endif
