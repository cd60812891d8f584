/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

/* Long enough for a loaded machine; nothing waits for it when all is well. */
#define WAIT_SECONDS 20

/**
 * Pending:
 * @answered: whether it is over, well or not
 *
 * A request that is under way while the test does something else.
 */
typedef struct
{
  SimClient *client;
  SoupMessage *message;
  GBytes *body;
  GError *error;
  gboolean answered;
} Pending;

static void
answered_cb (GObject      *session,
             GAsyncResult *result,
             gpointer      data)
{
  Pending *pending = data;

  pending->body = soup_session_send_and_read_finish (SOUP_SESSION (session), result, &pending->error);
  pending->answered = TRUE;
}

static void
pending_begin (Pending    *pending,
               SimClient  *client,
               const char *method,
               const char *path,
               const char *body)
{
  g_autofree char *full = g_strdup_printf ("/v2/%s%s", client->project, path);

  *pending = (Pending) { .client = client };
  pending->message = sim_client_new_message (client, catena_test_simulator_get_bcs_url (client->simulator),
                                             method, full, body);
  soup_session_send_and_read_async (client->session, pending->message, G_PRIORITY_DEFAULT, NULL, answered_cb,
                                    pending);
}

static gboolean
is_answered (gpointer data)
{
  return ((Pending *) data)->answered;
}

static void
pending_clear (Pending *pending)
{
  g_assert_true (catena_test_wait_until (is_answered, pending, WAIT_SECONDS));
  g_clear_object (&pending->message);
  g_clear_pointer (&pending->body, g_bytes_unref);
  g_clear_error (&pending->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pending, pending_clear)

static guint
count_holds (SimClient *client)
{
  g_autoptr (JsonNode) holds = catena_test_simulator_control (client->simulator, "GET", "/holds", NULL);

  return json_array_get_length (json_node_get_array (holds));
}

static gboolean
is_held (gpointer data)
{
  return count_holds (((Pending *) data)->client) > 0;
}

static guint
count_services (SimClient *client)
{
  g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/blockchains", NULL);

  sim_answer_assert_ok (answer);
  return (guint) sim_answer_get_int (answer, "count");
}

static void
test_status (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);

  sim_client_control (client, "/faults",
                      "{\"fault\": \"status\", \"operation\": \"listQuotas\", \"status\": 429, \"body\":"
                      " \"<html>slow down</html>\", \"content_type\": \"text/html\", \"headers\": "
                      "{\"Retry-After\": \"7\"}}");
  {
    g_autoptr (SimAnswer) other = sim_client_bcs (client, "GET", "/blockchains", NULL);
    g_autoptr (SimAnswer) met = sim_client_bcs (client, "GET", "/quotas", NULL);
    g_autoptr (SimAnswer) next = sim_client_bcs (client, "GET", "/quotas", NULL);

    sim_answer_assert_ok (other);
    g_assert_cmpuint (met->status, ==, 429);
    g_assert_cmpstr (soup_message_headers_get_one (met->headers, "Retry-After"), ==, "7");
    g_assert_cmpstr (soup_message_headers_get_content_type (met->headers, NULL), ==, "text/html");
    g_assert_cmpmem (g_bytes_get_data (met->body, NULL), g_bytes_get_size (met->body),
                     "<html>slow down</html>", 22);
    sim_answer_assert_ok (next);
  }
  g_assert_cmpuint (catena_test_simulator_arrivals (client->simulator, "listQuotas"), ==, 2);
}

/* By itself a status stands for a call that was not handled; it may also hide one that was. */
static void
test_status_handled (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("hidden-%u", i);
      g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, name, name);
      g_autoptr (SimAnswer) answer = NULL;

      sim_client_control (client, "/faults",
                          "{\"fault\": \"status\", \"operation\": \"createService\", \"status\": 502,"
                          " \"handled\": %s, \"body\": {\"error_code\": \"X\"}}",
                          i == 0 ? "false" : "true");
      answer = sim_client_bcs (client, "POST", "/blockchains", body);
      g_assert_cmpuint (answer->status, ==, 502);
      g_assert_cmpstr (sim_answer_get_string (answer, "error_code"), ==, "X");
      g_assert_cmpuint (count_services (client), ==, 6 + i);
    }
}

static void
test_count_and_after (void)
{
  static const guint expected[] = { 200, 503, 503, 200 };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  sim_client_control (client, "/faults",
                      "{\"fault\": \"status\", \"operation\": \"listQuotas\", \"status\": 503, \"after\": 1,"
                      " \"count\": 2}");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/quotas", NULL);

      g_assert_cmpuint (answer->status, ==, expected[i]);
    }
}

