/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-page.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ORGANIZATIONS_PAGE (catena_organizations_page_get_type ())

/**
 * CatenaOrganizationsPage:
 *
 * The organizations with their peers, and the channels that connect them.
 */
G_DECLARE_FINAL_TYPE (CatenaOrganizationsPage, catena_organizations_page, CATENA, ORGANIZATIONS_PAGE, CatenaWizardPage)

G_END_DECLS
