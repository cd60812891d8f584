/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#include "sim-creation.h"

#include "catena-time.h"

#include <string.h>

/* So fast that a creation is over before the next request arrives. */
static const char * const at_once[] = { "--speed", "1000000000", NULL };
/* So slow that it does not get past its first sub-step during a test. */
static const char * const slowly[] = { "--speed", "0.001", NULL };

static const char *all_steps[][2] = {
  { SIM_STEP_PREPARATION, SIM_SUB_STEP_CONFIGURATIONS },
  { SIM_STEP_CLUSTER, SIM_SUB_STEP_CHECK_CLUSTER },
  { SIM_STEP_RESOURCES, SIM_SUB_STEP_EIP },
  { SIM_STEP_RESOURCES, SIM_SUB_STEP_STORAGE },
  { SIM_STEP_BLOCKCHAIN, SIM_SUB_STEP_ORDERERS },
  { SIM_STEP_BLOCKCHAIN, SIM_SUB_STEP_PEERS },
  { SIM_STEP_BLOCKCHAIN, SIM_SUB_STEP_AGENT },
  { SIM_STEP_CHANNEL, "Create channel channel" },
};

static SimAnswer *
get_status (SimClient  *client,
            const char *service)
{
  g_autofree char *path = g_strdup_printf ("/blockchains/%s/status", service);
  SimAnswer *answer = sim_client_bcs (client, "GET", path, NULL);

  sim_answer_assert_ok (answer);
  return answer;
}

static JsonObject *
get_sub_step (JsonObject *record,
              const char *step,
              const char *sub_step)
{
  JsonObject *process = json_object_get_object_member (record, "operation_process");
  JsonObject *found = json_object_get_object_member (process, step);

  return json_object_get_object_member (json_object_get_object_member (found, "sub_steps"), sub_step);
}

static void
assert_all_finished (JsonObject *record)
{
  JsonObject *process = json_object_get_object_member (record, "operation_process");
  gint64 last = 0;
  gint64 last_serial = 0;

  g_assert_cmpuint (json_object_get_size (process), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (all_steps); i++)
    {
      JsonObject *step = json_object_get_object_member (process, all_steps[i][0]);
      JsonObject *sub_step = get_sub_step (record, all_steps[i][0], all_steps[i][1]);
      gint64 start = json_object_get_int_member (sub_step, "start_time");
      gint64 serial = json_object_get_int_member (step, "serial_num") * 100
                      + json_object_get_int_member (sub_step, "serial_num");

      g_assert_cmpstr (json_object_get_string_member (step, "status"), ==, "finished");
      g_assert_cmpstr (json_object_get_string_member (step, "step_name"), ==, all_steps[i][0]);
      g_assert_cmpstr (json_object_get_string_member (sub_step, "status"), ==, "finished");
      g_assert_cmpstr (json_object_get_string_member (sub_step, "substep_name"), ==, all_steps[i][1]);
      g_assert_cmpint (serial, >, last_serial);
      g_assert_cmpint (start, >=, last);
      last = json_object_get_int_member (sub_step, "end_time");
      g_assert_cmpint (last, >=, start);
      last_serial = serial;
    }
}

