/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-wire.h"

#include <sys/socket.h>

/* What no well-behaved HTTP server does to a connection. Each call takes the connection away from libsoup. */

typedef struct
{
  GIOStream *stream;
  GBytes *answer;
  gsize sent;
  guint step;
} Drip;

static void
drip_free (gpointer data)
{
  Drip *drip = data;

  g_io_stream_close (drip->stream, NULL, NULL);
  g_object_unref (drip->stream);
  g_bytes_unref (drip->answer);
  g_free (drip);
}

static gboolean
drip_cb (gpointer data)
{
  Drip *drip = data;
  gsize length;
  const char *bytes = g_bytes_get_data (drip->answer, &length);
  gsize step = MIN (drip->step, length - drip->sent);

  if (!g_output_stream_write_all (g_io_stream_get_output_stream (drip->stream), bytes + drip->sent, step,
                                  NULL, NULL, NULL))
    return G_SOURCE_REMOVE;

  drip->sent += step;
  return drip->sent < length;
}

static void
truncated_cb (GObject      *stream,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GIOStream) connection = data;

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, NULL);
  g_io_stream_close (connection, NULL, NULL);
}

/**
 * sim_wire_reset:
 * @message: a message that is not answered
 *
 * Cuts its connection hard: the client meets a reset, not an end.
 */
void
sim_wire_reset (SoupServerMessage *message)
{
  g_autoptr (GSocket) socket = g_object_ref (soup_server_message_get_socket (message));
  g_autoptr (GIOStream) stream = NULL;
  struct linger linger = { 1, 0 };

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  stream = soup_server_message_steal_connection (message);
  g_socket_close (socket, NULL);
}

/**
 * sim_wire_close:
 * @message: a message that is not answered
 *
 * Closes its connection as a server does that has kept it long enough.
 */
void
sim_wire_close (SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  g_io_stream_close (stream, NULL, NULL);
}

/**
 * sim_wire_truncate:
 * @message: a message that is not answered
 * @answer: the whole answer, status line and headers too
 * @length: how much of it is sent before the connection is closed
 */
void
sim_wire_truncate (SoupServerMessage *message,
                   GBytes            *answer,
                   gsize              length)
{
  GIOStream *stream = soup_server_message_steal_connection (message);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (answer, 0, MIN (length, g_bytes_get_size (answer)));
  gsize size;
  gconstpointer bytes = g_bytes_get_data (part, &size);

  g_object_set_data_full (G_OBJECT (stream), "sim-answer", g_bytes_ref (part), (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (stream), bytes, size, G_PRIORITY_DEFAULT,
                                   NULL, truncated_cb, stream);
}

/**
 * sim_wire_drip:
 * @message: a message that is not answered
 * @answer: the whole answer, status line and headers too
 * @step: bytes at a time
 * @milliseconds: between two times
 *
 * Sends the answer slowly, then closes the connection.
 */
void
sim_wire_drip (SoupServerMessage *message,
               GBytes            *answer,
               guint              step,
               guint              milliseconds)
{
  Drip *drip = g_new0 (Drip, 1);

  drip->stream = soup_server_message_steal_connection (message);
  drip->answer = g_bytes_ref (answer);
  drip->step = MAX (step, 1);
  g_timeout_add_full (G_PRIORITY_DEFAULT, MAX (milliseconds, 1), drip_cb, drip, drip_free);
}
