/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CatenaApiCloud:
 *
 * Whose endpoint an operation belongs to.
 */
typedef enum
{
  CATENA_API_CLOUD_BCS,
  CATENA_API_CLOUD_IAM,
} CatenaApiCloud;

/**
 * CatenaApiId:
 *
 * The operations Catena knows. The names follow the contract's operation ids.
 */
typedef enum
{
  CATENA_API_NONE,

  /* BCS management, section 5.1 */
  CATENA_API_CREATE_SERVICE,
  CATENA_API_GET_CREATION_STATUS,
  CATENA_API_GET_SERVICE,
  CATENA_API_MODIFY_SERVICE,
  CATENA_API_CREATE_CHANNELS,
  CATENA_API_LIST_CHANNELS,
  CATENA_API_ADD_PEERS_TO_CHANNEL,
  CATENA_API_REMOVE_ORGS_FROM_CHANNEL,
  CATENA_API_DOWNLOAD_CERTIFICATES,
  CATENA_API_DOWNLOAD_SDK_CONFIG,
  CATENA_API_GENERATE_USER_CERTIFICATE,
  CATENA_API_UNFREEZE_USER_CERTIFICATE,
  CATENA_API_FREEZE_USER_CERTIFICATE,
  CATENA_API_LIST_QUOTAS,
  CATENA_API_GET_FLAVORS,
  CATENA_API_LIST_PEERS,
  CATENA_API_LIST_OPERATION_RECORDS,
  CATENA_API_LIST_SERVICES,
  CATENA_API_DELETE_SERVICE,
  CATENA_API_REMOVE_PEERS_FROM_CHANNEL,
  CATENA_API_DELETE_CHANNEL,

  /* BCS consortium, section 5.2 */
  CATENA_API_INVITE_TENANTS,
  CATENA_API_HANDLE_INVITATION,
  CATENA_API_LIST_NOTIFICATIONS,
  CATENA_API_LIST_MEMBERS,
  CATENA_API_DELETE_INVITATIONS,
  CATENA_API_EXIT_CONSORTIUM,

  /* BCS monitoring, section 5.3 */
  CATENA_API_QUERY_ALARMS,
  CATENA_API_QUERY_ALARM_STATISTICS,
  CATENA_API_QUERY_METRICS,
  CATENA_API_QUERY_ENTITY_METRICS,
  CATENA_API_QUERY_ENTITY_INSTANCE_METRICS,

  /* IAM */
  CATENA_API_IAM_CREATE_TOKEN,
  CATENA_API_IAM_LIST_OWN_PROJECTS,
  CATENA_API_IAM_LIST_PROJECTS,
  CATENA_API_IAM_LIST_DOMAINS,

  CATENA_API_N_IDS,
} CatenaApiId;

typedef enum
{
  CATENA_API_FLAGS_NONE = 0,
  /* Sending it twice does what sending it once does, so a lost answer may be asked for again. */
  CATENA_API_FLAGS_REPEATABLE = 1 << 0,
  /* The answer is a file, not JSON. */
  CATENA_API_FLAGS_DOWNLOAD = 1 << 1,
  /* The request body is multipart/form-data: not signed, see bcs 3.4. */
  CATENA_API_FLAGS_MULTIPART = 1 << 2,
} CatenaApiFlags;

/**
 * CatenaApi:
 * @id: the operation
 * @name: its operation id in the contract, for logs, tests and the simulator's control
 * @cloud: whose endpoint it is sent to
 * @method: HTTP method
 * @path: path below the endpoint, with `{name}` where a parameter goes
 * @flags: what is special about it
 * @iam_action: (nullable): the IAM action a custom policy has to allow
 * @section: section of the reference
 *
 * One row of the table of operations. URLs, the retry rule, "you lack this permission", the
 * simulator's routes and the contract test are all read from here.
 */
typedef struct
{
  CatenaApiId id;
  const char *name;
  CatenaApiCloud cloud;
  const char *method;
  const char *path;
  CatenaApiFlags flags;
  const char *iam_action;
  const char *section;
} CatenaApi;

const CatenaApi *catena_api_get (CatenaApiId id);
const CatenaApi *catena_api_get_by_name (const char *name);
const CatenaApi *catena_api_match (CatenaApiCloud cloud,
                                   const char    *method,
                                   const char    *path,
                                   GHashTable   **parameters);
char            *catena_api_build_path (CatenaApiId  id,
                                        GHashTable  *parameters,
                                        GError     **error);

G_END_DECLS
