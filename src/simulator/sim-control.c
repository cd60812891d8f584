/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Control: JSON over HTTP on a port of its own, for tests, demos and curious people.
 *
 * GET    /state                     everything in the store, as in the state file
 * GET    /arrivals                  {operation: {count, times}}: what arrived, whatever became of it;
 *                                   "unknown" for paths that nobody serves
 * DELETE /arrivals                  forgets them
 * GET    /faults                    the faults that wait
 * POST   /faults                    {fault, operation, count, after, ...} -> {id}. operation: a name, "*" for
 *                                   any (the default), "unknown"; count: how many calls it meets (1; -1 for
 *                                   ever); after: how many it lets pass first (0). The faults:
 *          wrong                    nothing happens to the call; the record tells that it breaks the contract on
 *                                   purpose
 *          clock                    seconds: the clock is ahead by so much for this call (signature and Date)
 *          delay                    milliseconds or seconds: before it is handled
 *          hold-before, hold-after  until released, before or after it is handled
 *          reset, reset-after       the connection is cut, before or after it is handled
 *          status                   status (500), body (text or JSON), content_type, headers {name: value},
 *                                   handled (false): whether it is handled nevertheless
 *          redirect                 location, status (302)
 *          malformed                body: sent as JSON in place of the answer
 *          huge                     bytes (40 MiB), gzip (false)
 *          truncate                 bytes of the body (half of it), then the connection is closed
 *          drip                     bytes (1) at a time, milliseconds (100) or seconds between
 *          close-kept               answered well; the next request on that connection finds it closed
 * DELETE /faults, /faults/ID        removes them
 * GET    /holds                     the calls that are held: id, operation, stage
 * POST   /release                   {id?}: lets one or all go on -> {released}
 * POST   /speed                     {speed}: simulated seconds in a real one
 * POST   /clock                     {skew_seconds}: the clock is ahead by so much from now on
 * POST   /tokens/expire             {user?}: tokens of one user (name or id) or all end now -> {expired}
 * POST   /tokens/lifetime           {seconds}: of the tokens given out from now on
 * POST   /creations/fail            {step, sub_step?, message?, before?, service?}: the next creation, or that
 *                                   of the service (id), fails there, half way or as it starts
 * GET    /services/ID/request       the body that the service was created with, secrets too; ID may be its name
 * POST   /services/ID/finish        its creation ends well at once, and every list shows it
 * POST   /services                  {project, name, status?, process_status?}: a colleague created one -> {id}
 * POST   /quota                     {project, quota?, used?}: used counts beside the listed services
 * POST   /clusters                  {id, flaw}: what is wrong with a CCE cluster: missing, gone, abnormal,
 *                                   no-nodes, in-use, unauthorized, no-eip, some-eips, unknown-eip, old, no-evs,
 *                                   other-az; null for nothing
 * GET    /habits                    every switch
 * POST   /habits                    {switch: value, ...}, see sim-habits.h
 * POST   /quit                      ends the program
 *
 * Answers are 200 with JSON, or 400 or 404 with {error}.
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-control.h"

#include "sim-create-rules.h"
#include "sim-demo.h"
#include "sim-util.h"

#include "catena-json.h"
#include "catena-time.h"
#include "catena-util.h"

#include <string.h>

/**
 * Order:
 * @id: (nullable): what stood in the path in place of ID
 * @body: (nullable): what was sent
 * @error: (nullable): what is wrong with it
 *
 * One request to control. An action returns its answer, or %NULL and sets the error.
 */
typedef struct
{
  SimContext *context;
  char *id;
  JsonObject *body;
  GError *error;
} Order;

typedef JsonNode *(*Action) (Order *order);

static JsonNode *
make_empty (void)
{
  return sim_json_node (json_object_new ());
}

static JsonNode *
make_number (const char *name,
             gint64      number)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, name, number);
  return sim_json_node (object);
}

static JsonNode *
make_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

static JsonNode *
fail (Order      *order,
      const char *message)
{
  g_set_error_literal (&order->error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, message);
  return NULL;
}

static JsonNode *
get_state (Order *order)
{
  return sim_json_node (sim_store_to_json (order->context->store));
}

static JsonNode *
get_arrivals (Order *order)
{
  return sim_json_node (sim_arrivals_to_json (order->context->arrivals));
}

static JsonNode *
delete_arrivals (Order *order)
{
  sim_arrivals_clear (order->context->arrivals);
  return make_empty ();
}

static JsonNode *
get_faults (Order *order)
{
  return make_array (sim_faults_to_json (order->context->faults));
}

static JsonNode *
post_faults (Order *order)
{
  guint id = sim_faults_add (order->context->faults, order->body, &order->error);

  return id != 0 ? make_number ("id", id) : NULL;
}

