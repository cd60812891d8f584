/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-hub.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ACCOUNT_ASSISTANT (catena_account_assistant_get_type ())

/**
 * CatenaAccountAssistant:
 *
 * Adds an account or edits one: how to sign in, where, with what, which projects, and how it is called. Everything is tried before it is
 * saved, and the step that fails is named.
 */
G_DECLARE_FINAL_TYPE (CatenaAccountAssistant, catena_account_assistant, CATENA, ACCOUNT_ASSISTANT, AdwWindow)

/* @account: (nullable): the account to edit; null adds one */
GtkWindow *catena_account_assistant_new (CatenaHub     *hub,
                                         CatenaAccount *account);

G_END_DECLS
