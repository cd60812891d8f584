/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-draft-from-detail"

#include "config.h"

#include "catena-draft-template.h"

#include "catena-service-draft-private.h"

/* What 5.1.3 does not return of what 5.1.1 was told, or what cannot be the same again: a cluster carries one service. */
static const CatenaFieldId never_told[] = {
  CATENA_FIELD_ENTERPRISE_PROJECT_ID,
  CATENA_FIELD_EVS_DISK_TYPE,
  CATENA_FIELD_ORG_DISK_SIZE,
  CATENA_FIELD_USE_EIP,
  CATENA_FIELD_BANDWIDTH_SIZE,
  CATENA_FIELD_CREATE_NEW_CLUSTER,
  CATENA_FIELD_CLUSTER_ID,
  CATENA_FIELD_CLUSTER_NAME,
  CATENA_FIELD_NODE_NUM,
  CATENA_FIELD_NODE_FLAVOR,
  CATENA_FIELD_CCE_FLAVOR,
  CATENA_FIELD_NODE_AZ,
  CATENA_FIELD_TURBO_SHARE_TYPE,
  CATENA_FIELD_TURBO_TYPE,
  CATENA_FIELD_TURBO_AZ,
  CATENA_FIELD_TURBO_SPEC,
  CATENA_FIELD_KAFKA_SPEC,
  CATENA_FIELD_KAFKA_STORAGE,
  CATENA_FIELD_KAFKA_AZ,
  CATENA_FIELD_INVITOR_TENANT_ID,
  CATENA_FIELD_INVITOR_PROJECT_ID,
  CATENA_FIELD_INVITOR_SERVICE_ID,
  CATENA_FIELD_EDGE_NODES,
};

static gboolean
has_choice (CatenaFieldId  field,
            const char    *value)
{
  for (const CatenaChoice *choice = catena_field_get (field)->choices; choice->value != NULL; choice++)
    if (g_ascii_strcasecmp (choice->value, value) == 0)
      return TRUE;

  return FALSE;
}

/* A word that the field does not know is as good as none. */
static void
take_text (CatenaServiceDraft *self,
           CatenaFieldId       field,
           const char         *value)
{
  if (value != NULL && (catena_field_get (field)->choices == NULL || has_choice (field, value)))
    catena_service_draft_set_string (self, field, value);
  else
    catena_service_draft_set_to_fill_in (self, field, TRUE);
}

static void
take_number (CatenaServiceDraft *self,
             CatenaFieldId       field,
             gint64              value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  if (value >= 0 && (catena_field_get (field)->choices == NULL || has_choice (field, text)))
    catena_service_draft_set_integer (self, field, value);
  else
    catena_service_draft_set_to_fill_in (self, field, TRUE);
}

/* 0 is what stands for nothing in a count. */
static void
take_count (CatenaServiceDraft *self,
            CatenaFieldId       field,
            gint64              value)
{
  take_number (self, field, value > 0 ? value : -1);
}

static void
take_purpose (CatenaServiceDraft  *self,
              CatenaServiceDetail *detail)
{
  if (g_strcmp0 (detail->deploy_type, "invite") == 0)
    catena_service_draft_set_string (self, CATENA_FIELD_PURPOSE, "invitee");
  else
    take_text (self, CATENA_FIELD_PURPOSE, detail->service_type);
}

/* A new blockchain cannot have the Fabric 1.4 of an old one, nor a consensus that works with that only. */
static void
take_agreement (CatenaServiceDraft  *self,
                CatenaServiceDetail *detail)
{
  const char *fabric = catena_service_detail_get_fabric_version (detail);
  const gboolean outdated = g_strcmp0 (fabric, "1.4") == 0
                            && !catena_service_draft_get_boolean (self, CATENA_FIELD_IS_INVITEE);
  const gboolean possible = detail->consensus != NULL
                            && (!outdated || g_ascii_strcasecmp (detail->consensus, "sflic") == 0);

  take_text (self, CATENA_FIELD_FABRIC_VERSION, outdated ? NULL : fabric);
  take_text (self, CATENA_FIELD_CONSENSUS, possible ? detail->consensus : NULL);
  take_count (self, CATENA_FIELD_ORDERER_NODE_NUMBER,
              possible && detail->orderers != NULL ? detail->orderers->node_count : -1);
  take_text (self, CATENA_FIELD_SIGN_ALGORITHM, detail->sign_algorithm);
  take_count (self, CATENA_FIELD_BATCH_TIMEOUT, detail->batch_timeout);
  take_count (self, CATENA_FIELD_MAX_MESSAGE_COUNT, detail->max_message_count);
  take_count (self, CATENA_FIELD_PREFERRED_MAXBYTES, detail->preferred_maxbytes);
  catena_service_draft_set_boolean (self, CATENA_FIELD_TC3_NEED, detail->is_support_tc3);
}

