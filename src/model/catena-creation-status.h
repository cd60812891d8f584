/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "catena-operation-record.h"

G_BEGIN_DECLS

/**
 * CatenaResourceKind:
 *
 * The resources of 5.1.2, in the order in which people think of them.
 */
typedef enum
{
  CATENA_RESOURCE_CLUSTER,
  CATENA_RESOURCE_NETWORK,
  CATENA_RESOURCE_SECURITY_GROUP,
  CATENA_RESOURCE_EIP,
  CATENA_RESOURCE_SFS,
  CATENA_RESOURCE_OBS,
  CATENA_RESOURCE_KAFKA,
  CATENA_RESOURCE_BCS,
} CatenaResourceKind;

#define CATENA_TYPE_RESOURCE_STATUS (catena_resource_status_get_type ())

/**
 * CatenaResourceStatus:
 *
 * How far one resource of a creation is (5.1.2); a #CatenaKeyed by kind. Properties: "kind", "title", "status"
 * (#CatenaStepStatus; "deploying" is processing), "detail", "start-time", "end-time" (nanoseconds).
 * 5.1.2 is parsed into a #GPtrArray of these, in the order of #CatenaResourceKind, absent resources left out.
 */
G_DECLARE_FINAL_TYPE (CatenaResourceStatus, catena_resource_status, CATENA, RESOURCE_STATUS, GObject)

CatenaResourceStatus *catena_resource_status_new            (CatenaResourceKind    kind,
                                                             const char           *status_word,
                                                             const char           *detail,
                                                             gint64                start,
                                                             gint64                end);
CatenaResourceKind    catena_resource_status_get_kind       (CatenaResourceStatus *self);
const char           *catena_resource_status_get_title      (CatenaResourceStatus *self);
CatenaStepStatus      catena_resource_status_get_status     (CatenaResourceStatus *self);
const char           *catena_resource_status_get_detail     (CatenaResourceStatus *self);
gint64                catena_resource_status_get_start_time (CatenaResourceStatus *self);
gint64                catena_resource_status_get_end_time   (CatenaResourceStatus *self);

G_END_DECLS
