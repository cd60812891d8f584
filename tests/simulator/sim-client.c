/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-test"

#include "config.h"

#include "sim-client.h"

#include "catena-json.h"

#include <string.h>

#define TIMEOUT_SECONDS 20

static gboolean
is_wanted (JsonNode   *node,
           const char *name,
           JsonNode  **found)
{
  guint64 index;

  *found = NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    *found = json_object_get_member (json_node_get_object (node), name);
  else if (JSON_NODE_HOLDS_ARRAY (node) && g_ascii_string_to_unsigned (name, 10, 0, G_MAXUINT, &index, NULL)
           && index < json_array_get_length (json_node_get_array (node)))
    *found = json_array_get_element (json_node_get_array (node), (guint) index);

  return *found != NULL;
}

/**
 * sim_client_new_unsigned:
 * @arguments: (nullable): for the simulator
 *
 * Returns: (transfer full): a client that did not sign in
 */
SimClient *
sim_client_new_unsigned (const char * const *arguments)
{
  SimClient *client = g_new0 (SimClient, 1);

  client->simulator = catena_test_simulator_start (arguments);
  client->session = soup_session_new ();
  soup_session_set_timeout (client->session, TIMEOUT_SECONDS);
  client->project = g_strdup (catena_test_simulator_get_project_id (client->simulator, 0, "cn-north-4"));

  return client;
}

/**
 * sim_client_new:
 * @arguments: (nullable): for the simulator
 *
 * Returns: (transfer full): a client that signed in as the first tenant's operator
 */
SimClient *
sim_client_new (const char * const *arguments)
{
  SimClient *client = sim_client_new_unsigned (arguments);

  sim_client_sign_in (client, "operator", "cn-north-4");
  return client;
}

void
sim_client_free (SimClient *client)
{
  g_clear_object (&client->session);
  g_clear_pointer (&client->simulator, catena_test_simulator_stop);
  g_free (client->token);
  g_free (client->project);
  g_free (client);
}

/**
 * sim_client_new_message:
 * @client: a client
 * @url: endpoint
 * @method: HTTP method
 * @path: path and query
 * @body: (nullable): JSON
 *
 * Returns: (transfer full): a message with the client's token, on a connection of its own
 */
SoupMessage *
sim_client_new_message (SimClient  *client,
                        const char *url,
                        const char *method,
                        const char *path,
                        const char *body)
{
  g_autofree char *uri = g_strconcat (url, path, NULL);
  SoupMessage *message = soup_message_new (method, uri);
  SoupMessageHeaders *headers;

  g_assert_nonnull (message);
  headers = soup_message_get_request_headers (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_NEW_CONNECTION);
  if (client->token != NULL)
    soup_message_headers_append (headers, "X-Auth-Token", client->token);
  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }

  return message;
}

/**
 * sim_client_send:
 * @client: a client
 * @message: (transfer full): a message
 *
 * Returns: (transfer full): what came back
 */
SimAnswer *
sim_client_send (SimClient   *client,
                 SoupMessage *message)
{
  SimAnswer *answer = g_new0 (SimAnswer, 1);

  answer->body = soup_session_send_and_read (client->session, message, NULL, &answer->error);
  answer->status = soup_message_get_status (message);
  answer->headers = soup_message_headers_ref (soup_message_get_response_headers (message));
  if (answer->body != NULL)
    answer->node = catena_json_parse (answer->body, NULL);
  g_object_unref (message);

  return answer;
}

/**
 * sim_client_bcs:
 * @client: a client
 * @method: HTTP method
 * @path: path below the project, with query
 * @body: (nullable): JSON
 *
 * Returns: (transfer full): what came back
 */
SimAnswer *
sim_client_bcs (SimClient  *client,
                const char *method,
                const char *path,
                const char *body)
{
  g_autofree char *full = g_strdup_printf ("/v2/%s%s", client->project, path);

  return sim_client_send (client,
                          sim_client_new_message (client,
                                                  catena_test_simulator_get_bcs_url (client->simulator),
                                                  method, full, body));
}

/**
 * sim_client_bcs_wrong:
 * @client: a client
 * @method: HTTP method
 * @path: path below the project, with query
 * @body: (nullable): JSON, or not
 *
 * Sends what breaks the contract on purpose.
 *
 * Returns: (transfer full): what came back
 */
