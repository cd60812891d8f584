/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-form-rows.h"

G_BEGIN_DECLS

#define CATENA_TYPE_CHANNEL_GROUP (catena_channel_group_get_type ())

/**
 * CatenaChannelGroup:
 *
 * A channel of the draft: its name, description, and which organizations are in it.
 */
G_DECLARE_FINAL_TYPE (CatenaChannelGroup, catena_channel_group, CATENA, CHANNEL_GROUP, AdwPreferencesGroup)

GtkWidget *catena_channel_group_new (CatenaFormRows     *rows,
                                     CatenaDraftChannel *channel);

G_END_DECLS
