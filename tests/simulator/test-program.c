/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#include "catena-time.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* A folder that is gone after the test. */
typedef struct
{
  char *path;
} Folder;

static void
folder_clear (Folder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->path, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder->path), ==, 0);
  g_free (folder->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folder, folder_clear)

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("catena-simulator-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

static void
test_line (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
  g_autoptr (JsonNode) node = json_from_string (catena_test_simulator_get_line (client->simulator), NULL);
  JsonObject *line = json_node_get_object (node);
  JsonArray *tenants = json_object_get_array_member (line, "tenants");
  static const char *urls[] = { "bcs", "iam", "control" };
  static const char *user_members[] = { "id", "name", "password", "access_key", "secret_key", "role" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GUri) uri =
        g_uri_parse (json_object_get_string_member (line, urls[i]), G_URI_FLAGS_NONE, NULL);

      g_assert_cmpstr (g_uri_get_path (uri), ==, "");
      g_assert_cmpstr (g_uri_get_host (uri), ==, "127.0.0.1");
    }
  g_assert_true (json_object_get_null_member (line, "iserver"));
  g_assert_cmpuint (json_array_get_length (tenants), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *tenant = json_array_get_object_element (tenants, i);
      JsonArray *users = json_object_get_array_member (tenant, "users");

      g_assert_nonnull (json_object_get_string_member (tenant, "domain_id"));
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (tenant, "projects")), ==, 2 - i);
      g_assert_cmpuint (json_array_get_length (users), ==, 5);
      for (guint j = 0; j < 5; j++)
        for (guint k = 0; k < G_N_ELEMENTS (user_members); k++)
          g_assert_nonnull (
              json_object_get_string_member (json_array_get_object_element (users, j), user_members[k]));
    }
}

/* The walk goes on, for the service and its record alike, and what was told to it still holds. */
static void
check_survived (const char * const *arguments,
                const char         *token,
                const char         *service,
                const char         *operation)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (arguments);
  g_autofree char *flawed = g_strdup_printf (SIM_CLIENT_GOOD_BODY, "flawed", "flawed");
  g_autoptr (SimAnswer) records = NULL;
  g_autoptr (SimAnswer) again = NULL;
  g_autoptr (SimAnswer) quota = NULL;
  g_autoptr (SimAnswer) refused = NULL;
  g_autoptr (SimAnswer) detail = NULL;
  JsonObject *record;

  client->token = g_strdup (token);
  record = sim_client_get_record (client, service, &records);
  g_assert_cmpstr (json_object_get_string_member (record, "operation_id"), ==, operation);
  g_assert_cmpstr (json_object_get_string_member (record, "operation_status"), ==, "processing");
  quota = sim_client_bcs (client, "GET", "/quotas", NULL);
  g_assert_cmpint (sim_answer_get_int (quota, "resources/0/quota"), ==, 33);
  g_assert_cmpint (sim_answer_get_int (quota, "resources/0/used"), ==, 7);
  refused = sim_client_bcs (client, "POST", "/blockchains", flawed);
  sim_answer_assert_error (refused, 400, "BCS.4001090");
  sim_client_control (client, "/speed", "{\"speed\": 1000000000}");
  record = sim_client_get_record (client, service, &again);
  g_assert_cmpstr (json_object_get_string_member (record, "operation_status"), ==, "finished");
  detail = sim_client_get_detail (client, service);
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/status"), ==, "Normal");
}

static void
test_state_survives (void)
{
  g_auto (Folder) folder = { make_folder () };
  g_autofree char *path = g_build_filename (folder.path, "state.json", NULL);
  const char *arguments[] = { "--state", path, "--speed", "0.001", NULL };
  g_autofree char *service = NULL;
  g_autofree char *token = NULL;
  g_autofree char *first_id = NULL;
  GStatBuf info;

  {
    g_autoptr (SimClient) client = sim_client_new (arguments);
    g_autoptr (SimAnswer) records = NULL;

    service = sim_client_create (client, "survivor");
    first_id = g_strdup (json_object_get_string_member (sim_client_get_record (client, service, &records),
                                                        "operation_id"));
    token = g_strdup (client->token);
    sim_client_control (client, "/clusters", "{\"id\": \"id-flawed\", \"flaw\": \"no-nodes\"}");
    sim_client_control (client, "/quota", "{\"project\": \"%s\", \"quota\": 33}", client->project);
    /* A crash: nothing is saved on the way out. */
    catena_test_simulator_kill (g_steal_pointer (&client->simulator));
  }
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  check_survived (arguments, token, service, first_id);
}

