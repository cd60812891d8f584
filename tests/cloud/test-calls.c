/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "call-fixture.h"
#include "create-body.h"

#include <string.h>

static const SignIn sign_ins[] = { BY_KEYS, BY_TEMPORARY_KEYS, BY_TOKEN };

static CatenaServiceDetail *
get_service (CatenaBcs  *bcs,
             const char *id)
{
  GAsyncResult *result = CALL (catena_bcs_get_service, bcs, id);
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (GError) error = NULL;
  CatenaServiceDetail *detail = catena_bcs_get_service_finish (bcs, result, &raw, &error);
  g_autoptr (CatenaServiceDetail) again = NULL;

  g_assert_no_error (error);
  /* What was cached says the same. */
  again = catena_bcs_parse_service (raw, &error);
  g_assert_no_error (error);
  g_assert_true (catena_service_detail_equal (detail, again));

  return detail;
}

static GPtrArray *
list_services (CatenaBcs *bcs)
{
  GAsyncResult *result = CALL (catena_bcs_list_services, bcs);
  g_autoptr (GError) error = NULL;
  GPtrArray *services = catena_bcs_list_services_finish (bcs, result, NULL, &error);

  g_assert_no_error (error);

  return services;
}

static GPtrArray *
list_records (CatenaBcs  *bcs,
              const char *service_id)
{
  const CatenaRecordFilter filter = { .service_id = service_id, .operation_type = "99" };
  GAsyncResult *result = CALL (catena_bcs_list_operation_records, bcs, &filter);
  g_autoptr (GError) error = NULL;
  GPtrArray *records = catena_bcs_list_operation_records_finish (bcs, result, &error);

  g_assert_no_error (error);

  return records;
}

/* All that only reads. */
static void
test_reading (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sign_ins); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (NULL);
      g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "auditor", sign_ins[i]);
      g_autoptr (GPtrArray) services = list_services (bcs);
      CatenaService *service = g_ptr_array_index (services, 0);
      g_autoptr (CatenaServiceDetail) detail = NULL;

      g_assert_cmpuint (services->len, ==, 6);
      g_assert_cmpstr (catena_service_get_name (service), ==, "trade-finance");

      detail = get_service (bcs, catena_service_get_id (service));
      g_assert_cmpstr (detail->name, ==, "trade-finance");
      g_assert_cmpstr (detail->service_type, ==, "union");
      g_assert_cmpuint (detail->organizations->len, ==, 3);
      g_assert_cmpuint (detail->channels->len, ==, 1);
      g_assert_cmpint (detail->created, >, 0);
      g_assert_cmpuint (fixture_arrivals (fixture, "getService"), ==, 1);
    }
}

static void
test_limits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sign_ins); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (NULL);
      g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "operator", sign_ins[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) raw = NULL;
      GAsyncResult *result = CALL (catena_bcs_list_quotas, bcs);
      g_autoptr (GPtrArray) quotas = catena_bcs_list_quotas_finish (bcs, result, &raw, &error);
      CatenaQuota *quota;
      CatenaFlavor flavor;

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (raw), >, 0);
      quota = g_ptr_array_index (quotas, 0);
      g_assert_cmpstr (quota->type, ==, "instance");
      g_assert_cmpint (quota->quota, ==, 20);
      g_assert_cmpint (quota->used, ==, 6);
      g_assert_cmpint (quota->free, ==, 14);

      result = CALL (catena_bcs_get_flavors, bcs);
      g_assert_true (catena_bcs_get_flavors_finish (bcs, result, &flavor, &error));
      g_assert_no_error (error);
      g_assert_cmpint (flavor.org_peer_max, ==, 5);
      g_assert_cmpint (flavor.orderer_max, ==, 10);
      g_assert_cmpint (flavor.member_max, ==, 50);
    }
}

static CatenaCreatedService *
create (CatenaBcs  *bcs,
        const char *name)
{
  g_autoptr (CatenaBody) body = make_create_body (name);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = CALL (catena_bcs_create_service, bcs, body);
  CatenaCreatedService *created = catena_bcs_create_service_finish (bcs, result, &error);

  g_assert_no_error (error);

  return created;
}

static void
assert_stored (Fixture    *fixture,
               const char *service_id,
               const char *name)
{
  g_autofree char *path = g_strdup_printf ("/services/%s/request", service_id);
  g_autoptr (JsonNode) stored = catena_test_simulator_control (fixture->simulator, "GET", path, NULL);
  g_autoptr (JsonNode) expected = make_create_document (name, CREATE_PASSWORD);

  g_assert_true (json_node_equal (stored, expected));
}

