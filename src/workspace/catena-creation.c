/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-creation"

#include "config.h"

#include "catena-error-meaning.h"
#include "catena-operation.h"
#include "catena-rule.h"
#include "catena-time.h"
#include "catena-tracker.h"

/* "The name is taken": after a request that may have arrived, perhaps by its own service. */
#define CODE_NAME_TAKEN "BCS.4001018"

/* One creation, from the draft to the answer. The body holds the secrets, and nothing else does. */
typedef struct
{
  CatenaTracker *tracker;
  CatenaWorkspace *workspace;
  CatenaOperation *operation;
  CatenaBody *body;
  CatenaOperation *earlier; /* (nullable): undecided, of the same name: this one sends again */
  JsonNode *draft;
  char *name;
} Creation;

static void
free_creation (Creation *creation)
{
  g_object_unref (creation->tracker);
  g_object_unref (creation->workspace);
  g_clear_object (&creation->operation);
  g_clear_object (&creation->earlier);
  g_clear_pointer (&creation->body, catena_body_unref);
  g_clear_pointer (&creation->draft, json_node_unref);
  g_free (creation->name);
  g_free (creation);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Creation, free_creation)

static GError *
check_draft (CatenaServiceDraft *draft)
{
  /* Names, quota and limits change all the time: the wizard warns of them, the service decides. */
  const CatenaDraftContext context = { NULL, NULL, NULL };
  g_autoptr (GPtrArray) findings = catena_rules_check (draft, &context);

  for (guint i = 0; i < findings->len; i++)
    {
      const CatenaFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == CATENA_SEVERITY_ERROR)
        return catena_error_new (CATENA_ERROR_INPUT,
                                 &(CatenaErrorDetails) { .api = CATENA_API_CREATE_SERVICE }, "Rule %s: %s",
                                 finding->rule, finding->message);
    }

  return NULL;
}

static GError *
new_conflict_error (void)
{
  CatenaErrorDetails details = { .api = CATENA_API_CREATE_SERVICE, .service_code = CATENA_PROBLEM_SAME_NAME };

  return catena_error_new (CATENA_ERROR_CONFLICT, &details, "A service of this name is being created already");
}

static GError *
check_place (CatenaWorkspace *workspace)
{
  CatenaErrorDetails details = { .api = CATENA_API_CREATE_SERVICE };
  CatenaTracker *tracker = catena_workspace_get_tracker (workspace);
  GError *error = NULL;

  if (tracker == NULL || !catena_tracker_has_workspace (tracker, workspace)
      || g_cancellable_is_cancelled (catena_tracker_get_cancellable (tracker)))
    return catena_error_new (CATENA_ERROR_STORAGE, &details, "The workspace is closed");
  if (!catena_tracker_check_known (tracker, &error))
    return error;
  if (catena_account_get_read_only (catena_workspace_get_account (workspace)))
    {
      details.service_code = CATENA_PROBLEM_READ_ONLY;
      return catena_error_new (CATENA_ERROR_INPUT, &details, "The account is locked against changes");
    }

  return NULL;
}

/* Whatever has become of it, there is nobody else of that name but the one that is sent again. */
static GError *
check_name (Creation *creation)
{
  CatenaOperation *namesake =
    catena_tracker_find_namesake (creation->tracker, creation->workspace, creation->name);

  if (namesake != creation->earlier || (namesake != NULL && catena_operation_get_running (namesake)))
    return new_conflict_error ();

  return NULL;
}

/* What the service tells of its services is compared with this, and our own clock may be set while the computer sleeps. */
static gint64
get_time_there (CatenaWorkspace *workspace)
{
  return catena_workspace_to_service_clock (workspace, catena_time_now ());
}

/* Catena's own end is not the request's: the state on the disk says where to go on. For one that was forgotten nothing is done. */
static gboolean
is_closing (Creation     *creation,
            const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || creation->operation->tracker == NULL
         || g_cancellable_is_cancelled (catena_tracker_get_cancellable (creation->tracker));
}

