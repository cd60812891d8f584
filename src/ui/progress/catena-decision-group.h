/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-operation.h"

G_BEGIN_DECLS

#define CATENA_TYPE_DECISION_GROUP (catena_decision_group_get_type ())

/**
 * CatenaDecisionGroup:
 *
 * What to do about a request that may have arrived and whose service was not found: what was looked for, how often and since
 * when, what that means, and the ways to go on. Hidden for all others. Uses app.create-again (s: operation).
 */
G_DECLARE_FINAL_TYPE (CatenaDecisionGroup, catena_decision_group, CATENA, DECISION_GROUP, GtkWidget)

void catena_decision_group_set_operation (CatenaDecisionGroup *self,
                                          CatenaOperation     *operation);
void catena_decision_confirm_dismissal   (GtkWidget           *widget,
                                          CatenaOperation     *operation,
                                          GAsyncReadyCallback  callback);

G_END_DECLS
