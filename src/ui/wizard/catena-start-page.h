/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-page.h"

G_BEGIN_DECLS

#define CATENA_TYPE_START_PAGE (catena_start_page_get_type ())

/**
 * CatenaStartPage:
 *
 * What comes before the form: the drafts that wait, and what has to be there in the cloud before a first service can be
 * created. Its ticks are remembered as long as it lives. Signals "draft-chosen" and "draft-removed" (#CatenaSavedDraft).
 */
G_DECLARE_FINAL_TYPE (CatenaStartPage, catena_start_page, CATENA, START_PAGE, CatenaWizardPage)

gboolean catena_start_page_is_worthwhile  (CatenaStartPage *self);
void     catena_start_page_show_checklist (CatenaStartPage *self);

G_END_DECLS
