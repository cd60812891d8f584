/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net-fixture.h"

/* How a token is renewed, and what is never sent. */

/* Accepts the token that user_data names. */
static gboolean
check_token (NetServer        *server,
             const NetArrival *arrival,
             guint             index,
             GIOStream        *stream,
             gpointer          user_data)
{
  if (g_strcmp0 (net_arrival_get_header (arrival, "x-auth-token"), user_data) == 0)
    return net_reply (stream, 200, NULL, "{}");

  return net_reply (stream, 401, NULL,
                    "{\"error_msg\":\"The token must be updated.\",\"error_code\":\"APIGW.0307\"}");
}

static void
test_token (void)
{
  g_autoptr (NetServer) server = net_server_new (check_token, (gpointer) "good");
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_token ("good", NULL);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));
  const NetArrival *arrival;

  catena_request_set_project (request, "p1");
  net_fixture_send (fixture, request, auth);
  g_assert_no_error (fixture->error);
  arrival = net_server_get_arrival (server, 0);
  g_assert_null (net_arrival_get_header (arrival, "authorization"));
  g_assert_null (net_arrival_get_header (arrival, "x-sdk-date"));
}

/* A 401 costs one renewal and one repetition, for a changing call too: the gateway refused it unseen. */
static void
test_renewal (void)
{
  static const CatenaApiId apis[] = { CATENA_API_LIST_SERVICES, CATENA_API_CREATE_SERVICE,
                                      CATENA_API_DELETE_SERVICE };

  for (gsize i = 0; i < G_N_ELEMENTS (apis); i++)
    {
      g_autoptr (NetServer) server = net_server_new (check_token, (gpointer) "new");
      g_autoptr (NetFixture) fixture = net_fixture_new ();
      g_autoptr (NetAuth) auth = net_auth_new_token ("old", "new");
      g_autoptr (CatenaRequest) request = net_new_request (apis[i], net_server_get_url (server));

      net_fixture_send (fixture, request, auth);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (net_server_count (server), ==, 2);
      g_assert_cmpuint (net_auth_count_asked (auth), ==, 1);
      g_assert_cmpuint (net_auth_count_renewed (auth), ==, 1);
      g_assert_true (net_auth_was_refused (auth, "old"));
    }
}

static void
test_refused_again (void)
{
  g_autoptr (NetServer) server = net_server_new (check_token, (gpointer) "other");
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_token ("old", "new");
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));

  net_fixture_send (fixture, request, auth);
  net_fixture_assert_error (fixture, CATENA_ERROR_AUTH, TRUE);
  g_assert_cmpstr (net_fixture_get_details (fixture)->service_code, ==, "APIGW.0307");
  g_assert_cmpuint (net_server_count (server), ==, 2);
  g_assert_cmpuint (net_auth_count_renewed (auth), ==, 1);
}

/* The renewal may have been sent without an answer; the call itself certainly did not happen. */
static void
test_renewal_fails (void)
{
  g_autoptr (NetServer) server = net_server_new (check_token, (gpointer) "new");
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_token ("old", "new");
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_CREATE_SERVICE, net_server_get_url (server));
  CatenaErrorDetails details = { .api = CATENA_API_IAM_CREATE_TOKEN, .sent = TRUE, .host = "iam" };
  g_autoptr (GError) timeout = catena_error_new (CATENA_ERROR_TIMEOUT, &details, "no answer");
  g_autoptr (GError) sign_in = catena_error_new (CATENA_ERROR_SIGN_IN, NULL, "ask the person");

  net_auth_set_error (auth, timeout);
  net_fixture_send (fixture, request, auth);
  net_fixture_assert_error (fixture, CATENA_ERROR_TIMEOUT, FALSE);
  g_assert_cmpint (net_fixture_get_details (fixture)->api, ==, CATENA_API_CREATE_SERVICE);
  g_assert_cmpstr (net_fixture_get_details (fixture)->host, ==, "iam");
  g_assert_cmpint (catena_error_get_verdict (fixture->error), ==, CATENA_VERDICT_NO);

  net_auth_set_error (auth, sign_in);
  net_fixture_send (fixture, request, auth);
  net_fixture_assert_error (fixture, CATENA_ERROR_SIGN_IN, FALSE);
  g_assert_cmpuint (net_server_count (server), ==, 2);
}

static void
test_authorizing_fails (void)
{
  g_autoptr (NetServer) server = net_server_new (check_token, (gpointer) "new");
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_token ("old", NULL);
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_CREATE_SERVICE, net_server_get_url (server));
  g_autoptr (GError) sign_in = catena_error_new (CATENA_ERROR_SIGN_IN, NULL, "ask the person");

  net_auth_set_error (auth, sign_in);
  net_fixture_send (fixture, request, auth);
  net_fixture_assert_error (fixture, CATENA_ERROR_SIGN_IN, FALSE);
  g_assert_cmpuint (net_server_count_connections (server), ==, 0);
}

