/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-server.h"

#include <string.h>
#include <sys/socket.h>

#define MAX_THREADS 32

struct _NetServer
{
  NetHandler handler;
  gpointer user_data;
  GTlsCertificate *certificate;

  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GSocketService *service;
  guint16 port;
  char *url;

  GMutex mutex;
  GCond changed;
  GPtrArray *arrivals;
  GPtrArray *sockets;
  guint n_connections;
  guint n_running;
};

static void
free_arrival (gpointer data)
{
  NetArrival *arrival = data;

  g_free (arrival->method);
  g_free (arrival->target);
  g_hash_table_unref (arrival->headers);
  g_bytes_unref (arrival->body);
  g_free (arrival);
}

static gboolean
parse_request_line (NetArrival *arrival,
                    const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  if (g_strv_length (words) != 3)
    return FALSE;

  arrival->method = g_strdup (words[0]);
  arrival->target = g_strdup (words[1]);

  return TRUE;
}

static void
parse_header (NetArrival *arrival,
              const char *line)
{
  const char *colon = strchr (line, ':');

  g_assert_nonnull (colon);
  g_hash_table_insert (arrival->headers, g_ascii_strdown (line, colon - line), g_strstrip (g_strdup (colon + 1)));
}

static char *
read_line (GDataInputStream *input)
{
  gsize length;
  char *line = g_data_input_stream_read_line (input, &length, NULL, NULL);

  if (line != NULL && length > 0 && line[length - 1] == '\r')
    line[length - 1] = '\0';

  return line;
}

static void
read_body (GDataInputStream *input,
           NetArrival       *arrival)
{
  const char *text = g_hash_table_lookup (arrival->headers, "content-length");
  gsize length = text != NULL ? (gsize) g_ascii_strtoull (text, NULL, 10) : 0;
  char *data = g_malloc (length + 1);
  gsize n_read = 0;

  g_input_stream_read_all (G_INPUT_STREAM (input), data, length, &n_read, NULL, NULL);
  data[n_read] = '\0';
  arrival->body = g_bytes_new_take (data, n_read);
}

static NetArrival *
read_arrival (GDataInputStream *input,
              guint             connection)
{
  NetArrival *arrival;
  g_autofree char *first = read_line (input);

  if (first == NULL)
    return NULL;

  arrival = g_new0 (NetArrival, 1);
  arrival->connection = connection;
  arrival->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!parse_request_line (arrival, first))
    {
      arrival->body = g_bytes_new (NULL, 0);
      free_arrival (arrival);
      return NULL;
    }
  for (;;)
    {
      g_autofree char *line = read_line (input);

      if (line == NULL || *line == '\0')
        break;
      parse_header (arrival, line);
    }
  read_body (input, arrival);

  return arrival;
}

static GIOStream *
start_tls (NetServer         *server,
           GSocketConnection *connection)
{
  GIOStream *stream;

  if (server->certificate == NULL)
    return g_object_ref (G_IO_STREAM (connection));

  stream = g_tls_server_connection_new (G_IO_STREAM (connection), server->certificate, NULL);
  if (!g_tls_connection_handshake (G_TLS_CONNECTION (stream), NULL, NULL))
    g_clear_object (&stream);

  return stream;
}

static void
serve (NetServer *server,
       GIOStream *stream,
       guint      connection)
{
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (g_io_stream_get_input_stream (stream));
  gboolean keep = TRUE;

  g_data_input_stream_set_newline_type (input, G_DATA_STREAM_NEWLINE_TYPE_LF);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (input), FALSE);
  g_object_set_data (G_OBJECT (stream), "net-input", input);
  while (keep)
    {
      NetArrival *arrival = read_arrival (input, connection);
      guint index;

      if (arrival == NULL)
        break;
      g_mutex_lock (&server->mutex);
      index = server->arrivals->len;
      g_ptr_array_add (server->arrivals, arrival);
      g_mutex_unlock (&server->mutex);
      keep = server->handler (server, arrival, index, stream, server->user_data);
    }
}

static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        NetServer              *server)
{
  GSocket *socket = g_socket_connection_get_socket (connection);
  g_autoptr (GIOStream) stream = NULL;
  guint number;

  g_mutex_lock (&server->mutex);
  number = server->n_connections++;
  server->n_running++;
  g_ptr_array_add (server->sockets, g_object_ref (socket));
  g_mutex_unlock (&server->mutex);

  stream = start_tls (server, connection);
  if (stream != NULL)
    {
      serve (server, stream, number);
      g_io_stream_close (stream, NULL, NULL);
    }

  g_mutex_lock (&server->mutex);
  server->n_running--;
  g_cond_broadcast (&server->changed);
  g_mutex_unlock (&server->mutex);

  return TRUE;
}