static void
test_record (void)
{
  g_auto (Folder) folder = { make_folder () };
  g_autofree char *path = g_build_filename (folder.path, "record.jsonl", NULL);
  const char *arguments[] = { "--record", path, NULL };
  g_autofree char *contents = NULL;
  g_autofree char *token = NULL;
  g_auto (GStrv) lines = NULL;

  {
    g_autoptr (SimClient) client = sim_client_new (arguments);
    g_autoptr (SimAnswer) flavors = sim_client_bcs (client, "GET", "/blockchains/flavors?limit=5", NULL);
    g_autoptr (SimAnswer) wrong = NULL;

    sim_client_control (client, "/faults", "{\"fault\": \"wrong\", \"operation\": \"getFlavors\"}");
    wrong = sim_client_bcs (client, "GET", "/blockchains/flavors?limit=none", NULL);
    sim_answer_assert_error (wrong, 400, "BCS.4006014");

    token = g_strdup (client->token);
  }
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_null (strstr (contents, token));
  lines = g_strsplit (contents, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (lines[2], "\"faults\":[\"wrong\"]"));
  {
    g_autoptr (JsonNode) node = json_from_string (lines[1], NULL);
    JsonObject *line = json_node_get_object (node);

    g_assert_cmpstr (json_object_get_string_member (line, "operation"), ==, "getFlavors");
    g_assert_cmpstr (json_object_get_string_member (line, "path_template"), ==,
                     "/v2/{project_id}/blockchains/flavors");
    g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (line, "query"), "limit"),
                     ==, "5");
    g_assert_cmpint (json_object_get_int_member (line, "status"), ==, 200);
    g_assert_true (
        json_object_has_member (json_object_get_object_member (line, "response_body"), "enterprise_spec"));
    g_assert_true (json_object_get_null_member (line, "request_body"));
  }
}

static void
test_tls (void)
{
  g_autofree char *server = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", "server.pem", NULL);
  g_autofree char *authority = g_build_filename (g_getenv ("CATENA_TEST_DATA"), "tls", "ca.pem", NULL);
  const char *arguments[] = { "--tls-cert", server, "--tls-key", server, NULL };
  g_autoptr (SimClient) client = sim_client_new_unsigned (arguments);
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (authority, NULL);

  g_assert_true (g_str_has_prefix (catena_test_simulator_get_bcs_url (client->simulator), "https://"));
  g_assert_true (g_str_has_prefix (catena_test_simulator_get_control_url (client->simulator), "http://"));
  {
    g_autoptr (SimAnswer) distrusted = sim_client_bcs (client, "GET", "/quotas", NULL);

    g_assert_error (distrusted->error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  }
  soup_session_set_tls_database (client->session, database);
  sim_client_sign_in (client, "operator", "cn-north-4");
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/quotas", NULL);

    sim_answer_assert_ok (answer);
  }
}

static int
run_wrongly (const char * const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;

  g_ptr_array_add (argv, (gpointer) g_getenv ("CATENA_SIMULATOR"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char * const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  g_assert_nonnull (process);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));

  return g_subprocess_get_exit_status (process);
}

static void
test_wrong_arguments (void)
{
  static const char * const rows[][3] = {
    { "--nonsense", NULL },
    { "--dialect=latin", NULL },
    { "--speed=0", NULL },
    { "--port=70000", NULL },
    { "--tls-cert=only", NULL },
    { "--record=/not/there/at/all", NULL },
    { "--state=/dev/null", NULL },
    { "argument", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i][0]);
      g_assert_cmpint (run_wrongly (rows[i]), ==, 1);
    }
}

