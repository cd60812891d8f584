/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-page.h"

G_BEGIN_DECLS

#define CATENA_TYPE_AGREEMENT_PAGE (catena_agreement_page_get_type ())

/**
 * CatenaAgreementPage:
 *
 * How the organizations agree on what happened: consensus, orderers, security mechanism, blocks.
 */
G_DECLARE_FINAL_TYPE (CatenaAgreementPage, catena_agreement_page, CATENA, AGREEMENT_PAGE, CatenaWizardPage)

G_END_DECLS
