/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-draft"

#include "config.h"

#include "catena-service-draft.h"

#include "catena-error-meaning.h"
#include "catena-service-draft-private.h"

#include <string.h>

/* Far beyond any service; keeps a hostile file from filling the window. */
#define MAX_LIST_LENGTH 200
#define MAX_TEXT_LENGTH 4096
#define MAX_PEERS 100000

/* What the person may have set, what is fixed and what is to be filled in are lists of names. */
typedef enum
{
  MARK_TOUCHED,
  MARK_LOCKED,
  MARK_TO_FILL_IN,
} Mark;

static const char * const mark_names[] = {
  [MARK_TOUCHED] = "touched",
  [MARK_LOCKED] = "locked",
  [MARK_TO_FILL_IN] = "to-fill-in",
};

static gboolean
refuse (GError    **error,
        const char *problem,
        const char *member,
        const char *expected)
{
  const CatenaErrorDetails details = { .service_code = problem, .member = member };

  g_propagate_error (error, catena_error_new (CATENA_ERROR_INPUT, &details, "“%s” must be %s", member, expected));

  return FALSE;
}

static gboolean
read_text (JsonNode    *node,
           const char  *member,
           const char **text,
           GError     **error)
{
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse (error, CATENA_PROBLEM_DRAFT_TEXT, member, "a text");

  *text = json_node_get_string (node);
  if (strlen (*text) > MAX_TEXT_LENGTH)
    return refuse (error, CATENA_PROBLEM_DRAFT_TEXT_LENGTH, member, "a shorter text");

  return TRUE;
}

static gboolean
read_integer (JsonNode   *node,
              const char *member,
              gint64      least,
              gint64      most,
              gint64     *number,
              GError    **error)
{
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse (error, CATENA_PROBLEM_DRAFT_INTEGER, member, "an integer");

  *number = json_node_get_int (node);
  if (*number < least || *number > most)
    return refuse (error, CATENA_PROBLEM_DRAFT_RANGE, member, "an integer within the limits");

  return TRUE;
}

/* A missing array is an empty one. */
static gboolean
read_array (JsonObject  *object,
            const char  *name,
            const char  *member,
            JsonArray  **array,
            GError     **error)
{
  JsonNode *node = json_object_get_member (object, name);

  *array = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, CATENA_PROBLEM_DRAFT_LIST, member, "a list");

  *array = json_node_get_array (node);
  if (json_array_get_length (*array) > MAX_LIST_LENGTH)
    return refuse (error, CATENA_PROBLEM_DRAFT_LIST_LENGTH, member, "a shorter list");

  return TRUE;
}

static gboolean
read_element_object (JsonArray   *array,
                     guint        index,
                     const char  *member,
                     JsonObject **object,
                     GError     **error)
{
  JsonNode *node = json_array_get_element (array, index);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, CATENA_PROBLEM_DRAFT_OBJECT, member, "an object");
  *object = json_node_get_object (node);

  return TRUE;
}

static gboolean
load_value (CatenaServiceDraft *self,
            const CatenaField  *field,
            JsonNode           *node,
            GError            **error)
{
  CatenaDraftValue *value = catena_service_draft_get_value (self, field->id);
  g_autofree char *member = g_strconcat ("fields.", field->name, NULL);
  const char *text;

  switch (field->type)
    {
    case CATENA_FIELD_TYPE_INTEGER:
      return read_integer (node, member, G_MININT64, G_MAXINT64, &value->number, error);
    case CATENA_FIELD_TYPE_BOOLEAN:
      if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return refuse (error, CATENA_PROBLEM_DRAFT_BOOLEAN, member, "true or false");
      value->number = json_node_get_boolean (node);
      return TRUE;
    case CATENA_FIELD_TYPE_SECRET:
      return refuse (error, CATENA_PROBLEM_DRAFT_SECRET, member, "left out: secrets are not kept in files");
    case CATENA_FIELD_TYPE_STRING:
    case CATENA_FIELD_TYPE_CHOICE:
    case CATENA_FIELD_TYPE_LIST:
    default:
      if (!read_text (node, member, &text, error))
        return FALSE;
      g_free (value->text);
      value->text = g_strdup (catena_field_canonicalize (field, text));
      return TRUE;
    }
}

