/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-operation.h"

G_BEGIN_DECLS

#define CATENA_TYPE_NEXT_GROUP (catena_next_group_get_type ())

/**
 * CatenaNextGroup:
 *
 * What a person does next with a service that was created: a row leads there where Catena has a section for it, else it says where
 * it is done and who needs what. Hidden while the creation runs, and where there is no service. Uses app.show-service ((sss):
 * account, project, service) and app.new-service.
 */
G_DECLARE_FINAL_TYPE (CatenaNextGroup, catena_next_group, CATENA, NEXT_GROUP, GtkWidget)

void catena_next_group_set_operation (CatenaNextGroup *self,
                                      CatenaOperation *operation);

G_END_DECLS
