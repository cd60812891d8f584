/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-form.h"

G_BEGIN_DECLS

#define CATENA_TYPE_DRAFT_KEEPER (catena_draft_keeper_get_type ())

/**
 * CatenaDraftKeeper:
 *
 * Saves the draft of a form as it is typed, without its secrets: a moment after the last change, and whenever it is told to.
 * A draft that nobody has touched is not saved.
 */
G_DECLARE_FINAL_TYPE (CatenaDraftKeeper, catena_draft_keeper, CATENA, DRAFT_KEEPER, GObject)

CatenaDraftKeeper *catena_draft_keeper_new    (CatenaWizardForm   *form);
const char        *catena_draft_keeper_get_id (CatenaDraftKeeper  *self);
void               catena_draft_keeper_take   (CatenaDraftKeeper  *self,
                                               CatenaWorkspace    *workspace,
                                               CatenaServiceDraft *draft,
                                               const char         *id);
gboolean           catena_draft_keeper_save   (CatenaDraftKeeper  *self);
void               catena_draft_keeper_forget (CatenaDraftKeeper  *self);
void               catena_draft_keeper_resume (CatenaDraftKeeper  *self);

G_END_DECLS
