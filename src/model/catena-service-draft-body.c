/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-draft"

#include "config.h"

#include "catena-service-draft.h"

#include "catena-crypt.h"
#include "catena-service-draft-private.h"

#include <string.h>

typedef struct
{
  JsonObject *root;
  GPtrArray *secrets;
} BodyBuilder;

/* The object in which the member of @path stands, made where it is missing; @member becomes its own name. */
static JsonObject *
ensure_parent (JsonObject  *object,
               const char  *path,
               const char **member)
{
  const char *dot;

  while ((dot = strchr (path, '.')) != NULL)
    {
      g_autofree char *name = g_strndup (path, dot - path);

      if (!json_object_has_member (object, name))
        json_object_set_object_member (object, name, json_object_new ());
      object = json_object_get_object_member (object, name);
      path = dot + 1;
    }
  *member = path;

  return object;
}

/* See CatenaField for what is sent. */
static gboolean
has_value (const CatenaField      *field,
           const CatenaDraftValue *value)
{
  switch (field->type)
    {
    case CATENA_FIELD_TYPE_INTEGER:
    case CATENA_FIELD_TYPE_BOOLEAN:
      return value->number != 0 || field->default_text != NULL;
    case CATENA_FIELD_TYPE_SECRET:
      return value->secret != NULL;
    case CATENA_FIELD_TYPE_STRING:
    case CATENA_FIELD_TYPE_CHOICE:
    case CATENA_FIELD_TYPE_LIST:
    default:
      return *value->text != '\0' || g_strcmp0 (field->default_text, "") == 0;
    }
}

static const char *
add_secret (BodyBuilder       *builder,
            const CatenaField *field,
            CatenaSecret      *secret)
{
  CatenaSecret *sent;

  if (field->id == CATENA_FIELD_NODE_PASSWORD)
    sent = catena_crypt_node_password (secret);
  else
    sent = catena_secret_ref (secret);
  /* Never the plain password in its place: an empty one is refused, and nothing is created. */
  if (sent == NULL)
    return "";
  g_ptr_array_add (builder->secrets, sent);

  return catena_secret_get_placeholder (sent);
}

static void
add_value (BodyBuilder            *builder,
           const CatenaField      *field,
           const CatenaDraftValue *value)
{
  const char *member;
  JsonObject *parent = ensure_parent (builder->root, field->path, &member);

  switch (field->type)
    {
    case CATENA_FIELD_TYPE_INTEGER:
      json_object_set_int_member (parent, member, value->number);
      break;
    case CATENA_FIELD_TYPE_BOOLEAN:
      json_object_set_boolean_member (parent, member, value->number != 0);
      break;
    case CATENA_FIELD_TYPE_SECRET:
      json_object_set_string_member (parent, member, add_secret (builder, field, value->secret));
      break;
    case CATENA_FIELD_TYPE_STRING:
    case CATENA_FIELD_TYPE_CHOICE:
    case CATENA_FIELD_TYPE_LIST:
    default:
      json_object_set_string_member (parent, member, value->text);
    }
}

static JsonArray *
build_organizations (CatenaServiceDraft *self)
{
  GListModel *organizations = catena_service_draft_get_organizations (self);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (organizations); i++)
    {
      g_autoptr(CatenaDraftOrganization) organization = g_list_model_get_item (organizations, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", catena_draft_organization_get_name (organization));
      json_object_set_int_member (object, "node_count", catena_draft_organization_get_peers (organization));
      json_array_add_object_element (array, object);
    }

  return array;
}

/* The names in the order of the draft's organizations, whatever the order in which they joined. */
static JsonArray *
build_member_names (CatenaServiceDraft *self,
                    CatenaDraftChannel *channel)
{
  GListModel *organizations = catena_service_draft_get_organizations (self);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (organizations); i++)
    {
      g_autoptr(CatenaDraftOrganization) organization = g_list_model_get_item (organizations, i);

      if (catena_draft_channel_has_organization (channel, organization))
        json_array_add_string_element (array, catena_draft_organization_get_name (organization));
    }

  return array;
}

static JsonArray *
build_channels (CatenaServiceDraft *self)
{
  GListModel *channels = catena_service_draft_get_channels (self);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (channels); i++)
    {
      g_autoptr(CatenaDraftChannel) channel = g_list_model_get_item (channels, i);
      JsonObject *object = json_object_new ();
      const char *description = catena_draft_channel_get_description (channel);

      json_object_set_string_member (object, "name", catena_draft_channel_get_name (channel));
      json_object_set_array_member (object, "org_names", build_member_names (self, channel));
      if (*description != '\0')
        json_object_set_string_member (object, "description", description);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
build_edge_nodes (CatenaServiceDraft *self)
{
  GListModel *nodes = catena_service_draft_get_edge_nodes (self);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr(CatenaDraftEdgeNode) node = g_list_model_get_item (nodes, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", catena_draft_edge_node_get_id (node));
      /* The only state in which a node can be used (Table 5-6). */
      json_object_set_string_member (object, "status", "ACTIVE");
      json_object_set_string_member (object, "public_ip_address", catena_draft_edge_node_get_address (node));
      json_array_add_object_element (array, object);
    }

  return array;
}

static void
add_list (BodyBuilder        *builder,
          CatenaServiceDraft *self,
          CatenaFieldId       list,
          JsonArray          *array)
{
  if (catena_service_draft_applies (self, list) && json_array_get_length (array) > 0)
    json_object_set_array_member (builder->root, catena_field_get (list)->path, array);
  else
    json_array_unref (array);
}

/**
 * catena_service_draft_build_body:
 * @self: a draft
 *
 * Makes the request of 5.1.1 out of what applies, in the order of the table of fields, then the lists.
 * Defaults are written out, empty optional members left out (see #CatenaField). Of a draft without findings
 * it obeys the contract; of another one it shows how far it has come. The node password is salted anew each
 * time.
 *
 * Returns: (transfer full): the body; secrets are spliced in only when it is sent
 */
CatenaBody *
catena_service_draft_build_body (CatenaServiceDraft *self)
{
  g_autoptr(GPtrArray) secrets = NULL;
  g_autoptr(JsonNode) document = NULL;
  BodyBuilder builder;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (self), NULL);

  secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_secret_unref);
  builder.secrets = secrets;
  builder.root = json_object_new ();
  document = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (document, builder.root);

  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    {
      const CatenaField *field = catena_field_get (i);
      const CatenaDraftValue *value = catena_service_draft_get_value (self, i);

      if (field->path != NULL && catena_service_draft_applies (self, i) && has_value (field, value))
        add_value (&builder, field, value);
    }
  /* Mandatory, also where there is nothing to choose. */
  if (!catena_service_draft_applies (self, CATENA_FIELD_CREATE_NEW_CLUSTER))
    json_object_set_boolean_member (builder.root, "create_new_cluster", FALSE);
  add_list (&builder, self, CATENA_FIELD_ORGANIZATIONS, build_organizations (self));
  add_list (&builder, self, CATENA_FIELD_CHANNELS, build_channels (self));
  add_list (&builder, self, CATENA_FIELD_EDGE_NODES, build_edge_nodes (self));

  return catena_body_new (document, (CatenaSecret **) secrets->pdata, secrets->len);
}