/* The member of that name is not documented; what is mounted tells as much. */
static const char *
get_volume_type (CatenaServiceDetail *detail)
{
  if (detail->volume_type != NULL)
    return detail->volume_type;

  return detail->evs_pvc_info != NULL ? "evs" : detail->sfs_type;
}

static void
take_resources (CatenaServiceDraft  *self,
                CatenaServiceDetail *detail)
{
  take_number (self, CATENA_FIELD_VERSION_TYPE, detail->version_type);
  take_text (self, CATENA_FIELD_CLUSTER_TYPE, detail->cluster_type);
  take_text (self, CATENA_FIELD_CLUSTER_PLATFORM, detail->cluster_platform_type);
  take_text (self, CATENA_FIELD_NEW_CLUSTER_PLATFORM, detail->cluster_platform_type);
  take_number (self, CATENA_FIELD_IEF_DEPLOY_MODE, detail->ief_deploy_mode);
  take_text (self, CATENA_FIELD_VOLUME_TYPE, get_volume_type (detail));
  take_text (self, CATENA_FIELD_DATABASE_TYPE, detail->database_type);
  take_text (self, CATENA_FIELD_COUCHDB_USER, detail->couchdb_user);
  catena_service_draft_set_boolean (self, CATENA_FIELD_RESTFUL_API, detail->is_support_restful);
}

static void
take_organizations (CatenaServiceDraft  *self,
                    CatenaServiceDetail *detail)
{
  if (detail->organizations->len == 0)
    catena_service_draft_set_to_fill_in (self, CATENA_FIELD_ORGANIZATIONS, TRUE);

  for (guint i = 0; i < detail->organizations->len; i++)
    {
      const CatenaNodeGroup *group = g_ptr_array_index (detail->organizations, i);

      catena_service_draft_add_organization (self, group->name, (guint) CLAMP (group->node_count, 0, G_MAXINT));
    }
}

static void
take_channels (CatenaServiceDraft  *self,
               CatenaServiceDetail *detail)
{
  GListModel *organizations = catena_service_draft_get_organizations (self);

  for (guint i = 0; i < detail->channels->len; i++)
    {
      const CatenaChannelInfo *info = g_ptr_array_index (detail->channels, i);
      CatenaDraftChannel *channel = catena_service_draft_add_channel (self, info->name, NULL);

      for (guint j = 0; j < g_list_model_get_n_items (organizations); j++)
        {
          g_autoptr(CatenaDraftOrganization) organization = g_list_model_get_item (organizations, j);

          if (g_strv_contains ((const char * const *) info->organizations,
                               catena_draft_organization_get_name (organization)))
            catena_draft_channel_set_member (channel, organization, TRUE);
        }
    }
}

/**
 * catena_service_draft_new_from_detail:
 * @detail: an existing service
 *
 * Makes a draft of a service like @detail: all that 5.1.3 tells of it except its name, as that is taken. What it does
 * not tell, or in a word that is not known, keeps its default and is marked as to be filled in; so is what two
 * services cannot share (the cluster) and what a new one cannot have (Fabric 1.4, unless it is an invitee's).
 *
 * Returns: (transfer full): a new draft
 */
CatenaServiceDraft *
catena_service_draft_new_from_detail (CatenaServiceDetail *detail)
{
  CatenaServiceDraft *self;

  g_return_val_if_fail (detail != NULL, NULL);

  self = g_object_new (CATENA_TYPE_SERVICE_DRAFT, NULL);
  take_purpose (self, detail);
  take_agreement (self, detail);
  take_resources (self, detail);
  take_organizations (self, detail);
  take_channels (self, detail);
  for (guint i = 0; i < G_N_ELEMENTS (never_told); i++)
    catena_service_draft_set_to_fill_in (self, never_told[i], TRUE);
  catena_service_draft_mark_secrets (self);

  return self;
}