/* Without --exit-with-stdin it stays until it is told to go, in three ways. */
static void
test_ends (void)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL,
                                                          g_getenv ("CATENA_SIMULATOR"), NULL);
      g_autoptr (GDataInputStream) stdout_pipe =
        g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
      g_autofree char *line = g_data_input_stream_read_line (stdout_pipe, NULL, NULL, NULL);
      g_autoptr (JsonNode) node = json_from_string (line, NULL);

      if (i < 2)
        {
          g_subprocess_send_signal (process, i == 0 ? SIGTERM : SIGINT);
        }
      else
        {
          g_autofree char *url =
            g_strconcat (json_object_get_string_member (json_node_get_object (node), "control"), "/quit",
                         NULL);
          g_autoptr (SoupSession) session = soup_session_new ();
          g_autoptr (SoupMessage) message = soup_message_new ("POST", url);
          g_autoptr (GBytes) answer = soup_session_send_and_read (session, message, NULL, NULL);

          g_assert_cmpuint (soup_message_get_status (message), ==, 200);
        }
      g_assert_true (g_subprocess_wait (process, NULL, NULL));
      g_assert_true (g_subprocess_get_if_exited (process));
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
    }
}

static void
test_port (void)
{
  g_autofree char *port = NULL;

  {
    g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);
    g_autoptr (GUri) uri =
      g_uri_parse (catena_test_simulator_get_bcs_url (client->simulator), G_URI_FLAGS_NONE, NULL);

    port = g_strdup_printf ("%d", g_uri_get_port (uri));
  }
  /* It was free a moment ago. */
  {
    const char *arguments[] = { "--port", port, NULL };
    g_autoptr (SimClient) client = sim_client_new (arguments);

    g_assert_true (g_str_has_suffix (catena_test_simulator_get_bcs_url (client->simulator), port));
  }
}

static void
test_colleague (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autoptr (SimAnswer) list = NULL;
  g_autoptr (SimAnswer) detail = NULL;

  sim_client_control (client, "/services", "{\"project\": \"%s\", \"name\": \"by-colleague\"}",
                      client->project);
  list = sim_client_bcs (client, "GET", "/blockchains", NULL);
  g_assert_cmpstr (sim_answer_get_string (list, "blockchains/6/name"), ==, "by-colleague");
  detail = sim_client_get_detail (client, sim_answer_get_string (list, "blockchains/6/id"));
  g_assert_cmpstr (sim_answer_get_string (detail, "basic_info/status"), ==, "Normal");
}

/* Whatever tells a time tells the simulator's. */
static void
test_skew_shows (void)
{
  static const char * const at_once[] = { "--speed", "1000000000", NULL };
  g_autoptr (SimClient) client = sim_client_new (at_once);
  gint64 latest = catena_time_now () - 7000 * CATENA_NSEC_PER_SEC;
  g_autofree char *service = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SimAnswer) records = NULL;
  g_autoptr (SimAnswer) detail = NULL;
  g_autoptr (SimAnswer) status = NULL;
  JsonObject *record;
  static const char *times[] = { "sfs/start_time", "sfs/end_time", "bcs/end_time" };
  gint64 time;

  sim_client_control (client, "/clock", "{\"skew_seconds\": -7200}");
  service = sim_client_create (client, "in-the-past");
  path = g_strdup_printf ("/blockchains/%s/status", service);
  record = sim_client_get_record (client, service, &records);
  detail = sim_client_get_detail (client, service);
  status = sim_client_bcs (client, "GET", path, NULL);
  g_assert_cmpint (json_object_get_int_member (record, "record_time"), <, latest);
  g_assert_true (catena_time_parse_rfc3339 (sim_answer_get_string (detail, "basic_info/created_time"), &time));
  g_assert_cmpint (time, <, latest);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_assert_true (catena_time_parse_rfc3339 (sim_answer_get_string (status, times[i]), &time));
      g_assert_cmpint (time, <, latest);
    }
}

void
add_program_tests (void)
{
  g_test_add_func ("/simulator/program/line", test_line);
  g_test_add_func ("/simulator/program/state-survives", test_state_survives);
  g_test_add_func ("/simulator/program/record", test_record);
  g_test_add_func ("/simulator/program/tls", test_tls);
  g_test_add_func ("/simulator/program/wrong-arguments", test_wrong_arguments);
  g_test_add_func ("/simulator/program/ends", test_ends);
  g_test_add_func ("/simulator/program/port", test_port);
  g_test_add_func ("/simulator/program/colleague", test_colleague);
  g_test_add_func ("/simulator/program/skew-shows", test_skew_shows);
}