static void
test_for_ever_and_removed (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autoptr (JsonNode) added =
    catena_test_simulator_control (client->simulator, "POST", "/faults",
                                   "{\"fault\": \"status\", \"count\": -1, \"status\": 500}");
  g_autofree char *path =
    g_strdup_printf ("/faults/%d", (int) json_object_get_int_member (json_node_get_object (added), "id"));

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (SimAnswer) answer =
        sim_client_bcs (client, "GET", i % 2 == 0 ? "/quotas" : "/blockchains", NULL);

      g_assert_cmpuint (answer->status, ==, 500);
    }
  {
    g_autoptr (JsonNode) removed = catena_test_simulator_control (client->simulator, "DELETE", path, NULL);
    g_autoptr (JsonNode) left = catena_test_simulator_control (client->simulator, "GET", "/faults", NULL);

    g_assert_cmpint (json_object_get_int_member (json_node_get_object (removed), "removed"), ==, 1);
    g_assert_cmpuint (json_array_get_length (json_node_get_array (left)), ==, 0);
    g_assert_cmpuint (count_services (client), ==, 6);
  }
}

static void
test_reset (void)
{
  static const struct { const char *fault; guint services; } rows[] = { { "reset", 6 }, { "reset-after", 7 } };
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, rows[i].fault, rows[i].fault);
      g_autoptr (SimAnswer) answer = NULL;

      sim_client_control (client, "/faults", "{\"fault\": \"%s\", \"operation\": \"createService\"}",
                          rows[i].fault);
      answer = sim_client_bcs (client, "POST", "/blockchains", body);
      g_assert_nonnull (answer->error);
      g_assert_cmpuint (catena_test_simulator_arrivals (client->simulator, "createService"), ==, i + 1);
      g_assert_cmpuint (count_services (client), ==, rows[i].services);
    }
}

static void
test_redirect (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);

  sim_client_control (client, "/faults",
                      "{\"fault\": \"redirect\", \"location\": \"%s/v3/auth/projects\", \"status\": 307}",
                      catena_test_simulator_get_iam_url (client->simulator));
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/quotas", NULL);

    g_assert_cmpuint (answer->status, ==, 307);
    g_assert_true (
        g_str_has_suffix (soup_message_headers_get_one (answer->headers, "Location"), "/v3/auth/projects"));
  }
  g_assert_cmpuint (catena_test_simulator_arrivals (client->simulator, "iamListOwnProjects"), ==, 0);
}

static void
test_malformed (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);

  sim_client_control (client, "/faults", "{\"fault\": \"malformed\"}");
  sim_client_control (client, "/faults",
                      "{\"fault\": \"malformed\", \"body\": \"{\\\"resources\\\": 3}\", \"after\": 1}");
  {
    g_autoptr (SimAnswer) broken = sim_client_bcs (client, "GET", "/quotas", NULL);
    g_autoptr (SimAnswer) strange = sim_client_bcs (client, "GET", "/quotas", NULL);

    g_assert_cmpuint (broken->status, ==, 200);
    g_assert_null (broken->node);
    g_assert_cmpint (sim_answer_get_int (strange, "resources"), ==, 3);
  }
}

static void
test_truncate (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SimAnswer) answer = NULL;

      sim_client_control (client, "/faults",
                          i == 0 ? "{\"fault\": \"truncate\"}" : "{\"fault\": \"truncate\", \"bytes\": 0}");
      answer = sim_client_bcs (client, "GET", "/blockchains", NULL);
      /* libsoup tells of it; were it silent, the JSON would be broken. */
      g_assert_cmpuint (answer->status, ==, 200);
      g_assert_true (answer->error != NULL || answer->node == NULL);
    }
}

static void
test_drip (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);

  sim_client_control (client, "/faults", "{\"fault\": \"drip\", \"bytes\": 64, \"milliseconds\": 1}");
  {
    g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/blockchains", NULL);

    sim_answer_assert_ok (answer);
    g_assert_cmpint (sim_answer_get_int (answer, "count"), ==, 6);
  }
}

