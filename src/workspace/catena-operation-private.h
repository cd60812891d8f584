/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-api.h"
#include "catena-database.h"
#include "catena-keyed-list.h"
#include "catena-operation.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _CatenaTracker CatenaTracker;

/**
 * CatenaOperation:
 * @tracker: (nullable): weak; who follows it
 * @record_id: (nullable): the operation id that the answer told; examples disagree on it, so it is a hint only
 * @request: what was asked for, redacted JSON
 * @draft: (nullable): what it was made from, as it is saved: without secrets
 * @since: nanoseconds of the first intent for this service, by its clock: an earlier operation's where this one sends again
 * @sent: nanoseconds by the clock of the service, when the one request left at the latest, as far as that is known; 0 while it
 *   has not
 * @before: (nullable): ids of the services that had the name before; %NULL when that is not known
 * @again: whether another operation may have created the service already: a clash of names then means look
 * @adopted: whether its service was found by its name, and nothing but that and what fits tells that it is ours
 * @seen: nanoseconds, when the service last answered how far it is, or whether it is there; 0 while it has not
 * @failure: (nullable): where it failed; outlives the record, also on the disk
 * @n_looks: successful looks of this search; of the last one while it is undecided
 * @first_look: monotonic microseconds of the first of them
 * @asked: monotonic microseconds of the last time its service was asked about because its record was over or not to be had
 * @doubt: for how long what is seen has to be seen to be believed, microseconds
 * @doubted: monotonic microseconds since when what is seen does not tell the end for certain; 0 while it does
 */
struct _CatenaOperation
{
  GObject parent_instance;

  CatenaTracker *tracker;
  CatenaWorkspace *workspace;

  char *id;
  char *account_id;
  char *project_id;
  CatenaApiId call;
  char *service_name;
  char *service_id;
  char *record_id;
  char *request;
  JsonNode *draft;
  CatenaOperationPhase phase;
  gint64 started;
  gint64 since;
  gint64 sent;
  gint64 ended;
  char **before;
  gboolean again;
  gboolean adopted;

  CatenaOperationRecord *record;
  GListStore *steps;
  CatenaKeyedList *resources;
  guint steps_done;
  guint steps_total;
  /* Sub-steps, for the fraction: steps are of very different length. */
  guint parts_done;
  guint parts_total;
  CatenaOperationStep *failed_step;
  GError *error;
  CatenaOperationFailure *failure;
  GError *last_error;
  gint64 seen;
  gboolean watched;

  guint n_looks;
  gint64 first_look;
  gint64 asked;
  gint64 doubted;
  gint64 doubt;
};

CatenaOperation       *catena_operation_new            (CatenaWorkspace             *workspace,
                                                        const char                  *name,
                                                        const char                  *request,
                                                        JsonNode                    *draft);
CatenaOperation       *catena_operation_new_from_row   (const CatenaStoredOperation *row,
                                                        CatenaWorkspace             *workspace);
CatenaStoredOperation *catena_operation_to_row         (CatenaOperation             *self);
gboolean               catena_operation_phase_is_end   (CatenaOperationPhase         phase);
void                   catena_operation_set_workspace  (CatenaOperation             *self,
                                                        CatenaWorkspace             *workspace);
void                   catena_operation_set_phase      (CatenaOperation             *self,
                                                        CatenaOperationPhase         phase,
                                                        const GError                *error);
void                   catena_operation_set_service_id (CatenaOperation             *self,
                                                        const char                  *service_id);
gboolean               catena_operation_take_record    (CatenaOperation             *self,
                                                        CatenaOperationRecord       *record);
void                   catena_operation_drop_record    (CatenaOperation             *self);
void                   catena_operation_take_resources (CatenaOperation             *self,
                                                        GPtrArray                   *resources);
void                   catena_operation_set_last_error (CatenaOperation             *self,
                                                        const GError                *error);
void                   catena_operation_set_seen       (CatenaOperation             *self,
                                                        gint64                       time);
void                   catena_operation_set_looks      (CatenaOperation             *self,
                                                        guint                        n_looks);
void                   catena_operation_take_failure   (CatenaOperation             *self,
                                                        const char                  *step,
                                                        const char                  *sub_step,
                                                        const char                  *message);
gint64                 catena_operation_find_end       (CatenaOperation             *self,
                                                        gint64                       now);

G_END_DECLS
