/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-draft-progress"

#include "config.h"

#include "catena-draft-progress.h"

#include "catena-draft-choice.h"

/**
 * catena_draft_find_unfinished:
 * @draft: a draft
 *
 * Passwords do not count: they are not kept, whoever has typed them.
 *
 * Returns: the first page on which an answer is missing or wrong; %CATENA_FIELD_N_PAGES: none
 */
CatenaFieldPage
catena_draft_find_unfinished (CatenaServiceDraft *draft)
{
  g_autoptr (GPtrArray) findings = NULL;
  CatenaFieldPage first = CATENA_FIELD_N_PAGES;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (draft), CATENA_FIELD_N_PAGES);

  findings = catena_rules_check (draft, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const CatenaFinding *finding = g_ptr_array_index (findings, i);
      const CatenaField *field = catena_field_get (finding->field);

      if (finding->severity == CATENA_SEVERITY_ERROR && field->type != CATENA_FIELD_TYPE_SECRET)
        first = MIN (first, field->page);
    }

  return first;
}

/**
 * catena_findings_count_wrong:
 * @findings: (element-type CatenaFinding): what is wrong with a draft
 * @page: a page
 *
 * Returns: how many answers on @page are missing or wrong
 */
guint
catena_findings_count_wrong (GPtrArray       *findings,
                             CatenaFieldPage  page)
{
  guint n_wrong = 0;

  g_return_val_if_fail (findings != NULL, 0);

  for (guint i = 0; i < findings->len; i++)
    {
      const CatenaFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == CATENA_SEVERITY_ERROR && catena_field_get (finding->field)->page == page)
        n_wrong++;
    }

  return n_wrong;
}

/**
 * catena_draft_count_unfilled:
 * @draft: a draft
 * @page: a page
 *
 * Returns: how many fields of @page a template could not tell, and nobody has filled in since
 */
guint
catena_draft_count_unfilled (CatenaServiceDraft *draft,
                             CatenaFieldPage     page)
{
  guint n_unfilled = 0;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (draft), 0);

  for (guint i = 0; i < CATENA_FIELD_N_IDS; i++)
    if (catena_field_get (i)->page == page && catena_service_draft_is_to_fill_in (draft, i)
        && catena_draft_is_asked (draft, i))
      n_unfilled++;

  return n_unfilled;
}

/**
 * catena_draft_confirm_page:
 * @draft: a draft
 * @page: a page that somebody has seen and leaves as it is
 *
 * What a template could not tell there, and has a mark, is right as it stands.
 */
void
catena_draft_confirm_page (CatenaServiceDraft *draft,
                           CatenaFieldPage     page)
{
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (draft));

  for (guint i = 0; i < CATENA_FIELD_N_IDS; i++)
    if (catena_field_get (i)->page == page && catena_draft_is_asked (draft, i))
      catena_service_draft_confirm (draft, i);
}
