/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-operation"

#include "config.h"

#include "catena-operation-private.h"

#include "catena-time.h"
#include "catena-util.h"
#include "catena-workspace-enums.h"

G_DEFINE_FINAL_TYPE (CatenaOperation, catena_operation, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_ACCOUNT_ID,
  PROP_PROJECT_ID,
  PROP_WORKSPACE,
  PROP_CALL,
  PROP_SERVICE_NAME,
  PROP_SERVICE_ID,
  PROP_PHASE,
  PROP_PHASE_LABEL,
  PROP_RUNNING,
  PROP_STARTED,
  PROP_ENDED,
  PROP_RECORD,
  PROP_STEPS,
  PROP_RESOURCES,
  PROP_STEPS_DONE,
  PROP_STEPS_TOTAL,
  PROP_FRACTION,
  PROP_ERROR,
  PROP_FAILED_STEP,
  PROP_LAST_ERROR,
  PROP_LOOKS,
  PROP_WATCHED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
notify (CatenaOperation *self,
        guint            prop_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
catena_operation_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CatenaOperation *self = CATENA_OPERATION (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_ACCOUNT_ID:
      g_value_set_string (value, self->account_id);
      break;
    case PROP_PROJECT_ID:
      g_value_set_string (value, self->project_id);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_CALL:
      g_value_set_uint (value, self->call);
      break;
    case PROP_SERVICE_NAME:
      g_value_set_string (value, self->service_name);
      break;
    case PROP_SERVICE_ID:
      g_value_set_string (value, self->service_id);
      break;
    case PROP_PHASE:
      g_value_set_enum (value, (int) self->phase);
      break;
    case PROP_PHASE_LABEL:
      g_value_set_string (value, catena_operation_get_phase_label (self));
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, catena_operation_get_running (self));
      break;
    case PROP_STARTED:
      g_value_set_int64 (value, self->started);
      break;
    case PROP_ENDED:
      g_value_set_int64 (value, self->ended);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_STEPS:
      g_value_set_object (value, self->steps);
      break;
    case PROP_RESOURCES:
      g_value_set_object (value, self->resources);
      break;
    case PROP_STEPS_DONE:
      g_value_set_uint (value, self->steps_done);
      break;
    case PROP_STEPS_TOTAL:
      g_value_set_uint (value, self->steps_total);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, catena_operation_get_fraction (self));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_FAILED_STEP:
      g_value_set_object (value, self->failed_step);
      break;
    case PROP_LAST_ERROR:
      g_value_set_boxed (value, self->last_error);
      break;
    case PROP_LOOKS:
      g_value_set_uint (value, self->n_looks);
      break;
    case PROP_WATCHED:
      g_value_set_boolean (value, self->watched);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_operation_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CatenaOperation *self = CATENA_OPERATION (object);

  switch (prop_id)
    {
    case PROP_WATCHED:
      catena_operation_set_watched (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_operation_dispose (GObject *object)
{
  CatenaOperation *self = CATENA_OPERATION (object);

  catena_operation_drop_record (self);
  g_clear_weak_pointer (&self->tracker);
  g_clear_object (&self->workspace);
  g_clear_object (&self->failed_step);

  G_OBJECT_CLASS (catena_operation_parent_class)->dispose (object);
}

static void
catena_operation_finalize (GObject *object)
{
  CatenaOperation *self = CATENA_OPERATION (object);

  g_free (self->id);
  g_free (self->account_id);
  g_free (self->project_id);
  g_free (self->service_name);
  g_free (self->service_id);
  g_free (self->record_id);
  g_free (self->request);
  g_clear_pointer (&self->draft, json_node_unref);
  g_strfreev (self->before);
  g_object_unref (self->steps);
  g_object_unref (self->resources);
  g_clear_error (&self->error);
  g_clear_error (&self->last_error);
  catena_operation_take_failure (self, NULL, NULL, NULL);

  G_OBJECT_CLASS (catena_operation_parent_class)->finalize (object);
}

static void
install_identity (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_ACCOUNT_ID] = g_param_spec_string ("account-id", NULL, NULL, NULL, flags);
  properties[PROP_PROJECT_ID] = g_param_spec_string ("project-id", NULL, NULL, NULL, flags);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CATENA_TYPE_WORKSPACE, flags);
  properties[PROP_CALL] = g_param_spec_uint ("call", NULL, NULL, 0, CATENA_API_N_IDS, 0, flags);
  properties[PROP_SERVICE_NAME] = g_param_spec_string ("service-name", NULL, NULL, NULL, flags);
  properties[PROP_SERVICE_ID] = g_param_spec_string ("service-id", NULL, NULL, NULL, flags);
}

static void
install_progress (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_PHASE] =
    g_param_spec_enum ("phase", NULL, NULL, CATENA_TYPE_OPERATION_PHASE, (int) CATENA_OPERATION_INTENDED, flags);
  properties[PROP_PHASE_LABEL] = g_param_spec_string ("phase-label", NULL, NULL, NULL, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_STARTED] = g_param_spec_int64 ("started", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ENDED] = g_param_spec_int64 ("ended", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, CATENA_TYPE_OPERATION_RECORD, flags);
  properties[PROP_STEPS] = g_param_spec_object ("steps", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_RESOURCES] = g_param_spec_object ("resources", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_STEPS_DONE] = g_param_spec_uint ("steps-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STEPS_TOTAL] = g_param_spec_uint ("steps-total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_FAILED_STEP] =
    g_param_spec_object ("failed-step", NULL, NULL, CATENA_TYPE_OPERATION_STEP, flags);
  properties[PROP_LAST_ERROR] = g_param_spec_boxed ("last-error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_LOOKS] = g_param_spec_uint ("looks", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_WATCHED] =
    g_param_spec_boolean ("watched", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
}

static void
catena_operation_class_init (CatenaOperationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = catena_operation_get_property;
  object_class->set_property = catena_operation_set_property;
  object_class->dispose = catena_operation_dispose;
  object_class->finalize = catena_operation_finalize;

  install_identity ();
  install_progress ();
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_operation_init (CatenaOperation *self)
{
  self->steps = g_list_store_new (CATENA_TYPE_OPERATION_STEP);
  self->resources = catena_keyed_list_new (CATENA_TYPE_RESOURCE_STATUS);
}

/**
 * catena_operation_new:
 * @workspace: where the service is to be created
 * @name: its name
 * @request: the request, redacted JSON
 * @draft: what it is made from, as it is saved
 *
 * Returns: (transfer full): the intent to create a service (5.1.1), now
 */
CatenaOperation *
catena_operation_new (CatenaWorkspace *workspace,
                      const char      *name,
                      const char      *request,
                      JsonNode        *draft)
{
  CatenaOperation *self = g_object_new (CATENA_TYPE_OPERATION, NULL);

  self->id = catena_new_uuid ();
  self->workspace = g_object_ref (workspace);
  self->account_id = g_strdup (catena_account_get_id (catena_workspace_get_account (workspace)));
  self->project_id = g_strdup (catena_project_get_id (catena_workspace_get_project (workspace)));
  self->call = CATENA_API_CREATE_SERVICE;
  self->service_name = g_strdup (name);
  self->request = g_strdup (request);
  self->draft = json_node_ref (draft);
  self->started = catena_time_now ();
  self->since = self->started;

  return self;
}

/**
 * catena_operation_set_workspace:
 * @self: an operation
 * @workspace: (nullable): its workspace, or %NULL when that is gone
 */
void
catena_operation_set_workspace (CatenaOperation *self,
                                CatenaWorkspace *workspace)
{
  gboolean was_running;

  g_return_if_fail (CATENA_IS_OPERATION (self));

  was_running = catena_operation_get_running (self);
  if (g_set_object (&self->workspace, workspace))
    notify (self, PROP_WORKSPACE);
  if (catena_operation_get_running (self) != was_running)
    notify (self, PROP_RUNNING);
}

/**
 * catena_operation_set_service_id:
 * @self: an operation
 * @service_id: (nullable): the service that it created
 */
void
catena_operation_set_service_id (CatenaOperation *self,
                                 const char      *service_id)
{
  g_return_if_fail (CATENA_IS_OPERATION (self));

  if (catena_set_str (&self->service_id, service_id))
    notify (self, PROP_SERVICE_ID);
}

/**
 * catena_operation_get_id:
 * @self: an operation
 *
 * Returns: (transfer none): its uuid
 */
const char *
catena_operation_get_id (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  return self->id;
}

/**
 * catena_operation_get_service_name:
 * @self: an operation
 *
 * Returns: (transfer none): the name of the service
 */
const char *
catena_operation_get_service_name (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  return self->service_name;
}

/**
 * catena_operation_get_service_id:
 * @self: an operation
 *
 * Returns: (transfer none) (nullable): the id of the service, once it is known
 */
const char *
catena_operation_get_service_id (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  return self->service_id;
}

/**
 * catena_operation_get_workspace:
 * @self: an operation
 *
 * Returns: (transfer none) (nullable): its workspace, while the account has it
 */
CatenaWorkspace *
catena_operation_get_workspace (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  return self->workspace;
}

/**
 * catena_operation_get_started:
 * @self: an operation
 *
 * Returns: when it was decided on, nanoseconds
 */
gint64
catena_operation_get_started (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), 0);

  return self->started;
}

/**
 * catena_operation_get_adopted:
 * @self: an operation
 *
 * Returns: whether no answer told its service: it was found, by its name, the time and what was asked for
 */
gboolean
catena_operation_get_adopted (CatenaOperation *self)
{
  g_return_val_if_fail (CATENA_IS_OPERATION (self), FALSE);

  return self->adopted;
}

/**
 * catena_operation_dup_draft:
 * @self: an operation
 *
 * To send it again: secrets are asked for again, all else is as it was typed.
 *
 * Returns: (transfer full) (nullable): the draft that it was made from, without secrets; %NULL when that was not kept, or cannot
 *   be read by this version
 */
CatenaServiceDraft *
catena_operation_dup_draft (CatenaOperation *self)
{
  g_autoptr (GError) error = NULL;
  CatenaServiceDraft *draft;

  g_return_val_if_fail (CATENA_IS_OPERATION (self), NULL);

  if (self->draft == NULL)
    return NULL;

  draft = catena_service_draft_new_from_json (self->draft, &error);
  if (draft == NULL)
    g_info ("The draft of an operation cannot be read: %s", error->message);

  return draft;
}
