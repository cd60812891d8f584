/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-form-rows.h"

G_BEGIN_DECLS

/* A group of rows for each organization, channel or edge node of a draft. */
void catena_group_list_follow (GtkBox         *box,
                               CatenaFormRows *rows,
                               GListModel     *items);

/* A row that is there for its message alone is hidden, with the group around it, while it has none. */
void catena_group_list_hide_if_silent (CatenaFieldRow *row);

G_END_DECLS
