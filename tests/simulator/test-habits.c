/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#include "sim-creation.h"

#include <string.h>

static const char * const at_once[] = { "--speed", "1000000000", NULL };
static const char * const slowly[] = { "--speed", "0.001", NULL };

static const char *
get_operation_status (SimClient  *client,
                      const char *service,
                      SimAnswer **records)
{
  return json_object_get_string_member (sim_client_get_record (client, service, records), "operation_status");
}

static gboolean
is_listed (SimClient  *client,
           const char *name)
{
  g_autoptr (SimAnswer) list = sim_client_bcs (client, "GET", "/blockchains", NULL);
  g_autofree char *text = json_to_string (list->node, FALSE);

  return strstr (text, name) != NULL;
}

static void
test_list_lag (void)
{
  g_autoptr (SimClient) client = sim_client_new (at_once);
  g_autofree char *service = NULL;
  g_autofree char *status_path = NULL;

  sim_client_control (client, "/habits", "{\"list_lag_seconds\": 1000}");
  service = sim_client_create (client, "lagging");
  status_path = g_strdup_printf ("/blockchains/%s/status", service);
  {
    g_autoptr (SimAnswer) records = NULL;
    g_autoptr (SimAnswer) detail = sim_client_get_detail (client, service);
    g_autoptr (SimAnswer) status = sim_client_bcs (client, "GET", status_path, NULL);

    g_assert_false (is_listed (client, "lagging"));
    sim_answer_assert_error (detail, 400, "BCS.4001011");
    sim_answer_assert_error (status, 400, "BCS.4001011");
    g_assert_cmpstr (get_operation_status (client, service, &records), ==, "finished");
  }
  sim_client_control (client, "/habits", "{\"list_lag_seconds\": 0}");
  g_free (sim_client_create (client, "prompt"));
  g_assert_true (is_listed (client, "prompt"));
}

static void
test_change_despite (void)
{
  static const struct { const char *value; guint status; const char *code; } rows[] = {
    { "true", 504, "APIGW.0201" },
    { "\"504\"", 504, "APIGW.0201" },
    { "\"BCS.4001052\"", 400, "BCS.4001052" },
  };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("despite-%u", i);
      g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, name, name);
      g_autoptr (SimAnswer) answer = NULL;

      sim_client_control (client, "/habits", "{\"change_despite_504\": %s}", rows[i].value);
      answer = sim_client_bcs (client, "POST", "/blockchains", body);
      sim_answer_assert_error (answer, rows[i].status, rows[i].code);
      g_assert_true (is_listed (client, name));
    }
  /* A refusal stays one. */
  {
    g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, "despite-0", "another");
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "POST", "/blockchains", body);

    sim_answer_assert_error (answer, 400, "BCS.4001018");
  }
  sim_client_control (client, "/habits", "{\"change_despite_504\": false}");
  g_free (sim_client_create (client, "as-usual"));
}

static void
test_record_before_detail (void)
{
  g_autoptr (SimClient) client = sim_client_new (at_once);
  g_autofree char *service = NULL;
  g_autoptr (SimAnswer) records = NULL;
  g_autoptr (SimAnswer) detail = NULL;

  sim_client_control (client, "/habits", "{\"record_finished_before_detail_seconds\": 1000}");
  service = sim_client_create (client, "early-record");
  g_assert_cmpstr (get_operation_status (client, service, &records), ==, "finished");
  detail = sim_client_get_detail (client, service);
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/process_status"), ==, "IsCreating");
}

static void
test_detail_before_record (void)
{
  g_autoptr (SimClient) client = sim_client_new (at_once);
  g_autofree char *service = NULL;
  g_autoptr (SimAnswer) records = NULL;
  g_autoptr (SimAnswer) detail = NULL;
  g_autofree char *text = NULL;

  sim_client_control (client, "/habits", "{\"detail_finished_before_record_seconds\": 1000}");
  service = sim_client_create (client, "late-record");
  g_assert_cmpstr (get_operation_status (client, service, &records), ==, "processing");
  text = json_to_string (records->node, FALSE);
  g_assert_nonnull (
      strstr (text, "\"substep_name\":\"Create channel channel\",\"detail\":\"\",\"status\":\"processing\""));
  detail = sim_client_get_detail (client, service);
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/process_status"), ==, "");
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/status"), ==, "Normal");
}

static void
test_standing_step (void)
{
  g_autoptr (SimClient) client = sim_client_new (at_once);
  g_autofree char *service = NULL;

  sim_client_control (client, "/habits", "{\"standing_step\": \"" SIM_SUB_STEP_STORAGE "\"}");
  service = sim_client_create (client, "standing");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SimAnswer) records = NULL;
      g_autofree char *text = NULL;

      g_assert_cmpstr (get_operation_status (client, service, &records), ==, "processing");
      text = json_to_string (records->node, FALSE);
      g_assert_nonnull (strstr (text,
                                "\"substep_name\":\"" SIM_SUB_STEP_STORAGE "\",\"detail\":\"\",\"status\":"
                                "\"processing\""));
    }
  sim_client_control (client, "/habits", "{\"standing_step\": null}");
  {
    g_autoptr (SimAnswer) records = NULL;

    g_assert_cmpstr (get_operation_status (client, service, &records), ==, "finished");
  }
}

