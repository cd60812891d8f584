/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-judge"

#include "config.h"

#include "catena-judge.h"

#include "catena-error-meaning.h"

/* What the service's own state says is believed when it has said so for that long, in microseconds, unless a record or its
 * deployment agree: details run ahead and lag behind. */
#define DOUBT_ABNORMAL (20 * G_USEC_PER_SEC)
#define DOUBT_WITHOUT_RECORD (60 * G_USEC_PER_SEC)
#define DOUBT_GONE (5 * 60 * G_USEC_PER_SEC)
/* deploy_status of 5.1.3 */
#define DEPLOY_SUCCESSFUL 1
#define DEPLOY_FAILED 2
#define DEPLOY_FINISHED 3

/* Whether what is seen has been seen for long enough to be believed. One doubt does not count for another. */
static gboolean
has_lasted (CatenaTracker   *tracker,
            CatenaOperation *operation,
            gint64           microseconds)
{
  gint64 now = g_get_monotonic_time ();

  if (operation->doubted == 0 || operation->doubt != microseconds)
    operation->doubted = now;
  operation->doubt = microseconds;

  return now - operation->doubted >= catena_tracker_scale (tracker, microseconds);
}

/**
 * catena_judge_failed:
 * @tracker: a tracker
 * @operation: a creation
 *
 * The service says that it has failed.
 */
void
catena_judge_failed (CatenaTracker   *tracker,
                     CatenaOperation *operation)
{
  CatenaErrorDetails details = {
    .api = operation->call, .service_code = CATENA_PROBLEM_CREATION_FAILED, .sent = TRUE
  };
  CatenaOperationStep *step = operation->failed_step;
  g_autoptr (GError) error = NULL;

  if (operation->record != NULL)
    details.service_message = catena_operation_record_get_message (operation->record);
  if (step != NULL && catena_operation_step_get_message (step) != NULL)
    details.service_message = catena_operation_step_get_message (step);

  error = catena_error_new (CATENA_ERROR_SERVER, &details, "The creation failed at %s: %s",
                            step != NULL ? catena_operation_step_get_name (step) : "an unknown step",
                            details.service_message != NULL ? details.service_message : "no reason given");
  catena_tracker_enter (tracker, operation, CATENA_OPERATION_FAILED, error);
}

static void
succeed (CatenaTracker   *tracker,
         CatenaOperation *operation)
{
  catena_tracker_enter (tracker, operation, CATENA_OPERATION_SUCCEEDED, NULL);
}

static gboolean
says_finished (CatenaOperation *operation)
{
  return operation->record != NULL
         && catena_operation_record_get_status (operation->record) == CATENA_STEP_STATUS_FINISHED;
}

static gboolean
says_ready (CatenaOperation     *operation,
            CatenaServiceDetail *detail)
{
  return says_finished (operation) || detail->deploy_status == DEPLOY_SUCCESSFUL
         || detail->deploy_status == DEPLOY_FINISHED;
}

static void
judge_ready (CatenaTracker       *tracker,
             CatenaOperation     *operation,
             CatenaServiceDetail *detail)
{
  if (says_ready (operation, detail) || has_lasted (tracker, operation, DOUBT_WITHOUT_RECORD))
    succeed (tracker, operation);
}

/* It may have been stopped in the middle of its creation, and be so for long. */
static void
judge_stopped (CatenaTracker       *tracker,
               CatenaOperation     *operation,
               CatenaServiceDetail *detail)
{
  operation->doubted = 0;
  if (says_ready (operation, detail))
    succeed (tracker, operation);
}

static void
judge_broken (CatenaTracker   *tracker,
              CatenaOperation *operation)
{
  if (has_lasted (tracker, operation, DOUBT_ABNORMAL))
    catena_judge_failed (tracker, operation);
}

/* One that was there has been deleted. Of one that was never seen nobody knows: it is looked for by its name, and what the person
 * decides on in the end is that it was not found. */
static void
judge_gone (CatenaTracker   *tracker,
            CatenaOperation *operation,
            const GError    *error)
{
  gboolean was_seen = catena_operation_get_seen (operation) > 0;

  if (has_lasted (tracker, operation, DOUBT_GONE))
    catena_tracker_enter (tracker, operation, was_seen ? CATENA_OPERATION_FAILED : CATENA_OPERATION_LOOKING, error);
}

static void
judge_deleted (CatenaTracker   *tracker,
               CatenaOperation *operation)
{
  CatenaErrorDetails details = {
    .api = CATENA_API_GET_SERVICE, .service_code = CATENA_PROBLEM_NO_SUCH_SERVICE, .sent = TRUE
  };
  g_autoptr (GError) error =
    catena_error_new (CATENA_ERROR_NOT_FOUND, &details, "The service is being deleted");

  judge_gone (tracker, operation, error);
}

/**
 * catena_judge_detail:
 * @tracker: a tracker
 * @operation: a creation whose record is over, or that has none
 * @detail: its service, as it was just read
 *
 * The service's own state decides.
 */
void
catena_judge_detail (CatenaTracker       *tracker,
                     CatenaOperation     *operation,
                     CatenaServiceDetail *detail)
{
  switch (catena_service_state_from_words (detail->status, detail->process_status))
    {
    case CATENA_SERVICE_STATE_PENDING:
    case CATENA_SERVICE_STATE_CREATING:
    case CATENA_SERVICE_STATE_UNKNOWN:
      operation->doubted = 0;
      break;
    case CATENA_SERVICE_STATE_ABNORMAL:
      judge_broken (tracker, operation);
      break;
    case CATENA_SERVICE_STATE_NORMAL:
      if (detail->deploy_status == DEPLOY_FAILED)
        judge_broken (tracker, operation);
      else
        judge_ready (tracker, operation, detail);
      break;
    case CATENA_SERVICE_STATE_DELETING:
      judge_deleted (tracker, operation);
      break;
    case CATENA_SERVICE_STATE_FROZEN:
    case CATENA_SERVICE_STATE_HIBERNATING:
      judge_stopped (tracker, operation, detail);
      break;
    case CATENA_SERVICE_STATE_EIP_ABNORMAL:
    case CATENA_SERVICE_STATE_UPGRADING:
    case CATENA_SERVICE_STATE_SCALING:
    case CATENA_SERVICE_STATE_ADDING:
    case CATENA_SERVICE_STATE_OTHER:
    default:
      /* What is done to it, or what ails it now, comes after its creation. */
      judge_ready (tracker, operation, detail);
      break;
    }
}

/**
 * catena_judge_error:
 * @tracker: a tracker
 * @operation: a creation
 * @error: why its service could not be read
 */
void
catena_judge_error (CatenaTracker   *tracker,
                    CatenaOperation *operation,
                    const GError    *error)
{
  /* A new service may have a record before it can be read. */
  if (catena_error_has_problem (error, CATENA_PROBLEM_NO_SUCH_SERVICE))
    {
      judge_gone (tracker, operation, error);
      return;
    }

  operation->doubted = 0;
  catena_operation_set_last_error (operation, error);
}
