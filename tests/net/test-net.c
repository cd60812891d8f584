/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

#include <locale.h>
#include <signal.h>

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  /* The servers of the tests write to connections that the client has closed. */
  signal (SIGPIPE, SIG_IGN);
  /* libsoup 3.2's server speaks HTTP/2 only when told to. Set before there is a thread. */
  g_setenv ("SOUP_SERVER_HTTP2", "1", TRUE);
  g_test_init (&argc, &argv, NULL);

  net_add_aksk_tests ();
  net_add_answer_tests ();
  net_add_authorization_tests ();
  net_add_cancel_tests ();
  net_add_connection_tests ();
  net_add_error_body_tests ();
  net_add_http2_tests ();
  net_add_key_gate_tests ();
  net_add_log_tests ();
  net_add_request_tests ();
  net_add_retry_tests ();
  net_add_signing_tests ();
  net_add_tls_tests ();

  return g_test_run ();
}