static void
assert_creating (CatenaBcs            *bcs,
                 CatenaCreatedService *created)
{
  g_autoptr (CatenaServiceDetail) detail = get_service (bcs, created->service_id);
  g_autoptr (GPtrArray) records = list_records (bcs, created->service_id);
  CatenaOperationRecord *record = g_ptr_array_index (records, 0);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = CALL (catena_bcs_get_creation_status, bcs, created->service_id);
  g_autoptr (GPtrArray) statuses = catena_bcs_get_creation_status_finish (bcs, result, &error);

  g_assert_cmpint (catena_service_state_from_words (detail->status, detail->process_status),
                   ==, CATENA_SERVICE_STATE_CREATING);
  g_assert_cmpuint (records->len, ==, 1);
  /* In the reference's example the two ids disagree. */
  g_assert_nonnull (created->operation_id);
  g_assert_cmpstr (catena_operation_record_get_id (record), !=, NULL);
  g_assert_cmpstr (catena_operation_record_get_service_id (record), ==, created->service_id);
  g_assert_cmpstr (catena_operation_record_get_operation_type (record), ==, "99");
  g_assert_cmpint (catena_operation_record_get_status (record), ==, CATENA_STEP_STATUS_PROCESSING);
  g_assert_cmpuint (g_list_model_get_n_items (catena_operation_record_get_steps (record)), ==, 5);
  g_assert_no_error (error);
  g_assert_cmpuint (statuses->len, >, 0);
}

static void
assert_finished (CatenaBcs            *bcs,
                 CatenaCreatedService *created)
{
  g_autoptr (CatenaServiceDetail) detail = get_service (bcs, created->service_id);
  g_autoptr (GPtrArray) records = list_records (bcs, created->service_id);
  CatenaOperationRecord *record = g_ptr_array_index (records, 0);
  GListModel *steps = catena_operation_record_get_steps (record);

  g_assert_cmpint (catena_service_state_from_words (detail->status, detail->process_status),
                   ==, CATENA_SERVICE_STATE_NORMAL);
  g_assert_cmpint (catena_operation_record_get_status (record), ==, CATENA_STEP_STATUS_FINISHED);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (CatenaOperationStep) step = g_list_model_get_item (steps, i);

      g_assert_cmpint (catena_operation_step_get_status (step), ==, CATENA_STEP_STATUS_FINISHED);
      g_assert_cmpint (catena_operation_step_get_end_time (step), >=, catena_operation_step_get_start_time (step));
      g_assert_cmpint (catena_operation_step_get_start_time (step), >, 0);
    }
}

/* The whole life of a creation, and that the request arrived to the letter. */
static void
test_creating (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sign_ins); i++)
    {
      const char * const arguments[] = { "--dialect", i == 0 ? "example" : "table", NULL };
      g_autoptr (Fixture) fixture = fixture_new (arguments);
      g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "operator", sign_ins[i]);
      g_autoptr (CatenaCreatedService) created = create (bcs, "cold-start");
      g_autofree char *finish = g_strdup_printf ("/services/%s/finish", created->service_id);

      g_assert_cmpstr (created->service_name, ==, "cold-start");
      assert_stored (fixture, created->service_id, "cold-start");
      assert_creating (bcs, created);
      fixture_control (fixture, finish, "{}");
      assert_finished (bcs, created);
      g_assert_cmpuint (fixture_arrivals (fixture, "createService"), ==, 1);
    }
}

/* The log of exchanges is shown and copied. */
static void
test_log (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "operator", BY_TOKEN);
  g_autoptr (CatenaCreatedService) created = create (bcs, "cold-start");
  const char *password = catena_test_simulator_get_user_member (fixture->simulator, TENANT, "operator", "password");
  guint n_exchanges = g_list_model_get_n_items (G_LIST_MODEL (fixture->log));

  g_assert_cmpuint (n_exchanges, ==, 2);
  for (guint i = 0; i < n_exchanges; i++)
    {
      g_autoptr (GObject) exchange = g_list_model_get_item (G_LIST_MODEL (fixture->log), i);
      g_autofree char *path = NULL;
      g_autofree char *body = NULL;

      g_object_get (exchange, "path", &path, "request-body", &body, NULL);
      g_assert_null (strstr (body, password));
      g_assert_null (strstr (body, CREATE_PASSWORD));
      if (i == 0)
        g_assert_cmpstr (path, ==, "/v3/auth/tokens?nocatalog=true");
    }
}

/* Large enough to be read in a thread. */
static void
test_many (void)
{
  const char * const arguments[] = { "--services", "10000", NULL };
  g_autoptr (Fixture) fixture = fixture_new (arguments);
  g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "operator", BY_KEYS);
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = CALL (catena_bcs_list_services, bcs);
  g_autoptr (GPtrArray) services = catena_bcs_list_services_finish (bcs, result, &raw, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (raw), >, 256 * 1024);
  g_assert_cmpuint (services->len, ==, 10000);
  g_assert_cmpstr (catena_service_get_name (g_ptr_array_index (services, 9999)), ==, "service-10000");
}

static void
test_cancelled (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NULL);
  g_autoptr (CatenaBcs) bcs = fixture_open (fixture, "operator", BY_KEYS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  fixture_control (fixture, "/faults", "{\"operation\":\"listServices\",\"fault\":\"hold-before\"}");
  catena_bcs_list_services_async (bcs, cancellable, on_ready, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (catena_bcs_list_services_finish (bcs, await (&result), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
add_call_tests (void)
{
  g_test_add_func ("/calls/reading", test_reading);
  g_test_add_func ("/calls/limits", test_limits);
  g_test_add_func ("/calls/creating", test_creating);
  g_test_add_func ("/calls/log", test_log);
  g_test_add_func ("/calls/many", test_many);
  g_test_add_func ("/calls/cancelled", test_cancelled);
}