/* A file that does not say what was set by the person was written by one: all of it was. */
static gboolean
load_fields (CatenaServiceDraft *self,
             JsonObject         *root,
             GError            **error)
{
  JsonNode *node = json_object_get_member (root, "fields");
  const gboolean touched = !json_object_has_member (root, "touched");
  JsonObject *fields;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, CATENA_PROBLEM_DRAFT_OBJECT, "fields", "an object");

  fields = json_node_get_object (node);
  for (guint i = 0; i < CATENA_FIELD_N_SCALARS; i++)
    {
      const CatenaField *field = catena_field_get (i);
      JsonNode *value = json_object_get_member (fields, field->name);

      if (value == NULL)
        continue;
      if (!load_value (self, field, value, error))
        return FALSE;
      catena_service_draft_get_value (self, i)->touched = touched;
    }
  /* Nobody's to set apart. */
  catena_service_draft_get_value (self, CATENA_FIELD_IS_INVITEE)->number =
    g_str_equal (catena_service_draft_get_string (self, CATENA_FIELD_PURPOSE), "invitee");

  return TRUE;
}

/* Names that this version does not know are ignored, as is a lock on what cannot be locked. */
static void
mark_field (CatenaServiceDraft *self,
            const char         *name,
            Mark                mark)
{
  const CatenaField *field = catena_field_get_by_name (name);

  if (field == NULL)
    return;

  if (mark == MARK_TO_FILL_IN)
    catena_service_draft_set_to_fill_in (self, field->id, TRUE);
  else if (field->id >= CATENA_FIELD_N_SCALARS)
    return;
  else if (mark == MARK_TOUCHED)
    catena_service_draft_get_value (self, field->id)->touched = TRUE;
  else if (field->lockable)
    catena_service_draft_get_value (self, field->id)->locked = TRUE;
}

