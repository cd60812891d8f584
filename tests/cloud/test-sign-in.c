/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "call-fixture.h"

#include "../net/net-auth.h"

#include "catena-error-meaning.h"
#include "catena-test-passcode.h"
#include "catena-time.h"

static void
assert_refused (Fixture    *fixture,
                const char *user,
                const char *password,
                const char *passcode,
                const char *title)
{
  g_autoptr (CatenaCredentials) credentials = fixture_dup_credentials (fixture, user, password);
  const CatenaTokenScope scope = { fixture_get_project_id (fixture), NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_sign_in (fixture, credentials, passcode, &scope, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_AUTH);
  assert_title (error, title);
}

static void
test_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);

  assert_refused (fixture, "operator", "wrong", NULL, "Name or Password Wrong");
  assert_refused (fixture, "former", NULL, NULL, "User Locked");
  /* A HUAWEI ID is answered like a wrong password, so the words for that name it. */
  assert_refused (fixture, "hwid_owner", NULL, NULL, "Name or Password Wrong");
  assert_refused (fixture, "guard", NULL, NULL, "Code Needed");
  assert_refused (fixture, "guard", NULL, "000000000", "Code Not Accepted");
  /* Each was sent once: failures are counted, and lock the user. */
  g_assert_cmpuint (fixture_arrivals (fixture, "iamCreateToken"), ==, 5);
}

static CatenaToken *
sign_in (Fixture                *fixture,
         const char             *user,
         const char             *passcode,
         const CatenaTokenScope *scope)
{
  g_autoptr (CatenaCredentials) credentials = fixture_dup_credentials (fixture, user, NULL);
  g_autoptr (GError) error = NULL;
  CatenaToken *token = fixture_sign_in (fixture, credentials, passcode, scope, &error);

  g_assert_no_error (error);
  g_assert_cmpint (token->expires, >, catena_time_now ());
  g_assert_cmpstr (token->user_name, ==, user);
  g_assert_cmpstr (token->domain_name, ==, "alpha-consortium");

  return token;
}

static void
test_scopes (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  const CatenaTokenScope by_id = { fixture_get_project_id (fixture), NULL };
  const CatenaTokenScope by_name = { NULL, PROJECT };
  g_autoptr (CatenaToken) first = sign_in (fixture, "operator", NULL, &by_id);
  g_autoptr (CatenaToken) second = sign_in (fixture, "operator", NULL, &by_name);
  g_autoptr (CatenaToken) third = sign_in (fixture, "operator", NULL, NULL);

  g_assert_cmpstr (first->project_name, ==, PROJECT);
  g_assert_cmpstr (second->project_id, ==, by_id.project_id);
  g_assert_null (third->project_id);
  g_assert_nonnull (third->domain_id);
  g_assert_false (catena_secret_equal (first->secret, second->secret));
}

static void
test_passcode (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  const CatenaTokenScope scope = { fixture_get_project_id (fixture), NULL };
  g_autofree char *passcode = catena_test_make_passcode (fixture->simulator, TENANT, "guard");
  g_autoptr (CatenaToken) token = sign_in (fixture, "guard", passcode, &scope);

  g_assert_cmpstr (token->project_id, ==, scope.project_id);
}

static void
test_foreign_project (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaCredentials) credentials = fixture_dup_credentials (fixture, "operator", NULL);
  const CatenaTokenScope scope = { catena_test_simulator_get_project_id (fixture->simulator, 1, PROJECT), NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_sign_in (fixture, credentials, NULL, &scope, &error));
  assert_title (error, "Project Not Open to This User");
}

/* A token of one region's project at the other region's. */
static void
test_other_region (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  const CatenaTokenScope south = { NULL, "cn-south-1" };
  g_autoptr (CatenaToken) token = sign_in (fixture, "operator", NULL, &south);
  const char *text = catena_secret_get_text (token->secret);
  g_autoptr (NetAuth) auth = net_auth_new_token (text, text);
  g_autoptr (CatenaBcs) bcs = catena_bcs_new (fixture->transport, CATENA_AUTH (auth),
                                              catena_test_simulator_get_bcs_url (fixture->simulator), NULL,
                                              fixture_get_project_id (fixture));
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = CALL (catena_bcs_list_services, bcs);

  g_assert_null (catena_bcs_list_services_finish (bcs, result, NULL, &error));
  assert_title (error, "Sign-In Is for Another Region");
}

static GPtrArray *
list_projects (Fixture     *fixture,
               CatenaAuth  *auth,
               GError     **error)
{
  JsonObject *tenant = catena_test_simulator_get_tenant (fixture->simulator, TENANT);
  GAsyncResult *result = CALL (catena_iam_list_projects, fixture->transport,
                               catena_test_simulator_get_iam_url (fixture->simulator), auth,
                               json_object_get_string_member (tenant, "domain_id"));

  return catena_iam_list_projects_finish (fixture->transport, result, error);
}

