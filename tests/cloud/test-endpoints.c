/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "call-fixture.h"
#include "create-body.h"

#include "../net/net-resolver.h"

#include "catena-error.h"

#include <glib/gstdio.h>
#include <string.h>

#define NO_SUCH_HOST "https://bcs.xx-nowhere-1.example.com"

static CatenaBcs *
open_at (Fixture    *fixture,
         const char *endpoint,
         const char *fallback)
{
  g_autoptr (CatenaAuth) auth = fixture_dup_auth (fixture, "operator", BY_KEYS);

  return catena_bcs_new (fixture->transport, auth, endpoint, fallback, fixture_get_project_id (fixture));
}

static GPtrArray *
list (CatenaBcs  *bcs,
      GError    **error)
{
  GAsyncResult *result = CALL (catena_bcs_list_services, bcs);

  return catena_bcs_list_services_finish (bcs, result, NULL, error);
}

static void
assert_lists (CatenaBcs *bcs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = list (bcs, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (services->len, ==, 6);
}

/* Where the requests since the last time were sent to: "a b". */
static void
assert_hosts (Fixture    *fixture,
              guint      *n_seen,
              const char *expected)
{
  GListModel *log = G_LIST_MODEL (fixture->log);
  g_autoptr (GString) hosts = g_string_new (NULL);

  for (; *n_seen < g_list_model_get_n_items (log); (*n_seen)++)
    {
      g_autoptr (GObject) exchange = g_list_model_get_item (log, *n_seen);
      g_autofree char *host = NULL;

      g_object_get (exchange, "host", &host, NULL);
      /* Without the port, which is another each time. */
      g_string_append_printf (hosts, "%s%.*s", hosts->len > 0 ? " " : "", (int) strcspn (host, ":"), host);
    }
  g_assert_cmpstr (hosts->str, ==, expected);
}

static void
test_no_address (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs =
    open_at (fixture, NO_SUCH_HOST, catena_test_simulator_get_bcs_url (fixture->simulator));
  guint n_seen = 0;

  assert_lists (bcs);
  assert_hosts (fixture, &n_seen, "bcs.xx-nowhere-1.example.com 127.0.0.1");
  /* The one that answered is kept, also for what changes something. */
  assert_lists (bcs);
  assert_hosts (fixture, &n_seen, "127.0.0.1");
}

static void
test_no_certificate (void)
{
  g_autofree char *pem = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", "self-signed.pem", NULL);
  const char * const arguments[] = { "--tls-cert", pem, "--tls-key", pem, NULL };
  g_autoptr (CatenaTestSimulator) distrusted = catena_test_simulator_start (arguments);
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs = open_at (fixture, catena_test_simulator_get_bcs_url (distrusted),
                                       catena_test_simulator_get_bcs_url (fixture->simulator));
  g_autoptr (CatenaBcs) alone = open_at (fixture, catena_test_simulator_get_bcs_url (distrusted), NULL);
  g_autoptr (GError) error = NULL;

  assert_lists (bcs);
  g_assert_cmpuint (fixture_arrivals (fixture, "listServices"), ==, 1);
  g_assert_cmpuint (catena_test_simulator_arrivals (distrusted, "listServices"), ==, 0);

  g_assert_null (list (alone, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_TLS);
  assert_title (error, "Certificate Not Trusted");
}

/* What changes something is sent to the address that the person chose, or not at all. */
static void
test_changing_call (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs =
    open_at (fixture, NO_SUCH_HOST, catena_test_simulator_get_bcs_url (fixture->simulator));
  g_autoptr (CatenaBody) body = make_create_body ("cold-start");
  g_autoptr (CatenaBody) second_body = make_create_body ("cold-start");
  g_autoptr (CatenaCreatedService) created = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = CALL (catena_bcs_create_service, bcs, body);

  g_assert_null (catena_bcs_create_service_finish (bcs, result, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_RESOLVE);
  g_assert_cmpint (catena_error_get_verdict (error), ==, CATENA_VERDICT_NO);
  g_assert_cmpuint (fixture_arrivals (fixture, "createService"), ==, 0);

  g_clear_error (&error);
  assert_lists (bcs);
  result = CALL (catena_bcs_create_service, bcs, second_body);
  created = catena_bcs_create_service_finish (bcs, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (created->service_id);
}

static void
test_both_fail (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs = open_at (fixture, NO_SUCH_HOST, "https://other.example.com");
  g_autoptr (GError) error = NULL;
  guint n_seen = 0;

  /* The person is told of the address that they know. */
  g_assert_null (list (bcs, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_RESOLVE);
  g_assert_cmpstr (catena_error_get_details (error)->host, ==, "bcs.xx-nowhere-1.example.com");
  assert_hosts (fixture, &n_seen, "bcs.xx-nowhere-1.example.com other.example.com");

  /* None answered, so none is preferred. */
  g_clear_error (&error);
  g_assert_null (list (bcs, &error));
  assert_hosts (fixture, &n_seen, "bcs.xx-nowhere-1.example.com other.example.com");
}

static void
test_refused_by_other (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs =
    open_at (fixture, NO_SUCH_HOST, catena_test_simulator_get_bcs_url (fixture->simulator));
  g_autoptr (GError) error = NULL;
  guint n_seen = 0;

  fixture_control (fixture, "/faults", "{\"operation\":\"listServices\",\"fault\":\"status\",\"status\":403}");
  g_assert_null (list (bcs, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_FORBIDDEN);
  assert_hosts (fixture, &n_seen, "bcs.xx-nowhere-1.example.com 127.0.0.1");
  assert_lists (bcs);
  assert_hosts (fixture, &n_seen, "127.0.0.1");
}

/* The value of a header of the nth request that the simulator wrote down. */
static char *
dup_header (const char *record,
            guint       n,
            const char *name)
{
  g_autoptr (JsonNode) line = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  JsonObject *headers;

  g_file_get_contents (record, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, n);
  line = json_from_string (lines[n], &error);
  g_assert_no_error (error);
  headers = json_object_get_object_member (json_node_get_object (line), "request_headers");

  return g_strdup (json_object_get_string_member_with_default (headers, name, NULL));
}

static void
assert_scope (const char *record,
              guint       n,
              const char *expected_project,
              const char *expected_domain)
{
  g_autofree char *project = dup_header (record, n, "X-Project-Id");
  g_autofree char *domain = dup_header (record, n, "X-Domain-Id");

  g_assert_cmpstr (project, ==, expected_project);
  g_assert_cmpstr (domain, ==, expected_domain);
}

/* Keys belong to no project, so a call signed with them says which, or which account: never both. */
static void
test_scope_of_keys (void)
{
  g_autofree char *folder = g_dir_make_tmp ("catena-cloud-XXXXXX", NULL);
  g_autofree char *record = g_build_filename (folder, "record.jsonl", NULL);
  const char * const arguments[] = { "--record", record, NULL };
  g_autoptr (Fixture) fixture = fixture_new (arguments);
  JsonObject *tenant = catena_test_simulator_get_tenant (fixture->simulator, TENANT);
  const char *domain_id = json_object_get_string_member (tenant, "domain_id");
  g_autoptr (CatenaAuth) auth = fixture_dup_auth (fixture, "operator", BY_KEYS);
  g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "operator", BY_KEYS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) projects = NULL;
  GAsyncResult *result;

  assert_lists (bcs);
  result = CALL (catena_iam_list_projects, fixture->transport,
                 catena_test_simulator_get_iam_url (fixture->simulator), auth, domain_id);
  projects = catena_iam_list_projects_finish (fixture->transport, result, &error);
  g_assert_no_error (error);

  assert_scope (record, 0, fixture_get_project_id (fixture), NULL);
  assert_scope (record, 1, NULL, domain_id);

  g_assert_cmpint (g_unlink (record), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
add_endpoint_tests (void)
{
  g_autoptr (GResolver) resolver = net_resolver_new (FALSE);

  /* No name is looked up outside. */
  g_resolver_set_default (resolver);

  g_test_add_func ("/calls/endpoints/no-address", test_no_address);
  g_test_add_func ("/calls/endpoints/no-certificate", test_no_certificate);
  g_test_add_func ("/calls/endpoints/changing-call", test_changing_call);
  g_test_add_func ("/calls/endpoints/both-fail", test_both_fail);
  g_test_add_func ("/calls/endpoints/refused-by-other", test_refused_by_other);
  g_test_add_func ("/calls/endpoints/scope-of-keys", test_scope_of_keys);
}