static void
take_answer (Creation             *creation,
             CatenaCreatedService *created)
{
  CatenaOperation *operation = creation->operation;

  g_free (operation->record_id);
  operation->record_id = g_strdup (created->operation_id);
  catena_operation_set_service_id (operation, created->service_id);

  /* The answer may be empty: then the service has to be found by its name. */
  catena_tracker_enter (creation->tracker, operation,
                        operation->service_id != NULL ? CATENA_OPERATION_RUNNING : CATENA_OPERATION_LOOKING, NULL);
}

/* It certainly did not happen. One that sends again may have happened before it was sent again. */
static void
refuse (Creation     *creation,
        const GError *error)
{
  CatenaOperation *operation = creation->operation;

  catena_tracker_enter (creation->tracker, operation,
                        operation->again ? CATENA_OPERATION_UNDECIDED : CATENA_OPERATION_REFUSED, error);
}

static gboolean
is_clash_with_ourselves (Creation     *creation,
                         const GError *error)
{
  const CatenaErrorDetails *details = catena_error_get_details (error);

  return creation->operation->again && details != NULL
         && g_strcmp0 (details->service_code, CODE_NAME_TAKEN) == 0;
}

static void
take_error (Creation     *creation,
            const GError *error)
{
  CatenaVerdict verdict = catena_error_get_verdict (error);

  if (verdict == CATENA_VERDICT_MAY_HAVE_HAPPENED || verdict == CATENA_VERDICT_PARTLY
      || is_clash_with_ourselves (creation, error))
    catena_tracker_enter (creation->tracker, creation->operation, CATENA_OPERATION_LOOKING, error);
  else
    refuse (creation, error);
}

static void
on_created (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Creation) creation = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaCreatedService) created =
    catena_bcs_create_service_finish (CATENA_BCS (source), result, &error);

  if (is_closing (creation, error))
    return;

  /* It left before this at the latest: a computer may have slept in between. */
  creation->operation->sent = get_time_there (creation->workspace);
  if (created != NULL)
    take_answer (creation, created);
  else
    take_error (creation, error);
}

static void
on_sending_saved (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Creation) creation = user_data;
  g_autoptr (GError) error = NULL;
  CatenaTracker *tracker = CATENA_TRACKER (source);
  gboolean saved = catena_tracker_save_finish (tracker, result, &error);
  CatenaBcs *bcs = catena_workspace_get_bcs (creation->workspace);
  CatenaBody *body = creation->body;

  if (is_closing (creation, error))
    return;
  if (!saved)
    {
      refuse (creation, error);
      return;
    }

  /* The one request. */
  catena_bcs_create_service_async (bcs, body, catena_tracker_get_cancellable (tracker), on_created,
                                   g_steal_pointer (&creation));
}

/* Signed in first, so that between the state "sending" and the request there is nothing that can take long. */
static void
on_authorized (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Creation) creation = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaAuthorization) authorization =
    catena_auth_authorize_finish (CATENA_AUTH (source), result, &error);
  CatenaTracker *tracker = creation->tracker;
  CatenaOperation *operation = creation->operation;

  if (is_closing (creation, error))
    return;
  if (authorization == NULL)
    {
      refuse (creation, error);
      return;
    }

  operation->sent = get_time_there (creation->workspace);
  catena_operation_set_phase (operation, CATENA_OPERATION_SENDING, NULL);
  catena_tracker_save_async (tracker, operation, on_sending_saved, g_steal_pointer (&creation));
}

static void
authorize (Creation *creation)
{
  CatenaSession *session = catena_workspace_get_session (creation->workspace);

  catena_auth_authorize_async (CATENA_AUTH (session), catena_tracker_get_cancellable (creation->tracker),
                               on_authorized, creation);
}

static Creation *
steal_creation (GTask *task)
{
  Creation *creation = g_task_get_task_data (task);
  Creation *copy = g_new0 (Creation, 1);

  copy->tracker = g_object_ref (creation->tracker);
  copy->workspace = g_object_ref (creation->workspace);
  copy->operation = g_object_ref (creation->operation);
  copy->body = g_steal_pointer (&creation->body);

  return copy;
}

