/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account-page.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ACCOUNT_CREDENTIALS_PAGE (catena_account_credentials_page_get_type ())

/**
 * CatenaAccountCredentialsPage:
 *
 * What to sign in with: access keys, pasted or from a file, or an IAM user.
 */
G_DECLARE_FINAL_TYPE (CatenaAccountCredentialsPage, catena_account_credentials_page, CATENA, ACCOUNT_CREDENTIALS_PAGE,
                      CatenaAccountPage)

G_END_DECLS
