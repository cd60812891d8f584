/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-workspace.h"

G_BEGIN_DECLS

#define CATENA_TYPE_WORKSPACE_ROW (catena_workspace_row_get_type ())

/**
 * CatenaWorkspaceRow:
 *
 * An account in one of its projects, in the account switcher's list. Properties: "workspace" (construct-only),
 * "current" (a check mark).
 */
G_DECLARE_FINAL_TYPE (CatenaWorkspaceRow, catena_workspace_row, CATENA, WORKSPACE_ROW, GtkListBoxRow)

GtkWidget       *catena_workspace_row_new           (CatenaWorkspace    *workspace);
CatenaWorkspace *catena_workspace_row_get_workspace (CatenaWorkspaceRow *self);

G_END_DECLS
