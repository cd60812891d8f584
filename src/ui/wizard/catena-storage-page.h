/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-page.h"

G_BEGIN_DECLS

#define CATENA_TYPE_STORAGE_PAGE (catena_storage_page_get_type ())

/**
 * CatenaStoragePage:
 *
 * Where the ledger is kept, and from where the service can be reached.
 */
G_DECLARE_FINAL_TYPE (CatenaStoragePage, catena_storage_page, CATENA, STORAGE_PAGE, CatenaWizardPage)

G_END_DECLS
