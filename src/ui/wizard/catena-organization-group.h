/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-form-rows.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ORGANIZATION_GROUP (catena_organization_group_get_type ())

/**
 * CatenaOrganizationGroup:
 *
 * An organization of the draft: its name, and how many peers it has.
 */
G_DECLARE_FINAL_TYPE (CatenaOrganizationGroup, catena_organization_group, CATENA, ORGANIZATION_GROUP,
                      AdwPreferencesGroup)

GtkWidget *catena_organization_group_new (CatenaFormRows          *rows,
                                          CatenaDraftOrganization *organization);

G_END_DECLS
