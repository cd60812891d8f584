/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder that goes with everything in it. */
char     *test_make_folder   (void);
void      test_remove_folder (char         *folder);
char     *test_read          (const char   *folder,
                              const char   *name);
void      test_write         (const char   *folder,
                              const char   *name,
                              const char   *contents);
guint     test_get_mode      (const char   *folder,
                              const char   *name);
/* Name of the one file in the folder that begins so; asserts that there is exactly one. */
char     *test_find          (const char   *folder,
                              const char   *prefix);
/* Whether any file below the folder has these bytes in it. */
gboolean  test_folder_has    (const char   *folder,
                              const char   *needle);

/* The outcome of an asynchronous call. */
void          test_on_result   (GObject       *source,
                                GAsyncResult  *result,
                                gpointer       slot);
GAsyncResult *test_wait_result (GAsyncResult **slot);

G_END_DECLS
