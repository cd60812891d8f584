/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account-page.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ACCOUNT_PROJECTS_PAGE (catena_account_projects_page_get_type ())

/**
 * CatenaAccountProjectsPage:
 *
 * Which projects the account opens: found by signing in, or typed where listing them is not allowed.
 */
G_DECLARE_FINAL_TYPE (CatenaAccountProjectsPage, catena_account_projects_page, CATENA, ACCOUNT_PROJECTS_PAGE, CatenaAccountPage)

G_END_DECLS
