/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-cable.h"

struct _TestCable
{
  GSocketService *service;
  GSocketClient *client;
  GPtrArray *ends; /* GIOStream: of the connections there are */
  char *url;
  guint16 port;
  gboolean is_cut;
};

static void
on_spliced (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_io_stream_splice_finish (result, NULL);
}

static gboolean
on_incoming (GSocketService    *service,
             GSocketConnection *near_end,
             GObject           *source,
             gpointer           user_data)
{
  TestCable *cable = user_data;
  GSocketConnection *far_end;

  if (cable->is_cut)
    {
      g_io_stream_close (G_IO_STREAM (near_end), NULL, NULL);
      return TRUE;
    }

  far_end = g_socket_client_connect_to_host (cable->client, "127.0.0.1", cable->port, NULL, NULL);
  g_assert_nonnull (far_end);
  g_ptr_array_add (cable->ends, g_object_ref (near_end));
  g_ptr_array_add (cable->ends, far_end);
  g_io_stream_splice_async (G_IO_STREAM (near_end), G_IO_STREAM (far_end),
                            G_IO_STREAM_SPLICE_CLOSE_STREAM1 | G_IO_STREAM_SPLICE_CLOSE_STREAM2,
                            G_PRIORITY_DEFAULT, NULL, on_spliced, NULL);

  return TRUE;
}

TestCable *
test_cable_new (const char *url)
{
  TestCable *cable = g_new0 (TestCable, 1);
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  guint16 port;

  g_assert_nonnull (uri);
  cable->port = (guint16) g_uri_get_port (uri);
  cable->client = g_socket_client_new ();
  cable->ends = g_ptr_array_new_with_free_func (g_object_unref);
  cable->service = g_socket_service_new ();
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (cable->service), NULL, NULL);
  g_assert_cmpuint (port, >, 0);
  g_signal_connect (cable->service, "incoming", G_CALLBACK (on_incoming), cable);
  cable->url = g_strdup_printf ("%s://127.0.0.1:%u%s", g_uri_get_scheme (uri), port, g_uri_get_path (uri));

  return cable;
}

void
test_cable_free (TestCable *cable)
{
  g_signal_handlers_disconnect_by_data (cable->service, cable);
  g_socket_service_stop (cable->service);
  g_socket_listener_close (G_SOCKET_LISTENER (cable->service));
  test_cable_cut (cable);
  g_object_unref (cable->service);
  g_object_unref (cable->client);
  g_ptr_array_unref (cable->ends);
  g_free (cable->url);
  g_free (cable);
}

const char *
test_cable_get_url (TestCable *cable)
{
  return cable->url;
}

/* At the level of sockets: streams that are being read cannot be closed. */
void
test_cable_cut (TestCable *cable)
{
  cable->is_cut = TRUE;
  for (guint i = 0; i < cable->ends->len; i++)
    {
      GSocketConnection *end = g_ptr_array_index (cable->ends, i);

      g_socket_shutdown (g_socket_connection_get_socket (end), TRUE, TRUE, NULL);
    }
  g_ptr_array_set_size (cable->ends, 0);
}

void
test_cable_mend (TestCable *cable)
{
  cable->is_cut = FALSE;
}