SimAnswer *
sim_client_bcs_wrong (SimClient  *client,
                      const char *method,
                      const char *path,
                      const char *body)
{
  g_autofree char *full = g_strdup_printf ("/v2/%s%s", client->project, path);
  SoupMessage *message = sim_client_new_message (client, catena_test_simulator_get_bcs_url (client->simulator),
                                                 method, full, body);

  soup_message_headers_append (soup_message_get_request_headers (message), SIM_CLIENT_WRONG_HEADER, "1");
  return sim_client_send (client, message);
}

/**
 * sim_client_iam:
 * @client: a client
 * @method: HTTP method
 * @path: path and query
 *
 * Returns: (transfer full): what came back
 */
SimAnswer *
sim_client_iam (SimClient  *client,
                const char *method,
                const char *path)
{
  return sim_client_send (client,
                          sim_client_new_message (client,
                                                  catena_test_simulator_get_iam_url (client->simulator),
                                                  method, path, NULL));
}

/**
 * sim_client_dup_token_body:
 * @client: a client
 * @user: name of a user of the first tenant
 * @password: (nullable): a password, or %NULL for the right one
 * @scope: (nullable): JSON of auth.scope
 *
 * Returns: (transfer full): a body for POST /v3/auth/tokens
 */
char *
sim_client_dup_token_body (SimClient  *client,
                           const char *user,
                           const char *password,
                           const char *scope)
{
  if (password == NULL)
    password = catena_test_simulator_get_user_member (client->simulator, 0, user, "password");

  return g_strdup_printf ("{\"auth\": {\"identity\": {\"methods\": [\"password\"], \"password\": {\"user\": {"
                          "\"name\": \"%s\", \"password\": \"%s\", \"domain\": {\"name\": "
                          "\"alpha-consortium\"}}}}%s%s}}",
                          user, password, scope != NULL ? ", \"scope\": " : "", scope != NULL ? scope : "");
}

/**
 * sim_client_sign_in_raw:
 * @client: a client
 * @query: with its question mark, or empty
 * @body: JSON
 *
 * Returns: (transfer full): what POST /v3/auth/tokens answered
 */
SimAnswer *
sim_client_sign_in_raw (SimClient  *client,
                        const char *query,
                        const char *body)
{
  g_autofree char *path = g_strconcat ("/v3/auth/tokens", query, NULL);
  SoupMessage *message =
    sim_client_new_message (client, catena_test_simulator_get_iam_url (client->simulator), "POST", path,
                            body);

  soup_message_headers_remove (soup_message_get_request_headers (message), "X-Auth-Token");
  return sim_client_send (client, message);
}

/**
 * sim_client_sign_in:
 * @client: a client
 * @user: name of a user of the first tenant
 * @project: name of a project
 *
 * Gets a token; the test fails if it is refused.
 */
void
sim_client_sign_in (SimClient  *client,
                    const char *user,
                    const char *project)
{
  g_autofree char *scope = g_strdup_printf ("{\"project\": {\"name\": \"%s\"}}", project);
  g_autofree char *body = sim_client_dup_token_body (client, user, NULL, scope);
  g_autoptr (SimAnswer) answer = sim_client_sign_in_raw (client, "?nocatalog=true", body);

  g_assert_cmpuint (answer->status, ==, 201);
  g_free (client->token);
  client->token = g_strdup (soup_message_headers_get_one (answer->headers, "X-Subject-Token"));
  g_assert_nonnull (client->token);
}

/**
 * sim_client_create:
 * @client: a client
 * @name: name of a service
 *
 * Begins a creation that nothing is wrong with.
 *
 * Returns: (transfer full): id of the service
 */
char *
sim_client_create (SimClient  *client,
                   const char *name)
{
  g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, name, name);
  g_autoptr (SimAnswer) answer = sim_client_bcs (client, "POST", "/blockchains", body);

  sim_answer_assert_ok (answer);
  return g_strdup (sim_answer_get_string (answer, "blockchain_id"));
}

/**
 * sim_client_get_record:
 * @client: a client
 * @service: id of a service
 * @answer: (out) (transfer full): the answer that holds the record
 *
 * Returns: (transfer none): its one operation record
 */
JsonObject *
sim_client_get_record (SimClient  *client,
                       const char *service,
                       SimAnswer **answer)
{
  g_autofree char *path = g_strconcat ("/operation/record?blockchain_id=", service, NULL);

  *answer = sim_client_bcs (client, "GET", path, NULL);
  sim_answer_assert_ok (*answer);
  g_assert_cmpint (sim_answer_get_int (*answer, "count"), ==, 1);

  return json_node_get_object (sim_answer_get (*answer, "operation_records/0"));
}

