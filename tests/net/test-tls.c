/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

#include "catena-trust.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
reply_empty (NetServer        *server,
             const NetArrival *arrival,
             guint             index,
             GIOStream        *stream,
             gpointer          user_data)
{
  return net_reply (stream, 200, NULL, "{}");
}

static char *
dup_ca_path (void)
{
  return g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", "ca.pem", NULL);
}

static void
trust_ca (NetFixture *fixture)
{
  g_autofree char *path = dup_ca_path ();
  g_autoptr (GError) error = NULL;

  g_assert_true (catena_transport_set_ca_file (fixture->transport, path, &error));
  g_assert_no_error (error);
}

/* Nothing may have left: neither the token nor the body. */
static void
assert_distrusted (const char *certificate,
                   gboolean    own_ca,
                   const char *reason)
{
  g_autoptr (NetServer) server = net_server_new_tls (reply_empty, NULL, certificate);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_token ("canary", NULL);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_CREATE_SERVICE, net_server_get_url (server));

  if (own_ca)
    trust_ca (fixture);
  net_fixture_send (fixture, request, auth);
  net_fixture_assert_error (fixture, CATENA_ERROR_TLS, FALSE);
  g_assert_nonnull (strstr (fixture->error->message, reason));
  g_assert_nonnull (strstr (fixture->error->message, "localhost"));
  g_assert_cmpuint (net_server_count (server), ==, 0);
}

static void
test_distrusted (void)
{
  assert_distrusted ("self-signed.pem", FALSE, "authority is not known");
  assert_distrusted ("server.pem", FALSE, "authority is not known");
  assert_distrusted ("self-signed.pem", TRUE, "authority is not known");
  assert_distrusted ("other-host.pem", TRUE, "for another host");
  assert_distrusted ("expired.pem", TRUE, "has expired");
}

static void
test_own_authority (void)
{
  g_autoptr (NetServer) server = net_server_new_tls (reply_empty, NULL, "server.pem");
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (GError) error = NULL;

  trust_ca (fixture);
  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  g_assert_no_error (fixture->error);
  net_fixture_send_api (fixture, server, CATENA_API_CREATE_SERVICE);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (net_server_count (server), ==, 2);
}

/* As when the account's own CA was removed, or its file is gone. */
static void
test_back_to_the_system (void)
{
  g_autoptr (NetServer) server = net_server_new_tls (reply_empty, NULL, "server.pem");
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (GError) error = NULL;

  trust_ca (fixture);
  g_assert_true (catena_transport_set_ca_file (fixture->transport, NULL, &error));
  g_assert_no_error (error);
  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  net_fixture_assert_error (fixture, CATENA_ERROR_TLS, FALSE);

  trust_ca (fixture);
  g_assert_false (catena_transport_set_ca_file (fixture->transport, "/nowhere/ca.pem", &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
  net_fixture_send_api (fixture, server, CATENA_API_LIST_SERVICES);
  net_fixture_assert_error (fixture, CATENA_ERROR_TLS, FALSE);
}

static GTlsCertificateFlags
verify (GTlsDatabase *trust,
        const char   *certificate)
{
  g_autofree char *path = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", certificate, NULL);
  g_autoptr (GTlsCertificate) chain = g_tls_certificate_new_from_file (path, NULL);
  g_autoptr (GSocketConnectable) identity = g_network_address_new ("localhost", 443);

  return g_tls_database_verify_chain (trust, chain, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity, NULL,
                                      G_TLS_DATABASE_VERIFY_NONE, NULL, NULL);
}

/* The system's authorities count beside the file's: the tests' CA plays the system, another file is the own one. */
static void
test_both (void)
{
  g_autofree char *ca = dup_ca_path ();
  g_autofree char *other = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", "self-signed.pem", NULL);
  g_autoptr (GTlsDatabase) system = g_tls_file_database_new (ca, NULL);
  g_autoptr (GTlsDatabase) trust = NULL;
  GTlsBackend *backend = g_tls_backend_get_default ();

  g_tls_backend_set_default_database (backend, system);
  trust = catena_trust_new (other, NULL);
  g_tls_backend_set_default_database (backend, NULL);

  g_assert_cmpint (verify (trust, "server.pem"), ==, 0);
  g_assert_cmpint (verify (trust, "self-signed.pem"), ==, 0);
  g_assert_cmpint (verify (trust, "expired.pem"), ==, G_TLS_CERTIFICATE_EXPIRED);
  g_assert_cmpint (verify (trust, "other-host.pem"), ==, G_TLS_CERTIFICATE_BAD_IDENTITY);
}

static void
assert_bad_file (const char *contents)
{
  g_autofree char *directory = g_dir_make_tmp ("catena-net-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "ca.pem", NULL);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (GError) error = NULL;

  if (contents != NULL)
    g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  g_assert_false (catena_transport_set_ca_file (fixture->transport, path, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_INPUT);
  g_unlink (path);
  g_rmdir (directory);
}

static void
test_bad_files (void)
{
  assert_bad_file (NULL);
  assert_bad_file ("");
  assert_bad_file ("hello");
  assert_bad_file ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
}

/* A server that speaks no TLS where TLS is due, as with a mistyped port. */
static void
test_no_tls (void)
{
  g_autoptr (NetServer) server = net_server_new (reply_empty, NULL);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u", net_server_get_port (server));
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_CREATE_SERVICE, url);

  net_fixture_set_limits (fixture, 500, 60000, 60000);
  net_fixture_send (fixture, request, NULL);
  g_assert_nonnull (fixture->error);
  g_assert_false (net_fixture_get_details (fixture)->sent);
}

void
net_add_tls_tests (void)
{
  g_test_add_func ("/net/tls/distrusted", test_distrusted);
  g_test_add_func ("/net/tls/own-authority", test_own_authority);
  g_test_add_func ("/net/tls/back-to-the-system", test_back_to_the_system);
  g_test_add_func ("/net/tls/both", test_both);
  g_test_add_func ("/net/tls/bad-files", test_bad_files);
  g_test_add_func ("/net/tls/no-tls", test_no_tls);
}
