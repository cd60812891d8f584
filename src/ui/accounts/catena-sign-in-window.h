/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-hub.h"

G_BEGIN_DECLS

#define CATENA_TYPE_SIGN_IN_WINDOW (catena_sign_in_window_get_type ())

/**
 * CatenaSignInWindow:
 *
 * Asks for what is missing when the stored credentials of an account no longer do: a password, keys, a passcode. What
 * was on the screen stays behind it.
 */
G_DECLARE_FINAL_TYPE (CatenaSignInWindow, catena_sign_in_window, CATENA, SIGN_IN_WINDOW, AdwWindow)

GtkWindow *catena_sign_in_window_new (CatenaHub     *hub,
                                      CatenaAccount *account,
                                      const GError  *reason);

G_END_DECLS
