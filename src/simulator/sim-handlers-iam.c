/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-handlers.h"

#include "sim-totp.h"
#include "sim-util.h"

#include "catena-json.h"
#include "catena-time.h"

/* facts 4.2: so many wrong passwords lock the user for a while. */
#define PASSWORD_FAILURES_MAX 5
#define PASSWORD_LOCK (15 * 60 * CATENA_NSEC_PER_SEC)
#define PER_PAGE_MAX 5000

static JsonObject *
get_path (JsonObject *object,
          ...)
{
  va_list args;
  const char *name;

  va_start (args, object);
  while (object != NULL && (name = va_arg (args, const char *)) != NULL)
    object = catena_json_get_object (object, name);
  va_end (args);

  return object;
}

static gboolean
has_method (JsonObject *identity,
            const char *method)
{
  g_auto (GStrv) methods = catena_json_dup_strv (identity, "methods");

  return methods != NULL && g_strv_contains ((const char * const *) methods, method);
}

static SimUser *
find_user (SimCall    *call,
           JsonObject *given)
{
  g_autofree char *id = catena_json_dup_string (given, "id");
  g_autofree char *name = catena_json_dup_string (given, "name");
  JsonObject *domain = catena_json_get_object (given, "domain");
  g_autofree char *domain_id = catena_json_dup_string (domain, "id");
  g_autofree char *domain_name = catena_json_dup_string (domain, "name");

  if (id == NULL)
    {
      call->tenant = sim_store_get_tenant (call->store, domain_id, domain_name);
      return call->tenant != NULL && name != NULL ? sim_tenant_get_user (call->tenant, NULL, name) : NULL;
    }
  for (guint i = 0; i < call->store->tenants->len; i++)
    {
      SimUser *user;

      call->tenant = g_ptr_array_index (call->store->tenants, i);
      user = sim_tenant_get_user (call->tenant, id, NULL);
      if (user != NULL)
        return user;
    }

  return NULL;
}

static void
refuse_password (SimCall *call,
                 SimUser *user)
{
  if (user != NULL && ++user->password_failures >= PASSWORD_FAILURES_MAX)
    {
      user->password_failures = 0;
      user->locked_until = sim_store_now (call->store) + PASSWORD_LOCK;
    }
  call->store->changed = TRUE;
  sim_call_refuse_iam (call, 401, "Wrong user name or password.");
}

static gboolean
check_passcode (SimCall    *call,
                JsonObject *identity,
                SimUser    *user)
{
  JsonObject *given = get_path (identity, "totp", "user", NULL);
  g_autofree char *id = catena_json_dup_string (given, "id");
  g_autofree char *passcode = catena_json_dup_string (given, "passcode");

  if (user->totp_secret == NULL)
    return TRUE;
  if (!has_method (identity, "totp") || passcode == NULL)
    {
      sim_call_refuse_iam (call, 401, "A second factor is needed: totp.");
      return FALSE;
    }
  if (g_strcmp0 (id, user->id) != 0
      || !sim_totp_verify (user->totp_secret, passcode, sim_call_now (call) / CATENA_NSEC_PER_SEC))
    {
      sim_call_refuse_iam (call, 401, "The passcode is wrong.");
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_identity (SimCall    *call,
                JsonObject *identity)
{
  JsonObject *given = get_path (identity, "password", "user", NULL);
  g_autofree char *password = catena_json_dup_string (given, "password");
  SimUser *user;

  if (given == NULL || password == NULL || !has_method (identity, "password"))
    {
      sim_call_refuse_iam (call, 400, "auth.identity is incomplete.");
      return FALSE;
    }
  user = find_user (call, given);
  if (user != NULL && (g_strcmp0 (user->state, SIM_USER_LOCKED) == 0
                       || user->locked_until > sim_store_now (call->store)))
    {
      sim_call_refuse_iam (call, 401, "No sign-in: the account is locked.");
      return FALSE;
    }
  if (user == NULL || g_strcmp0 (user->password, password) != 0
      || g_strcmp0 (user->state, SIM_USER_HUAWEI_ID) == 0)
    {
      refuse_password (call, user);
      return FALSE;
    }
  if (!check_passcode (call, identity, user))
    return FALSE;

  user->password_failures = 0;
  call->user = user;
  return TRUE;
}

static gboolean
check_scope (SimCall    *call,
             JsonObject *scope)
{
  JsonObject *project = catena_json_get_object (scope, "project");
  JsonObject *domain = catena_json_get_object (scope, "domain");
  g_autofree char *id = catena_json_dup_string (project != NULL ? project : domain, "id");
  g_autofree char *name = catena_json_dup_string (project != NULL ? project : domain, "name");

  if (project != NULL)
    call->project = sim_tenant_get_project (call->tenant, id, name);
  if (project != NULL && call->project == NULL)
    {
      sim_call_refuse_iam (call, 401, "The user has no such project.");
      return FALSE;
    }
  if (domain != NULL && sim_store_get_tenant (call->store, id, name) != call->tenant)
    {
      sim_call_refuse_iam (call, 401, "The user has no such account.");
      return FALSE;
    }

  return TRUE;
}

static JsonObject *
make_domain (SimTenant *tenant)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", tenant->id);
  json_object_set_string_member (object, "name", tenant->name);

  return object;
}

/* What makes a token's answer so large that nocatalog is worth asking for. */
static JsonArray *
make_catalog (SimTenant *tenant)
{
  static const char *services[] = { "bcs", "cce", "ecs", "evs", "iam", "obs", "sfs", "swr", "vpc" };
  JsonArray *catalog = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      JsonObject *service = json_object_new ();
      JsonArray *endpoints = json_array_new ();

      for (guint j = 0; j < tenant->projects->len; j++)
        {
          SimProject *project = g_ptr_array_index (tenant->projects, j);
          JsonObject *endpoint = json_object_new ();
          g_autofree char *url = g_strdup_printf ("https://%s.%s.example.com", services[i], project->name);
          g_autofree char *id = sim_derive_id ("endpoint", services[i], project->name);

          json_object_set_string_member (endpoint, "id", id);
          json_object_set_string_member (endpoint, "interface", "public");
          json_object_set_string_member (endpoint, "region", project->name);
          json_object_set_string_member (endpoint, "region_id", project->name);
          json_object_set_string_member (endpoint, "url", url);
          json_array_add_object_element (endpoints, endpoint);
        }
      json_object_set_string_member (service, "name", services[i]);
      json_object_set_string_member (service, "type", services[i]);
      json_object_set_array_member (service, "endpoints", endpoints);
      json_array_add_object_element (catalog, service);
    }

  return catalog;
}

