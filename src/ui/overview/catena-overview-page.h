/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-workspace.h"

G_BEGIN_DECLS

#define CATENA_TYPE_OVERVIEW_PAGE (catena_overview_page_get_type ())

/**
 * CatenaOverviewPage:
 *
 * All that is known of a service, on one page. Properties, as of every section of a service's page:
 * "workspace", "service".
 */
G_DECLARE_FINAL_TYPE (CatenaOverviewPage, catena_overview_page, CATENA, OVERVIEW_PAGE, GtkWidget)

G_END_DECLS
