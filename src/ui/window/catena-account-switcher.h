/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-hub.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ACCOUNT_SWITCHER (catena_account_switcher_get_type ())

/**
 * CatenaAccountSwitcher:
 *
 * A button that says in which account one works, and lets one choose another account or project. Properties: "hub",
 * "workspace" (nullable; the chosen one).
 */
G_DECLARE_FINAL_TYPE (CatenaAccountSwitcher, catena_account_switcher, CATENA, ACCOUNT_SWITCHER, GtkWidget)

void             catena_account_switcher_set_hub       (CatenaAccountSwitcher *self,
                                                        CatenaHub             *hub);
CatenaWorkspace *catena_account_switcher_get_workspace (CatenaAccountSwitcher *self);
void             catena_account_switcher_set_workspace (CatenaAccountSwitcher *self,
                                                        CatenaWorkspace       *workspace);
void             catena_account_switcher_popup         (CatenaAccountSwitcher *self);

G_END_DECLS
