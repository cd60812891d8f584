/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NetArrival:
 *
 * A request as it arrived. Header names are in lower case.
 */
typedef struct
{
  char *method;
  char *target;
  GHashTable *headers;
  GBytes *body;
  guint connection;
} NetArrival;

/**
 * NetServer:
 *
 * A server on loopback, in threads of its own, that writes byte for byte what a test wants: what a well-behaved
 * server library refuses to do is the point here.
 */
typedef struct _NetServer NetServer;

/* Answers one request, in the connection's thread; index counts the server's requests from 0. FALSE closes. */
typedef gboolean (*NetHandler) (NetServer        *server,
                                const NetArrival *arrival,
                                guint             index,
                                GIOStream        *stream,
                                gpointer          user_data);

NetServer        *net_server_new               (NetHandler        handler,
                                                gpointer          user_data);
NetServer        *net_server_new_tls           (NetHandler        handler,
                                                gpointer          user_data,
                                                const char       *certificate);
void              net_server_free              (NetServer        *server);
const char       *net_server_get_url           (NetServer        *server);
guint16           net_server_get_port          (NetServer        *server);
guint             net_server_count             (NetServer        *server);
guint             net_server_count_connections (NetServer        *server);
guint             net_server_count_open        (NetServer        *server);
const NetArrival *net_server_get_arrival       (NetServer        *server,
                                                guint             index);
const char       *net_arrival_get_header       (const NetArrival *arrival,
                                                const char       *name);

gboolean          net_write                    (GIOStream        *stream,
                                                const void       *data,
                                                gssize            length);
gboolean          net_reply                    (GIOStream        *stream,
                                                guint             status,
                                                const char       *headers,
                                                const char       *body);
void              net_reset                    (GIOStream        *stream);
void              net_wait_closed              (GIOStream        *stream);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NetServer, net_server_free)

G_END_DECLS
