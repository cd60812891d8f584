/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-watch"

#include "config.h"

#include "catena-watch.h"

/* Over HTTP/2, libsoup 3.2 does not end a message that waits for its answer when it is cancelled: no time limit
 * would hold. It has no switch for it, so that the server is offered HTTP/1.1 alone, just before the handshake. */
static void
offer_http1 (GIOStream *connection)
{
  static const char *const protocols[] = { "http/1.1", NULL };

  if (G_IS_TLS_CONNECTION (connection))
    g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (connection), protocols);
}

/* The limit for connecting counts from the first event, not from the wait for a place among the connections. */
static void
on_network_event (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  CatenaWatch        *watch)
{
  watch->resolving = event == G_SOCKET_CLIENT_RESOLVING;
  if (event == G_SOCKET_CLIENT_RESOLVING)
    catena_deadline_start (watch->deadline, CATENA_DEADLINE_CONNECT, watch->limits.connect);
  else if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    offer_http1 (connection);
}

/* The first byte may leave from here on. */
static void
on_starting (SoupMessage *message,
             CatenaWatch *watch)
{
  watch->sent = TRUE;
  catena_deadline_stop (watch->deadline, CATENA_DEADLINE_CONNECT);
  catena_deadline_restart (watch->deadline, CATENA_DEADLINE_IDLE);
}

static void
on_progress (SoupMessage *message,
             CatenaWatch *watch)
{
  catena_deadline_restart (watch->deadline, CATENA_DEADLINE_IDLE);
}

/* Only listens: an untrusted certificate stays untrusted. */
static gboolean
on_accept_certificate (SoupMessage          *message,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  faults,
                       CatenaWatch          *watch)
{
  watch->tls_faults = faults;

  return FALSE;
}

/**
 * catena_watch_new:
 * @message: a message that is about to be sent
 * @limits: what it may take
 * @is_download: whether its answer is a file, for which only idle time counts
 * @cancellable: (nullable): the caller's cancellable
 *
 * Starts the time limits. Never touches a certificate's verdict.
 *
 * Returns: (transfer full): what follows @message
 */
CatenaWatch *
catena_watch_new (SoupMessage               *message,
                  const CatenaAttemptLimits *limits,
                  gboolean                   is_download,
                  GCancellable              *cancellable)
{
  CatenaWatch *watch = g_new0 (CatenaWatch, 1);

  watch->message = g_object_ref (message);
  watch->limits = *limits;
  watch->deadline = catena_deadline_new (cancellable);
  if (is_download)
    catena_deadline_start (watch->deadline, CATENA_DEADLINE_IDLE, limits->idle);
  else
    catena_deadline_start (watch->deadline, CATENA_DEADLINE_ATTEMPT, limits->attempt);

  g_signal_connect (message, "network-event", G_CALLBACK (on_network_event), watch);
  g_signal_connect (message, "starting", G_CALLBACK (on_starting), watch);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (on_progress), watch);
  g_signal_connect (message, "wrote-body", G_CALLBACK (on_progress), watch);
  g_signal_connect (message, "got-headers", G_CALLBACK (on_progress), watch);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (on_accept_certificate), watch);

  return watch;
}

/**
 * catena_watch_free:
 * @watch: (transfer full): what follows a message
 *
 * Stops following it.
 */
void
catena_watch_free (CatenaWatch *watch)
{
  g_signal_handlers_disconnect_by_data (watch->message, watch);
  g_clear_object (&watch->message);
  g_clear_pointer (&watch->deadline, catena_deadline_free);
  g_free (watch);
}
