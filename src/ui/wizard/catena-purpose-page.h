/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-page.h"

G_BEGIN_DECLS

#define CATENA_TYPE_PURPOSE_PAGE (catena_purpose_page_get_type ())

/**
 * CatenaPurposePage:
 *
 * Where the service is created, whether there is room for it, and who will use it.
 */
G_DECLARE_FINAL_TYPE (CatenaPurposePage, catena_purpose_page, CATENA, PURPOSE_PAGE, CatenaWizardPage)

G_END_DECLS