/**
 * sim_client_get_detail:
 * @client: a client
 * @service: id of a service
 *
 * Returns: (transfer full): what 5.1.3 answered
 */
SimAnswer *
sim_client_get_detail (SimClient  *client,
                       const char *service)
{
  g_autofree char *path = g_strconcat ("/blockchains/", service, NULL);

  return sim_client_bcs (client, "GET", path, NULL);
}

/**
 * sim_client_control:
 * @client: a client
 * @path: a route of control
 * @format: JSON
 *
 * Tells the simulator what to do.
 */
void
sim_client_control (SimClient  *client,
                    const char *path,
                    const char *format,
                    ...)
{
  g_autofree char *body = NULL;
  g_autoptr (JsonNode) answer = NULL;
  va_list args;

  va_start (args, format);
  body = g_strdup_vprintf (format, args);
  va_end (args);
  answer = catena_test_simulator_control (client->simulator, "POST", path, body);
}

void
sim_answer_free (SimAnswer *answer)
{
  g_clear_pointer (&answer->headers, soup_message_headers_unref);
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_clear_pointer (&answer->node, json_node_unref);
  g_clear_error (&answer->error);
  g_free (answer);
}

/**
 * sim_answer_get_object:
 * @answer: an answer
 *
 * Returns: (transfer none): its body, which has to be an object
 */
JsonObject *
sim_answer_get_object (SimAnswer *answer)
{
  g_assert_nonnull (answer->node);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (answer->node));

  return json_node_get_object (answer->node);
}

/**
 * sim_answer_get:
 * @answer: an answer
 * @path: names and indices with slashes between
 *
 * Returns: (transfer none) (nullable): what is there
 */
JsonNode *
sim_answer_get (SimAnswer  *answer,
                const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  JsonNode *node = answer->node;

  g_assert_no_error (answer->error);
  g_assert_nonnull (node);
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!is_wanted (node, names[i], &node))
        return NULL;
    }

  return node;
}

/**
 * sim_answer_get_string:
 * @answer: an answer
 * @path: names and indices with slashes between
 *
 * Returns: (transfer none): the string that has to be there
 */
const char *
sim_answer_get_string (SimAnswer  *answer,
                       const char *path)
{
  JsonNode *node = sim_answer_get (answer, path);

  g_assert_nonnull (node);
  g_assert_true (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING);

  return json_node_get_string (node);
}

/**
 * sim_answer_get_int:
 * @answer: an answer
 * @path: names and indices with slashes between
 *
 * Returns: the integer that has to be there
 */
gint64
sim_answer_get_int (SimAnswer  *answer,
                    const char *path)
{
  JsonNode *node = sim_answer_get (answer, path);

  g_assert_nonnull (node);
  g_assert_true (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64);

  return json_node_get_int (node);
}

/**
 * sim_answer_assert_ok:
 * @answer: an answer
 *
 * The test fails unless it is a 200 with a request id, a date and an object.
 */
void
sim_answer_assert_ok (SimAnswer *answer)
{
  g_assert_no_error (answer->error);
  if (answer->status != 200)
    g_test_message ("%.*s", (int) g_bytes_get_size (answer->body),
                    (const char *) g_bytes_get_data (answer->body, NULL));
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_nonnull (soup_message_headers_get_one (answer->headers, "X-Request-Id"));
  g_assert_nonnull (soup_message_headers_get_one (answer->headers, "Date"));
  sim_answer_get_object (answer);
}

/**
 * sim_answer_assert_error:
 * @answer: an answer
 * @status: expected HTTP status
 * @code: expected error_code
 */
void
sim_answer_assert_error (SimAnswer  *answer,
                         guint       status,
                         const char *code)
{
  g_assert_no_error (answer->error);
  if (answer->status != status || answer->node == NULL)
    g_test_message ("%.*s", (int) g_bytes_get_size (answer->body),
                    (const char *) g_bytes_get_data (answer->body, NULL));
  g_assert_cmpuint (answer->status, ==, status);
  g_assert_cmpstr (sim_answer_get_string (answer, "error_code"), ==, code);
  g_assert_nonnull (soup_message_headers_get_one (answer->headers, "X-Request-Id"));
}