static void
test_huge (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);

  sim_client_control (client, "/faults", "{\"fault\": \"huge\", \"bytes\": 3000000}");
  sim_client_control (client, "/faults",
                      "{\"fault\": \"huge\", \"bytes\": 3000000, \"gzip\": true, \"after\": 1}");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SimAnswer) answer = sim_client_bcs (client, "GET", "/quotas", NULL);

      g_assert_cmpuint (g_bytes_get_size (answer->body), ==, 3000000);
      g_assert_nonnull (sim_answer_get (answer, "padding"));
      if (i == 0)
        g_assert_cmpint (soup_message_headers_get_content_length (answer->headers), ==, 3000000);
      else
        g_assert_cmpint (soup_message_headers_get_content_length (answer->headers), <, 10000);
    }
}

static void
test_delay (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  gint64 before = g_get_monotonic_time ();

  sim_client_control (client, "/faults", "{\"fault\": \"delay\", \"milliseconds\": 60}");
  g_assert_cmpuint (count_services (client), ==, 6);
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 60000);
}

static void
test_clock (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autoptr (SimAnswer) answer = NULL;
  g_autoptr (GDateTime) date = NULL;

  sim_client_control (client, "/faults", "{\"fault\": \"clock\", \"seconds\": -3600}");
  answer = sim_client_bcs (client, "GET", "/quotas", NULL);
  sim_answer_assert_ok (answer);
  date = soup_date_time_new_from_http_string (soup_message_headers_get_one (answer->headers, "Date"));
  g_assert_cmpint (g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC, <, -3500);
}

static void
test_hold_before (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, "held", "held");

  sim_client_control (client, "/faults", "{\"fault\": \"hold-before\", \"operation\": \"createService\"}");
  {
    g_auto (Pending) pending = { NULL };

    pending_begin (&pending, client, "POST", "/blockchains", body);
    g_assert_true (catena_test_wait_until (is_held, &pending, WAIT_SECONDS));
    g_assert_cmpuint (catena_test_simulator_arrivals (client->simulator, "createService"), ==, 1);
    g_assert_cmpuint (count_services (client), ==, 6);
    g_assert_false (pending.answered);
    sim_client_control (client, "/release", "{}");
    g_assert_true (catena_test_wait_until (is_answered, &pending, WAIT_SECONDS));
    g_assert_cmpuint (soup_message_get_status (pending.message), ==, 200);
    g_assert_cmpuint (count_services (client), ==, 7);
    g_assert_cmpuint (count_holds (client), ==, 0);
  }
}

static void
test_hold_after (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, "held", "held");

  sim_client_control (client, "/faults", "{\"fault\": \"hold-after\", \"operation\": \"createService\"}");
  {
    g_auto (Pending) pending = { NULL };
    g_autoptr (JsonNode) holds = NULL;
    JsonObject *hold;

    pending_begin (&pending, client, "POST", "/blockchains", body);
    g_assert_true (catena_test_wait_until (is_held, &pending, WAIT_SECONDS));
    g_assert_cmpuint (count_services (client), ==, 7);
    g_assert_false (pending.answered);
    holds = catena_test_simulator_control (client->simulator, "GET", "/holds", NULL);
    hold = json_array_get_object_element (json_node_get_array (holds), 0);
    g_assert_cmpstr (json_object_get_string_member (hold, "operation"), ==, "createService");
    g_assert_cmpstr (json_object_get_string_member (hold, "stage"), ==, "after");
    sim_client_control (client, "/release", "{\"id\": %d}", (int) json_object_get_int_member (hold, "id"));
    g_assert_true (catena_test_wait_until (is_answered, &pending, WAIT_SECONDS));
    g_assert_cmpuint (soup_message_get_status (pending.message), ==, 200);
  }
}

/* A client that gave up does not undo what it asked for. */
static void
test_client_leaves (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);
  g_autofree char *body = g_strdup_printf (SIM_CLIENT_GOOD_BODY, "impatient", "impatient");

  sim_client_control (client, "/faults", "{\"fault\": \"hold-before\", \"operation\": \"createService\"}");
  {
    g_auto (Pending) pending = { NULL };

    pending_begin (&pending, client, "POST", "/blockchains", body);
    g_assert_true (catena_test_wait_until (is_held, &pending, WAIT_SECONDS));
    soup_session_abort (client->session);
    g_assert_true (catena_test_wait_until (is_answered, &pending, WAIT_SECONDS));
    g_assert_nonnull (pending.error);
  }
  sim_client_control (client, "/release", "{}");
  g_assert_cmpuint (count_services (client), ==, 7);
}

