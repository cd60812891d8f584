/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-hub.h"

G_BEGIN_DECLS

#define CATENA_TYPE_WIZARD (catena_wizard_get_type ())

/**
 * CatenaWizard:
 *
 * The window that creates a service: a form of several pages, a review, then how far the creation is. One draft is bound to
 * all pages; exactly one request leaves it for each time that a person agrees to one. What is typed is kept as a draft,
 * without its secrets; signal "draft-kept": the window closes, and there is one.
 */
G_DECLARE_FINAL_TYPE (CatenaWizard, catena_wizard, CATENA, WIZARD, AdwWindow)

GtkWindow *catena_wizard_new           (CatenaHub          *hub,
                                        CatenaWorkspace    *workspace);
void       catena_wizard_open_draft    (CatenaWizard       *self,
                                        CatenaWorkspace    *workspace,
                                        CatenaServiceDraft *draft);
void       catena_wizard_read_template (CatenaWizard       *self,
                                        GFile              *file);

G_END_DECLS