/* Each of ten calls says which token was refused; that they share one renewal is for who implements CatenaAuth. */
static void
test_ten_at_once (void)
{
  g_autoptr (NetServer) server = net_server_new (check_token, (gpointer) "new");
  g_autoptr (NetAuth) auth = net_auth_new_token ("old", "new");
  NetFixture *shared = net_fixture_new ();
  NetFixture *fixtures[10];

  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));

      fixtures[i] = net_fixture_new ();
      g_set_object (&fixtures[i]->transport, shared->transport);
      net_fixture_start (fixtures[i], request, auth, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      net_fixture_wait (fixtures[i]);
      g_assert_no_error (fixtures[i]->error);
      g_clear_object (&fixtures[i]->transport);
      net_fixture_free (fixtures[i]);
    }
  g_assert_cmpuint (net_auth_count_renewed (auth), ==, 10);
  g_assert_true (net_auth_was_refused (auth, "old"));
  g_assert_cmpuint (net_server_count (server), ==, 20);
  net_fixture_free (shared);
}

static gboolean
refuse_with_text (NetServer        *server,
                  const NetArrival *arrival,
                  guint             index,
                  GIOStream        *stream,
                  gpointer          user_data)
{
  return net_reply (stream, 401, NULL, user_data);
}

/* A missing permission is no reason to renew, although it comes as 401. Nor is a 401 of a call without any
 * authorization. */
static void
test_no_reason_to_renew (void)
{
  const char *denied = "{\"error_code\":\"BCS.4030403\",\"error_msg\":\"no\"}";
  g_autoptr (NetServer) server = net_server_new (refuse_with_text, (gpointer) denied);
  const char *refusal = "{\"error\":{\"message\":\"m\",\"code\":401}}";
  g_autoptr (NetServer) iam = net_server_new (refuse_with_text, (gpointer) refusal);
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (NetAuth) auth = net_auth_new_token ("old", "new");
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));

  net_fixture_send (fixture, request, auth);
  net_fixture_assert_error (fixture, CATENA_ERROR_FORBIDDEN, TRUE);
  g_assert_cmpuint (net_auth_count_renewed (auth), ==, 0);

  net_fixture_send_api (fixture, iam, CATENA_API_IAM_CREATE_TOKEN);
  net_fixture_assert_error (fixture, CATENA_ERROR_AUTH, TRUE);
  g_assert_cmpuint (net_server_count (iam), ==, 1);
}

/* What would end a header, or change on its way, is not sent. */
static void
test_bad_characters (void)
{
  g_autoptr (NetServer) server = net_server_new (check_token, (gpointer) "new");
  g_autoptr (NetFixture) fixture = net_fixture_new ();
  g_autoptr (CatenaRequest) request = net_new_request (CATENA_API_LIST_SERVICES, net_server_get_url (server));
  NetAuth *auths[] = {
    net_auth_new_token ("a\r\nX-Evil: 1", NULL),
    net_auth_new_token ("a b", NULL),
    net_auth_new_token ("区", NULL),
    net_auth_new_keys ("A\nK", "SK", NULL),
    net_auth_new_keys ("AK", "SK", "a\nb"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (auths); i++)
    {
      net_fixture_send (fixture, request, auths[i]);
      net_fixture_assert_error (fixture, CATENA_ERROR_INPUT, FALSE);
      g_object_unref (auths[i]);
    }
  catena_request_set_project (request, "p\r\nX-Evil: 1");
  {
    g_autoptr (NetAuth) auth = net_auth_new_keys ("AK", "SK", NULL);

    net_fixture_send (fixture, request, auth);
    net_fixture_assert_error (fixture, CATENA_ERROR_INPUT, FALSE);
  }
  g_assert_cmpuint (net_server_count_connections (server), ==, 0);
}

void
net_add_authorization_tests (void)
{
  g_test_add_func ("/net/authorization/token", test_token);
  g_test_add_func ("/net/authorization/renewal", test_renewal);
  g_test_add_func ("/net/authorization/refused-again", test_refused_again);
  g_test_add_func ("/net/authorization/renewal-fails", test_renewal_fails);
  g_test_add_func ("/net/authorization/authorizing-fails", test_authorizing_fails);
  g_test_add_func ("/net/authorization/ten-at-once", test_ten_at_once);
  g_test_add_func ("/net/authorization/no-reason-to-renew", test_no_reason_to_renew);
  g_test_add_func ("/net/authorization/bad-characters", test_bad_characters);
}
