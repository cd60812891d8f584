/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-server.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/**
 * Arguments:
 *
 * The command line as it was given.
 */
typedef struct
{
  int port;
  double speed;
  char *dialect;
  int n_services;
  char *certificate;
  char *key;
  char *state;
  char *record;
  gboolean exit_with_stdin;
} Arguments;

static void
arguments_clear (Arguments *arguments)
{
  g_free (arguments->dialect);
  g_free (arguments->certificate);
  g_free (arguments->key);
  g_free (arguments->state);
  g_free (arguments->record);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

static gboolean
parse (Arguments *arguments,
       int       *argc,
       char    ***argv,
       GError   **error)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &arguments->port, "Port for BCS; 0 chooses one", "PORT" },
    { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &arguments->speed, "Simulated seconds in a real one", "X" },
    { "dialect", 0, 0, G_OPTION_ARG_STRING, &arguments->dialect, "Answer as the tables or the examples say",
      "table|example" },
    { "services", 0, 0, G_OPTION_ARG_INT, &arguments->n_services, "Services of the first project", "N" },
    { "tls-cert", 0, 0, G_OPTION_ARG_FILENAME, &arguments->certificate, "Certificate for BCS and IAM, PEM",
      "FILE" },
    { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &arguments->key, "Its key, PEM", "FILE" },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &arguments->state, "Keep the state in a file", "FILE" },
    { "record", 0, 0, G_OPTION_ARG_FILENAME, &arguments->record, "Append every exchange to a file", "FILE" },
    { "exit-with-stdin", 0, 0, G_OPTION_ARG_NONE, &arguments->exit_with_stdin, "Stop when stdin ends", NULL },
    { NULL },
  };
  static const char * const dialects[] = { "table", "example", NULL };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, "Simulates BCS and IAM on loopback, for tests and demos.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1 || arguments->port < 0 || arguments->port > G_MAXUINT16 || !(arguments->speed > 0)
      || (arguments->dialect != NULL && !g_strv_contains (dialects, arguments->dialect))
      || (arguments->certificate == NULL) != (arguments->key == NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "An argument makes no sense; see --help");
      return FALSE;
    }

  return TRUE;
}

static gboolean
on_signal (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_stdin (int          fd,
          GIOCondition condition,
          gpointer     loop)
{
  char buffer[256];

  if (read (fd, buffer, sizeof buffer) > 0)
    return G_SOURCE_CONTINUE;

  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/* The answer to the one who asked leaves first. */
static void
quit_soon (gpointer loop)
{
  g_timeout_add (50, quit_cb, loop);
}

static gboolean
run (const Arguments *arguments,
     GError         **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (SimServer) server = NULL;
  g_autofree char *line = NULL;
  SimServerOptions options = {
    .port = (guint) arguments->port,
    .speed = arguments->speed,
    .dialect = g_strcmp0 (arguments->dialect, "example") == 0 ? SIM_DIALECT_EXAMPLE : SIM_DIALECT_TABLE,
    .n_services = arguments->n_services,
    .state_path = arguments->state,
    .record_path = arguments->record,
    .quit = quit_soon,
    .quit_data = loop,
  };

  if (arguments->certificate != NULL)
    {
      certificate = g_tls_certificate_new_from_files (arguments->certificate, arguments->key, error);
      if (certificate == NULL)
        return FALSE;
    }
  options.certificate = certificate;
  server = sim_server_new (&options, error);
  if (server == NULL)
    return FALSE;

  g_unix_signal_add (SIGTERM, on_signal, loop);
  g_unix_signal_add (SIGINT, on_signal, loop);
  if (arguments->exit_with_stdin)
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, on_stdin, loop);
  line = sim_server_dup_line (server);
  printf ("%s\n", line);
  fflush (stdout);
  g_main_loop_run (loop);

  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_auto (Arguments) arguments = { .speed = 1, .n_services = -1 };
  g_autoptr (GError) error = NULL;

  if (!parse (&arguments, &argc, &argv, &error) || !run (&arguments, &error))
    {
      fprintf (stderr, "catena-simulator: %s\n", error->message);
      return EXIT_FAILURE;
    }

  return EXIT_SUCCESS;
}