static JsonNode *
delete_faults (Order *order)
{
  guint64 id = 0;

  if (order->id != NULL && !g_ascii_string_to_unsigned (order->id, 10, 1, G_MAXUINT32, &id, NULL))
    return fail (order, "no such fault");

  return make_number ("removed", sim_faults_remove (order->context->faults, (guint) id));
}

static JsonNode *
get_holds (Order *order)
{
  return make_array (sim_holds_to_json (order->context->holds));
}

static JsonNode *
post_release (Order *order)
{
  gint64 id = 0;

  catena_json_get_int64 (order->body, "id", &id);
  return make_number ("released", sim_holds_release (order->context->holds, (guint) id));
}

static JsonNode *
post_speed (Order *order)
{
  double speed;

  if (!catena_json_get_double (order->body, "speed", &speed) || !(speed > 0))
    return fail (order, "speed is a number above 0");

  order->context->store->speed = speed;
  return make_empty ();
}

static JsonNode *
post_clock (Order *order)
{
  double seconds;

  if (!catena_json_get_double (order->body, "skew_seconds", &seconds))
    return fail (order, "skew_seconds is a number");

  order->context->store->skew = (gint64) (seconds * CATENA_NSEC_PER_SEC);
  return make_empty ();
}

static JsonNode *
post_tokens_expire (Order *order)
{
  g_autofree char *user = catena_json_dup_string (order->body, "user");

  return make_number ("expired", sim_store_expire_tokens (order->context->store, user));
}

static JsonNode *
post_tokens_lifetime (Order *order)
{
  double seconds;

  if (!catena_json_get_double (order->body, "seconds", &seconds))
    return fail (order, "seconds is a number");

  order->context->store->token_lifetime = (gint64) (seconds * CATENA_NSEC_PER_SEC);
  return make_empty ();
}

static JsonNode *
post_creations_fail (Order *order)
{
  g_autofree char *step = catena_json_dup_string (order->body, "step");
  g_autofree char *sub_step = catena_json_dup_string (order->body, "sub_step");
  g_autofree char *message = catena_json_dup_string (order->body, "message");
  g_autofree char *id = catena_json_dup_string (order->body, "service");
  SimService *service = sim_store_get_service (order->context->store, id, NULL);
  gboolean before = FALSE;

  if (step == NULL)
    return fail (order, "step is missing");
  if (id != NULL && (service == NULL || service->creation == NULL))
    return fail (order, "no such creation");
  if (message == NULL)
    message = g_strdup ("Told to fail here.");
  catena_json_get_bool (order->body, "before", &before);
  if (service != NULL)
    sim_process_fail_at (service->creation, step, sub_step, message, before);
  else
    sim_store_set_failure (order->context->store, step, sub_step, message, before);

  return make_empty ();
}

/* A service may be named by its name as well, in case a test knows no more of it. */
static SimService *
find_service (SimStore   *store,
              const char *id)
{
  SimService *service = sim_store_get_service (store, id, NULL);

  for (guint i = 0; service == NULL && i < store->tenants->len; i++)
    {
      SimTenant *tenant = g_ptr_array_index (store->tenants, i);

      for (guint j = 0; service == NULL && j < tenant->projects->len; j++)
        service = sim_project_get_service_named (g_ptr_array_index (tenant->projects, j), id);
    }

  return service;
}

static JsonNode *
get_service_request (Order *order)
{
  SimService *service = find_service (order->context->store, order->id);

  return service != NULL ? json_node_ref (service->request) : fail (order, "no such service");
}

static JsonNode *
post_service_finish (Order *order)
{
  SimStore *store = order->context->store;
  SimService *service = find_service (store, order->id);

  if (service == NULL || service->creation == NULL)
    return fail (order, "no such creation");

  service->visible_at = 0;
  sim_store_finish (store, service);
  return make_empty ();
}

static JsonNode *
post_services (Order *order)
{
  g_autofree char *project_id = catena_json_dup_string (order->body, "project");
  g_autofree char *name = catena_json_dup_string (order->body, "name");
  g_autofree char *status = catena_json_dup_string (order->body, "status");
  g_autofree char *process_status = catena_json_dup_string (order->body, "process_status");
  SimProject *project = sim_store_get_project (order->context->store, project_id);
  SimService *service;
  JsonObject *object;

  if (project == NULL || name == NULL)
    return fail (order, "project and name are needed");

  service = sim_demo_add_service (order->context->store, project, name);
  if (status != NULL)
    catena_set_str (&service->status, status);
  if (process_status != NULL)
    catena_set_str (&service->process_status, process_status);
  object = json_object_new ();
  json_object_set_string_member (object, "id", service->id);

  return sim_json_node (object);
}

