/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "call-fixture.h"

#include "../net/net-auth.h"

#include "catena-error-meaning.h"
#include "catena-exchange-log.h"

Fixture *
fixture_new (const char * const *arguments)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->simulator = catena_test_simulator_start (arguments);
  fixture->log = catena_exchange_log_new ();
  fixture->transport = catena_transport_new (fixture->log, NULL);

  return fixture;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* What was waited for, and what was cancelled, may hold on to the transport a moment longer, but not for ever. */
void
fixture_free (Fixture *fixture)
{
  gpointer transport = fixture->transport;

  g_object_add_weak_pointer (transport, &transport);
  g_object_unref (fixture->transport);
  g_assert_true (catena_test_wait_until (is_gone, &transport, 10));
  g_object_unref (fixture->log);
  catena_test_simulator_stop (fixture->simulator);
  g_free (fixture);
}

void
fixture_control (Fixture    *fixture,
                 const char *path,
                 const char *json_text)
{
  g_autoptr (JsonNode) answer = catena_test_simulator_control (fixture->simulator, "POST", path, json_text);

  g_assert_nonnull (answer);
}

guint
fixture_arrivals (Fixture    *fixture,
                  const char *operation)
{
  return catena_test_simulator_arrivals (fixture->simulator, operation);
}

const char *
fixture_get_project_id (Fixture *fixture)
{
  return catena_test_simulator_get_project_id (fixture->simulator, TENANT, PROJECT);
}

static const char *
get_member (Fixture    *fixture,
            const char *user,
            const char *member)
{
  return catena_test_simulator_get_user_member (fixture->simulator, TENANT, user, member);
}

/* Of one user, with the right password or the given one. */
CatenaCredentials *
fixture_dup_credentials (Fixture    *fixture,
                         const char *user,
                         const char *password)
{
  JsonObject *tenant = catena_test_simulator_get_tenant (fixture->simulator, TENANT);
  g_autoptr (CatenaSecret) secret =
    catena_secret_new (password != NULL ? password : get_member (fixture, user, "password"));

  return catena_credentials_new_password (json_object_get_string_member (tenant, "domain_name"), user, secret,
                                          get_member (fixture, user, "id"));
}

void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* The result is freed when the main loop runs the next time. */
GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_idle_add_once (g_object_unref, *result);

  return *result;
}

CatenaToken *
fixture_sign_in (Fixture                *fixture,
                 CatenaCredentials      *credentials,
                 const char             *passcode,
                 const CatenaTokenScope *scope,
                 GError                **error)
{
  GAsyncResult *result = CALL (catena_iam_create_token, fixture->transport,
                               catena_test_simulator_get_iam_url (fixture->simulator), credentials, passcode, scope);

  return catena_iam_create_token_finish (fixture->transport, result, error);
}

static CatenaAuth *
dup_token_auth (Fixture    *fixture,
                const char *user)
{
  const CatenaTokenScope scope = { fixture_get_project_id (fixture), NULL };
  g_autoptr (CatenaCredentials) credentials = fixture_dup_credentials (fixture, user, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaToken) token = fixture_sign_in (fixture, credentials, NULL, &scope, &error);
  const char *text;

  g_assert_no_error (error);
  text = catena_secret_get_text (token->secret);

  return CATENA_AUTH (net_auth_new_token (text, text));
}

CatenaAuth *
fixture_dup_auth (Fixture    *fixture,
                  const char *user,
                  SignIn      how)
{
  switch (how)
    {
    case BY_TEMPORARY_KEYS:
      return CATENA_AUTH (net_auth_new_keys (get_member (fixture, user, "temporary_access_key"),
                                             get_member (fixture, user, "temporary_secret_key"),
                                             get_member (fixture, user, "security_token")));
    case BY_TOKEN:
      return dup_token_auth (fixture, user);
    case BY_KEYS:
    default:
      return CATENA_AUTH (net_auth_new_keys (get_member (fixture, user, "access_key"),
                                             get_member (fixture, user, "secret_key"), NULL));
    }
}

CatenaBcs *
fixture_open (Fixture    *fixture,
              const char *user,
              SignIn      how)
{
  g_autoptr (CatenaAuth) auth = fixture_dup_auth (fixture, user, how);

  return catena_bcs_new (fixture->transport, auth, catena_test_simulator_get_bcs_url (fixture->simulator), NULL,
                         fixture_get_project_id (fixture));
}

/* Asserts what a person is told. */
void
assert_title (const GError *error,
              const char   *expected)
{
  g_autoptr (CatenaErrorMeaning) meaning = NULL;

  g_assert_nonnull (error);
  meaning = catena_error_meaning_new (error);
  g_assert_cmpstr (meaning->title, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_call_tests ();
  add_create_member_tests ();
  add_endpoint_tests ();
  add_refusal_tests ();
  add_sign_in_tests ();

  return g_test_run ();
}