static void
test_unknown_steps (void)
{
  g_autoptr (SimClient) client = sim_client_new (at_once);
  g_autofree char *service = NULL;
  g_autoptr (SimAnswer) records = NULL;
  JsonObject *process;

  sim_client_control (client, "/habits", "{\"unknown_steps\": true}");
  service = sim_client_create (client, "unknown");
  process = json_object_get_object_member (sim_client_get_record (client, service, &records),
                                           "operation_process");
  g_assert_true (json_object_has_member (process, "Reserve Capacity"));
  g_assert_cmpuint (json_object_get_size (process), ==, 6);
}

static void
test_recovering (void)
{
  g_autoptr (SimClient) client = sim_client_new (at_once);
  g_autofree char *service = NULL;

  /* It stands still at its beginning, so that it is failed for as long as the test looks. */
  sim_client_control (client, "/habits",
                      "{\"recovering_sub_step\": \"" SIM_SUB_STEP_ORDERERS "\", \"standing_step\":"
                      " \"" SIM_SUB_STEP_ORDERERS "\"}");
  service = sim_client_create (client, "recovering");
  {
    g_autoptr (SimAnswer) records = NULL;
    g_autofree char *text = NULL;

    g_assert_cmpstr (get_operation_status (client, service, &records), ==, "processing");
    text = json_to_string (records->node, FALSE);
    g_assert_nonnull (strstr (text,
                              "\"substep_name\":\"" SIM_SUB_STEP_ORDERERS "\",\"detail\":\"\",\"status\":"
                              "\"failed\""));
  }
  sim_client_control (client, "/habits", "{\"standing_step\": null}");
  {
    g_autoptr (SimAnswer) records = NULL;
    g_autofree char *text = NULL;

    g_assert_cmpstr (get_operation_status (client, service, &records), ==, "finished");
    text = json_to_string (records->node, FALSE);
    g_assert_null (strstr (text, "failed"));
  }
}

static void
test_busy_after_finish (void)
{
  g_autoptr (SimClient) client = sim_client_new (at_once);
  g_autofree char *service = NULL;
  g_autofree char *path = NULL;

  sim_client_control (client, "/habits", "{\"busy_after_finish_seconds\": 1000}");
  service = sim_client_create (client, "still-busy");
  path = g_strconcat ("/blockchains/", service, NULL);
  {
    g_autoptr (SimAnswer) detail = sim_client_bcs (client, "GET", path, NULL);
    g_autoptr (SimAnswer) change = sim_client_bcs_wrong (client, "PUT", path, "{}");

    g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/status"), ==, "Normal");
    sim_answer_assert_error (change, 400, "BCS.4001020");
  }
}

static void
test_records_vanish (void)
{
  g_autoptr (SimClient) client = sim_client_new (slowly);
  g_autofree char *service = sim_client_create (client, "vanishing");

  sim_client_control (client, "/habits", "{\"vanished_records\": true}");
  {
    g_autoptr (SimAnswer) records = sim_client_bcs (client, "GET", "/operation/record", NULL);

    g_assert_cmpint (sim_answer_get_int (records, "count"), ==, 0);
    g_assert_true (is_listed (client, "vanishing"));
  }
}

static void
test_foreign_records (void)
{
  g_autoptr (SimClient) client = sim_client_new (slowly);
  g_autofree char *service = sim_client_create (client, "my-own");

  sim_client_control (client, "/habits", "{\"foreign_records\": true}");
  {
    g_autoptr (SimAnswer) all = sim_client_bcs (client, "GET", "/operation/record", NULL);
    g_autoptr (SimAnswer) mine = NULL;

    g_assert_cmpint (sim_answer_get_int (all, "count"), >, 1);
    sim_client_get_record (client, service, &mine);
  }
}

static void
test_switches_refused (void)
{
  static const char *bodies[] = {
    "{\"no_such_switch\": true}",
    "{\"list_lag_seconds\": \"long\"}",
    "{\"list_lag_seconds\": -1}",
    "{\"denied_as\": \"404\"}",
    "{\"unknown_steps\": \"maybe\"}",
  };
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      SoupMessage *message =
        sim_client_new_message (client, catena_test_simulator_get_control_url (client->simulator), "POST",
                                "/habits", bodies[i]);
      g_autoptr (SimAnswer) answer = sim_client_send (client, message);

      g_assert_cmpuint (answer->status, ==, 400);
    }
}

void
add_habit_tests (void)
{
  g_test_add_func ("/simulator/habits/list-lag", test_list_lag);
  g_test_add_func ("/simulator/habits/change-despite", test_change_despite);
  g_test_add_func ("/simulator/habits/record-before-detail", test_record_before_detail);
  g_test_add_func ("/simulator/habits/detail-before-record", test_detail_before_record);
  g_test_add_func ("/simulator/habits/standing-step", test_standing_step);
  g_test_add_func ("/simulator/habits/unknown-steps", test_unknown_steps);
  g_test_add_func ("/simulator/habits/recovering", test_recovering);
  g_test_add_func ("/simulator/habits/busy-after-finish", test_busy_after_finish);
  g_test_add_func ("/simulator/habits/records-vanish", test_records_vanish);
  g_test_add_func ("/simulator/habits/foreign-records", test_foreign_records);
  g_test_add_func ("/simulator/habits/switches-refused", test_switches_refused);
}