static JsonArray *
make_roles (SimUser *user)
{
  JsonArray *roles = json_array_new ();
  JsonObject *role = json_object_new ();

  json_object_set_string_member (role, "id", "0");
  json_object_set_string_member (role, "name", sim_user_may_change (user) ? "te_admin" : "readonly");
  json_array_add_object_element (roles, role);

  return roles;
}

static JsonObject *
make_user (SimCall *call)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", call->user->id);
  json_object_set_string_member (object, "name", call->user->name);
  json_object_set_object_member (object, "domain", make_domain (call->tenant));
  json_object_set_string_member (object, "password_expires_at", "");

  return object;
}

static JsonObject *
make_token (SimCall    *call,
            SimToken   *token,
            JsonObject *identity)
{
  JsonObject *object = json_object_new ();
  const char *nocatalog = sim_call_get_query (call, "nocatalog");
  g_autofree char *expires = sim_format_iam (sim_store_show (call->store, token->expires));
  g_autofree char *issued = sim_format_iam (sim_store_show (call->store, token->issued));

  json_object_set_string_member (object, "expires_at", expires);
  json_object_set_string_member (object, "issued_at", issued);
  json_object_set_array_member (object, "methods",
                                json_array_ref (catena_json_get_array (identity, "methods")));
  json_object_set_array_member (object, "catalog", nocatalog != NULL && *nocatalog != '\0'
                                                     ? json_array_new () : make_catalog (call->tenant));
  json_object_set_array_member (object, "roles", make_roles (call->user));
  if (token->project != NULL)
    {
      JsonObject *project = json_object_new ();

      json_object_set_string_member (project, "id", token->project->id);
      json_object_set_string_member (project, "name", token->project->name);
      json_object_set_object_member (project, "domain", make_domain (call->tenant));
      json_object_set_object_member (object, "project", project);
    }
  else
    {
      json_object_set_object_member (object, "domain", make_domain (call->tenant));
    }
  json_object_set_object_member (object, "user", make_user (call));

  return object;
}

static JsonObject *
make_links (const char *path)
{
  JsonObject *links = json_object_new ();
  g_autofree char *self = g_strconcat ("https://iam.example.com", path, NULL);

  json_object_set_string_member (links, "self", self);
  json_object_set_null_member (links, "previous");
  json_object_set_null_member (links, "next");

  return links;
}

static JsonObject *
make_project_row (SimProject *project)
{
  JsonObject *row = json_object_new ();
  g_autofree char *path = g_strconcat ("/v3/projects/", project->id, NULL);

  json_object_set_string_member (row, "id", project->id);
  json_object_set_string_member (row, "name", project->name);
  json_object_set_string_member (row, "domain_id", project->tenant->id);
  json_object_set_string_member (row, "parent_id", project->tenant->id);
  json_object_set_boolean_member (row, "is_domain", FALSE);
  json_object_set_string_member (row, "description", "");
  json_object_set_boolean_member (row, "enabled", TRUE);
  json_object_set_object_member (row, "links", make_links (path));

  return row;
}

static void
reply_rows (SimCall    *call,
            const char *name,
            JsonArray  *rows)
{
  JsonObject *object = json_object_new ();

  json_object_set_array_member (object, name, rows);
  json_object_set_object_member (object, "links", make_links (call->path));
  sim_call_reply_object (call, 200, object);
}

