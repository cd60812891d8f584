/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-service-draft.h"

G_BEGIN_DECLS

#define CATENA_TYPE_SAVED_DRAFT (catena_saved_draft_get_type ())

/**
 * CatenaSavedDraft:
 *
 * A draft that waits for the person to go on with it. Properties, read-only: "id" (uuid), "account-id",
 * "project-id", "name" (of the service, nullable while it has none), "time" (int64 nanoseconds of the last
 * change). "name" and "time" follow what is saved.
 */
G_DECLARE_FINAL_TYPE (CatenaSavedDraft, catena_saved_draft, CATENA, SAVED_DRAFT, GObject)

const char         *catena_saved_draft_get_id         (CatenaSavedDraft  *self);
const char         *catena_saved_draft_get_account_id (CatenaSavedDraft  *self);
const char         *catena_saved_draft_get_project_id (CatenaSavedDraft  *self);
const char         *catena_saved_draft_get_name       (CatenaSavedDraft  *self);
gint64              catena_saved_draft_get_time       (CatenaSavedDraft  *self);
CatenaServiceDraft *catena_saved_draft_load           (CatenaSavedDraft  *self,
                                                       GError           **error);

G_END_DECLS
