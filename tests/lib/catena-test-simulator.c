/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-test"

#include "config.h"

#include "catena-test-simulator.h"

#include "catena-json.h"

#include <gio/gio.h>
#include <libsoup/soup.h>
#include <string.h>
#include <unistd.h>

/* Long enough for a loaded machine; no test waits for it when all is well. */
#define STOP_SECONDS 20

struct _CatenaTestSimulator
{
  GSubprocess *process;
  SoupSession *session;
  char *line;
  JsonNode *info;
};

static guint n_started;

/* With CATENA_TEST_RECORD_DIR set, every exchange of every test goes into a file there, to be held to the
 * contract. */
static char *
dup_record_path (void)
{
  const char *folder = g_getenv ("CATENA_TEST_RECORD_DIR");
  g_autofree char *program = NULL;
  g_autofree char *name = NULL;

  if (folder == NULL || *folder == '\0')
    return NULL;

  /* GTest leaves the path in it; what a test has started may not use GTest. */
  program = g_path_get_basename (g_get_prgname () != NULL ? g_get_prgname () : "child");
  name = g_strdup_printf ("%s-%d-%u.jsonl", program, (int) getpid (), ++n_started);
  return g_build_filename (folder, name, NULL);
}

static GPtrArray *
make_argv (const char * const *arguments)
{
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);
  char *record = dup_record_path ();

  g_assert_nonnull (g_getenv ("CATENA_SIMULATOR"));
  g_ptr_array_add (argv, g_strdup (g_getenv ("CATENA_SIMULATOR")));
  g_ptr_array_add (argv, g_strdup ("--exit-with-stdin"));
  if (record != NULL)
    {
      g_ptr_array_add (argv, g_strdup ("--record"));
      g_ptr_array_add (argv, record);
    }
  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    g_ptr_array_add (argv, g_strdup (arguments[i]));
  g_ptr_array_add (argv, NULL);

  return argv;
}

/* Byte by byte, so that nothing beyond the line is taken. */
static char *
read_line (GInputStream *stream)
{
  GString *line = g_string_new (NULL);
  char byte;

  while (g_input_stream_read (stream, &byte, 1, NULL, NULL) == 1 && byte != '\n')
    g_string_append_c (line, byte);

  return g_string_free (line, FALSE);
}

static const char *
get_url (CatenaTestSimulator *simulator,
         const char          *member)
{
  return json_object_get_string_member (json_node_get_object (simulator->info), member);
}

/* Finds a row by its name among a tenant's projects or users. */
static JsonObject *
find_row (CatenaTestSimulator *simulator,
          guint                tenant,
          const char          *list,
          const char          *name)
{
  JsonArray *rows = json_object_get_array_member (catena_test_simulator_get_tenant (simulator, tenant), list);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      if (g_strcmp0 (json_object_get_string_member (row, "name"), name) == 0)
        return row;
    }

  g_error ("The simulator has no %s in %s", name, list);
}

static void
simulator_free (CatenaTestSimulator *simulator)
{
  g_clear_object (&simulator->process);
  g_clear_object (&simulator->session);
  g_clear_pointer (&simulator->info, json_node_unref);
  g_free (simulator->line);
  g_free (simulator);
}