static void
assert_projects (GPtrArray *projects)
{
  CatenaIamEntry *first = g_ptr_array_index (projects, 0);
  CatenaIamEntry *second = g_ptr_array_index (projects, 1);

  g_assert_cmpuint (projects->len, ==, 2);
  g_assert_cmpstr (first->name, ==, "cn-north-4");
  g_assert_cmpstr (second->name, ==, "cn-south-1");
}

static void
test_projects (void)
{
  static const SignIn sign_ins[] = { BY_KEYS, BY_TEMPORARY_KEYS, BY_TOKEN };

  for (guint i = 0; i < G_N_ELEMENTS (sign_ins); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (NULL);
      g_autoptr (CatenaAuth) auth = fixture_dup_auth (fixture, "operator", sign_ins[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) projects = list_projects (fixture, auth, &error);
      g_autoptr (GPtrArray) domains = NULL;
      GAsyncResult *result;

      g_assert_no_error (error);
      assert_projects (projects);
      g_assert_cmpuint (fixture_arrivals (fixture, "iamListProjects"), ==, 0);

      result = CALL (catena_iam_list_domains, fixture->transport,
                     catena_test_simulator_get_iam_url (fixture->simulator), auth);
      domains = catena_iam_list_domains_finish (fixture->transport, result, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (domains->len, ==, 1);
      g_assert_cmpstr (((CatenaIamEntry *) g_ptr_array_index (domains, 0))->name, ==, "alpha-consortium");
    }
}

static void
test_projects_forbidden (void)
{
  static const guint statuses[] = { 403, 404 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (NULL);
      g_autoptr (CatenaAuth) auth = fixture_dup_auth (fixture, "operator", BY_TOKEN);
      g_autofree char *own =
        g_strdup_printf ("{\"operation\":\"iamListOwnProjects\",\"fault\":\"status\",\"status\":%u,\"count\":2}",
                         statuses[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) projects = NULL;

      fixture_control (fixture, "/faults", own);
      projects = list_projects (fixture, auth, &error);
      g_assert_no_error (error);
      assert_projects (projects);
      g_assert_cmpuint (fixture_arrivals (fixture, "iamListProjects"), ==, 1);

      fixture_control (fixture, "/faults", "{\"operation\":\"iamListProjects\",\"fault\":\"status\",\"status\":403}");
      g_assert_null (list_projects (fixture, auth, &error));
      g_assert_error (error, CATENA_ERROR, CATENA_ERROR_FORBIDDEN);
      assert_title (error, "Projects Cannot Be Listed");
    }
}

/* A page of projects that the simulator's account does not have. */
static char *
make_page (void)
{
  g_autoptr (GString) page = g_string_new ("{\"projects\":[");

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (page, "%s{\"id\":\"p%u\",\"name\":\"cn-north-4_%u\"}", i > 0 ? "," : "", i, i);
  g_string_append (page, "]}");

  return g_string_free (g_steal_pointer (&page), FALSE);
}

static void
add_page_fault (Fixture *fixture,
                int      count)
{
  g_autofree char *page = make_page ();
  g_autofree char *fault =
    g_strdup_printf ("{\"operation\":\"iamListProjects\",\"fault\":\"status\",\"status\":200,\"count\":%d,\"body\":%s}",
                     count, page);

  fixture_control (fixture, "/faults", "{\"operation\":\"iamListOwnProjects\",\"fault\":\"status\",\"status\":404}");
  fixture_control (fixture, "/faults", fault);
}

static void
test_project_pages (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaAuth) auth = fixture_dup_auth (fixture, "operator", BY_TOKEN);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) projects = NULL;

  add_page_fault (fixture, 1);
  projects = list_projects (fixture, auth, &error);
  g_assert_no_error (error);
  /* A full page has another behind it; the simulator has no second page of its two projects. */
  g_assert_cmpuint (fixture_arrivals (fixture, "iamListProjects"), ==, 2);
  g_assert_cmpuint (projects->len, >=, 1000);
}

/* A server that knows no pages answers with the same for ever. */
static void
test_same_page (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaAuth) auth = fixture_dup_auth (fixture, "operator", BY_TOKEN);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) projects = NULL;

  add_page_fault (fixture, -1);
  projects = list_projects (fixture, auth, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_arrivals (fixture, "iamListProjects"), ==, 2);
  g_assert_cmpuint (projects->len, ==, 1000);
}

void
add_sign_in_tests (void)
{
  g_test_add_func ("/calls/sign-in/refused", test_refused);
  g_test_add_func ("/calls/sign-in/scopes", test_scopes);
  g_test_add_func ("/calls/sign-in/passcode", test_passcode);
  g_test_add_func ("/calls/sign-in/foreign-project", test_foreign_project);
  g_test_add_func ("/calls/sign-in/other-region", test_other_region);
  g_test_add_func ("/calls/sign-in/projects", test_projects);
  g_test_add_func ("/calls/sign-in/projects-forbidden", test_projects_forbidden);
  g_test_add_func ("/calls/sign-in/project-pages", test_project_pages);
  g_test_add_func ("/calls/sign-in/same-page", test_same_page);
}
