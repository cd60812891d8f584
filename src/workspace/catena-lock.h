/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CatenaLock:
 *
 * A file that one process at a time can hold. It ends with the process, however that ends.
 */
typedef struct _CatenaLock CatenaLock;

CatenaLock *catena_lock_new  (const char *path);
void        catena_lock_free (CatenaLock *self);
gboolean    catena_lock_take (CatenaLock *self);

G_END_DECLS
