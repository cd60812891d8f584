/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account-page.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ACCOUNT_PLACE_PAGE (catena_account_place_page_get_type ())

/**
 * CatenaAccountPlacePage:
 *
 * How to sign in, and where: a region, or endpoints that are typed.
 */
G_DECLARE_FINAL_TYPE (CatenaAccountPlacePage, catena_account_place_page, CATENA, ACCOUNT_PLACE_PAGE, CatenaAccountPage)

G_END_DECLS