static gboolean
load_marks (CatenaServiceDraft *self,
            JsonObject         *root,
            Mark                mark,
            GError            **error)
{
  const char *name = mark_names[mark];
  JsonArray *array;

  if (!read_array (root, name, name, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *member = g_strdup_printf ("%s[%u]", name, i);
      const char *text;

      if (!read_text (json_array_get_element (array, i), member, &text, error))
        return FALSE;
      mark_field (self, text, mark);
    }

  return TRUE;
}

static gboolean
load_organizations (CatenaServiceDraft *self,
                    JsonObject         *root,
                    GError            **error)
{
  JsonArray *array;

  if (!read_array (root, "organizations", "organizations", &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *member = g_strdup_printf ("organizations[%u]", i);
      g_autofree char *name_member = g_strconcat (member, ".name", NULL);
      g_autofree char *peers_member = g_strconcat (member, ".peers", NULL);
      JsonObject *object;
      const char *name;
      gint64 peers;

      if (!read_element_object (array, i, member, &object, error)
          || !read_text (json_object_get_member (object, "name"), name_member, &name, error)
          || !read_integer (json_object_get_member (object, "peers"), peers_member, 0, MAX_PEERS, &peers, error))
        return FALSE;
      catena_service_draft_add_organization (self, name, peers);
    }

  return TRUE;
}

static gboolean
load_members (CatenaServiceDraft *self,
              CatenaDraftChannel *channel,
              JsonObject         *object,
              const char         *member,
              GError            **error)
{
  GListModel *organizations = catena_service_draft_get_organizations (self);
  g_autofree char *list_member = g_strconcat (member, ".organizations", NULL);
  JsonArray *array;

  if (!read_array (object, "organizations", list_member, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *element_member = g_strdup_printf ("%s[%u]", list_member, i);
      g_autoptr(CatenaDraftOrganization) organization = NULL;
      gint64 position;

      if (!read_integer (json_array_get_element (array, i), element_member,
                         0, (gint64) g_list_model_get_n_items (organizations) - 1, &position, error))
        return FALSE;
      organization = g_list_model_get_item (organizations, position);
      catena_draft_channel_set_member (channel, organization, TRUE);
    }

  return TRUE;
}

static gboolean
load_channels (CatenaServiceDraft *self,
               JsonObject         *root,
               GError            **error)
{
  JsonArray *array;

  if (!read_array (root, "channels", "channels", &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *member = g_strdup_printf ("channels[%u]", i);
      g_autofree char *name_member = g_strconcat (member, ".name", NULL);
      g_autofree char *description_member = g_strconcat (member, ".description", NULL);
      JsonObject *object;
      const char *name;
      const char *description = NULL;

      if (!read_element_object (array, i, member, &object, error)
          || !read_text (json_object_get_member (object, "name"), name_member, &name, error))
        return FALSE;
      if (json_object_has_member (object, "description")
          && !read_text (json_object_get_member (object, "description"), description_member, &description, error))
        return FALSE;
      if (!load_members (self, catena_service_draft_add_channel (self, name, description), object, member, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
load_edge_nodes (CatenaServiceDraft *self,
                 JsonObject         *root,
                 GError            **error)
{
  JsonArray *array;

  if (!read_array (root, "edge-nodes", "edge-nodes", &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *member = g_strdup_printf ("edge-nodes[%u]", i);
      g_autofree char *id_member = g_strconcat (member, ".id", NULL);
      g_autofree char *address_member = g_strconcat (member, ".address", NULL);
      JsonObject *object;
      const char *id;
      const char *address;

      if (!read_element_object (array, i, member, &object, error)
          || !read_text (json_object_get_member (object, "id"), id_member, &id, error)
          || !read_text (json_object_get_member (object, "address"), address_member, &address, error))
        return FALSE;
      catena_service_draft_add_edge_node (self, id, address);
    }

  return TRUE;
}

static gboolean
check_format (JsonNode  *node,
              GError   **error)
{
  const CatenaErrorDetails foreign = { .service_code = CATENA_PROBLEM_DRAFT_FOREIGN };
  JsonNode *format = NULL;
  gint64 version;

  if (JSON_NODE_HOLDS_OBJECT (node))
    format = json_object_get_member (json_node_get_object (node), "format");
  if (format == NULL || json_node_get_value_type (format) != G_TYPE_STRING
      || !g_str_equal (json_node_get_string (format), CATENA_DRAFT_FORMAT))
    {
      g_propagate_error (error, catena_error_new (CATENA_ERROR_INPUT, &foreign,
                                                  "“format” must be “" CATENA_DRAFT_FORMAT "”: this is not a draft"));
      return FALSE;
    }

  if (!read_integer (json_object_get_member (json_node_get_object (node), "version"), "version",
                     1, G_MAXINT64, &version, error))
    return FALSE;
  if (version > CATENA_DRAFT_FORMAT_VERSION)
    return refuse (error, CATENA_PROBLEM_DRAFT_NEWER, "version", "one that this version of Catena knows");

  return TRUE;
}

static gboolean
lists_are_touched (JsonObject *root)
{
  JsonArray *touched;

  if (!json_object_has_member (root, "touched"))
    return TRUE;

  touched = json_object_get_array_member (root, "touched");
  for (guint i = 0; i < json_array_get_length (touched); i++)
    if (g_str_equal (json_array_get_string_element (touched, i), "organizations"))
      return TRUE;

  return FALSE;
}

/**
 * catena_service_draft_new_from_json:
 * @node: what catena_service_draft_to_json() made, or somebody by hand
 * @error: return location for an error
 *
 * Makes a draft of a saved one. Members that are not known are ignored, missing fields keep their defaults,
 * missing lists are empty. Anything of another type or beyond reason, a secret, another format or a later
 * version is refused: %CATENA_ERROR_INPUT, whose details name the problem and the member.
 *
 * Returns: (transfer full) (nullable): the draft, or %NULL with @error set
 */
CatenaServiceDraft *
catena_service_draft_new_from_json (JsonNode  *node,
                                    GError   **error)
{
  g_autoptr(CatenaServiceDraft) self = NULL;
  JsonObject *root;

  g_return_val_if_fail (node != NULL, NULL);

  if (!check_format (node, error))
    return NULL;

  root = json_node_get_object (node);
  self = g_object_new (CATENA_TYPE_SERVICE_DRAFT, NULL);
  if (!load_fields (self, root, error)
      || !load_marks (self, root, MARK_TOUCHED, error)
      || !load_marks (self, root, MARK_LOCKED, error)
      || !load_organizations (self, root, error)
      || !load_channels (self, root, error)
      || !load_edge_nodes (self, root, error)
      || !load_marks (self, root, MARK_TO_FILL_IN, error))
    return NULL;
  catena_service_draft_set_lists_touched (self, lists_are_touched (root));

  return g_steal_pointer (&self);
}