static gboolean
timed_out_cb (gpointer timed_out)
{
  *(gboolean *) timed_out = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
kill_cb (gpointer process)
{
  g_subprocess_force_exit (process);
  return G_SOURCE_REMOVE;
}

static void
waited_cb (GObject      *process,
           GAsyncResult *result,
           gpointer      ended)
{
  g_subprocess_wait_finish (G_SUBPROCESS (process), result, NULL);
  *(gboolean *) ended = TRUE;
}

/**
 * catena_test_simulator_start:
 * @arguments: (nullable) (array zero-terminated=1): further arguments, see catena-simulator --help
 *
 * Starts the simulator that $CATENA_SIMULATOR names and waits until it listens. The test fails if it does not.
 *
 * Returns: (transfer full): the simulator; free it with catena_test_simulator_stop()
 */
CatenaTestSimulator *
catena_test_simulator_start (const char * const *arguments)
{
  CatenaTestSimulator *simulator = g_new0 (CatenaTestSimulator, 1);
  g_autoptr (GPtrArray) argv = make_argv (arguments);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  simulator->process =
    g_subprocess_newv ((const char * const *) argv->pdata,
                       G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  simulator->line = read_line (g_subprocess_get_stdout_pipe (simulator->process));
  bytes = g_bytes_new (simulator->line, strlen (simulator->line));
  simulator->info = catena_json_parse (bytes, &error);
  g_assert_no_error (error);
  simulator->session = soup_session_new ();

  return simulator;
}

/**
 * catena_test_simulator_stop:
 * @simulator: (transfer full): a simulator
 *
 * Closes its stdin, waits until it has ended, and fails the test unless it ended well. Runs the main loop
 * meanwhile.
 */
void
catena_test_simulator_stop (CatenaTestSimulator *simulator)
{
  gboolean ended = FALSE;
  guint source = g_timeout_add_seconds (STOP_SECONDS, kill_cb, simulator->process);

  g_output_stream_close (g_subprocess_get_stdin_pipe (simulator->process), NULL, NULL);
  g_subprocess_wait_async (simulator->process, NULL, waited_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
  /* A simulator that had to be killed did not exit, so the source is still there whenever this passes. */
  g_assert_true (g_subprocess_get_if_exited (simulator->process));
  g_assert_cmpint (g_subprocess_get_exit_status (simulator->process), ==, 0);
  g_source_remove (source);
  simulator_free (simulator);
}

/**
 * catena_test_simulator_kill:
 * @simulator: (transfer full): a simulator
 *
 * Kills it, as a crash or a power cut would.
 */
void
catena_test_simulator_kill (CatenaTestSimulator *simulator)
{
  gboolean ended = FALSE;

  g_subprocess_force_exit (simulator->process);
  g_subprocess_wait_async (simulator->process, NULL, waited_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
  simulator_free (simulator);
}

/**
 * catena_test_simulator_get_line:
 * @simulator: a simulator
 *
 * Returns: (transfer none): the line of JSON that it printed
 */
const char *
catena_test_simulator_get_line (CatenaTestSimulator *simulator)
{
  return simulator->line;
}

/**
 * catena_test_simulator_get_bcs_url:
 * @simulator: a simulator
 *
 * Returns: (transfer none): endpoint of BCS, without a path
 */
const char *
catena_test_simulator_get_bcs_url (CatenaTestSimulator *simulator)
{
  return get_url (simulator, "bcs");
}

/**
 * catena_test_simulator_get_iam_url:
 * @simulator: a simulator
 *
 * Returns: (transfer none): endpoint of IAM, without a path
 */
const char *
catena_test_simulator_get_iam_url (CatenaTestSimulator *simulator)
{
  return get_url (simulator, "iam");
}

/**
 * catena_test_simulator_get_control_url:
 * @simulator: a simulator
 *
 * Returns: (transfer none): endpoint of control, without a path
 */
const char *
catena_test_simulator_get_control_url (CatenaTestSimulator *simulator)
{
  return get_url (simulator, "control");
}

/**
 * catena_test_simulator_get_tenant:
 * @simulator: a simulator
 * @tenant: 0 for alpha-consortium, 1 for beta-logistics
 *
 * Returns: (transfer none): domain_id, domain_name, projects, users
 */
JsonObject *
catena_test_simulator_get_tenant (CatenaTestSimulator *simulator,
                                  guint                tenant)
{
  JsonArray *tenants = json_object_get_array_member (json_node_get_object (simulator->info), "tenants");

  return json_array_get_object_element (tenants, tenant);
}

/**
 * catena_test_simulator_get_project:
 * @simulator: a simulator
 * @tenant: number of a tenant
 * @name: name of one of its projects, "cn-north-4" or "cn-south-1"
 *
 * Returns: (transfer none): id, name
 */
JsonObject *
catena_test_simulator_get_project (CatenaTestSimulator *simulator,
                                   guint                tenant,
                                   const char          *name)
{
  return find_row (simulator, tenant, "projects", name);
}

/**
 * catena_test_simulator_get_user:
 * @simulator: a simulator
 * @tenant: number of a tenant
 * @name: "operator", "guard" (with a second factor), "auditor" (reads only), "former" (locked) or
 * "hwid_owner" (a HUAWEI ID, whose password IAM refuses)
 *
 * Returns: (transfer none): id, name, password, access_key, secret_key, role, state, mfa, totp_secret,
 *   temporary_access_key, temporary_secret_key, security_token
 */
JsonObject *
catena_test_simulator_get_user (CatenaTestSimulator *simulator,
                                guint                tenant,
                                const char          *name)
{
  return find_row (simulator, tenant, "users", name);
}

/**
 * catena_test_simulator_get_project_id:
 * @simulator: a simulator
 * @tenant: number of a tenant
 * @name: name of one of its projects
 *
 * Returns: (transfer none): the project's id
 */
const char *
catena_test_simulator_get_project_id (CatenaTestSimulator *simulator,
                                      guint                tenant,
                                      const char          *name)
{
  return json_object_get_string_member (find_row (simulator, tenant, "projects", name), "id");
}

/**
 * catena_test_simulator_get_user_member:
 * @simulator: a simulator
 * @tenant: number of a tenant
 * @name: name of one of its users
 * @member: what of it, see catena_test_simulator_get_user()
 *
 * Returns: (transfer none): the text of that member
 */
const char *
catena_test_simulator_get_user_member (CatenaTestSimulator *simulator,
                                       guint                tenant,
                                       const char          *name,
                                       const char          *member)
{
  return json_object_get_string_member (find_row (simulator, tenant, "users", name), member);
}

/**
 * catena_test_simulator_control:
 * @simulator: a simulator
 * @method: HTTP method
 * @path: path of a route of control
 * @json_text: (nullable): body
 *
 * Tells the simulator what to do, and waits until it has done it. The test fails unless it answers 200.
 *
 * Returns: (transfer full): its answer
 */
JsonNode *
catena_test_simulator_control (CatenaTestSimulator *simulator,
                               const char          *method,
                               const char          *path,
                               const char          *json_text)
{
  g_autofree char *url = g_strconcat (get_url (simulator, "control"), path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  if (json_text != NULL)
    {
      body = g_bytes_new (json_text, strlen (json_text));
      soup_message_set_request_body_from_bytes (message, "application/json", body);
    }
  answer = soup_session_send_and_read (simulator->session, message, NULL, &error);
  g_assert_no_error (error);
  if (soup_message_get_status (message) != 200)
    g_error ("%s %s: %u %.*s", method, path, soup_message_get_status (message),
             (int) g_bytes_get_size (answer), (const char *) g_bytes_get_data (answer, NULL));
  node = catena_json_parse (answer, &error);
  g_assert_no_error (error);

  return node;
}

/**
 * catena_test_simulator_arrivals:
 * @simulator: a simulator
 * @operation: name of an operation, as in src/base/catena-api.c
 *
 * Returns: how often it was asked for, whatever became of it
 */
guint
catena_test_simulator_arrivals (CatenaTestSimulator *simulator,
                                const char          *operation)
{
  g_autoptr (JsonNode) arrivals = catena_test_simulator_control (simulator, "GET", "/arrivals", NULL);
  JsonObject *row = catena_json_get_object (json_node_get_object (arrivals), operation);
  gint64 count = 0;

  catena_json_get_int64 (row, "count", &count);
  return (guint) count;
}

/**
 * catena_test_wait_until:
 * @predicate: looks whether it has come
 * @data: for @predicate
 * @seconds: how long to wait at most
 *
 * Runs the default main loop until something has come.
 *
 * Returns: whether it has
 */
gboolean
catena_test_wait_until (CatenaTestPredicate predicate,
                        gpointer            data,
                        double              seconds)
{
  gboolean timed_out = FALSE;
  gboolean reached;
  guint timeout = g_timeout_add ((guint) (seconds * 1000), timed_out_cb, &timed_out);
  /* What is waited for may change without an event in this loop, as in another process. */
  guint tick = g_timeout_add (10, tick_cb, NULL);

  while (!(reached = predicate (data)) && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  if (!timed_out)
    g_source_remove (timeout);
  g_source_remove (tick);

  return reached;
}