static JsonNode *
post_quota (Order *order)
{
  g_autofree char *project_id = catena_json_dup_string (order->body, "project");
  SimProject *project = sim_store_get_project (order->context->store, project_id);
  gint64 number;

  if (project == NULL)
    return fail (order, "no such project");

  if (catena_json_get_int64 (order->body, "quota", &number) && number >= 0)
    project->quota = (guint) number;
  if (catena_json_get_int64 (order->body, "used", &number) && number >= 0)
    project->used_elsewhere = (guint) number;
  order->context->store->changed = TRUE;

  return make_empty ();
}

static JsonNode *
post_clusters (Order *order)
{
  g_autofree char *id = catena_json_dup_string (order->body, "id");
  char *flaw = catena_json_dup_string (order->body, "flaw");

  if (id == NULL || (flaw != NULL && !sim_create_rules_is_flaw (flaw)))
    {
      g_free (flaw);
      return fail (order, "no such flaw, or no id");
    }
  if (flaw != NULL)
    g_hash_table_insert (order->context->store->flaws, g_steal_pointer (&id), flaw);
  else
    g_hash_table_remove (order->context->store->flaws, id);
  order->context->store->changed = TRUE;

  return make_empty ();
}

static JsonNode *
get_habits (Order *order)
{
  return sim_json_node (sim_habits_to_json (&order->context->store->habits));
}

static JsonNode *
post_habits (Order *order)
{
  SimHabits *habits = &order->context->store->habits;

  return sim_habits_set (habits, order->body, &order->error) ? get_habits (order) : NULL;
}

static JsonNode *
post_quit (Order *order)
{
  order->context->quit (order->context->quit_data);
  return make_empty ();
}

static const struct
{
  const char *method;
  const char *path;
  Action action;
} routes[] = {
  { "GET", "/state", get_state },
  { "GET", "/arrivals", get_arrivals },
  { "DELETE", "/arrivals", delete_arrivals },
  { "GET", "/faults", get_faults },
  { "POST", "/faults", post_faults },
  { "DELETE", "/faults", delete_faults },
  { "DELETE", "/faults/ID", delete_faults },
  { "GET", "/holds", get_holds },
  { "POST", "/release", post_release },
  { "POST", "/speed", post_speed },
  { "POST", "/clock", post_clock },
  { "POST", "/tokens/expire", post_tokens_expire },
  { "POST", "/tokens/lifetime", post_tokens_lifetime },
  { "POST", "/creations/fail", post_creations_fail },
  { "GET", "/services/ID/request", get_service_request },
  { "POST", "/services/ID/finish", post_service_finish },
  { "POST", "/services", post_services },
  { "POST", "/quota", post_quota },
  { "POST", "/clusters", post_clusters },
  { "GET", "/habits", get_habits },
  { "POST", "/habits", post_habits },
  { "POST", "/quit", post_quit },
};

static gboolean
match (const char *pattern,
       const char *path,
       char      **id)
{
  g_auto (GStrv) wanted = g_strsplit (pattern, "/", -1);
  g_auto (GStrv) given = g_strsplit (path, "/", -1);

  g_clear_pointer (id, g_free);
  if (g_strv_length (wanted) != g_strv_length (given))
    return FALSE;
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (g_str_equal (wanted[i], "ID"))
        *id = g_uri_unescape_string (given[i], NULL);
      else if (!g_str_equal (wanted[i], given[i]))
        return FALSE;
    }

  return TRUE;
}

static Action
find_action (SoupServerMessage *message,
             char             **id)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (g_str_equal (routes[i].method, soup_server_message_get_method (message))
          && match (routes[i].path, path, id))
        return routes[i].action;
    }

  return NULL;
}

static void
reply (SoupServerMessage *message,
       guint              status,
       JsonNode          *node)
{
  char *text = json_to_string (node, FALSE);

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, text, strlen (text));
}

static void
reply_error (SoupServerMessage *message,
             guint              status,
             const char        *text)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) node = sim_json_node (object);

  json_object_set_string_member (object, "error", text);
  reply (message, status, node);
}

/**
 * sim_control_answer:
 * @context: what the listeners share
 * @message: a request to control
 * @bytes: its body
 */
void
sim_control_answer (SimContext        *context,
                    SoupServerMessage *message,
                    GBytes            *bytes)
{
  Order order = { .context = context };
  g_autoptr (JsonNode) body = NULL;
  g_autoptr (JsonNode) answer = NULL;
  g_autofree char *id = NULL;
  Action action = find_action (message, &id);

  if (g_bytes_get_size (bytes) > 0)
    body = catena_json_parse (bytes, &order.error);
  if (body != NULL && JSON_NODE_HOLDS_OBJECT (body))
    order.body = json_node_get_object (body);
  order.id = id;
  if (order.error == NULL && action != NULL)
    {
      sim_store_advance (context->store);
      answer = action (&order);
      sim_context_save (context);
    }
  if (action == NULL)
    reply_error (message, 404, "no such route, see sim-control.c");
  else if (answer == NULL)
    reply_error (message, 400, order.error->message);
  else
    reply (message, 200, answer);
  g_clear_error (&order.error);
}
