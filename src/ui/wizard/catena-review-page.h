/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-page.h"

G_BEGIN_DECLS

#define CATENA_TYPE_REVIEW_PAGE (catena_review_page_get_type ())

/**
 * CatenaReviewPage:
 *
 * All of it once more: what is created, billed and for good, what could not be checked, and the request itself.
 */
G_DECLARE_FINAL_TYPE (CatenaReviewPage, catena_review_page, CATENA, REVIEW_PAGE, CatenaWizardPage)

void catena_review_page_set_error (CatenaReviewPage *self,
                                   const GError     *error);

G_END_DECLS