static gboolean
is_project_asked_for (SimCall    *call,
                      SimProject *project)
{
  const char *name = sim_call_get_query (call, "name");
  const char *domain_id = sim_call_get_query (call, "domain_id");
  const char *parent_id = sim_call_get_query (call, "parent_id");
  const char *enabled = sim_call_get_query (call, "enabled");
  const char *is_domain = sim_call_get_query (call, "is_domain");

  return (name == NULL || g_str_equal (name, project->name))
         && (domain_id == NULL || g_str_equal (domain_id, project->tenant->id))
         && (parent_id == NULL || g_str_equal (parent_id, project->tenant->id))
         && (enabled == NULL || g_str_equal (enabled, "true"))
         && (is_domain == NULL || g_str_equal (is_domain, "false"));
}

/* page and per_page come together or not at all. */
static gboolean
get_page (SimCall *call,
          guint64 *first,
          guint64 *last)
{
  const char *page = sim_call_get_query (call, "page");
  const char *per_page = sim_call_get_query (call, "per_page");
  guint64 number;
  guint64 size;

  *first = 0;
  *last = G_MAXUINT64;
  if (page == NULL && per_page == NULL)
    return TRUE;
  if (page == NULL || per_page == NULL
      || !g_ascii_string_to_unsigned (page, 10, 1, G_MAXUINT32, &number, NULL)
      || !g_ascii_string_to_unsigned (per_page, 10, 1, PER_PAGE_MAX, &size, NULL))
    {
      sim_call_refuse_iam (call, 400, "page and per_page go together; per_page is 1 to 5000.");
      return FALSE;
    }
  *first = (number - 1) * size;
  *last = *first + size;

  return TRUE;
}

/**
 * sim_handle_create_token:
 * @call: POST /v3/auth/tokens (facts 4.1)
 */
void
sim_handle_create_token (SimCall *call)
{
  g_autoptr (JsonNode) body = sim_call_parse_body (call);
  JsonObject *root = body != NULL && JSON_NODE_HOLDS_OBJECT (body) ? json_node_get_object (body) : NULL;
  JsonObject *identity = get_path (root, "auth", "identity", NULL);
  JsonObject *object;
  SimToken *token;

  if (identity == NULL)
    {
      sim_call_refuse_iam (call, 400, "auth.identity is missing.");
      return;
    }
  if (!check_identity (call, identity) || !check_scope (call, get_path (root, "auth", "scope", NULL)))
    return;

  token = sim_store_add_token (call->store, call->tenant, call->project, call->user);
  object = json_object_new ();
  json_object_set_object_member (object, "token", make_token (call, token, identity));
  sim_call_reply_object (call, 201, object);
  soup_message_headers_replace (call->reply_headers, "X-Subject-Token", token->value);
}

/**
 * sim_handle_list_own_projects:
 * @call: GET /v3/auth/projects (facts 4.3): what the user may use
 */
void
sim_handle_list_own_projects (SimCall *call)
{
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < call->tenant->projects->len; i++)
    json_array_add_object_element (rows, make_project_row (g_ptr_array_index (call->tenant->projects, i)));
  reply_rows (call, "projects", rows);
}

/**
 * sim_handle_list_projects:
 * @call: GET /v3/projects (facts 4.3): everything the account has, for those who may see it
 */
void
sim_handle_list_projects (SimCall *call)
{
  JsonArray *rows;
  guint64 first;
  guint64 last;
  guint64 found = 0;

  if (!sim_user_may_change (call->user))
    {
      sim_call_refuse_iam (call, 403, "This user may not list projects.");
      return;
    }
  if (!get_page (call, &first, &last))
    return;

  rows = json_array_new ();
  for (guint i = 0; i < call->tenant->projects->len; i++)
    {
      SimProject *project = g_ptr_array_index (call->tenant->projects, i);

      if (!is_project_asked_for (call, project))
        continue;
      if (found >= first && found < last)
        json_array_add_object_element (rows, make_project_row (project));
      found++;
    }
  reply_rows (call, "projects", rows);
}

/**
 * sim_handle_list_domains:
 * @call: GET /v3/auth/domains (facts 4.3): the user's account, for those who may see it
 */
void
sim_handle_list_domains (SimCall *call)
{
  JsonArray *rows;
  JsonObject *row;
  g_autofree char *path = NULL;

  if (!sim_user_may_change (call->user))
    {
      sim_call_refuse_iam (call, 403, "This user may not see the account.");
      return;
    }

  path = g_strconcat ("/v3/domains/", call->tenant->id, NULL);
  rows = json_array_new ();
  row = make_domain (call->tenant);
  json_object_set_boolean_member (row, "enabled", TRUE);
  json_object_set_string_member (row, "description", "");
  json_object_set_object_member (row, "links", make_links (path));
  json_array_add_object_element (rows, row);
  reply_rows (call, "domains", rows);
}
