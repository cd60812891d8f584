/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-draft"

#include "config.h"

#include "catena-service-draft.h"

#include "catena-service-draft-private.h"

static JsonArray *
save_names (CatenaServiceDraft *self,
            gboolean            locked)
{
  JsonArray *names = json_array_new ();

  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    {
      const CatenaField *field = catena_field_get (i);
      const CatenaDraftValue *value = catena_service_draft_get_value (self, i);

      if (field->type != CATENA_FIELD_TYPE_SECRET && (locked ? value->locked : value->touched))
        json_array_add_string_element (names, field->name);
    }

  return names;
}

static JsonObject *
save_fields (CatenaServiceDraft *self)
{
  JsonObject *fields = json_object_new ();

  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    {
      const CatenaField *field = catena_field_get (i);
      const CatenaDraftValue *value = catena_service_draft_get_value (self, i);

      if (field->type == CATENA_FIELD_TYPE_SECRET)
        continue;
      else if (field->type == CATENA_FIELD_TYPE_INTEGER)
        json_object_set_int_member (fields, field->name, value->number);
      else if (field->type == CATENA_FIELD_TYPE_BOOLEAN)
        json_object_set_boolean_member (fields, field->name, value->number != 0);
      else
        json_object_set_string_member (fields, field->name, value->text);
    }

  return fields;
}

static JsonArray *
save_organizations (CatenaServiceDraft *self)
{
  GListModel *organizations = catena_service_draft_get_organizations (self);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (organizations); i++)
    {
      g_autoptr(CatenaDraftOrganization) organization = g_list_model_get_item (organizations, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", catena_draft_organization_get_name (organization));
      json_object_set_int_member (object, "peers", catena_draft_organization_get_peers (organization));
      json_array_add_object_element (array, object);
    }

  return array;
}

/* Members by position, as names may still be empty or the same. */
static JsonArray *
save_members (CatenaServiceDraft *self,
              CatenaDraftChannel *channel)
{
  GListModel *organizations = catena_service_draft_get_organizations (self);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (organizations); i++)
    {
      g_autoptr(CatenaDraftOrganization) organization = g_list_model_get_item (organizations, i);

      if (catena_draft_channel_has_organization (channel, organization))
        json_array_add_int_element (array, i);
    }

  return array;
}

static JsonArray *
save_channels (CatenaServiceDraft *self)
{
  GListModel *channels = catena_service_draft_get_channels (self);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (channels); i++)
    {
      g_autoptr(CatenaDraftChannel) channel = g_list_model_get_item (channels, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", catena_draft_channel_get_name (channel));
      json_object_set_string_member (object, "description", catena_draft_channel_get_description (channel));
      json_object_set_array_member (object, "organizations", save_members (self, channel));
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
save_edge_nodes (CatenaServiceDraft *self)
{
  GListModel *nodes = catena_service_draft_get_edge_nodes (self);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr(CatenaDraftEdgeNode) node = g_list_model_get_item (nodes, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", catena_draft_edge_node_get_id (node));
      json_object_set_string_member (object, "address", catena_draft_edge_node_get_address (node));
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
save_to_fill_in (CatenaServiceDraft *self)
{
  JsonArray *names = json_array_new ();

  for (guint i = 0; i < CATENA_FIELD_N_IDS; i++)
    if (catena_service_draft_is_to_fill_in (self, i))
      json_array_add_string_element (names, catena_field_get (i)->name);

  return names;
}

/**
 * catena_service_draft_to_json:
 * @self: a draft
 *
 * Makes what is saved of a draft: all that it was told but the secrets, what the person has set (so that the
 * rest goes on to follow), what it has to fill in yet, and the locks.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
catena_service_draft_to_json (CatenaServiceDraft *self)
{
  JsonObject *root;
  JsonArray *touched;
  JsonNode *node;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), NULL);

  touched = save_names (self, FALSE);
  if (catena_service_draft_get_lists_touched (self))
    json_array_add_string_element (touched, "organizations");

  root = json_object_new ();
  json_object_set_string_member (root, "format", CATENA_DRAFT_FORMAT);
  json_object_set_int_member (root, "version", CATENA_DRAFT_FORMAT_VERSION);
  json_object_set_object_member (root, "fields", save_fields (self));
  json_object_set_array_member (root, "touched", touched);
  json_object_set_array_member (root, "locked", save_names (self, TRUE));
  json_object_set_array_member (root, "to-fill-in", save_to_fill_in (self));
  json_object_set_array_member (root, "organizations", save_organizations (self));
  json_object_set_array_member (root, "channels", save_channels (self));
  json_object_set_array_member (root, "edge-nodes", save_edge_nodes (self));

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, root);

  return node;
}
