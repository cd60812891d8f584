/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-api"

#include "config.h"

#include "catena-api.h"

#include "catena-error.h"

#include <string.h>

/* Pure data, in the order of CatenaApiId (a test holds it to that). */
static const CatenaApi apis[] = {
  { CATENA_API_NONE, "none", CATENA_API_CLOUD_BCS, "", "", CATENA_API_FLAGS_NONE, NULL, "" },
  { CATENA_API_CREATE_SERVICE, "createService", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/blockchains",
    CATENA_API_FLAGS_NONE, "bcs:fabricInstance:createOnDemand", "5.1.1" },
  { CATENA_API_GET_CREATION_STATUS, "getCreationStatus", CATENA_API_CLOUD_BCS, "GET",
    "/v2/{project_id}/blockchains/{blockchain_id}/status",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricInstance:getStatus", "5.1.2" },
  { CATENA_API_GET_SERVICE, "getService", CATENA_API_CLOUD_BCS, "GET",
    "/v2/{project_id}/blockchains/{blockchain_id}",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricInstance:getDetail", "5.1.3" },
  { CATENA_API_MODIFY_SERVICE, "modifyService", CATENA_API_CLOUD_BCS, "PUT",
    "/v2/{project_id}/blockchains/{blockchain_id}",
    CATENA_API_FLAGS_NONE, "bcs:fabricInstance:update", "5.1.4" },
  { CATENA_API_CREATE_CHANNELS, "createChannels", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/blockchains/{blockchain_id}/channels",
    CATENA_API_FLAGS_NONE, "bcs:fabricChannel:create", "5.1.5" },
  { CATENA_API_LIST_CHANNELS, "listChannels", CATENA_API_CLOUD_BCS, "GET",
    "/v2/{project_id}/blockchains/{blockchain_id}/channels",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricChannel:list", "5.1.6" },
  { CATENA_API_ADD_PEERS_TO_CHANNEL, "addPeersToChannel", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/blockchains/{blockchain_id}/channels/peers",
    CATENA_API_FLAGS_NONE, "bcs:fabricChannel:addPeer", "5.1.7" },
  { CATENA_API_REMOVE_ORGS_FROM_CHANNEL, "removeOrgsFromChannel", CATENA_API_CLOUD_BCS, "PUT",
    "/v2/{project_id}/blockchains/{blockchain_id}/{channel_id}/orgs/quit",
    CATENA_API_FLAGS_NONE, "bcs:fabricChannel:removeOrg", "5.1.8" },
  { CATENA_API_DOWNLOAD_CERTIFICATES, "downloadCertificates", CATENA_API_CLOUD_BCS, "GET",
    "/v2/{project_id}/blockchains/{blockchain_id}/cert",
    CATENA_API_FLAGS_REPEATABLE | CATENA_API_FLAGS_DOWNLOAD, "bcs:fabricInstance:downloadCert", "5.1.9" },
  { CATENA_API_DOWNLOAD_SDK_CONFIG, "downloadSdkConfig", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/blockchains/{blockchain_id}/sdk-cfg",
    CATENA_API_FLAGS_DOWNLOAD, "bcs:fabricInstance:downloadSdkCfg", "5.1.10" },
  { CATENA_API_GENERATE_USER_CERTIFICATE, "generateUserCertificate", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/blockchains/{blockchain_id}/orgs/{org_name}/usercert/{user_name}",
    CATENA_API_FLAGS_DOWNLOAD, "bcs:fabricInstance:createUserCert", "5.1.11" },
  { CATENA_API_UNFREEZE_USER_CERTIFICATE, "unfreezeUserCertificate", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/blockchains/{blockchain_id}/orgs/{org_name}/usercert/{user_name}/unfreeze",
    CATENA_API_FLAGS_MULTIPART, "bcs:fabricInstance:unfreezeUserCert", "5.1.12" },
  { CATENA_API_FREEZE_USER_CERTIFICATE, "freezeUserCertificate", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/blockchains/{blockchain_id}/orgs/{org_name}/usercert/{user_name}/freeze",
    CATENA_API_FLAGS_MULTIPART, "bcs:fabricInstance:freezeUserCert", "5.1.13" },
  { CATENA_API_LIST_QUOTAS, "listQuotas", CATENA_API_CLOUD_BCS, "GET",
    "/v2/{project_id}/quotas",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricInstance:listQuota", "5.1.14" },
  { CATENA_API_GET_FLAVORS, "getFlavors", CATENA_API_CLOUD_BCS, "GET",
    "/v2/{project_id}/blockchains/flavors",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricInstance:getFlavor", "5.1.15" },
  { CATENA_API_LIST_PEERS, "listPeers", CATENA_API_CLOUD_BCS, "GET",
    "/v2/{project_id}/blockchains/{blockchain_id}/nodes",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricInstance:getNodes", "5.1.16" },
  { CATENA_API_LIST_OPERATION_RECORDS, "listOperationRecords", CATENA_API_CLOUD_BCS, "GET",
    "/v2/{project_id}/operation/record",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricInstance:listRecord", "5.1.17" },
  { CATENA_API_LIST_SERVICES, "listServices", CATENA_API_CLOUD_BCS, "GET",
    "/v2/{project_id}/blockchains",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricInstance:list", "5.1.18" },
  { CATENA_API_DELETE_SERVICE, "deleteService", CATENA_API_CLOUD_BCS, "DELETE",
    "/v2/{project_id}/blockchains/{blockchain_id}",
    CATENA_API_FLAGS_NONE, "bcs:fabricInstance:delete", "5.1.19" },
  { CATENA_API_REMOVE_PEERS_FROM_CHANNEL, "removePeersFromChannel", CATENA_API_CLOUD_BCS, "PUT",
    "/v2/{project_id}/blockchains/{blockchain_id}/{channel_id}/peers/quit",
    CATENA_API_FLAGS_NONE, "bcs:fabricChannel:removePeer", "5.1.20" },
  { CATENA_API_DELETE_CHANNEL, "deleteChannel", CATENA_API_CLOUD_BCS, "DELETE",
    "/v2/{project_id}/blockchains/{blockchain_id}/channel/{channel_id}",
    CATENA_API_FLAGS_NONE, "bcs:fabricChannel:delete", "5.1.21" },
  { CATENA_API_INVITE_TENANTS, "inviteTenants", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/members/invitations",
    CATENA_API_FLAGS_NONE, "bcs:fabricMember:createInvitation", "5.2.1" },
  { CATENA_API_HANDLE_INVITATION, "handleInvitation", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/notification/handle",
    CATENA_API_FLAGS_NONE, "bcs:fabricNotification:handle", "5.2.2" },
  { CATENA_API_LIST_NOTIFICATIONS, "listNotifications", CATENA_API_CLOUD_BCS, "GET",
    "/v2/{project_id}/notifications",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricNotification:list", "5.2.3" },
  { CATENA_API_LIST_MEMBERS, "listMembers", CATENA_API_CLOUD_BCS, "GET",
    "/v2/{project_id}/members",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricMember:list", "5.2.4" },
  { CATENA_API_DELETE_INVITATIONS, "deleteInvitations", CATENA_API_CLOUD_BCS, "DELETE",
    "/v2/{project_id}/members/invitations",
    CATENA_API_FLAGS_NONE, "bcs:fabricMember:deleteInvitation", "5.2.5" },
  { CATENA_API_EXIT_CONSORTIUM, "exitConsortium", CATENA_API_CLOUD_BCS, "PUT",
    "/v2/{project_id}/members/quit",
    CATENA_API_FLAGS_NONE, "bcs:fabricMember:quit", "5.2.6" },
  { CATENA_API_QUERY_ALARMS, "queryAlarms", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/blockchains/{blockchain_id}/events",
    CATENA_API_FLAGS_REPEATABLE, NULL, "5.3.1" },
  { CATENA_API_QUERY_ALARM_STATISTICS, "queryAlarmStatistics", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/blockchains/{blockchain_id}/events/statistic",
    CATENA_API_FLAGS_REPEATABLE, NULL, "5.3.2" },
  { CATENA_API_QUERY_METRICS, "queryMetrics", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/blockchains/{blockchain_id}/metric/list",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricInstance:listInstanceMetric", "5.3.3" },
  { CATENA_API_QUERY_ENTITY_METRICS, "queryEntityMetrics", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/blockchains/{blockchain_id}/entity/metric/list",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricInstance:listOrgMetric", "5.3.4" },
  { CATENA_API_QUERY_ENTITY_INSTANCE_METRICS, "queryEntityInstanceMetrics", CATENA_API_CLOUD_BCS, "POST",
    "/v2/{project_id}/blockchains/{blockchain_id}/entity/instance/metric/list",
    CATENA_API_FLAGS_REPEATABLE, "bcs:fabricInstance:getOrgMetric", "5.3.5" },
  { CATENA_API_IAM_CREATE_TOKEN, "iamCreateToken", CATENA_API_CLOUD_IAM, "POST",
    "/v3/auth/tokens",
    CATENA_API_FLAGS_NONE, NULL, "7.3" },
  { CATENA_API_IAM_LIST_OWN_PROJECTS, "iamListOwnProjects", CATENA_API_CLOUD_IAM, "GET",
    "/v3/auth/projects",
    CATENA_API_FLAGS_REPEATABLE, NULL, "7.3" },
  { CATENA_API_IAM_LIST_PROJECTS, "iamListProjects", CATENA_API_CLOUD_IAM, "GET",
    "/v3/projects",
    CATENA_API_FLAGS_REPEATABLE, NULL, "7.3" },
  { CATENA_API_IAM_LIST_DOMAINS, "iamListDomains", CATENA_API_CLOUD_IAM, "GET",
    "/v3/auth/domains",
    CATENA_API_FLAGS_REPEATABLE, NULL, "7.3" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (apis) == CATENA_API_N_IDS);

static gboolean
match_segments (char      **pattern,
                char      **path,
                GHashTable *parameters)
{
  guint i;

  for (i = 0; pattern[i] != NULL && path[i] != NULL; i++)
    {
      gsize length = strlen (pattern[i]);

      if (pattern[i][0] == '{')
        {
          char *value = g_uri_unescape_string (path[i], NULL);

          if (value == NULL || *value == '\0' || !g_utf8_validate (value, -1, NULL))
            {
              g_free (value);
              return FALSE;
            }
          g_hash_table_insert (parameters, g_strndup (pattern[i] + 1, length - 2), value);
        }
      else if (!g_str_equal (pattern[i], path[i]))
        {
          return FALSE;
        }
    }

  return pattern[i] == NULL && path[i] == NULL;
}

/**
 * catena_api_get:
 * @id: an operation
 *
 * Returns: (transfer none): its row in the table
 */
const CatenaApi *
catena_api_get (CatenaApiId id)
{
  g_return_val_if_fail (id < CATENA_API_N_IDS, &apis[CATENA_API_NONE]);

  return &apis[id];
}

/**
 * catena_api_get_by_name:
 * @name: an operation id of the contract
 *
 * Returns: (transfer none) (nullable): its row in the table
 */
const CatenaApi *
catena_api_get_by_name (const char *name)
{
  for (guint i = CATENA_API_NONE + 1; i < G_N_ELEMENTS (apis); i++)
    {
      if (g_strcmp0 (apis[i].name, name) == 0)
        return &apis[i];
    }

  return NULL;
}

/**
 * catena_api_match:
 * @cloud: whose endpoint was asked
 * @method: HTTP method
 * @path: the path as it arrived, percent-encoded, without the query
 * @parameters: (out) (transfer full) (optional): the decoded path parameters by name
 *
 * Finds the operation that a request is for. Fixed segments go before parameters, as in
 * `/blockchains/flavors` against `/blockchains/{blockchain_id}`.
 *
 * Returns: (transfer none) (nullable): its row in the table
 */
const CatenaApi *
catena_api_match (CatenaApiCloud cloud,
                  const char    *method,
                  const char    *path,
                  GHashTable   **parameters)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);
  g_autoptr (GHashTable) best_parameters = NULL;
  const CatenaApi *best = NULL;

  for (guint i = CATENA_API_NONE + 1; i < G_N_ELEMENTS (apis); i++)
    {
      g_auto (GStrv) pattern = NULL;
      g_autoptr (GHashTable) found = NULL;

      if (apis[i].cloud != cloud || !g_str_equal (apis[i].method, method))
        continue;

      pattern = g_strsplit (apis[i].path, "/", -1);
      found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      if (!match_segments (pattern, segments, found))
        continue;

      if (best == NULL || g_hash_table_size (found) < g_hash_table_size (best_parameters))
        {
          g_clear_pointer (&best_parameters, g_hash_table_unref);
          best_parameters = g_steal_pointer (&found);
          best = &apis[i];
        }
    }

  if (parameters != NULL)
    *parameters = g_steal_pointer (&best_parameters);

  return best;
}

/**
 * catena_api_build_path:
 * @id: an operation
 * @parameters: (nullable) (element-type utf8 utf8): values of its path parameters by name
 * @error: return location for an error
 *
 * Fills the operation's path. A value that is missing, empty, or "." or ".." (which a server would resolve to
 * another path) is refused with %CATENA_ERROR_INPUT.
 *
 * Returns: (transfer full) (nullable): the percent-encoded path
 */
char *
catena_api_build_path (CatenaApiId  id,
                       GHashTable  *parameters,
                       GError     **error)
{
  const CatenaApi *api = catena_api_get (id);
  g_auto (GStrv) segments = g_strsplit (api->path, "/", -1);
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 1; segments[i] != NULL; i++)
    {
      g_string_append_c (path, '/');
      if (segments[i][0] == '{')
        {
          g_autofree char *name = g_strndup (segments[i] + 1, strlen (segments[i]) - 2);
          const char *value = parameters != NULL ? g_hash_table_lookup (parameters, name) : NULL;

          if (value == NULL || *value == '\0' || g_str_equal (value, ".") || g_str_equal (value, ".."))
            {
              CatenaErrorDetails details = { .api = id };

              g_propagate_error (error, catena_error_new (CATENA_ERROR_INPUT, &details,
                                                          "%s: path parameter %s is missing or unusable",
                                                          api->name, name));
              return NULL;
            }
          g_string_append_uri_escaped (path, value, NULL, FALSE);
        }
      else
        {
          g_string_append (path, segments[i]);
        }
    }

  return g_string_free (g_steal_pointer (&path), FALSE);
}
