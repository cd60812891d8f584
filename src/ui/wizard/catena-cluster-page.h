/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-page.h"

G_BEGIN_DECLS

#define CATENA_TYPE_CLUSTER_PAGE (catena_cluster_page_get_type ())

/**
 * CatenaClusterPage:
 *
 * What the service runs on: an existing CCE cluster or a new one.
 */
G_DECLARE_FINAL_TYPE (CatenaClusterPage, catena_cluster_page, CATENA, CLUSTER_PAGE, CatenaWizardPage)

G_END_DECLS
