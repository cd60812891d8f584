/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-host"

#include "config.h"

#include "catena-host.h"

#include <gio/gio.h>
#include <string.h>

/**
 * catena_host_is_loopback:
 * @host: (nullable): a host name or address as in a #GUri, without brackets
 *
 * Says whether @host is this machine for certain: 127.0.0.0/8, ::1, or localhost, which GLib never asks a name server for.
 *
 * Returns: whether plain http and no proxy are right for it
 */
gboolean
catena_host_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * catena_host_dup_authority:
 * @uri: an http or https URI
 *
 * Returns: (transfer full): host and, where it is not the scheme's own, port, as in the Host header
 */
char *
catena_host_dup_authority (GUri *uri)
{
  const char *host;
  g_autofree char *ascii = NULL;
  gboolean bracketed;
  int port;
  int usual_port;

  g_return_val_if_fail (uri != NULL, NULL);

  host = g_uri_get_host (uri);
  ascii = g_hostname_is_non_ascii (host) ? g_hostname_to_ascii (host) : g_strdup (host);
  bracketed = strchr (host, ':') != NULL;
  port = g_uri_get_port (uri);
  usual_port = g_strcmp0 (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;

  if (port == -1 || port == usual_port)
    return g_strdup_printf (bracketed ? "[%s]" : "%s", ascii);

  return g_strdup_printf (bracketed ? "[%s]:%d" : "%s:%d", ascii, port);
}

/**
 * catena_host_dup_path:
 * @uri: an http or https URI
 *
 * Returns: (transfer full): what stands behind the host: the path and, if there is one, the query
 */
char *
catena_host_dup_path (GUri *uri)
{
  g_return_val_if_fail (uri != NULL, NULL);

  return g_uri_get_query (uri) != NULL
         ? g_strconcat (g_uri_get_path (uri), "?", g_uri_get_query (uri), NULL)
         : g_strdup (g_uri_get_path (uri));
}
