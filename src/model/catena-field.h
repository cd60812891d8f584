/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CatenaServiceDraft CatenaServiceDraft;

/**
 * CatenaFieldId:
 *
 * The scalar members of a creation (5.1.1) and the few answers that only the wizard asks for. The lists
 * (organizations, channels, edge nodes) are list models of the draft; the last three ids stand for them in
 * findings.
 */
typedef enum
{
  /* Asked by the wizard, not sent. */
  CATENA_FIELD_PURPOSE,           /* "", "private", "union", "invitee" */
  CATENA_FIELD_PASSWORD_AGAIN,
  CATENA_FIELD_NODE_PASSWORD_AGAIN,

  CATENA_FIELD_NAME,
  CATENA_FIELD_VERSION_TYPE,
  CATENA_FIELD_FABRIC_VERSION,
  CATENA_FIELD_BLOCKCHAIN_TYPE,   /* follows the purpose; the inviter's for an invitee */
  CATENA_FIELD_CONSENSUS,
  CATENA_FIELD_SIGN_ALGORITHM,
  CATENA_FIELD_ENTERPRISE_PROJECT_ID,
  CATENA_FIELD_VOLUME_TYPE,
  CATENA_FIELD_EVS_DISK_TYPE,
  CATENA_FIELD_ORG_DISK_SIZE,     /* GB for each organization */
  CATENA_FIELD_DATABASE_TYPE,
  CATENA_FIELD_RESOURCE_PASSWORD,
  CATENA_FIELD_ORDERER_NODE_NUMBER,
  CATENA_FIELD_USE_EIP,
  CATENA_FIELD_BANDWIDTH_SIZE,    /* Mbit/s */
  CATENA_FIELD_CLUSTER_TYPE,      /* "cce" or "ief" */
  CATENA_FIELD_CREATE_NEW_CLUSTER,
  CATENA_FIELD_CLUSTER_ID,
  CATENA_FIELD_CLUSTER_NAME,
  CATENA_FIELD_CLUSTER_PLATFORM,
  CATENA_FIELD_NODE_NUM,
  CATENA_FIELD_NODE_FLAVOR,
  CATENA_FIELD_CCE_FLAVOR,
  CATENA_FIELD_NODE_PASSWORD,     /* plain here; sent as base64 of a SHA-512 crypt */
  CATENA_FIELD_NODE_AZ,
  CATENA_FIELD_NEW_CLUSTER_PLATFORM,
  CATENA_FIELD_IEF_DEPLOY_MODE,
  CATENA_FIELD_COUCHDB_USER,
  CATENA_FIELD_COUCHDB_PASSWORD,
  CATENA_FIELD_TURBO_SHARE_TYPE,
  CATENA_FIELD_TURBO_TYPE,
  CATENA_FIELD_TURBO_AZ,
  CATENA_FIELD_TURBO_SPEC,
  CATENA_FIELD_BATCH_TIMEOUT,
  CATENA_FIELD_MAX_MESSAGE_COUNT,
  CATENA_FIELD_PREFERRED_MAXBYTES,
  CATENA_FIELD_KAFKA_SPEC,
  CATENA_FIELD_KAFKA_STORAGE,
  CATENA_FIELD_KAFKA_AZ,
  CATENA_FIELD_TC3_NEED,
  CATENA_FIELD_RESTFUL_API,
  CATENA_FIELD_IS_INVITEE,
  CATENA_FIELD_INVITOR_TENANT_ID,
  CATENA_FIELD_INVITOR_PROJECT_ID,
  CATENA_FIELD_INVITOR_SERVICE_ID,

  CATENA_FIELD_N_SCALARS,

  CATENA_FIELD_ORGANIZATIONS = CATENA_FIELD_N_SCALARS,
  CATENA_FIELD_CHANNELS,
  CATENA_FIELD_EDGE_NODES,

  CATENA_FIELD_N_IDS,
} CatenaFieldId;

typedef enum
{
  CATENA_FIELD_TYPE_STRING,
  CATENA_FIELD_TYPE_CHOICE, /* a string out of choices; foreign values are kept */
  CATENA_FIELD_TYPE_INTEGER,
  CATENA_FIELD_TYPE_BOOLEAN,
  CATENA_FIELD_TYPE_SECRET,
  CATENA_FIELD_TYPE_LIST,   /* a list model of the draft, not a value */
} CatenaFieldType;

/**
 * CatenaFieldPage:
 *
 * The page of the wizard on which a field is asked.
 */
typedef enum
{
  CATENA_FIELD_PAGE_PURPOSE,
  CATENA_FIELD_PAGE_BASICS,
  CATENA_FIELD_PAGE_AGREEMENT,
  CATENA_FIELD_PAGE_CLUSTER,
  CATENA_FIELD_PAGE_STORAGE,
  CATENA_FIELD_PAGE_ORGANIZATIONS,
  CATENA_FIELD_N_PAGES,
} CatenaFieldPage;

/**
 * CatenaChoice:
 * @value: what is sent (of an integer: its digits)
 * @label: for people; not yet translated, pass it through gettext
 * @description: (nullable): one sentence that helps to choose; not yet translated
 */
typedef struct
{
  const char *value;
  const char *label;
  const char *description;
} CatenaChoice;

/**
 * CatenaField:
 * @name: property name on the draft ("org-disk-size")
 * @path: (nullable): where it stands in the request ("cce_cluster_info.cluster_id"); null: not sent
 * @type: its type; an integer's unit is in the comment at its id
 * @page: where it is asked
 * @default_text: (nullable): default, as text; integers and booleans too ("true"); null: empty (0, false)
 * @label: for people; not yet translated, pass it through gettext
 * @choices: (nullable) (array zero-terminated=1): ends with a null value; integers can have choices, too
 * @applies: (nullable): whether it is asked and sent for this draft; null: always
 * @lockable: whether an invitation or template can fix it
 *
 * One row of the table of fields. Properties, saving, locks, review and the request are loops over it.
 *
 * What is sent follows from it: a field with a @path that applies, unless it is empty. Empty are "", and 0
 * and false where
 * @default_text is null; a @default_text of "" says that the empty string is itself a value (the zone of SFS Turbo).
 * So defaults are always sent, for the service to do what the review has shown whatever its own defaults are,
 * and the optional switches that are off, and what was never filled in, are not.
 */
typedef struct
{
  CatenaFieldId id;
  const char *name;
  const char *path;
  CatenaFieldType type;
  CatenaFieldPage page;
  const char *default_text;
  const char *label;
  const CatenaChoice *choices;
  gboolean (*applies) (CatenaServiceDraft *draft);
  gboolean lockable;
} CatenaField;

const CatenaField *catena_field_get         (CatenaFieldId id);
const CatenaField *catena_field_get_by_name (const char *name);

G_END_DECLS
