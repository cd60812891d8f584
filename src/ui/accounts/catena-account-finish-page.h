/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account-page.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ACCOUNT_FINISH_PAGE (catena_account_finish_page_get_type ())

/**
 * CatenaAccountFinishPage:
 *
 * How the account is called here, and whether it works.
 */
G_DECLARE_FINAL_TYPE (CatenaAccountFinishPage, catena_account_finish_page, CATENA, ACCOUNT_FINISH_PAGE, CatenaAccountPage)

G_END_DECLS
