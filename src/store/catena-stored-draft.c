/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-stored-draft"

#include "config.h"

#include "catena-database.h"

/**
 * catena_stored_draft_new:
 *
 * Returns: (transfer full): a draft with nothing in it
 */
CatenaStoredDraft *
catena_stored_draft_new (void)
{
  return g_new0 (CatenaStoredDraft, 1);
}

/**
 * catena_stored_draft_copy:
 * @draft: a draft
 *
 * Returns: (transfer full): a copy
 */
CatenaStoredDraft *
catena_stored_draft_copy (const CatenaStoredDraft *draft)
{
  CatenaStoredDraft *copy;

  g_return_val_if_fail (draft != NULL, NULL);

  copy = catena_stored_draft_new ();
  copy->id = g_strdup (draft->id);
  copy->account_id = g_strdup (draft->account_id);
  copy->project_id = g_strdup (draft->project_id);
  copy->time = draft->time;
  copy->name = g_strdup (draft->name);
  copy->draft = g_strdup (draft->draft);

  return copy;
}

/**
 * catena_stored_draft_free:
 * @draft: (transfer full): a draft
 */
void
catena_stored_draft_free (CatenaStoredDraft *draft)
{
  g_return_if_fail (draft != NULL);

  g_free (draft->id);
  g_free (draft->account_id);
  g_free (draft->project_id);
  g_free (draft->name);
  g_free (draft->draft);
  g_free (draft);
}