static gpointer
run (gpointer user_data)
{
  NetServer *server = user_data;

  g_main_context_push_thread_default (server->context);
  server->service = g_threaded_socket_service_new (MAX_THREADS);
  g_signal_connect (server->service, "run", G_CALLBACK (on_run), server);

  g_mutex_lock (&server->mutex);
  {
    g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
    g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
    g_autoptr (GSocketAddress) effective = NULL;
    g_autoptr (GError) error = NULL;

    g_socket_listener_add_address (G_SOCKET_LISTENER (server->service), address, G_SOCKET_TYPE_STREAM,
                                   G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
    g_assert_no_error (error);
    server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  }
  g_cond_broadcast (&server->changed);
  g_mutex_unlock (&server->mutex);

  g_main_loop_run (server->loop);

  g_socket_service_stop (server->service);
  g_socket_listener_close (G_SOCKET_LISTENER (server->service));
  g_clear_object (&server->service);
  while (g_main_context_iteration (server->context, FALSE))
    ;
  g_main_context_pop_thread_default (server->context);

  return NULL;
}

static gboolean
on_quit (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_REMOVE;
}

static NetServer *
start (NetHandler       handler,
       gpointer         user_data,
       GTlsCertificate *certificate)
{
  NetServer *server = g_new0 (NetServer, 1);

  server->handler = handler;
  server->user_data = user_data;
  server->certificate = certificate;
  server->arrivals = g_ptr_array_new_with_free_func (free_arrival);
  server->sockets = g_ptr_array_new_with_free_func (g_object_unref);
  server->context = g_main_context_new ();
  server->loop = g_main_loop_new (server->context, FALSE);
  g_mutex_init (&server->mutex);
  g_cond_init (&server->changed);
  server->thread = g_thread_new ("net-server", run, server);

  g_mutex_lock (&server->mutex);
  while (server->port == 0)
    g_cond_wait (&server->changed, &server->mutex);
  g_mutex_unlock (&server->mutex);
  server->url = g_strdup_printf (certificate != NULL ? "https://localhost:%u" : "http://127.0.0.1:%u", server->port);

  return server;
}

/* Plain http on loopback. */
NetServer *
net_server_new (NetHandler handler,
                gpointer   user_data)
{
  return start (handler, user_data, NULL);
}

/* With a certificate of tests/data/tls, which holds its key. */
NetServer *
net_server_new_tls (NetHandler  handler,
                    gpointer    user_data,
                    const char *certificate)
{
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", certificate, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *loaded = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);

  return start (handler, user_data, loaded);
}

/* Ends every connection, then waits for their threads. */
void
net_server_free (NetServer *server)
{
  g_main_context_invoke (server->context, on_quit, server->loop);
  g_thread_join (server->thread);

  g_mutex_lock (&server->mutex);
  while (server->n_running > 0)
    {
      for (guint i = 0; i < server->sockets->len; i++)
        g_socket_shutdown (g_ptr_array_index (server->sockets, i), TRUE, TRUE, NULL);
      g_cond_wait_until (&server->changed, &server->mutex, g_get_monotonic_time () + G_USEC_PER_SEC / 20);
    }
  g_mutex_unlock (&server->mutex);

  g_ptr_array_unref (server->arrivals);
  g_ptr_array_unref (server->sockets);
  g_main_loop_unref (server->loop);
  g_main_context_unref (server->context);
  g_clear_object (&server->certificate);
  g_free (server->url);
  g_mutex_clear (&server->mutex);
  g_cond_clear (&server->changed);
  g_free (server);
}

const char *
net_server_get_url (NetServer *server)
{
  return server->url;
}

guint16
net_server_get_port (NetServer *server)
{
  return server->port;
}

guint
net_server_count (NetServer *server)
{
  guint count;

  g_mutex_lock (&server->mutex);
  count = server->arrivals->len;
  g_mutex_unlock (&server->mutex);

  return count;
}

guint
net_server_count_connections (NetServer *server)
{
  guint count;

  g_mutex_lock (&server->mutex);
  count = server->n_connections;
  g_mutex_unlock (&server->mutex);

  return count;
}

/* How many of them the client did not let go of, nor the handler closed. */
guint
net_server_count_open (NetServer *server)
{
  guint count;

  g_mutex_lock (&server->mutex);
  count = server->n_running;
  g_mutex_unlock (&server->mutex);

  return count;
}

const NetArrival *
net_server_get_arrival (NetServer *server,
                        guint      index)
{
  const NetArrival *arrival;

  g_mutex_lock (&server->mutex);
  g_assert_cmpuint (index, <, server->arrivals->len);
  arrival = g_ptr_array_index (server->arrivals, index);
  g_mutex_unlock (&server->mutex);

  return arrival;
}

const char *
net_arrival_get_header (const NetArrival *arrival,
                        const char       *name)
{
  return g_hash_table_lookup (arrival->headers, name);
}

gboolean
net_write (GIOStream  *stream,
           const void *data,
           gssize      length)
{
  gsize size = length < 0 ? strlen (data) : (gsize) length;

  return g_output_stream_write_all (g_io_stream_get_output_stream (stream), data, size, NULL, NULL, NULL);
}

/* headers is NULL or whole lines with CR LF. Keeps the connection. */
gboolean
net_reply (GIOStream  *stream,
           guint       status,
           const char *headers,
           const char *body)
{
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 %u Status\r\n%sContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                                           status, headers != NULL ? headers : "", strlen (body), body);

  return net_write (stream, text, -1);
}

/* The peer sees a reset instead of an orderly end. */
void
net_reset (GIOStream *stream)
{
  GSocket *socket = g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream));
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
}

/* Until the client goes away, or the server is freed. */
void
net_wait_closed (GIOStream *stream)
{
  GInputStream *input = g_object_get_data (G_OBJECT (stream), "net-input");
  char byte;

  while (g_input_stream_read (input, &byte, 1, NULL, NULL) > 0)
    ;
}