static void
test_to_the_end (void)
{
  g_autoptr (SimClient) client = sim_client_new (at_once);
  gint64 before = catena_time_now ();
  g_autofree char *service = sim_client_create (client, "to-the-end");
  g_autoptr (SimAnswer) records = NULL;
  JsonObject *record = sim_client_get_record (client, service, &records);
  g_autoptr (SimAnswer) detail = sim_client_get_detail (client, service);
  g_autoptr (SimAnswer) status = get_status (client, service);
  gint64 time;

  g_assert_cmpstr (json_object_get_string_member (record, "operation_status"), ==, "finished");
  g_assert_cmpstr (json_object_get_string_member (record, "operation_type"), ==, "99");
  g_assert_cmpstr (json_object_get_string_member (record, "blockchain_name"), ==, "to-the-end");
  g_assert_cmpint (json_object_get_int_member (record, "record_time"), >=, before);
  g_assert_cmpint (json_object_get_int_member (record, "record_time"), <=, catena_time_now ());
  assert_all_finished (record);
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/status"), ==, "Normal");
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/process_status"), ==, "");
  g_assert_cmpint (sim_answer_get_int (detail, "basic_info/deploy_status"), ==, 1);
  g_assert_true (
      g_str_has_suffix (sim_answer_get_string (detail, "basic_info/agent_portal_addrs/0"), ":30603"));
  g_assert_cmpstr (sim_answer_get_string (detail, "peer_info/0/status_detail"), ==, "2/2");
  g_assert_nonnull (sim_answer_get (detail, "peer_info/0/address/1/ip_port"));
  g_assert_cmpstr (sim_answer_get_string (detail, "orderer_info/status_detail"), ==, "3/3");
  g_assert_nonnull (sim_answer_get (detail, "orderer_info/address/2/domain_port"));
  g_assert_cmpstr (sim_answer_get_string (detail, "channels/0/name"), ==, "channel");
  g_assert_nonnull (sim_answer_get (detail, "channels/0/peers/organization/1"));
  g_assert_cmpstr (sim_answer_get_string (status, "bcs/status"), ==, "finished");
  g_assert_cmpstr (sim_answer_get_string (status, "eip/status"), ==, "finished");
  g_assert_true (g_str_has_suffix (sim_answer_get_string (status, "sfs/end_time"), "+08:00"));
  g_assert_true (catena_time_parse_rfc3339 (sim_answer_get_string (status, "sfs/end_time"), &time));
  g_assert_cmpint (time, >=, before);
  g_assert_null (sim_answer_get (status, "kafka"));
  g_assert_null (sim_answer_get (status, "cce"));
}

static void
test_beginning (void)
{
  g_autoptr (SimClient) client = sim_client_new (slowly);
  g_autofree char *service = sim_client_create (client, "beginning");
  g_autoptr (SimAnswer) records = NULL;
  JsonObject *record = sim_client_get_record (client, service, &records);
  g_autoptr (SimAnswer) detail = sim_client_get_detail (client, service);
  g_autoptr (SimAnswer) status = get_status (client, service);
  JsonObject *first = get_sub_step (record, SIM_STEP_PREPARATION, SIM_SUB_STEP_CONFIGURATIONS);
  JsonObject *last = get_sub_step (record, SIM_STEP_CHANNEL, "Create channel channel");

  g_assert_cmpstr (json_object_get_string_member (record, "operation_status"), ==, "processing");
  g_assert_cmpstr (json_object_get_string_member (first, "status"), ==, "processing");
  g_assert_cmpint (json_object_get_int_member (first, "start_time"), >, 0);
  g_assert_cmpint (json_object_get_int_member (first, "end_time"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (last, "status"), ==, "waiting");
  g_assert_cmpint (json_object_get_int_member (last, "start_time"), ==, 0);
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/status"), ==, "Unknown");
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/process_status"), ==, "IsCreating");
  g_assert_cmpint (sim_answer_get_int (detail, "basic_info/deploy_status"), ==, 0);
  g_assert_null (sim_answer_get (detail, "basic_info/agent_portal_addrs/0"));
  g_assert_cmpstr (sim_answer_get_string (detail, "peer_info/0/status"), ==, "IsCreating");
  g_assert_cmpstr (sim_answer_get_string (detail, "peer_info/0/status_detail"), ==, "0/2");
  g_assert_null (sim_answer_get (detail, "peer_info/0/address"));
  g_assert_null (sim_answer_get (detail, "orderer_info/address/0"));
  g_assert_null (sim_answer_get (detail, "channels/0"));
  g_assert_cmpstr (sim_answer_get_string (status, "bcs/status"), ==, "waiting");
  g_assert_cmpstr (sim_answer_get_string (status, "bcs/start_time"), ==, "");

  /* Told to hurry, it goes on from where it stands. */
  sim_client_control (client, "/speed", "{\"speed\": 1000000000}");
  {
    g_autoptr (SimAnswer) later = NULL;

    g_assert_cmpstr (json_object_get_string_member (sim_client_get_record (client, service, &later),
                                                    "operation_status"),
                     ==, "finished");
  }
}

static void
test_finish (void)
{
  g_autoptr (SimClient) client = sim_client_new (slowly);
  g_autofree char *service = sim_client_create (client, "finish-me");
  g_autoptr (SimAnswer) records = NULL;

  sim_client_control (client, "/services/finish-me/finish", "{}");
  assert_all_finished (sim_client_get_record (client, service, &records));
}

/* A sub-step lasts 70 s at most, a nanosecond each at this speed; one that fails gets half way. */
static void
assert_failure_time (JsonObject *sub_step,
                     gboolean    before)
{
  gint64 lasted = json_object_get_int_member (sub_step, "end_time")
                  - json_object_get_int_member (sub_step, "start_time");

  if (before)
    g_assert_cmpint (lasted, ==, 0);
  else
    g_assert_cmpint (lasted, >, 0);
  g_assert_cmpint (lasted, <=, 35);
}

static void
assert_failed (SimClient  *client,
               const char *service,
               guint       at,
               gboolean    before)
{
  g_autoptr (SimAnswer) records = NULL;
  JsonObject *record = sim_client_get_record (client, service, &records);
  g_autoptr (SimAnswer) detail = sim_client_get_detail (client, service);
  g_autoptr (SimAnswer) status = get_status (client, service);
  g_autofree char *text = json_to_string (status->node, FALSE);

  g_assert_cmpstr (json_object_get_string_member (record, "operation_status"), ==, "failed");
  g_assert_cmpstr (sim_answer_get_string (records, "operation_records/0/message/0"), ==, "the reason");
  for (guint i = 0; i < G_N_ELEMENTS (all_steps); i++)
    {
      JsonObject *sub_step = get_sub_step (record, all_steps[i][0], all_steps[i][1]);
      const char *expected = i < at ? "finished" : i == at ? "failed" : "waiting";

      g_assert_cmpstr (json_object_get_string_member (sub_step, "status"), ==, expected);
      if (i == at)
        g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (sub_step, "message"),
                                                        0),
                         ==, "the reason");
      if (i == at)
        assert_failure_time (sub_step, before);
    }
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/status"), ==, "Abnormal");
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/process_status"), ==, "");
  g_assert_cmpint (sim_answer_get_int (detail, "basic_info/deploy_status"), ==, 2);
  /* Preparation and the check of a cluster are no resources of their own. */
  if (at >= 2)
    g_assert_nonnull (strstr (text, "\"failed\",\"detail\":\"the reason\""));
}