/* Leaving calls held must not keep the simulator from ending well. */
static void
test_held_at_the_end (void)
{
  g_autoptr (SimClient) client = sim_client_new (NULL);

  sim_client_control (client, "/faults", "{\"fault\": \"hold-before\", \"operation\": \"listQuotas\"}");
  {
    g_auto (Pending) pending = { NULL };

    pending_begin (&pending, client, "GET", "/quotas", NULL);
    g_assert_true (catena_test_wait_until (is_held, &pending, WAIT_SECONDS));
    g_clear_pointer (&client->simulator, catena_test_simulator_stop);
  }
}

static SimAnswer *
put (SimClient       *client,
     SoupMessageFlags flags)
{
  g_autofree char *path = g_strdup_printf ("/v2/%s/blockchains/not-there", client->project);
  SoupMessage *message =
    sim_client_new_message (client, catena_test_simulator_get_bcs_url (client->simulator), "PUT", path,
                            "{}");

  soup_message_set_flags (message, flags);
  soup_message_headers_append (soup_message_get_request_headers (message), SIM_CLIENT_WRONG_HEADER, "1");
  return sim_client_send (client, message);
}

/* libsoup sends a PUT again by itself when it finds a kept connection closed; on a new one it does not. */
static void
test_close_kept (void)
{
  static const struct { SoupMessageFlags flags; guint arrivals; } rows[] = {
    { SOUP_MESSAGE_NO_REDIRECT, 2 },
    { SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_NEW_CONNECTION, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SimClient) client = sim_client_new (NULL);
      g_autofree char *path = g_strdup_printf ("/v2/%s/quotas", client->project);
      SoupMessage *message =
        sim_client_new_message (client, catena_test_simulator_get_bcs_url (client->simulator), "GET",
                                path, NULL);
      g_autoptr (SimAnswer) first = NULL;
      g_autoptr (SimAnswer) second = NULL;

      sim_client_control (client, "/faults", "{\"fault\": \"close-kept\"}");
      soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT);
      first = sim_client_send (client, message);
      sim_answer_assert_ok (first);
      second = put (client, rows[i].flags);
      sim_answer_assert_error (second, 400, "BCS.4001011");
      g_assert_cmpuint (catena_test_simulator_arrivals (client->simulator, "modifyService"), ==,
                        rows[i].arrivals);
    }
}

static void
test_arrivals (void)
{
  g_autoptr (SimClient) client = sim_client_new_unsigned (NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SimAnswer) refused = sim_client_bcs (client, "GET", "/quotas", NULL);
      g_autoptr (SimAnswer) lost = sim_client_bcs (client, "GET", "/nowhere", NULL);

      g_assert_cmpuint (refused->status, ==, 401);
    }
  g_assert_cmpuint (catena_test_simulator_arrivals (client->simulator, "listQuotas"), ==, 3);
  g_assert_cmpuint (catena_test_simulator_arrivals (client->simulator, "unknown"), ==, 3);
  json_node_unref (catena_test_simulator_control (client->simulator, "DELETE", "/arrivals", NULL));
  g_assert_cmpuint (catena_test_simulator_arrivals (client->simulator, "listQuotas"), ==, 0);
}

void
add_fault_tests (void)
{
  g_test_add_func ("/simulator/faults/status", test_status);
  g_test_add_func ("/simulator/faults/status-handled", test_status_handled);
  g_test_add_func ("/simulator/faults/count-and-after", test_count_and_after);
  g_test_add_func ("/simulator/faults/for-ever-and-removed", test_for_ever_and_removed);
  g_test_add_func ("/simulator/faults/reset", test_reset);
  g_test_add_func ("/simulator/faults/redirect", test_redirect);
  g_test_add_func ("/simulator/faults/malformed", test_malformed);
  g_test_add_func ("/simulator/faults/truncate", test_truncate);
  g_test_add_func ("/simulator/faults/drip", test_drip);
  g_test_add_func ("/simulator/faults/huge", test_huge);
  g_test_add_func ("/simulator/faults/delay", test_delay);
  g_test_add_func ("/simulator/faults/clock", test_clock);
  g_test_add_func ("/simulator/faults/hold-before", test_hold_before);
  g_test_add_func ("/simulator/faults/hold-after", test_hold_after);
  g_test_add_func ("/simulator/faults/client-leaves", test_client_leaves);
  g_test_add_func ("/simulator/faults/held-at-the-end", test_held_at_the_end);
  g_test_add_func ("/simulator/faults/close-kept", test_close_kept);
  g_test_add_func ("/simulator/faults/arrivals", test_arrivals);
}
