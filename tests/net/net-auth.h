/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-auth.h"

G_BEGIN_DECLS

#define NET_TYPE_AUTH (net_auth_get_type ())

/**
 * NetAuth:
 *
 * Hands out a fixed authorization, and the next one when asked to renew. Counts both.
 */
G_DECLARE_FINAL_TYPE (NetAuth, net_auth, NET, AUTH, GObject)

NetAuth *net_auth_new_token     (const char   *token,
                                 const char   *renewed);
NetAuth *net_auth_new_keys      (const char   *access_key,
                                 const char   *secret_key,
                                 const char   *session_token);
void     net_auth_set_error     (NetAuth      *self,
                                 const GError *error);
guint    net_auth_count_asked   (NetAuth      *self);
guint    net_auth_count_renewed (NetAuth      *self);
gboolean net_auth_was_refused   (NetAuth      *self,
                                 const char   *token);

G_END_DECLS
