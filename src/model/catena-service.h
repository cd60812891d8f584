/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-service-detail.h"

G_BEGIN_DECLS

/**
 * CatenaServiceState:
 *
 * A service's state: process_status where there is one, else status. %CATENA_SERVICE_STATE_PENDING: its detail has not
 * been read yet. %CATENA_SERVICE_STATE_OTHER: a word Catena does not know, shown as it is.
 */
typedef enum
{
  CATENA_SERVICE_STATE_PENDING,
  CATENA_SERVICE_STATE_NORMAL,
  CATENA_SERVICE_STATE_ABNORMAL,
  CATENA_SERVICE_STATE_EIP_ABNORMAL,
  CATENA_SERVICE_STATE_FROZEN,
  CATENA_SERVICE_STATE_HIBERNATING,
  CATENA_SERVICE_STATE_CREATING,
  CATENA_SERVICE_STATE_UPGRADING,
  CATENA_SERVICE_STATE_SCALING,
  CATENA_SERVICE_STATE_ADDING,
  CATENA_SERVICE_STATE_DELETING,
  CATENA_SERVICE_STATE_UNKNOWN,
  CATENA_SERVICE_STATE_OTHER,
} CatenaServiceState;

/**
 * CatenaTone:
 *
 * How a state is shown: always with its word, a symbol and this colour.
 */
typedef enum
{
  CATENA_TONE_NEUTRAL,
  CATENA_TONE_SETTLED,
  CATENA_TONE_MOVING,
  CATENA_TONE_ATTENTION,
  CATENA_TONE_FAILED,
} CatenaTone;

CatenaServiceState catena_service_state_from_words (const char *status,
                                                    const char *process_status);
const char        *catena_service_state_get_label  (CatenaServiceState state);
CatenaTone         catena_service_state_get_tone   (CatenaServiceState state);
CatenaTone         catena_node_status_get_tone     (const char *status);

#define CATENA_TYPE_SERVICE (catena_service_get_type ())

/**
 * CatenaService:
 *
 * A BCS service, for as long as the workspace lives (a #CatenaKeyed). Properties, read-only but by update: "id", "name",
 * "state" (#CatenaServiceState), "state-label" (translated), "tone" (#CatenaTone), "type-label", "consensus-label",
 * "fabric-version", "created" (int64 nanoseconds), "detail" (boxed, nullable), "detail-time" (int64, when the detail was
 * read), "detail-error" (boxed GError, nullable).
 */
G_DECLARE_FINAL_TYPE (CatenaService, catena_service, CATENA, SERVICE, GObject)

CatenaService       *catena_service_new              (const char    *id,
                                                      const char    *name);
const char          *catena_service_get_id           (CatenaService *self);
const char          *catena_service_get_name         (CatenaService *self);
CatenaServiceState   catena_service_get_state        (CatenaService *self);
const char          *catena_service_get_state_label  (CatenaService *self);
CatenaTone           catena_service_get_tone         (CatenaService *self);
const char          *catena_service_get_type_label   (CatenaService *self);
const char          *catena_service_get_consensus_label (CatenaService *self);
const char          *catena_service_get_fabric_version (CatenaService *self);
gint64               catena_service_get_created      (CatenaService *self);
CatenaServiceDetail *catena_service_get_detail       (CatenaService *self);
gint64               catena_service_get_detail_time  (CatenaService *self);
const GError        *catena_service_get_detail_error (CatenaService *self);
gboolean             catena_service_set_detail       (CatenaService       *self,
                                                      CatenaServiceDetail *detail,
                                                      gint64               time);
void                 catena_service_set_detail_error (CatenaService *self,
                                                      const GError  *error);

/* Words for people for the API's own; an unknown word is returned as it came. Never null for a non-null word. */
const char *catena_label_service_type   (const char *word);
const char *catena_label_consensus      (const char *word);
const char *catena_label_sign_algorithm (const char *word);
const char *catena_label_database       (const char *word);
const char *catena_label_volume         (const char *word);
const char *catena_label_node_status    (const char *word);
const char *catena_label_platform       (const char *word);
char       *catena_label_dup_edition    (gint64 version_type);

G_END_DECLS
