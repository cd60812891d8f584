/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-operation"

#include "config.h"

#include "catena-error-item.h"
#include "catena-json.h"
#include "catena-operation-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The words that the database keeps. */
static const char * const states[] = {
  [CATENA_OPERATION_INTENDED] = "intended",
  [CATENA_OPERATION_SENDING] = "sending",
  [CATENA_OPERATION_LOOKING] = "looking",
  [CATENA_OPERATION_UNDECIDED] = "undecided",
  [CATENA_OPERATION_RUNNING] = "running",
  [CATENA_OPERATION_SUCCEEDED] = "succeeded",
  [CATENA_OPERATION_FAILED] = "failed",
  [CATENA_OPERATION_REFUSED] = "refused",
};

/* An unknown word is of a newer version: what it stands for may have arrived, so it is looked for. */
static CatenaOperationPhase
read_state (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (g_strcmp0 (states[i], word) == 0)
        return (CatenaOperationPhase) i;
    }

  return CATENA_OPERATION_LOOKING;
}

static void
read_failure (CatenaOperation *self,
              JsonObject      *object)
{
  g_autofree char *step = catena_json_dup_string (object, "step");
  g_autofree char *sub_step = catena_json_dup_string (object, "sub_step");
  g_autofree char *message = catena_json_dup_string (object, "message");

  catena_operation_take_failure (self, step, sub_step, message);
}

static void
read_detail (CatenaOperation *self,
             const char      *text)
{
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new_static (text, strlen (text)) : NULL;
  g_autoptr (JsonNode) root = bytes != NULL ? catena_json_parse (bytes, NULL) : NULL;
  JsonObject *object;
  JsonNode *draft;
  gint64 n_looks = 0;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;

  object = json_node_get_object (root);
  catena_json_get_int64 (object, "since", &self->since);
  catena_json_get_int64 (object, "sent", &self->sent);
  catena_json_get_int64 (object, "ended", &self->ended);
  catena_json_get_bool (object, "again", &self->again);
  catena_json_get_bool (object, "adopted", &self->adopted);
  self->before = catena_json_dup_strv (object, "before");
  self->error = catena_error_item_read (catena_json_get_object (object, "error"));
  draft = catena_json_get_node (object, "draft");
  self->draft = draft != NULL ? json_node_ref (draft) : NULL;
  catena_json_get_int64 (object, "seen", &self->seen);
  read_failure (self, catena_json_get_object (object, "failure"));
  /* A search that was interrupted begins anew. */
  if (self->phase == CATENA_OPERATION_UNDECIDED && catena_json_get_int64 (object, "looks", &n_looks))
    self->n_looks = (guint) CLAMP (n_looks, 0, G_MAXINT);
}

static void
add_before (JsonBuilder *builder,
            char       **before)
{
  json_builder_set_member_name (builder, "before");
  json_builder_begin_array (builder);
  for (guint i = 0; before[i] != NULL; i++)
    json_builder_add_string_value (builder, before[i]);
  json_builder_end_array (builder);
}

static void
add_failure (JsonBuilder                  *builder,
             const CatenaOperationFailure *failure)
{
  const struct { const char *name; const char *value; } members[] = {
    { "step", failure->step }, { "sub_step", failure->sub_step }, { "message", failure->message },
  };

  json_builder_set_member_name (builder, "failure");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (members[i].value == NULL)
        continue;
      json_builder_set_member_name (builder, members[i].name);
      json_builder_add_string_value (builder, members[i].value);
    }
  json_builder_end_object (builder);
}

static char *
make_detail (CatenaOperation *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "since");
  json_builder_add_int_value (builder, self->since);
  json_builder_set_member_name (builder, "sent");
  json_builder_add_int_value (builder, self->sent);
  json_builder_set_member_name (builder, "ended");
  json_builder_add_int_value (builder, self->ended);
  json_builder_set_member_name (builder, "again");
  json_builder_add_boolean_value (builder, self->again);
  json_builder_set_member_name (builder, "adopted");
  json_builder_add_boolean_value (builder, self->adopted);
  json_builder_set_member_name (builder, "seen");
  json_builder_add_int_value (builder, self->seen);
  json_builder_set_member_name (builder, "looks");
  json_builder_add_int_value (builder, self->n_looks);
  if (self->before != NULL)
    add_before (builder, self->before);
  if (self->draft != NULL)
    {
      json_builder_set_member_name (builder, "draft");
      json_builder_add_value (builder, json_node_ref (self->draft));
    }
  if (self->failure != NULL)
    add_failure (builder, self->failure);
  if (self->error != NULL)
    {
      json_builder_set_member_name (builder, "error");
      catena_error_item_add (builder, self->error);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return catena_json_to_text (root, FALSE);
}

/**
 * catena_operation_new_from_row:
 * @row: what the database kept
 * @workspace: (nullable): its workspace
 *
 * Returns: (transfer full): the operation, as it was when it was last written
 */
CatenaOperation *
catena_operation_new_from_row (const CatenaStoredOperation *row,
                               CatenaWorkspace             *workspace)
{
  CatenaOperation *self = g_object_new (CATENA_TYPE_OPERATION, NULL);
  const CatenaApi *api = catena_api_get_by_name (row->call);

  self->id = g_strdup (row->id);
  self->account_id = g_strdup (row->account_id);
  self->project_id = g_strdup (row->project_id);
  self->call = api != NULL ? api->id : CATENA_API_NONE;
  self->service_name = g_strdup (row->name);
  self->service_id = g_strdup (row->service_id);
  self->record_id = g_strdup (row->operation_id);
  self->request = g_strdup (row->request);
  self->started = row->time;
  self->since = row->time;
  self->phase = read_state (row->state);
  self->workspace = workspace != NULL ? g_object_ref (workspace) : NULL;
  read_detail (self, row->detail);

  return self;
}

/**
 * catena_operation_to_row:
 * @self: an operation
 *
 * Returns: (transfer full): what the database keeps of it
 */
CatenaStoredOperation *
catena_operation_to_row (CatenaOperation *self)
{
  CatenaStoredOperation *row = catena_stored_operation_new ();

  row->id = g_strdup (self->id);
  row->account_id = g_strdup (self->account_id);
  row->project_id = g_strdup (self->project_id);
  row->call = g_strdup (catena_api_get (self->call)->name);
  row->name = g_strdup (self->service_name);
  row->time = self->started;
  row->request = g_strdup (self->request);
  row->state = g_strdup (states[self->phase]);
  row->service_id = g_strdup (self->service_id);
  row->operation_id = g_strdup (self->record_id);
  row->detail = make_detail (self);

  return row;
}
