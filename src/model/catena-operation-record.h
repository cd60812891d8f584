/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CatenaStepStatus:
 *
 * Status of a record, step or sub-step. A word that is not known is %CATENA_STEP_STATUS_OTHER.
 */
typedef enum
{
  CATENA_STEP_STATUS_WAITING,
  CATENA_STEP_STATUS_PROCESSING,
  CATENA_STEP_STATUS_FINISHED,
  CATENA_STEP_STATUS_FAILED,
  CATENA_STEP_STATUS_STOPPED,
  CATENA_STEP_STATUS_OTHER,
} CatenaStepStatus;

CatenaStepStatus catena_step_status_from_word (const char *word);
gboolean         catena_step_status_is_over   (CatenaStepStatus status);
const char      *catena_step_status_get_label (CatenaStepStatus status);

#define CATENA_TYPE_OPERATION_STEP (catena_operation_step_get_type ())

/**
 * CatenaOperationStep:
 *
 * A step, or a sub-step, of an operation record; a #CatenaKeyed that lives as long as its record. Properties: "name" (the
 * server's), "title" (for people, translated where the name is documented), "status" (#CatenaStepStatus), "status-word",
 * "detail", "message" (nullable), "start-time", "end-time" (int64 nanoseconds; 0 not yet; a step without own times takes the
 * earliest and latest of its sub-steps), "serial" (int64), "sub-steps" (#GListModel in serial order).
 */
G_DECLARE_FINAL_TYPE (CatenaOperationStep, catena_operation_step, CATENA, OPERATION_STEP, GObject)

CatenaOperationStep *catena_operation_step_new            (const char          *name,
                                                           gint64               serial);
const char          *catena_operation_step_get_name       (CatenaOperationStep *self);
const char          *catena_operation_step_get_title      (CatenaOperationStep *self);
CatenaStepStatus     catena_operation_step_get_status     (CatenaOperationStep *self);
const char          *catena_operation_step_get_status_word (CatenaOperationStep *self);
const char          *catena_operation_step_get_detail     (CatenaOperationStep *self);
const char          *catena_operation_step_get_message    (CatenaOperationStep *self);
gint64               catena_operation_step_get_start_time (CatenaOperationStep *self);
gint64               catena_operation_step_get_end_time   (CatenaOperationStep *self);
gint64               catena_operation_step_get_serial     (CatenaOperationStep *self);
GListModel          *catena_operation_step_get_sub_steps  (CatenaOperationStep *self);
void                 catena_operation_step_set_status     (CatenaOperationStep *self,
                                                           const char          *word);
void                 catena_operation_step_set_detail     (CatenaOperationStep *self,
                                                           const char          *detail);
void                 catena_operation_step_set_message    (CatenaOperationStep *self,
                                                           const char          *message);
void                 catena_operation_step_set_times      (CatenaOperationStep *self,
                                                           gint64               start,
                                                           gint64               end);
void                 catena_operation_step_merge_sub_steps (CatenaOperationStep *self,
                                                           GPtrArray           *fresh);
void                 catena_operation_steps_get_times      (GListModel          *steps,
                                                           gint64              *start,
                                                           gint64              *end);

#define CATENA_TYPE_OPERATION_RECORD (catena_operation_record_get_type ())

/**
 * CatenaOperationRecord:
 *
 * One record of 5.1.17; a #CatenaKeyed by operation id. Properties: "id", "type" (the two-digit code as text),
 * "resource-type", "service-id", "service-name", "status" (#CatenaStepStatus), "message" (nullable, lines joined), "time"
 * (int64 nanoseconds, last modified), "steps" (#GListModel of #CatenaOperationStep in serial order).
 */
G_DECLARE_FINAL_TYPE (CatenaOperationRecord, catena_operation_record, CATENA, OPERATION_RECORD, GObject)

CatenaOperationRecord *catena_operation_record_new               (const char *id);
const char            *catena_operation_record_get_id            (CatenaOperationRecord *self);
const char            *catena_operation_record_get_operation_type (CatenaOperationRecord *self);
const char            *catena_operation_record_get_resource_type (CatenaOperationRecord *self);
const char            *catena_operation_record_get_service_id    (CatenaOperationRecord *self);
const char            *catena_operation_record_get_service_name  (CatenaOperationRecord *self);
CatenaStepStatus       catena_operation_record_get_status        (CatenaOperationRecord *self);
const char            *catena_operation_record_get_message       (CatenaOperationRecord *self);
gint64                 catena_operation_record_get_time          (CatenaOperationRecord *self);
GListModel            *catena_operation_record_get_steps         (CatenaOperationRecord *self);
void                   catena_operation_record_set_what          (CatenaOperationRecord *self,
                                                                  const char *resource_type,
                                                                  const char *operation_type);
void                   catena_operation_record_set_service       (CatenaOperationRecord *self,
                                                                  const char *id,
                                                                  const char *name);
void                   catena_operation_record_set_status        (CatenaOperationRecord *self,
                                                                  const char *word);
void                   catena_operation_record_set_message       (CatenaOperationRecord *self,
                                                                  const char *message);
void                   catena_operation_record_set_time          (CatenaOperationRecord *self,
                                                                  gint64 time);
void                   catena_operation_record_merge_steps       (CatenaOperationRecord *self,
                                                                  GPtrArray *fresh);
const char            *catena_label_operation_type               (const char *code);
char                  *catena_label_dup_operation_step           (const char *name);

G_END_DECLS
