/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-store.h"

#include "sim-util.h"

#include "catena-json.h"
#include "catena-util.h"

#define STATE_VERSION 1

static void
load_token (SimStore   *store,
            JsonObject *object)
{
  g_autofree char *value = catena_json_dup_string (object, "value");
  g_autofree char *domain_id = catena_json_dup_string (object, "domain_id");
  g_autofree char *project_id = catena_json_dup_string (object, "project_id");
  g_autofree char *user_id = catena_json_dup_string (object, "user_id");
  SimTenant *tenant = domain_id != NULL ? sim_store_get_tenant (store, domain_id, NULL) : NULL;
  SimUser *user = tenant != NULL && user_id != NULL ? sim_tenant_get_user (tenant, user_id, NULL) : NULL;
  SimToken *token;

  if (user == NULL || value == NULL)
    return;

  token = sim_token_new (tenant, sim_store_get_project (store, project_id), user, 0, 0);
  catena_set_str (&token->value, value);
  catena_json_get_int64 (object, "issued", &token->issued);
  catena_json_get_int64 (object, "expires", &token->expires);
  g_hash_table_insert (store->tokens, token->value, token);
}

/* A creation is shared between the service and its record; the file holds it twice. */
static void
load_operation (SimStore   *store,
                JsonObject *object)
{
  SimOperation *operation = sim_operation_from_json (object);
  SimService *service = sim_store_get_service (store, operation->service_id, NULL);

  if (service != NULL && service->creation != NULL && g_strcmp0 (operation->type, SIM_OPERATION_CREATE) == 0)
    {
      sim_process_unref (operation->process);
      operation->process = sim_process_ref (service->creation);
    }
  g_ptr_array_add (store->operations, operation);
}

static void
load_flaws (SimStore   *store,
            JsonObject *object)
{
  g_autoptr (GList) ids = object != NULL ? json_object_get_members (object) : NULL;

  for (GList *l = ids; l != NULL; l = l->next)
    g_hash_table_insert (store->flaws, g_strdup (l->data), catena_json_dup_string (object, l->data));
}

static JsonObject *
flaws_to_json (SimStore *store)
{
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  gpointer id;
  gpointer flaw;

  g_hash_table_iter_init (&iter, store->flaws);
  while (g_hash_table_iter_next (&iter, &id, &flaw))
    json_object_set_string_member (object, id, flaw);

  return object;
}

/**
 * sim_store_to_json:
 * @store: the store
 *
 * Returns: (transfer full): everything that outlives a run
 */
JsonObject *
sim_store_to_json (SimStore *store)
{
  JsonObject *object = json_object_new ();
  JsonArray *tenants = json_array_new ();
  JsonArray *operations = json_array_new ();
  JsonArray *tokens = json_array_new ();
  GHashTableIter iter;
  gpointer token;

  for (guint i = 0; i < store->tenants->len; i++)
    json_array_add_object_element (tenants, sim_tenant_to_json (g_ptr_array_index (store->tenants, i), TRUE));
  for (guint i = 0; i < store->operations->len; i++)
    json_array_add_object_element (operations,
                                   sim_operation_to_json (g_ptr_array_index (store->operations, i)));
  g_hash_table_iter_init (&iter, store->tokens);
  while (g_hash_table_iter_next (&iter, NULL, &token))
    json_array_add_object_element (tokens, sim_token_to_json (token));

  json_object_set_int_member (object, "version", STATE_VERSION);
  json_object_set_array_member (object, "tenants", tenants);
  json_object_set_array_member (object, "operations", operations);
  json_object_set_array_member (object, "tokens", tokens);
  json_object_set_object_member (object, "clusters", flaws_to_json (store));
  json_object_set_int_member (object, "token_lifetime", store->token_lifetime);

  return object;
}

/**
 * sim_store_load:
 * @store: an empty store
 * @path: a state file
 * @error: return location for an error
 *
 * Fills the store from a file. Operations go on where they stood; the time in between did not pass for them.
 *
 * Returns: whether it could be read
 */
gboolean
sim_store_load (SimStore   *store,
                const char *path,
                GError    **error)
{
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;
  JsonArray *rows;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return FALSE;
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  node = catena_json_parse (bytes, error);
  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is not a state file", path);
      return FALSE;
    }

  object = json_node_get_object (node);
  rows = catena_json_get_array (object, "tenants");
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    g_ptr_array_add (store->tenants, sim_tenant_from_json (catena_json_get_element_object (rows, i)));
  rows = catena_json_get_array (object, "operations");
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    load_operation (store, catena_json_get_element_object (rows, i));
  rows = catena_json_get_array (object, "tokens");
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    load_token (store, catena_json_get_element_object (rows, i));
  load_flaws (store, catena_json_get_object (object, "clusters"));
  catena_json_get_int64 (object, "token_lifetime", &store->token_lifetime);

  return TRUE;
}

/**
 * sim_store_save:
 * @store: the store
 * @path: the state file
 * @error: return location for an error
 *
 * Replaces the file as a whole, readable by its owner alone: it holds keys and passwords, if only invented
 * ones.
 *
 * Returns: whether it could be written
 */
gboolean
sim_store_save (SimStore   *store,
                const char *path,
                GError    **error)
{
  g_autoptr (JsonNode) node = sim_json_node (sim_store_to_json (store));
  g_autofree char *text = json_to_string (node, FALSE);

  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return FALSE;

  store->changed = FALSE;
  return TRUE;
}
