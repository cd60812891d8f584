/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NET_TYPE_RESOLVER (net_resolver_get_type ())

/**
 * NetResolver:
 *
 * Finds no name at all, or never answers. Names are looked up without a network in this way.
 */
G_DECLARE_FINAL_TYPE (NetResolver, net_resolver, NET, RESOLVER, GResolver)

GResolver *net_resolver_new (gboolean silent);

G_END_DECLS