static void
test_fail_everywhere (void)
{
  g_autoptr (SimClient) client = sim_client_new (at_once);

  sim_client_control (client, "/quota", "{\"project\": \"%s\", \"quota\": 100}", client->project);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (all_steps); i++)
    {
      guint at = i / 2;
      gboolean before = i % 2 == 0;
      g_autofree char *name = g_strdup_printf ("failing-%u", i);
      g_autofree char *service = NULL;

      sim_client_control (client, "/creations/fail",
                          "{\"step\": \"%s\", \"sub_step\": \"%s\", \"message\": \"the reason\","
                          " \"before\": %s}",
                          all_steps[at][0], all_steps[at][1], before ? "true" : "false");
      service = sim_client_create (client, name);
      assert_failed (client, service, at, before);
    }
  /* Only the next creation was told to. */
  {
    g_autofree char *service = sim_client_create (client, "succeeds");
    g_autoptr (SimAnswer) records = NULL;

    assert_all_finished (sim_client_get_record (client, service, &records));
  }
}

static void
test_fail_one (void)
{
  g_autoptr (SimClient) client = sim_client_new (slowly);
  g_autofree char *service = sim_client_create (client, "fail-one");
  g_autofree char *other = sim_client_create (client, "the-other");
  g_autoptr (SimAnswer) records = NULL;

  sim_client_control (client, "/creations/fail",
                      "{\"service\": \"%s\", \"step\": \"%s\", \"message\": \"the reason\"}", service,
                      SIM_STEP_BLOCKCHAIN);
  sim_client_control (client, "/speed", "{\"speed\": 1000000000}");
  assert_failed (client, service, 4, FALSE);
  assert_all_finished (sim_client_get_record (client, other, &records));
  /* The cluster of the one that failed is free again. */
  {
    g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, "second-try", "fail-one");
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "POST", "/blockchains", body);

    sim_answer_assert_ok (answer);
  }
}

void
add_creation_tests (void)
{
  g_test_add_func ("/simulator/creation/to-the-end", test_to_the_end);
  g_test_add_func ("/simulator/creation/beginning", test_beginning);
  g_test_add_func ("/simulator/creation/finish", test_finish);
  g_test_add_func ("/simulator/creation/fail-everywhere", test_fail_everywhere);
  g_test_add_func ("/simulator/creation/fail-one", test_fail_one);
}
