/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CATENA_TYPE_PROXY_RESOLVER (catena_proxy_resolver_get_type ())

/**
 * CatenaProxyResolver:
 *
 * Another resolver's answer, the system's for one, except that this machine is always reached directly.
 */
G_DECLARE_FINAL_TYPE (CatenaProxyResolver, catena_proxy_resolver, CATENA, PROXY_RESOLVER, GObject)

GProxyResolver *catena_proxy_resolver_new (GProxyResolver *inner);

G_END_DECLS
