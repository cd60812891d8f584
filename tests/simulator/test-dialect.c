/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#include "sim-creation.h"

static const char * const example[] = { "--dialect", "example", "--speed", "0.001", NULL };
static const char * const example_at_once[] = { "--dialect", "example", "--speed", "1000000000", NULL };

static void
test_detail (void)
{
  g_autoptr (SimClient) client = sim_client_new (example_at_once);
  g_autofree char *service = sim_client_create (client, "by-example");
  g_autoptr (SimAnswer) detail = sim_client_get_detail (client, service);

  g_assert_null (sim_answer_get (detail, "basic_info/agent_portal_addrs"));
  g_assert_nonnull (sim_answer_get (detail, "basic_info/agent_portal_addr/0"));
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/cluster_type"), ==, "");
  g_assert_nonnull (sim_answer_get (detail, "dms_kafka_info/order_fade_enable"));
  g_assert_null (sim_answer_get (detail, "dms_kafka_info/order_fade_enabled"));
  g_assert_null (sim_answer_get (detail, "peer_info/0/address"));
  g_assert_null (sim_answer_get (detail, "channels/0/peers/organization"));
  g_assert_true (
      g_str_has_prefix (sim_answer_get_string (detail, "channels/0/org_name_hash/0"), "organization:"));
}

static void
test_record (void)
{
  g_autoptr (SimClient) client = sim_client_new (example);
  g_autofree char *service = sim_client_create (client, "by-example");
  g_autoptr (SimAnswer) answer = NULL;
  JsonObject *record = sim_client_get_record (client, service, &answer);
  JsonObject *process = json_object_get_object_member (record, "operation_process");
  JsonObject *step = json_object_get_object_member (process, SIM_STEP_RESOURCES);
  JsonObject *waiting = json_object_get_object_member (json_object_get_object_member (step, "sub_steps"),
                                                       SIM_SUB_STEP_STORAGE);

  /* One step and a stray number inside, the other steps beside. */
  g_assert_cmpuint (json_object_get_size (process), ==, 2);
  g_assert_cmpint (json_object_get_int_member (process, "serial_num"), ==, 3);
  g_assert_false (json_object_has_member (step, "serial_num"));
  g_assert_true (json_object_has_member (record, SIM_STEP_PREPARATION));
  g_assert_true (json_object_has_member (record, SIM_STEP_CHANNEL));
  g_assert_cmpstr (json_object_get_string_member (waiting, "detail"), ==, "waiting");
  g_assert_cmpstr (json_object_get_string_member (waiting, "status"), ==, "");
  g_assert_true (json_object_get_null_member (waiting, "message"));
  g_assert_true (json_object_get_null_member (record, "message"));
  g_assert_true (json_object_get_null_member (record, "desc"));
  g_assert_true (
      json_object_get_null_member (json_object_get_object_member (record, "cluster_info"), "node_infos"));
}

static void
test_rest (void)
{
  g_autoptr (SimClient) client = sim_client_new (example);
  g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, "by-example", "by-example");
  g_autoptr (SimAnswer) creation = sim_client_bcs (client, "POST", "/blockchains", body);
  g_autoptr (SimAnswer) list = sim_client_bcs (client, "GET", "/blockchains", NULL);
  g_autoptr (SimAnswer) quotas = sim_client_bcs (client, "GET", "/quotas", NULL);
  g_autofree char *path =
    g_strdup_printf ("/blockchains/%s/status", sim_answer_get_string (creation, "blockchain_id"));
  g_autoptr (SimAnswer) status = sim_client_bcs (client, "GET", path, NULL);

  g_assert_true (g_str_has_prefix (sim_answer_get_string (creation, "operation_id"), "BCSSVC01-03-"));
  g_assert_cmpint (sim_answer_get_int (list, "count"), ==,
                   json_array_get_length (json_node_get_array (sim_answer_get (list, "blockchains"))) - 1);
  g_assert_cmpint (sim_answer_get_int (quotas, "resources/0/free"), ==, 0);
  g_assert_cmpstr (sim_answer_get_string (status, "bcs/start_time"), ==, "0001-01-01T00:00:00Z");
}

void
add_dialect_tests (void)
{
  g_test_add_func ("/simulator/dialect/detail", test_detail);
  g_test_add_func ("/simulator/dialect/record", test_record);
  g_test_add_func ("/simulator/dialect/rest", test_rest);
}
