/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-creation-status.h"
#include "catena-operation-record.h"
#include "catena-service-draft.h"
#include "catena-workspace.h"

G_BEGIN_DECLS

/**
 * CatenaOperationPhase:
 * @CATENA_OPERATION_INTENDED: the intent is on disk, nothing was sent
 * @CATENA_OPERATION_SENDING: the one request is under way
 * @CATENA_OPERATION_LOOKING: it may have arrived; being looked for
 * @CATENA_OPERATION_UNDECIDED: it was looked for and not found; the person decides
 * @CATENA_OPERATION_RUNNING: the service has it; "record" tells how far it is
 * @CATENA_OPERATION_SUCCEEDED: done
 * @CATENA_OPERATION_FAILED: it went wrong on the service's side after it began; "error" or the record says where
 * @CATENA_OPERATION_REFUSED: it certainly did not happen; "error" says why
 */
typedef enum
{
  CATENA_OPERATION_INTENDED,
  CATENA_OPERATION_SENDING,
  CATENA_OPERATION_LOOKING,
  CATENA_OPERATION_UNDECIDED,
  CATENA_OPERATION_RUNNING,
  CATENA_OPERATION_SUCCEEDED,
  CATENA_OPERATION_FAILED,
  CATENA_OPERATION_REFUSED,
} CatenaOperationPhase;

/**
 * CatenaOperationFailure:
 * @step: the server's name of the step at which a creation failed
 * @sub_step: (nullable): that of the sub-step
 * @message: (nullable): the server's own words; foreign text
 */
typedef struct
{
  char *step;
  char *sub_step;
  char *message;
} CatenaOperationFailure;

#define CATENA_TYPE_OPERATION (catena_operation_get_type ())

/**
 * CatenaOperation:
 *
 * A change that Catena follows, from the intent to its end; it outlives windows and restarts. Properties: "id", "account-id",
 * "project-id", "workspace" (nullable: the account may be gone), "call" (uint, #CatenaApiId), "service-name", "service-id" (nullable),
 * "phase", "phase-label" (translated), "running" (boolean), "started" and "ended" (int64 nanoseconds; ended 0 while it runs),
 * "record" (#CatenaOperationRecord, nullable), "steps" (#GListModel of #CatenaOperationStep; always the same object, empty
 * without a record), "resources" (#GListModel of #CatenaResourceStatus), "steps-done" and "steps-total" (uint), "fraction" (double 0
 * to 1), "error" (boxed GError, nullable), "failed-step" (#CatenaOperationStep, nullable), "last-error" (boxed GError of polling,
 * nullable: "cannot see how far it is"), "looks" (uint: how often it was looked for, this time), "watched" (boolean, writable: its
 * progress page is mapped).
 */
G_DECLARE_FINAL_TYPE (CatenaOperation, catena_operation, CATENA, OPERATION, GObject)

const char            *catena_operation_get_id            (CatenaOperation *self);
const char            *catena_operation_get_service_name  (CatenaOperation *self);
const char            *catena_operation_get_service_id    (CatenaOperation *self);
CatenaWorkspace       *catena_operation_get_workspace     (CatenaOperation *self);
CatenaOperationPhase   catena_operation_get_phase         (CatenaOperation *self);
const char            *catena_operation_get_phase_label   (CatenaOperation *self);
gboolean               catena_operation_get_running       (CatenaOperation *self);
gint64                 catena_operation_get_started       (CatenaOperation *self);
gint64                 catena_operation_get_ended         (CatenaOperation *self);
CatenaOperationRecord *catena_operation_get_record        (CatenaOperation *self);
GListModel            *catena_operation_get_steps         (CatenaOperation *self);
GListModel            *catena_operation_get_resources     (CatenaOperation *self);
double                 catena_operation_get_fraction      (CatenaOperation *self);
guint                  catena_operation_get_steps_done    (CatenaOperation *self);
guint                  catena_operation_get_steps_total   (CatenaOperation *self);
const GError          *catena_operation_get_error         (CatenaOperation *self);
const GError          *catena_operation_get_last_error    (CatenaOperation *self);
CatenaOperationStep   *catena_operation_get_failed_step   (CatenaOperation *self);
gboolean               catena_operation_get_adopted       (CatenaOperation *self);
CatenaServiceDraft    *catena_operation_dup_draft         (CatenaOperation *self);
const CatenaOperationFailure *catena_operation_get_failure (CatenaOperation *self);
guint                  catena_operation_get_looks         (CatenaOperation *self);
gint64                 catena_operation_get_seen          (CatenaOperation *self);
gint64                 catena_operation_get_known_until   (CatenaOperation *self,
                                                           gint64           now);
void                   catena_operation_set_watched       (CatenaOperation *self,
                                                           gboolean         watched);

/* Journey 2: the intent is written for certain, then one request is sent. Fails only when the intent could not be written or the
 * draft is wrong; everything after that is the operation's story. The draft's secrets are needed only until the request left. */
void             catena_workspace_create_service_async  (CatenaWorkspace     *workspace,
                                                         CatenaServiceDraft  *draft,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);
CatenaOperation *catena_workspace_create_service_finish (CatenaWorkspace     *workspace,
                                                         GAsyncResult        *result,
                                                         GError             **error);
/* For an undecided operation. */
void             catena_operation_look_again            (CatenaOperation     *self);
/* Takes an ended or undecided operation off the list. */
void             catena_operation_forget                (CatenaOperation     *self);

G_END_DECLS
