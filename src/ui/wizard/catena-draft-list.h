/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-workspace.h"

G_BEGIN_DECLS

#define CATENA_TYPE_DRAFT_LIST (catena_draft_list_get_type ())

/**
 * CatenaDraftList:
 *
 * The drafts that wait in a project, each with its name, how far it is and when it was changed. Signals "chosen" and
 * "removed" (#CatenaSavedDraft).
 */
G_DECLARE_FINAL_TYPE (CatenaDraftList, catena_draft_list, CATENA, DRAFT_LIST, AdwPreferencesGroup)

void catena_draft_list_set_drafts (CatenaDraftList *self,
                                   GListModel      *drafts);

G_END_DECLS
