/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CatenaDemoFolder:
 *
 * A temporary folder of a demo. It is removed at the end; after a crash the next demo removes it.
 */
typedef struct _CatenaDemoFolder CatenaDemoFolder;

CatenaDemoFolder *catena_demo_folder_new      (GError           **error);
void              catena_demo_folder_free     (CatenaDemoFolder  *folder);
const char       *catena_demo_folder_get_path (CatenaDemoFolder  *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaDemoFolder, catena_demo_folder_free)

G_END_DECLS
