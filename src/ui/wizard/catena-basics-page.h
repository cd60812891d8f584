/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-page.h"

G_BEGIN_DECLS

#define CATENA_TYPE_BASICS_PAGE (catena_basics_page_get_type ())

/**
 * CatenaBasicsPage:
 *
 * Name, edition, enterprise project and the administrator password.
 */
G_DECLARE_FINAL_TYPE (CatenaBasicsPage, catena_basics_page, CATENA, BASICS_PAGE, CatenaWizardPage)

G_END_DECLS