static void
on_intent_saved (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Creation *creation = g_task_get_task_data (task);
  GError *error = NULL;

  if (!catena_tracker_save_finish (CATENA_TRACKER (source), result, &error))
    {
      catena_tracker_forget (creation->tracker, creation->operation);
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    {
      catena_tracker_forget (creation->tracker, creation->operation);
      return;
    }

  /* Two of one name would look for the same service: the new one has all that the old one knew. */
  if (creation->earlier != NULL)
    catena_tracker_forget (creation->tracker, creation->earlier);
  authorize (steal_creation (task));

  g_task_return_pointer (task, g_object_ref (creation->operation), g_object_unref);
}

static void
inherit (CatenaOperation *operation,
         CatenaOperation *earlier)
{
  operation->again = TRUE;
  operation->since = earlier->since;
  g_strfreev (operation->before);
  operation->before = g_strdupv (earlier->before);
}

static void
write_intent (GTask *task)
{
  Creation *creation = g_task_get_task_data (task);
  CatenaOperation *operation;
  GError *error = check_place (creation->workspace);

  /* The list may have taken minutes to be read. */
  if (error == NULL)
    error = check_name (creation);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  operation = catena_operation_new (creation->workspace, creation->name, catena_body_get_redacted (creation->body),
                                    creation->draft);
  creation->operation = operation;
  operation->since = get_time_there (creation->workspace);
  if (catena_workspace_get_load_state (creation->workspace) == CATENA_LOAD_READY)
    operation->before = catena_workspace_dup_ids_of_name (creation->workspace, creation->name);
  if (creation->earlier != NULL)
    inherit (operation, creation->earlier);

  catena_tracker_add (creation->tracker, operation);
  catena_tracker_save_async (creation->tracker, operation, on_intent_saved, g_object_ref (task));
}

/* Without an answer the services last known have to do; if the service cannot be reached, neither can the request. */
static void
on_services_before (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!catena_workspace_read_list_finish (CATENA_WORKSPACE (source), result, &error))
    g_debug ("The services before a creation are not known: %s", error->message);
  if (g_task_return_error_if_cancelled (task))
    return;

  write_intent (task);
}

/**
 * catena_workspace_create_service_async:
 * @workspace: where
 * @draft: what; it is not needed any more once this function has returned
 * @cancellable: (nullable): a cancellable; it counts until the intent is written
 * @callback: called when the intent is on the disk
 * @user_data: data of @callback
 *
 * Creates a service (5.1.1): the intent is written for certain, then one request is sent.
 */
void
catena_workspace_create_service_async (CatenaWorkspace     *workspace,
                                       CatenaServiceDraft  *draft,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error;
  Creation *creation;
  CatenaOperation *namesake;

  g_return_if_fail (CATENA_IS_WORKSPACE (workspace));
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (draft));

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_workspace_create_service_async);

  error = check_place (workspace);
  if (error == NULL)
    error = check_draft (draft);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  creation = g_new0 (Creation, 1);
  creation->tracker = g_object_ref (catena_workspace_get_tracker (workspace));
  creation->workspace = g_object_ref (workspace);
  creation->name = g_strdup (catena_service_draft_get_string (draft, CATENA_FIELD_NAME));
  creation->body = catena_service_draft_build_body (draft);
  creation->draft = catena_service_draft_to_json (draft);
  namesake = catena_tracker_find_namesake (creation->tracker, workspace, creation->name);
  creation->earlier = namesake != NULL ? g_object_ref (namesake) : NULL;
  g_task_set_task_data (task, creation, (GDestroyNotify) free_creation);
  error = check_name (creation);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  catena_workspace_read_list_async (workspace, CATENA_CRAWL_NOTHING, cancellable, on_services_before,
                                    g_steal_pointer (&task));
}

/**
 * catena_workspace_create_service_finish:
 * @workspace: a workspace
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with %CATENA_ERROR_INPUT when the draft is wrong or the account is locked against changes, with %CATENA_ERROR_CONFLICT
 * when one of that name is under way, and with %CATENA_ERROR_STORAGE when the intent could not be written. Nothing was
 * sent then.
 *
 * Returns: (transfer full) (nullable): the operation that tells everything after
 */
CatenaOperation *
catena_workspace_create_service_finish (CatenaWorkspace  *workspace,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
